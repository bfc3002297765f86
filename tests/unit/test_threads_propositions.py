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
WHOSE, CARRIER = argument(Role.VICTIM, "Norland"), argument(Role.VALUE, "Wide")
FOR_CHINA: dict[str, object] = {
    "speaker": "Ana",
    "speaker_id": "actor:ana",
    "actor": "China",
    "actor_id": "actor:china",
}


def cause(text: str) -> Argument:
    """From what it came, by its head word."""
    return Argument(role=Role.CAUSE, text=text, id=None, lemma=text)


def heron(identity: str) -> Argument:
    """One name, as an article took it."""
    return Argument(role=Role.AGENT, text="Grey Heron", id=identity, lemma="heron")


def wish(holder: str | None, theme: str, text: str) -> Words:
    """What somebody wants; the theme is its head."""
    whose = [Argument(role=Role.AGENT, text=holder, id=None, lemma=holder)] if holder else []
    what = Argument(role=Role.THEME, text=theme, id=None, lemma=theme)
    return text, gist(Predicate.WANTS, ABOUT, *whose, what, words=text), {}


def wish_of(identity: str, text: str, **fields: object) -> Words:
    """What one who is known wants."""
    whose = Argument(role=Role.AGENT, text="Ana", id=identity, lemma="ana")
    return text, gist(Predicate.WANTS, ABOUT, whose, words=text), fields


def ana(identity: str, **fields: object) -> Words:
    """What Ana wants, by her name in an article."""
    return wish_of(identity, "resign", **fields)


def plan(theme: str, text: str) -> Words:
    """What China is going to do."""
    what = Argument(role=Role.THEME, text=theme, id=None, lemma=theme)
    return text, gist(Predicate.INTENDS, ABOUT, AGENT, what, words=text), {}


DARK = gist(Predicate.RESPONSIBLE, ABOUT, AGENT, words="town dark")
VAGUE = gist(Predicate.AFFECTED, ABOUT, words="claim town")
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
    ("other-words-for-it", words("ministry probe theft plan"), words("ministry investigate steal plan")),
    (
        "a-wish",
        wish("council", "publish", "publish full report"),
        wish("city council", "release", "release report week"),
    ),
    ("a-wish-of-one-name", ana("person:ana-vale"), ana("person:vale")),
    ("a-wish-of-a-side", ana("actor:ana", **FOR_CHINA), wish_of("actor:china", "resign")),
    ("a-wish-for-one-thing", wish("council", "inquiry", "inquiry"), wish("council", "open", "open inquiry")),
    ("a-wish-of-somebody", wish(None, "stop", "order stop pump night"), wish(None, "stop", "tell stop pump night")),
    ("a-plan", plan("repay", "repay fee"), plan("refund", "refund fee march")),
    (
        "known-of-two-words",
        ("no word on the outage", gist(Predicate.DENIES_KNOWLEDGE, ABOUT, AGENT, words="word outage"), {}),
        ("no word on the outage", gist(Predicate.DENIES_KNOWLEDGE, ABOUT, AGENT, words="word outage"), {}),
    ),
    (
        "what-carries-it",
        ("all through Wide", gist(Predicate.ROUTED_VIA, None, WHOSE, CARRIER, words="traffic pass wide"), {}),
        ("only Wide serves it", gist(Predicate.ROUTED_VIA, None, WHOSE, CARRIER, words="only wide serve"), {}),
    ),
    (
        "an-attack-on-it",
        ("Norland was hacked", gist(Predicate.ATTACKED, ABOUT, WHOSE, words="norland hack"), {}),
        ("a cyberattack", gist(Predicate.ATTACKED, ABOUT, words="cyberattack"), {}),
    ),
    (
        "a-quake",
        ("an earthquake", gist(Predicate.CAUSED_BY, ABOUT, cause("earthquake"), words="earthquake cause"), {}),
        ("a tremor cut it", gist(Predicate.CAUSED_BY, ABOUT, cause("tremor"), words="tremor cut"), {}),
    ),
    (
        "one-cause-of-two-harms",
        (
            "a quake",
            gist(Predicate.CAUSED_BY, ABOUT, argument(Role.VICTIM, "Ada"), cause("earthquake"), words="quake hit"),
            {},
        ),
        (
            "a quake",
            gist(Predicate.CAUSED_BY, ABOUT, argument(Role.VICTIM, "Bo"), cause("earthquake"), words="quake cut"),
            {},
        ),
    ),
    (
        "a-name-taken-for-another-kind",
        ("Grey Heron did it", gist(Predicate.RESPONSIBLE, ABOUT, heron("person:grey-heron")), {}),
        ("a body did it", gist(Predicate.RESPONSIBLE, ABOUT, heron("org:grey-heron")), {}),
    ),
    (
        "we-who-speak-for-it",
        ("China did it", BLAMED, {}),
        ("we did it", gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "Ana")), FOR_CHINA),
    ),
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
    ("a-wish-of-another-name", ana("person:ana-vale"), ana("person:bo-vale")),
    ("a-wish-of-another", wish("council", "publish", "publish report"), wish("union", "publish", "publish report now")),
    ("another-wish", wish("council", "publish", "publish report"), wish("council", "burn", "burn report")),
    ("a-wish-for-so-much", wish("crew", "coin", "40 coin wallet"), wish("crew", "coin", "60 coin wallet")),
    ("a-wish-for-nothing", wish(None, "do", "tell do"), wish(None, "do", "tell do")),
    (
        "to-do-and-not-to-do",
        plan("pay", "pay ransom"),
        ("no ransom", turned(plan("pay", "pay ransom")[1], polarity=False), {}),
    ),
    (
        "what-carries-another",
        ("all through Wide", gist(Predicate.ROUTED_VIA, None, WHOSE, CARRIER, words="traffic pass wide"), {}),
        (
            "all through Wide",
            gist(Predicate.ROUTED_VIA, None, argument(Role.VICTIM, "Sudland"), CARRIER, words="route wide only"),
            {},
        ),
    ),
    (
        "an-attack-and-its-size",
        ("Norland was hacked", gist(Predicate.ATTACKED, ABOUT, WHOSE, words="norland hack"), {}),
        ("the largest attack yet", gist(Predicate.ATTACKED, ABOUT, words="largest attack"), {}),
    ),
    (
        "two-causes",
        ("an earthquake", gist(Predicate.CAUSED_BY, ABOUT, cause("earthquake"), words="earthquake cause"), {}),
        ("a fire", gist(Predicate.CAUSED_BY, ABOUT, cause("fire"), words="fire cause"), {}),
    ),
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


@pytest.mark.parametrize(
    ("taken_up", "is_one"),
    [
        ("his statement that the towns were dark", True),
        ("the claim that the towns were dark", True),
        ("the ministry's plan for when the towns were dark", False),
        ("the claim that the towns were dark for a week", False),
    ],
)
def test_what_is_taken_up_is_what_was_said(taken_up: str, is_one: bool) -> None:  # noqa: FBT001
    """A denial in which another's claim stands is about what that says."""
    threader = Threader()
    first = Story("2014-12-23", outlet="Outlet")
    first.says("Ana", "most towns were dark", DARK)
    known = threader.thread(first.claims, first.meta).memberships[0].proposition
    story = Story("2014-12-24")
    outer = story.says("Norland", taken_up, turned(VAGUE, polarity=False), act=Act.DENY)
    story.says("Ana", "the towns were dark", DARK, parent=outer.id)
    found = threader.thread(story.claims, story.meta)
    assert (found.memberships[0].proposition == known) is is_one


def test_a_proposition_is_told_by_the_claim_that_says_it() -> None:
    """Of a new proposition the claim within is named, not the one that takes it up, whose own words say less."""
    story = Story("2014-12-24")
    outer = story.says("Norland", "the claim that the towns were dark", turned(VAGUE, polarity=False), act=Act.DENY)
    inner = story.says("Ana", "the towns were dark", DARK, parent=outer.id)
    found = Threader().thread(story.claims, story.meta)
    assert dict(found.said) == {found.propositions[0].id: inner.id}


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
