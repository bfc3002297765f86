"""Rules for what counts from the story or from what was last spoken of: "yesterday", "two days ago"."""

from typing import Final

from ledger.extract.dates import words
from ledger.extract.dates.forms import (
    AnchoredForm,
    CalendarForm,
    CountForm,
    MomentForm,
    NamedShiftForm,
    Origin,
    Part,
    PartForm,
    PeriodForm,
    ShiftForm,
    Unit,
    VagueForm,
)
from ledger.extract.dates.grammar_days import edge_of, year_of
from ledger.extract.dates.hit import Hit, Piece, Rule

_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_SHIFTS: Final = {
    "this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1,
    "following": 1,
}  # fmt: skip
_NARRATIVE: Final = frozenset({"previous", "preceding", "following", "same", "that"})


def _shift(word: str) -> int:
    return _SHIFTS.get(word.rpartition(" ")[2], 0)


def _named_day(hit: Hit) -> list[Piece]:
    if hit.in_a_name():
        return []
    return hit.whole(ShiftForm(unit=Unit.DAY, shift=_DAYS[hit.word("day")], edge=edge_of(hit)))


def _two_days_off(hit: Hit) -> list[Piece]:
    return hit.whole(ShiftForm(unit=Unit.DAY, shift=-2 if hit.word("day") == "yesterday" else 2))


def _night(hit: Hit) -> list[Piece]:
    shift = -1 if hit.word("night").startswith("last") else 0
    return hit.whole(MomentForm(day=ShiftForm(unit=Unit.DAY, shift=shift), time=PartForm(part=Part.NIGHT)))


def _part_of_today(hit: Hit) -> list[Piece]:
    part = PartForm(part=words.PARTS[hit.word("part")], edge=edge_of(hit))
    shift = _shift(hit.word("shift"))
    return hit.whole(MomentForm(day=ShiftForm(unit=Unit.DAY, shift=shift), time=part))


def _part_of_that_day(hit: Hit) -> list[Piece]:
    word = hit.word("shift")
    shift = 1 if word in {"next", "following"} else -1 if word in {"previous", "preceding"} else 0
    day = ShiftForm(unit=Unit.DAY, shift=shift, origin=Origin.NARRATIVE)
    return hit.whole(MomentForm(day=day, time=PartForm(part=words.PARTS[hit.word("part")])))


def _part_beside(hit: Hit) -> list[Piece]:
    shift = -1 if hit.word("side") == "before" else 1
    day = ShiftForm(unit=Unit.DAY, shift=shift, origin=Origin.NARRATIVE)
    return hit.whole(MomentForm(day=day, time=PartForm(part=words.PARTS[hit.word("part")])))


def _shifted_unit(hit: Hit) -> list[Piece]:
    return hit.whole(ShiftForm(unit=hit.unit("unit"), shift=_shift(hit.word("shift")), edge=edge_of(hit)))


def _shifted_narrative(hit: Hit) -> list[Piece]:
    word = hit.word("shift")
    shift = 1 if word in {"next", "following"} else -1 if word in {"previous", "preceding"} else 0
    return hit.whole(ShiftForm(unit=hit.unit("unit"), shift=shift, origin=Origin.NARRATIVE, edge=edge_of(hit)))


def _day_beside(hit: Hit) -> list[Piece]:
    shift = -1 if hit.word("side") in {"before", "earlier", "previous"} else 1
    return hit.whole(ShiftForm(unit=hit.unit("unit"), shift=shift, origin=Origin.NARRATIVE))


def _day_of_event(hit: Hit) -> list[Piece]:
    sign = -1 if hit.word("side") == "before" else 1
    return hit.whole(CountForm(count=hit.quantity("one"), unit=hit.unit("unit"), sign=sign, origin=Origin.EVENT))


def _shifted_name(hit: Hit) -> list[Piece]:
    shift, edge = _shift(hit.word("shift")), edge_of(hit)
    if weekday := hit.word("weekday"):
        form = NamedShiftForm(unit=Unit.DAY, index=words.WEEKDAYS[weekday], shift=shift, edge=edge)
    elif month := hit.word("month"):
        form = NamedShiftForm(unit=Unit.MONTH, index=words.MONTHS[month], shift=shift, edge=edge)
    else:
        form = NamedShiftForm(unit=Unit.SEASON, index=words.SEASONS[hit.word("season")], shift=shift, edge=edge)
    return hit.whole(form)


def _weekday_of_week(hit: Hit) -> list[Piece]:
    shift = _shift(hit.word("shift") or hit.word("shift2"))
    return hit.whole(ShiftForm(unit=Unit.WEEK, shift=shift, weekday=words.WEEKDAYS[hit.word("weekday")]))


def _ago(hit: Hit) -> list[Piece]:
    side = hit.word("side")
    story = side == "ago" or side.startswith("from") or side == "hence"
    sign = -1 if side in {"ago", "earlier", "before", "prior", "previously"} else 1
    origin = Origin.STORY if story else Origin.NARRATIVE
    count = hit.quantity("count") if hit.has("count") else None
    return hit.whole(CountForm(count=count, unit=hit.unit("unit"), sign=sign, origin=origin))


def _same_period(hit: Hit) -> list[Piece]:
    unit = words.UNITS.get(hit.word("unit"))
    return hit.whole(AnchoredForm(unit=unit, years=-1 if hit.has("before") else 0))


def _quarter(hit: Hit) -> list[Piece]:
    year, year_shift = year_of(hit)
    index = hit.number("ordinal") if hit.has("ordinal") else int(hit.word("coded").strip("qh"))
    coded_half = hit.word("coded").startswith("h") or hit.word("unit") == "half"
    unit = Unit.HALF if coded_half else Unit.QUARTER
    if index is None or index > (2 if unit is Unit.HALF else 4):
        return []
    fiscal = hit.has("fiscal")
    return hit.whole(
        PeriodForm(unit=unit, index=index, year=year, year_shift=year_shift, fiscal=fiscal, edge=edge_of(hit))
    )


def _week_of_month(hit: Hit) -> list[Piece]:
    year, year_shift = year_of(hit)
    month, index = words.MONTHS[hit.word("month")], hit.number("ordinal") or 1
    unit = Unit.WEEKEND if hit.word("unit") == "weekend" else Unit.WEEK
    return hit.whole(PeriodForm(unit=unit, index=index, year=year, year_shift=year_shift, month=month))


def _season(hit: Hit) -> list[Piece]:
    year, year_shift = year_of(hit)
    index = words.SEASONS[hit.word("season")]
    return hit.whole(PeriodForm(unit=Unit.SEASON, index=index, year=year, year_shift=year_shift, edge=edge_of(hit)))


def _fiscal_year(hit: Hit) -> list[Piece]:
    digits = "".join(filter(str.isdigit, hit.word("year")))
    year = int(digits) if len(digits) > 2 else 2000 + int(digits)  # noqa: PLR2004 - "FY14"
    return hit.whole(PeriodForm(unit=Unit.YEAR, index=1, year=year, fiscal=True))


def _whole_year(hit: Hit) -> list[Piece]:
    return hit.whole(ShiftForm(unit=hit.unit("unit"), shift=0, origin=Origin.NARRATIVE, edge=edge_of(hit)))


def _present(hit: Hit) -> list[Piece]:
    return hit.whole(VagueForm(value="PRESENT_REF"))


def _past(hit: Hit) -> list[Piece]:
    return hit.whole(VagueForm(value="PAST_REF"))


def _future(hit: Hit) -> list[Piece]:
    return hit.whole(VagueForm(value="FUTURE_REF"))


def _the_weekend(hit: Hit) -> list[Piece]:
    return hit.whole(NamedShiftForm(unit=Unit.WEEKEND, index=0, shift=-1))


def _bare_day(hit: Hit) -> list[Piece]:
    """What is said by "on the 23rd": a day of the story's month."""
    return hit.whole(CalendarForm(day=hit.number("day")))


_EDGE: Final = "(?: edge=(earlier|later|early|late) (?: in )? | THE? edge_noun=EDGENOUN of )?"
_SIDE: Final = "side=(ago | earlier | later | before | afterwards | afterward | prior | previously | from now | from today | hence)"
_YEAR_BEFORE: Final = (
    "(?: a year (?: ago | earlier | before ) | last year | (?: THE )? previous year"
    " | (?: the )? year (?: before | earlier | ago | prior ))"
)

RULES: Final = (
    Rule("named day", f"{_EDGE} day=(today|yesterday|tomorrow)", _named_day),
    Rule("two days off", "the day (?: before day=yesterday )", _two_days_off),
    Rule("two days ahead", "the day after day=tomorrow", _two_days_off),
    Rule("last night", "(?: late | early )? night=(last night | tonight)", _night),
    Rule("this morning", "(?: edge=(earlier|later|early|late) )? shift=this part=PART", _part_of_today),
    Rule(
        "the next morning",
        "(?: the | that ) shift=(next|following|previous|preceding|same) part=PART",
        _part_of_that_day,
    ),
    Rule("that night", "shift=that part=PART", _part_of_that_day),
    Rule("the next day", "the shift=next unit=(day|weekend)", _shifted_narrative),
    Rule(
        "last week", f"{_EDGE} (?: the )? shift=(this|last|next|coming|upcoming|current) unit=DATEUNIT", _shifted_unit
    ),
    Rule(
        "the previous year",
        f"{_EDGE} (?: the | THE )? shift=(previous|preceding|following) unit=DATEUNIT",
        _shifted_narrative,
    ),
    Rule("the very next day", "the very shift=next unit=day", _shifted_narrative),
    Rule("next day", "(?<= STOP ) shift=next unit=day", _shifted_narrative),
    Rule("that day", f"{_EDGE} shift=(that | (?: the | that ) same) unit=DATEUNIT", _shifted_narrative),
    Rule(
        "the day before",
        "the unit=DATEUNIT side=(before|after|earlier|previous) (?= STOP | and | but | when | in | at | on | with )",
        _day_beside,
    ),
    Rule("the year previous", "the unit=(year|month|week|day) side=previous", _day_beside),
    Rule(
        "the day after it",
        "one=(the) unit=(day|week|month|year) side=(before|after) (?! STOP | yesterday | tomorrow )",
        _day_of_event,
    ),
    Rule(
        "last Monday",
        f"{_EDGE} (?: this (?= past ) )? shift=(this|last|next|coming|past) (?: weekday=WEEKDAY | month=(MONTH) | season=SEASON )",
        _shifted_name,
    ),
    Rule("Monday of last week", "weekday=WEEKDAY (?: of )? shift=(this|last|next) week", _weekday_of_week),
    Rule("last week's Monday", "shift=(this|last|next) week '' s weekday=WEEKDAY", _weekday_of_week),
    Rule("last week on Monday", "shift=(this|last|next) week (?: on )? weekday=WEEKDAY", _weekday_of_week),
    Rule("two days ago", f"(?: BOUND )? count=QUANTITY unit=UNIT {_SIDE}", _ago),
    Rule("days later", f"unit=PLURALUNIT {_SIDE}", _ago),
    Rule("long ago", "(?: not )? (?: so )? long ago", _past),
    Rule(
        "the same month a year ago",
        "the same (?: unit=(day|week|month|quarter|year) | period | time | point ) (?: of | in )?"
        f" before=({_YEAR_BEFORE})",
        _same_period,
    ),
    Rule(
        "quarter",
        f"{_EDGE} (?: THE )? ordinal=(ORDINAL|last|final) '-? unit=quarter"
        " (?: (?: of | ', )? (?: fiscal=fiscal )? year=YEARREF )?",
        _quarter,
    ),
    Rule(
        "half",
        "(?: THE )? ordinal=(first|second) '-? unit=half of (?: fiscal=fiscal )? (?: year )? year=YEARREF",
        _quarter,
    ),
    Rule("quarter by its code", "coded=(QUARTERN|HALFN) (?: of | '/ | '- | ', )? year=YEAR", _quarter),
    Rule("quarter after its year", "year=YEAR (?: '- )? coded=(QUARTERN|HALFN)", _quarter),
    Rule(
        "week of a month",
        "(?: THE )? ordinal=(ORDINAL|last|final) (?: full )? unit=(week|weekend) (?: of | in ) month=MONTH"
        " (?: ',? year=YEAR )?",
        _week_of_month,
    ),
    Rule(
        "season of a year",
        f"{_EDGE} (?: the )? (?: edge_word=EDGEWORD '-? )? season=SEASON (?: of | ', )? year=YEARREF",
        _season,
    ),
    Rule("season", "(?<= SEASONPREP ) (?: the )? season=SEASON (?! CAPITAL | GAMES | of )", _season),
    Rule("fiscal year", "(?: THE )? (?: fiscal | financial ) (?: year )? year=YEAR", _fiscal_year),
    Rule("fiscal year in short", "year=FISCAL", _fiscal_year),
    Rule("the entire year", "(?: the ) (?: entire | whole | full ) unit=(year|month|week|day)", _whole_year),
    Rule(
        "the year",
        "(?: edge=(earlier|later|early|late) in | THE edge_noun=EDGENOUN of ) the unit=(year|month|week|day|quarter)",
        _whole_year,
    ),
    Rule("the weekend", "(?<= WEEKENDPREP ) the (?: past )? weekend", _the_weekend),
    Rule("this past weekend", "this past weekend", _the_weekend),
    Rule("this past week", "this shift=past unit=DATEUNIT", _shifted_unit),
    Rule(
        "the night before",
        "the part=PART side=(before|after) (?= STOP | and | but | when | in | at | on | with )",
        _part_beside,
    ),
    Rule("the 23rd", "(?<= MONTHDAYPREP ) the day=ORDINALN (?= STOP | at | in | and | when )", _bare_day),
    Rule("now", "(?: right )? (?<! will ) PRESENT (?! '- )", _present),
    Rule("at present", "(?: at )? the (?: moment | present | present time ) (?! of )", _present),
    Rule("recently", "(?: very | most )? PAST", _past),
    Rule("the past", "the past (?= STOP )", _past),
    Rule("recent years", "(?: in )? recent (?: years | months | weeks | days | decades | times | history )", _past),
    Rule("the future", "the (?: near | foreseeable | immediate | distant )? future", _future),
    Rule("soon", "(?: very | as )? soon (?! after | before | as | enough | '- )", _future),
    Rule("the long term", "(?: the )? (?: long | short | medium | near ) '-? term", _future),
)
"""In order: of two matches of one length the first counts."""
