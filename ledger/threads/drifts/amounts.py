"""The numbers of a sentence by what they count: figures and number words, with their multiples, shares and units."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

SHARE = "share"
"""Stands for the noun of a share ("a fifth", "half", "40 percent"), which is of the whole."""

MINUTE = "minute"
"""Stands for the noun of all lengths of time."""

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ONES.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
_TIMES: Mapping[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_PARTS: Mapping[str, Fraction] = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6),
    "tenth": Fraction(1, 10),
}
_PREFIXES = {"kilo": 10**3, "mega": 10**6, "giga": 10**9, "tera": 10**12, "peta": 10**15}
_UNITS: Mapping[str, tuple[str, int]] = {
    **{f"{prefix}{unit}": (unit, times) for prefix, times in _PREFIXES.items() for unit in ("byte", "bit", "watt")},
    "percent": (SHARE, 1),
    "cent": (SHARE, 1),
    MINUTE: (MINUTE, 1),
    "hour": (MINUTE, 60),
    "day": (MINUTE, 24 * 60),
    "week": (MINUTE, 7 * 24 * 60),
}
_FRACTION = re.compile(r"\b(?:(a|an|one|two|three|four)[ -])?(half|thirds?|quarters?|fifths?|sixths?|tenths?)\b(?! of)")
_AND_HALF = "andhalf"
_HALF = re.compile(r" and a half\b")
_FIGURE = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?(?![\d.,]\d)|[a-z]{2,}|%")


def amounts(text: str) -> dict[str, Fraction]:
    """By what is counted, in its base unit (bytes, minutes, a share of one), each number; the first of a noun counts.

    "4,000 customers" is {"customer": 4000}, "two million euros" {"euro": 2000000}, "fell by a fifth" {"share": 1/5},
    "nine hours and 31 minutes" {"minute": 571}. A number without a noun right after it, as a year, counts nothing.
    """
    found: dict[str, Fraction] = {}
    lowered = _HALF.sub(f" {_AND_HALF}", text.casefold().replace("-", " "))
    for noun, number in (*_counted(_FRACTION.sub(" ", lowered)), *_shares(lowered)):
        found.setdefault(noun, number)
    return found


def _counted(text: str) -> Iterator[tuple[str, Fraction]]:
    number: Fraction | None = None
    time: Fraction | None = None
    for word in _FIGURE.findall(text):
        value = _value(word)
        if value is not None:
            number = value if number is None or word[0].isdigit() else _joined(number, word, value)
        elif word in _TIMES:
            number = (number or Fraction(1)) * _TIMES[word]
        elif word == _AND_HALF:
            number = None if number is None else number + Fraction(1, 2)
        elif number is not None:
            noun, amount = _noun(word, number)
            number = None
            if noun == MINUTE:
                time = amount + (time or 0)
                continue
            yield noun, amount
        elif time is not None and word != "and":
            yield MINUTE, time
            time = None
    if time is not None:
        yield MINUTE, time


def _value(word: str) -> Fraction | None:
    if word[0].isdigit():
        return Fraction(word.replace(",", ""))
    return Fraction(_WORDS[word]) if word in _WORDS else None


def _joined(number: Fraction, word: str, value: Fraction) -> Fraction:
    """'Twenty' and 'four' are one number, 'two' and 'seven' two of which the last counts."""
    tens = 10
    return number + value if number % tens == 0 and number and _WORDS[word] < tens else value


def _noun(word: str, number: Fraction) -> tuple[str, Fraction]:
    base = "percent" if word == "%" else word if word.endswith("ss") else word.removesuffix("s")
    noun, times = _UNITS.get(base, (base, 1))
    return noun, number / 100 if noun == SHARE else number * times


def _shares(text: str) -> Iterator[tuple[str, Fraction]]:
    for how_many, part in _FRACTION.findall(text):
        yield SHARE, _PARTS[part.removesuffix("s")] * _WORDS.get(how_many, 1)
