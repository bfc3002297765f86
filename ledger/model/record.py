"""Values to plain JSON and back: the shape that the log hashes and the commands print."""

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter

T = typing.TypeVar("T")


@lru_cache(maxsize=4096)  # an article has few moments, and each of its claims some of them
def instant(moment: datetime) -> str:
    """ISO 8601 UTC with "Z", whole seconds unless there are microseconds."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def parse_instant(text: str) -> datetime:
    """The instant that `instant` wrote.

    Raises:
        ValueError: when the text is no ISO 8601 instant with a zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        message = f"an instant needs a zone: {text!r}"
        raise ValueError(message)
    return moment.astimezone(UTC)


def to_plain(value: object) -> typing.Any:
    """A frozen value as dicts, lists, strings, integers, booleans and None.

    Raises:
        TypeError: on anything else; floats too, which canonical JSON does not carry.
    """
    kind: typing.Any = type(value)
    return value if kind in _SIMPLE else _plainer(kind)(value)


_SIMPLE = frozenset({str, int, bool, types.NoneType})


@cache
def _plainer(kind: type) -> Callable[[typing.Any], typing.Any]:
    """How to make a value of exactly this type plain: looked up once, for a claim is made of a hundred values."""
    if issubclass(kind, (list, tuple)):
        return _plain_items
    if issubclass(kind, Enum):
        return attrgetter("_value_")  # what `value` gives, without a Python function between
    if issubclass(kind, datetime):
        return instant
    if issubclass(kind, dict):
        return lambda value: {str(key): to_plain(item) for key, item in value.items()}
    if is_dataclass(kind):
        return _fields_plainer(tuple(field.name for field in fields(kind)))
    message = f"no plain form for {kind.__name__}"
    raise TypeError(message)


def _plain_items(value: typing.Iterable[typing.Any]) -> list[typing.Any]:
    return [item if type(item) in _SIMPLE else to_plain(item) for item in value]


def _fields_plainer(names: tuple[str, ...]) -> Callable[[typing.Any], dict[str, typing.Any]]:
    read = attrgetter(*names, "__class__")  # the last, so that one field too gives a tuple

    def plain(value: object) -> dict[str, typing.Any]:
        parts = zip(names, read(value), strict=False)
        return {name: part if type(part) in _SIMPLE else to_plain(part) for name, part in parts}

    return plain


def from_plain(kind: type[T], plain: typing.Any) -> T:
    """The value of this dataclass whose `to_plain` this is; unknown keys are passed over (fields may be added).

    Raises:
        KeyError: when a field without a default is missing.
        ValueError: when a closed set does not hold the value.
    """
    annotation: typing.Any = kind
    return typing.cast("T", _builder(annotation)(plain))


@cache
def _builder(kind: typing.Any) -> Callable[[typing.Any], typing.Any]:
    """How to build a value of this annotation from its plain form."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is datetime:
        return parse_instant
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_builder(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return lambda plain: kind(*plain)
    if typing.get_origin(kind) is tuple:
        return _tuple_builder(typing.get_args(kind))
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _union_builder(typing.get_args(kind))
    return lambda plain: plain


def _dataclass_builder(kind: typing.Any) -> Callable[[typing.Any], typing.Any]:
    hints = typing.get_type_hints(kind)
    builders = {field.name: _builder(hints[field.name]) for field in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def build(plain: dict[str, typing.Any]) -> typing.Any:
        if missing := needed - plain.keys():
            raise KeyError(f"{kind.__name__} without {min(missing)}")
        return kind(**{name: builders[name](plain[name]) for name in builders if name in plain})

    return build


def _tuple_builder(parts: tuple[typing.Any, ...]) -> Callable[[typing.Any], typing.Any]:
    each = [_builder(part) for part in parts if part is not Ellipsis]
    if Ellipsis in parts:
        return lambda plain: tuple(each[0](item) for item in plain)
    return lambda plain: tuple(build(item) for build, item in zip(each, plain, strict=True))


def _union_builder(parts: tuple[typing.Any, ...]) -> Callable[[typing.Any], typing.Any]:
    """`X | None` builds X; a union of plain types (`int | str | None`) keeps what it gets."""
    shaped = [part for part in parts if part not in (str, int, bool, types.NoneType)]
    if not shaped:
        return lambda plain: plain
    build = _builder(shaped[0])
    return lambda plain: None if plain is None else build(plain)
