"""Through whom a network reaches the world: the operator named, and how much of the traffic it is said to carry."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.found import PPM, Amount, Measured
from ledger.extract.measures.numerals import SHARE, bound_before, bounded, share_of
from ledger.extract.measures.places import figure, sentence_at
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

OWNER = r"(?:(?:[A-Z]\w+\s+)?[A-Z]\w+[’']s\s+)?"
NAME = OWNER + r"(?P<name>(?:[A-Z][\w&-]*|AS\s?\d+)(?:\s+(?:[A-Z][\w&-]*|\(?AS\s?\d+\)?|\d\b))*)"
THE = r"(?:the\s+|an?\s+|its\s+|their\s+)?"
OWNED = r"(?:[A-Z]\w+\s+)?\w+[’']s"
ASIDE = r"(?:\s*,[^,.;]{1,60},)?"
WHAT = r"(?:provider|upstream|carrier|gateway|supplier|operator|company|link|connection|conduit|transit provider|path|way|route)"
ALL = r"(?:all\s+(?:of\s+)?|most\s+of\s+|\d+\s*(?:%|percent\s+of|per\s+cent\s+of)\s+)?(?:its\s+|the\s+|their\s+)?(?:[\w-]+\s+)??"
CARRIED = r"(?:connectivity|transit|bandwidth|Internet|internet|access|capacity|connection|connections|traffic|routes)"
STRETCH = r"(?:[^.;:()]|(?<=\d)[:.](?=\d)|(?<=\b[ap])\.(?=m\b)|(?<=\b[ap]\.m)\.)"
"""Any words but those of another clause; a time of day closes none."""
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # traffic is routed through X; networks came back by way of X; we saw them through one upstream only, X
        (
            r"\b(?:(?:re-?)?routed|rerouting|carried|provided|supplied|connected|connects?|served|handled|routes?|rout(?:es|ing)|runs?|ran|pass(?:es|ed|ing)?|flow(?:s|ed|ing)?|reach(?:es|ed)?|"
            r"re-?appear(?:s|ed)?|re-?emerge[sd]?|travel(?:s|led|ed)?|goes|went|transit(?:s|ed)?|links?|linked|seen|announced|visible|return(?:ed|s)?|restored|back|online|arrives?|comes|came|leaves?|left|exit(?:s|ed)?|[Aa]ccess|[Cc]onnection|[Tt]raffic|shift(?:s|ed)?|switch(?:ed)?|moved)\b"
            rf"{STRETCH}{{0,60}}?\b(?:through|via|by way of|behind|(?<=routed\s)by|(?<=carried\s)by|(?<=provided\s)by|(?<=supplied\s)by|(?<=served\s)by|(?<=handled\s)by|(?<=operated\s)by)\s+(?:(?:one|two|three|four|an?|its|their|the)\s+(?:[\w-]+\s+){{0,2}}?{WHAT}s?\s*(?:only\s*)?[,:]\s*)?{THE}(?:state-(?:run|owned)\s+)?{NAME}"
        ),
        # X carries the traffic
        (
            rf"\b{NAME}(?:\s+(?!(?:stopped|ceased|quit|never|no)\b)[a-z]+)?{ASIDE}\s+(?:also\s+|now\s+|alone\s+|began\s+|started\s+)?(?:carr(?:ies|ied|ying)|provid(?:es|ed|ing)|suppl(?:ies|ied)|handle[sd]|handling|transport(?:s|ed)|carry|deliver(?:s|ed)?)\s+"
            r"[^.;]{0,50}?\b(?:traffic|connectivity|transit|[Ii]nternet|connection|routes|bandwidth|links?)\b"
        ),
        # X is the sole provider; is X the only company that connects ...
        (
            rf"\b(?:[Ii]s\s+|[Ww]as\s+)?{NAME}{ASIDE}\s*(?:,|\b(?:is|was|remains|remained|became|has been|had been|serves as))?\s*\b(?:the|its|their|an?|{OWNED})\s+"
            rf"(?:[\w-]+\s+){{0,2}}?(?:(?:sole|only|single|main|primary|second|backup|largest|upstream|transit|international|new|other)\s+)+(?:[\w-]+\s+){{0,2}}?(?:{WHAT}|one)\b"
        ),
        # the only link is through X; its sole provider, X
        rf"\b(?:sole|only|single|one|main|second|other|another|new)\s+(?:[\w-]+\s+){{0,3}}?{WHAT}\b[^.;]{{0,50}}?(?:\b(?:is|was|through|via|by|called)|,)\s+{THE}{NAME}",
        # it buys its transit from X; it is connected to the Internet by X; it uses X as its only provider; over a satellite link from X
        rf"\b(?:buys?|bought|gets?|got|obtains?|obtained|receive[sd]?|leases?|leased|rents?|rented|draws?|drew|takes?|took)\s+{ALL}{CARRIED}\s+(?:\w+\s+){{0,2}}?from\s+{THE}(?:[a-z-]+\s+){{0,2}}?{NAME}",
        rf"\b(?:connected|linked|hooked up)\s+to\s+the\s+(?:[\w-]+\s+){{1,3}}?(?:only\s+)?by\s+{THE}{NAME}",
        rf"\b(?:use[sd]?|using|has|had|have|chose|keeps?|kept|picked|(?:switch|turn|mov|shift)(?:ed|es|s)\s+to|took)\s+{THE}{NAME}\s+as\s+{THE}(?:[\w-]+\s+){{0,3}}?{WHAT}\b",
        rf"\b(?:satellite|backup|radio|microwave|cable|fib(?:re|er)|overland|terrestrial)s?\s+(?:(?:link|line|connection|capacity|bandwidth|route)s?\s+)?(?:leased\s+|rented\s+|run\s+|operated\s+|provided\s+)?(?:from|by|of)\s+{THE}{NAME}",
        # it runs over cables owned by X; its upstream, X
        rf"\b(?:traffic|packets|connect\w*|[Ii]nternet|rout(?:es?|ed)|runs?|reach(?:es|ed)?)\b[^.;]{{0,60}}?\b(?:over|through|via|across)\s+[^.;]{{0,40}}?\b(?:owned|run|operated|leased|provided|controlled)\s+by\s+{THE}{NAME}",
        rf"\b(?:[Ii]ts|[Tt]heir|{OWNED})\s+(?:upstream|transit\s+provider|carrier)(?:\s+(?:provider|carrier))?\s*,\s*{NAME}",
        # it relies on X
        rf"\b(?:relie[sd]|rely|relying|depend(?:s|ed|ing)?|dependent|reliant)\s+(?:\w+\s+){{0,2}}?(?:up)?on\s+{THE}(?:[a-z-]+\s+){{0,2}}?{NAME}",
    )
)
UNNAMED = re.compile(
    rf"\b(?:traffic|internet|routed|routes?|connect\w*|network\w*)\b[^.;]{{0,60}}?\b(?:through|via|by way of)\s+(?P<what>(?:an?|one)\s+(?:single|sole)\s+(?:[\w-]+\s+){{0,2}}?{WHAT})\b(?!\s*,\s*(?-i:[A-Z]))",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:traffic|packets?|data|cables?|prefix(?:es)?|internet|web|connect\w*|networks?|upstream|routes?|online|routed|transit|bandwidth|links?|paths?|carriers?|AS\d+)\b",
    re.IGNORECASE,
)
CARRIES = re.compile(
    r"\b(?:traffic|packets|upstreams?|providers?|carriers?|transit|operators?|networks|routes|routed|announced|prefixes|company)\b",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"(?:[Tt]ele|[Cc]om\b|[Nn]et\b|[Nn]etworks?|[Ss]at\b|[Cc]able|[Ll]ink\b|^AS\s?\d|[a-z][A-Z]|^[A-Z]{2,}$)"
)
"""How names of operators are made."""
PROVIDERS = re.compile(r"\b(?:upstreams?|providers?|carriers?|transit)\b", re.IGNORECASE)
WHOLE = re.compile(
    r"\b(?:all|every|entire(?:ly)?|sole(?:ly)?|only|exclusively|single|everything|alone)\b", re.IGNORECASE
)
PARTLY = re.compile(r"\b(?:some of|part of|partly|second|backup|back-up|secondary|another|also|half)\b", re.IGNORECASE)
SHARED = re.compile(rf"\b{SHARE}(?=\s+of\b)", re.IGNORECASE)
NO_NAMES = frozenset(
    """It The This That These Those They He She We You I In On At By For From But And Or As If When While What Who Which Its Their His Her A An All
    Some Most Many Both One Another Such There Here How Why Is Was Are Internet Web Network Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December North South Nobody Nothing Everything""".split()
)
BEFORE = 70
"""Code points before a match in which "all" or "some of" still speak of it."""


def find_upstreams(scene: Scene) -> Iterator[Measured]:
    """Upstreams, one a sentence and name."""
    parse = scene.parse
    for number, first in enumerate(parse.sentence_starts):
        span = sentence_at(parse, first)
        if span.end - span.start < 15 or ABOUT.search(parse.text, *span) is None:  # noqa: PLR2004
            continue
        seen: set[str] = set()
        if (unnamed := UNNAMED.search(parse.text, *span)) is not None:
            yield figure(scene, MeasurableKind.UPSTREAM, unnamed.span("what"), Amount(PPM, PPM + 1, PPM, "ppm"))
        for pattern in PATTERNS:
            for match in pattern.finditer(parse.text, *span):
                name = _name(match)
                if (
                    name is None
                    or name in seen
                    or _may_be_a_place(parse.text, match, name, span)
                    or not _speaks_of_transit(parse.text, match, span, number)
                ):
                    continue
                seen.add(name)
                start = match.start("name")
                yield figure(
                    scene,
                    MeasurableKind.UPSTREAM,
                    (start, start + len(name)),
                    _share(parse.text, match, span),
                    name=name,
                )


def _name(match: re.Match[str]) -> str | None:
    """The operator's name without a day behind it; None for words that only begin a sentence."""
    words = match["name"].split()
    while words and words[-1] in NO_NAMES:
        words.pop()
    return " ".join(words) if words and words[0] not in NO_NAMES and match["name"].startswith(" ".join(words)) else None


def _may_be_a_place(text: str, match: re.Match[str], name: str, span: Span) -> bool:
    """Whether a line only leads "through Davao": one unknown word, and nobody's traffic or transit is spoken of."""
    if COMPANY.search(name) or " " in name or CARRIES.search(text, *span):
        return False
    return (
        re.search(r"\b(?:through|via|by way of|across)\s+(?:the\s+)?$", text[match.start() : match.start("name")])
        is not None
    )


def _speaks_of_transit(text: str, match: re.Match[str], span: Span, number: int) -> bool:
    """Whether "a second one" stands for a provider named shortly before."""
    if not match.group().rstrip().lower().endswith("one"):
        return True
    return number > 0 and PROVIDERS.search(text, max(0, span.start - 200), match.start()) is not None


def _share(text: str, match: re.Match[str], span: Span) -> Amount:
    start = max(span.start, match.start() - BEFORE)
    stop = min(span.end, match.end() + 20)
    if share := SHARED.search(text, start, stop):
        return Amount(*bounded(share_of(share), bound_before(text, share.start("n"))), "ppm")
    if WHOLE.search(text, start, stop):
        return Amount(PPM, PPM + 1, PPM, "ppm")
    if PARTLY.search(text, start, stop):
        return Amount(1, PPM, None, "ppm")
    return Amount(None, None, None, "ppm")
