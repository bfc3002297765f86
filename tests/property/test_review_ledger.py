"""Whatever people decide, take back and read anew: the ledger's answers are those of the rules, and of its own log."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.custody import verify
from ledger.model.claim import Act, Entry
from ledger.model.review import (
    Change,
    Decided,
    Decision,
    ReviewField,
    ReviewState,
    judgements,
    name_key,
    state_of,
)
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import Reader, open_reader
from ledger.store.writing import Writer, open_writer

TEXT = "one two three"
ACTS = st.sampled_from([Act.ASSERT, Act.DENY])
DECIDE = st.tuples(
    st.just("decide"),
    st.integers(0, 2),
    st.sampled_from(["Ana", "ana", "Ben"]),
    st.sampled_from([Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.NOTE]),
    st.sampled_from(["deny", "urge"]),
)
UNDO = st.tuples(st.just("undo"), st.integers(0, 2), st.sampled_from(["Ana", "Ben"]))
READ_ANEW = st.tuples(st.just("extract"), st.tuples(ACTS, ACTS, st.one_of(st.none(), ACTS)))
RETRACT = st.tuples(st.just("retract"), st.integers(0, 2))
SUPERSEDE = st.tuples(st.just("supersede"), st.integers(0, 2), st.integers(0, 2))
STEPS = st.lists(st.one_of(DECIDE, DECIDE, DECIDE, UNDO, READ_ANEW, RETRACT, SUPERSEDE), max_size=12)


def standing_entries(path: Path) -> tuple[Entry, ...]:
    with open_reader(str(path)) as reader:
        return reader.claims(ClaimQuery()).entries


def decided(entry: Entry, step: tuple[object, ...]) -> Decided:
    """The decision that a step asks for; correcting or noting needs something to say."""
    _, _, reviewer, decision, act = step
    change = Change(field=ReviewField.ACT, value=str(act), id=None, text=str(act))
    return Decided(
        claim=entry.claim.id,
        reviewer=str(reviewer),
        decision=Decision(str(decision)),
        changes=(change,) if decision is Decision.CORRECT else (),
        note=f"about {act}" if decision is Decision.NOTE else None,
    )


def take(writer: Writer, path: Path, step: tuple[object, ...], version: int) -> None:
    """Does one step with what stands now."""
    if step[0] == "extract":
        article, name = an_article(TEXT), f"rules/{version}"
        acts = step[1]
        assert isinstance(acts, tuple)
        ingest(writer, article, claims_of_words(article, acts, extractor=name), extractor=name)
        return
    entries = standing_entries(path)
    index = step[1]
    assert isinstance(index, int)
    entry = entries[index % len(entries)]
    if step[0] == "retract":
        writer.retract(entry.claim.id, keeper="Ana", reason="void", at=NOW)
        return
    if step[0] == "supersede":
        heir = entries[int(str(step[2])) % len(entries)]
        writer.supersede(entry.claim.id, heir.claim.id, keeper="Ana", reason="twice", at=NOW)
        return
    if step[0] == "decide":
        (recorded,) = writer.append_reviews([decided(entry, step)], at=NOW)
        assert (recorded.refused is None) == (entry.retraction is None)
        return
    mine = [one for one in entry.reviews if name_key(one.reviewer) == name_key(str(step[2]))]
    for review in mine[-1:]:
        undo = Decided(claim=entry.claim.id, reviewer=str(step[2]), decision=Decision.UNDO, undoes=review.event)
        (recorded,) = writer.append_reviews([undo], at=NOW)
        assert recorded.is_new


def ids(reader: Reader, query: ClaimQuery) -> set[int]:
    return {entry.row for entry in reader.iter_claims(query)}


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_questions_are_answered_by_the_rules(steps: list[tuple[object, ...]]) -> None:
    """Asking for a state or a reviewer finds the claims whose entries say so, and the tables are those of the log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        article = an_article(TEXT)
        with open_writer(str(path)) as writer:
            ingest(writer, article, claims_of_words(article, [Act.ASSERT, Act.ASSERT, Act.DENY]))
            for version, step in enumerate(steps, start=2):
                take(writer, path, step, version)
        with open_reader(str(path)) as reader:
            every = list(reader.iter_claims(ClaimQuery(current_only=False)))
            for state in ReviewState:
                wanted = {entry.row for entry in every if entry.state is state}
                assert ids(reader, ClaimQuery(review=state)) == wanted, state
            for name in ("Ana", "Ben"):
                stands = [entry for entry in every if entry.state is not ReviewState.SUPERSEDED]
                by_name = {
                    entry.row
                    for entry in stands
                    if any(name_key(one.reviewer) == name_key(name) for one in judgements(entry.reviews))
                }
                assert ids(reader, ClaimQuery(reviewer=name)) == by_name
                void = {entry.row for entry in stands if entry.state is ReviewState.RETRACTED}
                assert ids(reader, ClaimQuery(left_to=name)) == {entry.row for entry in stands} - by_name - void
            for entry in every:
                if entry.state not in {ReviewState.SUPERSEDED, ReviewState.RETRACTED}:
                    assert entry.state is state_of(entry.reviews)
        assert verify(str(path)).faults == ()
