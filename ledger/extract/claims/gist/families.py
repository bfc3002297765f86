"""The families of predicates by the names that gist.toml gives them."""

from collections.abc import Callable, Mapping

from ledger.extract.claims.gist import aims, causes, damage, deeds, faults, guilt, involvement, minds, outages
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.table import OTHER, Entry
from ledger.model.gist import Predicate

Family = Callable[[Reading, int, Entry], Found | None]
"""Reads a word of the tables at its token; None where it does not say there what it can say."""

FAMILIES: Mapping[str, Family] = {
    "deed": deeds.deed,
    "tears": damage.tears,
    "takes": damage.takes,
    "spreads": damage.spreads,
    "loses": damage.loses,
    "wage": deeds.wage,
    "act": deeds.act,
    "blame": guilt.blame,
    "traced": guilt.traced,
    "involved": involvement.involved,
    "guilt": guilt.guilt,
    "part": involvement.part,
    "victim": deeds.victim,
    "work": guilt.work,
    "mark": guilt.mark,
    "order": guilt.on_orders,
    "somebody": guilt.somebody,
    "responsible": guilt.responsible,
    "behind": guilt.behind,
    "nothing": involvement.nothing,
    "causes": causes.causes,
    "caused": causes.caused,
    "mishap": causes.mishap,
    "thing": causes.thing,
    "cause": causes.cause,
    "because": causes.because,
    "blunder": faults.blunder,
    "misdone": faults.misdone,
    "strain": faults.strain,
    "self": faults.self_done,
    "inflicted": faults.inflicted,
    "happened": outages.happened,
    "begins": outages.begins,
    "ends": outages.ends,
    "lasts": outages.lasts,
    "fails": outages.fails,
    "state": outages.state,
    "returns": outages.returns,
    "affects": outages.affects,
    "routes": outages.routes,
    "responds": aims.responds,
    "response": aims.response,
    "motive": aims.motive,
    "ahead": aims.ahead,
    "intends": aims.intends,
    "refuses": aims.refuses,
    "unanswered": aims.unanswered,
    "wants": aims.wants,
    "knows": minds.knows,
    "knowledge": minds.knowledge,
    "unaware": minds.unaware,
    "able": minds.able,
    "means": minds.means,
    "warns": minds.warns,
    "ignores": minds.ignores,
    "early": minds.early,
    "ready": aims.ready,
    "judged": minds.judged,
}

STRONG = frozenset(
    {
        Predicate.RESPONSIBLE,
        Predicate.CAUSED_BY,
        Predicate.INVOLVED_IN,
        Predicate.ATTACKED,
        Predicate.DENIES_KNOWLEDGE,
        Predicate.WANTS,
    }
)
"""Predicates that a claim with a number is about before its number, where they stand no lower in the sentence."""


def found_in(reading: Reading, *, limit: int | None = None) -> Found | None:
    """The predicate that stands highest in the content; with `limit`, a strong one no lower than that."""
    parse, table = reading.parse, reading.table
    tags, lowers, words = parse.tags, parse.lowers, table.words
    hits = []
    for token in reading.content:
        if lowers[token] in words:
            by_tag = words[lowers[token]]
            entries = by_tag.get(tags[token][0], by_tag[OTHER])
            if entries:
                hits.append((reading.depth(token), token, entries))
    weak: Found | None = None
    for depth, token, entries in sorted(hits):
        if limit is not None and depth > limit:
            return None
        for entry in entries:
            if entry.rest and not reading.follows(token, entry.rest):
                continue
            found = FAMILIES[entry.family](reading, token, entry)
            if found is None or (limit is not None and found.predicate not in STRONG):
                continue
            if found.predicate is not Predicate.AFFECTED and (weak is None or found.predicate is Predicate.CAUSED_BY):
                return found
            weak = weak or found
    return weak
