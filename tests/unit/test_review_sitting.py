"""A sitting of one reviewer: what comes next, the way back, and what is taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.model.claim import Act, Entry
from ledger.model.problem import UsageError
from ledger.model.review import Decided, Decision, ReviewField, ReviewState
from ledger.review.sitting import RefusedError, Sitter, Sitting
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.writing import Writer, open_writer

ARTICLE = an_article("one two three four")
CLAIMS = claims_of_words(ARTICLE, [Act.ASSERT] * 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    """A ledger with four claims."""
    with open_writer(str(path)) as opened:
        ingest(opened, ARTICLE, CLAIMS)
        yield opened


def sit(path: Path, writer: Writer, *, reviewer: str = "Ana", again: bool = False) -> Sitting:
    sitter = Sitter(address=str(path), writer=writer, reviewer=reviewer, now=lambda: NOW)
    return Sitting(sitter, ClaimQuery(), again=again)


def content(sitting: Sitting) -> str | None:
    """The words of the claim that is shown."""
    shown = sitting.shown()
    return shown.entry.claim.content if shown else None


def judge(sitting: Sitting, *decisions: Decision) -> None:
    """Decides on one claim after the other, as each is shown."""
    for decision in decisions:
        assert sitting.shown() is not None
        sitting.judge(decision)


def skip(sitting: Sitting) -> None:
    """Looks at a claim and goes on."""
    sitting.shown()
    sitting.skip()


def entry_of(path: Path, index: int) -> Entry:
    with open_reader(str(path)) as reader:
        return reader.claim(CLAIMS[index].id)


def test_each_decision_leads_to_the_next_claim_and_is_kept_at_once(path: Path, writer: Writer) -> None:
    """Another reader of the ledger sees it before the next is made."""
    sitting = sit(path, writer)
    assert content(sitting) == "one"
    sitting.judge(Decision.ACCEPT)
    assert (entry_of(path, 0).state, content(sitting)) == (ReviewState.ACCEPTED, "two")
    sitting.judge(Decision.REJECT)
    assert (entry_of(path, 1).state, content(sitting)) == (ReviewState.REJECTED, "three")


def test_another_sitting_goes_on_where_the_last_one_ended(path: Path, writer: Writer) -> None:
    """What was decided is not asked again, what was skipped is; others have their own queue; --again shows all."""
    first = sit(path, writer)
    judge(first, Decision.ACCEPT)
    skip(first)
    judge(first, Decision.ACCEPT)
    second = sit(path, writer, reviewer="ana")
    assert (content(second), second.total) == ("two", 2)
    skip(second)
    assert content(second) == "four"
    assert content(sit(path, writer, reviewer="Ben")) == "one"
    assert content(sit(path, writer, again=True)) == "one"


def test_the_claims_end(path: Path, writer: Writer) -> None:
    """Nothing is shown then, nothing can be decided, and the way back is open."""
    sitting = sit(path, writer)
    for _ in CLAIMS:
        skip(sitting)
    assert sitting.shown() is None
    with pytest.raises(RefusedError, match="there is no claim to decide on"):
        sitting.judge(Decision.ACCEPT)
    assert sitting.back()
    assert content(sitting) == "four"
    assert (sitting.done["skip"], sitting.left()) == (4, 4)


def test_undo_takes_back_the_last_decision_and_goes_to_its_claim(path: Path, writer: Writer) -> None:
    """One after the other, until nothing of this sitting is left."""
    sitting = sit(path, writer)
    judge(sitting, Decision.ACCEPT, Decision.REJECT)
    assert sitting.undo().decision is Decision.REJECT
    assert (content(sitting), entry_of(path, 1).state) == ("two", ReviewState.UNREVIEWED)
    assert sitting.undo().decision is Decision.ACCEPT
    assert content(sitting) == "one"
    with pytest.raises(RefusedError, match="nothing of yours to take back"):
        sitting.undo()


def test_undo_begins_with_the_claim_that_is_shown(path: Path, writer: Writer) -> None:
    """Back at the first claim, its own decision is taken back, not the last one of the sitting."""
    sitting = sit(path, writer)
    judge(sitting, Decision.ACCEPT, Decision.REJECT)
    assert sitting.back()
    assert sitting.back()
    assert content(sitting) == "one"
    sitting.undo()
    assert (entry_of(path, 0).state, entry_of(path, 1).state) == (ReviewState.UNREVIEWED, ReviewState.REJECTED)
    assert not sitting.back()


def test_corrections_of_several_fields_are_one_decision(path: Path, writer: Writer) -> None:
    """The later one holds the earlier fields too, so that the latest that stands is all of it."""
    sitting = sit(path, writer)
    sitting.shown()
    sitting.correct(ReviewField.ACT, "deny")
    sitting.correct(ReviewField.TARGET, "North Korea")
    sitting.correct(ReviewField.ACT, "urge")
    assert content(sitting) == "one"
    found = {one.field.value: one.value for one in entry_of(path, 0).corrections}
    assert found == {"act": "urge", "target": "North Korea"}
    with pytest.raises(RefusedError, match="you have corrected act, target"):
        sitting.judge(Decision.ACCEPT)
    with pytest.raises(UsageError, match="act is assert already"):
        sitting.correct(ReviewField.ACT, "assert")
    assert entry_of(path, 0).state is ReviewState.CORRECTED


def test_a_note_leaves_the_claim_before_the_reviewer(path: Path, writer: Writer) -> None:
    """It decides nothing, and the claim is asked again."""
    sitting = sit(path, writer)
    sitting.shown()
    sitting.note("see page 2")
    assert (content(sitting), entry_of(path, 0).state) == ("one", ReviewState.UNREVIEWED)
    assert content(sit(path, writer)) == "one"


def test_a_claim_that_was_read_anew_meanwhile_is_passed_over(path: Path, writer: Writer) -> None:
    """It no longer stands: nothing is decided on it, nor on another one unseen; a later sitting asks for its heir."""
    sitting = sit(path, writer)
    assert content(sitting) == "one"
    later = claims_of_words(ARTICLE, [Act.DENY, Act.ASSERT, Act.ASSERT, Act.ASSERT])
    ingest(writer, ARTICLE, later, extractor="rules/2")
    with pytest.raises(RefusedError, match="something else now: look at it again"):
        sitting.judge(Decision.ACCEPT)
    assert content(sitting) is None
    assert all(entry_of(path, index).state is ReviewState.UNREVIEWED for index in range(4))


def test_what_others_decide_meanwhile_is_shown(path: Path, writer: Writer) -> None:
    """The claim is read as it stands when it is shown."""
    sitting = sit(path, writer)
    writer.append_reviews([Decided(claim=CLAIMS[0].id, reviewer="Ben", decision=Decision.REJECT)], at=NOW)
    shown = sitting.shown()
    assert shown is not None
    assert [one.reviewer for one in shown.entry.reviews] == ["Ben"]


def test_claims_are_fetched_in_parts(tmp_path: Path) -> None:
    """A hundred and twenty claims, each shown once, in their order."""
    text = " ".join(f"w{number}" for number in range(120))
    article = an_article(text)
    path = tmp_path / "long.db"
    with open_writer(str(path)) as writer:
        ingest(writer, article, claims_of_words(article, [Act.ASSERT] * 120))
        sitting = sit(path, writer)
        seen = []
        while (words := content(sitting)) is not None:
            seen.append(words)
            skip(sitting)
    assert seen == text.split()


def test_the_query_narrows_the_queue(path: Path, writer: Writer) -> None:
    """Only the claims that answer are asked for."""
    sitter = Sitter(address=str(path), writer=writer, reviewer="Ana", now=lambda: NOW)
    assert Sitting(sitter, ClaimQuery(act=Act.DENY)).shown() is None
    assert Sitting(sitter, replace(ClaimQuery(), act=Act.ASSERT, limit=1)).total == 4
