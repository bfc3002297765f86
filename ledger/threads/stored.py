"""The shelf of a ledger: what its tables hand back, made into what is compared, and on top of it what is new."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from ledger.model.thread import Course, Recorded, Saying, Told
from ledger.threads.incidents import Block as IncidentBlock
from ledger.threads.placed import Placed
from ledger.threads.propositions import Block as PropositionBlock
from ledger.threads.propositions import Position, position_of
from ledger.threads.shelf import FIRST, LAST, Filed, Tellings
from ledger.threads.telling import Telling, telling

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

KEY_BYTES = 6
"""Of a key under which something is filed: two of ten million are the same with a chance of one in six."""


KEPT = 1 << 14
"""Tellings, and propositions, that are kept in memory as they are compared: articles of one story ask for the same."""


class Rows(Protocol):
    """What a ledger answers about its threads, as they were before these claims."""

    @property
    def decided(self) -> Mapping[str, str]:
        """Ids of the incidents that people have put some of these claims under, by id of the claim."""

    def courses(self, key: int, most: int) -> Sequence[Course]:
        """The incidents filed under this key, as they are known now: the `most` filed last, in the order of filing."""

    def course(self, incident: str) -> Course:
        """The incident of this id, as it is known now."""

    def sayings(self, key: int, most: int) -> Sequence[Saying]:
        """The propositions filed under this key, in the same way."""

    def saying(self, proposition: str) -> Saying:
        """The proposition of this id."""

    def utterances(self, key: int, most: int) -> Sequence[int]:
        """The rows of first appearances filed under this key, in the same way; of claims that stand."""

    def told(self, proposition: str, first: int, last: int) -> tuple[Sequence[Told], Sequence[Told]]:
        """The first tellings of a proposition and, of the rest, the last ones, as threaded; of claims that stand."""

    def spoken(self, utterance: int, first: int, last: int) -> tuple[Sequence[Told], Sequence[Told]]:
        """The appearances of the utterance of this row, in the same way."""

    def claim(self, row: int) -> Recorded:
        """The claim of this row."""


class Kept(Generic[Key, Value]):
    """What was made last, under keys that always mean the same."""

    def __init__(self) -> None:
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, make: Callable[[Key], Value]) -> Value:
        """The value of this key, made where it is not kept."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        self._values[key] = made = make(key)
        if len(self._values) > KEPT:
            self._values.popitem(last=False)
        return made


class StoredShelf:
    """What a ledger knows, and on top of it what becomes known now."""

    def __init__(self, rows: Rows, tellings: Kept[int, Telling], positions: Kept[str, Position]) -> None:
        self._rows, self._kept_tellings, self._kept_positions = rows, tellings, positions
        self.changed: dict[str, Course] = {}
        """Incidents that are new or known better, by id."""
        self.keys: dict[str, tuple[int, ...]] = {}
        """Under what that which is new is filed: by id of the incident, proposition, or first claim of an utterance."""
        self.rows: dict[str, int] = {}
        """The rows of the claims that were looked at, by id."""
        self._filed = Filed()
        self._before: dict[tuple[int, int], list[str]] = {}
        """What the ledger has under a key, the so many filed last."""
        self._courses: dict[str, Course] = {}
        self._positions: dict[str, Position] = {}
        self._utterances: dict[str, Telling] = {}
        self._placed: dict[int, Placed] = {}
        self._told: dict[str, Tellings] = {}
        self._spoken: dict[str, Tellings] = {}

    def courses(self, blocks: Sequence[IncidentBlock], most: int) -> list[Course]:
        """The incidents filed under these."""
        names = self._under([_key("incident", block) for block in blocks], most, self._known_courses)
        return [self.changed.get(name) or self._courses[name] for name in names]

    def course(self, incident: str) -> Course:
        """The incident of this id."""
        return self.changed.get(incident) or self._rows.course(incident)

    def file_course(self, course: Course, blocks: Sequence[IncidentBlock]) -> None:
        """Files an incident, or what is known better of it."""
        self.changed[course.incident.id] = course
        self._file(course.incident.id, [_key("incident", block) for block in blocks])

    def positions(self, blocks: Sequence[PropositionBlock], most: int) -> list[Position]:
        """The propositions filed under these."""
        names = self._under([_key("proposition", block) for block in blocks], most, self._known_positions)
        return [self._positions[name] for name in names]

    def file_position(self, position: Position, blocks: Sequence[PropositionBlock]) -> None:
        """Files a proposition."""
        name = position.proposition.id
        self._positions[name], self._told[name] = position, Tellings()
        self._file(name, [_key("proposition", block) for block in blocks])

    def utterances(self, blocks: Sequence[int], most: int) -> list[Telling]:
        """The utterances filed under these."""
        names = self._under([_key("utterance", (block,)) for block in blocks], most, self._known_utterances)
        return [self._utterances[name] for name in names]

    def file_utterance(self, telling: Telling, blocks: Sequence[int]) -> None:
        """Files an utterance by its first appearance."""
        self._utterances[telling.claim], self._spoken[telling.claim] = telling, Tellings()
        self._file(telling.claim, [_key("utterance", (block,)) for block in blocks])

    def told(self, position: Position) -> Tellings:
        """The tellings of a proposition."""
        return self._tellings_of(position.proposition.id)

    def spoken(self, utterance: str) -> Tellings:
        """The appearances of an utterance."""
        if utterance not in self._spoken:
            self._spoken[utterance] = self._tellings(*self._rows.spoken(self.rows[utterance], FIRST, LAST))
        return self._spoken[utterance]

    def keep(self, placed: Placed) -> None:
        """Adds a telling."""
        self.spoken(placed.utterance).add(placed)
        if placed.proposition is not None:
            self._tellings_of(placed.proposition).add(placed)

    def _file(self, name: str, keys: Sequence[int]) -> None:
        self.keys[name] = (*self.keys.get(name, ()), *keys)
        self._filed.file(name, keys)

    def _under(self, keys: Iterable[int], most: int, known: Callable[[int, int], list[str]]) -> list[str]:
        """The names under each of these keys, the so many filed last."""
        found: dict[str, None] = {}
        for key in keys:
            if (key, most) not in self._before:
                self._before[key, most] = known(key, most)
            new = dict.fromkeys(self._filed.under([key], most))
            before = [name for name in self._before[key, most] if name not in new]
            found.update(dict.fromkeys([*before, *new][-most:]))
        return [*found]

    def _known_courses(self, key: int, most: int) -> list[str]:
        found = {course.incident.id: course for course in self._rows.courses(key, most)}
        self._courses |= found
        return [*found]

    def _known_positions(self, key: int, most: int) -> list[str]:
        found = [*self._rows.sayings(key, most)]
        for saying in found:
            if saying.proposition not in self._positions:
                self._positions[saying.proposition] = self._position_of(saying.proposition, saying)
        return [saying.proposition for saying in found]

    def _known_utterances(self, key: int, most: int) -> list[str]:
        found = [self.telling(row) for row in self._rows.utterances(key, most)]
        self._utterances |= {one.claim: one for one in found}
        return [one.claim for one in found]

    def _tellings_of(self, proposition: str) -> Tellings:
        if proposition not in self._told:
            self._told[proposition] = self._tellings(*self._rows.told(proposition, FIRST, LAST))
        return self._told[proposition]

    def _tellings(self, first: Sequence[Told], last: Sequence[Told]) -> Tellings:
        return Tellings(first=[*map(self._place, first)], last=[*map(self._place, last)])

    def _place(self, told: Told) -> Placed:
        """The telling in its place, made once."""
        if told.row not in self._placed:
            one, position = self.telling(told.row), None
            if told.proposition is not None:
                position = self._positions.get(told.proposition) or self._position_of(told.proposition)
            self._placed[told.row] = Placed(
                telling=one,
                incident=told.incident,
                position=position,
                own=position_of(one, told.incident) if position and one.gist else None,
                utterance=self.telling(told.utterance).claim,
            )
        return self._placed[told.row]

    def telling(self, row: int) -> Telling:
        """The claim of this row."""
        found = self._kept_tellings.get(row, self._read)
        self.rows[found.claim] = row
        return found

    def _read(self, row: int) -> Telling:
        found = self._rows.claim(row)
        return telling(found.claim, found.meta, found.place)

    def _position_of(self, proposition: str, saying: Saying | None = None) -> Position:
        """Where a known proposition lies among others; it keeps the id that the ledger has given it."""

        def read(name: str) -> Position:
            said = saying or self._rows.saying(name)
            made = position_of(self.telling(said.row), said.incident)
            return replace(made, proposition=replace(made.proposition, id=name))

        return self._kept_positions.get(proposition, read)


@lru_cache(maxsize=KEPT)  # an article asks for the same ones again and again
def _key(kind: str, block: IncidentBlock | PropositionBlock) -> int:
    """The integer that a ledger files this block under."""
    text = json.dumps([kind, *block], separators=(",", ":"))
    return int.from_bytes(hashlib.blake2b(text.encode("ascii"), digest_size=KEY_BYTES).digest(), "big")
