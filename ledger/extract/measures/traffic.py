"""How far traffic or connectivity fell: "by 90 percent", "to 4 percent of normal", "to almost nothing", "no traffic at all"."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.found import PPM, Amount, Measured
from ledger.extract.measures.numerals import SHARE, bound_before, bounded, complement, share_of
from ledger.extract.measures.places import figure
from ledger.model.claim import MeasurableKind

FLOW = r"\b(?:traffic|usage|connectivity|bandwidth|load)\b"
SUBJECT = rf"{FLOW}[^.;]{{0,80}}?"
VERB = r"(?:f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin\w+|sank|sunk|plung\w+|plummet\w+|collaps\w+|went|shr[aiu]nk|slump\w+|div(?:ed|es)|dove|crash\w+|reduced|cut|down|decreas\w+|tumbl\w+)"
NORMAL = r"(?:normal|usual|ordinary|typical|previous)"
FALLS_TO = re.compile(rf"{SUBJECT}\b{VERB}\b[^.;]{{0,30}}?\bto\s+(?:just\s+|only\s+)?{SHARE}", re.IGNORECASE)
FALLS_BY = re.compile(
    rf"{SUBJECT}\b{VERB}\s+(?:\w+\s+){{0,2}}?(?:by\s+)?{SHARE}(?!\s+of\s+(?:its\s+|the\s+)?{NORMAL})", re.IGNORECASE
)
OF_NORMAL = re.compile(rf"\b{SHARE}\s+of\s+(?:its\s+|the\s+|their\s+)?{NORMAL}", re.IGNORECASE)
BELOW_NORMAL = re.compile(
    rf"\b{SHARE}\s+(?:below\s+(?:its\s+|the\s+)?{NORMAL}|(?:drop|fall|decline|reduction|decrease|loss|plunge)\s+in\s+(?:\w+\s+){{0,3}}?{FLOW})",
    re.IGNORECASE,
)
LOST = re.compile(rf"\blost\s+{SHARE}\s+of\s+(?:its\s+|the\s+|their\s+|all\s+)?(?:\w+\s+){{0,2}}?{FLOW}", re.IGNORECASE)
TO_NOTHING = re.compile(
    rf"{SUBJECT}\b(?:{VERB}\b[^.;]{{0,20}}?\bto|(?:stood|was|were|stayed|remained|stands|is)\s+at|hit|reached)\s+(?P<near>almost\s+|nearly\s+|near\s+|near-|virtually\s+|close to\s+|next to\s+|practically\s+)?(?:zero|nothing|nil|none)\b",
    re.IGNORECASE,
)
NONE = re.compile(
    r"\bno\s+(?:[\w-]+\s+){0,2}?traffic\b(?=\s+(?:was|were|is|has|had|came|went|got|left|reached|moved|moving|flowed|at all))"
    r"|\blost\s+(?P<nearly>almost\s+|nearly\s+|virtually\s+|practically\s+)?all\s+(?:of\s+)?(?:its\s+|the\s+|their\s+)?(?:[\w-]+\s+){0,2}?traffic\b"
    r"|\ball\s+(?:[\w’'-]+\s+){0,4}?traffic\b[^.;]{0,30}?\b(?:stopped|ceased|vanished|disappeared)",
    re.IGNORECASE,
)
ANY_FLOW = re.compile(FLOW, re.IGNORECASE)
ANY_SHARE = re.compile(r"(?=[%phtqf])(?:%|\bper ?cent\b|\b(?:half|thirds?|quarters?|fifths?)\b)", re.IGNORECASE)
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
        place = (match.start("n"), match.end()) if "n" in match.groupdict() else match.span()
        token = scene.first_token(place[0])
        if token not in taken:
            taken.add(token)
            yield figure(scene, _kind(text, match), place, amount)


def _kind(text: str, match: re.Match[str]) -> MeasurableKind:
    """Connectivity is how much of a network can be reached, which is an extent; all else is traffic."""
    flows = ANY_FLOW.findall(text, max(0, match.start() - NEAR), match.end() + NEAR // 2)
    reach = flows and flows[0].lower() == "connectivity"
    return MeasurableKind.OUTAGE_EXTENT if reach else MeasurableKind.TRAFFIC_DROP


def _matches(text: str) -> Iterator[tuple[re.Match[str], Amount]]:
    for match in TO_NOTHING.finditer(text):
        yield match, Amount(NEARLY, PPM, PPM, "ppm") if match["near"] else _all()
    for match in NONE.finditer(text):
        yield match, Amount(NEARLY, PPM, PPM, "ppm") if match["nearly"] else _all()
    if ANY_SHARE.search(text) is None:
        return
    for pattern in (FALLS_TO, OF_NORMAL):
        for match in _with_flow(pattern, text):
            yield match, Amount(*complement(_share(match)), "ppm")
    for pattern in (FALLS_BY, BELOW_NORMAL, LOST):
        for match in _with_flow(pattern, text):
            yield match, Amount(*_share(match), "ppm")


def _with_flow(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(text):
        if ANY_FLOW.search(text, max(0, match.start() - NEAR), match.end() + NEAR // 2):
            yield match


def _all() -> Amount:
    return Amount(PPM, PPM + 1, PPM, "ppm")


def _share(match: re.Match[str]) -> tuple[int | None, int | None, int]:
    return bounded(share_of(match), bound_before(match.string, match.start("n")))
