"""Runs of capitalised words that can name a body, whatever the tagger took their words for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.extract.parse.syntax import Parse
from ledger.extract.speakers.body_nouns import LAST_WORDS, OF_BODIES
from ledger.extract.speakers.names import BODY_WORDS, CALENDAR, INNER_PARTICLES

NO_NAMES = frozenset({"PRP", "PRP$", "DT", "WP", "WP$", "WDT", "WRB", "IN", "CC", "UH", "MD", "TO", "EX", "PDT"})
OPENERS = frozenset("\"“‘'([:–—-")
OFFICE_ENDS = frozenset(
    "agency authority commission directorate administration bureau council board institute ministry".split()
)
"""Last words of the names of offices."""
DIGITS = 3
"""Digits at most of a number in a name: "Volna 9"; four are a year."""
HEADLINE = 130
"""Characters that a line without a full stop may have to be taken for a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Tokens of one name, all inclusive."""

    first: int
    core: int
    """The head of the name: "University" of "University of Leiden"."""
    last: int
    text: str
    """Its words, blanks single."""

    @classmethod
    def of(cls, parse: Parse, first: int, core: int, last: int) -> "Run":
        """The run of these tokens."""
        text = " ".join(parse.span(first, last).of(parse.text).split())
        return cls(first=first, core=core, last=last, text=text)


def runs(parse: Parse) -> Iterator[Run]:
    """Every run of the text, in order; headlines are left out, since there every word is capitalised."""
    at, size = 0, len(parse)
    headlines = _headlines(parse)
    while at < size:
        if headlines[at] or not is_capital(parse, at):
            at += 1
            continue
        core = at
        while (after := _next(parse, core)) is not None:
            core = after
        last = _with_of(parse, core)
        yield Run.of(parse, at, core, last)
        at = last + 1


def is_capital(parse: Parse, token: int) -> bool:
    """Whether the word is written as a name's is."""
    word = parse.words[token]
    return word[:1].isupper() and parse.tags[token] not in NO_NAMES and parse.lowers[token] not in CALENDAR


def may_be_common(parse: Parse, run: Run) -> bool:
    """Whether the run is one word that may have its capital only from the sentence that it begins."""
    token = run.first
    if run.last > token or parse.tags[token].startswith("NNP") or not parse.words[token][1:].islower():
        return False
    before = parse.words[token - 1] if token else " "
    return before in OPENERS or before.isspace() or token == parse.sentence(token)[0]


def _next(parse: Parse, token: int) -> int | None:
    """The token that goes on the run after this one, if any does."""
    after = token + 1
    if after >= len(parse):
        return None
    if is_capital(parse, after) or (
        parse.words[after].isdigit() and len(parse.words[after]) <= DIGITS and is_capital(parse, token)
    ):
        return after
    beyond = after + 1
    if beyond >= len(parse) or not is_capital(parse, beyond):
        return None
    word = parse.words[after]
    if word == "&" or (word == "-" and parse.end(token) == parse.starts[after]) or word.lower() in INNER_PARTICLES:
        return beyond
    if word == "and" and _is_one_office(parse, beyond):
        return beyond
    plural = word in ("'", "’") and parse.lowers[token].endswith("s")
    return beyond if plural and parse.lowers[beyond] in BODY_WORDS | LAST_WORDS else None


def _is_one_office(parse: Parse, after: int) -> bool:
    """Whether the capitals after "and" end in the one office that all before them belongs to ("Transport and Communications Agency")."""
    first = after - 2
    while first > 0 and (is_capital(parse, first) and parse.lowers[first] not in OFFICE_ENDS):
        first -= 1
    if parse.lowers[first] not in ("the", "s", "'s", "’s"):
        return False
    last = after
    while last + 1 < len(parse) and is_capital(parse, last + 1):
        last += 1
    return last > after and parse.lowers[last] in OFFICE_ENDS


def _with_of(parse: Parse, core: int) -> int:
    """The last token of "University of Leiden", "Ministry for Posts and Telecommunications"."""
    if parse.lowers[core] not in OF_BODIES or core + 2 >= len(parse):
        return core
    if parse.lowers[core + 1] not in ("of", "for"):
        return core
    at = core + 2
    if parse.lowers[at] == "the" and at + 1 < len(parse):
        at += 1
    if not is_capital(parse, at):
        return core
    while (after := _next(parse, at)) is not None:
        at = after
    ministry = parse.lowers[core] in ("ministry", "department", "bureau", "office")
    while ministry and at + 2 < len(parse) and parse.lowers[at + 1] == "and" and is_capital(parse, at + 2):
        at += 2
        while (after := _next(parse, at)) is not None:
            at = after
    return at


def _headlines(parse: Parse) -> list[bool]:
    """For each token whether its line reads as a headline: short, without an end mark, most of its words capitalised."""
    out, at = [False] * len(parse), 0
    while at < len(parse):
        line = parse.text.find("\n", parse.starts[at])
        end = len(parse.text) if line < 0 else line
        stop = bisect_right(parse.starts, end)
        text = parse.text[parse.starts[at] : end].rstrip()
        if len(text) < HEADLINE and text[-1:] not in '.!?"”’:' and _is_capitalised(parse.words[at:stop]):
            out[at:stop] = [True] * (stop - at)
        at = max(stop, at + 1)
    return out


def _is_capitalised(words: Sequence[str]) -> bool:
    """Whether most words have a capital; those of three letters or fewer never have one."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]  # noqa: PLR2004
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.6 * len(long)
