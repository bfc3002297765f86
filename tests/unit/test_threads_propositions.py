"""Which claims share a proposition: the same predicate of the same incident with the same slot, or like words."""

import pytest
from told import Story, argument, gist, lasted, outage, turned

from ledger.model.claim import Act, Claim, Measurable, MeasurableKind
from ledger.model.gist import Argument, Gist, Modality, Predicate, Role
from ledger.model.thread import Stance
from ledger.threads.thread import Threader

ABOUT = outage("Norland", "2014-12-22")
AGENT = argument(Role.AGENT, "China")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, AGENT)
LENGTH = gist(Predicate.LASTED, ABOUT)


Words = tuple[str, Gist, dict[str, object]]
"""A content, its gist, and other fields of the claim."""


def propositions(*said: Words) -> list[str | None]:
    """The proposition of each claim, each of another speaker in an article of his own."""
    threader, found = Threader(), []
    for place, (content, one, fields) in enumerate(said):
        story = Story("2014-12-23", outlet=f"Outlet {place}")
        story.says(f"Speaker {place}", content, one, **fields)
        found.append(threader.thread(story.claims, story.meta).memberships[0].proposition)
    return found


def words(text: str) -> Words:
    """A claim that only its words tell apart."""
    return text, gist(Predicate.OTHER, ABOUT, words=text), {}


def began(low: str, high: str) -> Measurable:
    """The beginning of an outage, between these instants."""
    low, high = (f"{one if 'T' in one else one + 'T00:00'}:00Z" for one in (low, high))
    return Measurable(kind=MeasurableKind.OUTAGE_START, low=low, high=high, unit="instant", text=low)


START = gist(Predicate.STARTED, ABOUT)
SYSTEM, LOAD = argument(Role.CAUSE, "system"), argument(Role.CAUSE, "load")
WITH_THEM = Argument(role=Role.THEME, text="the hackers", id=None, lemma="hacker")
SAME = [
    ("denied", ("China did it", BLAMED, {}), ("China did not", turned(BLAMED, polarity=False), {"act": Act.DENY})),
    ("hedged", ("China did it", BLAMED, {}), ("it may be China", turned(BLAMED, modality=Modality.HEDGED), {})),
    (
        "numbers-that-meet",
        ("more than nine hours", LENGTH, {"measurables": (lasted(9, 10),)}),
        ("nearly ten hours", LENGTH, {"measurables": (lasted(9.5, 10),)}),
    ),
    (
        "one-overload",
        ("the system was overloaded", gist(Predicate.CAUSED_BY, ABOUT, SYSTEM, words="system overload"), {}),
        ("too heavy a load", gist(Predicate.CAUSED_BY, ABOUT, LOAD, words="heavy load"), {}),
    ),
    (
        "one-will-to-respond",
        ("we will answer", gist(Predicate.WILL_RESPOND, ABOUT, argument(Role.AGENT, "China"), words="answer"), {}),
        (
            "a fit response",
            gist(Predicate.WILL_RESPOND, ABOUT, argument(Role.AGENT, "China"), words="fit response"),
            {},
        ),
    ),
    (
        "a-minute-later",
        ("at 16:15", START, {"measurables": (began("2014-12-22T16:15", "2014-12-22T16:16"),)}),
        ("at 16:17", START, {"measurables": (began("2014-12-22T16:17", "2014-12-22T16:18"),)}),
    ),
    ("paraphrase", words("engineer restore link capital by night"), words("engineer restore link capital that night")),
]
GOVERNMENT = Argument(role=Role.THEME, text="a government", id=None, lemma="government")
NAMELESS = Argument(role=Role.AGENT, text="another country", id=None, lemma="country")
OTHER = [
    (
        "a-link-with-people",
        ("China did it", BLAMED, {}),
        ("any link", gist(Predicate.INVOLVED_IN, ABOUT, argument(Role.AGENT, "China"), WITH_THEM, words="link"), {}),
    ),
    (
        "a-link-with-a-government",
        ("Ada did it", gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "Ada")), {}),
        ("no link", gist(Predicate.INVOLVED_IN, ABOUT, argument(Role.AGENT, "Ada"), GOVERNMENT, words="link"), {}),
    ),
    (
        "a-country-and-another",
        ("a country did it", gist(Predicate.RESPONSIBLE, ABOUT, NAMELESS, words="country cut line"), {}),
        ("another country helped", gist(Predicate.INVOLVED_IN, ABOUT, NAMELESS, words="another country help"), {}),
    ),
    (
        "another-agent",
        ("China did it", BLAMED, {}),
        ("Iran did it", gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "Iran")), {}),
    ),
    (
        "another-victim",
        ("China hit Ada", gist(Predicate.RESPONSIBLE, ABOUT, AGENT, argument(Role.VICTIM, "Ada")), {}),
        ("China hit Bo", gist(Predicate.RESPONSIBLE, ABOUT, AGENT, argument(Role.VICTIM, "Bo")), {}),
    ),
    (
        "hit-and-was-hit",
        ("China did it", BLAMED, {}),
        ("China was hit", gist(Predicate.ATTACKED, ABOUT, argument(Role.VICTIM, "China")), {}),
    ),
    (
        "the-next-day",
        ("on Sunday", START, {"measurables": (began("2014-12-21", "2014-12-22"),)}),
        ("on Monday", START, {"measurables": (began("2014-12-22", "2014-12-23"),)}),
    ),
    ("one-word", words("valve"), words("valve")),
    ("a-name", words("ana vale"), words("ana vale")),
    (
        "not-known-two-things",
        ("China does not know why", gist(Predicate.DENIES_KNOWLEDGE, ABOUT, AGENT, words="know why"), {}),
        ("China saw no letter", gist(Predicate.DENIES_KNOWLEDGE, ABOUT, AGENT, words="see letter"), {}),
    ),
    (
        "numbers-apart",
        ("nine hours", LENGTH, {"measurables": (lasted(9, 10),)}),
        ("half an hour", LENGTH, {"measurables": (lasted(0.5, 0.6),)}),
    ),
    ("other-numbers-in-words", words("ministry lose 12 server monday"), words("ministry lose 14 server monday")),
    ("few-words", words("bad day"), words("bad night")),
    (
        "another-incident",
        ("China did it", BLAMED, {}),
        ("China did it", gist(Predicate.RESPONSIBLE, outage("Sudland"), argument(Role.AGENT, "China")), {}),
    ),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_the_same_thing_said(one: Words, other: Words) -> None:
    """Denial, hedge, paraphrase and a number that means the same share the proposition."""
    assert len(set(propositions(one, other))) == 1


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_another_thing_said(one: Words, other: Words) -> None:
    """Another agent, a number that excludes the first, another incident: another proposition."""
    assert len(set(propositions(one, other))) == 2


def test_who_turns_down_a_request_denies_nothing() -> None:
    """A request is never untrue; what somebody rejects is judged by what it is."""
    for content, stance in (("a request from Ada to stop", Stance.ASSERTS), ("the idea that it stops", Stance.DENIES)):
        story = Story("2014-12-23")
        story.says("Norland", content, turned(BLAMED, polarity=False), act=Act.DENY)
        assert Threader().thread(story.claims, story.meta).memberships[0].stance is stance


STANCES = [
    ("asserts", BLAMED, Act.ASSERT, Stance.ASSERTS),
    ("accuses", BLAMED, Act.ACCUSE, Stance.ACCUSES),
    ("denies", turned(BLAMED, polarity=False), Act.DENY, Stance.DENIES),
    ("hedges", turned(BLAMED, modality=Modality.HEDGED), Act.ASSERT, Stance.HEDGES),
    ("asks", BLAMED, Act.ASK, Stance.ASKS),
    ("declines", None, Act.DECLINE_COMMENT, Stance.DECLINES),
]


@pytest.mark.parametrize(("said", "act", "stance"), [case[1:] for case in STANCES], ids=[case[0] for case in STANCES])
def test_stance(said: Gist | None, act: Act, stance: Stance) -> None:
    """The act, then the polarity, then the modality say how a claim stands to its proposition."""
    story = Story("2014-12-23")
    story.says("Norland", "words", said, act=act)
    assert Threader().thread(story.claims, story.meta).memberships[0].stance is stance


def test_refusals_say_nothing() -> None:
    """A claim that only declines to comment is about no proposition."""
    story = Story("2014-12-23")
    claim: Claim = story.says("Norland", "comment", BLAMED, act=Act.DECLINE_COMMENT)
    member = Threader().thread(story.claims, story.meta).memberships[0]
    assert (member.claim, member.proposition) == (claim.id, None)
