"""What is known about an article, put together from all who say something: the surest wins, and is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ledger.model.problem import Problem
from ledger.model.text import Metadata
from ledger.readers.dateline import Dateline, as_date, find_dateline, year_near
from ledger.readers.published import parse_published
from ledger.readers.values import Found, Given

FIELDS = ("outlet", "published", "place", "title", "url", "language")
OPTIONS = ("outlet", "published", "place", "title", "url")

DAY_IN_URL = re.compile(r"(?<!\d)(?P<year>19[6-9]\d|20\d\d)[-/_]?(?P<month>[01]\d)[-/_]?(?P<day>[0-3]\d)(?!\d)")


def describe(text: str, found: Sequence[Found], given: Given, *, where: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """The metadata of an article.

    In order: the options, what the file says, the dateline, the day in the url. A date that cannot be read is left
    out with a Problem, and the next one counts.
    """
    options = [Found(field=name, value=value, origin="option") for name in OPTIONS if (value := getattr(given, name))]
    chosen: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for item in (*options, *found):
        value = _usable(item)
        if value is None:
            problems.extend(_unusable(item, where))
        else:
            chosen.setdefault(item.field, (value, item.origin))
    url = chosen.get("url", ("", ""))[0]
    for item in _from_dateline(text, url):
        chosen.setdefault(item.field, (item.value, item.origin))
    values = {name: value for name, (value, _) in chosen.items()}
    provenance = tuple((name, chosen[name][1]) for name in FIELDS if name in chosen)
    return Metadata(**values, provenance=provenance), tuple(problems)


def _usable(item: Found) -> str | None:
    """The value in its normal form; None when it says nothing or nothing that can be read."""
    value = " ".join(item.value.split())
    if item.field == "published":
        return parse_published(value)
    if item.field == "language":
        return language_code(value)
    return value or None


def _unusable(item: Found, where: str) -> Iterator[Problem]:
    if item.field == "published" and item.value.strip():
        what = f"published {item.value[:60]!r} ({item.origin}) is no date that can be read; give --published 2014-12-23"
        yield Problem(kind="bad_date", where=where, what=what)


def language_code(tag: str) -> str | None:
    """The two letters of a language tag ("en-US" is en); None when there are none."""
    code = re.match(r"([A-Za-z]{2})(?:$|[-_.])", tag)
    return code[1].lower() if code else None


def _from_dateline(text: str, url: str) -> Iterator[Found]:
    """What the head of the text gives, its day only with a year that stands somewhere; then the day in the url."""
    in_url = day_in_url(url)
    if dateline := find_dateline(text):
        if dateline.place:
            yield Found(field="place", value=dateline.place, origin="dateline")
        if dateline.agency:
            yield Found(field="outlet", value=dateline.agency, origin="dateline")
        if filed := _filed(dateline, in_url):
            yield Found(field="published", value=filed.isoformat(), origin="dateline")
    if in_url:
        yield Found(field="published", value=in_url.isoformat(), origin="url")


def _filed(dateline: Dateline, in_url: date | None) -> date | None:
    if dateline.year is None and dateline.month and in_url and (year := year_near(dateline, in_url)):
        return as_date(replace(dateline, year=year))
    return as_date(dateline)


def day_in_url(url: str) -> date | None:
    """The day that an address holds (".../2014/12/23/..."); None for none, or for two different ones."""
    days = set()
    for match in DAY_IN_URL.finditer(url):
        try:
            days.add(date(int(match["year"]), int(match["month"]), int(match["day"])))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None
