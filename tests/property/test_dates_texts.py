"""Laws of dates over any text: spans reproduce it, intervals are half-open, nothing raises, time is linear."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.extract.dates import (
    Context,
    ZoneHint,
    duration_of,
    find_dates,
    find_expressions,
    time_of,
    zones_of_place,
)
from ledger.model.when import ZoneSource

_VOCABULARY = (
    "about shortly before after by the last next this past early late mid of in on at to and between from a an "
    "one nine two half few several more than hour hours day days week months year years quarter decade ago "
    "later Monday Tuesday "
    "May March December Dec . , - – ( ) ' : 1 2 11 13 23 31 99 2014 1615 0146 16:15 24:59 00:00 9.5 2014-12-23 "
    "2014-12-22T16:15Z 12/22/2014 99/99/9999 1980s 80s a.m. p.m. pm UTC GMT KST CST + local time Beijing noon midnight "
    "morning night tonight today yesterday Christmas Easter first third every daily will said 23rd century fiscal "
    "spring summer 0000 9999 5000 year's Eve New overnight ½ février décembre"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))
_PHRASES = st.lists(_WORDS, max_size=14).map(" ".join)
_TEXTS = st.one_of(st.text(max_size=200), _PHRASES)
_CONTEXTS = st.builds(
    Context,
    published=st.sampled_from(
        [None, "2014-12-23", "2016-02-29", "2014-12-22T23:30:00-05:00", "0001-01-01", "9999-12-31"]
    ),
    zones=st.sampled_from([
        ZoneHint(None, ZoneSource.UNKNOWN),
        ZoneHint("Asia/Pyongyang", ZoneSource.DATELINE),
        ZoneHint("+05:45", ZoneSource.OUTLET),
        ZoneHint("No/Such", ZoneSource.OUTLET),
    ]),
    candidates=st.sampled_from([(), ("Asia/Pyongyang", "America/New_York")]),
)  # fmt: skip


@given(text=_TEXTS, context=_CONTEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_dates_whose_spans_reproduce_it(text: str, context: Context) -> None:
    """Sorted, without overlaps, each with its own words, each interval in order."""
    end = 0
    for date in find_dates(text, context):
        assert end <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        assert date.value
        if date.earliest and date.latest:
            assert date.earliest < date.latest
        end = date.end


@given(text=_PHRASES, context=_CONTEXTS, future=st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_expression_is_a_time_for_a_claim(text: str, context: Context, future: bool) -> None:  # noqa: FBT001
    """In every context: never an exception, bounds in order, aware and in UTC; the same again gives the same."""
    reference = None
    for expression in find_expressions(text):
        found = time_of(expression, context, future=future, reference=reference)
        assert found == time_of(expression, context, future=future, reference=reference)
        if found.earliest and found.latest:
            assert found.earliest < found.latest
        for bound in (found.earliest, found.latest):
            assert bound is None or bound.utcoffset() is not None
        low, high = duration_of(expression)
        assert low is None or high is None or low < high
        reference = found


@given(name=st.text(max_size=20), country=st.sampled_from([None, "us", "zz"]))
@settings(max_examples=50, deadline=None)
def test_any_name_has_zones_or_none(name: str, country: str | None) -> None:
    """Whatever the place is called."""
    assert isinstance(zones_of_place(name, country), tuple)


FLOODS = {
    "digits": "7",
    "spaces": " ",
    "letters": "a",
    "words": "a ",
    "numbers": "12 ",
    "dotted": "1.",
    "colons": "1:",
    "commas": "1,",
    "lines": "\n",
    "lines with spaces": "\n ",
    "days": "Monday ",
    "the last": "the last ",
    "two and": "two and a ",
    "capitals": "New ",
    "dashes": "2014-",
    "quotes": "“",
}


@pytest.mark.parametrize("unit", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_takes_time_linear_in_its_length(unit: str) -> None:
    """Eight times the text takes at most about eight times as long (24 allowed: a shared machine is uneven)."""
    find_expressions(unit * 100)
    short, long = (_seconds(unit * (size // len(unit))) for size in (20_000, 160_000))
    assert long < max(24 * short, 0.5)


def _seconds(text: str) -> float:
    begin = time.process_time()
    find_expressions(text)
    return time.process_time() - begin
