"""Numbers about outages, routes, attacks and traffic, each with the verb that says what it measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ledger.extract.dates import Expression
from ledger.extract.draft import Scene
from ledger.extract.syntax import Parse
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

STARTS = frozenset(
    """begin began begun begins start started starts commence commenced vanish vanished disappear disappeared drop dropped lose lost
    fail failed crash crashed disconnect disconnected sever severed withdraw withdrawn withdrew stop stopped cease ceased collapse collapsed
    interrupt interrupted cut go went gone fall fell knock knocked blackout darken shut blink blinked hit struck strike""".split()
)
ENDS = frozenset(
    """end ended ends restore restored resume resumed resumes return returned returns recover recovered recovers reconnect reconnected
    reappear reappeared come came comes brought bring repaired repair normalised normalized re-established reestablished back online""".split()
)
LASTS = frozenset(
    {
        "last",
        "lasted",
        "lasts",
        "lasting",
        "continue",
        "continued",
        "persist",
        "persisted",
        "endure",
        "endured",
        "stay",
        "stayed",
        "remain",
        "remained",
    }
)
NETWORK = re.compile(
    r"\b(?:internet|outages?|blackouts?|network\w*|connect\w*|disconnect\w*|web\s?sites?|websites?|web|online|offline|routes?|prefix\w*|"
    r"access|disruptions?|shutdown|suspension|interruptions?|traffic|links?|reachab\w+|routing|bandwidth|dark|servers?|dns|isp|cut ?off)\b|\bservices?\b|\b(?:3g|4g)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:out|down|dark|offline|unreachable|unavailable|cut off|without|disconnected|suspended|lost|absent|silent)\b",
    re.IGNORECASE,
)
BACK = re.compile(r"\b(?:back|again|online|restored|normal|up)\b", re.IGNORECASE)
OUTAGE_NOUN = re.compile(
    r"\b(?:outage|blackout|disruption|shutdown|suspension|interruption|downtime|breakdown|failure)s?\b", re.IGNORECASE
)
NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
BOUND = r"(?:(?P<bound>more than|over|at least|nearly|almost|close to|up to|as much as|as many as|less than|fewer than|under|about|around|roughly|some|approximately|only|just|no more than|below|above)\s+)?"
VOLUME = re.compile(
    BOUND
    + NUMBER
    + r"\s*(?P<unit>[kmgt]?bps|[kmgt]?bit/s|[kmgt]b/s|(?:kilo|mega|giga|tera)bits?(?:\s+(?:per|a)\s+second|/s)|[kmg]?pps|(?:(?P<scale>thousand|million|billion)\s+)?packets?(?:\s+(?:per|a|each)\s+second|/s))(?![\w/])",
    re.IGNORECASE,
)
SHARE = re.compile(BOUND + NUMBER + r"\s*(?:%|percent|per cent|percentage points)", re.IGNORECASE)
EXTENT = re.compile(
    r"(?P<all>\ball|\bevery one|\bnone)?\s*(?:of\s+)?(?:the\s+)?(?:[\w’'. -]{0,24}?\s)?"
    + BOUND
    + NUMBER
    + r"(?:\s+of\s+(?:its|the|their|the country’s|the country's|[\w’'. ]{1,24}?)\s*(?P<total>\d{1,3}(?:,\d{3})+|\d+|one|two|three|four|five|six|seven|eight|nine|ten))?\s+(?:\w+\s+){0,2}?(?P<what>networks?|prefix(?:es)?|routes?|address blocks?|blocks?|IP blocks?|subnets?|autonomous systems)\b",
    re.IGNORECASE,
)
UPSTREAM = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being)\s+(?:all\s+|solely\s+|entirely\s+|exclusively\s+|only\s+)?(?:routed|carried|provided|supplied|connected|served|handled)|routed|rout(?:es|ing)|runs?|ran|pass(?:es|ed)?|connects?|connected|flow(?:s|ed)?|reach(?:es|ed)?|travel(?:s|led|ed)?|goes|went|transit(?:s|ed)?|depends?|relie[sd]|link(?:s|ed)?)\b"
    r"[^.;]{0,60}?\b(?:through|via|by|over|on|upon|to the (?:internet|world|outside world) (?:through|via|by))\s+(?P<name>(?:[A-Z][\w&’'-]*|AS\s?\d+)(?:\s+(?:[A-Z][\w&’'-]*|\(?AS\s?\d+\)?))*)",
)
PROVIDER = re.compile(
    r"\b(?:sole|only|single|one|main)\s+(?:[\w-]+\s+){0,3}?(?:provider|upstream|carrier|link|gateway|supplier|path|route|connection)\b[^.;]{0,50}?\b(?:is|was|through|via|by|,|,\s*called)\s+(?P<name>(?:[A-Z][\w&’'-]*|AS\s?\d+)(?:\s+(?:[A-Z][\w&’'-]*|\(?AS\s?\d+\)?))*)",
)
WHOLE = re.compile(r"\b(?:all|every|entire(?:ly)?|sole(?:ly)?|only|exclusively|single|one)\b", re.IGNORECASE)
WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
PREFIXES = {"k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
PPM = 1_000_000
SHORT = 12
"""Tokens after its verb up to which a clause is taken whole."""
NEAR = 0.05
"""Half width, as a share of the number, of "about" before a figure."""
HALF = 0.1
"""How far below its number "nearly" reaches, as a share of it."""


class Amount(NamedTuple):
    """Half-open bounds of a number, the number that the words name, and its unit."""

    low: int | None
    high: int | None
    point: int | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number found, with the tokens of the clause that gives it. Times and durations are resolved later."""

    kind: MeasurableKind
    span: Span
    """The number's words."""
    clause: tuple[int, ...]
    """The smallest clause that says it: subject, verb and the number."""
    head: int
    """The verb or noun that says what is measured."""
    expression: Expression | None = None
    """The temporal expression, for starts, ends and durations."""
    amount: Amount | None = None
    """The number itself, for all others."""
    name: str | None = None


def measured(scene: Scene, expressions: Sequence[Expression]) -> Iterator[Measured]:
    """All numbers of the kinds we know, in the order of the text within each group: times, volumes, shares, extents, upstreams."""
    yield from _timed(scene, expressions)
    for number in range(len(scene.parse.sentence_starts)):
        first = scene.parse.sentence_starts[number]
        _, last = scene.parse.sentence(first)
        span = scene.parse.span(first, last)
        yield from _figures(scene, span)


def _timed(scene: Scene, expressions: Sequence[Expression]) -> Iterator[Measured]:
    parse = scene.parse
    for expression in expressions:
        tokens = scene.between(expression.start, expression.end)
        if not tokens:
            continue
        if expression.is_duration:
            kind, head = _duration_head(scene, tokens)
        elif expression.clock is not None:
            kind, head = _clock_head(scene, tokens)
        else:
            continue
        if kind is None or head is None:
            continue
        yield Measured(
            kind=kind,
            span=Span(expression.start, expression.end),
            clause=_clause(parse, head, tokens),
            head=head,
            expression=expression,
        )


def _verbs_above(parse: Parse, tokens: Sequence[int]) -> list[int]:
    """The words that govern the expression, nearest first."""
    top = next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[0])
    return list(parse.ancestors(top))[:6]


def _about_network(scene: Scene, token: int) -> bool:
    """Whether the sentence, or the one before where it is a short one, speaks of a network."""
    parse = scene.parse
    first, last = parse.sentence(token)
    return bool(NETWORK.search(parse.text, parse.starts[first], parse.end(last)))


def _clock_head(scene: Scene, tokens: Sequence[int]) -> tuple[MeasurableKind | None, int | None]:
    parse = scene.parse
    if not _about_network(scene, tokens[0]):
        return None, None
    for head in _verbs_above(parse, tokens):
        word = parse.lowers[head]
        below = _own_words(parse, head)
        if word in ENDS and (
            word not in ("come", "came", "comes", "bring", "brought", "go", "return", "back", "online")
            or BACK.search(below)
            or word.startswith("return")
        ):
            return MeasurableKind.OUTAGE_END, head
        if word in STARTS and (
            word
            not in (
                "go",
                "went",
                "gone",
                "cut",
                "fall",
                "fell",
                "lose",
                "lost",
                "hit",
                "struck",
                "strike",
                "drop",
                "dropped",
            )
            or DOWN.search(below)
            or NETWORK.search(below)
        ):
            return MeasurableKind.OUTAGE_START, head
        if word in ("was", "were", "is", "are", "been", "be"):
            if BACK.search(below):
                return MeasurableKind.OUTAGE_END, head
            if DOWN.search(below):
                return MeasurableKind.OUTAGE_START, head
    return None, None


def _duration_head(scene: Scene, tokens: Sequence[int]) -> tuple[MeasurableKind | None, int | None]:
    parse = scene.parse
    if not _about_network(scene, tokens[0]):
        return None, None
    before = parse.lowers[tokens[0] - 1] if tokens[0] else ""
    for head in _verbs_above(parse, tokens):
        word = parse.lowers[head]
        if OUTAGE_NOUN.fullmatch(word):
            return MeasurableKind.OUTAGE_DURATION, head
        if word in LASTS or (word in ENDS and before in ("after", "for")) or (word in STARTS and before == "for"):
            return MeasurableKind.OUTAGE_DURATION, head
        if word in ("was", "were", "is", "been", "be") and before != "ago" and DOWN.search(_own_words(parse, head)):
            return MeasurableKind.OUTAGE_DURATION, head
    return None, None


def _own_words(parse: Parse, head: int) -> str:
    """The words of the head's clause, without clauses below it."""
    tokens = [head]
    todo = list(parse.children[head])
    while todo:
        at = todo.pop()
        if parse.deps[at] in ("ccomp", "advcl", "relcl", "conj", "acl") and parse.is_verb(at):
            continue
        tokens.append(at)
        todo += parse.children[at]
    return " ".join(parse.lowers[t] for t in sorted(tokens))


def _clause(parse: Parse, head: int, tokens: Sequence[int]) -> tuple[int, ...]:
    """From the subject (or the noun that a relative clause is about) to the end of the number."""
    subject = parse.child(head, "nsubj", "nsubjpass")
    first = head
    if subject is not None:
        first = parse.edges[subject][0]
    if parse.deps[head] in ("relcl", "acl"):
        first = min(first, parse.edges[parse.heads[head]][0])
    if parse.deps[head] == "conj" and subject is None and parse.is_verb(parse.heads[head]):
        first = head
    first = min(first, tokens[0])
    last = max(tokens[-1], head)
    if tokens[-1] < head:
        last = max(parse.edges[head][1] if parse.edges[head][1] - head < SHORT else head, head)
    start, end = parse.sentence(head)
    last = _to_boundary(parse, last, end)
    return tuple(range(max(start, first), min(end, last) + 1))


def _to_boundary(parse: Parse, last: int, end: int) -> int:
    """A few more words up to the next comma or stop: "1 a.m. | local time", "nine hours | Tuesday"."""
    for step in range(1, 5):
        if last + step > end:
            return end
        if parse.lowers[last + step] in (
            ",",
            ".",
            ";",
            "with",
            "and",
            "but",
            "after",
            "before",
            "when",
            "while",
            "as",
            "—",
            "–",
            "according",
            "(",
            "which",
        ):
            return last + step - 1
    return last


def _figures(scene: Scene, span: Span) -> Iterator[Measured]:
    text = scene.parse.text
    words = span.of(text)
    if not NETWORK.search(words) and not re.search(
        r"attack|flood|bps|gigabit|packets|operator|provider|carrier", words, re.IGNORECASE
    ):
        return
    for match in VOLUME.finditer(text, *span):
        yield _found(scene, MeasurableKind.ATTACK_VOLUME, match.span(), Amount(*_volume(match)))
    for match in SHARE.finditer(text, *span):
        kind = _share_kind(text, span, match)
        if kind is not None:
            value = _number(match["n"])
            yield _found(scene, kind, match.span(), Amount(*_bounded(value * 10_000, match["bound"]), "ppm"))
    for match in EXTENT.finditer(text, *span):
        if re.search(
            r"\b(?:withdraw\w*|vanish\w*|disappear\w*|lost|los[et]|dropped|gone|unreachable|down|offline|dark|went|remain\w*|left|still|visible|absent|out|announc\w*|restored|back|return\w*|fell)\b",
            words,
            re.IGNORECASE,
        ):
            yield _extent(scene, match)
    for pattern in (UPSTREAM, PROVIDER):
        match_ = pattern.search(text, *span)
        if match_ is not None and re.search(
            r"\b(?:traffic|internet|web|connect\w*|access|network|provider|upstream|link|routes?|online)\b",
            words,
            re.IGNORECASE,
        ):
            whole = bool(WHOLE.search(words))
            yield _found(
                scene,
                MeasurableKind.UPSTREAM,
                (match_.start("name"), match_.end("name")),
                Amount(PPM, PPM + 1, PPM, "ppm") if whole else Amount(None, None, None, "ppm"),
                name=match_["name"],
            )
            break


def _share_kind(text: str, span: Span, match: re.Match[str]) -> MeasurableKind | None:
    near = text[max(span.start, match.start() - 90) : min(span.end, match.end() + 90)]
    if re.search(r"\btraffic|volume|usage|bandwidth\b", near, re.IGNORECASE) and re.search(
        r"\b(?:fell|fall\w*|drop\w*|declin\w*|los[et]\w*|down|plung\w*|reduc\w*|decreas\w*|of normal|below)\b",
        near,
        re.IGNORECASE,
    ):
        return MeasurableKind.TRAFFIC_DROP
    if re.search(
        r"\b(?:networks?|prefix\w*|routes?|internet|connectivity|offline|unreachable|users|customers|addresses)\b",
        near,
        re.IGNORECASE,
    ) and re.search(
        r"\b(?:offline|lost|unreachable|withdrawn|down|vanish\w*|disappear\w*|gone|dark|out|cut|affected|without|disconnected)\b",
        near,
        re.IGNORECASE,
    ):
        return MeasurableKind.OUTAGE_EXTENT
    return None


def _extent(scene: Scene, match: re.Match[str]) -> Measured:
    value = _number(match["n"])
    if match["total"]:
        total = _number(match["total"])
        share = round(PPM * value / total) if total else 0
        return _found(scene, MeasurableKind.OUTAGE_EXTENT, match.span(), Amount(share, share + 1, share, "ppm"))
    amount = Amount(*_bounded(value, match["bound"]), "networks")
    return _found(scene, MeasurableKind.OUTAGE_EXTENT, (match.start("n"), match.end()), amount)


def _found(
    scene: Scene, kind: MeasurableKind, place: tuple[int, int], amount: Amount, *, name: str | None = None
) -> Measured:
    parse = scene.parse
    tokens = list(scene.between(*place)) or [min(scene.first_token(place[0]), len(parse) - 1)]
    above = _verbs_above(parse, tokens)
    head = next((t for t in above if parse.is_verb(t) and parse.deps[t] not in ("aux", "auxpass")), tokens[0])
    return Measured(
        kind=kind, span=Span(*place), clause=_clause(parse, head, tokens), head=head, amount=amount, name=name
    )


def _number(words: str) -> float:
    plain = words.replace(",", "").lower()
    return float(WORDS[plain]) if plain in WORDS else float(plain)


def _bounded(value: float, bound: str | None) -> tuple[int | None, int | None, int]:
    """Half-open bounds of a figure from the words before it; see the table of ranges in the README."""
    point = round(value)
    word = (bound or "").lower()
    if word in ("more than", "over", "above"):
        return point + 1, None, point
    if word == "at least":
        return point, None, point
    if word in ("nearly", "almost", "close to"):
        return round(value * (1 - HALF)), point, point
    if word in ("up to", "as much as", "as many as", "no more than"):
        return None, point + 1, point
    if word in ("less than", "fewer than", "under", "below"):
        return None, point, point
    if word in ("about", "around", "roughly", "some", "approximately"):
        return round(value * (1 - NEAR)), round(value * (1 + NEAR)) + 1, point
    return point, point + 1, point


def _volume(match: re.Match[str]) -> tuple[int | None, int | None, int, str]:
    unit = match["unit"].lower()
    packets = "p" in unit and ("pps" in unit or "packet" in unit)
    if match["scale"]:
        scale = SCALES[match["scale"].lower()]
    else:
        first = unit[0]
        scale = PREFIXES.get(first, 1) if unit not in ("bps", "bit/s", "pps") and not unit.startswith("packet") else 1
    low, high, point = _bounded(_number(match["n"]) * scale, match["bound"])
    return low, high, point, "packet/s" if packets else "bit/s"
