"""Rules for days, months and years by name: "Dec. 23, 2014", "Tuesday", "22-23 December", "by 2018", "the 1980s"."""

from datetime import date
from typing import Final

from ledger.extract.dates import words
from ledger.extract.dates.forms import CalendarForm, Edge, ForeignForm, PeriodForm, Unit
from ledger.extract.dates.hit import Hit, Piece, Rule

_SHORT_YEAR_PIVOT: Final = 50
_WEEKDAY: Final = "(?: weekday=WEEKDAY ',? | wd=WEEKDAYSHORT '.? ',? )? (?: the )?"
_EDGE: Final = "(?: edge=EDGEWORD '-? | THE? edge_noun=EDGENOUN of (?: the )? )?"


def full_year(digits: str) -> int:
    """The year that two or four digits write; two digits up to 49 are of this century."""
    value = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits or four
        return value
    return value + (2000 if value < _SHORT_YEAR_PIVOT else 1900)


def edge_of(hit: Hit) -> Edge | None:
    """The edge that "early", "mid" or "the end of" names, in rules that begin with `_EDGE`."""
    word = hit.word("edge") or hit.word("edge_noun")
    return words.EDGES[word] if word else None


def year_of(hit: Hit, name: str = "year") -> tuple[int | None, int | None]:
    """The year, or the years from the story's, that a YEARREF says."""
    word = hit.word(name)
    if not word:
        return None, None
    if word.isdigit():
        return int(word), None
    if "next" in word or "following" in word:
        return None, 1
    return None, -1 if "last" in word or "previous" in word else 0


def _weekday(hit: Hit) -> int | None:
    if word := hit.word("weekday"):
        return words.WEEKDAYS[word]
    word = hit.word("wd")
    return words.WEEKDAY_ABBREVIATIONS[word] if word else None


def _month(hit: Hit) -> int:
    return words.MONTHS[hit.word("month")]


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day (in some year, where the year is open)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _day_month(hit: Hit) -> list[Piece]:
    day, (year, year_shift) = hit.number("day") or 0, year_of(hit)
    if not is_day(year, _month(hit), day):
        return []
    return hit.whole(
        CalendarForm(
            year=year, year_shift=year_shift, month=_month(hit), day=day, weekday=_weekday(hit), edge=edge_of(hit)
        )
    )


def _day_range(hit: Hit) -> list[Piece]:
    first, last, (year, _) = hit.number("day") or 0, hit.number("day2") or 0, year_of(hit)
    month = _month(hit)
    if not (is_day(year, month, first) and is_day(year, month, last) and first < last):
        return []
    begin = CalendarForm(year=year, month=month, day=first)
    end = CalendarForm(year=year, month=month, day=last)
    if hit.match.start("month") < hit.match.start("day"):
        return [hit.piece(begin, "month", "day", joined=True), Piece(end, hit.match.start("day2"), hit.match.end())]
    return [hit.piece(begin, "day", "day", joined=True), Piece(end, hit.match.start("day2"), hit.match.end())]


def _month_year(hit: Hit) -> list[Piece]:
    year, year_shift = year_of(hit)
    return hit.whole(CalendarForm(year=year, year_shift=year_shift, month=_month(hit), edge=edge_of(hit)))


def _weekday_alone(hit: Hit) -> list[Piece]:
    following = hit.match.end()
    if following < len(hit.tokens.starts):
        word = hit.tokens.word(following)
        if word.istitle() and word.lower() in words.NEWSPAPERS:
            return []
    return hit.whole(CalendarForm(weekday=_weekday(hit), edge=edge_of(hit)))


def _year(hit: Hit) -> list[Piece]:
    return hit.whole(CalendarForm(year=hit.number("year"), edge=edge_of(hit)))


def _two_years(hit: Hit) -> list[Piece]:
    first, last = hit.number("year") or 0, full_year(hit.word("year2"))
    if len(hit.word("year2")) == 2:  # noqa: PLR2004 - "2010-11"
        last = first - first % 100 + last % 100
    if not first < last:
        return []
    begin, end = CalendarForm(year=first), CalendarForm(year=last)
    return [hit.piece(begin, "year", "year", joined=True), hit.piece(end, "year2", "year2")]


def _season_years(hit: Hit) -> list[Piece]:
    """What is said by "2010-11": one expression, that begins with its first year."""
    first, last = hit.number("year") or 0, hit.number("year2") or 0
    return hit.whole(CalendarForm(year=first)) if (first + 1) % 100 == last else []


def _iso_month(hit: Hit) -> list[Piece]:
    year, month = (int(part) for part in hit.word("iso").split("-"))
    if (year + 1) % 100 == month:
        return hit.whole(CalendarForm(year=year))
    return hit.whole(CalendarForm(year=year, month=month)) if month else []


def _numeric(hit: Hit) -> list[Piece]:
    """Day, month and year in figures. With strokes the month stands first, as in the United States, if it can."""
    word = hit.word("numeric")
    mark = next(char for char in word if not char.isdigit())
    parts = word.split(mark)
    if len(parts[0]) == 4:  # noqa: PLR2004 - a year
        year, month, day = (int(part) for part in parts)
    else:
        first, second, year = int(parts[0]), int(parts[1]), full_year(parts[2])
        month, day = (first, second) if (mark == "/" and first <= 12) or second > 12 else (second, first)  # noqa: PLR2004
    return hit.whole(CalendarForm(year=year, month=month, day=day)) if is_day(year, month, day) else []


def _decade(hit: Hit) -> list[Piece]:
    word = hit.word("decade")
    digits = str(words.DECADE_WORDS[word]) if word in words.DECADE_WORDS else "".join(filter(str.isdigit, word))
    number = int(digits[:-1]) if len(digits) > 2 else 190 + int(digits[0])  # noqa: PLR2004 - "80s" or "1980s"
    return hit.whole(PeriodForm(unit=Unit.DECADE, index=number, edge=edge_of(hit)))


def _century(hit: Hit) -> list[Piece]:
    index = hit.number("ordinal") or 0
    return hit.whole(PeriodForm(unit=Unit.CENTURY, index=index - 1, edge=edge_of(hit))) if 0 < index < 30 else []  # noqa: PLR2004


def _foreign(hit: Hit) -> list[Piece]:
    text = hit.tokens.text[hit.tokens.starts[hit.match.start()] : hit.tokens.ends[hit.match.end() - 1]]
    return hit.whole(ForeignForm(text=text))


def _dashed(hit: Hit) -> list[Piece]:
    """What is said by "23-Dec-2014", "23-Dec-14"."""
    day, year = hit.number("day") or 0, full_year(hit.word("year"))
    if not is_day(year, _month(hit), day):
        return []
    return hit.whole(CalendarForm(year=year, month=_month(hit), day=day))


_YEAR_TAIL: Final = "(?: (?: ', | of )? year=YEARREF )?"
_TO: Final = "(?: '- | '— | and | to | through | until )"

RULES: Final = (
    Rule(
        "month day year",
        f"{_EDGE} {_WEEKDAY} month=MONTH '.? (?: the )? day=(DAYNUM|ORDINALN) (?! PERCENT | '- DATEUNIT ) {_YEAR_TAIL}",
        _day_month,
    ),
    Rule(
        "day month year",
        f"{_EDGE} {_WEEKDAY} day=(DAYNUM|ORDINALN|ORDINAL (?= of )) (?: of )? month=MONTH (?: '. (?= YEAR ) )?"
        f" {_YEAR_TAIL}",
        _day_month,
    ),
    Rule("day-month-year", "day=DAYNUM '- month=MONTH '- year=(YEAR|PADDED|N12|N24|N31|N59|N99)", _dashed),
    Rule(
        "month days",
        f"month=MONTH '.? day=(DAYNUM|ORDINALN) {_TO} day2=(DAYNUM|ORDINALN)"
        " (?! PERCENT | CLOCK | '- DATEUNIT | MERIDIEM ) (?: ',? year=YEAR )?",
        _day_range,
    ),
    Rule(
        "days month",
        f"day=(DAYNUM|ORDINALN) {_TO} day2=(DAYNUM|ORDINALN) (?: of )? month=MONTH"
        " (?: '. (?= YEAR ) )? (?: ',? year=YEAR )?",
        _day_range,
    ),
    Rule("month year", f"{_EDGE} month=MONTH '.? (?: ', | of )? year=YEARREF", _month_year),
    Rule("month by name", f"{_EDGE} month=FULLMONTH", _month_year),
    Rule("month after a preposition", f"{_EDGE} (?<= MONTHPREP ) month=SHYMONTH (?! CAPITAL )", _month_year),
    Rule("edge of a month", "edge=EDGEWORD '-? month=SHYMONTH (?! CAPITAL )", _month_year),
    Rule("weekday", f"{_EDGE} weekday=WEEKDAY", _weekday_alone),
    Rule("year after a preposition", f"{_EDGE} (?<= PLAINPREP ) year=YEAR (?! COUNTED | PERCENT )", _year),
    Rule("edge of a year", "(?: edge=EDGEWORD '-? | THE? edge_noun=EDGENOUN of (?: the )? ) year=YEAR", _year),
    Rule(
        "year",
        "(?<= WEAKPREP ) year=YEAR (?! COUNTED | PLURAL | PERCENT | UNIT | '- UNIT )",
        _year,
    ),
    Rule(
        "year before a stop",
        "(?<! CURRENCY ) (?<! NUMBERISH ) year=YEAR (?= STOP | CAPITAL ) (?! '- UNIT | '- OTHER | '- PLURAL )",
        _year,
    ),
    Rule(
        "years",
        "(?<! CURRENCY ) year=YEAR (?: '- | '— | to | and | until | through | '/ ) year2=YEAR (?! PERCENT | COUNTED )",
        _two_years,
    ),
    Rule(
        "season of years",
        "(?<! CURRENCY ) year=YEAR (?: '- | '/ ) year2=(PADDED|N12|N24|N31|N59|N99) (?! '- )",
        _season_years,
    ),
    Rule("year and month in figures", "iso=ISOMONTH", _iso_month),
    Rule("figures", "numeric=NUMERICDATE", _numeric),
    Rule("decade", "(?: the )? (?: edge=EDGEWORD '-? )? decade=DECADE", _decade),
    Rule("decade in short", "the (?: edge=EDGEWORD '-? )? ''? decade=(DECADESHORT|DECADEWORD)", _decade),
    Rule("decade in short after another", "(?<= and ) (?: edge=EDGEWORD '-? )? ''? decade=DECADESHORT", _decade),
    Rule("century", "(?: THE )? (?: edge=EDGEWORD '-? )? ordinal=ORDINAL '-? century", _century),
    Rule(
        "other language",
        "(?: DAYNUM '.? | ORDINALN ) (?: de )? (?: FOREIGNMONTH | MONTH ) (?: de | del )? YEAR",
        _foreign,
    ),
    Rule("other language with its own month", "(?: DAYNUM '.? ) (?: de )? FOREIGNMONTH", _foreign),
    Rule("year, month and day signs", "CJKDATE", _foreign),
)
"""In order: of two matches of one length the first counts."""
