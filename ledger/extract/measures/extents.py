"""How much of a network was out: counts of networks and routes, "N of M", percentages, fractions, "only some regions"."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.clauses import Clause, clause_of
from ledger.extract.measures.found import PPM, Amount, Measured
from ledger.extract.measures.numerals import FRACTIONS, NUMBER, bound_before, bounded, is_number, value_of
from ledger.extract.measures.places import figure, sentence_at
from ledger.extract.measures.senses import sense_of
from ledger.extract.measures.triggers import Sense
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

EXTENT = MeasurableKind.OUTAGE_EXTENT
UNIT = r"(?:networks?|prefix(?:es)?|routes?|(?:address |IP |network )?blocks?|subnets?|autonomous systems|announcements|netblocks)"
SHARED = rf"(?:{UNIT}|addresses|web\s?sites?|sites|providers|operators|servers|internet|users|customers|subscribers|connections|phones|mobiles|telephones|lines|landlines|homes|households|subscriptions|regions|provinces|cities|country|links)"
OUT = re.compile(
    r"\b(?:offline|lost|los[et]s?|unreachable|withdrawn|withdrew|down|vanish\w*|disappear\w*|gone|dark|out|cut|affected|without|disconnected|missing|"
    r"absent|inaccessible|suspended|failed|dropped|fell|unavailable|knocked|no (?:connection|service|signal|internet|access)|outages?|blackouts?|shut\w*)\b",
    re.IGNORECASE,
)
UNITS = re.compile(rf"\b{UNIT}\b", re.IGNORECASE)
UNIT_WORDS = frozenset(
    "network networks prefix prefixes route routes block blocks subnet subnets netblock netblocks".split()
)
OF = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:(?:out\s+)?of|in)\s+(?:all\s+|every\s+)?(?:the\s+|its\s+|their\s+|(?:the\s+)?[\w’'-]+[’']s\s+)?(?:total\s+of\s+)?(?P<total>{NUMBER})\b"
    rf"(?!\s*(?:%|percent|per cent))(?P<what>\s+(?:(?!(?:and|or|of|in|on)\b)[\w’'-]+\s+){{0,3}}?{SHARED}\b)?",
    re.IGNORECASE,
)
PERCENT = re.compile(rf"\b(?P<n>{NUMBER})\s*(?:%|percent\b|per cent\b)", re.IGNORECASE)
PERCENT_SIGN = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
FRACTION = re.compile(
    rf"\b(?:(?P<n>a|one|two|three|four)[\s-])?(?P<part>half|thirds?|quarters?|fifths?)\s+(?:of\s+|(?<=half\s)(?:the|its|all)\s+)(?:[\w’'-]+\s+){{0,4}}?{SHARED}\b",
    re.IGNORECASE,
)
WHOLE = re.compile(rf"\ball\s+(?:of\s+)?(?:(?:the|its|their|[\w’'-]+[’']s)\s+){{0,2}}{UNIT}\b", re.IGNORECASE)
PARTIAL = re.compile(
    r"\b(?:only|just)\s+(?:some|a few|certain|several|parts? of|a part of)\s+(?:[\w’'-]+\s+){0,3}?(?:regions?|areas?|provinces?|parts?|cities|districts?|networks?|routes?|"
    r"customers|users|subscribers|country|network|services?|providers)\b",
    re.IGNORECASE,
)
TRAFFIC = re.compile(r"\b(?:traffic|usage|bandwidth|volume|connectivity)\b", re.IGNORECASE)
WINDOW = 90
"""Code points around a share in which the words stand that say of what it is."""


def find_extents(scene: Scene) -> Iterator[Measured]:
    """Extents, in the order of the text within each way of giving them."""
    text, taken, known = scene.parse.text, list[Span](), set[tuple[float, float]]()
    for match in OF.finditer(text):
        ratio = (value_of(match["n"]), value_of(match["total"]))
        if _is_of_networks(scene, match) or (ratio in known and not _has_noun_after(scene, match.end())):
            known.add(ratio)
            taken.append(Span(*match.span()))
            yield figure(scene, EXTENT, match.span(), _ratio(match))
    for match in PERCENT.finditer(text) if PERCENT_SIGN.search(text) else ():
        if _is_share(scene, Span(*match.span())):
            yield figure(
                scene,
                EXTENT,
                match.span(),
                Amount(*bounded(value_of(match["n"]) * 10_000, bound_before(match.string, match.start("n"))), "ppm"),
            )
    yield from _fractions(scene)
    for match in PARTIAL.finditer(text):
        if OUT.search(text, *sentence_at(scene.parse, scene.first_token(match.start()))):
            yield figure(scene, EXTENT, match.span(), Amount(1, PPM, None, "ppm"))
    for match in WHOLE.finditer(text):
        noun = scene.first_token(match.end() - 1)
        if _is_out(scene.parse, clause_of(scene.parse, [noun]), noun):
            yield figure(scene, EXTENT, match.span(), Amount(PPM, PPM + 1, PPM, "ppm"))
    yield from _counts(scene, taken)


def _ratio(match: re.Match[str]) -> Amount:
    total = value_of(match["total"])
    share = PPM * value_of(match["n"]) / total if total else 0
    return Amount(*bounded(share, bound_before(match.string, match.start())), "ppm")


def _is_of_networks(scene: Scene, match: re.Match[str]) -> bool:
    """Whether "79 of 84" counts networks: by the noun after it, or by the sentences before where it has none."""
    parse, text = scene.parse, scene.parse.text
    if value_of(match["n"]) > value_of(match["total"]):
        return False
    near = sentence_at(parse, scene.first_token(match.start()), back=0 if match["what"] else 2)
    if match["what"] is None and (UNITS.search(text, *near) is None or _has_noun_after(scene, match.end())):
        return False
    return OUT.search(text, *near) is not None


def _has_noun_after(scene: Scene, offset: int) -> bool:
    """Whether the number goes on with a noun ("79 of 84 lawmakers")."""
    at = scene.first_token(offset)
    parse = scene.parse
    return (
        any(parse.tags[t].startswith("NN") for t in range(at, min(at + 2, len(parse))))
        and at < len(parse)
        and parse.tags[at][:2] in ("NN", "JJ")
    )


def _is_share(scene: Scene, span: Span) -> bool:
    """Whether a percentage is of networks that are out, and not of traffic."""
    text = scene.parse.text
    sentence = sentence_at(scene.parse, scene.first_token(span.start))
    near = text[max(sentence.start, span.start - WINDOW) : min(sentence.end, span.end + WINDOW)]
    return (
        TRAFFIC.search(near) is None
        and re.search(rf"\b{SHARED}\b", near, re.IGNORECASE) is not None
        and OUT.search(near) is not None
    )


def _fractions(scene: Scene) -> Iterator[Measured]:
    for match in FRACTION.finditer(scene.parse.text):
        parts, whole = FRACTIONS[match["part"].lower()]
        count = {"a": 1, "one": 1, None: 1}.get(match["n"] and match["n"].lower(), 0) or value_of(match["n"])
        if _is_share(scene, Span(*match.span())):
            yield figure(
                scene,
                EXTENT,
                match.span(),
                Amount(*bounded(PPM * parts * count / whole, bound_before(match.string, match.start())), "ppm"),
            )


def _counts(scene: Scene, taken: list[Span]) -> Iterator[Measured]:
    """Counts of what is out: "77 networks were withdrawn", "the last five were gone"."""
    parse = scene.parse
    for token, tag in enumerate(parse.tags):
        if tag != "CD" or not is_number(parse.words[token]):
            continue
        start, end = parse.starts[token], parse.end(token)
        if any(span.start <= start < span.end for span in taken):
            continue
        noun = parse.heads[token] if parse.deps[token] == "nummod" else token
        if _counts_networks(parse, noun, token) and _is_out(parse, clause_of(parse, [noun]), noun):
            amount = Amount(*bounded(value_of(parse.words[token]), bound_before(parse.text, start)), "networks")
            yield figure(scene, EXTENT, (start, max(end, parse.end(noun))), amount)


def _counts_networks(parse: Parse, noun: int, number: int) -> bool:
    """Whether the noun is a unit of networks; for a bare number, whether one was named in it or shortly before."""
    if noun != number:
        return parse.lowers[noun] in UNIT_WORDS
    inner = next((g for c in parse.children[noun] if parse.lowers[c] == "of" for g in parse.children[c]), None)
    if inner is not None:
        return parse.lowers[inner] in UNIT_WORDS
    if parse.deps[number] not in ("nsubj", "nsubjpass"):
        return False
    before = sentence_at(parse, number, back=2)
    return UNITS.search(parse.text, before.start, parse.starts[number]) is not None


def _is_out(parse: Parse, clause: Clause, noun: int) -> bool:
    """Whether the clause says of this noun that it is out."""
    heads = {clause.subject, *clause.objects}
    return not heads.isdisjoint(
        {noun, parse.heads[parse.heads[noun]] if parse.deps[noun] == "pobj" else noun}
    ) and sense_of(parse, clause) in (Sense.START, Sense.DOWN)
