"""The shorter names by which an article goes on to call a body: "Brightwave" for "Brightwave Telecom", initials."""

from collections.abc import Sequence

from ledger.extract.speakers.figure import Figure

COMMON_FIRST = frozenset("the national north south east west new united royal bank central general international first federal state university ministry police department city office institute council".split())  # fmt: skip
"""First words that stand for no one name."""


def short_forms(own: dict[str, Figure], taken: set[str]) -> dict[str, Figure]:
    """Every name that can stand for a body: its own, its initials, and short forms that are no word or person of the text."""
    longest = {name: figure for name, figure in own.items() if not any(_is_short(name, other) for other in own)}
    out: dict[str, Figure] = {}
    for name in own:
        wholes = [f for other, f in longest.items() if other == name or _is_short(name, other)]
        if wholes:
            out[name] = wholes[0]
    for name, figure in longest.items():
        words = name.split()
        if len(words) > 2 and (short := _initials(words)) in own:  # noqa: PLR2004  initials of two words are too many things
            out[short] = figure
        keys = {words[0], " ".join(words[:-1]), f"{words[0]} {words[-1]}"} if len(words) > 1 else set()
        if len(words) > 2:  # noqa: PLR2004  initials of two words are too many things
            keys.add(_initials(words))
        for key in keys - out.keys() - COMMON_FIRST - taken:
            out[key] = figure
    return out


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word not in ("of", "for", "and", "the"))


def _is_short(name: str, whole: str) -> bool:
    """Whether a name is the whole one with words left out, the first kept."""
    short, words = name.split(), whole.split()
    if len(short) >= len(words) or short[0] != words[0] or short[0] in COMMON_FIRST:
        return False
    rest = iter(words)
    return all(word in rest for word in short)
