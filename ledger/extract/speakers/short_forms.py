"""The shorter names by which an article goes on to call a body: "Brightwave" for "Brightwave Telecom", initials."""

from collections.abc import Sequence
from itertools import pairwise

from ledger.extract.dates import country_of_place
from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.body_nouns import LAST_WORDS
from ledger.extract.speakers.figure import Figure
from ledger.extract.speakers.runs import OFFICE_ENDS, Run

COMMON_FIRST = frozenset("the national north south east west new united royal bank central general international first federal state university ministry police department city office institute council".split())  # fmt: skip
"""First words that stand for no one name."""

LETTERS = 3
"""Letters from which an abbreviation in brackets need not be the initials of the name: it may be in another language."""


def given_letters(parse: Parse, found: Sequence[Run]) -> dict[int, str]:
    """By the id of a run, the short name that the article says it has: "Lumen Watch (LW)", "..., or LTA,", "X Agency, Trafi,"."""
    out: dict[int, str] = {}
    for run, after in pairwise(found):
        short = after.text.strip("“”\"'")
        if _is_given(parse, run, after) and country_of_place(short) is None:
            out[id(run)] = short
    return out


def _is_given(parse: Parse, run: Run, after: Run) -> bool:
    """Whether the second run stands in brackets, after "or" or in apposition as another name of the first."""
    between = parse.text[parse.end(run.last) : parse.starts[after.first]]
    follows = parse.text[parse.end(after.last) : parse.end(after.last) + 2].strip('”"')
    words, short = run.text.split(), after.text
    named = words[-1].lower() in LAST_WORDS | OFFICE_ENDS or "of" in words
    if (between.strip(' “"') == "(" and follows[:1] == ")") or (
        between in (", or ", ", or the ") and follows[:1] == ","
    ):
        letters = len(words) > 1 and after.first == after.last and short.isupper()
        return letters and (_initials(words) == short or (len(short) >= LETTERS and named))
    beside = parse.deps[after.core] == "appos" and parse.heads[after.core] == run.core
    apart = between in (", ", ", the ") and follows[:1] == "," and after.first == after.last
    return apart and beside and len(words) > 1 and words[-1].lower() in OFFICE_ENDS


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
