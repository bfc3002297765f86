"""Format of RIPEstat: bgp-update-activity, the number of announcements and withdrawals in even steps.

    {"data_call_name": "bgp-update-activity", "data": {"resource": "64500", "sampling_period": 21600.0,
     "query_starttime": "2026-01-01T00:00:00", "query_endtime": "2026-01-08T00:00:00",
     "updates": [{"starttime": "2026-01-01T00:00:00", "announcements": 6, "withdrawals": null}]}}

How much was announced is no measure of what could be reached: the series are kept and shown, and no outage is looked
for in them. A step that is left out had no update (hide_empty_samples); for an AS no withdrawals are counted.
https://stat.ripe.net/docs/02.data-api/bgp-update-activity.html
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from ledger.evidence.answers import left_out, speaks_of, unreadable
from ledger.evidence.format import Asked, Evidence
from ledger.evidence.json_fields import (
    Object,
    ShapeError,
    figure_at,
    moment_at,
    needed_list,
    object_of,
    whole_at,
)  # fmt: skip
from ledger.evidence.ripestat import CALL, LICENCE, PROVIDER, Call, read_call
from ledger.evidence.sampled import Covers, Sampled, sampled_evidence
from ledger.evidence.source import Source
from ledger.model.problem import LedgerError, Problem

MOST_STEPS = 300_000
COUNTS = ("announcements", "withdrawals")


@dataclass(frozen=True, slots=True)
class UpdateActivity:
    """The answer."""

    name: str = "ripestat-bgp-update-activity/1"

    def sniff(self, head: bytes) -> bool:
        """Whether it is that answer."""
        return speaks_of(head, CALL, "bgp-update-activity")

    def read(self, source: Source, asked: Asked) -> Evidence:
        """One series of each count that is given."""
        call = read_call(source)
        problems = list(call.problems)
        try:
            samples = list(_samples(call, source, problems))
        except ValueError as error:
            raise unreadable(source, PROVIDER, error) from error
        return sampled_evidence(source.dataset(self.name, PROVIDER, LICENCE), samples, asked, problems)


ACTIVITY = UpdateActivity()


def _samples(call: Call, source: Source, problems: list[Problem]) -> Iterator[Sampled]:
    step = whole_at(call.data, "sampling_period")
    first, last = int(call.since.timestamp()), int(call.until.timestamp())
    if step < 1 or (last - first) // step > MOST_STEPS:
        raise LedgerError("its time is too long for its step", where=source.path, todo="ask for less time")
    places = max(-(-(last - first) // step), 1)
    values: dict[str, dict[int, Decimal | None]] = {count: {} for count in COUNTS}
    for number, item in enumerate(needed_list(call.data, "updates"), start=1):
        try:
            update = object_of(item, "it")
            place, rest = divmod(int(moment_at(update, "starttime").timestamp()) - first, step)
            if rest or not 0 <= place < places:
                raise ShapeError("its time is not on the grid")
            if place in values[COUNTS[0]]:
                raise ShapeError("its time has a value already")
            for count in COUNTS:
                values[count][place] = None
                values[count][place] = _count(update, count)
        except ValueError as error:
            problems.append(left_out(source.path, f"Sample {number}", error))
    for count, known in values.items():
        if count == COUNTS[0] or any(value is not None for value in known.values()):
            yield Sampled(
                entity=call.resource, metric=f"bgp_{count}", unit="updates", step_s=step, is_searched=False,
                start=datetime.fromtimestamp(first, UTC), covers=Covers(0, step),
                values=tuple(known.get(place, Decimal(0)) for place in range(places)),
            )  # fmt: skip


def _count(update: Object, count: str) -> Decimal | None:
    """How many there were; None where they are not counted, which may be so of withdrawals alone."""
    if count != COUNTS[0] and update.get(count) is None:
        return None
    number = figure_at(update, count)
    if number < 0:
        raise ShapeError(f"{count} is below zero")
    return number
