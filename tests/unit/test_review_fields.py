"""What a reviewer can write where, what it comes to, and how a bad value is told."""

from dataclasses import replace

import pytest
from word_claims import a_claim, an_article

from ledger.model.problem import UsageError
from ledger.model.review import ReviewField, value_words
from ledger.model.text import Metadata, Span
from ledger.model.when import Precision, ZoneSource
from ledger.review.fields import Seen, change, field_named
from ledger.review.times import Frame, read_time
from ledger.review.words import note_text, reviewer_name

ARTICLE = an_article("one two")
CLAIM = a_claim(ARTICLE, Span(0, 3))
SEOUL = replace(ARTICLE.meta, place="Seoul")
SEEN = Seen(claim=CLAIM, meta=SEOUL, text=ARTICLE.text)


@pytest.mark.parametrize(
    ("field", "text", "value", "known"),
    [
        ("act", "Deny", "deny", None),
        ("Act", "claim responsibility", "claim_responsibility", None),
        ("anonymity", "role", "role", None),
        ("quote", " mixed ", "mixed", None),
        ("speaker", "none", None, None),
        ("speaker", "Jane  Doe", "Jane Doe", None),
        ("actor", "DPRK", "North Korea", "country:kp"),
        ("actor", "dprk", "North Korea", "country:kp"),
        ("actor", "country:kp", "North Korea", "country:kp"),
        ("target", "Nroth Korea", "Nroth Korea", None),
        ("chain", "Xinhua; Agence France-Presse;", ("Xinhua", "AFP"), None),
    ],
)
def test_a_value_comes_to(field: str, text: str, value: object, known: str | None) -> None:
    """A word of the closed set; a name as the lexicon has it, or as it is written: never one like it."""
    made = change(field_named(field), text, SEEN)
    assert (made.value, made.id) == (value, known)


@pytest.mark.parametrize(
    ("field", "text", "line"),
    [
        ("act", "denied", "act: 'denied' is none of its words; choose of assert, deny, "),
        ("act", "none", "act: 'none' is none of its words"),
        ("act", "assert", "act is assert already"),
        ("speaker", "hua chunying", "speaker is Hua Chunying already"),
        ("chain", "none", "chain is none already"),
        ("event_time", "none", "event_time is none already"),
        ("actor", "country:zz", "actor: nobody has the id 'country:zz'"),
        ("actor", "...", "actor: '...' is no name"),
        ("actor", "Chi\u202ena", "actor holds characters that cannot be seen"),
        ("actor", "x" * 201, "actor is longer than 200 characters"),
        ("said", "nine hours", "said: 'nine hours' is no time that can be read; write it as "),
        ("said", "every Monday", "said: 'every Monday' is no time that can be read"),
        ("said", "Monday or Tuesday", "said: 'Monday or Tuesday' is no time that can be read"),
        ("said", "03/04/2015", "said: '03/04/2015' can be two days; write the year first"),
        ("said", "23.12.14", "said: '23.12.14' has no whole year"),
        ("said", "../..", "said: '../..' is open on both sides"),
        ("said", "2014-12-23T01:00Z/2014-12-23T00:00Z", "said: '2014-12-23T01:00Z/2014-12-23T00:00Z' ends before"),
        ("said", "9999-W53", "said: '9999-W53' is no time that can be read"),
    ],
)
def test_a_bad_value_is_told_in_one_line(field: str, text: str, line: str) -> None:
    """What is wrong with it, and what can be written instead."""
    with pytest.raises(UsageError) as fault:
        change(field_named(field), text, SEEN)
    assert str(fault.value).startswith(line)
    assert "\n" not in str(fault.value)


def test_a_field_that_cannot_be_corrected_is_told() -> None:
    """The words of the article are no field: they are there to be looked at."""
    with pytest.raises(UsageError, match="'content' is no field that can be corrected; choose of act, "):
        field_named("content")


@pytest.mark.parametrize(
    ("words", "meaning", "zone"),
    [
        ("2014-12-23", "2014-12-22T15:00:00Z/2014-12-23T15:00:00Z", "Asia/Seoul"),
        ("on Monday", "2014-12-21T15:00:00Z/2014-12-22T15:00:00Z", "Asia/Seoul"),
        ("about 1 a.m. Tuesday", "2014-12-22T15:30:00Z/2014-12-22T16:30:00Z", "Asia/Seoul"),
        ("2014-12-23 morning Asia/Tokyo", "2014-12-22T15:00:00Z/2014-12-23T03:00:00Z", "Asia/Tokyo"),
        ("2014-12-22 16:00 GMT", "2014-12-22T16:00:00Z/2014-12-22T16:01:00Z", "UTC"),
        ("2014-12-23T01:00 +09:00", "2014-12-22T16:00:00Z/2014-12-22T16:01:00Z", "+09:00"),
        ("23/12/2014", "2014-12-22T15:00:00Z/2014-12-23T15:00:00Z", "Asia/Seoul"),
        ("12/23/2014", "2014-12-22T15:00:00Z/2014-12-23T15:00:00Z", "Asia/Seoul"),
        ("by Monday", "../2014-12-22T15:00:00Z", "Asia/Seoul"),
        ("Dec 22 to Dec 23", "2014-12-21T15:00:00Z/2014-12-23T15:00:00Z", "Asia/Seoul"),
        ("2014-W52", "2014-12-21T15:00:00Z/2014-12-28T15:00:00Z", "Asia/Seoul"),
        ("2014-Q4 UTC", "2014-10-01T00:00:00Z/2015-01-01T00:00:00Z", "UTC"),
        ("2014-12-22T15:30Z/2014-12-22T16:30Z", "2014-12-22T15:30:00Z/2014-12-22T16:30:00Z", "UTC"),
        ("2014-12-23T00:30+09:00/..", "2014-12-22T15:30:00Z/..", "UTC"),
    ],
)
def test_a_time_is_read_in_the_articles_frame(words: str, meaning: str, zone: str) -> None:
    """Its date of publication, and the zone that is named, else the claim's or the dateline's."""
    made = change(ReviewField.SAID, words, SEEN)
    assert not isinstance(made.value, (str, tuple))
    assert made.value is not None
    assert (made.meaning, made.value.zone, made.value.text) == (meaning, zone, words)


def test_a_time_is_read_in_the_zone_of_the_claim() -> None:
    """Where the machine has found a zone for the claim, days are days there."""
    said = read_time("2014-12-23 UTC", Frame(claim=CLAIM, meta=SEOUL))
    there = replace(said, zone="America/New_York", zone_source=ZoneSource.SPEAKER_PLACE)
    made = read_time("2014-12-23", Frame(claim=replace(CLAIM, said=there), meta=SEOUL))
    assert (made.zone, made.zone_source, made.precision) == (
        "America/New_York", ZoneSource.SPEAKER_PLACE, Precision.DAY,
    )  # fmt: skip


def test_a_weekday_without_a_date_of_publication_is_told() -> None:
    """Nothing is guessed: "Monday" of an article without a date is no day."""
    with pytest.raises(UsageError, match=r"said: 'Monday' cannot be dated in this article \(anchor_missing"):
        change(ReviewField.SAID, "Monday", replace(SEEN, meta=Metadata()))


def test_values_are_shown_in_words() -> None:
    """A time by its value, a chain with its links, nothing as none."""
    assert [value_words(value) for value in (None, (), ("Xinhua", "AFP"), "deny")] == [
        "none",
        "none",
        "Xinhua; AFP",
        "deny",
    ]


@pytest.mark.parametrize("name", ["", "  ", "A\x1b[31mna", "Ana\u202e", "\ud800", "x" * 201])
def test_a_reviewers_name_is_one_that_can_be_printed(name: str) -> None:
    """Nobody signs with nothing, with what a terminal acts on, or with a page of text."""
    with pytest.raises(UsageError):
        reviewer_name(name)


def test_names_and_notes_are_kept_on_one_line() -> None:
    """White space is single; a note's controls are shown; an empty note is none."""
    assert reviewer_name(" Ana\n  Chloe\u0308 ") == "Ana Chloë"
    assert note_text("see\r\n\tpage 2\x1b") == "see page 2\ufffd"
    assert (note_text(" \n "), note_text(None)) == (None, None)
    with pytest.raises(UsageError, match="longer than 4000"):
        note_text("x" * 4001)
