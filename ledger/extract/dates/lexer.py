"""A text as tokens, each with the one character that stands for its class in the grammar."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ledger.extract.dates import words
from ledger.extract.dates.notation import ALPHABET
from ledger.extract.dates.zone_names import ABBREVIATIONS

_TOKEN: Final = re.compile(
    r"""
    (?![ ])(?:  # nothing begins with a blank: said first, or every branch below would be tried at each of them
    (?P<meridiem>[AaPp]\.[ ]?[Mm]\b\.?)
  | (?P<word>[^\W\d_]\w*+)
  | (?P<gap>\n[^\S\n]*+\n)
  | (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:[ ]?Z\b|[+-]\d\d:?\d\d\b)?)?(?![\w-]))
  | (?P<iso_month>\d{4}-(?:0\d|1[0-2])(?![\w-]))
  | (?P<numeric_date>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])
      |\d{1,2}([.-])\d{1,2}\7\d{4}(?![\w/-]|\.\d)
      |\d{4}([./])\d{1,2}\8\d{1,2}(?![\w/]|\.\d))
  | (?P<dotted>\d{1,5}(?:\.\d{1,5}){2,9}(?:/\d{1,3})?(?!\w))
  | (?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?(?=[AaPp]\.?[Mm]\b|[A-Z]{3}\b|(?![\w:])))
  | (?P<hours_minutes>\d{1,3}h[ ]?[0-5]?\dm(?:ins?)?(?!\w))
  | (?P<hour_clock>(?:[01]?\d|2[0-3])h[0-5]\d(?!\w))
  | (?P<cjk>\d{4}年\d{1,2}月\d{1,2}日)
  | (?P<decade>(?:1[5-9]\d0|20\d0)['’]?s(?!\w))
  | (?P<decade_short>[2-9]0['’]?s(?!\w))
  | (?P<ordinal>\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w))
  | (?P<grouped>\d{1,3}(?:,\d{3}(?!\d)){1,5}(?:\.\d{1,9})?(?!\w))
  | (?P<decimal>\d{1,9}\.\d{1,9}(?=[AaPp]\.?[Mm]\b|(?!\w)))
  | (?P<number>\d++(?=(?:[AaPp]\.?[Mm]|hrs?|hours?|mins?|secs?|days?|½|[A-Z]{3,4})\b|(?!\w)))
  | (?P<junk>\w++)
  | (?P<sign>[^\w\s])
    )
    """,
    re.VERBOSE,
)
_SIGNS: Final = {
    **dict.fromkeys("'’‘ʼ", "'"),
    **dict.fromkeys("-‐‑‒–", "-"),
    **dict.fromkeys("—―", "—"),
    **dict.fromkeys("$€£¥₩₹#№", "CURRENCY"),
    **dict.fromkeys("%‰°", "PERCENT"),
    **dict.fromkeys('"“”„«»`', "QUOTE"),
}
_CODED: Final = re.compile(r"(?P<FISCAL>FY'?\d\d(?:\d\d)?)|(?P<QUARTERN>Q[1-4])|(?P<HALFN>H[12])")
_KINDS: Final = {
    "meridiem": "DOTTEDMERIDIEM",
    "gap": "GAP",
    "iso": "ISO",
    "iso_month": "ISOMONTH",
    "numeric_date": "NUMERICDATE",
    "clock": "CLOCK",
    "hours_minutes": "HOURSMINUTES",
    "hour_clock": "CLOCK",
    "cjk": "CJKDATE",
    "decade": "DECADE",
    "decade_short": "DECADESHORT",
    "ordinal": "ORDINALN",
    "grouped": "GROUPED",
    "decimal": "DECIMAL",
}
"""Kind of token -> class; all others are junk, which takes part in nothing."""
_YEARS: Final = range(1500, 2100)
_LARGEST_INTEGER: Final = 9


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens in order: `starts[i]:ends[i]` is the i-th, `classes[i]` its class.

    One class more than there are tokens: the end of the text is a gap, at which rules that look ahead find a stop.
    """

    text: str
    starts: list[int]
    ends: list[int]
    classes: str

    def word(self, index: int) -> str:
        """The token as it stands."""
        return self.text[self.starts[index] : self.ends[index]]


def tokenize(text: str) -> Tokens:
    """The tokens of a text; white space counts only where it is an empty line (class GAP)."""
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        classes.append(_word_class(text[start:end]) if kind == "word" else _other_class(kind, text[start:end]))
    classes.append(ALPHABET.char("GAP"))
    return Tokens(text, starts, ends, "".join(classes))


@lru_cache(maxsize=1 << 14)
def _word_class(word: str) -> str:
    lower = word.lower()
    if word in ABBREVIATIONS:
        return ALPHABET.char("ZONE")
    if lower in words.CAPITAL_MONTHS and not word[0].isupper():
        return ALPHABET.char("OTHER")
    if lower in words.WEEKDAY_ABBREVIATIONS:
        return ALPHABET.char("WEEKDAYSHORT" if word.istitle() else "OTHER")
    if known := ALPHABET.known(lower):
        return known
    if lower in words.FOREIGN_MONTHS:
        return ALPHABET.char("FOREIGNMONTH")
    if coded := _CODED.fullmatch(word):
        return ALPHABET.char(str(coded.lastgroup))
    if word[0].isupper():
        return ALPHABET.char("CAPITAL")
    return ALPHABET.char("PLURAL" if lower.endswith("s") and len(lower) > len("was") else "OTHER")


@lru_cache(maxsize=1 << 12)
def _other_class(kind: str | None, token: str) -> str:
    if kind == "number":
        return ALPHABET.char(_number_class(token))
    if kind == "sign":
        return ALPHABET.char(_SIGNS.get(token, token))
    return ALPHABET.char(_KINDS.get(str(kind), "JUNK"))


def _number_class(digits: str) -> str:
    """The class of a run of digits, by what it can be: an hour, a day, a minute, a year, a time like 0146."""
    if len(digits) > _LARGEST_INTEGER or not digits.isascii():
        return "JUNK"
    value = int(digits)
    if len(digits) == 4:  # noqa: PLR2004 - four digits: a year or a time of day
        if value in _YEARS:
            return "YEARN"
        return "HHMM" if value // 100 <= 24 and value % 100 < 60 else "NUM"  # noqa: PLR2004 - hours, minutes
    if len(digits) == 2 and digits[0] == "0":  # noqa: PLR2004 - "08"
        return "PADDED"
    if len(digits) > 2 and digits[0] == "0":  # noqa: PLR2004 - a code, not a number
        return "JUNK"
    for top, name in ((0, "NUM"), (12, "N12"), (24, "N24"), (31, "N31"), (59, "N59"), (99, "N99")):
        if value <= top:
            return name
    return "NUM"
