"""How far traffic or connectivity fell: "by 90 percent", "to 4 percent of normal", "to almost nothing", "no traffic at all"."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.found import PPM, Amount, Measured
from ledger.extract.measures.numerals import PARTS, SHARE, bound_before, bounded, complement, share_of
from ledger.extract.measures.places import figure
from ledger.model.claim import MeasurableKind

FLOW = r"\b(?:traffic|usage|connectivity|reachability|(?:internet|data|web)\s+use|bandwidth|load|throughput|volumes?)\b"
FOREIGN_BEFORE = re.compile(
    r"\b(?:road|ship|shipping|vessel|air|rail|train|bus|ferry|car|truck|passenger|freight|cargo|street|border|foot|tourist|vehicle|drug|power|case|work)\s+$",
    re.IGNORECASE,
)
FOREIGN_AFTER = re.compile(
    r"\s+(?:on|through|across|at|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}?(?:roads?|canal|strait|bridge|motorway|highway|tunnel|port|streets?|border|airport|harbou?r|stations?)\b",
    re.IGNORECASE,
)
"""What stands beside "traffic" that is no data."""
SUBJECT = rf"{FLOW}[^.;]{{0,80}}?"
VERB = r"(?:f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin\w+|sank|sunk|sink(?:s|ing)?|plung\w+|plummet\w+|collaps\w+|went|shr[aiu]nk|slump\w+|div(?:ed|es)|dove|crash\w+|reduced|cut|down|decreas\w+|tumbl\w+|dipp?(?:ed|s|ing)|nosediv\w+|tank(?:ed|s|ing)|crater(?:ed|s|ing)|ebb(?:ed|s|ing)|dwindl\w+|slid|contracted)"
LOWERS = r"(?:reduc(?:ed|es|ing)|cut(?:s|ting)?|slash(?:ed|es|ing)|lower(?:ed|s|ing)|shr[aiu]nk|push(?:ed|es|ing)|brought|brings?)"
"""What something does to traffic."""
WHOSE = r"(?:its\s+|the\s+|their\s+|all\s+|[\w’'-]+[’']s\s+)?"
NORMAL = (
    r"(?:normal|usual|ordinary|typical|previous|expected|average|(?:hour|day|night|week|month)s?\s+(?:before|earlier))"
)
MORE = r"(?:(?:by|more|than|over|about|around|nearly|almost|roughly|some|at|least|as|much|to|an?|estimated|close|well|another)\s+){0,4}?"
"""Words of bounds before a share."""
FALLS_TO = re.compile(
    rf"{SUBJECT}\b{VERB}\b[^.;]{{0,30}}?\bto\s+(?:just\s+|only\s+)?(?:about\s+|around\s+|less\s+than\s+|roughly\s+|some\s+|under\s+)?{SHARE}",
    re.IGNORECASE,
)
LOWERS_TO = re.compile(
    rf"\b{LOWERS}\s+[^.;,]{{0,40}}?{FLOW}[^.;,]{{0,30}}?\bto\s+(?:just\s+|only\s+|about\s+)?{SHARE}", re.IGNORECASE
)
FALLS_BY = re.compile(
    rf"{SUBJECT}\b{VERB}\s+(?:\w+\s+){{0,2}}?{MORE}{SHARE}(?!\s+of\s+(?:its\s+|the\s+)?{NORMAL})", re.IGNORECASE
)
LOWERS_BY = re.compile(rf"\b{LOWERS}\s+[^.;,]{{0,40}}?{FLOW}[^.;,]{{0,30}}?\bby\s+{MORE}{SHARE}", re.IGNORECASE)
HALVES = re.compile(rf"{SUBJECT}\bhalved\b|\bhalv(?:ed|ing)\s+[^.;,]{{0,40}}?{FLOW}", re.IGNORECASE)
OF_NORMAL = re.compile(
    rf"\b{SHARE}\s+of\s+(?:{WHOSE}{NORMAL}|what\s+(?:\w+\s+)?(?:is|was|are|were|had\s+been|has\s+been|would\s+be)\b|(?:the\s+|its\s+)?(?:level|volume)s?\s+(?:of|on|at|seen|before|recorded)\b)",
    re.IGNORECASE,
)
LEFT = re.compile(
    rf"\b{SHARE}\s+of\s+{WHOSE}(?:\w+\s+){{0,2}}?{FLOW}\s+(?:(?:was|is)\s+(?:still\s+)?(?:left|there|flowing|getting\s+through)|remain(?:ed|s)|survived|got\s+through|passed)\b",
    re.IGNORECASE,
)
"""What is left of traffic, not what is gone."""
BELOW_NORMAL = re.compile(
    rf"\b{SHARE}\s+(?:(?:below|lower\s+than|less\s+than|under|down\s+on)\s+{WHOSE}{NORMAL}|(?:lower|smaller)\s+than\b|(?:drop|fall|decline|reduction|decrease|loss|plunge|dip|slump)\s+in\s+(?:[\w’'-]+\s+){{0,3}}?{FLOW})",
    re.IGNORECASE,
)
LESS = re.compile(rf"\b{SHARE}\s+(?:less|lower|smaller)\s+(?:[\w’'-]+\s+)??{FLOW}", re.IGNORECASE)
FALL = r"(?:drop|fall|decline|reduction|decrease|loss|plunge|dip|slump)"
DROP_OF = re.compile(rf"\b{FALL}\s+of\s+{MORE}{SHARE}\s+(?:in|of)\s+(?:[\w’'-]+\s+){{0,3}}?{FLOW}", re.IGNORECASE)
FLOW_DROP_OF = re.compile(rf"{FLOW}\s+{FALL}\s+of\s+{MORE}{SHARE}", re.IGNORECASE)
FALL_AT = re.compile(rf"\b{FALL}\s+(?:of\s+traffic\s+)?at\s+{MORE}{SHARE}(?!\s+of\b)", re.IGNORECASE)
LOST = re.compile(rf"\blost\s+{MORE}{SHARE}\s+of\s+{WHOSE}(?:\w+\s+){{0,2}}?{FLOW}", re.IGNORECASE)
NEAR_NOTHING = (
    r"(?P<near>almost\s+|nearly\s+|near\s+|near-|virtually\s+|close to\s+|next to\s+|practically\s+|effectively\s+)?"
)
TO_NOTHING = re.compile(
    rf"{SUBJECT}\b(?:{VERB}\b[^.;]{{0,45}}?\bto|(?:stood|was|were|stayed|remained|stands|is)\s+at|hit|reached)\s+{NEAR_NOTHING}(?:zero|nothing|nil|none)\b",
    re.IGNORECASE,
)
ENDS = re.compile(
    rf"{SUBJECT}\b(?P<near>almost\s+|nearly\s+|virtually\s+|practically\s+|all but\s+)?(?:dried\s+up|ceased|stopped|vanished|disappeared|died|evaporated)"
    rf"(?:\s+(?P<most>almost|nearly|virtually|practically))?(?:(?<=\bbut dried up)|(?<=\bbut vanished)|(?<=\bbut stopped)|(?<=\bbut ceased)|(?<=\bbut disappeared)|\s+(?:entirely|completely|altogether|totally))",
    re.IGNORECASE,
)
NONE = re.compile(
    r"\bno\s+(?:[\w-]+\s+){0,2}?traffic\b(?=\s+(?:was|were|is|has|had|came|went|got|left|reached|moved|moving|flowed|at all))"
    r"|\blost\s+(?P<nearly>almost\s+|nearly\s+|virtually\s+|practically\s+)?all\s+(?:of\s+)?(?:its\s+|the\s+|their\s+)?(?:[\w-]+\s+){0,2}?traffic\b"
    r"|\ball\s+(?:[\w’'-]+\s+){0,4}?traffic\b[^.;]{0,30}?\b(?:stopped|ceased|vanished|disappeared)",
    re.IGNORECASE,
)
ANY_FLOW = re.compile(FLOW, re.IGNORECASE)
ANY_SHARE = re.compile(rf"(?=[%phtqfsen])(?:%|\bper ?cent\b|\b(?:{PARTS}|halv(?:ed|ing))\b)", re.IGNORECASE)
NEARLY = 900_000
"""Ppm down to which "almost" everything reaches."""
NEAR = 160
"""Code points before a share in which the flow that it is of is named."""


def find_drops(scene: Scene) -> Iterator[Measured]:
    """Drops, each place once: of traffic, or, where connectivity is what fell, of the reach of the network."""
    text = scene.parse.text
    if ANY_FLOW.search(text) is None:
        return
    taken: set[int] = set()
    for match, amount in _matches(text):
        flow = _flow_of(text, match)
        place = (match.start("n"), match.end()) if "n" in match.groupdict() else match.span()
        token = scene.first_token(place[0])
        if flow is not None and token not in taken:
            taken.add(token)
            reach = flow.group().lower() in ("connectivity", "reachability")
            kind = MeasurableKind.OUTAGE_EXTENT if reach else MeasurableKind.TRAFFIC_DROP
            yield figure(scene, kind, place, amount)


def _flow_of(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """What fell, which its words or those before name; None for what moves on roads and seas.

    Connectivity is how much of a network can be reached, which is an extent; all else is traffic.
    """
    flow = ANY_FLOW.search(text, max(0, match.start() - NEAR), match.end() + NEAR // 2)
    if flow is None or FOREIGN_BEFORE.search(text, max(0, flow.start() - 15), flow.start()):
        return None
    return None if FOREIGN_AFTER.match(text, flow.end()) else flow


def _matches(text: str) -> Iterator[tuple[re.Match[str], Amount]]:
    """In each stretch around words of traffic, all ways of saying that it fell."""
    for start, end in _stretches(text):
        for match in TO_NOTHING.finditer(text, start, end):
            yield match, _nothing(match["near"])
        for match in ENDS.finditer(text, start, end):
            yield match, _nothing(match["near"] or match["most"])
        for match in NONE.finditer(text, start, end):
            yield match, _nothing(match["nearly"])
        if ANY_SHARE.search(text, start, end) is not None:
            yield from _shares(text, start, end)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where words of traffic stand, with what is near; no two overlap."""
    open_at, end = 0, -1
    for flow in ANY_FLOW.finditer(text):
        if flow.start() - NEAR > end:
            if end > 0:
                yield open_at, end
            open_at = max(0, flow.start() - NEAR)
        end = flow.end() + 2 * NEAR
    if end > 0:
        yield open_at, end


def _shares(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Amount]]:
    for pattern in (FALLS_TO, LOWERS_TO, OF_NORMAL, LEFT):
        for match in pattern.finditer(text, start, end):
            yield match, Amount(*complement(_share(match)), "ppm")
    for pattern in (FALLS_BY, LOWERS_BY, BELOW_NORMAL, LESS, DROP_OF, FLOW_DROP_OF, FALL_AT, LOST):
        for match in pattern.finditer(text, start, end):
            yield match, Amount(*_share(match), "ppm")
    for match in HALVES.finditer(text, start, end):
        yield match, Amount(*bounded(PPM / 2, ""), "ppm")


def _nothing(nearly: str | None) -> Amount:
    """The fall to nothing, or to nearly nothing."""
    return Amount(NEARLY, PPM, PPM, "ppm") if nearly else Amount(PPM, PPM + 1, PPM, "ppm")


def _share(match: re.Match[str]) -> tuple[int | None, int | None, int]:
    return bounded(share_of(match), bound_before(match.string, match.start("n")))
