"""Whether a claim says something at large, and so is about nothing that happened."""

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.model.gist import Predicate

ALL = frozenset({"all", "any", "every"})
STANDING = frozenset({"VBZ", "VBP"})
"""Tags of verbs that tell what is so, not what was."""
CHANGED = frozenset({"now", "again", "still", "currently", "today"})
"""Words that tell it of the days of the incident."""


def is_general(reading: Reading, found: Found | None) -> bool:
    """Whether the content is about nothing that happened."""
    return _is_standing(reading, found) or _is_on_principle(reading)


def _is_standing(reading: Reading, found: Found | None) -> bool:
    """'All traffic passes through X': how a network is connected, not what became of it."""
    if found is None or found.predicate is not Predicate.ROUTED_VIA:
        return False
    parse = reading.parse
    if any(parse.lowers[t] in CHANGED for t in reading.content):
        return False
    verb = found.at
    while not parse.is_verb(verb) and parse.heads[verb] != verb and parse.heads[verb] in reading.inside:
        verb = parse.heads[verb]
    helping = parse.children_of(verb, "aux", "auxpass")
    return parse.tags[helping[0] if helping else verb] in STANDING


def _is_on_principle(reading: Reading) -> bool:
    """'It opposes all cyber attacks', 'hacking in all its forms'."""
    parse = reading.parse
    named = any(parse.lowers[t] in reading.table.happenings for t in reading.content)
    return named and any(
        parse.lowers[t] in ALL and parse.deps[t] in ("det", "predet") and _is_of_many(reading, parse.heads[t])
        for t in reading.content
    )


def _is_of_many(reading: Reading, noun: int) -> bool:
    parse = reading.parse
    return parse.lowers[noun] == "forms" or (
        parse.lowers[noun] in reading.table.happenings and parse.tags[noun] in ("NNS", "NNPS")
    )
