"""Figures in words and digits, and the bounds that the words before them give."""

import re

from ledger.extract.measures.found import PPM

UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
WORDS = {**UNITS, **TENS, "none": 0}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
FRACTIONS = {
    "half": (1, 2),
    "third": (1, 3),
    "thirds": (1, 3),
    "quarter": (1, 4),
    "quarters": (1, 4),
    "fifth": (1, 5),
    "fifths": (1, 5),
    "sixth": (1, 6),
    "seventh": (1, 7),
    "sevenths": (1, 7),
    "eighth": (1, 8),
    "eighths": (1, 8),
    "ninth": (1, 9),
    "twentieth": (1, 20),
    "tenth": (1, 10),
    "tenths": (1, 10),
}
PARTS = r"(?:half|thirds?|quarters?|fifths?|sixth|sevenths?|eighths?|ninth|tenths?|twentieth)"
"""Names of parts of a whole."""
SPELLED = (
    rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(list(UNITS)[1:10])}))?|{'|'.join(sorted(UNITS, key=len, reverse=True))})"
)
NUMBER = rf"(?=[\dotfsenz])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{SPELLED})"
"""The first letters are asked for first: of the words of a text most fail there, before thirty numerals are tried."""
SHARE = rf"(?=[\dotfsenzahq])(?P<n>(?:{NUMBER})(?=\s*(?:%|per ?cent\b))|(?:(?:an?|one|two|three|four|five|six|seven|nine)[\s-])?{PARTS}\b)(?:\s*(?:%|percent\b|per cent\b))?"
"""A percentage or a fraction in words."""
MORE_THAN = "more than|over|above|well over|just over|slightly more than|a little more than|upwards? of|in excess of|north of|exceed(?:s|ed|ing)?|topp(?:ed|ing)|tops|surpass(?:es|ed|ing)"
AT_LEAST = "at least|no less than|not less than|no fewer than"
NEARLY_ALL = (
    "nearly|almost|close to|virtually|just under|just short of|just below|a little less than|slightly less than"
)
UP_TO = "up to|as much as|as many as|no more than|not more than|at most|a maximum of"
LESS_THAN = "less than|fewer than|under|below"
SOME = "about|around|roughly|some|approximately|an estimated|an? average of|circa|in the region of|of the order of"
BOUND = rf"(?:{MORE_THAN}|{AT_LEAST}|{NEARLY_ALL}|{UP_TO}|{LESS_THAN}|{SOME}|only|just)"
WIDEST = 28
"""Code points before a number in which its words of bounds stand."""
BEFORE = re.compile(rf"\b({BOUND})\s+(?:the\s+)?$", re.IGNORECASE)
NEAR = (95, 105)
"""Percent of the number that "about" reaches down and up to."""
NEARLY = 90
"""Percent of the number that "nearly" reaches down to."""


def value_of(words: str) -> float:
    """The number that words or digits stand for: "3,500", "seventy-nine", "1.7"."""
    plain = words.replace(",", "").lower()
    if plain[:1].isdigit():
        return float(plain)
    return float(sum(WORDS[part] for part in plain.split("-")))


def share_of(match: re.Match[str]) -> float:
    """What the `SHARE` in a match comes to, in ppm."""
    words = match["n"].lower().replace("-", " ").split()
    if words[-1] not in FRACTIONS:
        return value_of(match["n"]) * PPM / 100
    parts, whole = FRACTIONS[words[-1]]
    count = WORDS.get(words[0], 1) if len(words) > 1 else 1
    return PPM * parts * count / whole


def is_number(words: str) -> bool:
    """Whether `value_of` can read it."""
    return re.fullmatch(NUMBER, words, re.IGNORECASE) is not None


def bound_before(text: str, start: int) -> str:
    """The word of bounds that ends right before this code point ("about"), or ""."""
    match = BEFORE.search(text, max(0, start - WIDEST), start)
    return match[1].lower() if match else ""


def bound_start(text: str, start: int) -> int:
    """Where the word of bounds before this code point begins; the code point itself without one."""
    match = BEFORE.search(text, max(0, start - WIDEST), start)
    return match.start(1) if match else start


def bounded(value: float, bound: str | None) -> tuple[int | None, int | None, int]:
    """Half-open bounds of a figure and the figure itself; the README has the table of these words."""
    point, word = round(value), " ".join((bound or "").lower().split())
    if re.fullmatch(MORE_THAN, word):
        return point + 1, None, point
    if re.fullmatch(AT_LEAST, word):
        return point, None, point
    if re.fullmatch(NEARLY_ALL, word):
        return round(value * NEARLY / 100), point, point
    if re.fullmatch(UP_TO, word):
        return None, point + 1, point
    if re.fullmatch(LESS_THAN, word):
        return None, point, point
    if re.fullmatch(SOME, word):
        return round(value * NEAR[0] / 100), round(value * NEAR[1] / 100) + 1, point
    return point, point + 1, point


def complement(bounds: tuple[int | None, int | None, int]) -> tuple[int | None, int | None, int]:
    """What is missing to the whole, in ppm: traffic that fell *to* four percent fell *by* 96."""
    low, high, point = bounds
    return (None if high is None else PPM + 1 - high), (None if low is None else PPM + 1 - low), PPM - point
