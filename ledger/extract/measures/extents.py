"""How much of a network was out: "N of M", percentages, fractions, "only some regions"."""

import re
from collections.abc import Iterator

from ledger.extract.draft import Scene
from ledger.extract.measures.clauses import clause_of
from ledger.extract.measures.counts import NETWORK, UNITS, find_counts, is_out
from ledger.extract.measures.found import PPM, Amount, Measured
from ledger.extract.measures.numerals import (
    FRACTIONS,
    NUMBER,
    PARTS,
    bound_before,
    bounded,
    complement,
    value_of,
)
from ledger.extract.measures.places import figure, sentence_at
from ledger.extract.measures.senses import sense_of
from ledger.extract.measures.triggers import Sense
from ledger.model.claim import MeasurableKind
from ledger.model.text import Span

EXTENT = MeasurableKind.OUTAGE_EXTENT
SHARED = rf"(?:{NETWORK}|addresses|(?:address|IP)\s+space|web\s?sites?|sites|providers|operators|servers|computers|PCs|ATMs|systems|devices|hosts|routers|internet|stations?|masts|towers|terminals|modems|machines|branches|exchanges|numbers|accounts|users|customers|subscribers|connections|phones|mobiles|telephones|lines|landlines|homes|households|subscriptions|regions|provinces|cities|country|links|districts|towns|villages|schools|hospitals|banks|offices|counties|islands)"
ANY_SHARED = re.compile(rf"\b{SHARED}\b", re.IGNORECASE)
SINGLE = r"(?:network|prefix|route|user|customer|subscriber|household|home|branch|connection|phone|mobile|line|site|website|server|region|province|city|station|mast|tower|terminal)s?"
OUT = re.compile(
    r"\b(?:(?:could|can)\s*(?:not|n.t)\s+be\s+(?:reached|opened|seen|accessed)|offline|lost|los[et]s?|loss|hit|struck|lack(?:ed|s|ing)?|closed|isolated|unreachable|withdrawn|withdrew|down|vanish\w*|disappear\w*|gone|dark|out|cut|affected|without|disconnected|missing|"
    r"absent|inaccessible|silent|dead|waiting|(?:could|can)\s*(?:not|n.t)|cannot|unable|blocked|pulled|severed|interrupted|disrupted|stopped|frozen|paraly[sz]ed|crashed|collapsed|suspended|failed|dropped|fell|unavailable|knocked|no (?:\w+ )?(?:connections?|service|signal|internet|access|broadband|coverage|reception|phones?|data|lines?)|off (?:the )?air|timed out|refused|outages?|blackouts?|shut\w*)\b",
    re.IGNORECASE,
)
UP = re.compile(
    r"\b(?:(?:ha[sd]|have|had\s+been|was|were|is|are|been)\s+(?:\w+\s+){0,2}?(?:restored|repaired|reconnected|mended|recovered|returned|come\s+back|back)|(?:remain\w*|stay\w*|kept|keeps|still|survived|(?:was|were|are|is|be)(?!\s+(?:not|no)\b))\s+(?:\w+\s+){0,2}?(?:online|reachable|visible|up|announced|advertised|connected|available|accessible|"
    r"working|running|operating|operational|functioning|functional|responding|answering|in\s+the\s+(?:routing\s+)?table|in\s+service|on\s+(?:the\s+)?air|usable|active|intact|alive)|can\s+be\s+(?:reached|opened|seen)|could\s+be\s+(?:reached|opened|seen)|survived|(?:still\s+)?answered|escaped)\b",
    re.IGNORECASE,
)
"""Said of the part of a network that is left."""
KNOCKED = re.compile(
    r"\b(?:w(?:ere|as)|are|is|went|been|stayed|remained|fell)\s+(?:\w+\s+)?(?:disrupted|offline|dark|knocked\s+(?:out|off\w*)|unreachable|disconnected|cut\s+off|down|"
    r"inaccessible|unavailable|without\s+(?:an?\s+)?(?:service|internet|connection|signal))\b",
    re.IGNORECASE,
)
"""Said of networks only, whatever the noun: "80 of 236 trusts were knocked offline"."""
AFTER = 70
"""Code points after a share within which its predicate stands."""
OF = re.compile(
    rf"\b(?=[\dotfsenz])(?P<n>none|{NUMBER})\s+(?:(?:out\s+)?of|in)\s+(?:all\s+|every\s+)?(?:the\s+|its\s+|their\s+|our\s+|(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+[’']s\s+)?(?:total\s+of\s+)?(?P<total>{NUMBER})\b"
    rf"(?!\s*(?:%|percent|per cent))(?P<what>\s+(?:(?!(?:and|or|of|in|on)\b)[\w’'-]+\s+){{0,3}}?{SHARED}\b)?",
    re.IGNORECASE,
)
ONE_IN = re.compile(
    rf"\b(?=[otfn\d])(?P<n>{NUMBER})\s+(?:[a-z’'-]+\s+){{0,2}}?{SINGLE}\s+(?:in|(?:out\s+)?of)\s+(?:every\s+)?(?P<total>{NUMBER})\b",
    re.IGNORECASE,
)
"""Like "one customer in three"."""
OF_THE = re.compile(
    rf"\bof\s+(?:(?:(?:the\s+)?[\w’'-]+[’']s|the|its|their|our|all|some|about)\s+)?(?:the\s+)?(?P<total>{NUMBER})\s+(?:[\w’'-]+\s+){{0,2}}?{SHARED}(?:\s+(?:[\w’'-]+\s+){{0,4}}[\w’'-]+)?,\s+(?:only\s+|just\s+|all\s+but\s+)?(?P<n>{NUMBER})\b",
    re.IGNORECASE,
)
"""Like "of its 16 prefixes, only two"."""
YEARS = 1900
"""From here on, "one network in 2013" names a year."""
EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
NOT = re.compile(r"\bnot\s+$", re.IGNORECASE)
ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)
PERCENT = re.compile(rf"\b(?P<n>{NUMBER})\s*(?:%|percent\b|per cent\b)", re.IGNORECASE)
PERCENT_SIGN = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
FRACTION = re.compile(
    rf"\b(?=[aotfsnhqe])(?:(?P<n>a|one|two|three|four|five|six|seven|nine)[\s-])?(?P<part>{PARTS})\s+(?:of\s+|(?<=half\s)(?:the|its|our|their|all)\s+)(?:[\w’'-]+\s+){{0,4}}?{SHARED}\b",
    re.IGNORECASE,
)
FRACTION_OF = re.compile(
    rf"\b(?=[aotfsnhqe])(?:(?P<n>a|one|two|three|four|five|six|seven|nine)[\s-])?(?P<part>{PARTS})\s+of\s+",
    re.IGNORECASE,
)
"""Of whatever noun, where its clause says that it lost a network: "a third of the villages had no signal"."""
WHOLE = re.compile(
    rf"\ball\s+(?:of\s+)?(?:(?:the|its|their|our|(?:[A-Z][\w’'-]+\s+){{0,2}}?[\w’'-]+[’']s)\s+){{0,2}}{NETWORK}\b",
    re.IGNORECASE,
)
PARTIAL = re.compile(
    r"\b(?:only|just)\s+(?:some|a few|certain|several|parts? of|a part of)\s+(?:[\w’'-]+\s+){0,3}?(?:regions?|areas?|provinces?|parts?|cities|districts?|networks?|routes?|"
    r"customers|users|subscribers|country|network|services?|providers)\b",
    re.IGNORECASE,
)
TRAFFIC = re.compile(r"\b(?:traffic|usage|bandwidth|volume|connectivity)\b", re.IGNORECASE)
ACROSS = frozenset({"in", "across", "throughout", "for", "to"})
"""Between the loss of a network and the part that lost it: "lost in 8 of 13 districts"."""
OUTAGES = frozenset({Sense.START, Sense.DOWN})
WINDOW = 90
"""Code points around a share in which the words stand that say of what it is."""


def find_extents(scene: Scene) -> Iterator[Measured]:
    """Extents, in the order of the text within each way of giving them."""
    taken: list[Span] = []
    yield from _ratios(scene, taken)
    yield from _percents(scene)
    yield from _fractions(scene)
    yield from _named(scene)
    yield from find_counts(scene, taken)


def _ratios(scene: Scene, taken: list[Span]) -> Iterator[Measured]:
    """Like "79 of 84", and the same numbers again where they count nothing else; `taken` gets their places."""
    text, known = scene.parse.text, set[tuple[float, float]]()
    for match in OF.finditer(text):
        ratio = (value_of(match["n"]), value_of(match["total"]))
        if _is_of_networks(scene, match) or (ratio in known and not _has_noun_after(scene, match.end())):
            known.add(ratio)
            taken.append(Span(*match.span()))
            yield figure(scene, EXTENT, match.span(), _ratio(scene, match))
    for match in (*ONE_IN.finditer(text), *OF_THE.finditer(text)):
        if value_of(match["n"]) < value_of(match["total"]) < YEARS and _is_told_out(scene, Span(*match.span())):
            taken.append(Span(*match.span()))
            yield figure(scene, EXTENT, match.span(), _ratio(scene, match))


def _percents(scene: Scene) -> Iterator[Measured]:
    text = scene.parse.text
    for match in PERCENT.finditer(text) if PERCENT_SIGN.search(text) else ():
        if _is_share(scene, Span(*match.span())):
            yield figure(scene, EXTENT, match.span(), _missing(scene, match, value_of(match["n"]) * PPM / 100))


def _named(scene: Scene) -> Iterator[Measured]:
    """Without a number: "only some regions", which is not most of them, and "all networks"."""
    text = scene.parse.text
    for match in PARTIAL.finditer(text):
        if OUT.search(text, *sentence_at(scene.parse, scene.first_token(match.start()))):
            yield figure(scene, EXTENT, match.span(), Amount(1, PPM // 2, None, "ppm"))
    for match in WHOLE.finditer(text):
        noun = scene.first_token(match.end() - 1)
        if is_out(scene.parse, clause_of(scene.parse, [noun]), noun):
            yield figure(scene, EXTENT, match.span(), Amount(PPM, PPM + 1, PPM, "ppm"))


def _ratio(scene: Scene, match: re.Match[str]) -> Amount:
    total = value_of(match["total"])
    share = PPM * value_of(match["n"]) / total if total else 0
    before = match.string[max(0, match.start() - len("All but ")) : match.start()]
    if EVERY.search(before):
        return _missing(scene, match, PPM)
    if NOT.search(before):
        return _missing(scene, match, 0)
    return _missing(scene, match, PPM - share if ALL_BUT.search(before) else share)


def _missing(scene: Scene, match: re.Match[str], share: float) -> Amount:
    """The share in ppm with its bounds as the part that is out: what is missing to the whole, where the words say that it is still there."""
    bounds = bounded(share, bound_before(match.string, match.start()))
    return Amount(*(complement(bounds) if _is_up(scene, match.end()) else bounds), "ppm")


def _is_up(scene: Scene, offset: int) -> bool:
    """Whether the words after a share say first that it is still there ("12 of 84 networks remained online")."""
    text = scene.parse.text
    end = min(offset + AFTER, sentence_at(scene.parse, scene.first_token(offset - 1)).end)
    up, out = UP.search(text, offset, end), OUT.search(text, offset, end)
    return up is not None and (out is None or up.start() < out.start())


def _is_of_networks(scene: Scene, match: re.Match[str]) -> bool:
    """Whether "79 of 84" counts networks: by the noun after it, or by the sentences before where it has none."""
    parse, text = scene.parse, scene.parse.text
    if value_of(match["n"]) > value_of(match["total"]):
        return False
    if match["what"] is None and (
        KNOCKED.search(text, match.end(), match.end() + AFTER) or _is_said_out(scene, match.start("n"))
    ):
        return True
    near = sentence_at(parse, scene.first_token(match.start()), back=0 if match["what"] else 2)
    if match["what"] is None and (UNITS.search(text, *near) is None or _has_noun_after(scene, match.end())):
        return False
    return OUT.search(text, *near) is not None or _is_up(scene, match.end())


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
    near = _around(scene, span)
    if TRAFFIC.search(near) is not None:
        return False
    return (ANY_SHARED.search(near) is not None and _is_told_out(scene, span)) or _is_said_out(scene, span.start)


def _is_told_out(scene: Scene, span: Span) -> bool:
    return OUT.search(_around(scene, span)) is not None or _is_up(scene, span.end)


def _is_said_out(scene: Scene, offset: int) -> bool:
    """Whether the clause of a share says that what it is of lost a network, or that a network was lost in it ("in 8 of 13 districts")."""
    parse, token = scene.parse, scene.first_token(offset)
    while parse.deps[token] in ("det", "nummod", "compound", "quantmod", "amod") and parse.heads[token] != token:
        token = parse.heads[token]
    clause, above = clause_of(parse, [token]), parse.heads[token]
    if parse.deps[token] == "pobj" and parse.lowers[above] in ACROSS and parse.is_verb(parse.heads[above]):
        return sense_of(parse, clause) in OUTAGES
    return is_out(parse, clause, token)


def _around(scene: Scene, span: Span) -> str:
    """The words of its sentence that stand near a share."""
    sentence = sentence_at(scene.parse, scene.first_token(span.start))
    return scene.parse.text[max(sentence.start, span.start - WINDOW) : min(sentence.end, span.end + WINDOW)]


def _fractions(scene: Scene) -> Iterator[Measured]:
    text = scene.parse.text
    named = list(FRACTION.finditer(text))
    known = {match.start("part") for match in named}
    bare = (
        m for m in FRACTION_OF.finditer(text) if m.start("part") not in known and _is_said_out(scene, m.start("part"))
    )
    for match in (*named, *bare):
        parts, whole = FRACTIONS[match["part"].lower()]
        count = {"a": 1, "one": 1, None: 1}.get(match["n"] and match["n"].lower(), 0) or value_of(match["n"])
        if _is_share(scene, Span(*match.span())):
            yield figure(scene, EXTENT, match.span(), _missing(scene, match, PPM * parts * count / whole))
