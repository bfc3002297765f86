"""Judgements: what somebody calls false, a lie or "a fairy tale", with the noun that is judged."""

from collections.abc import Iterator

from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import Parse, trim
from ledger.extract.rules.objects import MOMENTS, Complement, full
from ledger.extract.speakers.names import CALENDAR

ENDS = frozenset({",", ".", ";", ":", "—", "–", "who", "which", "that", "but"})
"""Words and marks that end what something is called."""


def small(parse: Parse, verb: int, child: int, target: int | None) -> Iterator[Complement]:
    """'called the report false'. A participle after its noun names ("a laboratory called Copperline"): no judgement."""
    if parse.deps[verb] == "acl" or (target is not None and parse.lowers[target].endswith("self")):
        return
    content = full(parse, child)
    if target is not None and target < child and parse.tags[target] not in ("WP", "WDT"):
        content = tuple(sorted({*noun_phrase(parse, target), *content}))
    yield Complement(frame="small", content=content, target=target)


def judged(parse: Parse, verb: int) -> Iterator[Complement]:
    """'called the charge "a fairy tale"' where the parse sees no judgement: two noun phrases in a row."""
    if parse.children_of(verb, "oprd", "ccomp", "xcomp", "prep", "prt", "agent") or verb + 2 >= len(parse):
        return
    last = parse.sentence(verb)[1]
    end = next((t for t in range(verb + 1, last + 1) if parse.lowers[t] in ENDS), last + 1)
    noun = next((t for t in range(verb + 1, end) if parse.tags[t].startswith(("NN", "PRP"))), None)
    while noun is not None and noun + 1 < end and parse.tags[noun + 1].startswith("NN"):
        noun += 1
    if noun is None or noun + 1 >= end:
        return
    rest = range(noun + 1, end)
    if any(parse.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(verb + 1, end)):
        return
    if any(parse.lowers[t] in CALENDAR or parse.lowers[t] in MOMENTS for t in rest):  # "called the port a week later"
        return
    opens = parse.tags[verb + 1].startswith(("DT", "PRP", "NN")) or parse.lowers[verb + 1] == "such"
    if opens and parse.lowers[noun + 1] in ("a", "an", "“", '"', "‘"):
        yield Complement(frame="small", content=tuple(trim(parse, range(verb + 1, end))), target=noun)
