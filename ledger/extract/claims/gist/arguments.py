"""The arguments of a gist: the phrases found for each role, resolved, with the number and the time that the claim gives."""

from ledger.extract.claims.gist.figures import figure_of
from ledger.extract.claims.gist.lemmas import lemma
from ledger.extract.claims.gist.parties import LONGEST, Parties, Party
from ledger.extract.claims.gist.reading import Found, Reading
from ledger.extract.claims.gist.strands import Strand
from ledger.model.claim import Act, MeasurableKind
from ledger.model.gist import Argument, Predicate, Role

ORDER = tuple(Role)
TIMED = frozenset({MeasurableKind.OUTAGE_START, MeasurableKind.OUTAGE_END})
MARKS = " .,;:!?\"'”’—–-"
NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "compound", "poss"})
"""What only a noun can be, even where the tagger takes it for a verb ("blamed an upgrade")."""
MEANT = frozenset({Predicate.WANTS, Predicate.INTENDS})
"""Predicates of what somebody means to be done, or not to be done: the "not" is part of what is meant."""
OWNED = frozenset({Role.VICTIM})
"""Roles of those to whom a thing belongs: "North Korea's network" was cut, and North Korea suffers."""


def arguments_of(
    reading: Reading, found: Found | None, parties: Parties, strand: Strand | None
) -> tuple[Argument, ...]:
    """One argument a role, in the order of the roles."""
    if found is None:
        return ()
    filled: dict[Role, Party] = {}
    for role, head in found.slots:
        party = _party(reading, found, role, head, parties)
        if party is None and role is Role.VICTIM and strand is not None:
            party = strand.victim
        if party is not None and party.text:
            filled.setdefault(role, party)
    claim = reading.claim
    if (
        found.predicate is Predicate.RESPONSIBLE
        and Role.AGENT not in filled
        and claim.act is Act.ACCUSE
        and claim.target
    ):
        filled[Role.AGENT] = Party(claim.target, claim.target_id, claim.target.lower())
    _with_figure(reading, found.predicate, filled, parties)
    if Role.TIME not in filled and claim.event_time is not None:
        filled[Role.TIME] = Party(claim.event_time.text, None, claim.event_time.value)
    return tuple(
        Argument(role=role, text=filled[role].text, id=filled[role].id, lemma=filled[role].lemma)
        for role in ORDER
        if role in filled
    )


def _party(reading: Reading, found: Found, role: Role, head: int, parties: Parties) -> Party | None:
    parse = reading.parse
    if role in OWNED:
        return parties.owner(reading, head)
    if parse.is_verb(head) and parse.deps[head] not in NOMINAL and role is not Role.AGENT:
        last = min(parse.edges[head][1], reading.content[-1] if head in reading.inside else parse.edges[head][1])
        words = parse.span(head, max(last, head)).of(parse.text).rstrip(MARKS)
        if found.holds and found.predicate in MEANT and reading.is_denied(head):
            words = f"not {words}"
        return Party(
            words if len(words) <= LONGEST else parse.words[head], None, lemma(parse.lowers[head], parse.tags[head])
        )
    return parties.party(reading, head)


def _with_figure(reading: Reading, predicate: Predicate, filled: dict[Role, Party], parties: Parties) -> None:
    """The number that the predicate is about, and whose network it was counted in."""
    figure = figure_of(reading, predicate)
    if figure is None:
        return
    if figure.kind in TIMED:
        filled[Role.TIME] = Party(figure.text, None, figure.text.lower())
    elif figure.kind is MeasurableKind.UPSTREAM and figure.name:
        match = parties.cast.bodies.gazetteer.exact(figure.name)
        filled[Role.VALUE] = Party(figure.name, match.actor.id if match is not None else None, figure.name.lower())
    else:
        filled[Role.VALUE] = Party(figure.text, None, figure.text.lower())
    if figure.subject is not None:
        actor = parties.cast.bodies.gazetteer.actor(figure.subject)
        filled.setdefault(Role.VICTIM, Party(actor.name, actor.id, actor.name.lower()))
