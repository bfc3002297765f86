"""Canonical JSON: one text for one value, RFC 8785 for the values that the log holds, by the standard library."""

import json
import typing

MAX_INT = 2**53 - 1
"""The largest integer that every JSON reader takes exactly (RFC 8785, section 3.2.2.3; RFC 7493)."""


def canonical(value: typing.Any) -> str:
    """The RFC 8785 text of a plain value.

    With ASCII keys the order of code points is RFC 8785's order of UTF-16 code units, and `json` escapes what
    RFC 8785 escapes (quotation mark, backslash, U+0000 to U+001F in lower-case hexadecimal) and nothing else.

    Args:
        value: dicts with ASCII keys, lists, tuples, strings, integers up to `MAX_INT` either way, booleans and None.

    Raises:
        ValueError: on an integer past `MAX_INT`, a key beyond ASCII, or a lone surrogate, which UTF-8 cannot hold.
        TypeError: on any other type; floats too.
    """
    _check(value)
    text = _encode(value)
    text.encode("utf-8")  # a lone surrogate raises UnicodeEncodeError, a ValueError
    return text


_SIMPLE = frozenset({str, bool, type(None)})

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode


def _check(value: typing.Any) -> None:
    kind = type(value)
    if kind is dict:
        _check_keys(value)
        _check_items(value.values())
    elif kind in (list, tuple):
        _check_items(value)
    elif kind is int:
        if not -MAX_INT <= value <= MAX_INT:
            raise ValueError(f"canonical JSON holds integers up to 2^53 - 1, not {value}")
    elif kind not in _SIMPLE:
        raise TypeError(f"canonical JSON holds no {kind.__name__}")


def _check_items(items: typing.Iterable[typing.Any]) -> None:
    """Checks what a container holds; most of it is simple, and a call for each would cost more than the encoding."""
    for item in items:
        if type(item) not in _SIMPLE:
            _check(item)


def _check_keys(value: dict[typing.Any, typing.Any]) -> None:
    keys = "".join(value)  # a key that is no string raises TypeError
    if not keys.isascii():
        raise ValueError(f"canonical JSON has ASCII keys here, not {keys!r}")
