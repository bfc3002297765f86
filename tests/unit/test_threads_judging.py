"""How a claim stands to what it is about, by its words: what says no, and what only has a "no" in it."""

from dataclasses import replace

import pytest
from told import Story, gist, turned

from ledger.model.claim import Act, Quote
from ledger.model.gist import Predicate
from ledger.model.thread import Stance
from ledger.threads.judging import rejects
from ledger.threads.pointing import elides, is_silence
from ledger.threads.telling import stance_of

OTHER = gist(Predicate.OTHER, None, words="word")
EVALUATED = gist(Predicate.EVALUATED, None, words="absurd")


def stance(content: str, act: Act = Act.ASSERT) -> Stance:
    """Of a claim with this content that says that it is so."""
    return stance_of(replace(Story(None).says("Ana", content, OTHER), act=act))


DENIALS = (
    "the charge absurd",
    "the minister's statement wrong",
    "the claim as “a fantasy”",
    "these allegations are invented",
    "the minister's remarks as absurd",
    "the accusation was unfair",
    "it “another old fantasy”",
    "that is a lie",
    "this was not the case",
    "That is not what we saw",
    "That's not what our members were told",
    "“Not true,”",
    "there is no evidence that a file was lost",
    "his men had found no trace of a thief",
    "it had no sign of one",
    "We have not seen any indication of that",
    "they did not take the boast seriously",
    "he doubted the report",
    "they could not",
    "“No, not one,”",
)


@pytest.mark.parametrize("content", DENIALS)
def test_says_no(content: str) -> None:
    """It rejects what was said or asked, though its act asserts."""
    assert stance(content) is Stance.DENIES


STATEMENTS = (
    "the findings raised more questions",
    "the charges on all accounts",
    "the famous story Mayor Lee told about a sheep",
    "it was wrong to sell it",
    "it was not so much the price as the noise",
    "That is not how a war is won",
    "lies",
    "it spread propaganda",
    "the findings as historic",
    "that the fault lies in a valve",
    "it was unfair",
    "false alarms are common",
    "he had no proof of it",
    "the plans give no hint of how they will pay",
    "they did not believe the minister",
    "orders do not",
    "they could",
    "no file has left the house",
)


@pytest.mark.parametrize("content", STATEMENTS)
def test_states_something(content: str) -> None:
    """It has such words in it, and says something of its own."""
    assert stance(content) is Stance.ASSERTS


def test_a_judgement_by_a_denial_is_one() -> None:
    """'Insisted that rumours of a fire are false' denies them."""
    story = Story(None)
    assert stance_of(story.says("Ana", "rumours of a fire are false", EVALUATED, act=Act.DENY)) is Stance.DENIES


def test_who_doubts_a_story_denies_it() -> None:
    """Of what was said; who doubts a thing, or praises a story, judges it."""
    made = Story(None).says("Ana", "the story as well", OTHER, act=Act.CRITICIZE, cue="doubted")
    assert stance_of(made) is Stance.DENIES
    assert stance_of(replace(made, cue="praised")) is Stance.ASSERTS
    assert stance_of(replace(made, content="the weather that came")) is Stance.ASSERTS


def test_a_sentence_set_against_another_denies_it() -> None:
    """'Disagreed: "It was back by six"'; what is denied in a clause is turned by the denial."""
    story = Story(None)
    made = story.says("Ana", "“It was back by six”", OTHER, act=Act.DENY, cue="disagreed", quote=Quote.DIRECT)
    assert stance_of(made) is Stance.DENIES
    assert stance_of(replace(made, quote=Quote.INDIRECT)) is Stance.ASSERTS
    assert stance_of(replace(made, quote=Quote.INDIRECT, gist=turned(OTHER, polarity=False))) is Stance.DENIES


def test_a_reply_leaves_out_what_was_asked() -> None:
    """Its verb stands alone, or it opens with yes or no."""
    assert all(
        elides(reply) for reply in ("they could not", "I was", "Yes, in May", "“Of course,”", "she said she would")
    )
    assert not any(elides(reply) for reply in ("no file was lost", "the line was cut", "they could not say"))


def test_who_refuses_to_answer_is_not_silent() -> None:
    """He was reached; who did not answer may not have heard the question."""
    assert not is_silence("declined to answer")
    assert not is_silence("would not respond")
    assert is_silence("did not answer our questions")


def test_what_is_rejected_is_told_by_its_noun() -> None:
    """'The account is untrue' rejects; 'an account' that is new is none that was given."""
    assert rejects("the account is simply untrue")
    assert not rejects("an account that is untrue")
