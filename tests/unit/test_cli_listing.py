"""One listing, six forms, the same content."""

import csv
import json
from pathlib import Path

import pytest

from ledger.cli.listing import Column, Form, Listing, Printing, chosen, print_listing
from ledger.model.problem import UsageError

ROWS = [("1", "China\tdenies:\nit"), ("2", "=1+1")]


def printed(form: Form, tmp_path: Path, rows: list[tuple[str, str]] | None = None) -> str:
    """What the listing of these rows looks like in a form."""
    listing = Listing(
        columns=(Column(name="id"), Column(name="claim", whole=False)),
        items=ROWS if rows is None else rows,
        row=lambda item: item,
        record=lambda item: {"id": item[0], "claim": item[1]},
    )
    print_listing(listing, Printing(form=form, target=tmp_path / "out"))
    return (tmp_path / "out").read_bytes().decode("utf-8")


def test_plain_rows_have_one_line_and_one_tab_a_cell(tmp_path: Path) -> None:
    """Neither heading nor boxes: for cut, awk and wc."""
    assert printed(Form.PLAIN, tmp_path) == "1\tChina denies: it\n2\t=1+1\n"


def test_tsv_has_a_heading(tmp_path: Path) -> None:
    assert printed(Form.TSV, tmp_path).splitlines()[0] == "id\tclaim"


def test_csv_keeps_the_cell_and_disarms_formulas(tmp_path: Path) -> None:
    """A line break stays in its cell; a spreadsheet does not run =1+1."""
    rows = list(csv.reader(printed(Form.CSV, tmp_path).splitlines(keepends=True)))
    assert rows == [["id", "claim"], ["1", "China\tdenies:\nit"], ["2", "'=1+1"]]


def test_json_is_one_array_of_records(tmp_path: Path) -> None:
    assert json.loads(printed(Form.JSON, tmp_path)) == [{"id": key, "claim": text} for key, text in ROWS]


def test_json_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    assert json.loads(printed(Form.JSON, tmp_path, [])) == []


def test_jsonl_is_one_record_a_line(tmp_path: Path) -> None:
    """U+0085 and U+2028 end no line of it."""
    lines = printed(Form.JSONL, tmp_path, [("1", "a\u2028b\x85c"), ("2", "d")]).splitlines()
    assert [json.loads(line)["claim"] for line in lines] == ["a\u2028b\x85c", "d"]


def test_a_table_in_a_file_has_no_colours(tmp_path: Path) -> None:
    """--table -o FILE: aligned columns, and [brackets] are text, not markup."""
    table = printed(Form.TABLE, tmp_path, [("1", "[bold]it[/bold] :smile:")])
    assert table == "id  claim\n1   [bold]it[/bold] :smile:\n"


@pytest.mark.parametrize(("name", "form"), [("a.csv", Form.CSV), ("a.jsonl", Form.JSONL), ("a", Form.PLAIN)])
def test_the_file_name_chooses_where_nothing_else_does(name: str, form: Form) -> None:
    """`-o claims.csv` writes commas."""
    got = chosen(json=False, jsonl=False, csv=False, tsv=False, table=False, target=Path(name))
    assert got == Printing(form=form, target=Path(name))


def test_two_forms_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="--json and --csv"):
        chosen(json=True, jsonl=False, csv=True, tsv=False, table=False, target=Path("-"))


@pytest.mark.parametrize("name", ["out.csv", "OUT.CSV"])
def test_the_name_of_a_file_says_the_form(name: str) -> None:
    """Capitals or not: a camera, a mail program or a Windows user may have named it."""
    asked = chosen(json=False, jsonl=False, csv=False, tsv=False, table=False, target=Path(name))
    assert asked.form is Form.CSV
