"""Decimal figures as scaled integers with bounds; no float is ever made.

Base units: s, ppm, networks, bit/s, packet/s. A whole number in a base unit is exact: [v, v + 1). Any other figure is
rounded as printed: half of its last place up and down, so 5.97 Gbit/s is [5,965,000,000, 5,975,000,000) bit/s and
571 min is [34,230, 34,290) s.
"""

import re
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

UNITS: dict[str, tuple[str, int]] = {
    "s": ("s", 1), "min": ("s", 60), "h": ("s", 3600), "d": ("s", 86400),
    "ppm": ("ppm", 1), "%": ("ppm", 10_000), "share": ("ppm", 1_000_000),
    "networks": ("networks", 1), "prefixes": ("networks", 1), "routes": ("networks", 1),
    "bit/s": ("bit/s", 1), "kbit/s": ("bit/s", 10**3), "Mbit/s": ("bit/s", 10**6), "Gbit/s": ("bit/s", 10**9),
    "Tbit/s": ("bit/s", 10**12), "Mbps": ("bit/s", 10**6), "Gbps": ("bit/s", 10**9), "Tbps": ("bit/s", 10**12),
    "packet/s": ("packet/s", 1), "pps": ("packet/s", 1), "kpps": ("packet/s", 10**3), "Mpps": ("packet/s", 10**6),
}  # fmt: skip
"""How a unit may be written -> the base unit, and how many of those it is."""

FIGURE = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?")
LIMIT = 2**53
"""Canonical JSON carries integers below this."""


class Quantity(NamedTuple):
    """A figure in its base unit, half-open bounds around it."""

    low: int
    high: int
    point: int
    unit: str


def decimal(text: str) -> Decimal:
    """The figure that the text writes, as it is written.

    Raises:
        ValueError: when it is no plain decimal number, or too long.
    """
    if not FIGURE.fullmatch(text):
        raise ValueError(f'"{text}" is no decimal number of at most 18 digits before and 9 after the point')
    return Decimal(text)


def base_unit(unit: str) -> tuple[str, int]:
    """The base unit and how many of it this one is.

    Raises:
        ValueError: when the unit is not in `UNITS`.
    """
    if unit not in UNITS:
        raise ValueError(f'unit "{unit}" is not known: use one of {", ".join(UNITS)}')
    return UNITS[unit]


def quantity(text: str, unit: str) -> Quantity:
    """The figure with the bounds that its digits give.

    Raises:
        ValueError: as `decimal` and `base_unit`, and for a number of 2^53 or more.
    """
    value, (base, factor) = decimal(text), base_unit(unit)
    scaled = value * factor
    places = int(value.as_tuple().exponent)
    half = Decimal(0) if factor == 1 and places == 0 else Decimal((0, (1,), places)) * factor / 2
    low, high = _up(scaled - half), _up(scaled + half)
    return _safe(Quantity(low, max(high, low + 1), int(scaled.to_integral_value(ROUND_HALF_EVEN)), base))


def edge(text: str, unit: str) -> int:
    """One bound in the base unit, rounded up: half-open ranges of integers lose nothing by it.

    Raises:
        ValueError: as `quantity`.
    """
    base, factor = base_unit(unit)
    bound = _up(decimal(text) * factor)
    return _safe(Quantity(bound, bound, bound, base)).low


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))


def _safe(made: Quantity) -> Quantity:
    if max(abs(made.low), abs(made.high)) >= LIMIT:
        raise ValueError(f"a number of 2^53 {made.unit} or more cannot be kept")
    return made
