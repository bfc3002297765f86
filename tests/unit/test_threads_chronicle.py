"""The thread of an incident: in which order, what each claim is to earlier ones, and to which incident it is linked."""

import pytest
from kept import threaded
from told import Story, argument, entries, gist, happening, outage, turned

from ledger.model.claim import Act
from ledger.model.gist import Gist, HappeningKind, Modality, Predicate, Role
from ledger.model.thread import RelationKind
from ledger.threads.views.account import accounts
from ledger.threads.views.chronicle import Thread, chronicle
from ledger.threads.views.links import Link, LinkKind, links

ABOUT = outage("Norland", "2014-12-22")
HACK = happening(HappeningKind.INTRUSION, "Film House", "2014-12-01", words="the attack")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")


def threads(*stories: Story) -> dict[HappeningKind, Thread]:
    held = entries(*stories)
    known = threaded(held)
    return {
        account.incident.kind: chronicle(account, links(account.incident.id, known, held, account.names))
        for account in accounts(known, held)
    }


def test_in_the_order_of_time() -> None:
    """The article of the day before comes first, whatever came first into the ledger; a denial names what it denies."""
    later, earlier = Story("2014-12-24", outlet="B"), Story("2014-12-23", outlet="A")
    denial = later.says(
        "China", "China did not cut any line to the north", turned(BLAMED, polarity=False), act=Act.DENY
    )
    charge = earlier.says("Norland", "China cut the line to the north at night", BLAMED, act=Act.ACCUSE)
    first, second = threads(later, earlier)[HappeningKind.OUTAGE].lines
    assert (first.claim, second.claim) == (charge.id, denial.id)
    assert (RelationKind.DENIES, charge.id) in [(tie.kind, tie.earlier) for tie in second.ties]
    assert (first.day, first.ties) == ("(published 2014-12-23)", ())


def linked(content: str, meant: Gist, **fields: object) -> tuple[Link, ...]:
    """The links of an outage, in an article that also tells of a break-in."""
    story = Story("2014-12-23")
    story.says("Film House", "the attack took all our films", gist(Predicate.OTHER, HACK, words="attack take film"))
    story.says("Norland", content, meant, **fields)
    return threads(story)[HappeningKind.OUTAGE].links


ANSWER = gist(Predicate.MOTIVE, ABOUT, words="outage answer attack film")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("the outage was retaliation for the attack on Film House", LinkKind.RETALIATION),
        ("the outage was the answer that had been promised", LinkKind.RESPONSE),
    ],
)
def test_an_answer_links_two_incidents(content: str, kind: LinkKind) -> None:
    """They are still two; whether it is asserted, denied or asked stands with the claim."""
    (one,) = linked(content, ANSWER)
    assert (one.kind, one.name, one.is_answer, one.articles) == (kind, "the intrusion in Film House", True, 1)
    assert [(saying.who, saying.stance) for saying in one.sayings] == [("Norland", "asserts")]
    (denied,) = linked(content, turned(ANSWER, polarity=False))
    assert [saying.stance for saying in denied.sayings] == ["denies"]
    assert denied.words.startswith(f"Norland denies that this was {'a ' * (kind == 'response')}{kind} ")


@pytest.mark.parametrize(
    "content",
    [
        "we will give an answer to the attack",
        "Norland has promised a response to the attack",
        "nobody has answered my calls",
        "the lines were down for nine hours",
    ],
)
def test_no_link_where_none_is_said(content: str) -> None:
    """An answer to come, a call that is not answered, nothing of an answer at all."""
    assert linked(content, ANSWER) == ()


def test_told_together_twice() -> None:
    """Two articles that tell of both: said to be nothing to each other, and shown as no more than that."""
    stories = [Story(f"2014-12-{day}", outlet=f"{day}") for day in (23, 24)]
    for story in stories:
        story.says("Film House", "the attack took all our films", gist(Predicate.OTHER, HACK, words="attack take film"))
        story.says("Norland", "China cut the line to the north at night", BLAMED)
    (one,) = threads(*stories)[HappeningKind.OUTAGE].links
    assert (one.kind, one.articles, one.sayings) == (LinkKind.TOLD_TOGETHER, 2, ())


def test_a_question_waits_for_its_answer() -> None:
    """Asked of one who is named, and no answer stands: a gap; a question to nobody is none."""
    story = Story("2014-12-23")
    asked = turned(BLAMED, modality=Modality.ASKED)
    story.says(None, "did China cut the line", asked, act=Act.ASK, target="Denmark")
    story.says(None, "who would cut a line", asked, act=Act.ASK)
    assert [gap.name for gap in threads(story)[HappeningKind.OUTAGE].gaps if gap.kind == "unanswered"] == ["Denmark"]
