"""The editor's sheet: written, changed as spreadsheet programs and people change it, and taken in again."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from word_claims import NOW, an_article, claims_of_words, ingest

from ledger.model.claim import Act, Entry
from ledger.model.review import Decided, Decision, ReviewState
from ledger.review.sheet_columns import COLUMNS
from ledger.review.sheet_import import Editor, Imported, import_sheet
from ledger.review.sheet_reading import SheetError
from ledger.review.sheet_writing import SHEET, write_csv, write_xlsx
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.store.writing import Writer, open_writer

ARTICLE = an_article("one =two three")
CLAIMS = claims_of_words(ARTICLE, [Act.ASSERT] * 3)
ONE, TWO, THREE = (claim.id for claim in CLAIMS)
ANA = Editor(name="Ana", is_given=True)
AFTERNOON = datetime(2014, 12, 22, 16, 15, tzinfo=UTC).replace(tzinfo=None)
"""Cells have no zone."""

pytestmark = pytest.mark.usefixtures("writer")

Rows = list[dict[str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    """A ledger with three claims."""
    with open_writer(str(path)) as opened:
        ingest(opened, ARTICLE, CLAIMS)
        yield opened


def exported(path: Path, reviewer: str = "Ana") -> bytes:
    out = io.BytesIO()
    with open_reader(str(path)) as reader:
        write_csv(reader.iter_claims(ClaimQuery()), reviewer, out)
    return out.getvalue()


def rows_of(path: Path) -> Rows:
    return list(csv.DictReader(io.StringIO(exported(path).decode("utf-8-sig"))))


def save(path: Path, rows: Rows, **how: str) -> Path:
    """The rows as a spreadsheet program saves them."""
    target = path.with_name("sheet.csv")
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(rows[0]), delimiter=how.get("separator", ","))
    table.writeheader()
    table.writerows(rows)
    target.write_bytes((how.get("before", "") + text.getvalue()).encode(how.get("encoding", "utf-8")))
    return target


def take(path: Path, sheet: Path, editor: Editor = ANA) -> Imported:
    return import_sheet(str(path), sheet, editor, at=NOW)


def states(path: Path) -> list[ReviewState]:
    with open_reader(str(path)) as reader:
        return [entry.state for entry in reader.iter_claims(ClaimQuery())]


def entry_of(path: Path, claim: str) -> Entry:
    with open_reader(str(path)) as reader:
        return reader.claim(claim)


def test_nothing_in_the_sheet_runs_and_no_id_is_a_number(path: Path) -> None:
    """Formulas are guarded, line ends CRLF, a byte order mark before; the machine's words are as they are."""
    data = exported(path)
    assert data.startswith(b"\xef\xbb\xbfclaim,row,")
    assert b"\r\n" in data
    rows = rows_of(path)
    assert [row["content"] for row in rows] == ["one", "'=two", "three"]
    assert [row["claim"] for row in rows] == [f"claim-{name}" for name in (ONE, TWO, THREE)]


def test_a_filled_sheet_goes_in_at_once_and_only_once(path: Path) -> None:
    """Accept, correct, note, each with the editor's name; the same sheet again changes nothing."""
    rows = rows_of(path)
    rows[0] |= {"decision": "Accepted", "note": "  read\ntwice "}
    rows[1] |= {"correct_act": "deny", "correct_target": "DPRK", "correct_quote": "indirect"}
    rows[2] |= {"note": "=who?"}
    sheet = save(path, rows)
    assert take(path, sheet) == Imported(added=3, unchanged=0, undecided=0, problems=())
    assert take(path, sheet) == Imported(added=0, unchanged=3, undecided=0, problems=())
    one, two, three = (entry_of(path, name) for name in (ONE, TWO, THREE))
    assert (one.state, one.reviews[0].note, one.reviews[0].reviewer) == (ReviewState.ACCEPTED, "read twice", "Ana")
    assert {change.field.value: change.value for change in two.reviews[0].changes} == {
        "act": "deny", "target": "North Korea",
    }  # fmt: skip
    assert (three.state, three.reviews[0].decision, three.reviews[0].note) == (
        ReviewState.UNREVIEWED, Decision.NOTE, "=who?",
    )  # fmt: skip


def test_a_sheet_shows_what_its_reviewer_has_decided(path: Path) -> None:
    """So that it can be gone on with; another's decisions stand in the column of all reviews."""
    rows = rows_of(path)
    rows[0] |= {"correct_act": "deny", "correct_said": "Monday", "note": "see page 2"}
    take(path, save(path, rows))
    again = rows_of(path)
    assert {name: again[0][name] for name in ("decision", "correct_act", "correct_said", "note", "reviewer")} == {
        "decision": "correct", "correct_act": "deny", "correct_said": "Monday", "note": "see page 2", "reviewer": "Ana",
    }  # fmt: skip
    assert take(path, save(path, again)).unchanged == 1
    others = list(csv.DictReader(io.StringIO(exported(path, "Ben").decode("utf-8-sig"))))
    assert (others[0]["decision"], others[0]["reviews"]) == ("", "corrected by Ana, 2026-01-02; Ana: see page 2")


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"separator": ";"}, id="semicolons"),
        pytest.param({"separator": "\t", "encoding": "utf-16"}, id="tabs in UTF-16"),
        pytest.param({"separator": ";", "encoding": "cp1252"}, id="Windows-1252"),
        pytest.param({"encoding": "utf-8-sig"}, id="byte order mark"),
        pytest.param({"separator": "|", "before": "sep=|\r\n"}, id="Excel's hint"),
    ],
)
def test_any_programs_separators_and_encoding(path: Path, how: dict[str, str]) -> None:
    """What is written comes back as it was."""
    rows = rows_of(path)
    rows[0] |= {"decision": "reject", "note": "«Señor» ask; ask, again"}
    assert take(path, save(path, rows, **how)).added == 1
    assert entry_of(path, ONE).reviews[0].note == "«Señor» ask; ask, again"


def test_columns_may_be_turned_round_renamed_in_case_left_out_and_added(path: Path) -> None:
    """Only the claim and something that decides is needed; the editor's own columns are passed over."""
    rows = [{"My words": "x", "Correct Act": "deny", "CLAIM": row["claim"]} for row in rows_of(path)[:1]]
    assert take(path, save(path, rows)).added == 1
    assert entry_of(path, ONE).corrections[0].value == "deny"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"claim": "1.23E+19", "decision": "accept"}, "'1.23E+19' is no claim's id"),
        ({"claim": "", "decision": "accept"}, "no claim is named"),
        ({"claim": f"claim-{'0' * 20}", "row": "", "decision": "accept"}, f"no claim {'0' * 20} is in this ledger"),
        ({"claim": f"claim-{'0' * 20}", "correct_act": "deny"}, f"no claim {'0' * 20} is in this ledger"),
        ({"decision": "maybe"}, "'maybe' is no decision; choose of accept, reject, correct"),
        ({"decision": "accept", "correct_act": "deny"}, "it is to accept the claim and corrects act"),
        ({"decision": "correct"}, "nothing is corrected that the machine does not say already"),
        ({"correct_act": "assert"}, "nothing is corrected that the machine does not say already"),
        ({"correct_act": "denied"}, "act: 'denied' is none of its words; choose of assert,"),
        ({"correct_said": "03/04/2015"}, "said: '03/04/2015' can be two days"),
        ({"decision": "accept", "row": "first"}, "'first' in the column row is no event"),
        ({"decision": "accept", "row": "1"}, f"event 1 is none of claim {ONE}"),
        ({"decision": "accept", "reviewer": "Ben"}, "it is Ben's, and the sheet is imported as Ana's"),
        ({"decision": "accept", "reviewer": "B\u202een"}, "a reviewer's name holds characters that cannot be seen"),
        ({"decision": "accept", "note": "x" * 4001}, "a note is longer than 4000 characters"),
    ],
)
def test_a_bad_row_costs_that_row(path: Path, change: dict[str, str], why: str) -> None:
    """It is told with its number as a spreadsheet counts; the row after it goes in."""
    rows = rows_of(path)
    rows[0] |= change
    rows[1] |= {"decision": "reject"}
    found = take(path, save(path, rows))
    assert (found.added, states(path)) == (1, [ReviewState.UNREVIEWED, ReviewState.REJECTED, ReviewState.UNREVIEWED])
    (problem,) = found.problems
    assert (problem.where, problem.what.startswith(why)) == (f"{path.with_name('sheet.csv')}:2", True), problem.what


def test_a_claim_decided_in_two_rows(path: Path) -> None:
    """Twice the same is once; of two that say otherwise the first counts, and the other is told."""
    rows = rows_of(path)
    rows[0] |= {"decision": "accept"}
    rows += [dict(rows[0]), dict(rows[0]) | {"decision": "reject"}]
    found = take(path, save(path, rows))
    assert (found.added, [one.what for one in found.problems], entry_of(path, ONE).state) == (
        1, ["row 2 decides the same claim otherwise, and was taken in"], ReviewState.ACCEPTED,
    )  # fmt: skip


def test_another_reviewers_rows_are_theirs(writer: Writer, path: Path) -> None:
    """What they decided already is passed over; nobody decides anew in another's name, unless nobody is named."""
    rows = rows_of(path)
    rows[0] |= {"decision": "accept", "reviewer": "Ben"}
    writer.append_reviews([Decided(claim=ONE, reviewer="Ben", decision=Decision.ACCEPT)], at=NOW)
    assert take(path, save(path, rows)) == Imported(added=0, unchanged=0, undecided=3, problems=())
    rows[0]["decision"] = "reject"
    assert [one.what for one in take(path, save(path, rows)).problems] == [
        "it is Ben's, and the sheet is imported as Ana's: empty that cell"
    ]
    assert take(path, save(path, rows), Editor(name="root", is_given=False)).added == 1
    assert [one.reviewer for one in entry_of(path, ONE).reviews] == ["Ben"]


def test_a_claim_that_was_superseded_since_is_told(writer: Writer, path: Path) -> None:
    """By the claim in its place, or that it says something else now; the others go in."""
    rows = rows_of(path)
    for row in rows:
        row["decision"] = "accept"
    writer.supersede(THREE, TWO, keeper="Ben", reason="twice", at=NOW)
    ingest(writer, ARTICLE, claims_of_words(ARTICLE, [Act.ASSERT, Act.DENY, Act.ASSERT]), extractor="rules/2")
    found = take(path, save(path, rows))
    assert (found.added, [one.what for one in found.problems]) == (
        1,
        [
            f"claim {TWO} was read anew and says something else now: look at it again",
            f"claim {THREE} no longer stands: {TWO} stands in its place",
        ],
    )


def test_a_cell_behind_the_last_column_means_that_others_are_out_of_place(path: Path) -> None:
    """A separator that nobody quoted pushes the reviewer's name into no column: the row is not taken in."""
    lines = exported(path).decode("utf-8-sig").splitlines()
    lines[1] = lines[1].removesuffix(",,") + ",a note, with a comma,Ana"
    sheet = path.with_name("sheet.csv")
    sheet.write_text("\r\n".join(lines), "utf-8")
    (problem,) = take(path, sheet).problems
    assert problem.what.startswith("has a cell behind the last column")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \r\n \r\n", "is empty"),
        (b"decision,note\r\naccept,x\r\n", "has no column claim"),
        (b"claim,act\r\nclaim-1,deny\r\n", "has no column decision, note or correct_..."),
        (b"claim,decision,Decision\r\n", "the column decision stands twice"),
        (b"PK\x03\x04 and no more", "this workbook cannot be read"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 100, "this is an old or a locked Excel file"),
        (b"claim,note\r\n" + b"x" * 200_000 + b",y\r\n", "this is no table (field larger than field limit"),
    ],
)
def test_what_is_no_sheet_is_told(path: Path, data: bytes, why: str) -> None:
    """The request is at fault; nothing is changed."""
    sheet = path.with_name("sheet")
    sheet.write_bytes(data)
    with pytest.raises(SheetError if not data.startswith(b"PK") else Exception) as fault:
        take(path, sheet)
    assert why in str(fault.value)


def test_a_sheet_that_is_not_there_is_told(path: Path) -> None:
    """With its name."""
    with pytest.raises(SheetError, match=r"none\.csv: cannot be read"):
        take(path, path.with_name("none.csv"))


@pytest.fixture
def workbook(path: Path) -> Callable[[], openpyxl.Workbook]:
    """The sheet as a workbook, opened by another library."""

    def opened() -> openpyxl.Workbook:
        out = io.BytesIO()
        with open_reader(str(path)) as reader:
            write_xlsx(reader.iter_claims(ClaimQuery()), "Ana", out)
        return openpyxl.load_workbook(io.BytesIO(out.getvalue()))

    return opened


def place(book: openpyxl.Workbook, row: int, **values: object) -> None:
    """Fills cells of a row, by the name of their column."""
    columns = {cell.value: cell.column for cell in book[SHEET][1]}
    for name, value in values.items():
        cell = book[SHEET].cell(row, columns[name])
        cell.value = value
        cell.number_format = "General" if not isinstance(value, date) else cell.number_format


def test_a_workbook_goes_there_and_back(workbook: Callable[[], openpyxl.Workbook], path: Path) -> None:
    """Saved by another program; a date cell is the day it shows, a number the number, a sheet before it no matter."""
    book = workbook()
    assert [cell.value for cell in book[SHEET][1]] == [column.name for column in COLUMNS]
    assert book[SHEET].cell(3, 8).value == "=two"
    place(book, 2, decision="accept", note="'quoted'")
    place(book, 3, correct_said=date(2014, 12, 23), correct_event_time=AFTERNOON)
    place(book, 4, decision="reject", note=42)
    book.create_sheet("my own", 0)
    sheet = path.with_name("sheet.xlsx")
    book.save(sheet)
    assert take(path, sheet) == Imported(added=3, unchanged=0, undecided=0, problems=())
    assert take(path, sheet).unchanged == 3
    one, two, three = (entry_of(path, name) for name in (ONE, TWO, THREE))
    assert [change.text for change in two.reviews[0].changes] == ["2014-12-23", "2014-12-22 16:15:00"]
    assert (one.reviews[0].note, three.reviews[0].note) == ("'quoted'", "42")


def test_words_of_a_closed_set_can_be_chosen(workbook: Callable[[], openpyxl.Workbook]) -> None:
    """Decision, act, quote and anonymity have a list each."""
    rules = workbook()[SHEET].data_validations.dataValidation
    assert [rule.formula1.strip('"').split(",")[0] for rule in rules] == ["accept", "assert", "direct", "named"]
