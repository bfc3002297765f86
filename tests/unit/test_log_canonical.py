"""Canonical JSON is RFC 8785 for what the log holds, and refuses the rest."""

import hashlib
import typing
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

import pytest

from ledger.log.canonical import MAX_INT, canonical
from ledger.log.leaf import event_leaf, leaf_hash
from ledger.model.claim import Act, Basis, BasisKind
from ledger.model.record import to_plain
from ledger.model.text import Span
from ledger.store.log.canonical_values import canonical_of
from ledger.store.log.events import EventKind, event_row, new_event


class Width(Enum):
    """An enumeration whose values are no texts."""

    TWO = 2


@dataclass(frozen=True)
class One:
    """A value with a single field."""

    field: str


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"b": 1, "a": [None, True, False]}, '{"a":[null,true,false],"b":1}', id="sorted, no blanks"),
        pytest.param('\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"', id="RFC 8785, 3.2.2.2"),
        pytest.param("\x00\b\t\n\f\r\x1f", '"\\u0000\\b\\t\\n\\f\\r\\u001f"', id="control characters"),
        pytest.param("\x7f\x80\u2028", '"\x7f\x80\u2028"', id="delete, C1, line separator stand as they are"),
        pytest.param("\U0001f600", '"\U0001f600"', id="beyond the basic plane"),
        pytest.param({"A": 1, "a": 2, "_": 3}, '{"A":1,"_":3,"a":2}', id="ASCII order"),
        pytest.param({}, "{}", id="empty"),
        pytest.param(-MAX_INT, "-9007199254740991", id="least integer"),
    ],
)
def test_the_text_is_that_of_rfc_8785(value: typing.Any, text: str) -> None:
    assert canonical(value) == text


@pytest.mark.parametrize(
    ("value", "error"),
    [
        pytest.param(1.0, TypeError, id="float"),
        pytest.param({"a": [float("nan")]}, TypeError, id="nan inside"),
        pytest.param(MAX_INT + 1, ValueError, id="integer too large"),
        pytest.param("a\ud800", ValueError, id="lone surrogate"),
        pytest.param({"é": 1}, ValueError, id="key beyond ASCII"),
        pytest.param({1: 1}, TypeError, id="key that is no string"),
        pytest.param(b"", TypeError, id="bytes"),
    ],
)
def test_what_canonical_json_cannot_carry_is_refused(value: typing.Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        canonical(value)
    with pytest.raises(error):
        event_row(new_event(1, EventKind.BATCH, "batch", {"value": value}))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Act.DENY, '"deny"', id="an enumeration of texts"),
        pytest.param(Width.TWO, "2", id="an enumeration of numbers"),
        pytest.param(
            datetime(2014, 12, 23, 1, tzinfo=ZoneInfo("Asia/Pyongyang")), '"2014-12-22T16:00:00Z"', id="an instant"
        ),
        pytest.param(Span(2, 5), "[2,5]", id="a span"),
        pytest.param(One(field="a"), '{"field":"a"}', id="a single field"),
        pytest.param(
            Basis(text="a", start=0, end=1, kind=BasisKind.LEGAL),
            '{"end":1,"kind":"legal","start":0,"text":"a"}',
            id="fields in order of their names",
        ),
    ],
)
def test_values_of_the_model_are_written_as_their_plain_form_is(value: object, text: str) -> None:
    assert canonical_of(value) == canonical(to_plain(value)) == text


def test_the_empty_leaf_is_that_of_rfc_6962() -> None:
    """SHA-256 of the one byte 0x00, as certificate-transparency logs have it."""
    assert leaf_hash(b"") == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def test_the_leaf_of_an_event_covers_the_canonical_json_of_its_four_parts() -> None:
    value = {"seq": 7, "kind": "claim", "subject": 'a"é', "body": {"z": 1, "a": "\n"}}
    expected = hashlib.sha256(b"\x00" + canonical(value).encode()).hexdigest()
    assert event_leaf(7, "claim", 'a"é', canonical(value["body"])) == expected
