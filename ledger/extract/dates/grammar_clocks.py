"""Rules for times of day: "about 1 a.m. local time", "16:15 UTC", "1615 GMT", "noon", "Tuesday night"."""

import re
from typing import Final

from ledger.extract.dates import words
from ledger.extract.dates.forms import CalendarForm, ClockForm, Edge, MomentForm, Part, PartForm
from ledger.extract.dates.grammar_days import edge_of, is_day
from ledger.extract.dates.hit import Hit, Piece, Rule
from ledger.extract.dates.zone_names import ABBREVIATIONS, NAMED, STANDARD_OFFSETS

_NOON: Final = 12
_ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?[ ]?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_SPELLED_HOURS: Final = {**words.SMALL, **{word: hour for word, hour in words.TEENS.items() if hour <= _NOON}}


class _Zone:
    """What a zone phrase says."""

    def __init__(self, hit: Hit) -> None:
        phrase = hit.phrase("zone") or hit.phrase("dayzone")
        said = [word for word in phrase.split() if word not in "()"]
        self.local = any(word.lower() == "local" for word in said)
        self.zones: tuple[str, ...] = ()
        self.place: str | None = None
        if said and not self.local:
            self._read(said)

    def _read(self, said: list[str]) -> None:
        if said[0].upper() in ABBREVIATIONS and said[-1].lower() != "time":
            self.zones = _offset("".join(said[1:])) or ABBREVIATIONS[said[0].upper()]
            return
        lower = [word.lower() for word in said if word.lower() not in {"time", "the", "mean", "coordinated"}]
        name = " ".join(word for word in lower if word not in {"standard", "daylight", "summer"})
        kind = lower[-1] if lower else ""
        if (name, kind) in STANDARD_OFFSETS:
            self.zones = (STANDARD_OFFSETS[(name, kind)],)
        elif name in NAMED:
            self.zones = NAMED[name]
        else:
            self.place = " ".join(
                word for word in said if word.lower() not in {"time", "standard", "daylight", "summer"}
            )


def _offset(text: str) -> tuple[str, ...]:
    """A zone from "+8", "+0530", "-3:30"."""
    found = re.fullmatch(r"([+\-‑–−])(\d{1,2}):?(\d\d)?", text)
    if not found:
        return ()
    sign = "+" if found[1] == "+" else "-"
    return (f"{sign}{int(found[2]):02d}:{found[3] or '00'}",)


def _clock(hit: Hit, hour: int, minute: int = 0, second: int | None = None, *, halves: bool = False) -> list[Piece]:
    """The form of a time of day, with the bound and zone of the hit; none when there is no such time."""
    meridiem = hit.word("meridiem")
    if meridiem:
        if not 0 < hour <= _NOON:
            return _clock_24(hit, hour, minute, second)
        hour = hour % _NOON + (_NOON if meridiem.startswith("p") else 0)
        halves = False
    return _clock_24(hit, hour, minute, second, halves=halves)


def _clock_24(hit: Hit, hour: int, minute: int, second: int | None, *, halves: bool = False) -> list[Piece]:
    if hour > 24 or (hour == 24 and minute):  # noqa: PLR2004 - hours of a day
        return []
    zone = _Zone(hit)
    return hit.whole(
        ClockForm(
            hour=hour,
            minute=minute,
            second=second,
            halves=halves and not zone.zones,
            zones=zone.zones,
            place=zone.place,
            local=zone.local,
            bound=hit.word("bound") or None,
        )
    )


def _hour(hit: Hit) -> list[Piece]:
    word = hit.word("hour")
    hour = _SPELLED_HOURS.get(word) if not word.isdigit() else int(word)
    if hour is None:
        return []
    if hit.has("part"):
        return _clock(hit, _hour_in_part(hour, words.PARTS[hit.word("part")]))
    return _clock(hit, hour, halves=0 < hour <= _NOON)


def _hour_in_part(hour: int, part: Part) -> int:
    """The hour of 24 that "5 o'clock in the afternoon" means."""
    if part in {Part.AFTERNOON, Part.EVENING} or (part is Part.NIGHT and 5 < hour < _NOON):  # noqa: PLR2004 - 6 to 11
        return hour % _NOON + _NOON
    return hour % _NOON if part is Part.MORNING or part is Part.NIGHT else hour


def _digital(hit: Hit) -> list[Piece]:
    word = hit.word("time")
    parts = re.split(r"[:.h,]", word)
    hour, minute = int(parts[0]), int(parts[1])
    if minute > 59 or len(parts[1]) != 2:  # noqa: PLR2004 - minutes of an hour; "8.3" is no time
        return []
    second = int(parts[2]) if len(parts) > 2 else None  # noqa: PLR2004 - hour, minute, second
    return _clock(hit, hour, minute, second, halves=0 < hour <= _NOON and not word.startswith("0"))


def _dotted(hit: Hit) -> list[Piece]:
    """A bare "At 7.10" that opens a sentence; elsewhere it is as likely a figure ("the share closed at 7.10")."""
    before = hit.match.start() - 1
    opens = before >= 0 and hit.tokens.word(before)[:1].isupper()
    return _digital(hit) if opens else []


def _four_digits(hit: Hit) -> list[Piece]:
    digits = hit.word("time")
    hour, minute = int(digits[:2]), int(digits[2:])
    return _clock(hit, hour, minute) if minute < 60 else []  # noqa: PLR2004 - minutes of an hour


def _noon(hit: Hit) -> list[Piece]:
    """Noon, or midnight: the one that ends the day, but "after midnight Tuesday" is when Tuesday begins."""
    if hit.word("name") != "midnight":
        return _clock(hit, _NOON)
    before = hit.tokens.word(hit.match.start() - 1).lower() if hit.match.start() else ""
    begins = before in {"after", "past"} or hit.word("bound").endswith(("after", "past"))
    return _clock(hit, 0 if begins else 24)


def _past_noon(hit: Hit) -> list[Piece]:
    count = {"half": 30, "quarter": 15}.get(hit.word("minutes").removeprefix("a "))
    minute = int(hit.quantity("minutes") or 0) if count is None else count
    if minute > 59:  # noqa: PLR2004 - minutes of an hour
        return []
    if hit.word("side") == "past":
        return _clock(hit, _NOON if hit.word("name") == "noon" else 0, minute)
    return _clock(hit, _NOON - 1 if hit.word("name") == "noon" else 23, 60 - minute) if minute else []


def _past_hour(hit: Hit) -> list[Piece]:
    word = hit.word("hour")
    hour = int(word) if word.isdigit() else _SPELLED_HOURS.get(word, 0)
    count = {"half": 30, "quarter": 15}.get(hit.word("minutes").removeprefix("a "))
    minute = int(hit.quantity("minutes") or 0) if count is None else count
    if hit.word("side") == "to":
        hour, minute = (hour - 1) % _NOON or _NOON, 60 - minute
    return _clock(hit, hour, minute, halves=True) if 0 < hour <= _NOON and minute < 60 else []  # noqa: PLR2004


def _iso(hit: Hit) -> list[Piece]:
    found = _ISO.fullmatch(hit.phrase("iso"))
    if not found or not is_day(int(found[1]) or 1, int(found[2]), int(found[3])):
        return []
    day = CalendarForm(year=int(found[1]), month=int(found[2]), day=int(found[3]))
    if not found[4]:
        return hit.whole(day)
    zones = ("UTC",) if (found[7] or "").upper() == "Z" else _offset(found[7] or "")
    second = int(found[6]) if found[6] else None
    if int(found[4]) > 24 or int(found[5]) > 59:  # noqa: PLR2004 - hours, minutes
        return []
    clock = ClockForm(hour=int(found[4]), minute=int(found[5]), second=second, zones=zones)
    return hit.whole(MomentForm(day=day, time=clock))


def _clock_range(hit: Hit) -> list[Piece]:
    """What is said by "between 1 and 2 p.m.": two times; the first takes its half of the day from the second."""
    last = _clock(hit, int(hit.word("hour2")))
    if not last or not isinstance(last[0].form, ClockForm):
        return []
    first, end = int(hit.word("hour")), last[0].form
    hour = first % _NOON + (_NOON if end.hour >= _NOON else 0)
    if hour > end.hour:
        hour -= _NOON
    begin = ClockForm(hour=max(hour, 0), zones=end.zones, place=end.place, local=end.local)
    return [hit.piece(begin, "hour", "hour", joined=True), Piece(end, hit.match.start("hour2"), hit.match.end())]


def _part(hit: Hit) -> list[Piece]:
    if hit.in_a_name():
        return []
    return hit.whole(PartForm(part=words.PARTS[hit.word("part")], edge=edge_of(hit)))


def _overnight(hit: Hit) -> list[Piece]:
    return hit.whole(PartForm(part=Part.NIGHT, previous=True))


def _small_hours(hit: Hit) -> list[Piece]:
    return hit.whole(PartForm(part=Part.MORNING, edge=Edge.EARLY))


_BOUND: Final = "(?: bound=(NEAR) )?"
_ZONE: Final = "(?: ',? zone=(ZONEPHRASE) | (?= (?: on )? WEEKDAY dayzone=(ZONEPHRASE) ) )?"
"""After the time, or after the day beside it: "11:15 a.m. on Monday Eastern time"."""

RULES: Final = (
    Rule("hour and half of the day", f"{_BOUND} hour=(HOUR12|SPELLEDHOUR) meridiem=MERIDIEM {_ZONE}", _hour),
    Rule(
        "hour o'clock",
        f"{_BOUND} hour=(HOUR12|SPELLEDHOUR) o '' clock (?: (?: in the | at ) part=PART )? {_ZONE}",
        _hour,
    ),
    Rule(
        "hour in the morning",
        f"(?<= CLOCKPREP ) {_BOUND} hour=(HOUR12|SPELLEDHOUR) in the part=(morning|afternoon|evening) {_ZONE}",
        _hour,
    ),
    Rule("bare hour", "bound=(NEARONLY) hour=HOUR12 (?= STOP | on | WEEKDAY | and | but | when | in )", _hour),
    Rule("hour in its zone", f"{_BOUND} hour=(HOUR12|N24) zone=(ZONE | local time | (?: CAPITAL ){{1,2}} time)", _hour),
    Rule("hour and minutes", f"{_BOUND} time=CLOCK (?: meridiem=MERIDIEM )? (?: hours | hrs )? {_ZONE}", _digital),
    Rule("hour.minutes", f"{_BOUND} time=DECIMAL meridiem=MERIDIEM {_ZONE}", _digital),
    Rule("hour.minutes in their zone", f"{_BOUND} time=DECIMAL zone=(ZONE | local time)", _digital),
    Rule("hour.minutes and its day", "(?<= CLOCKPREP ) time=DECIMAL (?= (?: on )? WEEKDAY )", _digital),
    Rule("at 7.10 first", "(?<= CLOCKPREP ) time=DECIMAL (?= the | all | every | STOP )", _dotted),
    Rule("four digits", f"{_BOUND} time=(HHMM|YEARN) (?: hours | hrs | h )? zone=(ZONEPHRASE)", _four_digits),
    Rule("four digits and hours", "(?: bound=(NEAR) )? (?<= at ) time=(HHMM|YEARN) (?: hours | hrs )", _four_digits),
    Rule("noon", f"{_BOUND} (?: N12 )? name=(noon|midday|midnight) {_ZONE}", _noon),
    Rule(
        "quarter past midnight",
        f"{_BOUND} minutes=((?: a )? quarter | half | SPELLED | FIGURE) (?: minutes )? side=(past|to) name=(noon|midnight)"
        f" {_ZONE}",
        _past_noon,
    ),
    Rule(
        "from 1 to 2 p.m.",
        f"(?<= from ) hour=HOUR12 (?: to | until ) hour2=HOUR12 meridiem=MERIDIEM {_ZONE}",
        _clock_range,
    ),
    Rule(
        "half past nine",
        f"{_BOUND} minutes=((?: a )? quarter | half | SPELLED | FIGURE) side=(past|to)"
        f" hour=(HOUR12|SPELLEDHOUR) meridiem=MERIDIEM {_ZONE}",
        _past_hour,
    ),
    Rule(
        "ten past four",
        f"{_BOUND} minutes=((?: a )? quarter | half | SPELLED | FIGURE) side=past hour=(HOUR12|SPELLEDHOUR)"
        f" (?! '- | PLURALUNIT ) {_ZONE}",
        _past_hour,
    ),
    Rule(
        "a quarter to six",
        f"(?<= CLOCKPREP ) {_BOUND} minutes=((?: a )? quarter) side=to hour=(HOUR12|SPELLEDHOUR) {_ZONE}",
        _past_hour,
    ),
    Rule("at ten to six", f"(?<= (?:at|by|until) ) minutes=SPELLED side=to hour=SPELLEDHOUR {_ZONE}", _past_hour),
    Rule(
        "between 1 and 2 p.m.",
        f"hour=HOUR12 (?: '- | '— | and | to | until ) hour2=HOUR12 meridiem=MERIDIEM {_ZONE}",
        _clock_range,
    ),
    Rule("ISO 8601", "iso=ISO", _iso),
    Rule("part of the day", "(?: the )? (?: edge=(early|late) )? part=(morning|afternoon|evening)", _part),
    Rule("night of a day", "(?<= DAYEND ) (?: late | early )? part=PART", _part),
    Rule("at night", "(?<= PARTPREP ) (?: the )? (?: edge=(early|late) )? part=PART (?! CAPITAL )", _part),
    Rule("overnight", "overnight", _overnight),
    Rule("the small hours", "the (?: early | small | wee ) (?: morning )? hours", _small_hours),
)
"""In order: of two matches of one length the first counts."""
