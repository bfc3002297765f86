"""How strong attacks were: bits or packets a second, where the words around speak of an attack."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.found import Amount, Measured
from ledger.extract.measures.numerals import NUMBER, SCALES, bound_before, bounded, value_of
from ledger.extract.measures.places import figure
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import MeasurableKind

UNIT = re.compile(
    r"(?=[kmgtp])(?:[kmgt](?:bits?|b)?(?:ps|/s)\b|(?:kilo|mega|giga|tera)bits?\b|\bpackets?[ -](?:per|a|each|every)\b|\bpps\b|\bpackets/s)",
    re.IGNORECASE,
)
SECOND = r"(?:[\s-]+(?:per|a|each|every)[\s-]+second|/s)"
VOLUME = re.compile(
    rf"(?:\bbetween\s+(?P<low>{NUMBER})\s+and\s+|\b(?P<from>{NUMBER})(?:\s+to\s+|\s?[-–]\s?))?\b(?:(?P<half>half\s+an?)|(?P<n>{NUMBER}))(?:[\s-]*(?P<scale>hundred|thousand|million|billion)[\s-]+|[\s-]*)"
    rf"(?P<unit>[kmgt]?bps|[kmgt]?bits?/s|[kmgt]b/s|(?:kilo|mega|giga|tera)?bits?{SECOND}|"
    rf"(?:kilo|mega|giga|tera)bits?|[kmg]?pps|packets?{SECOND})(?![\w/])",
    re.IGNORECASE,
)
ATTACK = re.compile(
    r"\b(?:attacks?|attackers?|ddos|flood(?:s|ed|ing)?|junk|denial.of.service|assaults?|barrage|botnets?|bombard\w*|hammer(?:ed|ing)|pound(?:ed|ing)|struck|swamp(?:ed|ing)|inundat\w+|overwhelm\w*|reflection|malicious|hackers?|(?:threw|thrown|hurled|fired|aimed|directed|poured)\b[^.;]{0,60}\bat\s+(?:us|them|him|her|it|the|our|its|their))\b",
    re.IGNORECASE,
)
LONGEST = 40
"""Code points around its unit in which a volume stands."""
BACK = 3
"""Sentences before a volume in which the attack is named."""
PREFIXES = {"k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
PLAIN = ("bps", "bit", "pps", "packet")
"""How units without a prefix begin."""


def find_volumes(scene: Scene) -> Iterator[Measured]:
    """Volumes of attacks, in the order of the text."""
    text = scene.parse.text
    units = UNIT.finditer(text)
    near = (_at(text, unit) for unit in units)
    for match in {found.start(): found for found in near if found}.values():
        if _of_attack(scene.parse, scene.first_token(match.start())):
            yield figure(scene, MeasurableKind.ATTACK_VOLUME, match.span(), _amount(match))


def _at(text: str, unit: re.Match[str]) -> re.Match[str] | None:
    """The volume whose unit stands here."""
    around = VOLUME.finditer(text, max(0, unit.start() - LONGEST), unit.end() + LONGEST)
    return next((found for found in around if found.end() > unit.start()), None)


def _of_attack(parse: Parse, token: int) -> bool:
    """Whether the sentence, or one of the last before it, speaks of an attack."""
    number = parse.sentence_of[token]
    start = parse.starts[parse.sentence_starts[max(0, number - BACK)]]
    return ATTACK.search(parse.text, start, parse.end(parse.sentence(token)[1])) is not None


def _amount(match: re.Match[str]) -> Amount:
    unit = match["unit"].lower()
    factor = 1 if unit.startswith(PLAIN) else PREFIXES[unit[0]]
    factor *= SCALES[match["scale"].lower()] if match["scale"] else 1
    counted = "packet/s" if "pps" in unit or "packet" in unit else "bit/s"
    value = factor * (value_of(match["n"]) if match["n"] else 1 / 2)
    if first := match["low"] or match["from"]:
        return Amount(round(value_of(first) * factor), round(value) + 1, None, counted)
    return Amount(*bounded(value, bound_before(match.string, match.start())), counted)
