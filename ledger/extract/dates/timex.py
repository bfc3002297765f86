"""TIMEX3 values (ISO-TimeML) of amounts and periods."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ledger.extract.dates.forms import Amount, Unit

_LETTERS: Final = {
    Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H", Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M",
    Unit.YEAR: "Y", Unit.DECADE: "DE", Unit.CENTURY: "CE", Unit.WEEKEND: "WE", Unit.QUARTER: "Q",
}  # fmt: skip
_CLOCK_UNITS: Final = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})
_MANY: Final = {
    Unit.FORTNIGHT: (2, Unit.WEEK),
    Unit.DECADE: (10, Unit.YEAR),
    Unit.CENTURY: (100, Unit.YEAR),
    Unit.QUARTER: (3, Unit.MONTH),
    Unit.HALF: (6, Unit.MONTH),
    Unit.SEASON: (3, Unit.MONTH),
}
_HALVED: Final = {Unit.HOUR: (30, Unit.MINUTE), Unit.YEAR: (6, Unit.MONTH), Unit.MINUTE: (30, Unit.SECOND)}


def duration_value(amounts: Sequence[Amount]) -> str:
    """The value of a length: "PT9H31M", "P2.5Y", "PXD" for an unknown number of days."""
    days, clock = "", ""
    for amount in amounts:
        piece = _piece(amount)
        if piece[-1] in "HMS" and _plain(amount).unit in _CLOCK_UNITS:
            clock += piece
        else:
            days += piece
    return f"P{days}T{clock}" if clock else f"P{days}"


def _plain(amount: Amount) -> Amount:
    """The amount in a unit that TIMEX3 counts: decades as years, a half of an hour as minutes."""
    if amount.count is None:
        return amount
    if amount.unit in _MANY:
        times, unit = _MANY[amount.unit]
        return Amount(count=amount.count * times, unit=unit)
    if amount.count == Fraction(1, 2) and amount.unit in _HALVED:
        times, unit = _HALVED[amount.unit]
        return Amount(count=Fraction(times), unit=unit)
    return amount


def _piece(amount: Amount) -> str:
    plain = _plain(amount)
    letter = _LETTERS.get(plain.unit, "X")
    if plain.count is None:
        return f"X{letter}"
    if plain.count.denominator == 1:
        return f"{plain.count.numerator}{letter}"
    return f"{float(plain.count):g}{letter}"
