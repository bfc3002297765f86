"""How exports show what people have decided: apart from the machine's reading, and beside it."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from word_claims import a_claim, an_article

from ledger.export.formats import export
from ledger.export.options import ExportOptions
from ledger.export.reviewing import corrected, reviewer_lines, state_words
from ledger.model.claim import Entry, Review
from ledger.model.review import Carried, Change, Decision, Retraction, Reviewed, ReviewField
from ledger.model.text import Span
from ledger.review.times import Frame, read_time

ARTICLE = an_article("one two")
CLAIM = a_claim(ARTICLE, Span(0, 3))
AT = datetime(2026, 1, 2, tzinfo=UTC)
DENY = Change(field=ReviewField.ACT, value="deny", id=None, text="deny")
SAID = Change(
    field=ReviewField.SAID,
    value=read_time("2014-12-22T15:30Z/..", Frame(claim=CLAIM, meta=ARTICLE.meta)),
    id=None,
    text="2014-12-22T15:30Z/..",
)
ANA = Reviewed(
    event=7, claim=CLAIM.id, row=3, reviewer="Ana", at=AT, decision=Decision.CORRECT, changes=(DENY, SAID), note="=1+1"
)
BEN = replace(ANA, event=8, reviewer="Ben", changes=(replace(DENY, value="urge"),), note=None)
ENTRY = Entry(claim=CLAIM, meta=ARTICLE.meta, review=Review.CORRECTED, findings=(), reviews=(ANA,))
VOID = replace(
    ENTRY, review=Review.REJECTED, reviews=(), retraction=Retraction(event=9, by="Chloë", at=AT, reason="a quiz")
)


def written(name: str, *entries: Entry) -> bytes:
    out = io.BytesIO()
    export(entries, out, format=name, options=ExportOptions(generated_at=AT))
    return out.getvalue()


def table(*entries: Entry) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *entries).decode("utf-8-sig"))))


def test_a_corrected_value_stands_in_the_column_beside_the_machines() -> None:
    """The machine's columns are as they were; the reviewer's have a time with both bounds; a note does not run."""
    (row,) = table(ENTRY)
    assert (row["act"], row["act_corrected"], row["speaker_corrected"]) == ("assert", "deny", "")
    assert (row["said_earliest"], row["said_corrected"]) == ("", "2014-12-22T15:30:00Z/..")
    assert (row["review"], row["review_state"]) == ("corrected", "corrected")
    assert (row["reviewers"], row["review_notes"]) == ("corrected by Ana, 2026-01-02", "Ana: =1+1")
    columns = list(row)
    assert columns.index("act_corrected") == columns.index("act") + 1


def test_two_values_for_one_field_stand_with_their_reviewers() -> None:
    """Neither is preferred; the state says that it is disputed."""
    both = replace(ENTRY, reviews=(ANA, BEN))
    assert corrected(both, ReviewField.ACT) == "deny (Ana); urge (Ben)"
    (row,) = table(both)
    assert (row["review"], row["review_state"]) == ("corrected", "disputed")
    assert corrected(replace(ENTRY, reviews=(ANA, replace(ANA, reviewer="Ben"))), ReviewField.ACT) == "deny"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        pytest.param(replace(ENTRY, review=Review.UNREVIEWED, reviews=()), "not reviewed", id="nobody"),
        pytest.param(
            replace(ENTRY, review=Review.UNREVIEWED, reviews=(replace(ANA, carried=Carried.CHANGED),)),
            "not reviewed: needs a second look",
            id="another reading",
        ),
        pytest.param(VOID, "retracted", id="void"),
    ],
)
def test_the_state_is_in_words(entry: Entry, words: str) -> None:
    """What nobody has looked at says so."""
    assert state_words(entry) == words


def test_decisions_say_on_what_they_were_made() -> None:
    """A decision on an earlier extraction says so; a retraction gives its reason."""
    lines = reviewer_lines(replace(ENTRY, reviews=(replace(ANA, carried=Carried.SAME),)))
    assert lines == ("corrected by Ana, 2026-01-02, on an earlier extraction",)
    assert reviewer_lines(VOID) == ("retracted by Chloë, 2026-01-02: a quiz",)


def test_the_report_keeps_reviewed_and_unreviewed_apart() -> None:
    """Each claim's class is its state; what is void is struck out and drawn nowhere, and that is said."""
    page = written("html", ENTRY, replace(ENTRY, review=Review.UNREVIEWED, reviews=()), VOID).decode()
    for state in ("corrected", "unreviewed", "retracted"):
        assert page.count(f'<article class="claim {state}"') == 1
    assert "act: deny (machine: assert; Ana)" in page
    assert "Not drawn: 1 claim that reviewers rejected or that was retracted." in page
    assert "1 of 3 not reviewed." in page


def test_the_markdown_names_reviewer_and_correction() -> None:
    """In the cell of the review."""
    assert (
        "corrected<br>corrected by Ana, 2026-01-02<br>act: deny (machine: assert; Ana)"
        in written("markdown", ENTRY).decode()
    )


def test_the_workbook_holds_the_same_cells() -> None:
    """Read back by another library."""
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", ENTRY)))["claims"]
    header, row = ([cell.value for cell in cells] for cells in sheet.iter_rows())
    found = dict(zip(header, row, strict=True))
    assert (found["act"], found["act_corrected"], found["review_notes"]) == ("assert", "deny", "Ana: =1+1")
