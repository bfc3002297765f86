"""Every row of every table against the row that the log makes."""

import typing
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from ledger.store.log.events import Event, Plain
from ledger.store.projection import project
from ledger.store.snapshot import Row, Snapshot
from ledger.store.tables import PROJECTIONS
from ledger.store.verify.fault import Check, Fault

Values = tuple[typing.Any, ...]


class Projections:
    """Compares the tables with the events of a walk, both in the order of the log, a few rows in memory at a time."""

    def __init__(self, snapshot: Snapshot, faults: list[Fault]) -> None:
        self._tables = {table.name: _Table(snapshot, table.name, table.columns.keys()) for table in PROJECTIONS}
        self._faults = faults

    def compare(self, event: Event) -> None:
        """Compares the rows that this event makes with those that are there."""
        differing: dict[str, list[Values]] = {}
        try:
            for name, row in project(event):
                table = self._tables[name]
                values = table.values(row)
                if values == table.held:
                    table.held = next(table.rows, None)
                else:
                    differing.setdefault(name, []).append(values)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            what = f"the event ({event.kind.value}) makes no rows ({error!r})"
            self._faults.append(Fault(check=Check.TABLES, event=event.seq, what=what))
            return
        for name, rows in differing.items():
            self._faults += self._tables[name].wrong(event.seq, rows)

    def close(self) -> None:
        """Looks at what is left when every event was compared."""
        for table in self._tables.values():
            self._faults += table.rest()


class _Table:
    """A table in the order of the log."""

    def __init__(self, snapshot: Snapshot, name: str, columns: Sequence[str]) -> None:
        self._name = name
        self.rows = snapshot.rows(f"SELECT {', '.join(columns)} FROM {name} ORDER BY seq")
        """Those after the one at hand."""
        self.values: Callable[[Plain], Values] = itemgetter(*columns)
        """The values of a row in the order of the columns; KeyError when one is lacking."""
        self._seq = columns.index("seq")
        self.held = next(self.rows, None)
        """The row at hand; None after the last one."""

    def pass_on(self) -> None:
        """Takes the next row to hand."""
        self.held = next(self.rows, None)

    def wrong(self, seq: int, made: list[Values]) -> Iterator[Fault]:
        """Where the rows of this event that are left are not these, whatever their order."""
        yield from self._strays(seq)
        there = self._of(seq)
        if there == made or (len(there) > 1 and sorted(map(repr, there)) == sorted(map(repr, made))):
            return
        what = "is missing" if not there else "is not what the log makes"
        yield Fault(check=Check.TABLES, event=seq, what=f"{self._name}: its row {what}")

    def rest(self) -> Iterator[Fault]:
        """Rows of events that come no more."""
        yield from self._strays(None)

    def _strays(self, seq: int | None) -> Iterator[Fault]:
        """Passes over the rows before this event's, or over all that are left: no event makes them."""
        while self.held is not None and (seq is None or self._place < seq):
            place = self.held[self._seq]
            event = place if isinstance(place, int) else None
            yield Fault(check=Check.TABLES, event=event, what=f"{self._name}: a row that the log does not make")
            self.pass_on()

    def _of(self, seq: int) -> list[Row]:
        found = []
        while self.held is not None and self._place == seq:
            found.append(self.held)
            self.pass_on()
        return found

    @property
    def _place(self) -> int:
        """The seq of the row at hand; one that is no number belongs to no event."""
        place = self.held[self._seq] if self.held is not None else 0
        return place if isinstance(place, int) else 0
