"""Counts of what is out: "77 networks were withdrawn", "left as many as 900,000 homes offline", "affecting 40 masts"."""

import re
from collections.abc import Iterator, Sequence

from ledger.extract.draft import Scene
from ledger.extract.lexicon import noun_forms, verb_forms
from ledger.extract.measures.clauses import Clause, clause_of
from ledger.extract.measures.found import Amount, Measured
from ledger.extract.measures.numerals import FRACTIONS, NUMBER, SCALES, bound_before, bounded, is_number, value_of
from ledger.extract.measures.places import figure, sentence_at
from ledger.extract.measures.senses import TIMES as LENGTHS
from ledger.extract.measures.senses import sense_of
from ledger.extract.measures.themes import Theme, speaks_of_networks, theme_of
from ledger.extract.measures.triggers import Sense
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

EXTENT = MeasurableKind.OUTAGE_EXTENT
NETWORK = r"(?:networks?|prefix(?:es)?|routes?|(?:address |IP |network )?blocks?|subnets?|autonomous systems|announcements|netblocks)"
UNITS = re.compile(rf"\b{NETWORK}\b", re.IGNORECASE)
NETWORK_WORDS = frozenset(
    "network networks prefix prefixes route routes block blocks subnet subnets netblock netblocks".split()
)
SERVED = tuple(
    """customer user subscriber household home client account line connection phone mobile handset landline modem terminal router
    server computer machine mast tower station exchange branch site website people business
    school bank hospital clinic office shop store village town district county province family firm turbine""".split()
)
"""What is counted beside networks; the count's unit is the noun itself."""
PLURALS = frozenset(form for word in SERVED for form in noun_forms(word) if form != word) | {"people"}
COUNT = re.compile(
    rf"\b(?=[\dotfsenzahb])(?:between\s+(?P<low>{NUMBER})\s+(?:(?P<lowscale>hundred|thousand|million)\s+)?and\s+|(?P<from>{NUMBER})\s*(?:to|or|[-–])\s*)?"
    rf"(?:(?P<part>half\s+an?)|(?P<n>{NUMBER}|an?(?=\s+(?:hundred|thousand|million)\b)))(?P<half>\s+and\s+a\s+half)?"
    rf"(?:(?P<letter>m|bn|k)\b|[\s-]+(?P<scale>hundred|thousand|million|billion)\b)?"
    rf"\s+(?:[\w’'-]+\s+){{0,3}}?(?P<noun>{NETWORK}|{'|'.join(sorted(PLURALS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
COUNTED = PLURALS | {word for word in NETWORK_WORDS if word.endswith("s")} | {"systems", "announcements"}
LONGEST = 90
"""Code points before a noun in which its number begins."""
LETTERS = {"k": 10**3, "m": 10**6, "bn": 10**9}
AFFECT = frozenset(
    form
    for verb, past in {
        "affect": (),
        "hit": ("hit",),
        "strike": ("struck", "stricken"),
        "disrupt": (),
        "impact": (),
        "touch": (),
        "plague": (),
        "inconvenience": (),
    }.items()
    for form in verb_forms(verb, past)
)
"""What outages do to those whom they reach."""
CENSOR = frozenset(form for verb in ("block", "ban", "seize", "suspend") for form in verb_forms(verb, ()))
"""What is done to chosen ones, which is no measure of an outage."""
TO = frozenset({"for", "to"})
WHOLES = frozenset({"total", "number", "all", "batch", "set", "group"})
"""Nouns with which "a total of 40 routes" counts the routes."""
OUT = frozenset({Sense.START, Sense.DOWN})
LOSE = frozenset(
    form for verb, past in {"lose": ("lost",), "go": ("went", "gone")}.items() for form in verb_forms(verb, past)
)
"""What those do that an outage reaches."""
NO_UNITS = NETWORK_WORDS | COUNTED | LENGTHS | frozenset(FRACTIONS)
"""Plural nouns that are counted by other rules, or that measure no outage."""
HIGH = 3
"""Steps from a number up to the noun that it counts."""


def find_counts(scene: Scene, taken: Sequence[Span]) -> Iterator[Measured]:
    """Counts, but none in the places `taken` by shares."""
    met = list(taken)
    for match in _matches(scene.parse):
        place = Span(match.start(), match.end())
        if not _overlaps(place, met) and _is_count_of_missing(scene, match):
            met.append(place)
            yield figure(scene, EXTENT, place, _amount(match))
    yield from _bare(scene, met)


def _matches(parse: Parse) -> Iterator[re.Match[str]]:
    """The counts; looked for only before the nouns that can be counted, for numerals stand everywhere."""
    end = 0
    for noun, word in enumerate(parse.lowers):
        if word not in COUNTED:
            continue
        match = COUNT.search(parse.text, max(end, parse.starts[noun] - LONGEST), parse.end(noun))
        if match is not None:
            yield match
            end = match.end()


def _overlaps(place: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < place.end and place.start < span.end for span in taken)


def _amount(match: re.Match[str]) -> Amount:
    scale = SCALES[match["scale"].lower()] if match["scale"] else LETTERS.get((match["letter"] or "").lower(), 1)
    value = (0.5 if match["part"] else _figure(match["n"]) + (0.5 if match["half"] else 0)) * scale
    noun = match["noun"].lower()
    unit = noun if noun in PLURALS else "networks"
    if first := match["low"] or match["from"]:
        factor = SCALES[match["lowscale"].lower()] if match["lowscale"] else scale
        return Amount(round(value_of(first) * factor), round(value) + 1, None, unit)
    return Amount(*bounded(value, bound_before(match.string, match.start())), unit)


def _figure(words: str) -> float:
    return 1 if words.lower() in ("a", "an") else value_of(words)


def _is_count_of_missing(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the number counts the noun, and its clause says that those are out."""
    parse = scene.parse
    number = scene.first_token(match.start("part" if match["part"] else "n"))
    noun = scene.first_token(match.end() - 1)
    if parse.sentence_of[number] != parse.sentence_of[noun]:
        return False
    if noun not in list(parse.ancestors(number))[:HIGH] and not (match["scale"] or match["part"]):
        return False
    return is_out(parse, clause_of(parse, [noun]), noun)


def _bare(scene: Scene, taken: Sequence[Span]) -> Iterator[Measured]:
    """Numbers without a unit of their own: "the last five were gone", "two of the networks"."""
    parse = scene.parse
    for token, tag in enumerate(parse.tags):
        if tag != "CD" or not is_number(parse.words[token]):
            continue
        start, end = parse.starts[token], parse.end(token)
        if parse.text[end : end + 1].isalnum() or any(span.start <= start < span.end for span in taken):
            continue  # "3G" is no three
        scale = SCALES.get(parse.lowers[token + 1], 1) if token + 1 < len(parse) else 1
        last = token if scale == 1 else token + 1
        noun = parse.heads[last] if parse.deps[last] == "nummod" else token
        if _loses_a_network(parse, noun, token):
            unit = "people" if parse.tags[noun] == "NNPS" else parse.lowers[noun]
            amount = Amount(*bounded(scale * value_of(parse.words[token]), bound_before(parse.text, start)), unit)
            yield figure(scene, EXTENT, (start, parse.end(noun)), amount)
        elif _counts_networks(parse, noun, token) and is_out(parse, clause_of(parse, [noun]), noun):
            amount = Amount(*bounded(value_of(parse.words[token]), bound_before(parse.text, start)), "networks")
            yield figure(scene, EXTENT, (start, max(end, parse.end(noun))), amount)


def _loses_a_network(parse: Parse, noun: int, number: int) -> bool:
    """Whether any plural noun is without a network in its clause: "17 ferries lost their link", "40 farms were offline"."""
    if noun == number or parse.tags[noun] not in ("NNS", "NNPS") or parse.lowers[noun] in NO_UNITS:
        return False
    clause = clause_of(parse, [noun])
    if noun != clause.subject:
        return False
    sense = sense_of(parse, clause)
    return sense is Sense.DOWN or (sense is Sense.START and (clause.passive or parse.lowers[clause.head] in LOSE))


def _counts_networks(parse: Parse, noun: int, number: int) -> bool:
    """Whether the noun is a unit of networks; for a bare number, whether one was named in it or shortly before."""
    if noun != number:
        return parse.lowers[noun] in NETWORK_WORDS
    inner = next((g for c in parse.children[noun] if parse.lowers[c] == "of" for g in parse.children[c]), None)
    if inner is not None:
        return parse.lowers[inner] in NETWORK_WORDS
    if parse.deps[number] not in ("nsubj", "nsubjpass"):
        return False
    before = sentence_at(parse, number, back=2)
    return UNITS.search(parse.text, before.start, parse.starts[number]) is not None


def is_out(parse: Parse, clause: Clause, noun: int) -> bool:
    """Whether the clause says of this noun that it is out."""
    words = frozenset(parse.lowers[t] for t in clause.own if parse.is_verb(t))
    if parse.lowers[noun] in PLURALS and words & CENSOR:
        return False
    if _is_affected(parse, clause, noun):
        return True
    return _undergoes(parse, clause, noun) and sense_of(parse, clause) in OUT


def _undergoes(parse: Parse, clause: Clause, noun: int) -> bool:
    """Whether it is the subject or the object, or what stands as one beside a state ("left 900,000 homes offline")."""
    above = parse.heads[noun]
    if parse.deps[noun] == "pobj":
        outer = parse.heads[above]
        if parse.lowers[above] in TO:
            return parse.is_verb(outer) and parse.lowers[noun] in PLURALS
        whole = parse.tags[outer].startswith("NN") or parse.lowers[outer] in WHOLES
        return whole and parse.lowers[outer] in WHOLES and outer in {clause.subject, *clause.objects}
    if noun in {clause.subject, *clause.objects}:
        return True
    beside = parse.deps[noun] in ("npadvmod", "nsubj", "dobj", "dep") and above != noun
    return beside and clause.head < noun and noun in clause.own


def _is_affected(parse: Parse, clause: Clause, noun: int) -> bool:
    """Whether an outage affects it: "fewer than 5,000 accounts were affected", "an outage hit 40 masts"."""
    if parse.lowers[clause.head] not in AFFECT or not parse.is_verb(clause.head):
        return False
    if clause.passive:
        told = parse.lowers[noun] != "people" or parse.lowers[clause.head] == "affected"
        return told and noun == clause.subject and speaks_of_networks(parse, noun, back=2)
    return noun in clause.objects and theme_of(parse, clause.subject) is Theme.OUTAGE
