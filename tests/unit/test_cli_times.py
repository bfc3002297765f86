"""Times are shown in the claim's own zone, or in the one that was asked for."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ledger.cli.times import end_instant, first_instant, interval, shown, zone_named
from ledger.model.problem import UsageError
from ledger.model.when import Precision, Time, ZoneSource

CLOCK = Time(
    text="about 1 a.m. local time",
    earliest=datetime(2014, 12, 22, 15, 30, tzinfo=UTC),
    latest=datetime(2014, 12, 22, 16, 30, tzinfo=UTC),
    precision=Precision.MINUTE,
    zone="Asia/Pyongyang",
    zone_source=ZoneSource.EVENT_PLACE,
    anchor="2014-12-23",
    direction="past",
    value="2014-12-23T01:00",
)
DAY = replace(
    CLOCK,
    text="Monday",
    earliest=datetime(2014, 12, 21, 16, tzinfo=UTC),
    latest=datetime(2014, 12, 22, 16, tzinfo=UTC),
    precision=Precision.DAY,
    zone="Asia/Shanghai",
    value="2014-12-22",
)
WEEK = replace(DAY, value="2014-W52", precision=Precision.WEEK)
UNRESOLVED = replace(DAY, earliest=None, latest=None, value="XXXX-WXX-1")


@pytest.mark.parametrize(
    ("time", "zone", "words"),
    [
        pytest.param(CLOCK, None, "2014-12-23 01:00 Asia/Pyongyang", id="a clock time names its zone"),
        pytest.param(
            CLOCK, "America/New_York", "2014-12-22 10:30 – 11:30", id="a clock time elsewhere is its interval"
        ),
        pytest.param(DAY, None, "2014-12-22", id="a day"),
        pytest.param(WEEK, None, "week of 2014-12-22", id="a week is no number"),
        pytest.param(DAY, "Asia/Shanghai", "2014-12-22", id="a day in its own zone"),
        pytest.param(DAY, "UTC", "2014-12-21 16:00 – 2014-12-22 16:00", id="a day of another zone is no day"),
        pytest.param(UNRESOLVED, None, "“Monday” ?", id="unresolved: the article's words"),
        pytest.param(replace(CLOCK, latest=None), "UTC", "2014-12-22 15:30 – …", id="open to one side"),
    ],
)
def test_a_time_is_shown(time: Time, zone: str | None, words: str) -> None:
    assert shown(time, ZoneInfo(zone) if zone else None) == words


def test_the_bounds_are_shown_in_utc() -> None:
    """Half-open, both bounds."""
    assert interval(CLOCK) == "2014-12-22 15:30 – 16:30 UTC"


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(name: str) -> None:
    """--tz takes names of the time zone database."""
    with pytest.raises(UsageError, match="Asia/Tokyo"):
        zone_named(name)


@pytest.mark.parametrize(
    ("text", "zone", "first", "end"),
    [
        pytest.param("2014-12-23", None, "2014-12-23T00:00", "2014-12-24T00:00", id="a day"),
        pytest.param("2014-12-23", "Asia/Tokyo", "2014-12-22T15:00", "2014-12-23T15:00", id="a day elsewhere"),
        pytest.param("2014-12", None, "2014-12-01T00:00", "2015-01-01T00:00", id="a month"),
        pytest.param("2014", None, "2014-01-01T00:00", "2015-01-01T00:00", id="a year"),
        pytest.param("2014-12-23T01:00+09:00", None, "2014-12-22T16:00", "2014-12-22T16:00", id="an instant"),
        pytest.param("2014-12-23 01:00", "Asia/Tokyo", "2014-12-22T16:00", "2014-12-22T16:00", id="a clock elsewhere"),
    ],
)
def test_since_and_until_take_their_day_in(text: str, zone: str | None, first: str, end: str) -> None:
    home = ZoneInfo(zone) if zone else None
    got = first_instant(text, home, option="--since"), end_instant(text, home, option="--until")
    assert got == tuple(datetime.fromisoformat(f"{moment}+00:00") for moment in (first, end))


@pytest.mark.parametrize("text", ["yesterday", "2014-13", "2014-02-30", "0000", "9999", "", "23.12.2014"])
def test_what_is_no_date_is_refused(text: str) -> None:
    """The option is named, and what can be given."""
    with pytest.raises(UsageError, match="--until"):
        end_instant(text, None, option="--until")
