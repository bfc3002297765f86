"""Where threading finds what is known: a few candidates by what they are filed under, never all of them.

The shelf in memory knows what was threaded since it was made; the ledger's own is `stored.py`.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from ledger.model.thread import Course
from ledger.threads.incidents import Block as IncidentBlock
from ledger.threads.incidents import CourseShelf
from ledger.threads.placed import Placed
from ledger.threads.propositions import Block as PropositionBlock
from ledger.threads.propositions import Position, PositionShelf
from ledger.threads.syndication import UtteranceShelf
from ledger.threads.telling import Telling

FIRST, LAST = 12, 12
"""Of the tellings of a proposition, and of the appearances of an utterance, so many of the first and of the last are
set against a new one: all would make a long thread dear."""


@dataclass(slots=True)
class Tellings:
    """The first ones and, of the rest, the last ones, in the order in which they were threaded."""

    first: list[Placed] = field(default_factory=list)
    last: list[Placed] = field(default_factory=list)

    def add(self, placed: Placed) -> None:
        """Puts one behind the others."""
        if len(self.first) < FIRST:
            self.first.append(placed)
        else:
            self.last = [*self.last[1 - LAST :], placed]


class Shelf(CourseShelf, PositionShelf, UtteranceShelf, Protocol):
    """What is known, by what it is looked for."""

    def told(self, position: Position) -> Tellings:
        """The tellings of a proposition."""

    def spoken(self, utterance: str) -> Tellings:
        """The appearances of an utterance, that of this claim."""

    def keep(self, placed: Placed) -> None:
        """Adds a telling to those of its proposition and of its utterance."""


class Filed:
    """Names filed under keys; of each key the last ones are given, in the order of filing."""

    def __init__(self) -> None:
        self._blocks: dict[Hashable, dict[str, None]] = {}

    def file(self, name: str, blocks: Iterable[Hashable]) -> None:
        """Puts it under each of these, behind the others."""
        for block in blocks:
            filed = self._blocks.setdefault(block, {})
            filed.pop(name, None)
            filed[name] = None

    def under(self, blocks: Iterable[Hashable], most: int) -> Iterator[str]:
        """Block by block the `most` filed last, each once."""
        found: dict[str, None] = {}
        for block in blocks:
            last = islice(reversed(self._blocks.get(block, {})), most)
            found.update(dict.fromkeys([*last][::-1]))
        yield from found


class MemoryShelf:
    """Everything in memory."""

    def __init__(self) -> None:
        self._filed_courses, self._filed_positions, self._filed_utterances = Filed(), Filed(), Filed()
        self._courses: dict[str, Course] = {}
        self._positions: dict[str, Position] = {}
        self._utterances: dict[str, Telling] = {}
        self._told: dict[str, Tellings] = {}
        self._spoken: dict[str, Tellings] = {}

    def courses(self, blocks: Sequence[IncidentBlock], most: int) -> list[Course]:
        """The incidents filed under these."""
        return [self._courses[name] for name in self._filed_courses.under(blocks, most)]

    def course(self, incident: str) -> Course:
        """The incident of this id."""
        return self._courses[incident]

    def file_course(self, course: Course, blocks: Sequence[IncidentBlock]) -> None:
        """Files an incident, or what is known better of it."""
        self._courses[course.incident.id] = course
        self._filed_courses.file(course.incident.id, blocks)

    def positions(self, blocks: Sequence[PropositionBlock], most: int) -> list[Position]:
        """The propositions filed under these."""
        return [self._positions[name] for name in self._filed_positions.under(blocks, most)]

    def file_position(self, position: Position, blocks: Sequence[PropositionBlock]) -> None:
        """Files a proposition."""
        self._positions[position.proposition.id] = position
        self._filed_positions.file(position.proposition.id, blocks)

    def utterances(self, blocks: Sequence[int], most: int) -> list[Telling]:
        """The utterances filed under these."""
        return [self._utterances[name] for name in self._filed_utterances.under(blocks, most)]

    def file_utterance(self, telling: Telling, blocks: Sequence[int]) -> None:
        """Files an utterance by its first appearance."""
        self._utterances[telling.claim] = telling
        self._filed_utterances.file(telling.claim, blocks)

    def told(self, position: Position) -> Tellings:
        """The tellings of a proposition."""
        return self._told.get(position.proposition.id, Tellings())

    def spoken(self, utterance: str) -> Tellings:
        """The appearances of an utterance."""
        return self._spoken.get(utterance, Tellings())

    def keep(self, placed: Placed) -> None:
        """Adds a telling."""
        self._spoken.setdefault(placed.utterance, Tellings()).add(placed)
        if placed.proposition is not None:
            self._told.setdefault(placed.proposition, Tellings()).add(placed)
