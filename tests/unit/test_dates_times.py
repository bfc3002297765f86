"""The UTC interval of a time: zones and their history, range words, the day of a clock, ranges, open sides."""

from datetime import UTC, datetime

import pytest

from ledger.extract.dates import Context, Expression, ZoneHint, combine, find_dates, find_expressions, time_of
from ledger.model.when import Precision, Time, ZoneSource

STORY = Context(published="2014-12-23")
PYONGYANG = ZoneHint("Asia/Pyongyang", ZoneSource.EVENT_PLACE)
BEIJING = ZoneHint("Asia/Shanghai", ZoneSource.SPEAKER_PLACE)


def only(text: str) -> Expression:
    """The one expression of a text."""
    (found,) = find_expressions(text)
    return found


def span(time: Time) -> tuple[str | None, str | None]:
    """Its bounds to the minute."""
    return (
        f"{time.earliest:%Y-%m-%dT%H:%M}" if time.earliest else None,
        f"{time.latest:%Y-%m-%dT%H:%M}" if time.latest else None,
    )


def test_a_local_time_is_read_in_the_zone_of_the_event() -> None:
    """About 1 a.m. local time on a Tuesday in Pyongyang is Monday afternoon in UTC."""
    time = time_of(only("about 1 a.m. local time"), STORY, zone=PYONGYANG, day=only("Tuesday"))
    assert span(time) == ("2014-12-22T15:30", "2014-12-22T16:30")
    assert (time.zone, time.zone_source, time.value) == ("Asia/Pyongyang", "event_place", "2014-12-23T01:00")


def test_shortly_before_is_the_half_hour_before() -> None:
    """Shortly before 11 a.m."""
    time = combine(only("Tuesday"), only("shortly before 11 a.m."), STORY, zone=PYONGYANG)
    assert span(time) == ("2014-12-23T01:30", "2014-12-23T02:00")


def test_a_weekday_without_a_time_is_the_whole_local_day() -> None:
    """Told Xinhua Monday."""
    time = time_of(only("Monday"), STORY, zone=BEIJING)
    assert span(time) == ("2014-12-21T16:00", "2014-12-22T16:00")
    assert (time.precision, time.anchor, time.direction) == (Precision.DAY, "2014-12-23", "past")


def test_an_unknown_zone_is_the_union_of_the_candidates() -> None:
    """Monday somewhere between Pyongyang and Washington."""
    context = Context(published="2014-12-23", candidates=("Asia/Pyongyang", "Asia/Shanghai", "America/New_York"))
    time = time_of(only("Monday"), context)
    assert span(time) == ("2014-12-21T15:00", "2014-12-23T05:00")
    assert (time.zone, time.zone_source, time.notes) == (None, "unknown", ("zone_unknown",))
    assert time.candidates == context.candidates


def test_without_candidates_the_union_is_the_whole_earth() -> None:
    """Monday anywhere: from UTC+14 to UTC-12."""
    assert span(time_of(only("Monday"), STORY)) == ("2014-12-21T10:00", "2014-12-23T12:00")


def test_a_zone_in_the_words_always_wins() -> None:
    """16:15 UTC, in whatever zone the caller reads the article."""
    time = time_of(only("16:15 UTC on Monday"), STORY, zone=PYONGYANG)
    assert span(time) == ("2014-12-22T16:15", "2014-12-22T16:16")
    assert (time.zone, time.zone_source) == ("UTC", "explicit")


ZONES = [
    ("8 p.m. EST on Dec. 22", "2014-12-23T01:00"),
    ("8 p.m. Eastern time on Dec. 22", "2014-12-23T01:00"),
    ("8 p.m. ET on July 22", "2014-07-23T00:00"),
    ("8 p.m. Beijing time on Dec. 22", "2014-12-22T12:00"),
    ("8 p.m. KST on Dec. 22", "2014-12-22T11:00"),
    ("8 p.m. Pyongyang time on Dec. 22, 2014", "2014-12-22T11:00"),
    ("8 p.m. Pyongyang time on Dec. 22, 2016", "2016-12-22T11:30"),
    ("8 p.m. Pyongyang time on Dec. 22, 2018", "2018-12-22T11:00"),
    ("8 p.m. (GMT +8) on Dec. 22", "2014-12-22T12:00"),
    ("8 p.m. UTC-03:30 on Dec. 22", "2014-12-22T23:30"),
    ("2014-12-22T20:00:00+09:00", "2014-12-22T11:00"),
]


@pytest.mark.parametrize(("text", "expected"), ZONES, ids=[text for text, _ in ZONES])
def test_zones_by_name_and_with_their_history(text: str, expected: str) -> None:
    """North Korea kept UTC+8:30 from 15 August 2015 to 4 May 2018, UTC+9 before and after."""
    time = time_of(only(text), STORY)
    assert span(time)[0] == expected
    assert time.zone_source is ZoneSource.EXPLICIT


def test_an_ambiguous_abbreviation_is_all_that_it_can_be() -> None:
    """CST: China or the central United States."""
    time = time_of(only("8 p.m. CST on Dec. 22"), STORY)
    assert span(time) == ("2014-12-22T12:00", "2014-12-23T02:01")
    assert (time.zone, time.notes) == (None, ("zone_ambiguous",))


def test_an_ambiguous_abbreviation_follows_the_articles_zone() -> None:
    """CST under a Beijing dateline."""
    time = time_of(only("8 p.m. CST on Dec. 22"), STORY, zone=BEIJING)
    assert span(time)[0] == "2014-12-22T12:00"


def test_the_storys_day_is_that_of_its_instant_in_the_zone_of_reading() -> None:
    """Published at 20:00Z on Monday: already Tuesday in Pyongyang, so "today" is."""
    context = Context(published="2014-12-22T20:00:00Z")
    assert time_of(only("today"), context, zone=PYONGYANG).value == "2014-12-23"
    assert time_of(only("today"), context, zone=ZoneHint("America/New_York", ZoneSource.OUTLET)).value == "2014-12-22"


@pytest.mark.parametrize("published", ["December 23, 2014", "23-12-2014", "23 Dec 2014", "2014-12-23"])
def test_other_spellings_of_the_storys_date_are_read(published: str) -> None:
    """Metadata are not always ISO 8601."""
    assert time_of(only("yesterday"), Context(published=published)).value == "2014-12-22"


def test_what_cannot_be_anchored_says_so() -> None:
    """Tuesday, in an article without a date."""
    time = time_of(only("Tuesday"), Context())
    assert (time.earliest, time.latest, time.anchor, time.value) == (None, None, "anchor_missing", "XXXX-WXX-2")
    assert "anchor_missing" in time.notes


def test_a_future_cue_flips_a_weekday() -> None:
    """Will meet Thursday."""
    assert time_of(only("Thursday"), STORY).value == "2014-12-18"
    assert time_of(only("Thursday"), STORY, future=True).value == "2014-12-25"


def test_days_after_an_event_count_from_the_event() -> None:
    """Two days after the promise of 19 December."""
    promise = time_of(only("Dec. 19"), STORY, zone=PYONGYANG)
    after, before = find_expressions("two days after it, three weeks before it")
    assert time_of(after, STORY, zone=PYONGYANG, reference=promise).value == "2014-12-21"
    assert time_of(before, STORY, zone=PYONGYANG, reference=promise).value == "2014-W48"


def test_days_after_an_unknown_event_stay_unresolved() -> None:
    """Two days after X, with no X: never two days after the story."""
    (after,) = find_expressions("two days after the promise")
    time = time_of(after, STORY)
    assert (time.earliest, time.notes[0]) == (None, "reference_missing")


def test_hours_later_count_from_a_clock() -> None:
    """Three hours later, after 1 a.m."""
    start = time_of(only("1 a.m. on Tuesday"), STORY, zone=PYONGYANG)
    time = time_of(only("three hours later"), STORY, zone=PYONGYANG, reference=start)
    assert time.value.startswith("2014-12-23")


CLOCK_RANGES = [
    ("from 4 p.m. to 6:30 p.m. on Monday", ("2014-12-22T07:00", "2014-12-22T09:31")),
    ("from 4 p.m. until midnight on Sunday", ("2014-12-21T07:00", "2014-12-21T15:01")),
    ("between 11 a.m. and noon on Monday", ("2014-12-22T02:00", "2014-12-22T03:01")),
    ("from midnight to 8 a.m. on Monday", ("2014-12-21T15:00", "2014-12-21T23:01")),
]


@pytest.mark.parametrize(("text", "expected"), CLOCK_RANGES, ids=[text for text, _ in CLOCK_RANGES])
def test_the_day_of_a_range_is_that_of_both_its_ends(text: str, expected: tuple[str, str]) -> None:
    """The beginning takes the day that only the end names."""
    first, _ = find_expressions(f"It was down {text}.")
    assert span(time_of(first, STORY, zone=ZoneHint("Asia/Seoul", ZoneSource.EVENT_PLACE))) == expected


def test_a_range_of_the_clock_can_go_past_midnight() -> None:
    """10 p.m. to 2 a.m. ends on the next day."""
    first, _ = find_expressions("It was down from 10 p.m. to 2 a.m.")
    zone = ZoneHint("Asia/Seoul", ZoneSource.EVENT_PLACE)
    assert span(time_of(first, STORY, zone=zone, day=only("Monday"))) == ("2014-12-22T13:00", "2014-12-22T17:01")


def test_a_range_is_one_time() -> None:
    """22-23 December 2014: from the beginning of the first day to the end of the last."""
    first, _ = find_expressions("22-23 December 2014")
    time = time_of(first, STORY, zone=PYONGYANG)
    assert span(time) == ("2014-12-21T15:00", "2014-12-23T15:00")
    assert time.text == "22-23 December 2014"


def test_between_two_clocks() -> None:
    """Between 1 and 2 p.m. EST on the story's day."""
    first, _ = find_expressions("between 1 and 2 p.m. EST")
    time = time_of(first, STORY, day=only("Monday"))
    assert span(time) == ("2014-12-22T18:00", "2014-12-22T19:01")


OPEN = [
    ("by 11 a.m.", (None, "2014-12-23T02:01")),
    ("before 11 a.m.", (None, "2014-12-23T02:00")),
    ("after 11 a.m.", ("2014-12-23T02:00", None)),
    ("until 11 a.m.", ("2014-12-23T02:00", "2014-12-23T02:01")),
    ("since 11 a.m.", ("2014-12-23T02:00", "2014-12-23T02:01")),
    ("before Monday", (None, "2014-12-21T15:00")),
    ("after Monday", ("2014-12-22T15:00", None)),
]


@pytest.mark.parametrize(("text", "expected"), OPEN, ids=[text for text, _ in OPEN])
def test_prepositions_open_a_side(text: str, expected: tuple[str | None, str | None]) -> None:
    """By, before and after leave a side open; until and since name the point itself."""
    assert span(time_of(only(text), STORY, zone=PYONGYANG, day=only("Tuesday"))) == expected


CLOCKS = [
    ("at 11 a.m.", ("02:00", "02:01")),
    ("about 11 a.m.", ("01:30", "02:30")),
    ("around 11 a.m.", ("01:30", "02:30")),
    ("just before 11 a.m.", ("01:45", "02:00")),
    ("shortly after 11 a.m.", ("02:00", "02:30")),
    ("just after 11 a.m.", ("02:00", "02:15")),
    ("nearly 11 a.m.", ("01:45", "02:00")),
    ("shortly before 11.", ("01:30", "14:00")),
]


@pytest.mark.parametrize(("text", "expected"), CLOCKS, ids=[text for text, _ in CLOCKS])
def test_range_words_of_clocks(text: str, expected: tuple[str, str]) -> None:
    """The table of ranges.py; an hour without its half of the day is either."""
    time = time_of(only(text), STORY, zone=PYONGYANG, day=only("Tuesday"))
    assert span(time) == (f"2014-12-23T{expected[0]}", f"2014-12-23T{expected[1]}")


def test_a_clock_in_another_zone_falls_into_the_day_it_belongs_to() -> None:
    """16:15 UTC of a Pyongyang Tuesday is on Monday in UTC."""
    tuesday = time_of(only("Tuesday"), STORY, zone=PYONGYANG)
    assert time_of(only("16:15 UTC"), STORY, day=tuesday).value == "2014-12-22T16:15Z"


def test_a_twin_in_brackets_gives_the_zone() -> None:
    """At 10:46 p.m. local time (0146 GMT): three hours behind."""
    clock, _ = find_expressions("at 10:46 p.m. local time (0146 GMT)")
    time = time_of(clock, STORY, day=only("Monday"))
    assert (time.zone, span(time)[0]) == ("-03:00", "2014-12-23T01:46")


def test_clocks_that_are_set_back_widen_the_interval() -> None:
    """1:30 a.m. on 2 November 2014 came twice in New York."""
    time = time_of(only("01:30 on Nov. 2, 2014"), STORY, zone=ZoneHint("America/New_York", ZoneSource.DATELINE))
    assert span(time) == ("2014-11-02T05:30", "2014-11-02T06:31")


def test_a_date_is_printed_with_its_interval_and_zone() -> None:
    """RECORDS: every expression with start, end, text, type, value, bounds, precision and zone."""
    context = Context(published="2014-12-23", zones=ZoneHint("Asia/Pyongyang", ZoneSource.DATELINE))
    text = "It was lost on Monday."
    (date,) = find_dates(text, context)
    assert text[date.start : date.end] == date.text == "Monday"
    assert date.earliest == datetime(2014, 12, 21, 15, tzinfo=UTC)
    assert date.latest == datetime(2014, 12, 22, 15, tzinfo=UTC)
    assert (date.precision, date.zone, date.zone_source) == (Precision.DAY, "Asia/Pyongyang", ZoneSource.DATELINE)


@pytest.mark.parametrize(
    ("text", "width_h"),
    [
        ("It fell at 11:30 and rose at 16:20.", 0),
        ("It fell at 11:30.", 12),
        ("It fell at 11:30 and rose at 4:20 p.m.", 12),
    ],
)
def test_a_text_that_counts_to_24_leaves_no_half_of_the_day_open(text: str, width_h: int) -> None:
    """Beside "16:20" the time 11:30 is in the morning; alone, or beside "p.m.", it is open."""
    time = time_of(find_expressions(text)[0], STORY, zone=PYONGYANG)
    assert time.earliest is not None
    assert time.latest is not None
    assert (time.latest - time.earliest).total_seconds() // 3600 == width_h
