"""TIMEX3 values of expressions in a story of Tuesday, 23 December 2014."""

import pytest

from ledger.extract.dates import Context, ZoneHint, find_dates
from ledger.model.when import ZoneSource

STORY = Context(published="2014-12-23", zones=ZoneHint("Asia/Pyongyang", ZoneSource.DATELINE))

VALUES = [
    ("told them Monday", "2014-12-22"),
    ("said Tuesday", "2014-12-23"),
    ("said Wednesday", "2014-12-17"),
    ("will meet Wednesday", "2014-12-24"),
    ("last Tuesday", "2014-12-16"),
    ("next Tuesday", "2014-12-30"),
    ("this Friday", "2014-12-26"),
    ("Tuesday of last week", "2014-12-16"),
    ("yesterday", "2014-12-22"),
    ("the day before yesterday", "2014-12-21"),
    ("tomorrow", "2014-12-24"),
    ("last week", "2014-W51"),
    ("over the weekend", "2014-W51-WE"),
    ("this weekend", "2014-W52-WE"),
    ("next month", "2015-01"),
    ("last year", "2013"),
    ("October of last year", "2013-10"),
    ("the start of next year", "2015"),
    ("two days ago", "2014-12-21"),
    ("three weeks ago", "2014-W49"),
    ("18 months ago", "2013-06"),
    ("two and a half years ago", "2012-06"),
    ("a decade ago", "200"),
    ("weeks ago", "PAST_REF"),
    ("recently", "PAST_REF"),
    ("now", "PRESENT_REF"),
    ("in the near future", "FUTURE_REF"),
    ("Dec. 22", "2014-12-22"),
    ("Jan. 2", "2015-01-02"),
    ("March 3", "2014-03-03"),
    ("since March", "2014-03"),
    ("in November", "2014-11"),
    ("Wednesday, Dec. 24", "2014-12-24"),
    ("Monday, Dec. 23", "2013-12-23"),
    ("the 22nd of December", "2014-12-22"),
    ("on the 22nd", "2014-12-22"),
    ("Sept 3rd, 2013", "2013-09-03"),
    ("3 September 2013", "2013-09-03"),
    ("12/22/2014", "2014-12-22"),
    ("22/12/2014", "2014-12-22"),
    ("22.12.2014", "2014-12-22"),
    ("2014/12/22", "2014-12-22"),
    ("2014-12-22", "2014-12-22"),
    ("22-Dec-14", "2014-12-22"),
    ("23. Dezember 2014", "2014-12-23"),
    ("23 de diciembre de 2014", "2014-12-23"),
    ("2014年12月23日", "2014-12-23"),
    ("mid-December", "2014-12"),
    ("late 2006", "2006"),
    ("the 1980s", "198"),
    ("the early '90s", "199"),
    ("the 21st century", "20"),
    ("the third quarter", "2014-Q3"),
    ("Q3 2013", "2013-Q3"),
    ("the first half of 2014", "2014-H1"),
    ("fiscal year 2015", "2015"),
    ("last summer", "2014-SU"),
    ("the winter of 2013", "2013-WI"),
    ("the last week of March 2009", "2009-W13"),
    ("Christmas Day", "2014-12-25"),
    ("last Christmas", "2013-12-25"),
    ("Thanksgiving", "2014-11-27"),
    ("Easter Monday 2015", "2015-04-06"),
    ("last night", "2014-12-22TNI"),
    ("tonight", "2014-12-23TNI"),
    ("this morning", "2014-12-23TMO"),
    ("overnight", "2014-12-22TNI"),
    ("Monday night", "2014-12-22TNI"),
    ("early Monday morning", "2014-12-22TMO"),
    ("1 a.m. Monday", "2014-12-22T01:00"),
    ("12 a.m. Monday", "2014-12-22T00:00"),
    ("12:30 p.m. Monday", "2014-12-22T12:30"),
    ("8.30 a.m. on Dec. 22", "2014-12-22T08:30"),
    ("16:15 UTC Monday", "2014-12-22T16:15Z"),
    ("1615 GMT on Monday", "2014-12-22T16:15Z"),
    ("noon on Monday", "2014-12-22T12:00"),
    ("midnight Monday", "2014-12-22T24:00"),
    ("a quarter past midnight on Tuesday", "2014-12-23T00:15"),
    ("just after midnight Tuesday", "2014-12-23T00:00"),
    ("9:15 Monday night", "2014-12-22T21:15"),
    ("at 5 in the morning", "2014-12-23T05:00"),
    ("the night before", "2014-12-22TNI"),
    ("this past weekend", "2014-W51-WE"),
    ("9 h 31 min", "PT9H31M"),
    ("half past nine", "2014-12-23T09:30"),
    ("ten past four", "2014-12-23T04:10"),
    ("twenty past six on Monday evening", "2014-12-22T18:20"),
    ("at quarter to six", "2014-12-23T05:45"),
    ("at ten to six", "2014-12-23T05:50"),
    ("since dawn", "2014-12-23TMO"),
    ("quarter to ten p.m.", "2014-12-23T21:45"),
    ("5 o'clock in the afternoon", "2014-12-23T17:00"),
    ("2014-12-22T16:15:00Z", "2014-12-22T16:15:00Z"),
    ("more than nine hours", "PT9H"),
    ("9 hours 31 minutes", "PT9H31M"),
    ("nine and a half hours", "PT9.5H"),
    ("half an hour", "PT30M"),
    ("twenty-five years", "P25Y"),
    ("a dozen years", "P12Y"),
    ("several years", "PXY"),
    ("two decades", "P20Y"),
    ("a fortnight", "P2W"),
    ("a 27-year contract", "P27Y"),
    ("the next four years", "P4Y"),
    ("daily", "P1D"),
    ("every two weeks", "P2W"),
    ("twice a day", "P1D"),
    ("every Monday", "XXXX-WXX-1"),
    ("on weekends", "XXXX-WXX-WE"),
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_values_in_a_story_of_a_tuesday(text: str, expected: str) -> None:
    """The value is in the story's own zone and as TIMEX3 writes it."""
    (date,) = find_dates(f"It was {text}.", STORY)
    assert date.value == expected


UNRESOLVED = [
    ("Tuesday", "XXXX-WXX-2"),
    ("Tuesday night", "XXXX-WXX-2TNI"),
    ("11 a.m. Tuesday", "XXXX-WXX-2T11:00"),
    ("11 a.m.", "XXXX-XX-XXT11:00"),
    ("today", "XXXX-XX-XX"),
    ("last week", "XXXX-WXX"),
    ("last year", "XXXX"),
    ("Dec. 23", "XXXX-12-23"),
    ("in November", "XXXX-11"),
    ("Christmas Day", "XXXX-12-25"),
    ("two days ago", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "expected"), UNRESOLVED, ids=[text for text, _ in UNRESOLVED])
def test_without_a_date_of_the_story_nothing_relative_is_resolved(text: str, expected: str) -> None:
    """The value keeps what the words say; earliest and latest stay empty."""
    (date,) = find_dates(f"It was {text}.", Context())
    assert (date.value, date.earliest, date.latest) == (expected, None, None)


def test_an_absolute_date_needs_no_story() -> None:
    """On Dec. 23, 2014."""
    (date,) = find_dates("It was Dec. 23, 2014.", Context())
    assert date.value == "2014-12-23"
    assert date.earliest is not None


NARRATIVE = [
    ("It began on Dec. 19. The next day it ended.", "2014-12-20"),
    ("It began on Dec. 19. Two days later it ended.", "2014-12-21"),
    ("It began in 2009. The previous year was calm.", "2008"),
    ("Sales fell in November compared with the same month a year ago.", "2013-11"),
    ("It began Dec. 19 at 16:15 UTC and ended at 20:00 UTC.", "2014-12-19T20:00Z"),
    ("It began at 16:15 UTC, December 19.", "2014-12-19"),
]


@pytest.mark.parametrize(("text", "expected"), NARRATIVE, ids=[text for text, _ in NARRATIVE])
def test_the_narrative_counts_from_what_was_last_spoken_of(text: str, expected: str) -> None:
    """Not from the story's day."""
    assert find_dates(text, STORY)[-1].value == expected


def test_a_clock_takes_the_day_right_after_it() -> None:
    """At 16:15 UTC, December 19."""
    assert find_dates("It began at 16:15 UTC, December 19.", STORY)[0].value == "2014-12-19T16:15Z"


def test_a_time_given_twice_is_one_instant() -> None:
    """At 10:46 p.m. local time (0146 GMT) on Monday."""
    local, utc, _ = find_dates(
        "It fell at 10:46 p.m. local time (0146 GMT) on Monday.", Context(published="2014-12-23")
    )
    assert (local.value, utc.value) == ("2014-12-22T22:46", "2014-12-23T01:46Z")
    assert local.earliest == utc.earliest
