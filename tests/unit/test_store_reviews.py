"""What the ledger does with a decision: keeps it once, refuses what cannot be, carries it to a later reading."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.custody import verify
from ledger.model.claim import Act, Entry, Review, claim_record
from ledger.model.record import to_plain
from ledger.model.review import Carried, Change, Decided, Decision, ReviewField, ReviewState, needs_second_look
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.rows import Place
from ledger.store.writing import Writer, open_writer

ARTICLE = an_article("one two three")
FIRST = claims_of_words(ARTICLE, [Act.ASSERT, Act.ASSERT, Act.DENY])
ONE, TWO, THREE = (claim.id for claim in FIRST)
NOT_ASSERT = Change(field=ReviewField.ACT, value="deny", id=None, text="DENY")


@pytest.fixture
def writer(address: str) -> Iterator[Writer]:
    """A ledger with three claims."""
    with open_writer(address) as opened:
        ingest(opened, ARTICLE, FIRST)
        yield opened


def decide(writer: Writer, claim: str, decision: Decision, reviewer: str = "Ana", **more: object) -> str | None:
    """Makes one decision; why it was refused, None when it was not."""
    (recorded,) = writer.append_reviews(
        [Decided(claim=claim, reviewer=reviewer, decision=decision, **more)],  # type: ignore[arg-type]
        at=NOW,
    )
    assert (recorded.event is None) == (recorded.refused is not None)
    return recorded.refused


def entry_of(address: str, claim: str) -> Entry:
    with open_reader(address) as reader:
        return reader.claim(claim)


def events(address: str) -> int:
    with open_reader(address) as reader:
        return reader.status().events


def test_a_decision_is_an_event_with_who_and_when(writer: Writer, address: str) -> None:
    """One event in a batch of its own; the claim shows it, and nothing of the claim changes."""
    before, count = entry_of(address, ONE), events(address)
    decide(writer, ONE, Decision.ACCEPT, note="read twice")
    after = entry_of(address, ONE)
    (review,) = after.reviews
    assert (review.reviewer, review.at, review.note) == ("Ana", NOW, "read twice")
    assert (after.claim, after.review, after.state) == (before.claim, Review.ACCEPTED, ReviewState.ACCEPTED)
    assert events(address) == count + 2
    assert verify(address).faults == ()


def test_the_same_decision_again_changes_nothing(writer: Writer, address: str) -> None:
    """Whatever the case of the name; without a note it adds none to one that has one; another note is new."""
    decide(writer, ONE, Decision.CORRECT, changes=(NOT_ASSERT,), note="see the second sentence")
    count = events(address)
    again = Decided(claim=ONE, reviewer="ANA", decision=Decision.CORRECT, changes=(NOT_ASSERT,))
    (recorded,) = writer.append_reviews([again], at=NOW)
    assert (recorded.is_new, recorded.event, events(address)) == (False, count, count)
    decide(writer, ONE, Decision.CORRECT, changes=(NOT_ASSERT,), note="see the third")
    assert events(address) == count + 2


def test_a_correction_stands_beside_what_the_machine_says(writer: Writer, address: str) -> None:
    """The record keeps the machine's act and gives the reviewer's with who and when."""
    decide(writer, ONE, Decision.CORRECT, changes=(NOT_ASSERT,))
    record = claim_record(entry_of(address, ONE))
    (correction,) = record["corrections"]
    assert (record["act"], record["review"], record["state"]) == ("assert", "corrected", "corrected")
    assert {name: correction[name] for name in ("field", "machine", "value", "reviewer", "at")} == {
        "field": "act", "machine": "assert", "value": "deny", "reviewer": "Ana", "at": "2026-01-02T03:04:05Z",
    }  # fmt: skip


def test_two_reviewers_disagree_and_both_stand(writer: Writer, address: str) -> None:
    """The contract's word is the most cautious one; the state says that it is disputed; both are listed."""
    decide(writer, ONE, Decision.ACCEPT, "Ana")
    decide(writer, ONE, Decision.REJECT, "Ben")
    entry = entry_of(address, ONE)
    assert (entry.review, entry.state) == (Review.REJECTED, ReviewState.DISPUTED)
    assert [(one.reviewer, one.decision.value) for one in entry.reviews] == [("Ana", "accept"), ("Ben", "reject")]


def test_undo_takes_back_ones_own_decision_once(writer: Writer, address: str) -> None:
    """Another's is refused, a second undo is the first one, and the decision before stands again."""
    decide(writer, ONE, Decision.REJECT)
    decide(writer, ONE, Decision.ACCEPT)
    last = entry_of(address, ONE).reviews[-1].event
    refused = decide(writer, ONE, Decision.UNDO, "Ben", undoes=last)
    assert refused == f"event {last} is Ana's decision, not Ben's"
    assert decide(writer, ONE, Decision.UNDO, undoes=last) is None
    count = events(address)
    assert decide(writer, ONE, Decision.UNDO, undoes=last) is None
    assert (events(address), entry_of(address, ONE).state) == (count, ReviewState.REJECTED)
    assert decide(writer, ONE, Decision.UNDO, undoes=count) == f"event {count} is no decision on claim {ONE}"
    assert decide(writer, TWO, Decision.UNDO, undoes=last) == f"event {last} is no decision on claim {TWO}"


@pytest.mark.parametrize(
    ("decided", "why"),
    [
        pytest.param(
            Decided(claim="0" * 20, reviewer="Ana", decision=Decision.ACCEPT),
            f"no claim {'0' * 20} is in this ledger",
            id="unknown",
        ),
        pytest.param(
            Decided(claim=ONE, reviewer="Ana", decision=Decision.CORRECT),
            "a correction names the fields that are wrong, and nothing else does",
            id="corrects nothing",
        ),
        pytest.param(
            Decided(claim=ONE, reviewer="Ana", decision=Decision.ACCEPT, changes=(NOT_ASSERT,)),
            "a correction names the fields that are wrong, and nothing else does",
            id="accepts and corrects",
        ),
        pytest.param(
            Decided(claim=ONE, reviewer="Ana", decision=Decision.NOTE), "a note without a word", id="empty note"
        ),
    ],
)
def test_what_cannot_be_decided_is_refused(writer: Writer, address: str, decided: Decided, why: str) -> None:
    """A reason in a line, and nothing is written."""
    count = events(address)
    (recorded,) = writer.append_reviews([decided], at=NOW)
    assert (recorded.refused, events(address)) == (why, count)


def test_one_refused_decision_does_not_cost_the_others(writer: Writer, address: str) -> None:
    """All that can be made go in as one batch, those of one claim in their order."""
    decided = [
        Decided(claim=ONE, reviewer="Ana", decision=Decision.ACCEPT),
        Decided(claim="0" * 20, reviewer="Ana", decision=Decision.ACCEPT),
        Decided(claim=ONE, reviewer="Ana", decision=Decision.ACCEPT),
        Decided(claim=ONE, reviewer="Ana", decision=Decision.REJECT),
    ]
    count = events(address)
    assert [one.is_new for one in writer.append_reviews(decided, at=NOW)] == [True, False, False, True]
    assert (events(address), entry_of(address, ONE).state) == (count + 3, ReviewState.REJECTED)


def test_a_decision_reaches_the_claim_of_a_later_extraction(writer: Writer, address: str) -> None:
    """Said the same: it counts, visibly carried. Says something else: it needs a second look. Gone: it stays."""
    for claim in (ONE, TWO, THREE):
        decide(writer, claim, Decision.ACCEPT)
    later = claims_of_words(ARTICLE, [Act.ASSERT, Act.DENY, None], extractor="rules/2")
    ingest(writer, ARTICLE, later, extractor="rules/2")
    same, changed, gone = (entry_of(address, name) for name in (later[0].id, later[1].id, THREE))
    assert (same.state, same.reviews[0].carried, same.reviews[0].claim) == (ReviewState.ACCEPTED, Carried.SAME, ONE)
    assert (changed.state, changed.reviews[0].carried) == (ReviewState.UNREVIEWED, Carried.CHANGED)
    assert needs_second_look(changed.reviews)
    assert (gone.state, gone.reviews[0].decision) == (ReviewState.SUPERSEDED, Decision.ACCEPT)
    assert decide(writer, ONE, Decision.REJECT) == f"claim {ONE} no longer stands: {later[0].id} stands in its place"
    assert decide(writer, THREE, Decision.REJECT) == f"claim {THREE} no longer stands: nothing stands in its place"


def test_a_decision_carried_along_can_be_taken_back(writer: Writer, address: str) -> None:
    """The undo is of the claim that the decision was made on, and reaches the later one with it."""
    decide(writer, ONE, Decision.ACCEPT)
    later = claims_of_words(ARTICLE, [Act.ASSERT], extractor="rules/2")
    ingest(writer, ARTICLE, later, extractor="rules/2")
    (review,) = entry_of(address, later[0].id).reviews
    assert decide(writer, later[0].id, Decision.UNDO, undoes=review.event) is None
    assert entry_of(address, later[0].id).state is ReviewState.UNREVIEWED
    assert verify(address).faults == ()


def test_a_decision_on_what_has_changed_since_is_refused(writer: Writer, address: str) -> None:
    """The reviewer names the row that was seen; when the claim of that id says something else now, it is told."""
    seen = entry_of(address, ONE).row
    changed = claims_of_words(ARTICLE, [Act.DENY, Act.ASSERT, Act.DENY])
    ingest(writer, ARTICLE, changed, extractor="rules/2")
    assert decide(writer, ONE, Decision.ACCEPT, row=seen) == (
        f"claim {ONE} was read anew and says something else now: look at it again"
    )
    assert decide(writer, TWO, Decision.ACCEPT, row=seen + 1) is None


def test_the_queue_is_handed_out_in_parts(writer: Writer, address: str) -> None:
    """In the order of claims; what the reviewer has decided is not in it."""
    decide(writer, TWO, Decision.ACCEPT)
    decide(writer, THREE, Decision.ACCEPT, "Ben")
    query = ClaimQuery(left_to="ana")
    with open_reader(address) as reader:
        (first,) = reader.places(query, Place("", 0), 1)
        (second,) = reader.places(query, first, 5)
        assert [reader.entry(one.seq).claim.id for one in (first, second)] == [ONE, THREE]
        assert (reader.places(query, second, 5), reader.count(query)) == ((), 2)


def test_an_event_holds_the_decision_as_it_was_made(writer: Writer, address: str) -> None:
    """What the log says is what the entry shows."""
    decide(writer, ONE, Decision.CORRECT, changes=(NOT_ASSERT,), note="n")
    (review,) = entry_of(address, ONE).reviews
    assert to_plain(review.changes) == [{"field": "act", "value": "deny", "id": None, "text": "DENY"}]


def test_claims_are_found_by_where_people_left_them(writer: Writer, address: str) -> None:
    """Every state by itself, and who has decided; a decision counts where the claim is read anew and says the same."""
    decide(writer, ONE, Decision.ACCEPT, "Ana")
    decide(writer, TWO, Decision.CORRECT, "Ana", changes=(NOT_ASSERT,))
    decide(writer, TWO, Decision.CORRECT, "Ben", changes=(replace(NOT_ASSERT, value="urge"),))
    decide(writer, THREE, Decision.REJECT, "Ana")
    later = claims_of_words(ARTICLE, [Act.ASSERT, Act.ASSERT, Act.URGE], extractor="rules/2")
    ingest(writer, ARTICLE, later, extractor="rules/2")
    with open_reader(address) as reader:
        found = {state.value: [one.claim.content for one in reader.iter_claims(ClaimQuery(review=state))]
                 for state in ReviewState}  # fmt: skip
        by = {name: reader.count(ClaimQuery(reviewer=name)) for name in ("ANA", "Ben", "Chloë")}
    assert {state: words for state, words in found.items() if words} == {
        "accepted": ["one"], "disputed": ["two"], "unreviewed": ["three"], "superseded": ["one", "two", "three"],
    }  # fmt: skip
    assert by == {"ANA": 2, "Ben": 1, "Chloë": 0}
