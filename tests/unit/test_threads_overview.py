"""The incidents of a ledger in a line each, and what is left out of them."""

from dataclasses import replace

import pytest
from kept import overview, threaded
from told import Story, argument, entries, gist, happening, outage, turned

from ledger.model.claim import Act, Entry, Review
from ledger.model.gist import Argument, HappeningKind, Predicate, Role
from ledger.model.thread import Incident, Proposition
from ledger.threads.views.account import accounts
from ledger.threads.views.overview import IncidentSummary
from ledger.threads.views.phrases import days, in_quotes, incident_words, proposition_words

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")


def summaries(held: list[Entry]) -> tuple[IncidentSummary, ...]:
    return overview(accounts(threaded(held), held))


def test_most_told_of_comes_first() -> None:
    """An outage told of by two outlets stands before an intrusion told of by one, though that has more claims."""
    first, second = Story("2014-12-23", outlet="A"), Story("2014-12-24", outlet="B")
    first.says("Norland", "China cut the line to the north at night", BLAMED)
    second.says("China", "China did not cut any line to the north", turned(BLAMED, polarity=False))
    hacked = gist(Predicate.OTHER, happening(HappeningKind.INTRUSION, "Bank", "2015-03-01"), words="thief take gold")
    third = Story("2015-03-02", outlet="C")
    for words in ("the thieves took gold", "the vault stood open", "the guards were asleep"):
        third.says("Bank", words, hacked)
    outage_, intrusion = summaries(entries(first, second, third))
    assert (outage_.name, outage_.articles, outage_.claims, outage_.contested) == ("the outage in Norland", 2, 2, 1)
    assert (intrusion.kind, intrusion.articles, intrusion.claims) == (HappeningKind.INTRUSION, 1, 3)
    assert outage_.actors == ("China", "Norland")
    assert (outage_.first_told and outage_.first_told.day, outage_.last_told and outage_.last_told.day) == (23, 24)


def test_rejected_claims_are_counted_and_hold_nothing() -> None:
    story = Story("2014-12-23")
    story.says("Norland", "China cut the line to the north at night", BLAMED)
    held = [replace(one, review=Review.REJECTED) for one in entries(story)]
    (account,) = accounts(threaded(held), held)
    assert (len(account.entries), account.left_out) == (0, 1)
    assert overview([account]) == ()


def test_who_passes_on_what_another_says_holds_nothing() -> None:
    """A reporter's "Norland says that China did it" is Norland's claim; his denial of it would be his own."""
    story = Story("2014-12-23")
    outer = story.says("Ana", "Norland says that China cut the line", BLAMED)
    inner = story.says("Norland", "China cut the line", BLAMED, parent=outer.id)
    denied = story.says(
        "Ana", "It is wrong that Norland knows who cut it", turned(BLAMED, polarity=False), act=Act.DENY
    )
    story.says("Norland", "it knows who cut it", BLAMED, parent=denied.id)
    held = entries(story)
    (account,) = accounts(threaded(held), held)
    assert account.relays == {outer.id}
    assert inner.id not in account.relays


INCIDENT = Incident(
    id="i", kind=HappeningKind.OUTAGE, victim="NL", victim_id="country:nl", earliest=None, latest=None, words="it"
)  # fmt: skip
NAMES = {"country:nl": "Netherlands", "actor:china": "China", "country:us": "United States"}


def words(role: Role, text: str, id_: str | None = None) -> Argument:
    return Argument(role=role, text=text, id=id_, lemma=text.casefold())


SENTENCES = [
    (
        Predicate.RESPONSIBLE,
        [words(Role.AGENT, "the U.S.", "country:us")],
        "the United States is responsible for {0}",
    ),
    (Predicate.RESPONSIBLE, [words(Role.AGENT, "person behind it")], None),
    (Predicate.CAUSED_BY, [words(Role.CAUSE, "overload")], "{0} was caused by “overload”"),
    (Predicate.CAUSED_BY, [words(Role.CAUSE, "a word " * 20)], None),
    (
        Predicate.LASTED,
        [words(Role.VALUE, "more than nine hours")],
        "{0} lasted more than nine hours",
    ),
    (Predicate.LASTED, [words(Role.VALUE, "traffic fell to zero")], None),
    (
        Predicate.STARTED,
        [words(Role.TIME, "about 1 a.m. on Tuesday")],
        "{0} began at about 1 a.m. on Tuesday",
    ),
    (Predicate.STARTED, [words(Role.TIME, "Monday night")], "{0} began on Monday night"),
    (Predicate.ENDED, [words(Role.TIME, "December 2014")], "{0} ended in December 2014"),
    (Predicate.ENDED, [words(Role.TIME, "that day")], None),
    (
        Predicate.DENIES_KNOWLEDGE,
        [words(Role.AGENT, "Beijing", "actor:china")],
        "China knows nothing of {0}",
    ),
    (Predicate.OTHER, [], None),
]


@pytest.mark.parametrize(("predicate", "arguments", "expected"), SENTENCES)
def test_a_proposition_in_words(predicate: Predicate, arguments: list[Argument], expected: str | None) -> None:
    """Plain English where the arguments make a sentence, else none."""
    one = Proposition(id="p", incident="i", predicate=predicate, arguments=tuple(arguments), words=())
    expected = expected and expected.format("the outage in the Netherlands")
    assert proposition_words(one, INCIDENT, NAMES) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "the outage in the Netherlands"),
        ({"victim": "Sony", "victim_id": "org:sony", "kind": HappeningKind.INTRUSION}, "the intrusion at Sony"),
        ({"victim": "a bank", "victim_id": None, "kind": HappeningKind.DDOS}, "the attack on a bank"),
        ({"victim": None, "victim_id": None}, "the outage (victim not known)"),
        ({"victim": None, "victim_id": None, "name": "Saltfin"}, "the outage called Saltfin"),
    ],
)
def test_an_incident_in_words(changes: dict[str, object], expected: str) -> None:
    assert incident_words(replace(INCIDENT, **changes), NAMES) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ("lies", "“lies”"),
        ('the data "do not speak to motives."', "“the data ‘do not speak to motives.’”"),
        ("a “righteous deed” of theirs", "“a ‘righteous deed’ of theirs”"),
        ('"Ask any of them," … "and ask again."', "“Ask any of them,” … “and ask again.”"),
        ('"Just a glitch" was what it saw', "“‘Just a glitch’ was what it saw”"),
        ("it would last.”", "“it would last.”"),
        ('he said "no', "“he said ‘no’”"),
        ('"', "“”"),
    ],
)
def test_quotations_are_whole(content: str, quoted: str) -> None:
    """A mark within gets its fellow, and is a single one; a mark whose fellow stands outside the content goes."""
    assert in_quotes(content) == quoted


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2014-12-23", "2014-12-29", "2014-12-23 – 2014-12-29"),
        ("2014-12-27", "2014-12", "2014-12-27"),
        ("2014-12", "2014-12-27", "2014-12 – 2014-12-27"),
        ("(published 2014-12-23)", "(published 2014-12-24)", "(published 2014-12-23 – 2014-12-24)"),
        ("", "", ""),
    ],
)
def test_from_one_day_to_another(first: str, last: str, words: str) -> None:
    assert days(first, last) == words
