"""Canonical JSON of values at once: the text that `canonical(to_plain(value))` is, without the plain form between.

Most of what an append costs is this text: of a claim it is made in half the time so.
"""

import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from json.encoder import encode_basestring  # escapes as `canonical` does
from operator import attrgetter

from ledger.log.canonical import MAX_INT
from ledger.model.record import instant

Write = Callable[[typing.Any], str]


def canonical_of(value: object) -> str:
    """The RFC 8785 text of the plain form of a value.

    Args:
        value: frozen dataclasses, enumerations, instants and plain values, however they lie in each other.

    Raises:
        ValueError: on an integer past `MAX_INT` or a key beyond ASCII. A lone surrogate is left to who encodes it.
        TypeError: on any other type; floats too.
    """
    return _WRITERS[type(value)](value)


class _Writers(dict[type, Write]):
    """How to write a value of exactly this type, worked out when the first one comes."""

    def __missing__(self, kind: type) -> Write:
        self[kind] = write = _writer(kind)
        return write


def _writer(kind: type) -> Write:
    if issubclass(kind, Enum):
        return encode_basestring if issubclass(kind, str) else lambda value: canonical_of(value.value)
    if issubclass(kind, (list, tuple)):
        return _items
    if issubclass(kind, datetime):
        return lambda value: encode_basestring(instant(value))
    if issubclass(kind, dict):
        return _members
    if is_dataclass(kind):
        return _fields_writer(sorted(field.name for field in fields(kind)))
    raise TypeError(f"canonical JSON holds no {kind.__name__}")


def _integer(value: int) -> str:
    if -MAX_INT <= value <= MAX_INT:
        return repr(value)
    raise ValueError(f"canonical JSON holds integers up to 2^53 - 1, not {value}")


def _items(value: typing.Iterable[typing.Any]) -> str:
    return f"[{','.join([_WRITERS[type(item)](item) for item in value])}]" if value else "[]"


def _members(value: dict[typing.Any, typing.Any]) -> str:
    keys = "".join(value)  # a key that is no string raises TypeError
    if not keys.isascii():
        raise ValueError(f"canonical JSON has ASCII keys here, not {keys!r}")
    members = [encode_basestring(key) + ":" + canonical_of(value[key]) for key in sorted(value)]
    return f"{{{','.join(members)}}}"


def _fields_writer(names: list[str]) -> Write:
    """Writes the fields of these names: they are the same ones in the same order each time."""
    form = "{" + ",".join(f'"{name}":%s' for name in names) + "}"
    if len(names) == 1:  # of one name `attrgetter` gives no tuple
        return lambda value: form % canonical_of(getattr(value, names[0]))
    read = attrgetter(*names)
    return lambda value: form % tuple([_WRITERS[type(part)](part) for part in read(value)])


_WRITERS = _Writers(
    {
        str: encode_basestring,
        int: _integer,
        bool: {True: "true", False: "false"}.__getitem__,
        type(None): {None: "null"}.__getitem__,
    }
)
