"""A person ends a claim: it is void, or another has its place; a new extraction does not bring it back unseen."""

from collections.abc import Iterator

import pytest
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.custody import verify
from ledger.model.claim import Act, Entry, Review, claim_record
from ledger.model.review import Decided, Decision, ReviewState
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.rows import Recorded
from ledger.store.writing import Writer, open_writer

ARTICLE = an_article("one two three")
ASSERTS = [Act.ASSERT, Act.ASSERT, Act.ASSERT]
CLAIMS = claims_of_words(ARTICLE, ASSERTS)
ONE, TWO, THREE = (claim.id for claim in CLAIMS)


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    """A ledger with three claims."""
    with open_writer(address) as opened:
        ingest(opened, ARTICLE, CLAIMS)
        yield opened


def retract(writer: Writer, claim: str, reason: str = "a quiz, not a report") -> Recorded:
    return writer.retract(claim, keeper="Ana", reason=reason, at=NOW)


def supersede(writer: Writer, old: str, new: str) -> Recorded:
    return writer.supersede(old, new, keeper="Ana", reason="the same words", at=NOW)


def anew(writer: Writer, *acts: Act | None, version: int = 2) -> list[str]:
    """Reads the article with a newer extractor; the ids of what it finds."""
    name = f"rules/{version}"
    claims = claims_of_words(ARTICLE, acts, extractor=name)
    ingest(writer, ARTICLE, claims, extractor=name)
    return [claim.id for claim in claims]


def entry_of(address: str, claim: str) -> Entry:
    with open_reader(address) as reader:
        return reader.claim(claim)


def test_a_retracted_claim_stays_and_does_not_count(writer: Writer, address: str) -> None:
    """Listed with who, when and why; not among the claims that stand, nor left to be reviewed."""
    assert retract(writer, ONE).is_new
    entry = entry_of(address, ONE)
    assert (entry.state, entry.review) == (ReviewState.RETRACTED, Review.REJECTED)
    assert claim_record(entry)["retraction"] == {
        "event": 9, "by": "Ana", "at": "2026-01-02T03:04:05Z", "reason": "a quiz, not a report",
    }  # fmt: skip
    with open_reader(address) as reader:
        page, status = reader.claims(ClaimQuery()), reader.status()
        assert (page.total, page.retracted, len(page.entries)) == (3, 1, 3)
        assert (status.claims, status.retracted_claims, reader.count(ClaimQuery(left_to="Ana"))) == (2, 1, 2)
        assert [one.claim.id for one in reader.iter_claims(ClaimQuery(review=ReviewState.RETRACTED))] == [ONE]
    assert verify(address).faults == ()


def test_what_cannot_be_retracted_is_told(writer: Writer) -> None:
    """The same again changes nothing; another reason, an unknown claim and one that no longer stands are refused."""
    first = retract(writer, ONE)
    assert retract(writer, ONE) == Recorded(event=first.event)
    assert retract(writer, ONE, "another reason").refused == (
        f"claim {ONE} was retracted already, by Ana: a quiz, not a report"
    )
    assert retract(writer, "0" * 20).refused == f"no claim {'0' * 20} is in this ledger"
    supersede(writer, TWO, THREE)
    assert retract(writer, TWO).refused == f"claim {TWO} no longer stands: {THREE} stands in its place"
    decided = Decided(claim=ONE, reviewer="Ben", decision=Decision.ACCEPT)
    (recorded,) = writer.append_reviews([decided], at=NOW)
    assert recorded.refused == f"claim {ONE} was retracted: a quiz, not a report"


def test_a_claim_can_be_put_in_the_place_of_another(writer: Writer, address: str) -> None:
    """The old one shows by whom and why; its reviews ask for a second look at the new one."""
    writer.append_reviews([Decided(claim=ONE, reviewer="Ben", decision=Decision.ACCEPT)], at=NOW)
    assert supersede(writer, ONE, TWO).is_new
    old, new = entry_of(address, ONE), entry_of(address, TWO)
    assert old.fate is not None
    assert (old.state, old.superseded_by) == (ReviewState.SUPERSEDED, TWO)
    assert (old.fate.keeper, old.fate.reason) == ("Ana", "the same words")
    assert (new.state, new.second_look) == (ReviewState.UNREVIEWED, True)
    assert verify(address).faults == ()


def test_what_cannot_be_put_in_the_place_of_another_is_told(writer: Writer) -> None:
    """Itself, what does not stand, what is void; twice the same is once."""
    first = supersede(writer, ONE, TWO)
    assert supersede(writer, ONE, TWO) == Recorded(event=first.event)
    assert supersede(writer, TWO, TWO).refused == f"claim {TWO} cannot stand in its own place"
    assert supersede(writer, TWO, ONE).refused == f"claim {ONE} no longer stands: {TWO} stands in its place"
    assert supersede(writer, ONE, THREE).refused == f"claim {ONE} no longer stands: {TWO} stands in its place"
    retract(writer, THREE)
    assert supersede(writer, TWO, THREE).refused == (
        f"claim {THREE} was retracted, and cannot stand in the place of another"
    )


def test_a_retraction_outlives_a_new_extraction_that_says_the_same(writer: Writer, address: str) -> None:
    """What it says otherwise stands again, and asks for a second look."""
    retract(writer, ONE)
    retract(writer, TWO)
    same, changed, _ = anew(writer, Act.ASSERT, Act.DENY, Act.ASSERT)
    assert (entry_of(address, same).state, entry_of(address, ONE).state) == (
        ReviewState.RETRACTED,
        ReviewState.SUPERSEDED,
    )
    entry = entry_of(address, changed)
    assert (entry.state, entry.second_look) == (ReviewState.UNREVIEWED, True)
    assert entry.retracted_before is not None
    assert verify(address).faults == ()


def test_a_persons_supersession_outlives_new_extractions(writer: Writer, address: str) -> None:
    """The claim is found again each time, and the one that a person put in its place has it again."""
    supersede(writer, ONE, TWO)
    for version in (2, 3):
        one, two, _ = anew(writer, *ASSERTS, version=version)
        old = entry_of(address, one)
        assert (old.state, old.superseded_by) == (ReviewState.SUPERSEDED, two)
        assert entry_of(address, two).state is ReviewState.UNREVIEWED
    assert verify(address).faults == ()


def test_where_the_other_claim_is_gone_the_first_stands_again(writer: Writer, address: str) -> None:
    """A claim that nobody finds any more has nobody's place."""
    supersede(writer, ONE, TWO)
    one, _ = anew(writer, Act.ASSERT, None, Act.ASSERT)
    assert entry_of(address, one).state is ReviewState.UNREVIEWED
    assert verify(address).faults == ()
