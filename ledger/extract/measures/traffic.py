"""How far traffic fell: "by 90 percent", "to 4 percent of normal", "to almost nothing", "no traffic at all"."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.found import PPM, Amount, Measured
from ledger.extract.measures.numerals import NUMBER, bound_before, bounded, complement, value_of
from ledger.extract.measures.places import figure
from ledger.model.claim import MeasurableKind

DROP = MeasurableKind.TRAFFIC_DROP
TRAFFIC = re.compile(r"\b(?:traffic|usage|connectivity|bandwidth)\b", re.IGNORECASE)
VERB = r"(?:f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin\w+|sank|sunk|plung\w+|plummet\w+|collaps\w+|went|shr[aiu]nk|slump\w+|div(?:ed|es)|dove|crash\w+|reduced|cut|down|decreas\w+|tumbl\w+)"
SHARE = rf"(?P<n>{NUMBER})\s*(?:%|percent\b|per cent\b)"
SUBJECT = r"\b(?:traffic|usage|connectivity|bandwidth)\b[^.;]{0,80}?"
FALLS_TO = re.compile(rf"{SUBJECT}\b{VERB}\b[^.;]{{0,30}}?\bto\s+(?:just\s+|only\s+)?{SHARE}", re.IGNORECASE)
FALLS_BY = re.compile(
    rf"{SUBJECT}\b{VERB}\s+(?:\w+\s+){{0,2}}?(?:by\s+)?{SHARE}(?!\s+of\s+(?:normal|its|usual|ordinary))", re.IGNORECASE
)
OF_NORMAL = re.compile(
    rf"\b{SHARE}\s+of\s+(?:its\s+|the\s+|their\s+)?(?:normal|usual|ordinary|typical|previous)", re.IGNORECASE
)
BELOW_NORMAL = re.compile(
    rf"\b{SHARE}\s+(?:below\s+(?:its\s+|the\s+)?(?:normal|usual)|(?:drop|fall|decline|reduction|decrease|loss|plunge)\s+in\s+(?:\w+\s+){{0,3}}?traffic)",
    re.IGNORECASE,
)
LOST = re.compile(
    rf"\blost\s+{SHARE}\s+of\s+(?:its\s+|the\s+|their\s+|all\s+)?(?:\w+\s+){{0,2}}?(?:traffic|connectivity)\b",
    re.IGNORECASE,
)
TO_NOTHING = re.compile(
    rf"{SUBJECT}\b{VERB}\b[^.;]{{0,20}}?\bto\s+(?P<near>almost\s+|nearly\s+|near\s+|near-|virtually\s+|close to\s+|next to\s+|practically\s+)?(?:zero|nothing|nil|none)\b",
    re.IGNORECASE,
)
NONE = re.compile(
    r"\bno\s+(?:[\w-]+\s+){0,2}?traffic\b(?=\s+(?:was|were|is|has|had|came|went|got|left|reached|moved|moving|flowed|at all))"
    r"|\ball\s+(?:[\w’'-]+\s+){0,4}?traffic\b[^.;]{0,30}?\b(?:stopped|ceased|vanished|disappeared)",
    re.IGNORECASE,
)
PERCENT = re.compile(r"%|\bpercent\b|\bper cent\b", re.IGNORECASE)
NEARLY = 900_000
"""Ppm down to which "almost" everything reaches."""


def find_drops(scene: Scene) -> Iterator[Measured]:
    """Drops of traffic, each place once."""
    text = scene.parse.text
    if TRAFFIC.search(text) is None:
        return
    taken: set[int] = set()
    for match, amount in _matches(text):
        place = (match.start("n"), match.end()) if "n" in match.groupdict() else match.span()
        token = scene.first_token(place[0])
        if token not in taken:
            taken.add(token)
            yield figure(scene, DROP, place, amount)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Amount]]:
    for match in TO_NOTHING.finditer(text):
        yield match, Amount(NEARLY, PPM, PPM, "ppm") if match["near"] else _all()
    for match in NONE.finditer(text):
        yield match, _all()
    if PERCENT.search(text) is None:
        return
    for pattern in (FALLS_TO, OF_NORMAL):
        for match in pattern.finditer(text):
            if TRAFFIC.search(text, max(0, match.start() - 120), match.end() + 60):
                yield match, Amount(*complement(_share(match)), "ppm")
    for pattern in (FALLS_BY, BELOW_NORMAL, LOST):
        for match in pattern.finditer(text):
            if TRAFFIC.search(text, max(0, match.start() - 120), match.end() + 60):
                yield match, Amount(*_share(match), "ppm")


def _all() -> Amount:
    return Amount(PPM, PPM + 1, PPM, "ppm")


def _share(match: re.Match[str]) -> tuple[int | None, int | None, int]:
    return bounded(value_of(match["n"]) * 10_000, bound_before(match.string, match.start("n")))
