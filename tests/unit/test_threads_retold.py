"""Propositions in the words that read best among those of their tellings, and whose word a blame is not."""

from dataclasses import replace

import pytest
from kept import threaded
from told import Story, argument, entries, gist, outage, turned, utc

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Measurable, MeasurableKind
from ledger.model.gist import Argument, Modality, Predicate, Role
from ledger.model.when import Precision, Time, ZoneSource
from ledger.threads.views.account import Account, accounts
from ledger.threads.views.attribution import blames
from ledger.threads.views.retold import is_clause

ABOUT = outage("Norland", "2014-12-22")
NAME = "the outage in Norland"


def account(*stories: Story) -> Account:
    """The one account of these articles."""
    held = entries(*stories)
    (found,) = accounts(threaded(held), held)
    return found


def plain(role: Role, text: str) -> Argument:
    """Words of an article that name nobody known."""
    return Argument(role=role, text=text, id=None, lemma=text.rsplit(maxsplit=1)[-1])


def start(low: str | None, high: str | None) -> Measurable:
    return Measurable(kind=MeasurableKind.OUTAGE_START, low=low, high=high, unit="instant", text="then")


def began(text: str, *measured: Measurable) -> Account:
    story = Story("2014-12-23")
    story.says("Dyn", f"it began {text}", gist(Predicate.STARTED, ABOUT, plain(Role.TIME, text)), measurables=measured)
    return account(story)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2014-12-22T16:15:00Z", "2014-12-22T16:16:00Z", " (2014-12-22 16:15 UTC)"),
        ("2014-12-22T15:30:00Z", "2014-12-22T16:30:00Z", " (2014-12-22 15:30 – 16:30 UTC)"),
        ("2014-12-22T23:30:00Z", "2014-12-23T00:30:00Z", " (2014-12-22 23:30 – 2014-12-23 00:30 UTC)"),
        ("2014-12-22T00:00:00Z", "2014-12-23T00:00:00Z", ""),
        (None, "2014-12-22T16:16:00Z", ""),
    ],
)
def test_a_clock_of_nobody_knows_which_zone_stands_beside_utc(low: str | None, high: str | None, words: str) -> None:
    """As the claim has it; a whole day, or one bound, is no instant."""
    found = began("01:15 a.m. on December 23", start(low, high))
    assert [*found.words.values()] == [f"{NAME} began at 01:15 a.m. on December 23{words}"]


def test_the_time_of_the_event_will_do() -> None:
    """Where nothing measurable is in the claim; and nothing stands there where nothing is known."""
    assert [*began("1:15 a.m.").words.values()] == [f"{NAME} began at 1:15 a.m."]
    story = Story("2014-12-23")
    told = gist(Predicate.ENDED, ABOUT, plain(Role.TIME, "1:46 a.m."))
    event = Time(
        text="1:46 a.m.", earliest=utc("2014-12-23T01:46"), latest=utc("2014-12-23T01:47"), precision=Precision.MINUTE,
        zone="UTC", zone_source=ZoneSource.EXPLICIT, anchor=None, direction=None, value="2014-12-23T01:46",
    )  # fmt: skip
    story.says("Dyn", "it ended at 1:46 a.m.", told, event_time=event)
    assert [*account(story).words.values()] == [f"{NAME} ended at 1:46 a.m. (2014-12-23 01:46 UTC)"]


@pytest.mark.parametrize("words", ["it was overload", "that is no cable", "the system had failed", "because of rain"])
def test_a_clause_names_no_thing(words: str) -> None:
    assert is_clause(words)
    assert not is_clause("an overloaded router")


def caused(story: Story, speaker: str | None, text: str, words: str = "overload", **fields: object) -> Claim:
    cause = replace(plain(Role.CAUSE, text), lemma=words)
    return story.says(
        speaker, f"{text}, says {speaker}", gist(Predicate.CAUSED_BY, ABOUT, cause, words=words), **fields
    )


def test_a_cause_is_told_by_the_words_that_name_a_thing() -> None:
    """The first telling has a clause, the second a thing: it is in the sentence, and blamed."""
    first, second = Story("2014-12-23", outlet="A"), Story("2014-12-24", outlet="B")
    caused(first, "Dyn", "it was overload")
    caused(second, "Akamai", "overload")
    found = account(first, second)
    assert [*found.words.values()] == [f"{NAME} was caused by “overload”"]
    assert [one.blamed for one in blames(found)] == ["overload"]


def test_a_cause_that_nobody_names_is_a_quotation() -> None:
    story = Story("2014-12-23", outlet="A")
    caused(story, "Dyn", "it was a switch", words="switch")
    assert [*account(story).words.values()] == ["“it was a switch, says Dyn”"]


def test_who_asks_in_the_same_breath_blames_nobody() -> None:
    """An interviewer leads up to his question; the minister who asks one takes a side."""
    story = Story("2014-12-23")
    for source, actor in (("Q", None), ("the minister", "Norland")):
        turn = {"attribution": source, "source": source, "anonymity": Anonymity.PSEUDONYM}
        caused(story, actor, "overload", **turn)
        asked = turned(gist(Predicate.OTHER, ABOUT, words=f"confirm {source}"), modality=Modality.ASKED)
        story.says(actor, "can you confirm this", asked, act=Act.ASK, **turn)
    (one,) = blames(account(story))
    assert [voice.name for voice in one.voices] == ["Norland"]


def test_who_quotes_somebody_unnamed_passes_on() -> None:
    """Of two unnamed sources the inner one says it; a "he" within is the outer one himself."""
    story, other = Story("2014-12-23"), Story("2014-12-24", outlet="B")
    outer = caused(story, None, "overload", source="a diplomat")
    caused(story, None, "overload", source="an employee", parent=outer.id)
    himself = caused(other, None, "overload", source="an engineer")
    caused(other, None, "overload", source="he", parent=himself.id)
    assert account(story, other).relays == {outer.id}


def test_what_names_a_culprit_stays_as_it_was_said() -> None:
    story = Story("2014-12-23")
    story.says("Norland", "it was China", gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China")))
    assert [*account(story).words.values()] == [f"China is responsible for {NAME}"]


@pytest.mark.parametrize("words", ["too heavy a load", "overloaded", "congestion"])
def test_an_overload_is_called_so(words: str) -> None:
    story = Story("2014-12-23")
    said = gist(Predicate.CAUSED_BY, ABOUT, plain(Role.CAUSE, words), words=f"line stop {words}")
    story.says("Norland", f"the lines stopped because of {words}", said)
    assert [*account(story).words.values()] == [f"{NAME} was caused by “overload”"]
