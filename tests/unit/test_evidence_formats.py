"""The two formats of our own: what their rows stand for, and what a broken one costs."""

import json
from pathlib import Path

import jsonschema
import pytest

from ledger.evidence.columns import evidence_schemas
from ledger.evidence.format import Evidence
from ledger.evidence.read import FORMATS, read_evidence, understand
from ledger.evidence.source import source_of
from ledger.model.evidence import EvidenceBasis, Grade
from ledger.model.ids import sha256_hex
from ledger.model.problem import LedgerError
from ledger.model.record import from_plain, instant, to_plain

CORPUS = Path(__file__).parents[2] / "corpus" / "evidence"


def read(text: str | bytes) -> Evidence:
    data = text.encode() if isinstance(text, str) else text
    return understand(source_of("given", data))


def bounds(text: str) -> list[tuple[object, ...]]:
    return [(item.kind, item.low, item.high, item.point, item.unit) for item in read(text).observations]


def test_outage_row_gives_three_observations() -> None:
    """kind,entity,start,end,value,unit of an outage: its start, its end and its duration, in one group and window."""
    text = "kind,entity,start,end,value,unit\noutage,AS1,2014-12-22T16:15Z,2014-12-23T01:46Z,571,min\n"
    assert bounds(text) == [
        ("outage_start", "2014-12-22T16:15:00Z", "2014-12-22T16:16:00Z", "2014-12-22T16:15:00Z", "instant"),
        ("outage_end", "2014-12-23T01:46:00Z", "2014-12-23T01:47:00Z", "2014-12-23T01:46:00Z", "instant"),
        ("outage_duration", 34_230, 34_290, 34_260, "s"),
    ]
    made = read(text).observations
    assert len({item.group for item in made}) == 1
    assert {(instant(item.window_start), instant(item.window_end)) for item in made if item.window_start
            and item.window_end} == {("2014-12-22T16:15:00Z", "2014-12-23T01:47:00Z")}  # fmt: skip
    assert len({item.id for item in made}) == 3


def test_duration_follows_from_bounds_when_not_given() -> None:
    """Start in [0:00, 0:10), end in [1:00, 1:20): from just over 50 minutes to under 80."""
    text = (
        "kind,entity,start_lo,start_hi,end_lo,end_hi\n"
        "outage,AS1,2014-01-01T00:00:00Z,2014-01-01T00:10:00Z,2014-01-01T01:00:00Z,2014-01-01T01:20:00Z\n"
    )
    assert bounds(text)[2] == ("outage_duration", 3_001, 4_800, None, "s")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("attack_volume,AS1,5.97,Gbit/s", (5_965_000_000, 5_975_000_000, 5_970_000_000, "bit/s")),
        ("attack_volume,AS1,1.70,Mpps", (1_695_000, 1_705_000, 1_700_000, "packet/s")),
        ("outage_extent,AS1,4,networks", (4, 5, 4, "networks")),
        ("outage_extent,AS1,88,%", (875_000, 885_000, 880_000, "ppm")),
        ("upstream,AS1,0.75,share", (745_000, 755_000, 750_000, "ppm")),
        ("outage_duration,AS1,34260,s", (34_260, 34_261, 34_260, "s")),
    ],
)
def test_figures_are_integers_with_the_bounds_of_their_last_digit(cells: str, expected: tuple[object, ...]) -> None:
    """No float on the way: 5.97 Gbit/s is exactly 5,970,000,000 bit/s, half a digit either way."""
    assert bounds(f"kind,entity,value,unit\n{cells}\n") == [(cells.partition(",")[0], *expected)]


def test_header_gives_provider_and_licence() -> None:
    """`# provider:` lines above the table hold for rows that name none; the bytes' sha256 is kept."""
    text = "# provider: Lab\n# licence: CC0-1.0\nkind,entity,value,unit\noutage_duration,AS1,60,s\n"
    made = read(text)
    assert (made.dataset.provider, made.dataset.licence, made.observations[0].provider) == ("Lab", "CC0-1.0", "Lab")
    assert made.dataset.sha256 == sha256_hex(text.encode())
    assert made.dataset.format == "observations-csv/1"


def test_reported_is_never_above_moderate() -> None:
    """A reported figure graded high is lowered, and that is said; raw data may be high."""
    text = "kind,entity,unit,value,basis,grade\n" + "".join(
        f"outage_duration,AS1,s,{row},high\n" for row in ("60,reported", "61,raw")
    )
    made = read(text)
    assert [item.grade for item in made.observations] == [Grade.MODERATE, Grade.HIGH]
    assert [item.basis for item in made.observations] == [EvidenceBasis.REPORTED, EvidenceBasis.RAW]
    assert [(item.kind, item.where) for item in made.problems] == [("grade_lowered", "given:2")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("flood,AS1,1,s,", 'kind "flood" is not known'),
        ("outage_duration,,1,s,", "entity is empty"),
        ("outage_duration,AS1,1e3,s,", "is no decimal number"),
        ("outage_duration,AS1,1,parsec,", 'unit "parsec" is not known'),
        ("outage_duration,AS1,1,Gbps,", "outage_duration is measured in s"),
        ("outage_duration,AS1,,s,", "needs value, or lo and hi"),
        ("outage_start,AS1,,,2014-12-22T16:15", "is no instant"),
        ("outage_start,AS1,,,2014-02-30T16:15Z", "is no instant"),
        ("outage,AS1,,,", "outage needs start"),
        ("outage_duration,AS1,99999999999999999,h,", "2^53"),
        ("outage_duration,AS1,1", "it has 3 cells, the table has 5 columns"),
    ],
)
def test_broken_row_costs_that_row(row: str, words: str) -> None:
    """The rows before and after stand; the Problem names line 3 and the reason."""
    text = f"kind,entity,value,unit,start\noutage_duration,AS1,60,s,\n{row}\noutage_duration,AS1,61,s,\n"
    made = read(text)
    assert [item.point for item in made.observations] == [60, 61]
    [problem] = made.problems
    assert problem.where == "given:3"
    assert words in problem.what


def test_json_form_says_the_same_as_csv() -> None:
    """The rows as JSON objects, numbers as numbers, give the same figures; a broken item costs that item."""
    rows = [{"kind": "outage_duration", "entity": "AS1", "value": 9.5, "unit": "h"}, ["no", "row"], {"kind": "outage"}]
    made = read(json.dumps({"provider": "Lab", "observations": rows}))
    assert [(item.low, item.high, item.point) for item in made.observations] == [(34_020, 34_380, 34_200)]
    assert [item.where for item in made.problems] == ["given:2", "given:3"]
    assert read(json.dumps(rows[:1])).observations[0].point == 34_200


def test_repeated_row_is_kept_once() -> None:
    """Twice the same row is one observation and a Problem."""
    made = read("kind,entity,value,unit\n" + "outage_duration,AS1,60,s\n" * 2)
    assert len(made.observations) == 1
    assert [item.kind for item in made.problems] == ["duplicate_row"]


def test_unknown_column_is_said_once() -> None:
    """A column that nobody knows is not read, and that is said."""
    made = read("kind,entity,value,unit,colour\noutage_duration,AS1,60,s,red\noutage_duration,AS1,61,s,blue\n")
    assert len(made.observations) == 2
    assert [item.kind for item in made.problems] == ["unknown_column"]


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \n\t ", b"\0\x01\x02" * 50, b"\x1f\x8b\x08\0\0", b"just words\n", b"[1, 2", b'{"observations": [',
        b'[{"kind": ', b"[" * 100_000 + b'"kind"', b'{"observations": 5}', b"# only: comments\n", b"time,value\n",
        b"# entity: A\n# metric: m\n# unit: u\n# step: soon\ntime,value\n2014-01-01T00:00Z,1\n",
    ],
)  # fmt: skip
def test_what_is_no_evidence_is_an_error_in_one_line(data: bytes) -> None:
    """Empty, binary, unknown or broken files: what, where, what to do."""
    with pytest.raises(LedgerError) as caught:
        read(data)
    assert str(caught.value).startswith("given")
    assert "\n" not in str(caught.value)
    assert caught.value.todo


def test_missing_file_and_folder_are_errors(tmp_path: Path) -> None:
    """A path that leads nowhere, or to a folder."""
    with pytest.raises(LedgerError, match="no such file"):
        read_evidence(str(tmp_path / "none.csv"))
    with pytest.raises(LedgerError, match="this is a folder"):
        read_evidence(str(tmp_path))


def test_formats_have_names_of_their_own() -> None:
    """The name and version of a format tell it from every other."""
    assert len({form.name for form in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.csv")), ids=lambda path: path.stem)
def test_corpus_reads_without_a_problem(path: Path) -> None:
    """Every published figure has a provider and an address, is reported, and survives its record."""
    made = read_evidence(str(path))
    assert made.problems == ()
    assert made.observations
    for item in made.observations:
        assert item.provider
        assert item.url
        assert item.subject
        assert item.basis is EvidenceBasis.REPORTED
        assert item.grade is not Grade.HIGH
        assert from_plain(type(item), to_plain(item)) == item


def test_schemas_accept_what_the_readers_accept() -> None:
    """The published schemas and the readers say yes and no to the same rows."""
    schemas = evidence_schemas()
    table = jsonschema.Draft202012Validator(schemas["observation-table"])
    row = {"kind": "outage_duration", "entity": "AS1", "value": 9.5, "unit": "h"}
    assert table.is_valid([row])
    assert table.is_valid({"observations": [row], "provider": "Lab"})
    assert not table.is_valid([row | {"kind": "flood"}])
    assert not table.is_valid([{"entity": "AS1"}])
    series = jsonschema.Draft202012Validator(schemas["series-table"])
    head = {"entity": "AS1", "metric": "visible_prefixes", "unit": "networks", "step": "300", "basis": "raw"}
    assert series.is_valid(head | {"points": [{"time": "2014-12-22T16:15:00Z", "value": 4}]})
    assert not series.is_valid({"points": []})


def test_stray_quote_costs_its_line() -> None:
    """An opened quotation mark does not swallow the rows below it; a note of two lines is one row."""
    rows = ["outage_duration,AS1,60,s,fine", 'outage_duration,AS1,61,s,"never closed', "outage_duration,AS1,62,s,fine",
            'outage_duration,AS1,63,s,"closed', 'here"', "outage_duration,AS1,64,s,fine"]  # fmt: skip
    made = read("kind,entity,value,unit,note\n" + "\n".join(rows))
    assert [item.point for item in made.observations] == [60, 62, 63, 64]
    assert [(item.kind, item.where) for item in made.problems] == [("stray_quote", "given:3")]


@pytest.mark.parametrize(
    "cells",
    [
        "outage_duration,AS1,-5,min,,", "outage_extent,AS1,150,%,,", "outage_extent,AS1,-3,%,,",
        "attack_volume,AS1,-1,Gbit/s,,", "outage_duration,AS1,,min,-9,-5", "outage_extent,AS1,,%,120,130",
        "outage_duration,AS1,50,min,5,6",
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_left_out(cells: str) -> None:
    """Less than nothing, a share of more than all, a value outside its own bounds."""
    made = read(f"kind,entity,value,unit,lo,hi\n{cells}\n")
    assert (made.observations, [item.kind for item in made.problems]) == ((), ["broken_row"])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("outage_extent,AS1,100,%", (995_000, 1_000_001, 1_000_000, "ppm")),
        ("outage_extent,AS1,0,%", (0, 5_000, 0, "ppm")),
        ("attack_volume,AS1,0,Gbit/s", (0, 500_000_000, 0, "bit/s")),
        ("outage_duration,AS1,0.5,s", (1, 2, 0, "s")),
    ],
)
def test_bounds_hold_only_what_can_be(cells: str, expected: tuple[object, ...]) -> None:
    """What is rounded to all, or to nothing, is not more, or less."""
    assert bounds(f"kind,entity,value,unit\n{cells}\n")[0][1:] == expected


@pytest.mark.parametrize(("value", "kinds"), [("60", []), ("61", []), ("600", ["durations_differ"])])
def test_a_duration_that_contradicts_its_own_ends_is_told(value: str, kinds: list[str]) -> None:
    """From 16:15 to 17:15, minutes both, and so 59 to 61 minutes: ten hours is wrong, or an end is."""
    text = f"kind,entity,start,end,value,unit\noutage,AS1,2014-12-22T16:15Z,2014-12-22T17:15Z,{value},min\n"
    made = read(text)
    assert (len(made.observations), [item.kind for item in made.problems]) == (3, kinds)


def test_keys_beside_the_rows_are_told_when_they_are_not_known() -> None:
    """A misspelt provider would leave the figures nobody's in silence."""
    row = {"kind": "outage_duration", "entity": "AS1", "value": 5, "unit": "min"}
    made = read(json.dumps({"provder": "Lab", "observations": [row]}))
    assert [item.kind for item in made.problems] == ["unknown_column"]


def test_a_million_faults_are_counted() -> None:
    """250 rows without an entity: a hundred told with their lines, the others as a number."""
    made = read("kind,entity,value,unit\n" + "outage_duration,,5,min\n" * 250)
    assert [item.where for item in made.problems[:2]] == ["given:2", "given:3"]
    assert (len(made.problems), made.problems[-1].what) == (101, "150 more of this kind, 250 in all.")
