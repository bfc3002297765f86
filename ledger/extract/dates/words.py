"""The lexicon: words that take part in temporal expressions, with what they stand for."""

from fractions import Fraction
from typing import Final

from ledger.extract.dates.forms import Edge, Part, Unit


def _listed(names: str) -> tuple[str, ...]:
    """The words of a list written with spaces."""
    return tuple(names.split())


_MONTH_NAMES: Final = (
    ("january", "jan"),
    ("february", "feb", "febr"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
CAPITAL_MONTHS: Final = frozenset({"may", "march", "mar", "august", "jan", "jun", "sep", "dec", "april", "june"})
"""Names that are months only with a capital; in lower case they are other words or slips of the pen."""
SHY_MONTHS: Final = frozenset({"may", "march", "april", "june", "august"})
"""Names that, standing alone, are a month only where the words around them say so."""
FULL_MONTHS: Final = frozenset(names[0] for names in _MONTH_NAMES) - SHY_MONTHS

WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1)
}
WEEKDAY_PLURALS: Final = {name + "s": number for name, number in WEEKDAYS.items()}
WEEKDAY_ABBREVIATIONS: Final = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

SMALL: Final = {name: number for number, name in enumerate(_listed("one two three four five six seven eight nine"), 1)}
TEENS: Final = {
    name: number
    for number, name in enumerate(
        _listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), 10
    )
}
TENS: Final = {
    name: 10 * number for number, name in enumerate(_listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
DECADE_WORDS: Final = {
    name: 10 * number
    for number, name in enumerate(_listed("twenties thirties forties fifties sixties seventies eighties nineties"), 2)
}
ORDINALS: Final = {
    name: number
    for number, name in enumerate(
        _listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
}
LAST_ORDINALS: Final = {"last": -1, "final": -1}
FRACTIONS: Final = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
COUNTED: Final = {"a": 1, "an": 1, "one": 1, "couple": 2, "dozen": 12}
VAGUE_COUNTS: Final = frozenset({"several", "many", "few", "some", "dozens", "numerous", "countless", "scores"})

UNITS: Final = {
    **dict.fromkeys(("second", "seconds", "sec", "secs"), Unit.SECOND),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), Unit.MINUTE),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), Unit.HOUR),
    **dict.fromkeys(("day", "days"), Unit.DAY),
    **dict.fromkeys(("week", "weeks"), Unit.WEEK),
    **dict.fromkeys(("weekend", "weekends"), Unit.WEEKEND),
    **dict.fromkeys(("fortnight", "fortnights"), Unit.FORTNIGHT),
    **dict.fromkeys(("month", "months"), Unit.MONTH),
    **dict.fromkeys(("quarter", "quarters"), Unit.QUARTER),
    **dict.fromkeys(("year", "years", "yr", "yrs"), Unit.YEAR),
    **dict.fromkeys(("decade", "decades"), Unit.DECADE),
    **dict.fromkeys(("century", "centuries"), Unit.CENTURY),
}
PLURAL_UNITS: Final = frozenset(
    word for word in UNITS if word.endswith("s") and word not in {"hrs", "secs", "mins", "yrs"}
)
ADVERB_UNITS: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y",
}  # fmt: skip

PARTS: Final = {
    "morning": Part.MORNING,
    "dawn": Part.MORNING,
    "daybreak": Part.MORNING,
    "sunrise": Part.MORNING,
    "lunchtime": Part.MIDDAY,
    "afternoon": Part.AFTERNOON,
    "evening": Part.EVENING,
    "dusk": Part.EVENING,
    "sunset": Part.EVENING,
    "nightfall": Part.EVENING,
    "night": Part.NIGHT,
}
PART_PLURALS: Final = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}
SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
SEASON_CODES: Final = ("SP", "SU", "FA", "WI")

EDGES: Final = {
    **dict.fromkeys(("early", "start", "beginning", "opening", "outset", "dawn"), Edge.EARLY),
    **dict.fromkeys(("mid", "middle"), Edge.MID),
    **dict.fromkeys(("late", "end", "close", "later"), Edge.LATE),
    "earlier": Edge.EARLY,
}

PRESENT: Final = frozenset({"now", "currently", "current", "presently", "nowadays", "ongoing"})
PAST: Final = frozenset({"recently", "recent", "lately"})
FUTURE: Final = frozenset({"soon"})

COUNTED_NOUNS: Final = frozenset(
    _listed(
        "people men women children percent per million billion trillion thousand hundred dollars euros pounds yuan won "
        "yen rubles roubles rupees km kilometers kilometres kilometer miles mile meters metres feet ft kg tons tonnes "
        "mph "
        "mw gw hp cc units jobs troops soldiers"
    )
)
"""What is counted: a number before it is no year."""
NUMBERED: Final = frozenset(_listed("number no flight room page section article chapter route highway boeing airbus"))
"""What is numbered: a number after it is no year."""
NEWSPAPERS: Final = frozenset(_listed("times telegraph mail mirror express herald post star sun world independent"))
"""After the name of a day: a newspaper or a show, not the day."""

FUTURE_CUES: Final = frozenset(
    _listed(
        "will would shall should due scheduled expected plans planning planned could might ll deadline upcoming slated "
        "expects hopes intends aims promises pledges promised pledged vowed"
    )
)
"""Words that, before a day in the same clause, put it after the story."""
PAST_CUES: Final = frozenset(
    _listed("said says told tells announced reported stated added wrote confirmed denied claimed was were had")
)
"""Words that, between a future cue and a day, take the day back to the past."""

FOREIGN_MONTHS: Final = frozenset(
    _listed(
        "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre "
        "januar jänner februar märz juni juli oktober dezember "
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "
        "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
        "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
        "januari februari maart mei augustus december augusti maj januari "
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
    )
) - frozenset(MONTHS)
"""Names of months in other languages: only what stands beside a day and a year is tried with dateparser."""
