"""When it was said and when it happened, in short articles of 5 March 2031, a Wednesday; with the real model."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim, Extraction
from ledger.model.record import instant
from ledger.model.when import Time

Extract = Callable[..., Extraction]


def found(extract: Extract, text: str, words: str) -> Claim:
    """The claim of a text whose content holds these words."""
    (claim,) = [c for c in extract(text).claims if words in c.content]
    return claim


SAID = {
    "the verb that the cue goes on from": (
        "The carrier apologized on Monday for the failure, and said that a switch had burned.",
        "a switch had burned",
        "2031-03-03",
    ),
    "a day in front of two clauses": (
        "On Monday the mayor cancelled the fair, and the operator denied that a cable was cut.",
        "a cable was cut",
        "2031-03-03",
    ),
    "not what has been said since": (
        "On Monday the mayor cancelled the fair, and the operator has denied that a cable was cut.",
        "a cable was cut",
        None,
    ),
    "what the speaker did while saying it": (
        "The minister, who spoke on Sunday, said that the switch was old.",
        "the switch was old",
        "2031-03-02",
    ),
    "where the answer is a silence": (
        "On Sunday the embassy did not respond to three letters.",
        "respond",
        "2031-03-02",
    ),
    "counted from the day last spoken of": (
        "The lines fell silent on February 20. The next day the operator said that a switch had burned.",
        "a switch had burned",
        "2031-02-21",
    ),
    "between the cue and its clause": (
        "Norway's government said on Tuesday it had sent two engineers.",
        "it had sent two engineers",
        "2031-03-04",
    ),
    "between the hearer and that": (
        "The fair closed on February 20. Its director, Ana Ruiz, told NTN the day before that 20 lines had failed.",
        "20 lines had failed",
        "2031-02-19",
    ),
    "a day after called, which calls on nobody": (
        "Experts from 40 countries called on Tuesday for a treaty on cables.",
        "a treaty on cables",
        "2031-03-04",
    ),
    "between the accused and the fault": (
        "The regulator accused Nordlink on Sunday of negligence.",
        "negligence",
        "2031-03-02",
    ),
    "the next day is not that of the time before it": (
        "The lines fell silent on February 20. By 8:40 a.m. the switch was mended, the operator said the next day.",
        "the switch was mended",
        "2031-02-21",
    ),
    "counted from nothing": (
        "The next day the operator said that a switch had burned.",
        "a switch had burned",
        None,
    ),
    "a time of day, on the day that somebody last spoke": (
        "The lines failed on Sunday. The bank apologized on Monday. She said at 9 p.m. that the vault was safe.",
        "the vault was safe",
        "2031-03-03T21:00",
    ),
}


@pytest.mark.parametrize(("text", "words", "value"), SAID.values(), ids=SAID)
def test_the_day_of_the_saying(extract: Extract, text: str, words: str, value: str | None) -> None:
    """The claim with these words was made then; None where the text does not say."""
    said = found(extract, text, words).said
    assert (said.value if said else None) == value


RUNNING = {
    "the same speaker": (
        "Ana Ruiz said on Monday that the switch was old. She added that it would be replaced.",
        "it would be replaced",
        "2031-03-03",
    ),
    "an unnamed speaker, by a pronoun": (
        "A clerk at the office said by telephone on Monday that the switch was old. He denied that it had been hacked.",
        "it had been hacked",
        "2031-03-03",
    ),
    "unnamed speakers, in the next paragraph": (
        "Several officials said on Monday that the switch was old.\n\nThe officials denied that it had been hacked.",
        "it had been hacked",
        "2031-03-03",
    ),
    "a country does not go on": (
        "China said on Monday that the switch was old.\n\nChina denied that it had been hacked.",
        "it had been hacked",
        None,
    ),
    "what has been said since": (
        "Ana Ruiz said on Monday that the switch was old. She has denied that it was hacked.",
        "it was hacked",
        None,
    ),
    "what is thought now": (
        "Ana Ruiz said on Monday that the switch was old. She now thinks that it was hacked.",
        "it was hacked",
        None,
    ),
    "a month is no occasion": (
        "Ana Ruiz said in August that the switch was old. She added that it was hacked.",
        "it was hacked",
        None,
    ),
    "not into the next entry of a live page": (
        "09:10 Ana Ruiz said on Monday that the switch was old.\n\n10:25 Update. Ruiz added that it was hacked.",
        "it was hacked",
        None,
    ),
    "the name that a lead keeps back": (
        "The head of Nordlink told reporters on Monday that a switch had burned.\n\nAna Ruiz said that it was old.",
        "it was old",
        "2031-03-03",
    ),
    "at the occasion": (
        "Norway said on Monday that a switch had burned.\n\nIt was old, a Foreign Ministry spokesman told a briefing.",
        "It was old",
        "2031-03-03",
    ),
    "at once": (
        "The police on Monday blamed Norway for the attack, and Oslo immediately denied any involvement.",
        "any involvement",
        "2031-03-03",
    ),
    "the authors of a statement": (
        "Statement of Norway on the attack\n\nOslo, 3 March 2031\n\nWe urge all operators to guard their cables.",
        "guard their cables",
        "2031-03-03",
    ),
    "others in a statement": (
        "Statement of Norway on the attack\n\nOslo, 3 March 2031\n\nSweden urged all operators to guard their cables.",
        "guard their cables",
        None,
    ),
    "an entry that opens with day and time": (
        "Status\n\nMonday, 09:00 Resolved. Nordlink now denies that it was hacked.",
        "it was hacked",
        "2031-03-03T09:00",
    ),
    "an entry that opens with its time, right after it": (
        "Live: Nordlink is down\n\n09:10 Nordlink denied that it was hacked.",
        "it was hacked",
        "2031-03-05T09:10",
    ),
    "an entry that opens with its time, told now": (
        "Live: Nordlink is down\n\n09:10 The line is dead. Nordlink denies that it was hacked.",
        "it was hacked",
        "2031-03-05T09:10",
    ),
    "an entry that opens with its time, told of before": (
        "Live: Nordlink is down\n\n09:10 The line is dead. Nordlink denied that it was hacked.",
        "it was hacked",
        None,
    ),
    "in a phrase with its own subject": (
        "Norway called for peace on Monday at the opening of the forum, with China vowing to help poor countries.",
        "to help poor countries",
        "2031-03-03",
    ),
    "the body for which somebody spoke": (
        "A spokesman for the Salt Board on Monday accused Norway of theft. The board denied any link with the thieves.",
        "any link",
        "2031-03-03",
    ),
    "no answer is part of nothing": (
        "Ana Ruiz said on Monday that the switch was old. Ruiz did not reply to further letters.",
        "reply",
        None,
    ),
    "the night of an event is not one of this week": (
        "On the night of the blackout Ana Ruiz said that she was involved.",
        "she was involved",
        None,
    ),
}


@pytest.mark.parametrize(("text", "words", "value"), RUNNING.values(), ids=RUNNING)
def test_a_running_speech_event_keeps_its_date(extract: Extract, text: str, words: str, value: str | None) -> None:
    """What goes on with something dated was said then; what does not is undated."""
    said = found(extract, text, words).said
    assert (said.value if said else None) == value


HAPPENED = {
    "ahead, with will": ("The firm said that it will reopen on Friday.", "2031-03-07"),
    "ahead, with would": ("The firm said that it would reopen on Friday.", "2031-03-07"),
    "past": ("The firm said that it had reopened on Friday.", "2031-02-28"),
    "a time of day, on the day that something happened": (
        "The lines fell silent on Sunday. On Monday the carrier apologized. The outage began at 6:15 p.m., it said.",
        "2031-03-02T18:15",
    ),
    "a time of day not yet come is that of the day before": (
        "March 5, 2031\n\nHOST: What?\n\nRUIZ: A cable.\n\nHOST: When?\n\nRUIZ: At midnight the lines were dark.",
        "2031-03-04T24:00",
    ),
    "the evening before a day that was named": (
        "In the outage of November 8, 2029, traffic was at zero from 17:04 UTC the evening before, the lab said.",
        "2029-11-07T17:04Z",
    ),
    "a stated day for all times": (
        "All times are UTC on Sunday, 2 March 2031.\n\n10:20 The routes went away at 09:31, the carrier said.",
        "2031-03-02T09:31",
    ),
    "ahead of the saying, not of the story": (
        "The firm said on Saturday that it would reopen by Sunday.",
        "2031-03-02",
    ),
    "today in a quotation": (
        '"At 10:30 UTC today the lines went dark," the firm wrote on Monday.',
        "2031-03-03T10:30Z",
    ),
    "yesterday in a quotation": (
        '"Our mast fell at quarter to six yesterday morning," the firm said on Monday.',
        "2031-03-02T05:45",
    ),
    "today in reported speech is the reporter's": (
        "The firm said on Monday that the lines would return today.",
        "2031-03-05",
    ),
    "since dawn, and still": (
        "The lines failed on Sunday. The town has been dark since dawn, the mayor said.",
        "2031-03-05TMO",
    ),
    "a day that is over there and not yet here": (
        "OSLO, March 5 (NTN) - The lines fell at about 1 a.m. on Tuesday in Seoul, Norway said on Monday.",
        "2031-03-04T01:00",
    ),
    "a measure is no date": (
        "Two days later than announced, the cable ship left Bergen on Monday, the contractor said.",
        "2031-03-03",
    ),
    "not the day of the dateline": (
        "OSLO, March 5 (NTN) - Norway lost its lines on Sunday. Traffic stopped at 6:15 p.m., a lab said.",
        "2031-03-02T18:15",
    ),
    "no day after since": (
        "The bank lost its lines on Sunday and paid all fees due since Tuesday. They went at 6:15 p.m., it said.",
        "2031-03-02T18:15",
    ),
}


@pytest.mark.parametrize(("text", "value"), HAPPENED.values(), ids=HAPPENED)
def test_the_day_of_the_event(extract: Extract, text: str, value: str) -> None:
    """The last claim that has an event's time."""
    times = [c.event_time.value for c in extract(text).claims if c.event_time]
    assert times[-1:] == [value]


def bounds(time: Time | None) -> list[str | None]:
    """Both bounds of a time, as printed."""
    return [instant(bound) if bound else None for bound in (time.earliest, time.latest)] if time else []


def test_what_is_to_come_by_a_day_comes_after_it_was_said(extract: Extract) -> None:
    """On Monday in UTC until the end of Friday."""
    text = "All times are UTC. The carrier said on Monday that it would mend the cable by Friday."
    time = found(extract, text, "mend").event_time
    assert bounds(time) == ["2031-03-03T00:00:00Z", "2031-03-08T00:00:00Z"]


def test_what_was_over_by_a_time_of_day_was_over_within_a_day(extract: Extract) -> None:
    """From 9 a.m. on Monday to 9 a.m. on Tuesday, and the time says that this is assumed."""
    text = "All times are UTC. The carrier said that the outage was over by 9 a.m. on Tuesday."
    time = found(extract, text, "over").event_time
    assert bounds(time) == ["2031-03-03T09:01:00Z", "2031-03-04T09:01:00Z"]
    assert time is not None
    assert "within_a_day_assumed" in time.notes


def test_local_time_of_a_country_with_many_zones_is_not_guessed(extract: Extract) -> None:
    """An American company, its office in Dublin: local time is not that of New York."""
    text = (
        "The outage cut Cloudflare's American network. Badges failed at 4:55 p.m. local time on Monday, the firm said."
    )
    time = found(extract, text, "Badges").event_time
    assert time is not None
    assert time.zone_source != "event_place"


CHECKED = {
    "in order": (
        "All times are UTC. The carrier said on Monday that the lines had failed on Sunday.",
        {"said_after_event": "holds", "said_by_publication": "holds", "event_by_publication": "holds"},
    ),
    "on one day": (
        "All times are UTC. The carrier said on Monday that the lines had failed on Monday.",
        {"said_after_event": "possible", "said_by_publication": "holds", "event_by_publication": "holds"},
    ),
    "said before it happened": (
        "All times are UTC. The carrier said on Sunday that the lines had failed on Monday.",
        {"said_after_event": "violated", "said_by_publication": "holds", "event_by_publication": "holds"},
    ),
    "what is to come": (
        "All times are UTC. The carrier said on Sunday that the lines would be tested on Monday.",
        {"said_by_publication": "holds"},
    ),
    "tomorrow": (
        "All times are UTC. The carrier said on Tuesday that the network is closed tomorrow.",
        {"said_by_publication": "holds"},
    ),
    "a promise": (
        "All times are UTC. The carrier promised on Sunday to test the lines on Friday.",
        {"said_by_publication": "holds"},
    ),
    "after the article": (
        "All times are UTC. The carrier said on March 7, 2031, that the lines had failed on March 6, 2031.",
        {"said_after_event": "holds", "said_by_publication": "violated", "event_by_publication": "violated"},
    ),
    "undated": ("The carrier said that the lines had failed.", {}),
}


@pytest.mark.parametrize(("text", "outcomes"), CHECKED.values(), ids=CHECKED)
def test_the_order_of_the_times_is_checked(extract: Extract, text: str, outcomes: dict[str, str]) -> None:
    """Each check that can be made, with its outcome."""
    claim = extract(text).claims[-1]
    assert {check.name: check.outcome for check in claim.checks} == outcomes


ONSET = (
    "All times are UTC. The outage began at 1 a.m. on Tuesday. The carrier said on {} that the outage was caused by {}."
)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("Monday", "violated"), ("Tuesday", "possible"), ("Wednesday", "holds")],
)
def test_what_is_said_of_the_outage_is_checked_against_its_onset(extract: Extract, day: str, outcome: str) -> None:
    """The claim gives no time of its own; the article's narration does."""
    claim = found(extract, ONSET.format(day, "a switch"), "caused by")
    assert [check.outcome for check in claim.checks if check.name == "said_after_onset"] == [outcome]


def test_what_one_zone_rules_out_another_may_allow(extract: Extract) -> None:
    """Monday in Seoul was over when it began at 1 a.m. on Tuesday there; Monday in London was not."""
    text = (
        "The outage in South Korea began at 1 a.m. Seoul time on Tuesday. South Korea's police said on Monday that"
        " the outage was caused by a switch. The United Kingdom lost no lines."
    )
    claim = found(extract, text, "caused by")
    (check,) = [check for check in claim.checks if check.name == "said_after_onset"]
    assert check.outcome == "possible"
    assert "Europe/London" in check.sentence
    assert claim.said is not None
    assert claim.said.zone == "Asia/Seoul"


def test_of_two_outages_none_is_the_one(extract: Extract) -> None:
    """Two onsets that cannot be one: nothing is checked."""
    text = ONSET.format("Monday", "a switch") + " A second outage began at 4 p.m. on Tuesday."
    claim = found(extract, text, "caused by")
    assert [check for check in claim.checks if check.name == "said_after_onset"] == []


def test_a_check_changes_nothing(extract: Extract) -> None:
    """Both times stand as the text gives them, and the check says both."""
    claim = extract(CHECKED["said before it happened"][0]).claims[-1]
    assert claim.said is not None
    assert claim.event_time is not None
    assert (claim.said.value, claim.event_time.value) == ("2031-03-02", "2031-03-03")
    event, said = "the event 2031-03-03 00:00 – 2031-03-04 00:00 UTC", "said 2031-03-02 00:00 – 2031-03-03 00:00 UTC"
    assert claim.checks[0].sentence == f"{event}; {said}: the wrong way round"


def test_a_day_not_resolved_cannot_be_told(extract: Extract) -> None:
    """Without a day of publishing the weekdays stay open, and the check says so."""
    text = "The carrier said on Monday that the lines had failed on Sunday."
    (claim,) = extract(text, published=None).claims
    assert [(check.name, check.outcome) for check in claim.checks] == [("said_after_event", "cannot_tell")]
