"""The dateline at the head of a story: "BEIJING, Dec. 23 (Xinhua) --" gives place, agency, month and day.

It is looked for at the beginning of the first lines, past title and byline. What a headline could be as well is left
alone: a bare place in capitals must be a city, with a dash and a running sentence after it; a place in small letters
needs a date or a known agency.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.model.text import Span
from ledger.readers.agencies import AGENCIES
from ledger.readers.gazetteer import is_city
from ledger.readers.published import MONTH, MONTHS, YEAR, month_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, when and through which agency a story was filed, as far as its head says so."""

    place: str | None
    """The place as a name, with the region if one stands there: "Beijing", "Seoul, South Korea"."""
    agency: str | None
    """The agency in brackets, as it stands."""
    month: int | None
    day: int | None
    year: int | None
    """None when the dateline leaves it out, as most do."""
    span: Span
    """From the place to the end of the dash."""


WEEKDAY = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\b\.?"
DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
MONTH_NAME = MONTH.replace("(?P<month>", "(?:")
DATE = rf"(?:{WEEKDAY},?\s+)?(?:{MONTH_NAME}\s+{DAY}|{DAY}\s+{MONTH_NAME})(?!\w)(?:,?\s+[12]\d{{3}})?"
CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]"
INSIDE = rf"(?:{CAPITAL}|[.'’]|-(?={CAPITAL}))"
CAPITALS = rf"{CAPITAL}{INSIDE}+(?:[ ]{CAPITAL}{INSIDE}*){{0,3}}"
NAME = rf"{CAPITAL}[\w.'’-]+"
NAMES = rf"{NAME}(?:[ ](?:(?:de|la|le|los|al|el|of|the)[ ])?{NAME}){{0,3}}"
TIME_WORD = rf"(?!(?:{MONTH_NAME}|{WEEKDAY})(?:\W|$))"

SHAPE = re.compile(
    rf"""
    [*_>\s]*
    (?:(?i:published|posted|date)(?:[ ]on)?:?\s+)?
    (?P<all>
      (?: {TIME_WORD} (?: (?P<capitals>{CAPITALS}) | (?P<names>{NAMES}) )
          (?:/{NAMES})*
          (?:,[ ]{TIME_WORD}(?P<region>{NAMES}))?
      )?
      (?: (?:[,.]?\s+|(?<![^\s*_>])) (?P<date>{DATE}) )?
      (?: [,.]?\s* (?: \( (?P<agency>[A-Za-z][\w .&/'’-]{{1,39}}) \) | /(?P<slashed>[A-Z][A-Za-z ]{{1,20}})/ ) )?
      (?: [,.]?\s* (?P<late>{DATE}) )?
      [.,*_]*
      (?P<dash> \s*(?:-{{2,3}}|[—–―−])[*_]*\s* | (?:[ ]+|\.)[-_][*_]*[ ]+ | :[ ]+ | \.?[ ]+(?=\S) | \s*$ )
    )
    """,
    re.VERBOSE,
)

REAL_DASH = re.compile(r"[-_—–―−]")
SENTENCE = re.compile(r"[\"“'‘(\[]?[A-Z0-9\u00c0-\u00de](?s:.*)[a-z](?s:.*)[.!?][\"”'’)\]]*(?:\s|$)")
"""What follows a bare place: a sentence that begins big, has small letters and ends."""

NEAR = timedelta(days=31)
"""A story is not filed further than this from the day that its address or its head names."""

HEAD_LINES = 8
HEAD_CHARACTERS = 6000
LINE_CHARACTERS = 160
PARAGRAPH_CHARACTERS = 800
BODY_WORDS = 12


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the head of this text, or None.

    A line that holds nothing but a whole date counts as one without place; a fuller one after it takes its year.
    """
    dated = None
    for start, line in _head_lines(text[:HEAD_CHARACTERS]):
        found = _match(text, start, line[:LINE_CHARACTERS])
        if found and (found.place or found.agency):
            return _with_date_of(found, dated) if dated else found
        dated = dated or found
        if _is_body(line):
            break
    return dated


def _with_date_of(dateline: Dateline, dated: Dateline) -> Dateline:
    """The dateline with what it lacks of a date that stands above it."""
    if dateline.month is None:
        return replace(dateline, month=dated.month, day=dated.day, year=dated.year)
    above = as_date(dated)
    return replace(dateline, year=dateline.year or (year_near(dateline, above) if above else None))


def as_date(dateline: Dateline) -> date | None:
    """The day of a dateline with a year; None for one without, and for 29 February of a common year."""
    if dateline.year is None or dateline.month is None or dateline.day is None:
        return None
    try:
        return date(dateline.year, dateline.month, dateline.day)
    except ValueError:
        return None


def year_near(dateline: Dateline, known: date) -> int | None:
    """The year in which the dateline's day is within a month of a known day (31 December, known 1 January)."""
    days = (as_date(replace(dateline, year=known.year + step)) for step in (0, -1, 1))
    return next((day.year for day in days if day and abs(day - known) <= NEAR), None)


def _head_lines(head: str) -> Iterator[tuple[int, str]]:
    """The first lines that are not blank, each with its place."""
    lines = (match for match in re.finditer(r"[^\r\n]+", head) if match[0].strip())
    for _, match in zip(range(HEAD_LINES), lines, strict=False):
        yield match.start(), match[0]


def _is_body(line: str) -> bool:
    """Whether the story itself has begun: a dateline does not come later."""
    ends = line.rstrip().endswith((".", "!", "?", ".”", '."', "?”", '?"'))
    return ends and len(line.split()) >= BODY_WORDS


def _match(text: str, start: int, line: str) -> Dateline | None:
    shape = SHAPE.match(line)
    if not shape or not _is_dateline(shape, text[start + shape.end() : start + PARAGRAPH_CHARACTERS]):
        return None
    month, day, year = _date_of(shape["date"] or shape["late"])
    at_end = not shape["dash"].strip() and not _agency(shape)
    return Dateline(
        place=None if at_end else _place(shape),
        agency=_agency(shape),
        month=month,
        day=day,
        year=year,
        span=Span(start + shape.start("all"), start + shape.end("all")),
    )


def _is_dateline(shape: re.Match[str], after: str) -> bool:
    """Whether this shape is a dateline, by how much of one is there."""
    place, agency, date = _place(shape), _agency(shape), shape["date"] or shape["late"]
    if date and _date_of(date)[0] is None:
        return False
    if not REAL_DASH.search(shape["dash"]):
        return _is_dateline_without_dash(shape, date or "")
    if date:
        return bool(place or agency)
    if agency:
        return bool(shape["capitals"]) or _is_known(agency)
    if shape["agency"]:
        return bool(place)
    return _is_bare_place(shape) and bool(SENTENCE.match(_paragraph(after)))


def _is_dateline_without_dash(shape: re.Match[str], date: str) -> bool:
    """A known agency after a city or a day is enough; a day alone must be whole and have its line for itself."""
    if agency := _agency(shape):
        return bool(date) or (_is_known(agency) and is_city(_place(shape) or ""))
    return not shape["dash"].strip() and shape.end() == len(shape.string) and bool(re.search(YEAR, date))


def _paragraph(after: str) -> str:
    return re.split(r"\n[ \t]*\r?\n", after, maxsplit=1)[0]


def _is_bare_place(shape: re.Match[str]) -> bool:
    """A place in capitals and nothing else: a city, or a town with its region."""
    return bool(shape["capitals"]) and (bool(shape["region"]) or is_city(as_name(shape["capitals"])))


def _is_known(agency: str) -> bool:
    words = re.findall(r"[a-z]+", agency.lower().removeprefix("the "))
    return bool(words) and (words[0] in AGENCIES or words[:2] == ["associated", "press"])


def _agency(shape: re.Match[str]) -> str | None:
    """The agency in brackets; none if a date stands there, or a city without a place before it."""
    named: str = (shape["agency"] or shape["slashed"] or "").strip()
    if not named or re.fullmatch(DATE, named) or (_is_alone(shape) and not _is_known(named) and is_city(named)):
        return None
    return named


def _is_alone(shape: re.Match[str]) -> bool:
    """Whether brackets are all there is: "(Beijing) – "."""
    return not (shape["capitals"] or shape["names"] or shape["date"])


def _place(shape: re.Match[str]) -> str | None:
    place: str | None = shape["capitals"] or shape["names"]
    if not place:
        return shape["agency"] if shape["agency"] and not _agency(shape) and _is_alone(shape) else None
    return f"{as_name(place)}, {as_name(shape['region'])}" if shape["region"] else as_name(place)


INNER = re.compile(r"(?<=[ -])(au|aux|de|del|des|di|do|el|la|le|les|los|of|sur|the|upon)(?=[ -])", re.IGNORECASE)
INITIALS = re.compile(r"(?:\b[A-Z]\.)+$")
ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|[A-Z]{2,3}")


def as_name(words: str) -> str:
    """A place in capitals as a name ("PORT-AU-PRINCE" is Port-au-Prince); one with small letters as it stands."""
    words = words if INITIALS.search(words) else words.rstrip(".")
    if not words.isupper() or ABBREVIATION.fullmatch(words):
        return words
    return INNER.sub(lambda found: found[0].lower(), words.title())


def _date_of(date: str | None) -> tuple[int | None, int | None, int | None]:
    """Month, day and year of a date that the shape found; all None when there is no such day."""
    month = next((word for word in re.findall(r"[A-Za-z]+", date or "") if word.lower() in MONTHS), None)
    day = re.search(r"(?<!\d)[0-3]?\d(?!\d)", date or "")
    if not month or not day or not 1 <= int(day[0]) <= LONGEST[month_number(month)]:
        return None, None, None
    year = re.search(YEAR, date or "")
    return month_number(month), int(day[0]), int(year["year"]) if year else None


LONGEST = {month: 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)}  # noqa: PLR2004
"""Days of each month in a leap year."""
