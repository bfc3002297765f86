"""Claims of one article that are about what was claimed right before them: pairs that share a proposition, and not."""

from dataclasses import dataclass, field

import pytest
from told import Story, argument, gist, outage, turned

from ledger.model.claim import Act, Quote
from ledger.model.gist import Argument, Gist, Predicate, Role
from ledger.model.thread import Stance
from ledger.threads.thread import Threader

ABOUT = outage("Norland", "2014-12-22")
CHINA = argument(Role.AGENT, "China")
SUPPLIER = Argument(role=Role.AGENT, text="its supplier, Norland Pumps", id=None, lemma="its supplier")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, CHINA, words="china cut line")
LINKED = gist(Predicate.INVOLVED_IN, None, CHINA, words="part")
LINKED_THERE = gist(Predicate.INVOLVED_IN, ABOUT, CHINA, words="part")
ASKED: dict[str, object] = {"act": Act.ASK}
DECLINED: dict[str, object] = {"act": Act.DECLINE_COMMENT}
DENIED: dict[str, object] = {"act": Act.DENY}
ACCUSED: dict[str, object] = {"act": Act.ACCUSE, "target": "China", "target_id": "actor:china"}
URGED: dict[str, object] = {"act": Act.URGE}


@dataclass
class Line:
    """Who says what; `inside` is the number of the line that holds it."""

    speaker: str | None
    content: str
    said: Gist | None = None
    fields: dict[str, object] = field(default_factory=dict)
    inside: int | None = None


def said(words: str, *, polarity: bool = True) -> Gist:
    """Something that no family of predicates reads."""
    return turned(gist(Predicate.OTHER, ABOUT, words=words), polarity=polarity)


def shares(*lines: Line) -> bool:
    """Whether the last two claims of an article share a proposition."""
    story = Story("2014-12-23")
    made: list[str] = []
    for line in lines:
        parent = {} if line.inside is None else {"parent": made[line.inside]}
        made.append(story.says(line.speaker, line.content, line.said, **line.fields, **parent).id)
    *_, one, other = Threader().thread(story.claims, story.meta).memberships
    return one.proposition is not None and one.proposition == other.proposition


SHOP = Line("Norland", "the shop had sold the wrong valve", said("shop sell wrong valve"))
SHARED: dict[str, list[Line]] = {
    "a question declined": [
        Line("Ana", "whether the valve was sold", said("valve sell"), ASKED),
        Line("Norland", "he would not go into it now", None, DECLINED),
    ],
    "refused in words of its own": [
        Line("Ana", "whether the valve was sold", said("valve sell"), ASKED),
        Line("Norland", "I'd refer you to the shop", said("refer shop")),
    ],
    "blamed, and declines": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("China", "to comment", None, DECLINED),
    ],
    "has denied it, and declines": [
        Line("China", "China had no part in it", turned(LINKED, polarity=False), DENIED),
        Line("China", "declined to comment further", None, DECLINED),
    ],
    "points at it, and declines": [SHOP, Line("China", "to confirm the report", None, DECLINED)],
    "blamed, and denies in other words": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("China", "a story for children", said("story child", polarity=False), DENIED),
    ],
    "asked, and denies": [
        Line("Ana", "whether it sells valves", said("sell valve"), {**ASKED, "target_id": "actor:norland"}),
        Line("Norland", "nobody here has done so", said("nobody do", polarity=False), DENIED),
    ],
    "blamed by name, and denies": [
        Line("Ostland", "its supplier, Norland Pumps", gist(Predicate.RESPONSIBLE, ABOUT, SUPPLIER), ACCUSED),
        Line("Norland Pumps", "any fault", said("fault", polarity=False), DENIED),
    ],
    "points at the charge, and denies": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("China", "that claim", said("claim", polarity=False), DENIED),
    ],
    "calls the charge names": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("China", "the charge a bad film", gist(Predicate.EVALUATED, ABOUT, words="charge bad film")),
    ],
    "has its words, and denies": [SHOP, Line("China", "it sold a valve", said("sell valve", polarity=False), DENIED)],
    "asks what pointing asks": [SHOP, Line("Ana", "Can you confirm that", said("confirm"), ASKED)],
    "asks about a charge": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("Ana", "what Berlin made of this news", said("berlin make news"), ASKED),
    ],
    "the same charge": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("Ostland", "who else cut this line", said("cut line"), ACCUSED),
    ],
    "a denial with what is denied": [
        Line("China", "the report that the shop sold a valve", said("report shop sell valve", polarity=False), DENIED),
        Line(None, "the shop sold a valve", said("shop sell valve"), {}, 0),
    ],
    "a wish with what is wished": [
        Line(
            "Ana", "Norland had told the shop to sell it", gist(Predicate.WANTS, ABOUT, words="norland tell shop sell")
        ),
        Line("Norland", "the shop to sell it", gist(Predicate.WANTS, ABOUT, words="shop sell"), URGED, 0),
    ],
    "denies it, whatever it is": [
        Line("Ana", "Norland had sold a bad valve", said("norland sell valve")),
        Line("Norland", "it", said("", polarity=False), DENIED),
    ],
    "calls what was said untrue": [SHOP, Line("China", "That is false, and it knows that", said("false know"))],
    "calls an account untrue": [SHOP, Line("China", "the shop's statement wrong", said("statement wrong"))],
    "does not believe it": [SHOP, Line("Ana", "they did not believe the claim", said("believe claim"))],
    "has seen no sign of it": [SHOP, Line("Ana", "she had seen no sign of that", said("see sign"))],
    "sets something else against it": [
        SHOP,
        Line("Ana", "'The valve was new.'", said("valve new"), {**DENIED, "cue": "disagreed", "quote": Quote.DIRECT}),
    ],
    "dismisses it as something": [
        SHOP,
        Line("China", "that theory as far-fetched", said("theory", polarity=False), DENIED),
    ],
    "calls what was said right before a lie": [
        SHOP,
        Line("China", "That is a lie", turned(gist(Predicate.WARNED, ABOUT, words="lie"), polarity=False), DENIED),
    ],
    "judges by one word and goes on": [
        Line("China", "these findings", said("finding", polarity=False), DENIED),
        Line("China", "unfounded", said("unfounded", polarity=False), DENIED),
    ],
    "a second one rejects the claim too": [
        SHOP,
        Line("Iran", "that claim", said("claim", polarity=False), DENIED),
        Line("China", "the claim as 'a fantasy'", said("claim fantasy")),
    ],
    "says no in short": [
        Line("Ana", "whether the valve was sold", said("valve sell"), ASKED),
        Line("Norland", "it was not", said("", polarity=False)),
    ],
    "says yes in short": [
        Line("Ana", "whether the valve was sold", said("valve sell"), ASKED),
        Line("Norland", "Yes, in spring", said("spring")),
    ],
    "did not answer what he was asked": [
        Line("Ana", "whether the valve was sold", said("valve sell"), {**ASKED, "target_id": "actor:norland"}),
        Line("Norland", "has not replied", None, DECLINED),
    ],
    "refuses to answer": [
        Line("Ana", "whether the valve was sold", said("valve sell"), ASKED),
        Line("Norland", "declined to answer", None, DECLINED),
    ],
    "does not say when": [
        Line("Norland", "the shop would close", said("shop close")),
        Line("Norland", "when", None, DECLINED),
    ],
    "she does not say when": [
        Line(None, "the shop would close", said("shop close"), {"source": "the owner"}),
        Line(None, "when", None, {**DECLINED, "source": "She"}),
    ],
    "has not responded to that": [SHOP, Line("China", "has not responded to that", None, DECLINED)],
    "denies the deed without its victim": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("China", "any part", turned(LINKED, polarity=False), DENIED),
    ],
}


@pytest.mark.parametrize("name", SHARED)
def test_shared(name: str) -> None:
    """A careful reader takes the second to be about what the first is about."""
    assert shares(*SHARED[name])


APART: dict[str, list[Line]] = {
    "a new subject": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("Ana", "what is new", said("new"), ASKED),
    ],
    "a request that nobody answered": [
        Line("Ana", "whether the valve was sold", said("valve sell"), ASKED),
        Line("China", "did not reply to messages", None, DECLINED),
    ],
    "why it was is not what it was": [SHOP, Line("China", "why", None, DECLINED)],
    "a refusal of something else": [SHOP, Line("Norland", "what the new one costs", None, DECLINED)],
    "blamed, and declines to speak of something else": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("China", "when the new satellite will fly", None, DECLINED),
    ],
    "another was asked, and he denies something": [
        Line("Ana", "whether it sells valves", said("sell valve"), {**ASKED, "target_id": "actor:ostland"}),
        Line("Norland", "any debt", said("debt", polarity=False), DENIED),
    ],
    "another is charged, and he denies something": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line("Ostland", "it has no free hands", said("free hand", polarity=False), DENIED),
    ],
    "goes on about it": [
        Line("Norland", "the valve was sold by the shop", said("valve sell shop"), {"attribution": "one"}),
        Line("Norland", "the shop knew the valve", said("shop know valve"), {"attribution": "one"}),
    ],
    "one word in common": [
        Line("Norland", "the valve", said("valve"), {"attribution": "one"}),
        Line("China", "a valve is no toy for a child", said("valve toy child", polarity=False), DENIED),
    ],
    "another is blamed": [
        Line("Norland", "China cut the line", BLAMED, ACCUSED),
        Line(
            "Iran",
            "Iran did it",
            turned(gist(Predicate.RESPONSIBLE, None, argument(Role.AGENT, "Iran")), polarity=False),
            DENIED,
        ),
    ],
    "a denial in words of its own": [
        SHOP,
        Line("China", "the pump was too old", said("pump old", polarity=False), DENIED),
    ],
    "judges something else": [SHOP, Line("China", "it was wrong to sell to children", said("wrong sell child"))],
    "what is asked of another": [
        SHOP,
        Line("China", "the charge against Ostland 'a bad film'", said("charge film")),
    ],
    "a charge against a third one": [
        Line(
            "Ana", "cutting the line", said("cut line"), {**ACCUSED, "target": "Iran", "target_id": "actor:iran"}, None
        ),
        Line("Iran", "it", said("", polarity=False), DENIED),
        Line("China", "the charge absurd", said("charge absurd", polarity=False), DENIED),
    ],
    "an answer of his own to what he asks himself": [
        Line("Ana", "Did I sell it?", said("sell"), {**ASKED, "attribution": "one"}),
        Line("Ana", "I did", said(""), {"attribution": "one"}),
    ],
    "a wish is nothing that could be denied": [
        Line("Norland", "the shop to close", gist(Predicate.WANTS, ABOUT, words="shop close"), URGED),
        Line("China", "that claim", said("claim", polarity=False), DENIED),
    ],
    "another sentence of his": [
        Line("Norland", "the valve was sold", said("valve sell"), {"attribution": "one"}),
        Line("Norland", "rain is good for rice", said("rain good rice"), {"attribution": "one"}),
    ],
}


@pytest.mark.parametrize("name", APART)
def test_apart(name: str) -> None:
    """The second is about something else, or about nothing that is sure."""
    assert not shares(*APART[name])


def test_who_names_the_denier_is_denied() -> None:
    """Of two claims right before a bare denial the one that names the denier is meant."""
    story = Story("2014-12-23")
    story.says("Ana", "the thieves came in through Norland Pumps", said("thief come norland pumps"))
    story.says("Ana", "she had read that in a log", said("read log"))
    story.says("Norland Pumps", "it", said("", polarity=False), **DENIED)
    first, second, last = Threader().thread(story.claims, story.meta).memberships
    assert last.proposition == first.proposition != second.proposition


def test_the_nearest_charge_is_rejected_as_one() -> None:
    """Who calls it a charge speaks of one, whatever was said since."""
    story = Story("2014-12-23")
    story.says("Ana", "selling bad valves", said("sell bad valve"), **ACCUSED)
    story.says("Ana", "the valves were blue", said("valve blue"))
    story.says("China", "the charge 'unfair'", said("charge unfair"))
    first, second, last = Threader().thread(story.claims, story.meta).memberships
    assert last.proposition == first.proposition != second.proposition


def test_a_refusal_between_takes_nothing_away() -> None:
    """Who calls "the claim" baseless speaks of the one before, though another has refused to speak in between."""
    story = Story("2014-12-23")
    claim = story.says("Ana", "the shop had sold the wrong valve", said("shop sell wrong valve"))
    story.says("Iran", "would not discuss the weather", None, **DECLINED)
    rejected = story.says("China", "the claim baseless", said("claim baseless", polarity=False), **DENIED)
    elided = story.says("Bob", "it had not", said("", polarity=False))
    propositions = {one.claim: one.proposition for one in Threader().thread(story.claims, story.meta).memberships}
    assert propositions[rejected.id] == propositions[claim.id]
    assert propositions[elided.id] != propositions[claim.id]


def test_what_he_denies_is_no_charge_right_before() -> None:
    """'Denied that it had sold it' and then 'called it nonsense' is one denial."""
    story = Story("2014-12-23")
    outer = story.says("China", "the charge that it sells bad valves", said("charge", polarity=False), **DENIED)
    story.says(None, "it sells bad valves", said("sell bad valve"), parent=outer.id, **ACCUSED)
    story.says("China", "nonsense", said("", polarity=False), **DENIED)
    members = Threader().thread(story.claims, story.meta).memberships
    assert members[2].proposition == members[0].proposition


def test_what_somebody_will_not_say_is_asked() -> None:
    """'Would not say whether it had a hand in it' is about that, in another article too."""
    first, second = Story("2014-12-23"), Story("2014-12-24", outlet="The Post")
    first.says("Norland", "China cut the line", BLAMED, **ACCUSED)
    second.says("Iran", "whether China had a part in it", LINKED_THERE, **DECLINED)
    second.says("Iran", "who had a part in it", gist(Predicate.CAUSED_BY, ABOUT, words="part"), **DECLINED)
    threader = Threader()
    (charge,) = threader.thread(first.claims, first.meta).memberships
    refusal, other = threader.thread(second.claims, second.meta).memberships
    assert refusal.proposition == charge.proposition
    assert refusal.stance is Stance.DECLINES
    assert other.proposition is None


def test_a_question_is_open_until_another_speaks() -> None:
    """Who has been asked and says something first refuses to answer that question, and it is his answer."""
    story = Story("2014-12-23")
    asked = story.says("Ana", "whether the valve was sold", said("valve sell"), **ASKED)
    story.says("Norland", "the shop is honest", said("shop honest"))
    answer = story.says("Norland", "would not elaborate", None, **DECLINED)
    story.says("Ana", "rain is good for rice", said("rain good rice"))
    other = story.says("Norland", "would not elaborate", None, **DECLINED)
    threads = Threader().thread(story.claims, story.meta)
    propositions = {one.claim: one.proposition for one in threads.memberships}
    assert propositions[answer.id] == propositions[asked.id]
    assert propositions[other.id] is None
    assert (answer.id, asked.id) in {(one.later, one.earlier) for one in threads.relations if one.kind == "responds_to"}


def test_who_goes_on_refusing_has_answered() -> None:
    """The third thing that somebody says to a question is no answer of its own."""
    story = Story("2014-12-23")
    asked = story.says("Ana", "whether the valve was sold", said("valve sell"), **ASKED)
    for words in ("the shop is honest", "the owner is honest"):
        story.says("Norland", words, said(words))
    last = story.says("Norland", "would not elaborate", None, **DECLINED)
    relations = Threader().thread(story.claims, story.meta).relations
    assert (last.id, asked.id) not in {(one.later, one.earlier) for one in relations}


def test_who_is_told_to_refuse_answers_the_question_before() -> None:
    """In a dialogue the answer tells what another said: "The ministry wouldn't say"."""
    story = Story("2014-12-23")
    story.says("Ana", "Was the valve sold?", said("valve sell"), **ASKED)
    outer = story.says("Bob", "The ministry wouldn't say", said("ministry say"))
    story.says("Ministry", "wouldn't say", None, parent=outer.id, **DECLINED)
    members = Threader().thread(story.claims, story.meta).memberships
    assert members[2].proposition == members[0].proposition


REPORTED: dict[str, tuple[Line, Line, bool]] = {
    "who tells that another says it": (
        Line("Ana", "Norland says that the valve was sold", said("norland say valve sell")),
        Line("Norland", "the valve was sold", said("valve sell"), {}, 0),
        True,
    ),
    "a short word of another": (
        Line(
            "Ana",
            "Norland told us last night, on a bad line, what nobody here had known before, no",
            said("norland tell"),
        ),
        Line("Norland", "no", said("no"), {}, 0),
        True,
    ),
    "who asks for something": (
        Line("Ana", "Norland told the shop to sell it", gist(Predicate.WANTS, ABOUT, words="norland tell shop sell")),
        Line("Norland", "the shop to sell it", gist(Predicate.WANTS, ABOUT, words="shop sell"), URGED, 0),
        False,
    ),
    "his own words": (
        Line("Norland", "he had said that the valve was sold", said("say valve sell")),
        Line("Norland", "the valve was sold", said("valve sell"), {}, 0),
        False,
    ),
    "a denial": (
        Line("Ana", "Norland says that the valve was sold", said("norland say valve sell", polarity=False), DENIED),
        Line("Norland", "the valve was sold", said("valve sell"), {}, 0),
        False,
    ),
    "who tells that another denies it": (
        Line("Ana", "Norland says that the valve was not sold", said("norland say valve sell", polarity=False), DENIED),
        Line("Norland", "the valve was not sold", said("valve sell", polarity=False), DENIED, 0),
        True,
    ),
    "more than that": (
        Line(
            "Ana", "the shop had closed for good in spring after a fire, and Norland said no", said("shop close fire")
        ),
        Line("Norland", "no", said("no"), {"source": "Norland's men"}, 0),
        False,
    ),
}


@pytest.mark.parametrize("name", REPORTED)
def test_a_report_has_no_proposition(name: str) -> None:
    """Who says no more than that another says something asserts nothing that could be so or not."""
    outer, inner, is_report = REPORTED[name]
    story = Story("2014-12-23")
    first = story.says(outer.speaker, outer.content, outer.said, **outer.fields)
    story.says(inner.speaker, inner.content, inner.said, parent=first.id, **inner.fields)
    members = Threader().thread(story.claims, story.meta).memberships
    assert (members[0].proposition is None) is is_report
    assert members[1].proposition is not None
