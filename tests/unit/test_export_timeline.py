"""The timeline draws what is known, where it is known, and counts the rest."""

import dataclasses
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ledger.export.figures import amount_words, duration_words, interval_words, range_words
from ledger.export.grouping import NARRATION, NOBODY
from ledger.export.layout import width_of
from ledger.export.picture import GUTTER, RIGHT, STUB, WIDTH, picture
from ledger.export.timeline import Dated, Measured, Stretch, measured_intervals
from ledger.model.evidence import EvidenceBasis, Grade, Observation
from ledger.model.verdict import Range

NOON = datetime(2014, 12, 22, 12, tzinfo=UTC)


def observed(kind: str, group: str, low: str | None) -> Observation:
    """An observed instant of an event."""
    return Observation(
        id=f"{group}-{kind}",
        dataset="d",
        kind=kind,
        entity="AS1",
        subject=None,
        group=group,
        low=low,
        high=None,
        unit="instant",
        name=None,
        window_start=None,
        window_end=None,
        provider="Lab",
        basis=EvidenceBasis.RAW,
        grade=Grade.HIGH,
        url=None,
        method="m",
    )


def stretch(dated: int, measured: tuple[Measured, ...] = ()) -> Stretch:
    """As many claims of a few actors, each an hour after the other."""
    return Stretch(
        start=NOON,
        end=NOON + timedelta(hours=dated),
        measured=measured,
        dated=tuple(
            Dated(
                lane=f"Actor {number % 7}",
                is_event=number % 2 == 0,
                start=NOON + timedelta(hours=number),
                end=NOON + timedelta(hours=number + 1),
                acts=(("deny", 2), ("decline_comment", 1)),
            )
            for number in range(dated)
        ),
    )


def test_start_and_end_of_a_group_make_an_outage() -> None:
    """A start without an end is an outage whose end was not observed; a bound that is no instant is passed over."""
    found = measured_intervals(
        (
            observed("outage_start", "one", "2014-12-22T12:00:00Z"),
            observed("outage_end", "one", "2014-12-22T13:00:00Z"),
            observed("outage_start", "two", "2014-12-23T12:00:00Z"),
            observed("outage_start", "three", "soon"),
        )
    )
    assert [(one.start.isoformat(), one.end - one.start, one.open_end) for one in found] == [
        ("2014-12-22T12:00:00+00:00", timedelta(hours=1), False),
        ("2014-12-23T12:00:00+00:00", timedelta(0), True),
    ]


def test_a_hundred_claims_neither_overlap_nor_leave_the_picture() -> None:
    """Bars with their labels stand apart, in the plot."""
    drawn = picture(stretch(100), number=1, zone=None)
    for lane in drawn.lanes:
        for bar in lane.bars:
            assert GUTTER <= bar.x <= bar.x + bar.width <= WIDTH - RIGHT + 5
            assert lane.y <= bar.y < lane.y + lane.height
            others = [one for one in lane.bars if one is not bar and one.y == bar.y]
            assert all(one.x + one.width <= bar.x or bar.x + bar.width <= one.x for one in others)
    assert sum(len(lane.bars) for lane in drawn.lanes) == 100
    assert len(drawn.ticks) <= 12


def test_lanes_of_nobody_come_last() -> None:
    """A reader looks for the sides first, however much nobody in particular has said; no name is cut that has room."""
    lanes = (NARRATION, NOBODY, "Norland")
    dated = tuple(
        Dated(lane=lane, is_event=False, start=NOON, end=NOON, acts=(("assert", 9 - place),))
        for place, lane in enumerate(lanes)
    )
    drawn = picture(dataclasses.replace(stretch(0), dated=dated), number=1, zone=None)
    assert [lane.name for lane in drawn.lanes] == ["Measured", "Norland", NOBODY, NARRATION]


def test_no_label_of_the_axis_leaves_the_picture() -> None:
    for days in range(1, 40):
        drawn = picture(dataclasses.replace(stretch(1), end=NOON + timedelta(days=days)), number=1, zone=None)
        assert all(tick.x + width_of(tick.label) / 2 <= WIDTH for tick in drawn.ticks)


def test_an_end_that_was_not_observed_is_not_drawn() -> None:
    """A stub and words say so: the picture shows no outage that nobody measured."""
    open_one = Measured(
        kind="outage", start=NOON, end=NOON, open_start=False, open_end=True, entity="AS1", provider="Lab", basis="raw"
    )
    drawn = picture(stretch(3, (open_one,)), number=1, zone=None)
    assert drawn.shades == ()
    assert drawn.lanes[0].bars[0].width == STUB
    assert drawn.lanes[0].bars[0].label == "outage, Lab (end not observed)"


def test_a_duration_gives_the_end() -> None:
    """Half an hour at least, measured with the start by the same provider."""
    duration = dataclasses.replace(observed("outage_duration", "one", None), low=1800, high=3600, unit="s")
    (found,) = measured_intervals((observed("outage_start", "one", "2014-12-22T12:00:00Z"), duration))
    assert (found.end - found.start, found.open_end) == (timedelta(minutes=30), False)


def test_the_second_zone_has_its_history() -> None:
    """Pyongyang is nine hours ahead in 2014, eight and a half in 2016."""
    zone = ZoneInfo("Asia/Pyongyang")
    assert interval_words(NOON, None, zone) == "from 22 Dec 2014 12:00 UTC on (from 22 Dec 2014 21:00 Pyongyang on)"
    assert interval_words(NOON.replace(year=2016), NOON.replace(year=2016), zone).endswith(
        "(22 Dec 2016 20:30 Pyongyang)"
    )


def test_numbers_in_words() -> None:
    """Two units of a duration, shares as per cent, rates with a prefix, bounds as bounds."""
    assert duration_words(34_260) == "9 h 31 min"
    assert duration_words(0) == "0 s"
    assert amount_words(935_000, "ppm") == "93.5 %"
    assert amount_words(5_970_000_000, "bit/s") == "5.97 Gbit/s"
    assert range_words(Range(low=32_400, high=36_000), "s") == "9 h to under 10 h"
    assert range_words(Range(low=7_200, high=None), "s") == "at least 2 h"
    assert (
        range_words(Range(low="2014-12-22T12:00:00Z", high="2014-12-22T12:01:00Z"), "instant")
        == "22 Dec 2014 12:00 UTC"
    )
