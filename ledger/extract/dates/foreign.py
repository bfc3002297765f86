"""Whole dates in other languages, by dateparser: the only use made of it, and its only door."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Final

_LANGUAGES: Final = ("fr", "de", "es", "it", "pt", "nl", "sv", "pl", "ru", "uk", "tr", "zh", "ja", "ko")
_YEAR: Final = re.compile(r"\d{4}")


@lru_cache(maxsize=1024)
def parse_foreign(text: str, today: date | None) -> date | None:
    """The day that a date in another language names; None when it names none, or no year without a story's day.

    Args:
        text: words that our grammar found to be such a date: never a text to be searched.
        today: the story's day, which gives the year where the words do not.
    """
    import dateparser  # noqa: PLC0415 - a tenth of a second, needed for one text in a thousand

    if today is None and not _YEAR.search(text):
        return None
    base = datetime.combine(today or date(2000, 1, 1), datetime.min.time())
    settings = {
        "RELATIVE_BASE": base,
        "REQUIRE_PARTS": ["day", "month"],
        "DATE_ORDER": "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(text, languages=list(_LANGUAGES), settings=settings)
    return found.date() if found else None
