"""Lines of styled text on a terminal of some width: broken at blanks, the rest of a line under its text."""

from collections.abc import Iterator, Sequence

from ledger.cli.terminal import columns_of

Line = Sequence[tuple[str, str]]
"""Pieces of text, each with the number of its look (SGR, ECMA-48) or ""; nothing in them acts on a terminal."""

NARROWEST = 20
"""Columns that a line is given even on a narrower terminal."""

_Letter = tuple[str, str]


def wrapped(line: Line, width: int, hang: int = 0) -> Iterator[str]:
    """The line as text of at most this many columns, with the codes of its looks.

    Args:
        line: the pieces.
        width: columns; a word that is longer is broken.
        hang: columns by which the second and later lines are moved in.
    """
    width = max(width, NARROWEST)
    hang = min(hang, width // 2)
    letters = [(letter, look) for words, look in line for letter in words]
    indent = 0
    while letters:
        end = _end(letters, width - indent)
        yield " " * indent + _written(letters[:end])
        letters = letters[end:]
        while letters and letters[0][0] == " ":
            letters = letters[1:]
        indent = hang
    if not line:
        yield ""


def _end(letters: Sequence[_Letter], room: int) -> int:
    """How many letters go on this line: to the last blank within the room, else as many as fit."""
    used, blank = 0, 0
    for at, (letter, _) in enumerate(letters):
        used += columns_of(letter)
        if used > room:
            return blank or max(at, 1)
        if letter == " " and any(one != " " for one, _ in letters[:at]):
            blank = at + 1
    return len(letters)


def _written(letters: Sequence[_Letter]) -> str:
    """The letters with the codes of their looks; blanks at the end are left out."""
    text, now = "", ""
    last = max((at for at, (letter, _) in enumerate(letters) if letter != " "), default=-1)
    for letter, look in letters[: last + 1]:
        if look != now:
            text += f"\x1b[0m\x1b[{look}m" if look else "\x1b[0m"
            now = look
        text += letter
    return text + ("\x1b[0m" if now else "")
