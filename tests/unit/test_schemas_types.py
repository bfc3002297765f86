"""The published schemas say what the types say."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ledger.model.record import to_plain
from ledger.model.text import Span
from ledger.model.when import Date, Precision, TimexType, ZoneSource
from ledger.schemas import all_schemas, drifted, field_notes

REPOSITORY = Path(__file__).parents[2]


def test_the_published_schemas_are_those_of_the_types() -> None:
    """schemas/ is made by `python -m ledger.schemas`; a change of a type without it fails here."""
    assert list(drifted(REPOSITORY / "schemas")) == []


def test_a_stale_or_missing_file_is_named(tmp_path: Path) -> None:
    """A folder without the files has drifted in all of them."""
    assert len(list(drifted(tmp_path))) == len(all_schemas())


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_every_schema_is_a_schema(name: str) -> None:
    """Valid under its own dialect."""
    Draft202012Validator.check_schema(all_schemas()[name])


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_every_reference_is_defined_in_the_same_file(name: str) -> None:
    """A schema file stands alone."""
    schema = all_schemas()[name]
    assert _references(schema) <= {f"#/$defs/{held}" for held in schema.get("$defs", {})}


def _references(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(_references, node)) if node else set()
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(_references(part) for part in node.values()))
    return set()


def test_a_printed_value_is_valid() -> None:
    """What `to_plain` prints passes; the same with a word outside the closed set does not."""
    date = Date(
        start=0, end=7, text="Tuesday", type=TimexType.DATE, value="2014-12-23", earliest=None, latest=None,
        precision=Precision.DAY, zone=None, zone_source=ZoneSource.UNKNOWN,
    )  # fmt: skip
    validator = Draft202012Validator(all_schemas()["date"])
    assert validator.is_valid(to_plain(date))
    assert not validator.is_valid(to_plain(date) | {"precision": "fortnight"})


def test_a_span_is_two_integers() -> None:
    """[[0, 4]] is a list of spans, [[0, 4, 5]] is none."""
    spans = all_schemas()["claim"]["properties"]["content_spans"]
    assert Draft202012Validator(spans).is_valid(to_plain((Span(0, 4),)))
    assert not Draft202012Validator(spans).is_valid([[0, 4, 5]])


def test_the_docstring_beneath_a_field_describes_it() -> None:
    """`None` is called null, as in JSON."""
    assert field_notes(Date)["precision"] == "null for a duration or a set."
