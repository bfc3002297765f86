"""The fields of parsed JSON, each as the type that it must have; numbers are still the texts that were written."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ledger.evidence.quantities import LIMIT

Object = Mapping[str, Any]

NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
WRITTEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?", re.ASCII
)
"""An instant as services write it: of all that ISO 8601 allows, what cannot be a slip."""
YEARS = range(1980, 2200)
"""A time outside these years is a slip."""
SHOWN = 60
"""So much of a wrong value is repeated."""
PLACES = Decimal("0.000000001")
"""Finer than this no figure is kept."""


class ShapeError(ValueError):
    """JSON of another shape than is documented: what is wrong with it."""


def shown(value: object) -> str:
    """The value in one line, cut short, for a message."""
    text = " ".join(str(value).split()).encode("utf-8", errors="replace").decode()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def object_of(value: Any, what: str) -> Object:
    """The value, which must be an object.

    Raises:
        ShapeError: when it is none; so all the others here.
    """
    if not isinstance(value, dict):
        raise ShapeError(f"{what} is no object")
    return value


def object_at(item: Object, key: str) -> Object:
    """The object under this key."""
    return object_of(item.get(key), key)


def list_at(item: Object, key: str) -> list[Any]:
    """The array under this key; null and a missing one are empty."""
    value = item.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ShapeError(f"{key} is no array")
    return value


def needed_list(item: Object, key: str) -> list[Any]:
    """The array under this key, which must be there: without it the answer says nothing."""
    if item.get(key) is None:
        raise ShapeError(f"{key} is missing")
    return list_at(item, key)


def maybe_text(item: Object, key: str) -> str | None:
    """The text or number under this key; None when it is missing, null or empty."""
    value = item.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ShapeError(f"{key} is no text")
    return value.strip() or None


def text_at(item: Object, key: str) -> str:
    """The text or number under this key."""
    value = maybe_text(item, key)
    if value is None:
        raise ShapeError(f"{key} is missing")
    return value


def figure_of(value: Any) -> Decimal:
    """The number that this value is, or writes as a text; at most nine decimal places."""
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise ShapeError(f'"{shown(value)}" is no number')
    number = Decimal(value)
    if abs(number) >= LIMIT:
        raise ShapeError(f"{shown(value)} is too large to be kept")
    return number.quantize(PLACES).normalize() if "e" in value.lower() or "." in value else number


def figure_at(item: Object, key: str) -> Decimal:
    """The number under this key."""
    if item.get(key) is None:
        raise ShapeError(f"{key} is missing")
    return figure_of(item[key])


def whole_at(item: Object, key: str) -> int:
    """The whole number under this key."""
    number = figure_at(item, key)
    if number != int(number):
        raise ShapeError(f"{key} is no whole number")
    return int(number)


def moment_at(item: Object, key: str) -> datetime:
    """The instant under this key: seconds since 1970, or ISO 8601, in UTC where no zone is given; whole seconds."""
    text = text_at(item, key)
    try:
        if NUMBER.fullmatch(text):
            moment = datetime.fromtimestamp(int(figure_of(text)), UTC)
        else:
            given = datetime.fromisoformat(text if WRITTEN.fullmatch(text) else "")
            moment = given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:  # OSError: seconds that the platform's clock cannot hold
        raise ShapeError(f'{key} "{shown(text)}" is no instant') from error
    if moment.year not in YEARS:
        raise ShapeError(f'{key} "{shown(text)}" is no time that anybody measured in')
    return moment.replace(microsecond=0)


def maybe_moment(item: Object, key: str) -> datetime | None:
    """The instant under this key; None when it is missing, null or empty."""
    return None if maybe_text(item, key) is None else moment_at(item, key)
