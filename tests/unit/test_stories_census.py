"""Reading a few threads costs what is shown; the answers are those that all claims and all threads together give."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

import pytest
from kept import NOW, filing, known, overview, put
from told import Story, argument, gist, outage, turned

from ledger.model.claim import Act, Entry
from ledger.model.gist import Predicate, Role
from ledger.model.problem import NotFoundError
from ledger.model.review import Decided, Decision
from ledger.model.thread import Known
from ledger.model.window import Window
from ledger.store.backend import open_snapshot
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.threads.regrouping import Said
from ledger.store.writing import open_writer
from ledger.stories import (
    find_account,
    find_incidents,
    find_journey,
    find_positions,
    find_thread,
    find_threads,
)
from ledger.threads.views.account import Account, accounts
from ledger.threads.views.board import board
from ledger.threads.views.chronicle import chronicle
from ledger.threads.views.journey import journey
from ledger.threads.views.links import links
from ledger.threads.weaving import Weaver, merge, split

SAID = Said("Ana", "so it is")
OUTLETS = ("A", "B", "C", None, "A")


def stories() -> Iterator[Story]:
    """Six articles on five outages of two countries, one of them undated; the third article tells of two."""
    for number, outlet in enumerate(OUTLETS):
        country = ("Norland", "Sudland")[number % 2]
        story = Story(f"2014-12-{20 + 2 * number}T0{number}:30:00+09:00", outlet=f"{outlet}{number}")
        about = outage(country, f"2014-12-{19 + 2 * number}")
        blamed = gist(Predicate.RESPONSIBLE, about, argument(Role.AGENT, "China"), words=f"china cut line {number}")
        story.says(country, f"China cut line number {number} to the coast", blamed, act=Act.ACCUSE)
        story.says("China", f"we never touched line number {number} at all", turned(blamed, polarity=False))
        story.says(None, f"it was probably the weather of day {number}", gist(Predicate.OTHER, about, words="weather"))
        if number == 2:
            elsewhere = outage("Sudland", "2014-12-21")
            story.says("Ostwind", "this was retaliation for Norland's outage", gist(Predicate.OTHER, elsewhere))
        story.says("Dyn", "nothing is known", None)
        yield story
    undated = Story(None, outlet="D")
    ministry = replace(outage("the ministry"), victim_id="country:westland")
    undated.says("Westland", "all lines are down", gist(Predicate.OTHER, ministry, words="line down"))
    undated.says("Westland", "all lines are down again", gist(Predicate.OTHER, ministry, words="line down again"))
    yield undated


class Whole(NamedTuple):
    """A ledger as it is when everything is read."""

    address: str
    known: Known
    entries: tuple[Entry, ...]

    def accounts(self) -> list[Account]:
        """Those of all incidents."""
        return accounts(self.known, self.entries)


def ids_of(address: str, content: str) -> list[str]:
    """The claims that stand with these words."""
    with open_reader(address) as reader:
        return [entry.claim.id for entry in reader.iter_claims(ClaimQuery(about=content))]


@pytest.fixture
def ledger(address: str) -> Whole:
    """A ledger in which claims were rejected, retracted and read anew, two incidents merged, and one split."""
    made = [filing(story) for story in stories()]
    with open_writer(address) as writer:
        for new in made:
            put(writer, new, Weaver().weave)
        put(writer, filing(next(stories()), extractor="made anew"), Weaver().weave)
        for words, decision in (("weather of day 1", Decision.REJECT), ("weather of day 2", Decision.ACCEPT)):
            (claim,) = ids_of(address, words)
            writer.append_reviews([Decided(claim=claim, reviewer="Ana", decision=decision)], at=NOW)
        (claim,) = ids_of(address, "weather of day 3")
        writer.retract(claim, keeper="Ana", reason="a hoax", at=NOW)
        names = [
            account.incident.id for account in accounts(known(address), ()) if account.incident.victim == "Norland"
        ]
        writer.merge_incidents(names[0], names[1], SAID, at=NOW, merge=merge)
        writer.split_incident(names[2], ids_of(address, "weather of day 4"), SAID, at=NOW, split=split)
    with open_reader(address) as reader:
        return Whole(address, known(address), tuple(reader.iter_claims(ClaimQuery())))


def test_the_census_counts_what_the_claims_give(ledger: Whole) -> None:
    """Every figure of every incident, in the same order; a limit cuts the list and not the total."""
    expected = overview(ledger.accounts())
    found = find_incidents(ledger.address)
    assert found.found == expected
    assert found.total == len(expected)
    assert {one.contested for one in expected} >= {0, 1}
    assert find_incidents(ledger.address, limit=2).found == expected[:2]
    assert find_incidents(ledger.address, limit=2).total == len(expected)


def test_incidents_of_an_actor_and_of_a_time(ledger: Whole) -> None:
    """Those that befell him or of which he speaks; those without a beginning by the days of their articles."""
    every = overview(ledger.accounts())
    speaks = {one.id for one in every if "Ostwind" in one.actors}
    assert {one.id for one in find_incidents(ledger.address, actor="Ostwind").found} == speaks
    assert len(speaks) == 1
    window = Window(since=datetime(2014, 12, 20, tzinfo=UTC), until=datetime(2014, 12, 24, tzinfo=UTC))
    began = [one for one in every if one.earliest is None or window.touches(one.earliest, one.latest)]
    assert find_incidents(ledger.address, window=window).found == tuple(began)
    assert 1 < len(began) < len(every)


def test_one_incident_is_read_as_all_would_give_it(ledger: Whole) -> None:
    """Its account, positions, thread and links, from the articles that tell of it alone."""
    for account in ledger.accounts():
        one = account.incident.id
        assert board(account) == find_positions(ledger.address, one)
        linked = links(one, ledger.known, ledger.entries, account.names)
        assert find_thread(ledger.address, one[:9]).thread == chronicle(account, linked)
        assert find_account(ledger.address, one).entries == account.entries
    threads = find_threads(ledger.address, 2)
    assert [told.thread.incident for told in threads.found] == list(overview(ledger.accounts())[:2])
    assert threads.total == len(overview(ledger.accounts()))


def test_where_a_proposition_comes_from_is_read_as_all_would_give_it(ledger: Whole) -> None:
    for proposition in ledger.known.propositions:
        expected = journey(ledger.known, ledger.entries, proposition)
        assert find_journey(ledger.address, proposition) == expected


def test_an_incident_that_was_merged_stands_for_the_other(ledger: Whole) -> None:
    """By its whole id or the beginning of it."""
    with closing(open_snapshot(ledger.address)) as snapshot:
        ((name,),) = snapshot.rows("SELECT DISTINCT id FROM incident WHERE merged_into IS NOT NULL")
    assert name not in ledger.known.incidents
    into = find_account(ledger.address, name).incident.id
    assert into in ledger.known.incidents
    assert find_account(ledger.address, f" {name[:12].upper()} ").incident.id == into


def test_an_id_that_begins_several_is_one_clear_fault(address: str) -> None:
    """It names some of them; one digit begins some of seventeen incidents."""
    with open_writer(address) as writer:
        for number in range(17):
            story = Story("2014-12-23", outlet=f"O{number}")
            story.says("Dyn", "the lines are down", gist(Predicate.OTHER, outage(f"Land{number}", "2014-12-22")))
            put(writer, filing(story), Weaver().weave)
    names = sorted(known(address).incidents)
    several = next(one[0] for one, other in pairwise(names) if one[0] == other[0])
    with pytest.raises(NotFoundError, match=rf"several incidents answer to '{several}': .* \(the outage in Land"):
        find_account(address, several)
