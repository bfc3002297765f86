"""Looks up what threading asks of a ledger: the few rows filed under a key, never all of them."""

import typing
from functools import cache
from types import MappingProxyType

from sqlalchemy import Connection

from ledger.model.thread import Course, Recorded, Saying, Told
from ledger.store.asking import ask
from ledger.store.bodies import claim_of, metadata_of, told_if_damaged
from ledger.store.snapshot import Row, Value
from ledger.store.standing import counts
from ledger.store.threads.reading import COURSE_NOW, course_of
from ledger.store.threads.standing import MEMBER_COUNTS

if typing.TYPE_CHECKING:
    from ledger.model.text import Metadata

_COURSES = """
    SELECT i.id FROM filing f JOIN incident i ON i.seq = f.seq AND i.place = f.place
    WHERE f.key = ? ORDER BY f.seq DESC, f.place DESC LIMIT ?
"""

_SAYINGS = """
    SELECT p.id, p.incident, p.claim_seq FROM filing f JOIN proposition p ON p.seq = f.seq AND p.place = f.place
    WHERE f.key = ? ORDER BY f.seq DESC, f.place DESC LIMIT ?
"""

_SAYING = "SELECT p.id, p.incident, p.claim_seq FROM proposition p WHERE p.id = ? ORDER BY p.seq DESC LIMIT 1"

_TOLD = "SELECT m.claim_seq, m.incident, m.proposition, m.utterance FROM"

_UTTERANCES = f"""
    SELECT m.claim_seq FROM filing f JOIN membership m ON m.seq = f.seq AND m.place = f.place
    WHERE f.key = ? AND {counts("m.claim_seq")} ORDER BY f.seq DESC, f.place DESC LIMIT ?
"""

_FIRST = f"{_TOLD} membership m WHERE m.{{of}} = ? AND {MEMBER_COUNTS} ORDER BY m.seq, m.place LIMIT ?"
_LAST = f"{_TOLD} membership m WHERE m.{{of}} = ? AND {MEMBER_COUNTS} ORDER BY m.seq DESC, m.place DESC LIMIT ?"

_CLAIM = """
    SELECT e.body, c.seq - c.extraction - 1, c.article_seq
    FROM claim c JOIN event e ON e.seq = c.seq WHERE c.seq = ?
"""
"""The events of an extraction's claims follow its own, in the order of the text."""

_ARTICLE = "SELECT body FROM event WHERE seq = ?"


class Lookup:
    """What a transaction finds of the threads that were known before it.

    By the driver itself: threading asks some ten short questions a claim, and SQLAlchemy takes longer to put one than
    the database to answer it.
    """

    def __init__(
        self,
        connection: Connection,
        ended: frozenset[int] = frozenset(),
        decided: typing.Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Looks by this connection.

        Args:
            connection: of the transaction.
            ended: rows of claims that this transaction ends, or puts elsewhere.
            decided: ids of the incidents that people have put some of its claims under, by id of the claim.
        """
        self.decided = decided
        self._connection = connection
        self._ended = ended
        self._meta = cache(self._read_meta)

    def courses(self, key: int, most: int) -> list[Course]:
        """The incidents filed under this key."""
        names = dict.fromkeys(row[0] for row in reversed(self._rows(_COURSES, (key, most))))
        return [self.course(name) for name in names]

    @told_if_damaged
    def course(self, incident: str) -> Course:
        """The incident of this id, as it is known now."""
        (row,) = self._rows(COURSE_NOW, (incident,))
        return course_of(row)

    def sayings(self, key: int, most: int) -> list[Saying]:
        """The propositions filed under this key."""
        return [Saying(*row) for row in reversed(self._rows(_SAYINGS, (key, most)))]

    @told_if_damaged
    def saying(self, proposition: str) -> Saying:
        """The proposition of this id."""
        (row,) = self._rows(_SAYING, (proposition,))
        return Saying(*row)

    def utterances(self, key: int, most: int) -> list[int]:
        """The rows of the first appearances of utterances filed under this key."""
        return [row[0] for row in reversed(self._some(_UTTERANCES, key, most))]

    def told(self, proposition: str, first: int, last: int) -> tuple[list[Told], list[Told]]:
        """The tellings of a proposition."""
        return self._ends("proposition", proposition, first, last)

    def spoken(self, utterance: int, first: int, last: int) -> tuple[list[Told], list[Told]]:
        """The appearances of an utterance."""
        return self._ends("utterance", utterance, first, last)

    @told_if_damaged
    def claim(self, row: int) -> Recorded:
        """The claim of this row."""
        ((body, place, article),) = self._rows(_CLAIM, (row,))
        return Recorded(claim_of(body), self._meta(article), place)

    def _read_meta(self, article: int) -> "Metadata":
        ((body,),) = self._rows(_ARTICLE, (article,))
        return metadata_of(body)

    def _ends(self, column: str, value: Value, first: int, last: int) -> tuple[list[Told], list[Told]]:
        """The first and, of the rest, the last ones; the second question is asked only where there is a rest."""
        begins = self._some(_FIRST.format(of=column), value, first)
        ends: list[Row] = []
        if len(begins) == first:
            there = {row[0] for row in begins}
            ends = [row for row in self._some(_LAST.format(of=column), value, last) if row[0] not in there]
        return [Told(*row) for row in begins], [Told(*row) for row in reversed(ends)]

    def _some(self, sql: str, value: Value, most: int) -> list[Row]:
        """The first so many rows of claims that stand."""
        rows = self._rows(sql, (value, most + len(self._ended)))
        return [row for row in rows if row[0] not in self._ended][:most]

    def _rows(self, sql: str, values: tuple[Value, ...]) -> list[Row]:
        return ask(self._connection, sql, values)
