"""Signed notes (C2SP signed-note, https://c2sp.org/signed-note): a text with Ed25519 signatures under it.

A note is the text, which ends with a newline, an empty line, and a line for each signature: an em dash, a space, the
key's name, a space, the base64 of the key's id and the signature. Notes are read strictly: what is read is written
again and compared, so that no two notes say the same.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.log.fault import LogError
from ledger.log.keys import SigningKey, VerifierKey, check_name

MAX_BYTES = 1 << 18
"""A longer note is refused; the sixteen signatures of 5 kB that every reader must take fit in twice."""

MAX_SIGNATURES = 100
"""A note with more is refused, as by Go's note package."""

_ID_BYTES = 4
_SIGNATURE = re.compile(r"\u2014 (?P<name>[^ ]+) (?P<signature>[A-Za-z0-9+/=]+)")
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line of a note."""

    name: str
    """Name of the key."""
    key_id: str
    """Eight hexadecimal digits."""
    signature: bytes

    def __str__(self) -> str:
        """The line, without its newline."""
        return f"\u2014 {self.name} {base64.b64encode(bytes.fromhex(self.key_id) + self.signature).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signatures, verified or not."""

    text: str
    """Ends with a newline."""
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        """The whole note."""
        return "".join((self.text, "\n", *(f"{signature}\n" for signature in self.signatures)))


def sign(text: str, key: SigningKey) -> str:
    """The note of this text with the key's signature.

    Raises:
        LogError: when a note cannot hold the text.
    """
    _check_characters(text)
    if not text.endswith("\n"):
        raise LogError("the text of a note ends with a newline")
    note = str(Note(text, (Signature(key.name, key.verifier.id, key.sign(text.encode())),)))
    _check_size(note)
    return note


def parse(note: str | bytes) -> Note:
    """The text and the signatures of a note. Nothing of it is to be believed before `verify`.

    Raises:
        LogError: when it is no note, or not written in the one way that its content has.
    """
    whole = note if isinstance(note, str) else _decoded(note)
    _check_size(whole)
    _check_characters(whole)
    text, blank, signatures = whole.rpartition("\n\n")
    lines = signatures.split("\n")
    if not blank or len(lines) == 1 or lines.pop():
        raise LogError("a note is a text, an empty line and lines of signatures, each with its newline")
    if len(lines) > MAX_SIGNATURES:
        raise LogError(f"a note of {len(lines)} signatures; {MAX_SIGNATURES} are read")
    found = Note(text + "\n", tuple(_signature(line) for line in lines))
    if str(found) != whole:
        raise LogError("the note is not written as its content is written")
    return found


def verify(note: str | bytes, verifiers: Iterable[VerifierKey]) -> Note:
    """The note with those of its signatures that these keys made; signatures of other keys are passed over.

    Raises:
        LogError: when it is no note, none of the keys signed it, one that did has signed another text or signed twice,
            or two of the keys cannot be told apart.
    """
    found, keys = parse(note), _by_name(verifiers)
    verified: dict[tuple[str, str], Signature] = {}
    for signature in found.signatures:
        name = signature.name, signature.key_id
        if (key := keys.get(name)) is None:
            continue
        if name in verified:
            raise LogError(f"two signatures of key {key.name}+{key.id}")
        if not key.verify(found.text.encode(), signature.signature):
            raise LogError(f"the signature of key {key.name}+{key.id} is not of this text")
        verified[name] = signature
    if not verified:
        raise LogError("no known key has signed this note")
    return Note(found.text, tuple(verified.values()))


def _by_name(verifiers: Iterable[VerifierKey]) -> dict[tuple[str, str], VerifierKey]:
    keys: dict[tuple[str, str], VerifierKey] = {}
    for key in verifiers:
        if keys.setdefault((key.name, key.id), key) != key:
            raise LogError(f"two keys are {key.name}+{key.id}")
    return keys


def _signature(line: str) -> Signature:
    found = _SIGNATURE.fullmatch(line)
    if found is None:
        raise LogError("a signature is written: em dash, name of the key, base64")
    check_name(found["name"])
    try:
        data = base64.b64decode(found["signature"], validate=True)
    except ValueError:
        raise LogError("a signature of the note is no base64") from None
    if len(data) <= _ID_BYTES:
        raise LogError("a signature of the note is cut off")
    return Signature(found["name"], data[:_ID_BYTES].hex(), data[_ID_BYTES:])


def _decoded(note: bytes) -> str:
    try:
        return note.decode("utf-8")
    except UnicodeDecodeError:
        raise LogError("a note is UTF-8") from None


def _check_size(note: str) -> None:
    if len(note) > MAX_BYTES or len(note.encode("utf-8", "replace")) > MAX_BYTES:
        raise LogError(f"a note of more than {MAX_BYTES} bytes is not read")


def _check_characters(text: str) -> None:
    if _FORBIDDEN.search(text):
        raise LogError("a note holds no control characters but newlines, and no lone surrogates")
