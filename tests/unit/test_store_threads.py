"""Where claims belong, in a ledger of either kind: what is asked by it, and what later events leave of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kept import NOW, filing, put
from told import Story, argument, gist, lasted, outage, turned

from ledger.custody import verify
from ledger.log.keys import SigningKey
from ledger.model.claim import Act
from ledger.model.gist import Predicate, Role
from ledger.model.problem import NotFoundError
from ledger.model.thread import RelationKind
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import Reader, open_reader
from ledger.store.writing import Writer, open_writer
from ledger.threads.stored import Weaver

ABOUT = outage("Norland", "2014-12-22")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"))
ELSEWHERE = gist(Predicate.OTHER, outage("Sudland", "2014-12-22"), words="line cut south harbour")
LENGTH = gist(Predicate.LASTED, ABOUT)


def stories() -> list[Story]:
    """Norland blames China, which denies it; Dyn says nine hours, later two; somewhere else another line is cut."""
    first, second, third = (Story(f"2014-12-{day}", outlet=outlet) for day, outlet in ((23, "A"), (24, "B"), (25, "C")))
    first.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    first.says("Dyn", "it was down for nine hours", LENGTH, measurables=(lasted(9, 10),))
    second.says("China", "China did not cut the line", turned(BLAMED, polarity=False), act=Act.DENY)
    third.says("Dyn", "it was down for two hours", LENGTH, measurables=(lasted(2, 3),))
    third.says("Iran", "a line was cut in a southern harbour", ELSEWHERE)
    return [first, second, third]


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    """A ledger of these stories."""
    with open_writer(address) as opened:
        for story in stories():
            put(opened, filing(story), Weaver().weave)
        yield opened


@pytest.fixture
def reader(writer: Writer, address: str) -> Iterator[Reader]:
    """The same, to be asked."""
    assert writer
    with open_reader(address) as opened:
        yield opened


def said(reader: Reader, query: ClaimQuery) -> set[str]:
    return {entry.claim.content for entry in reader.iter_claims(query)}


def test_claims_of_an_incident(reader: Reader) -> None:
    """By the whole id or its beginning; every claim tells to which incident and proposition it belongs."""
    of = {entry.claim.content: entry.claim for entry in reader.iter_claims(ClaimQuery())}
    one = of["China cut the line"]
    assert one.incident is not None
    assert one.proposition is not None
    every = {
        "China cut the line",
        "China did not cut the line",
        "it was down for nine hours",
        "it was down for two hours",
    }
    assert (
        said(reader, ClaimQuery(incident=one.incident)) == said(reader, ClaimQuery(incident=one.incident[:9])) == every
    )
    assert said(reader, ClaimQuery(proposition=one.proposition)) == {"China cut the line", "China did not cut the line"}
    assert said(reader, ClaimQuery(incident=of["a line was cut in a southern harbour"].incident)) == set(of) - every


def test_claims_that_contradict_and_that_changed(reader: Reader) -> None:
    """Both sides of each: who accuses and who denies; nine hours and two."""
    assert said(reader, ClaimQuery(contradicted=True)) == {"China cut the line", "China did not cut the line"}
    assert said(reader, ClaimQuery(changed=True)) == {"it was down for nine hours", "it was down for two hours"}
    assert reader.count(ClaimQuery(contradicted=True, speaker="nobody")) == 0


def test_an_id_of_nothing_is_one_clear_fault(reader: Reader) -> None:
    for query in (ClaimQuery(incident="zz"), ClaimQuery(proposition="00")):
        with pytest.raises(NotFoundError, match="answers to"):
            reader.claims(query)


def test_what_was_retracted_contradicts_nothing(writer: Writer, address: str) -> None:
    """Declared void, a claim is in no thread; what was found between it and others no longer counts."""
    with open_reader(address) as reader:
        denial = next(one for one in reader.iter_claims(ClaimQuery(act=Act.DENY)))
    writer.retract(denial.claim.id, keeper="Ana", reason="a hoax", at=NOW)
    with open_reader(address) as reader:
        assert said(reader, ClaimQuery(contradicted=True)) == set()
        assert denial.claim.id not in reader.threads().memberships
    late = Story("2014-12-26", outlet="D")
    accusing = late.says("Norland", "China did it, we say", BLAMED, act=Act.ACCUSE)
    put(writer, filing(late), Weaver().weave)
    with open_reader(address) as reader:
        kinds = {one.kind for one in reader.threads().relations}
        assert said(reader, ClaimQuery(contradicted=True)) == set()
    assert accusing.content
    assert RelationKind.REPEATS in kinds


def test_claims_that_are_read_anew_meet_what_was_known(writer: Writer, address: str) -> None:
    """A newer extractor finds the same: the incidents and propositions keep their ids, the old claims are in none."""
    with open_reader(address) as reader:
        before = reader.threads()
    for story in stories():
        put(writer, filing(story, extractor="made anew"), Weaver().weave)
    with open_reader(address) as reader:
        after = reader.threads()
    assert (after.incidents, after.propositions) == (before.incidents, before.propositions)
    assert not before.memberships.keys() & after.memberships.keys()
    kinds = [sorted(one.kind for one in found.relations) for found in (before, after)]
    assert kinds[0] == kinds[1]
    assert verify(address).faults == ()


def test_both_databases_have_one_root(new_database: Callable[[], str], tmp_path: Path) -> None:
    """The same articles make the same log and the same threads."""
    key, found = SigningKey("test", bytes(32)), []
    for address in (new_database(), str(tmp_path / "ledger.db")):
        with open_writer(address, key=key) as writer:
            for story in stories():
                put(writer, filing(story), Weaver().weave)
        with open_reader(address) as reader:
            found.append((verify(address).root, reader.threads()))
        assert verify(address).faults == ()
    assert found[0] == found[1]
