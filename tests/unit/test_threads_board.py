"""Positions on an incident: whose they are, in which order, who is blamed, and whose word is missing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from kept import threaded
from told import Story, argument, entries, gist, outage, turned

from ledger.model.claim import Act, Basis, BasisKind, Entry, Quote, Review
from ledger.model.gist import Gist, Modality, Predicate, Role
from ledger.model.review import Change, Decision, Reviewed, ReviewField
from ledger.model.thread import Stance
from ledger.threads.views.account import accounts
from ledger.threads.views.board import Positions, Side, board
from ledger.threads.views.gaps import GapKind

ABOUT = replace(outage("Norland", "2014-12-22"), victim_id="actor:norland")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")
DENIED = turned(BLAMED, polarity=False)
TAKEN = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "Sweden"), words="sweden cut line")
NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)


def remark(words: str, **fields: object) -> Gist:
    return replace(gist(Predicate.OTHER, ABOUT, words=words), **fields)  # type: ignore[arg-type]


def positions(*stories: Story) -> Positions:
    """The board of the one incident of these articles."""
    held = entries(*stories)
    (account,) = accounts(threaded(held), held)
    return board(account)


def rows(found: Positions) -> list[tuple[str, str, str]]:
    return [(one.name, one.verb, one.words) for one in found.stands]


GUILTY = "China is responsible for the outage at Norland"


def test_parties_come_before_persons_and_outlets() -> None:
    """Who speaks for a country, then a man of his own, though he says more; each with what is about guilt first."""
    story = Story("2014-12-23", outlet="Courier")
    person: dict[str, object] = {"actor": None, "actor_id": None, "speaker": "Ana Ruiz", "speaker_id": "person:ana"}
    for words in ("the lamps were out in the harbour", "the trams stood in the square", "nobody rang"):
        story.says("Ana Ruiz", words, remark(words), **person)
    story.says("Norland", "we shall look into it soon", remark("look soon"))
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    found = positions(story)
    assert [one.side for one in found.stands] == [Side.PARTY] * 2 + [Side.PERSON] * 3
    assert rows(found)[:2] == [("Norland", "accuses", GUILTY), ("Norland", "asserts", "“we shall look into it soon”")]


def test_a_change_is_one_of_time() -> None:
    """Asserted, a day later denied: a change; both in one breath: none."""
    first, second = Story("2014-12-23"), Story("2014-12-24", outlet="B")
    first.says("Norland", "China cut the line", BLAMED)
    second.says("Norland", "China did not cut the line after all", DENIED)
    (changed,) = positions(first, second).stands
    assert (changed.verb, changed.is_changed) == ("asserts, then denies", True)
    first.says("Norland", "China did not cut any line of ours", DENIED)
    (both,) = positions(first).stands
    assert (both.verb, both.is_changed) == ("asserts, then denies", False)


def test_words_that_say_no_are_asserted() -> None:
    """He asserts "there was no break-in"; he denies what he "denied that there was"."""
    story = Story("2014-12-23")
    story.says("Norland", "there was no break-in at the exchange", remark("break-in exchange", polarity=False))
    story.says("China", "anybody had asked for help in time", remark("ask help time", polarity=False), act=Act.DENY)
    story.says("Norland", "the exchange would be shut", BLAMED)
    assert rows(positions(story))[-1:] + rows(positions(story))[1:2] == [
        ("China", "denies", "“anybody had asked for help in time”"),
        ("Norland", "asserts", "“there was no break-in at the exchange”"),
    ]


def test_a_remark_is_no_confession() -> None:
    """He says "we did this to ourselves": quoted, and nobody is shown as blamed; a claim of responsibility is."""
    story = Story("2014-12-23")
    story.says("China", "we did this to ourselves", BLAMED)
    found = positions(story)
    assert (rows(found), found.blames) == ([("China", "asserts", "“we did this to ourselves”")], ())
    story.says("China", "responsibility for the cut", BLAMED, act=Act.CLAIM_RESPONSIBILITY)
    assert [blame.words for blame in positions(story).blames] == [GUILTY]


def test_who_blames_whom_on_which_grounds() -> None:
    """Accuser, somebody unnamed who supposes it, the accused who denies: each with its grounds, unnamed marked."""
    story = Story("2014-12-23")
    basis = Basis(text="intercepted calls", start=0, end=1, kind=BasisKind.INTELLIGENCE)
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE, basis=basis)
    story.says(None, "China may have cut it", turned(BLAMED, modality=Modality.HEDGED), hedges=("may",))
    story.says("China", "China cut nothing", DENIED, act=Act.DENY)
    story.says(None, "did China cut it", turned(BLAMED, modality=Modality.ASKED), act=Act.ASK)
    (blame,) = positions(story).blames
    assert (blame.blamed, blame.words, blame.measured) == ("China", GUILTY, ())
    assert [(one.name, one.stance, one.is_unnamed, one.is_own, one.grounds) for one in blame.voices] == [
        ("Norland", Stance.ACCUSES, False, False, ("intercepted calls",)),
        ("an official", Stance.HEDGES, True, False, ()),
        ("China", Stance.DENIES, False, True, ()),
    ]


def test_traces_told_right_after_a_blame_are_its_grounds() -> None:
    """Of the same side, in the next claims, that there are some; what another says, or that there are none, is not."""
    story = Story("2014-12-23")
    story.says("Norland", "the same tools had been seen before", remark("same tool see before"))
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    story.says("Norland", "the code was like that of March", remark("code march"))
    story.says("Norland", "no log had been kept", remark("log keep", polarity=False))
    story.says("Norland", "we shall look into it soon", remark("look soon"))
    story.says("Sweden", "the code is sold to anybody", remark("code sell"))
    story.says("China", "China cut nothing", DENIED, act=Act.DENY)
    story.says("China", "our servers are clean", remark("server clean"))
    (blame,) = positions(story).blames
    assert {one.name: one.grounds for one in blame.voices} == {
        "Norland": ("the code was like that of March",), "China": (),
    }  # fmt: skip


def gaps(*stories: Story) -> list[tuple[GapKind, str]]:
    return [(one.kind, one.name) for one in positions(*stories).gaps]


def test_whose_word_is_missing() -> None:
    """The accused who says nothing, who speaks of other things, who declines; the victim; who was asked by name."""
    story = Story("2014-12-23")
    story.says("Sweden", "China cut the line", BLAMED, act=Act.ACCUSE)
    assert gaps(story) == [(GapKind.NO_STATEMENT, "China"), (GapKind.NO_STATEMENT, "Norland")]
    story.says("Norland", "the lines are down", remark("line down"), act=Act.DECLINE_COMMENT)
    story.says("China", "the weather is fine here", remark("weather fine"))
    story.says(None, "who did it", remark("do", modality=Modality.ASKED), act=Act.ASK, target="Denmark")
    assert gaps(story) == [
        (GapKind.NO_ANSWER, "China"), (GapKind.DECLINED, "Norland"), (GapKind.UNANSWERED, "Denmark"),
    ]  # fmt: skip
    later = Story("2014-12-24", outlet="B")
    later.says("China", "China cut nothing", DENIED, act=Act.DENY)
    assert gaps(story, later) == [(GapKind.DECLINED, "Norland"), (GapKind.UNANSWERED, "Denmark")]


@pytest.mark.parametrize(("act", "verb"), [(Act.URGE, "urges"), (Act.PROMISE, "promises"), (Act.ASSERT, "asserts")])
def test_the_act_is_the_verb(act: Act, verb: str) -> None:
    story = Story("2014-12-23")
    story.says("Norland", "to look into it soon", remark("look soon"), act=act)
    assert [row[1] for row in rows(positions(story))] == [verb]


def test_one_culprit_is_one_question() -> None:
    """That he did it and that he had a part in it stand in one blame; what he is blamed for elsewhere by itself."""
    story = Story("2014-12-23")
    part = gist(Predicate.INVOLVED_IN, ABOUT, argument(Role.AGENT, "China"), words="china part line")
    other = argument(Role.VICTIM, "cinemas")
    elsewhere = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), other, words="china film cinema")
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    story.says("Sweden", "China had a part in it", part, act=Act.ACCUSE)
    assert [len(one.voices) for one in positions(story).blames] == [2]
    apart = Story("2014-12-24", outlet="B")
    apart.says("Denmark", "China kept the film out of the cinemas", elsewhere, act=Act.ACCUSE)
    assert [one.words for one in positions(apart).blames] == ["“China kept the film out of the cinemas”"]


def test_who_speaks_after_a_question_has_answered() -> None:
    """Whatever he says; before it nothing counts."""
    story = Story("2014-12-23")
    asked = remark("do", modality=Modality.ASKED)
    story.says("China", "the weather is fine here", remark("weather fine"))
    story.says(None, "who did it", asked, act=Act.ASK, target="China", target_id="actor:china")
    assert (GapKind.UNANSWERED, "China") in gaps(story)
    story.says("China", "you would have to ask somebody else", remark("ask somebody"))
    assert (GapKind.UNANSWERED, "China") not in gaps(story)


def test_what_people_corrected_counts() -> None:
    """Said by China, and a denial, says a reviewer of what the machine read as Norland's assertion: so it stands."""
    story = Story("2014-12-23")
    claim = story.says("Norland", "Sweden cut the line", TAKEN)
    changes = (
        Change(field=ReviewField.ACTOR, value="China", id="actor:china", text="China"),
        Change(field=ReviewField.ACT, value="deny", id=None, text="deny"),
    )
    one = Reviewed(
        event=9, claim=claim.id, row=1, reviewer="Ana", decision=Decision.CORRECT, changes=changes, at=NOON,
    )  # fmt: skip
    held = [
        Entry(claim=claim, meta=story.meta, review=Review.CORRECTED, findings=(), reviews=(one,), row=1),
    ]
    (account,) = accounts(threaded(held), held)
    (stand,) = board(account).stands
    assert (stand.name, stand.verb, stand.reviewed) == ("China", "denies", 1)


def test_one_sentence_is_one_row() -> None:
    """Two promises in words too unlike for one proposition: a reader is shown that he will respond, once."""
    story = Story("2014-12-23")
    agent = argument(Role.AGENT, "Norland")
    for words in ("answer blow sea night", "reply manner place choose later"):
        said = gist(Predicate.WILL_RESPOND, ABOUT, agent, words=words)
        story.says("Norland", f"it would {words}", said, act=Act.PROMISE)
    (stand,) = positions(story).stands
    assert (stand.verb, stand.words, stand.claims) == ("promises", "Norland will respond", 2)


def test_equals_stand_in_the_order_of_their_words() -> None:
    """Five remarks of one man in one article: ids are others with every version, words are not."""
    story = Story("2014-12-23")
    for word in ("lamp", "tram", "bell", "kiosk", "crane"):
        story.says("Norland", f"the {word} was out", remark(f"{word} out"))
    words = [one.words for one in positions(story).stands]
    assert words == sorted(words)


def test_an_agency_is_no_person() -> None:
    """Cited by a paper on nobody's behalf, and in its own words: one outlet, in whatever order it is told."""
    cited: dict[str, object] = {"actor": None, "actor_id": None, "speaker": "Xinhua", "speaker_id": "agency:xinhua"}
    own: dict[str, object] = {"actor": None, "actor_id": None, "speaker": "Xinhua", "quote": Quote.NARRATION}
    for first, second in ((cited, own), (own, cited)):
        story = Story("2014-12-23", outlet="Xinhua")
        story.says("Xinhua", "the lamps were out", remark("lamp out"), **first)
        story.says("Xinhua", "the trams stood still", remark("tram stand"), **second)
        assert {(one.who, one.side) for one in positions(story).stands} == {("Xinhua (outlet)", Side.OUTLET)}


def test_who_takes_the_blame_is_not_blamed() -> None:
    """A claim of responsibility beside a denial of one's own."""
    story = Story("2014-12-23")
    story.says("Sweden", "responsibility for the cut", TAKEN, act=Act.CLAIM_RESPONSIBILITY)
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    story.says("China", "China cut nothing", DENIED, act=Act.DENY)
    voices = {(one.who, one.verb) for blame in positions(story).blames for one in blame.voices}
    assert voices == {("Sweden", "claims it"), ("Norland", "accuses"), ("China, who is blamed", "denies")}


def test_a_refusal_is_a_sentence() -> None:
    """Whether he did it he will not say; of what is quoted, which may be no sentence, he will not speak."""
    story = Story("2014-12-23")
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    story.says("China", "no comment", BLAMED, act=Act.DECLINE_COMMENT)
    assert ("China", "will not say whether", GUILTY) in rows(positions(story))
    later = Story("2014-12-23")
    later.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    later.says("China", "when", BLAMED, act=Act.DECLINE_COMMENT)
    assert ("China", "will not say when", GUILTY) in rows(positions(later))
    other = Story("2014-12-23")
    asked = remark("line north", modality=Modality.ASKED)
    other.says(None, "the line to the north", asked, act=Act.ASK, target="China")
    other.says("China", "I have nothing to say", remark("say"), act=Act.DECLINE_COMMENT)
    assert rows(positions(other)) == [("China", "will not speak of", "“the line to the north”")]
