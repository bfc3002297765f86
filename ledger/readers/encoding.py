"""Bytes to text: the encoding is decided once, and how it was chosen is kept.

In order: what the user says, a byte order mark, where the NULs of UTF-16 stand, what the file itself declares (HTML),
strict UTF-8, UTF-8 with a few damaged bytes or lone surrogates, Windows-1252 if the result looks like words,
charset-normalizer's guess.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ledger.model.problem import Problem, UsageError
from ledger.readers.sniff import HEAD_OF_WIDE, wide_encoding

BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

BOM = "\ufeff"

DAMAGE = 3
"""A text is damaged UTF-8, and not something else, if this many good sequences stand against each bad one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text out of bytes."""

    text: str
    """Without byte order mark, otherwise as it stands."""
    encoding: str
    """The encoding and how it was chosen: "utf-8 (strict)", "cp1252 (fallback)"."""
    problems: tuple[Problem, ...] = ()


def check_encoding(name: str) -> None:
    """Nothing, when Python can decode text with this encoding.

    Raises:
        UsageError: when it cannot.
    """
    try:
        known = codecs.lookup(name)
        text_encoding = isinstance("".encode(known.name), bytes) and isinstance(b"".decode(known.name), str)
    except (LookupError, ValueError):
        text_encoding = False
    if not text_encoding:
        raise UsageError(f"unknown encoding {name!r}", where="--encoding", todo="give utf-8, cp1252, gb18030 or alike")


def decode(data: bytes, *, where: str, option: str | None = None, declared: str | None = None) -> Decoded | Problem:
    """The text of these bytes.

    Args:
        data: the whole file, or a whole line.
        where: what a Problem names.
        option: the encoding that the user gave: nothing else is tried.
        declared: the encoding that the file itself names; tried after a byte order mark.
    """
    if option is not None:
        return _as_told(data, option, where)
    if bom := next((name for mark, name in BOMS if data.startswith(mark)), None):
        return _strict(data, bom, "BOM") or _damaged(data, bom, where)
    wide = wide_encoding(data[:HEAD_OF_WIDE])
    return (
        (_strict(data, wide, "no BOM") if wide else None)
        or (_strict(data, declared, "declared") if declared else None)
        or _strict(data, "utf-8", "strict")
        or (_nearly(data, declared, where) if declared else None)
        or _nearly(data, "utf-8", where)
        or _halved(data)
        or _western(data)
        or _guess(data)
        or Problem(
            kind="not_text", where=where, what="no text encoding fits these bytes: give --encoding if it is text"
        )
    )


def _as_told(data: bytes, encoding: str, where: str) -> Decoded | Problem:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        what = f"this is not {encoding}: it cannot be decoded{at}; give the right --encoding, or none to have it found"
        return Problem(kind="encoding", where=where, what=what)
    return Decoded(text=text.removeprefix(BOM), encoding=f"{encoding} (option)")


def _strict(data: bytes, encoding: str, how: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return Decoded(text=text.removeprefix(BOM), encoding=f"{encoding.removesuffix('-sig')} ({how})")


def _damaged(data: bytes, encoding: str, where: str) -> Decoded:
    """The text with U+FFFD for what cannot be decoded."""
    text = data.decode(encoding, errors="replace").removeprefix(BOM)
    name = encoding.removesuffix("-sig")
    what = f"{text.count(chr(0xFFFD))} places are no {name} and were read as U+FFFD; the rest was kept"
    return Decoded(
        text=text, encoding=f"{name} (damaged)", problems=(Problem(kind="encoding", where=where, what=what),)
    )


def _nearly(data: bytes, encoding: str, where: str) -> Decoded | None:
    """The damaged text, if the encoding fits so well elsewhere that it must be the right one."""
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        return None
    bad = text.count("\ufffd")
    good = count_beyond_ascii(text) - bad
    return _damaged(data, encoding, where) if good >= DAMAGE * bad else None


def _halved(data: bytes) -> Decoded | None:
    """The text of UTF-8 that is good but for lone surrogates; they are left for the front door to replace."""
    try:
        text = data.decode("utf-8", errors="surrogatepass")
    except UnicodeError:
        return None
    return Decoded(text=text, encoding="utf-8 (lone surrogates)")


def _western(data: bytes) -> Decoded | None:
    """The text in Windows-1252, if it has all the bytes and the result looks like words."""
    decoded = _strict(data, "cp1252", "fallback")
    return decoded if decoded and looks_western(decoded.text) else None


TYPOGRAPHIC = (
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2013\u2014\u2022\u00ab\u00bb\u2039\u203a\u00a0\u00b7\u00ad\u20ac"
)
"""The marks of Windows-1252 that stand in rows, and next to letters, in good texts."""

RUN = re.compile(rf"[^\x00-\x7f{TYPOGRAPHIC}]{{3,}}")
CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?!\u0178)[\u00c0-\u00d6\u00d8-\u00de\u0160\u017d\u0152]")
SIGN_INSIDE = re.compile(rf"(?<=[^\W\d_])[^\x00-\x7f\w{TYPOGRAPHIC}](?=[^\W\d_])")
SUPERSCRIPT_INSIDE = re.compile(r"(?<=[^\W\d_])[\u00b2\u00b3\u00b9\u00aa\u00ba\u00bc-\u00be](?=[^\W\d_])")


def looks_western(text: str) -> bool:
    """Whether a Windows-1252 reading makes sense: accented letters stand alone in words, signs stand outside them.

    Cyrillic or Chinese read so gives rows of accents, Mac Roman capitals inside words, Polish signs inside words.
    """
    odd = sum(len(run) for run in RUN.findall(text))
    odd += sum(len(rule.findall(text)) for rule in (CAPITAL_INSIDE, SIGN_INSIDE, SUPERSCRIPT_INSIDE))
    return odd * 3 <= count_beyond_ascii(text)


def count_beyond_ascii(text: str) -> int:
    """How many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", errors="ignore"))


def _guess(data: bytes) -> Decoded | None:
    best = from_bytes(data).best()
    return _strict(data, best.encoding.replace("_", "-"), "guessed") if best else None
