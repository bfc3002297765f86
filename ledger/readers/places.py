"""Where articles are: a path, folder, glob or "-" as the files behind it."""

import errno
import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ledger.model.problem import Problem
from ledger.readers.formats import is_readable

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file that is there and can be opened without waiting for anybody, or standard input."""

    path: str
    """As given, or the folder as given with the file's name; "-" for standard input."""

    @property
    def origin(self) -> str:
        """The path as text that can be stored: bytes that are no UTF-8 are U+FFFD."""
        return os.fsencode(self.path).decode("utf-8", errors="replace")

    @property
    def name(self) -> str:
        """The file's stem."""
        return "stdin" if self.path == STDIN else Path(self.origin).stem

    @property
    def suffix(self) -> str:
        """The file's last suffix with its dot, lower case; nothing for standard input."""
        return Path(self.origin).suffix.lower()


def find_places(path: str) -> Iterator[Place | Problem]:
    """The files that a path of the command line stands for, sorted by name; a Problem for what cannot be read.

    A path that exists is taken as it is, even if it holds `*`, `?` or `[`. A folder stands for the files in it that
    have a reader's suffix, hidden ones and folders in it excepted.
    """
    if path == STDIN:
        yield Place(path=path)
        return
    try:
        kind = _mode(path)
    except (OSError, ValueError) as error:
        yield from _by_pattern(path, error)
        return
    if stat.S_ISDIR(kind):
        yield from _in_folder(path)
    else:
        yield _file(path)


def _by_pattern(path: str, error: OSError | ValueError) -> Iterator[Place | Problem]:
    """What a pattern matches; for anything else why the path itself cannot be used."""
    is_pattern = glob.has_magic(path) and "\0" not in path
    matches = sorted(glob.glob(path, recursive=True)) if is_pattern else []  # noqa: PTH207 - Path.glob refuses "/a/*"
    files = [match for match in matches if not Path(match).is_dir() or is_readable(Path(match).suffix)]
    if files:
        yield from (_file(match) for match in files)
    elif matches:
        for folder in matches:
            yield from _in_folder(folder)
    else:
        yield _missing(path, error)


def _missing(path: str, error: OSError | ValueError) -> Problem:
    where = Place(path=path).origin.replace("\0", "\ufffd")
    if glob.has_magic(path):
        return Problem(kind="missing", where=where, what="no file matches this pattern; check it, or quote the name")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        if Path(path).is_symlink():
            return Problem(kind="missing", where=where, what="this link leads to no file; mend or leave it out")
        return Problem(kind="missing", where=where, what="no such file or folder; check the path")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such path can be"
    return Problem(
        kind="unreadable", where=where, what=f"it cannot be opened ({reason}); check the path and its rights"
    )


def _in_folder(path: str) -> Iterator[Place | Problem]:
    where = Place(path=path).origin
    try:
        names = sorted(entry.name for entry in os.scandir(path))
    except OSError as error:
        what = f"this folder cannot be listed ({error.strerror}); check its rights"
        yield Problem(kind="unreadable", where=where, what=what)
        return
    readable = [name for name in names if is_readable(Path(name).suffix) and not name.startswith(".")]
    if not readable:
        what = "no readable file in this folder (.txt, .md, .html, .jsonl); name the files, or the folder they are in"
        yield Problem(kind="no_readable_file", where=where, what=what)
    yield from (_file(os.path.join(path, name)) for name in readable)  # noqa: PTH118 - keeps "./" as given


def _file(path: str) -> Place | Problem:
    """The file, if it is one: what never ends or waits for a writer is not opened at all."""
    try:
        kind = _mode(path)
    except (OSError, ValueError) as error:
        return _missing(path, error)
    if stat.S_ISREG(kind):
        return Place(path=path)
    if stat.S_ISDIR(kind):
        what = "this is a folder with a file's name; name the files in it"
    else:
        what = "this is a pipe, socket or device, not a file; give - and redirect it to standard input"
    return Problem(kind="not_a_file", where=Place(path=path).origin, what=what)


def _mode(path: str) -> int:
    """What kind of thing is there, links followed.

    Raises:
        OSError: when nothing is there, or it may not be looked at.
        ValueError: when no path can be so.
    """
    if not path:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    return Path(path).stat().st_mode
