"""Which words are temporal expressions, where each begins and ends, and of which type it is."""

import pytest

from ledger.extract.dates import find_expressions

FOUND = [
    # text, the expressions in it
    ("It began about 1 a.m. local time, they said.", ["about 1 a.m. local time"]),
    ("Both were back shortly before 11 a.m., with", ["shortly before 11 a.m."]),
    ("It was lost early Tuesday, when", ["early Tuesday"]),
    ("on the evening of 22 December", ["the evening of 22 December"]),
    ("on 22-23 December 2014", ["22", "23 December 2014"]),
    ("on Dec. 22–23, 2014", ["Dec. 22", "23, 2014"]),
    ("from 2010 to 2012", ["2010", "2012"]),
    ("at 16:15 UTC on Monday", ["16:15 UTC on Monday"]),
    ("at 1615 GMT", ["1615 GMT"]),
    ("at 10:46 p.m. local time (0146 GMT)", ["10:46 p.m. local time", "0146 GMT"]),
    ("at 6:40 p.m. (GMT +8)", ["6:40 p.m. (GMT +8)"]),
    ("at 8 a.m. Pyongyang time on Monday", ["8 a.m. Pyongyang time on Monday"]),
    ("Tue, 23 Dec 2014 16:15:00 GMT", ["Tue, 23 Dec 2014 16:15:00 GMT"]),
    ("after more than nine hours Tuesday", ["more than nine hours", "Tuesday"]),
    ("for 9 hours 31 minutes", ["9 hours 31 minutes"]),
    ("nine and a half hours", ["nine and a half hours"]),
    ("two days after the attack", ["two days"]),
    ("the third quarter of last year", ["the third quarter of last year"]),
    ("in the '80s", ["the '80s"]),
    ("on New Year’s Eve", ["New Year’s Eve"]),
    ("at 5 o'clock in the afternoon", ["5 o'clock in the afternoon"]),
    ("le 23 décembre 2014", ["23 décembre 2014"]),
    ("5 million a year, daily", ["a year", "daily"]),
    ("in 2008 or 2009", ["2008", "2009"]),
    ("at 11:15 on Monday morning in Washington", ["11:15 on Monday morning"]),
    ("Dec.\n22", ["Dec.\n22"]),
    ("in December\n\n22 people", ["December"]),
]

TRAPS = [
    "China may have played a role",
    "the march of time",
    "the March on Washington",
    "a second attempt",
    "The Sunday Times reported it",
    "the Sunday Mirror",
    "2,014 people",
    "2014 people died",
    "$2014",
    "about 2000 soldiers",
    "June told reporters",
    "a fall in traffic",
    "the spring of the trap",
    "AS4837 and 175.45.176.0/22",
    "version 10.12.2014.1",
    "a quarter of the routes",
    "not a day anyone wants",
    "100 Gbps and 1,024 addresses",
    "sat in the sun",
    "Russia Today said",
    "The Daily Beast",
    "less than a quarter of them",
    "on Easter Island",
    "a game of thrones, part 2, 24/7",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:30] for text, _ in FOUND])
def test_expressions_are_found_whole(text: str, expected: list[str]) -> None:
    """An expression takes its range words, its zone and its day with it, and no preposition."""
    assert [found.text for found in find_expressions(text)] == expected


@pytest.mark.parametrize("text", TRAPS)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    """Modal verbs, ordinals, newspapers, counts, addresses and names are no dates."""
    assert find_expressions(text) == ()


TYPES = [
    ("Tuesday", "DATE"),
    ("2014", "DATE"),
    ("Tuesday night", "TIME"),
    ("11 a.m.", "TIME"),
    ("three hours ago", "TIME"),
    ("two days ago", "DATE"),
    ("nine hours", "DURATION"),
    ("the past two weeks", "DURATION"),
    ("every Monday", "SET"),
    ("weekly", "SET"),
    ("currently", "DATE"),
]


@pytest.mark.parametrize(("words", "expected"), TYPES, ids=[words for words, _ in TYPES])
def test_types_are_those_of_timex3(words: str, expected: str) -> None:
    """DATE, TIME (finer than a day), DURATION, SET."""
    (found,) = find_expressions(f"it was {words}.") if words != "2014" else find_expressions("in 2014.")
    assert found.type == expected


def test_a_clock_knows_what_it_lacks() -> None:
    """A bare time of day is a clock without a day; with one it is not."""
    bare, whole = find_expressions("It was 11 a.m. local time. It was 11 a.m. KST Monday.")
    assert (bare.is_clock, bare.is_local_time, bare.has_explicit_zone) == (True, True, False)
    assert (whole.is_clock, whole.is_weekday, whole.has_explicit_zone) == (False, True, True)


def test_a_range_links_its_ends() -> None:
    """From 2010 to 2012."""
    first, last = find_expressions("from 2010 to 2012")
    assert first.through == last
    assert first.through_text == "2010 to 2012"


def test_and_joins_a_range_only_after_between() -> None:
    """In 2010 and 2012 are two years, between 2010 and 2012 is a range... of figures either way."""
    first, _ = find_expressions("in May 2010 and June 2012")
    assert first.through is None
    first, _ = find_expressions("between May 2010 and June 2012")
    assert first.through is not None


FUTURE = [
    ("they will meet on Tuesday", True),
    ("a report is due Friday", True),
    ("they said Tuesday that they will", False),
    ("the firm, which will pay, said on Tuesday", False),
    ("They will pay. It rained on Tuesday", False),
]


@pytest.mark.parametrize(("text", "expected"), FUTURE)
def test_a_future_cue_reaches_through_its_clause(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """A cue before the day, with no reporting verb and no end of the sentence between."""
    assert find_expressions(text)[-1].has_future_cue is expected


def test_the_preposition_that_opens_a_side_is_kept_apart() -> None:
    """By Friday."""
    (found,) = find_expressions("by Friday")
    assert (found.text, found.relation) == ("Friday", "by")
