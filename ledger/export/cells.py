"""What a cell may hold: text that no spreadsheet takes for a formula and no file format chokes on."""

import re
import unicodedata

CELL_LIMIT = 32_767
"""UTF-16 code units that a cell of a workbook holds (Excel specifications and limits)."""

GUARD = "'"
"""Put before a cell that a spreadsheet would run; spreadsheets show what follows it as text."""

_STARTERS = frozenset("=+-@\N{MINUS SIGN}")
_LINE_STARTERS = frozenset("\t\r\n")
_UNSAFE = re.compile("[\x00\ud800-\udfff]")
_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_BREAK = re.compile("\r\n?")


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula.

    That is: it begins with TAB, CR or LF; or its first character that is neither white space nor unseen is
    one of = + - @, their full-width, small and superscript forms among them (OWASP, CSV injection).
    """
    if text[:1] in _LINE_STARTERS:
        return text != ""
    for char in text:
        if char.isspace() or unicodedata.category(char) in {"Cc", "Cf"}:
            continue
        return char in _STARTERS or unicodedata.normalize("NFKC", char)[0] in _STARTERS
    return False


def guarded(text: str) -> str:
    """The text, with `GUARD` before it where a spreadsheet may take it for a formula."""
    return GUARD + text if starts_formula(text) else text


def encodable(text: str) -> str:
    """The text with NUL and lone surrogates, which no UTF-8 file carries safely, mapped 1:1 to U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)


def visible(text: str) -> str:
    """The text for people: what acts unseen is shown.

    Controls become their pictures (U+2400 ...), those that turn the direction of writing their code in brackets,
    so that no text can show itself in another order than it has.
    """
    return _UNSEEN.sub(lambda match: _shown(match[0]), text)


def workbook_text(text: str) -> str:
    """The text as a workbook's cell holds it: visible, LF for line breaks, cut with a note at `CELL_LIMIT`."""
    return cut(_FORBIDDEN_IN_XML.sub("\ufffd", visible(_LINE_BREAK.sub("\n", text))))


def _shown(char: str) -> str:
    """A stand-in for a character that is not seen."""
    code = ord(char)
    if code < 0x20:  # noqa: PLR2004 - C0 controls have pictures in the same order from U+2400
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:  # noqa: PLR2004 - surrogates and noncharacters
        return "\ufffd"
    return f"\u27e6U+{code:04X}\u27e7"


def cut(text: str) -> str:
    """The text in at most `CELL_LIMIT` UTF-16 code units, saying what was left out."""
    if len(text) * 2 <= CELL_LIMIT or _units(text) <= CELL_LIMIT:
        return text
    note = f" \u2026 [cut: {len(text)} characters in all]"
    room = CELL_LIMIT - len(note)
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - max(1, (_units(kept) - room) // 2)]
    return kept + note


def _units(text: str) -> int:
    """How many UTF-16 code units the text takes."""
    return len(text) + sum(char > "\uffff" for char in text)
