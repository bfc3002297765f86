"""Days with a name: how each is found in a text and on which day it falls."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from ledger.extract.dates.forms import HolidayForm
from ledger.extract.dates.hit import Hit, Piece, Rule

_DECEMBER: Final = 12


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """The count-th (from 1; -1 the last) such ISO weekday of a month."""

    def find(year: int) -> date:
        if count > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
        last = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)

    return find


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


_THANKSGIVING: Final = _nth(11, 4, 4)
HOLIDAYS: Final[dict[str, Callable[[int], date]]] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "labor day": _nth(9, 1, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving": _THANKSGIVING,
    "black friday": lambda year: _THANKSGIVING(year) + timedelta(days=1),
    "cyber monday": lambda year: _THANKSGIVING(year) + timedelta(days=4),
    "memorial day": _nth(5, 1, -1),
    "martin luther king day": _nth(1, 1, 3),
    "presidents' day": _nth(2, 1, 3),
    "columbus day": _nth(10, 1, 2),
    "mother's day": _nth(5, 7, 2),
    "father's day": _nth(6, 7, 3),
    "good friday": _after_easter(-2),
    "easter sunday": _after_easter(0),
    "easter monday": _after_easter(1),
    "easter": _after_easter(0),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "international women's day": _fixed(3, 8),
    "earth day": _fixed(4, 22),
}
"""Name in lower case with straight apostrophes -> the day in a year. Those that differ between countries are as in the
United States; the days of the moon (Ramadan, Lunar New Year) are left out."""

_NAMED_AFTER: Final = frozenset({"Island", "Islands", "Rising", "Seals"})
"""Words after which the name of a holiday is no day: Easter Island."""
_SIGNS: Final = {"'": "'' ?", ".": "'. ?"}
"""A possessive is found without its apostrophe too, an abbreviation without its stop."""


def _notation(name: str) -> str:
    """A name in the notation of the grammar."""
    spaced = name.replace("'", " ' ").replace(".", " . ")
    return " ".join(_SIGNS.get(word, word) for word in spaced.split())


def _build(name: str) -> Callable[[Hit], list[Piece]]:
    def build(hit: Hit) -> list[Piece]:
        following = hit.match.end()
        after = hit.tokens.word(following) if following < len(hit.tokens.starts) else ""
        if not hit.phrase("name")[0].isupper() or after in _NAMED_AFTER:
            return []
        year, shift = hit.number("year"), hit.word("shift")
        if shift:
            return hit.whole(HolidayForm(name=name, shift={"last": -1, "next": 1}.get(shift, 0), year_shift=None))
        return hit.whole(HolidayForm(name=name, year=year))

    return build


RULES: Final = tuple(
    Rule(name, f"(?: shift=(last|next|this) )? name=({_notation(name)}) (?: ', ? year=YEAR )?", _build(name))
    for name in HOLIDAYS
)
"""One rule a name; capitals are asked for, since "easter" and "may day" are words too."""
