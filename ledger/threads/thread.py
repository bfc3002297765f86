"""The incremental door: one article's claims set against what is known: where each belongs, what it is to others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ledger.model.claim import Claim
from ledger.model.text import Metadata
from ledger.model.thread import Incident, Membership, Proposition, Relation, Stance
from ledger.threads.answers import answered
from ledger.threads.incidents import Incidents
from ledger.threads.placed import Placed
from ledger.threads.propositions import Propositions, position_of
from ledger.threads.relations import relations
from ledger.threads.reports import kernels, reports
from ledger.threads.shelf import MemoryShelf, Shelf, Tellings
from ledger.threads.sightings import Sighting, sightings
from ledger.threads.syndication import Utterances
from ledger.threads.telling import Telling, telling

BESIDE = 24
"""Propositions with other numbers about the same incident that a new telling is set against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """What became known with one article."""

    incidents: tuple[Incident, ...]
    """New ones, and known ones whose beginning or victim is known better now."""
    propositions: tuple[Proposition, ...]
    """New ones."""
    said: Mapping[str, str]
    """By id of a new proposition the claim that says it."""
    memberships: tuple[Membership, ...]
    """One a claim, in the order of the text."""
    relations: tuple[Relation, ...]


class Threader:
    """Threads articles one after another; the same articles in the same order give the same threads.

    The order of ingest matters in three places: ids follow from the claim that was ingested first; a range that
    overlaps two others joins the first known; and a relation to "the earliest" is to the earliest known at the time:
    an article that is ingested late and was told early gets relations from those known, which keep theirs.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Goes on from what stands on the shelf; from nothing, kept in memory, without one."""
        self._shelf = MemoryShelf() if shelf is None else shelf
        self._incidents = Incidents(self._shelf)
        self._propositions = Propositions(self._shelf)
        self._utterances = Utterances(self._shelf)
        self._asked: list[Placed] = []

    def thread(self, claims: Sequence[Claim], meta: Metadata, decided: Mapping[str, str] | None = None) -> Threads:
        """Sets one article's claims against all that is known, and makes them known.

        Args:
            claims: in the order of the text.
            meta: of the article.
            decided: ids of the incidents that people have put some of these claims under, by id of the claim.
        """
        article = [telling(claim, meta, place) for place, claim in enumerate(claims)]
        incidents, about = self._incidents_of(article, decided or {})
        placed: list[Placed] = []
        self._asked = []
        made: list[Proposition] = []
        says: dict[str, str] = {}
        found: dict[tuple[str, str, str], Relation] = {}
        told, within = reports(article), kernels(article)
        for one in article:
            said = within.get(one.claim, one)
            said = said if about.get(said.claim) == about.get(one.claim) else one
            new, is_new = self._place(one, about.get(one.claim), placed, said if one.claim not in told else None)
            if is_new and new.position is not None:
                made.append(new.position.proposition)
                says[new.position.proposition.id] = said.claim
            for relation in relations(new, self._near(new)):
                found.setdefault((relation.later, relation.earlier, relation.kind), relation)
            self._keep(new)
            placed.append(new)
        return Threads(
            incidents=tuple(incidents),
            propositions=tuple(made),
            said=says,
            memberships=tuple(membership_of(one) for one in placed),
            relations=tuple(found.values()),
        )

    def put(self, placed: Placed) -> list[Relation]:
        """What a telling that is given its place is to those known, which it then is one of."""
        self._asked = []
        found = relations(placed, self._near(placed))
        self._keep(placed)
        return found

    def _incidents_of(
        self, article: Sequence[Telling], decided: Mapping[str, str]
    ) -> tuple[list[Incident], dict[str, str]]:
        """The article's incidents that are new or better known, and by id of the claim its incident."""
        seen, sighted = sightings(article)
        about = {claim: sighting for claim, sighting in sighted.items() if claim not in decided}
        changed: dict[str, Incident] = {}
        met: dict[int, str] = {}
        for sighting in _first_named(seen, about):
            incident, is_changed = self._incidents.meet(sighting, article[0].article)
            met[id(sighting)] = incident.id
            if is_changed:
                changed[incident.id] = incident
        return list(changed.values()), {claim: met[id(sighting)] for claim, sighting in about.items()} | {**decided}

    def _place(
        self, one: Telling, incident: str | None, before: Sequence[Placed], said: Telling | None
    ) -> tuple[Placed, bool]:
        """The telling where it belongs, and whether its proposition is new; what says nothing of its own has none.

        `said` is the telling by which its proposition is told: another within it, where it only takes that up.
        """
        position, is_new = None, False
        answers = answered(one, before) if said is not None else None
        if answers is not None:
            position, incident = answers.position, answers.incident
        elif said is not None:
            position, is_new = self._propositions.meet(said, incident) or (None, False)
        return Placed(
            telling=one,
            incident=incident,
            position=position,
            own=position_of(one, incident) if position and one.gist else None,
            utterance=self._utterances.meet(one),
        ), is_new

    def _near(self, new: Placed) -> list[Placed]:
        """Those few that the new one can stand in a relation to."""
        found: dict[str, Placed] = {}
        for known in self._groups(new):
            found.update((one.telling.claim, one) for one in (*known.first, *known.last))
        found.update((one.telling.claim, one) for one in self._asked)
        return list(found.values())

    def _groups(self, new: Placed) -> Iterable[Tellings]:
        yield self._shelf.spoken(new.utterance)
        if new.position is None:
            return
        for position in (new.position, *self._propositions.beside(new.position, BESIDE)):
            yield self._shelf.told(position)

    def _keep(self, new: Placed) -> None:
        self._shelf.keep(new)
        self._asked = [new] if new.telling.stance is Stance.ASKS else []


def _first_named(seen: Sequence[Sighting], about: dict[str, Sighting]) -> list[Sighting]:
    """Those that a claim is about."""
    used = {id(sighting) for sighting in about.values()}
    return [sighting for sighting in seen if id(sighting) in used]


def membership_of(placed: Placed) -> Membership:
    """Where a telling in its place belongs."""
    return Membership(
        claim=placed.telling.claim,
        incident=placed.incident,
        proposition=placed.proposition,
        stance=placed.telling.stance,
        utterance=placed.utterance,
    )
