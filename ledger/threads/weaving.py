"""Threads a ledger: an article more, or what people have decided about which claims are of one incident."""

from collections.abc import Sequence
from dataclasses import replace

from ledger.model.claim import Claim
from ledger.model.gist import HappeningKind
from ledger.model.ids import content_id
from ledger.model.text import Metadata
from ledger.model.thread import Course, Incident, Membership, Proposition, Relation, Told, Woven
from ledger.threads.incidents import course_blocks
from ledger.threads.kinds import surer
from ledger.threads.placed import Placed
from ledger.threads.propositions import Position, Propositions, position_of
from ledger.threads.sightings import ordinal_of
from ledger.threads.stored import Kept, Rows, StoredShelf
from ledger.threads.telling import Telling
from ledger.threads.thread import Threader, membership_of
from ledger.threads.times import Stretch, narrowed


class Weaver:
    """Sets articles against what one ledger knows; it keeps in memory what neighbours in a story ask for again."""

    def __init__(self) -> None:
        self._tellings = Kept[int, Telling]()
        self._positions = Kept[str, Position]()

    def weave(self, rows: Rows, claims: Sequence[Claim], meta: Metadata) -> Woven:
        """Sets one article's claims against what the ledger knows.

        Args:
            rows: what it knows.
            claims: in the order of the text.
            meta: of the article.
        """
        shelf = StoredShelf(rows, self._tellings, self._positions)
        found = Threader(shelf).thread(claims, meta, rows.decided)
        said = {**found.said}
        for one in found.memberships:
            said.setdefault(one.proposition or "", one.claim)
        return _woven(shelf, found.propositions, found.memberships, found.relations, said)


def merge(rows: Rows, into: str, other: str, moved: Sequence[Told]) -> Woven:
    """Puts the claims of one incident under another, and declares the one to be the other.

    Args:
        rows: what the ledger knows, but for where these claims belong.
        into: id of the incident that stays.
        other: id of the one that is declared to be it. Whoever tells of it later tells of the first.
        moved: its claims.
    """
    shelf = StoredShelf(rows, Kept(), Kept())
    kept, gone = shelf.course(into), shelf.course(other)
    one, two = kept.incident, gone.incident
    began = Stretch(one.earliest, one.latest)
    if began == Stretch(None, None):
        began = Stretch(two.earliest, two.latest)
    now = replace(one, earliest=began.earliest, latest=began.latest)
    if one.victim is None and one.victim_id is None and one.name is None:
        now = replace(now, victim=two.victim, victim_id=two.victim_id)
    _file(shelf, replace(kept, incident=now), set(course_blocks(kept)))
    shelf.file_course(replace(gone, into=into), ())
    return _regrouped(shelf, rows, into, moved)


def split(rows: Rows, incident: str, moved: Sequence[Told]) -> Woven:
    """Puts some claims of an incident under a new one, which their own words date and name as far as they do.

    Args:
        rows: what the ledger knows, but for where these claims belong.
        incident: id of the incident that they belonged to.
        moved: the claims, in their order.
    """
    shelf = StoredShelf(rows, Kept(), Kept())
    course = _split_off(shelf.course(incident), [shelf.telling(one.row) for one in moved])
    _file(shelf, course, set())
    return _regrouped(shelf, rows, course.incident.id, moved)


def _file(shelf: StoredShelf, course: Course, known: set[object]) -> None:
    shelf.file_course(course, [block for block in course_blocks(course) if block not in known])


def _split_off(course: Course, tellings: Sequence[Telling]) -> Course:
    """The incident that these claims of another tell of."""
    old, told = course.incident, [one.told for one in tellings if one.told is not None]
    happenings = [one.gist.happening for one in tellings if one.gist and one.gist.happening]
    began, kind = Stretch(None, None), HappeningKind.OTHER
    for one in happenings:
        began, kind = narrowed(began, Stretch(one.earliest, one.latest)), surer(kind, one.kind)
    named = next((one for one in happenings if one.victim or one.victim_id), None)
    made = Incident(
        id=content_id("incident", "split", old.id, *(one.claim for one in tellings)),
        kind=old.kind if kind is HappeningKind.OTHER else kind,
        victim=named.victim if named else old.victim,
        victim_id=named.victim_id if named else old.victim_id,
        earliest=began.earliest,
        latest=began.latest,
        words=happenings[0].words if happenings else old.words,
    )
    counted = (ordinal_of(one.words) for one in happenings)
    ordinal = next((number for number in counted if number is not None), course.ordinal)
    return Course(incident=made, ordinal=ordinal, told=min(told, default=course.told))


def _regrouped(shelf: StoredShelf, rows: Rows, incident: str, moved: Sequence[Told]) -> Woven:
    """These claims under that incident: their propositions move as wholes, their relations are found again."""
    threader, known = Threader(shelf), Propositions(shelf)
    positions: dict[str, Position] = {}
    made: list[Proposition] = []
    said: dict[str, str] = {}
    members: list[Membership] = []
    found: dict[tuple[str, str, str], Relation] = {}
    for told in moved:
        if told.proposition is not None and told.proposition not in positions:
            first = shelf.telling(rows.saying(told.proposition).row)
            position, is_new = _met(known, first, incident)
            positions[told.proposition] = position
            if is_new:
                made.append(position.proposition)
                said[position.proposition.id] = first.claim
        placed = _placed(shelf, told, incident, positions.get(told.proposition or ""))
        members.append(membership_of(placed))
        found |= {(one.later, one.earlier, one.kind): one for one in threader.put(placed)}
    return _woven(shelf, tuple(made), tuple(members), tuple(found.values()), said)


def _met(known: Propositions, first: Telling, incident: str) -> tuple[Position, bool]:
    """Where what a claim said first lies among what is said of this incident, and whether that is new."""
    met = known.meet(first, incident)
    assert met is not None  # noqa: S101  a claim that said a proposition first says something
    return met


def _placed(shelf: StoredShelf, told: Told, incident: str, position: Position | None) -> Placed:
    one = shelf.telling(told.row)
    return Placed(
        telling=one,
        incident=incident,
        position=position,
        own=position_of(one, incident) if position and one.gist else None,
        utterance=shelf.telling(told.utterance).claim,
    )


def _woven(
    shelf: StoredShelf,
    propositions: tuple[Proposition, ...],
    memberships: tuple[Membership, ...],
    relations: tuple[Relation, ...],
    said: dict[str, str],
) -> Woven:
    return Woven(
        courses=tuple(shelf.changed.values()),
        propositions=propositions,
        memberships=memberships,
        relations=relations,
        keys=shelf.keys,
        said=said,
        rows=shelf.rows,
    )
