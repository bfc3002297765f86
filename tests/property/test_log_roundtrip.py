"""Canonical JSON says the same as `json` does, one value has one text, and it is that of RFC 8785."""

import json
import typing

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from ledger.log.canonical import MAX_INT, canonical
from ledger.store.log.canonical_values import canonical_of

KEYS = st.text(st.characters(max_codepoint=127), max_size=6)
LEAVES = st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(PLAIN)
def test_reading_the_text_gives_the_value(value: typing.Any) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(KEYS, LEAVES))
def test_the_order_of_keys_does_not_show(value: dict[str, typing.Any]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(PLAIN)
def test_the_text_is_that_of_another_implementation(value: typing.Any) -> None:
    assert canonical(value).encode() == rfc8785.dumps(value)


@given(PLAIN)
def test_the_text_that_events_are_made_with_is_the_same(value: typing.Any) -> None:
    assert canonical_of(value) == canonical(value)
