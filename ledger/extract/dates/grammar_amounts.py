"""Rules for lengths of time and repeated times: "more than nine hours", "the past two weeks", "every Monday"."""

import re
from fractions import Fraction
from typing import Final

from ledger.extract.dates import words
from ledger.extract.dates.forms import Amount, DurationForm, SetForm, Unit
from ledger.extract.dates.hit import Hit, Piece, Rule
from ledger.extract.dates.timex import duration_value

_CARDINAL_TIMES: Final = "(?: once | twice | SMALL times | FIGURE times )"
_BEFORE_LENGTHS: Final = frozenset({"for", "in", "within", "after", "lasted", "took", "than", "only", "just", "over"})


def _duration(hit: Hit) -> list[Piece]:
    amounts = [_amount(hit, "count", "unit")]
    if hit.has("unit2"):
        amounts.append(_amount(hit, "count2", "unit2"))
    if hit.has("half") and amounts[0].count is not None:
        amounts[0] = Amount(count=amounts[0].count + Fraction(1, 2), unit=amounts[0].unit)
    if not _likely(hit, amounts[0]):
        return []
    side = hit.word("side")
    after = 0 if not side else -1 if side == "before" else 1
    return hit.whole(
        DurationForm(amounts=tuple(amounts), bound=hit.word("bound") or None, window=_window(hit), after=after)
    )


def _amount(hit: Hit, count: str, unit: str) -> Amount:
    return Amount(count=hit.quantity(count), unit=hit.unit(unit))


def _likely(hit: Hit, amount: Amount) -> bool:
    """Whether these words are a length of time: "a second" and "a quarter" are more often an ordinal and a part."""
    if hit.word("count") == "a" and hit.word("unit") == "quarter":
        return False
    if hit.word("count") in {"a", "an"} and not (hit.has("bound") or hit.has("half") or hit.has("side")):
        before = hit.tokens.word(hit.match.start() - 1).lower() if hit.match.start() else ""
        if amount.unit is Unit.SECOND or (amount.unit is Unit.DAY and before not in _BEFORE_LENGTHS):
            return False
    return not (hit.word("unit") == "second" and hit.word("count") != "one" and not hit.has("hyphen"))


def _hours_and_minutes(hit: Hit) -> list[Piece]:
    """The length that a status page writes as "2h 14m"."""
    hours, minutes = re.findall(r"\d+", hit.word("length"))
    amounts = (Amount(count=Fraction(hours), unit=Unit.HOUR), Amount(count=Fraction(minutes), unit=Unit.MINUTE))
    return hit.whole(DurationForm(amounts=amounts, bound=hit.word("bound") or None))


def _window(hit: Hit) -> int:
    word = hit.word("window")
    if not word:
        return 0
    return -1 if word.split()[-1] in {"past", "last", "previous", "preceding", "recent"} else 1


def _whole_window(hit: Hit) -> list[Piece]:
    amount = Amount(count=Fraction(1), unit=hit.unit("unit"))
    return hit.whole(DurationForm(amounts=(amount,), window=_window(hit)))


def _vague(hit: Hit) -> list[Piece]:
    return hit.whole(DurationForm(amounts=(Amount(count=None, unit=hit.unit("unit")),)))


def _two_lengths(hit: Hit) -> list[Piece]:
    """What is said by "60 to 90 days": two lengths, the first without its unit."""
    unit = hit.unit("unit")
    first = DurationForm(amounts=(Amount(count=hit.quantity("count"), unit=unit),))
    second = DurationForm(amounts=(Amount(count=hit.quantity("count2"), unit=unit),))
    return [hit.piece(first, "count", "count", joined=True), hit.piece(second, "count2", "unit")]


def _adverb(hit: Hit) -> list[Piece]:
    if hit.in_a_name():
        return []
    return hit.whole(SetForm(value=words.ADVERB_UNITS[hit.word("unit")]))


def _every_unit(hit: Hit) -> list[Piece]:
    count = Fraction(2) if hit.has("other") else hit.quantity("count") if hit.has("count") else Fraction(1)
    return hit.whole(SetForm(value=duration_value((Amount(count=count, unit=hit.unit("unit")),))))


def _every_weekday(hit: Hit) -> list[Piece]:
    word = hit.word("weekday")
    number = words.WEEKDAYS.get(word) or words.WEEKDAY_PLURALS[word]
    part = words.PARTS.get(hit.word("part")) or words.PART_PLURALS.get(hit.word("part")) or ""
    return hit.whole(SetForm(value=f"XXXX-WXX-{number}{part}"))


def _every_part(hit: Hit) -> list[Piece]:
    word = hit.word("part")
    return hit.whole(SetForm(value=f"XXXX-XX-XX{words.PARTS.get(word) or words.PART_PLURALS[word]}"))


def _every_month(hit: Hit) -> list[Piece]:
    return hit.whole(SetForm(value=f"XXXX-{words.MONTHS[hit.word('month')]:02d}"))


def _weekends(hit: Hit) -> list[Piece]:
    return hit.whole(SetForm(value="XXXX-WXX-WE"))


_HALF: Final = "(?: half=(and a half) )?"
_MORE: Final = "(?: (?: and | ', )? count2=(COUNTNUM | a | an) '-? unit2=UNIT )?"
_WINDOW: Final = "(?: the | THE )? window=(past|last|next|previous|preceding|coming|following)"

RULES: Final = (
    Rule(
        "a year, of a rate",
        "(?<= RATED ) (?: a | an | per ) unit=UNIT (?! ago | earlier | later | before | after | old )",
        _every_unit,
    ),
    Rule(
        "amount after something",
        f"(?: bound=(BOUND) )? count=(COUNTNUM | a | an | HALFCOUNT) unit=UNIT {_HALF} (?= side=(before|after) )",
        _duration,
    ),
    Rule("amount", f"(?: bound=(BOUND) )? count=QUANTITY hyphen=('- )? unit=UNIT {_MORE} {_HALF} (?! ago )", _duration),
    Rule("2h 14m", "(?: bound=(BOUND) )? length=HOURSMINUTES", _hours_and_minutes),
    Rule(
        "the past two weeks",
        f"{_WINDOW} (?: bound=(BOUND) )?"
        " count=(COUNTNUM | (?: a )? few | several | (?: a )? couple (?: of )? ) '-? unit=UNIT",
        _duration,
    ),
    Rule(
        "the past week",
        "(?: the )? window=(past) unit=(week|month|year|day|decade|century|hour|weekend|quarter)",
        _whole_window,
    ),
    Rule(
        "two to three weeks",
        "count=(COUNTNUM) (?: to | '- | '— | and | or ) count2=(COUNTNUM) '-? unit=UNIT (?! ago | earlier | later )",
        _two_lengths,
    ),
    Rule("hours", "(?<= VAGUEPREP ) unit=PLURALUNIT", _vague),
    Rule("over the years", "(?<= over ) the unit=PLURALUNIT", _vague),
    Rule("years of", "(?<! early ) unit=PLURALUNIT (?= of | in the making )", _vague),
    Rule("daily", "unit=ADVERBUNIT", _adverb),
    Rule("every two weeks", "(?: every | each ) (?: other=other | count=(COUNTNUM) )? unit=UNIT", _every_unit),
    Rule("twice a day", f"{_CARDINAL_TIMES} (?: a | an | per | each | every ) unit=UNIT", _every_unit),
    Rule("per year", "per unit=UNIT", _every_unit),
    Rule("every Monday", "(?: every | each ) weekday=WEEKDAY (?: part=PART )?", _every_weekday),
    Rule("Mondays", "weekday=WEEKDAYS", _every_weekday),
    Rule("Monday nights", "weekday=WEEKDAY part=PARTS", _every_weekday),
    Rule("every morning", "(?: every | each ) part=PART", _every_part),
    Rule("every March", "(?: every | each ) month=MONTH", _every_month),
    Rule("weekends", "(?: weekends | every weekend )", _weekends),
)
"""In order: of two matches of one length the first counts."""
