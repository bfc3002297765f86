"""The key that signs what this user appends: a file in the user's configuration folder that nobody else may read.

The file holds one line, the private key as C2SP signed notes write it. Its content is never printed.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from platformdirs import user_config_path

from ledger.log.keys import SigningKey
from ledger.model.problem import StoreError

VARIABLE = "LEDGER_KEY"
"""Names another file than the one in the configuration folder."""

KEY_NAME = "attribution-ledger"
"""The name in the key and in every signature's line."""

_FILE = "signing.key"
_LONGEST = 4096
"""Bytes of a key file that are read."""
_ONLY_OWNER = stat.S_IRUSR | stat.S_IWUSR
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def key_path() -> Path:
    """Where this user's key is, or will be."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_config_path(KEY_NAME) / _FILE


def held_key(path: Path | None = None) -> SigningKey | None:
    """This user's key; None where there is no file.

    Raises:
        StoreError: when the file cannot be read, others may read it, or it holds no key.
    """
    path = path or key_path()
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            words = file.read(_LONGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"the signing key cannot be read ({error.strerror})", where=str(path)) from error
    if os.name == "posix" and mode & _OTHERS:
        raise StoreError("others may read the signing key", where=str(path), todo=f"run: chmod 600 {path}")
    try:
        return SigningKey.parse(words.decode("ascii").strip())
    except ValueError as error:
        todo = f"put the key back from a copy, or name another with {VARIABLE}; nothing was changed"
        raise StoreError("this is no signing key", where=str(path), todo=todo) from error


def signing_key() -> SigningKey:
    """This user's key, made if there is none: of two processes that make it at once, both get the same.

    Raises:
        StoreError: as `held_key`, and when the file cannot be written.
    """
    path = key_path()
    return held_key(path) or _made(path)


def next_key() -> SigningKey:
    """The key that is to come after this user's: made and kept beside it, or one that was made for that before.

    Raises:
        StoreError: when the file cannot be read or written.
    """
    path = _next_path()
    return held_key(path) or _made(path)


def promote(old: SigningKey) -> Path:
    """Puts the next key in the place of this user's; gives where the old one is kept.

    Raises:
        StoreError: when the files cannot be moved.
    """
    path = key_path()
    kept = path.with_name(f"{path.name}.{old.verifier.id}")
    try:
        if not kept.exists():
            os.link(path, kept)
        _next_path().replace(path)
    except OSError as error:
        raise StoreError(f"the signing key cannot be moved ({error.strerror})", where=str(path)) from error
    return kept


def key_for(ids: tuple[str, ...]) -> SigningKey:
    """This user's key; the next one, where that is the one that may sign: a change of keys was cut short.

    Args:
        ids: of the keys that may sign; none for a ledger that has not begun.

    Raises:
        StoreError: as `signing_key`.
    """
    key = signing_key()
    if ids and key.verifier.id not in ids:
        following = held_key(_next_path())
        if following is not None and following.verifier.id in ids:
            promote(key)
            return following
    return key


def _next_path() -> Path:
    path = key_path()
    return path.with_name(f"{path.name}.next")


def keep_key(key: SigningKey, path: Path) -> None:
    """Writes a key to a new file that only its owner may read; an existing file is left as it is.

    Raises:
        FileExistsError: when there is a file already.
        StoreError: when the file cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_through(beside, key)
        os.link(beside, path)  # fails where there is a file; what appears is whole
    except FileExistsError:
        raise
    except OSError as error:
        todo = f"name another file with {VARIABLE}"
        raise StoreError(f"the signing key cannot be written ({error.strerror})", where=str(path), todo=todo) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _made(path: Path) -> SigningKey:
    with suppress(FileExistsError):
        keep_key(SigningKey.generate(KEY_NAME), path)
    key = held_key(path)
    if key is None:
        raise StoreError("the signing key was removed while it was made", where=str(path), todo="run it again")
    return key


def _write_through(path: Path, key: SigningKey) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _ONLY_OWNER)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.text + "\n")
        file.flush()
        os.fsync(file.fileno())
