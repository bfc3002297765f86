"""Where claims belong, in a ledger of either kind: what is asked by it, and what later events leave of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from kept import NOW, filing, put
from told import Story, argument, gist, happening, lasted, outage, turned

from ledger.custody import verify
from ledger.log.keys import SigningKey
from ledger.model.claim import Act
from ledger.model.gist import Happening, HappeningKind, Predicate, Role
from ledger.model.problem import NotFoundError, StoreError
from ledger.model.record import from_plain, to_plain
from ledger.model.thread import RelationKind
from ledger.store.backend import open_snapshot
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import Reader, open_reader
from ledger.store.threads.regrouping import Said
from ledger.store.writing import Writer, open_writer
from ledger.threads.weaving import Weaver, merge, split

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


def incidents_of(reader: Reader) -> set[str]:
    return {entry.claim.incident for entry in reader.iter_claims(ClaimQuery()) if entry.claim.incident}


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


def test_around_an_incident_stands_what_its_articles_say_now(writer: Writer, address: str) -> None:
    """A newer extractor has read them all; of the third story, a claim about something else is there too."""
    for story in stories():
        put(writer, filing(story, extractor="newer"), Weaver().weave)
    with open_reader(address) as reader:
        (incident,) = {entry.claim.incident for entry in reader.iter_claims(ClaimQuery(act=Act.DENY))}
        assert incident is not None
        around = reader.threading.surroundings("incident", incident)
        claims = [entry.claim for entry in around.entries]
    assert {claim.extractor for claim in claims} == {"newer"}
    assert sorted(claim.content for claim in claims) == [
        "China cut the line", "China did not cut the line", "a line was cut in a southern harbour",
        "it was down for nine hours", "it was down for two hours",
    ]  # fmt: skip
    assert around.threads.memberships.keys() == {claim.id for claim in claims}


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


def test_what_is_read_anew_is_not_set_against_what_it_ends(address: str) -> None:
    """The denial that is found again answers the accusation that is found again, not the one that ends with it."""
    story = Story("2014-12-23", outlet="A")
    story.says("Norland", "China cut the line", BLAMED, act=Act.ACCUSE)
    story.says("China", "China did not cut the line", turned(BLAMED, polarity=False), act=Act.DENY)
    with open_writer(address) as writer:
        for extractor in ("made", "made anew"):
            put(writer, filing(story, extractor=extractor), Weaver().weave)
    ended = "SELECT count(*) FROM relation r JOIN supersede s ON s.old IN (r.later, r.earlier) WHERE s.seq < r.seq"
    with closing(open_snapshot(address)) as snapshot:
        assert snapshot.number("SELECT count(*) FROM relation r") == 4
        assert snapshot.number(ended) == 0


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


ANA = Said("Ana", "one outage, told twice")


def two_outages(writer: Writer, address: str) -> tuple[str, str, list[str]]:
    """Two incidents of Norland, three days apart; the first claim of each blames China. The ids of all."""
    ids = []
    for outlet, day in (("A", "2014-12-22"), ("B", "2014-12-25")):
        story = Story("2014-12-27", outlet=outlet)
        about = outage("Norland", day)
        blamed = gist(Predicate.RESPONSIBLE, about, argument(Role.AGENT, "China"))
        story.says(f"Speaker {outlet}", f"China cut the line, says {outlet}", blamed, act=Act.ACCUSE)
        denial = {"A": "it was not us at all", "B": "our engineers have cut nothing"}[outlet]
        story.says("China", denial, turned(blamed, polarity=False), act=Act.DENY)
        new = filing(story)
        put(writer, new, Weaver().weave)
        ids += [one.id for one in new.extraction.claims]
    with open_reader(address) as reader:
        first, second = (reader.threads().memberships[ids[place]].incident for place in (0, 2))
    assert first
    assert second
    assert first != second
    return first, second, ids


def test_two_incidents_are_declared_one(address: str) -> None:
    """All claims stand under the first, what is said twice is one proposition, and later articles follow."""
    with open_writer(address) as writer:
        first, second, ids = two_outages(writer, address)
        with open_reader(address) as reader:
            assert len(reader.threads().propositions) == 2
        done = writer.merge_incidents(first, second, ANA, at=NOW, merge=merge)
        assert done.is_new
        assert writer.merge_incidents(first, second, ANA, at=NOW, merge=merge).event == done.event
        late = Story("2014-12-28", outlet="C")
        late.says("Iran", "it was China, in the night", gist(Predicate.OTHER, outage("Norland", "2014-12-25")))
        put(writer, filing(late), Weaver().weave)
        for refused in (
            writer.merge_incidents(second, first, ANA, at=NOW, merge=merge),
            writer.merge_incidents(first, first, ANA, at=NOW, merge=merge),
        ):
            assert refused.refused
    with open_reader(address) as reader:
        found = reader.threads()
        assert [*found.incidents] == [first]
        assert {one.incident for one in found.memberships.values()} == {first}
        assert len({found.memberships[one].proposition for one in ids}) == 1
        repeated = [{one.later, one.earlier} for one in found.relations if one.kind is RelationKind.REPEATS]
        assert {ids[1], ids[3]} in repeated
        assert reader.count(ClaimQuery(incident=second)) == 5
    assert verify(address).faults == ()


def test_a_split_is_remembered_when_the_article_is_read_anew(address: str) -> None:
    """Claims that say the same stay where people put them, time after time; one that is new goes where it belongs."""
    story = Story("2014-12-27", outlet="A")
    about = outage("Norland", "2014-12-22")
    for words in ("the network was down", "the links were cut", "trains stood still"):
        story.says("Dyn", words, gist(Predicate.OTHER, about, words=words))
    with open_writer(address) as writer:
        put(writer, new := filing(story), Weaver().weave)
        first = _incidents(address)["the links were cut"] or ""
        links = [new.extraction.claims[1].id]
        assert writer.split_incident(first, links, ANA, at=NOW, split=split).is_new
        before = _incidents(address)
        assert before["the links were cut"] not in (first, None)
        for extractor in ("made anew", "made once more"):
            put(writer, filing(story, extractor=extractor), Weaver().weave)
            assert _incidents(address) == before
    with open_reader(address) as reader:
        found = reader.threads()
    assert {one.proposition for one in found.memberships.values()} == {*found.propositions}
    assert all(found.propositions[one.proposition or ""].incident == one.incident for one in found.memberships.values())
    assert verify(address).faults == ()


def _incidents(address: str) -> dict[str, str | None]:
    """By the words of the claims that stand, what they are about."""
    with open_reader(address) as reader:
        return {entry.claim.content: entry.claim.incident for entry in reader.iter_claims(ClaimQuery())}


def test_some_claims_are_of_another_incident(address: str) -> None:
    """They move with their proposition; of what was found across, only that one tells the other's words is left."""
    with open_writer(address) as writer:
        first, second, ids = two_outages(writer, address)
        writer.merge_incidents(first, second, ANA, at=NOW, merge=merge)
        done = writer.split_incident(first, ids[2:], ANA, at=NOW, split=split)
        assert done.is_new
        assert writer.split_incident(first, [ids[3]], ANA, at=NOW, split=split).refused
        assert writer.split_incident(first, ids[:2], ANA, at=NOW, split=split).refused
    with open_reader(address) as reader:
        found = reader.threads()
    one, other = ({found.memberships[name].incident for name in part} for part in (ids[:2], ids[2:]))
    assert one == {first}
    assert len(other) == 1
    assert not one & other
    began = [found.incidents[name or ""].earliest for name in (*one, *other)]
    assert [moment and moment.day for moment in began] == [22, 25]
    assert {found.propositions[found.memberships[name].proposition or ""].incident for name in ids[2:]} == other
    across = [one for one in found.relations if (one.later in ids[:2]) is not (one.earlier in ids[:2])]
    assert [(one.kind, {one.later, one.earlier}) for one in across] == [(RelationKind.REPEATS, {ids[0], ids[2]})]
    assert verify(address).faults == ()


@pytest.mark.parametrize(
    ("lost", "asked"),
    [
        ("incident", lambda reader: reader.threads()),
        ("proposition", lambda reader: reader.threads()),
        ("incident", lambda reader: [reader.threading.incidents_named(name) for name in incidents_of(reader)]),
        ("event", lambda reader: list(reader.iter_claims(ClaimQuery()))),
        ("event", lambda reader: reader.article(filing(stories()[-1]).article.id)),
    ],
)
def test_a_row_that_is_named_and_lost_is_told(tmp_path: Path, lost: str, asked: Callable[[Reader], object]) -> None:
    """In one line, and never by an answer that leaves it out in silence or by a program that falls over."""
    address = str(tmp_path / "ledger.db")
    with open_writer(address) as opened:
        for story in stories():
            put(opened, filing(story), Weaver().weave)
    with closing(sqlite3.connect(address, isolation_level=None)) as raw:
        (guard,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{lost}_no_delete",)).fetchone()
        raw.execute(f"DROP TRIGGER {lost}_no_delete")
        where = "kind = 'article'" if lost == "event" else "TRUE"
        raw.execute(f"DELETE FROM {lost} WHERE seq = (SELECT max(seq) FROM {lost} WHERE {where})")
        raw.execute(guard)
    with open_reader(address) as reader, pytest.raises(StoreError, match=r"damaged.*run: ledger verify"):
        asked(reader)
    assert verify(address).faults


def told_of(address: str, day: str, about: Happening) -> str:
    """The incident of an article's only claim, added to the ledger."""
    story = Story(day, outlet=f"Outlet {day}")
    story.says("Dyn", f"what was seen on {day}", gist(Predicate.OTHER, about, words=f"see {day}"))
    with open_writer(address) as opened:
        put(opened, filing(story), Weaver().weave)
    with open_reader(address) as opened:
        (found,) = [one.claim.incident for one in opened.iter_claims(ClaimQuery()) if one.claim.content.endswith(day)]
    assert found is not None
    return found


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_named_attack_that_is_merged(is_kept: bool, address: str) -> None:  # noqa: FBT001
    """A person says that it is what befell Norland: who tells of either later tells of what is kept."""
    about = happening(HappeningKind.INTRUSION, None, name="Saltfin")
    befell = happening(HappeningKind.INTRUSION, "Norland", "2014-12-22")
    named, victims = told_of(address, "2014-12-23", about), told_of(address, "2014-12-24", befell)
    kept, gone = (named, victims) if is_kept else (victims, named)
    with open_writer(address) as opened:
        opened.merge_incidents(kept, gone, ANA, at=NOW, merge=merge)
    assert {told_of(address, "2018-02-15", about), told_of(address, "2014-12-26", befell)} == {kept}
    with open_reader(address) as opened:
        known = opened.threads().incidents[kept]
    assert (known.name, known.victim) == (("Saltfin", None) if is_kept else (None, "Norland"))
    assert verify(address).faults == ()


def test_what_was_stored_before_attacks_had_names_is_read() -> None:
    """A happening without the field has no name."""
    plain = to_plain(ABOUT)
    del plain["name"]
    assert from_plain(Happening, plain) == ABOUT
