"""When an article was published: strict as an option, tolerant of the forms that files and pages use."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from ledger.model.problem import UsageError

FORM = "2014-12-23 or 2014-12-23T10:05+08:00"

FIRST_YEAR, LAST_YEAR = 1600, 9000
"""Newspapers begin in 1605; the last years of the calendar have no room for time zones."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Number of a month by its English name or abbreviation, lower case, without dot."""

MONTH = r"(?P<month>(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[12]\d{3})"

WRITTEN = tuple(
    re.compile(form)
    for form in (
        rf"\b{MONTH}\s+{DAY}\s*,?\s+{YEAR}\b",
        rf"\b{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}\b",
        rf"\b{YEAR}\s*(?P<mark>[-/.年])\s*(?P<month>[01]?\d)\s*[-/.月]\s*(?P<day>[0-3]?\d)(?!\d)",
        r"\b(?P<month>0?\d|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>[12]\d{3})\b",
        r"\b(?P<day>1[3-9]|2\d|3[01])[/.](?P<month>0?\d|1[0-2])[/.](?P<year>[12]\d{3})\b",
    )
)
"""Whole dates; days and months that could change places ("12/06/2014") are left alone."""

INTERNET = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? \S")
"""RFC 5322 dates with a zone."""

COMPACT = re.compile(r"\d{8}T?\d{4}(?:\d\d)?")
SPACED_ZONE = re.compile(r"(?<=\d)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)$")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)


def check_published(text: str) -> str:
    """The date or instant in its one form: "2014-12-23", "2014-12-23T10:05:00+08:00".

    Raises:
        UsageError: when it is no ISO 8601 date and no ISO 8601 instant with an offset.
    """
    if normal := _iso(text):
        return normal
    if moment := _naive(text):
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            what = f"{text!r} is out of range: years {FIRST_YEAR} to {LAST_YEAR} are read"
            raise UsageError(what, where="--published", todo=f"give {FORM}")
        raise UsageError(f"{text!r} has a time without an offset", where="--published", todo=f"give {FORM}")
    raise UsageError(f"{text!r} is no date", where="--published", todo=f"give {FORM}")


def parse_published(text: str) -> str | None:
    """The date or instant that a page or a file means; None when it is none or could be two.

    A time without an offset is left out: its date is what is sure.
    """
    text = text.strip()
    zoned = SPACED_ZONE.sub(lambda found: "Z" if found[1] in ("UTC", "GMT") else found[1], text)
    if exact := _iso(text) or _iso(zoned):
        return exact
    if moment := _naive(text):
        return _day(moment.year, moment.month, moment.day)
    if EPOCH.fullmatch(text):
        return _moment(EPOCH_START + timedelta(seconds=int(text[:10])))
    if INTERNET.match(text) and (moment := _internet(text)):
        return _moment(moment) if moment.tzinfo else _day(moment.year, moment.month, moment.day)
    return written_date(text)


def written_date(text: str) -> str | None:
    """The one whole date that these words hold ("Tuesday, December 23, 2014 10:05 AM"); None for none or several."""
    found = {day for form in WRITTEN for match in form.finditer(text) if (day := _of(match))}
    return found.pop() if len(found) == 1 else None


def month_number(name: str) -> int:
    """1 to 12 for a name that `MONTH` matched."""
    return MONTHS[name.rstrip(".").lower()]


def _of(match: re.Match[str]) -> str | None:
    month = match["month"]
    return _day(int(match["year"]), int(month) if month.isdigit() else month_number(month), int(match["day"]))


def _iso(text: str) -> str | None:
    """A date, or an instant with offset, in normal form."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        return _moment(moment) if moment.tzinfo else None
    return _day(day.year, day.month, day.day)


def _naive(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(f"{text[:8]}T{text[8:].lstrip('T')}" if COMPACT.fullmatch(text) else text)
    except ValueError:
        return None
    return None if moment.tzinfo else moment


def _internet(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _moment(moment: datetime) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _day(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
