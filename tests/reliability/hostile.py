"""Texts that try to harm: what terminals, parsers, databases and shells trip over; and good texts, spoilt by chance."""

import random
from collections.abc import Sequence

BLANKS = ("", " ", "\t", "\n", "\r\n", "a\nb", "\xa0", "\xad", "\u200b", "\u2028", "\u2029", "\ufeff")
OPTIONS = ("-", "--", "-h", "--help", "--db", "-o", "@", "*", "?", "~", "..", "../x", "/", "//", "C:\\x")
FORMATS = ("%", "%s", "%n%n%n", "{}", "{0}", "\\", "\\0", "&amp;", "&#0;", "<b>", "<script>alert(1)</script>")
CODE = ("'", '"', "`id`", "$(id)", "; rm -rf x", "' OR 1=1 --", "'; DROP TABLE event; --", "=1+1", "+cmd|' /C calc'!A0")
SEARCHES = (
    '"',
    '""',
    '"a" NEAR/2 "b"',
    "a AND",
    "NOT",
    "OR OR",
    "a*",
    "^a",
    "col:a",
    "a & b | !c",
    "<->",
    ":*",
    "a:b:c",
)
PLACES = ("://", "http://", "file:x?mode=rwc", ":memory:", "sqlite:///", "null", "NULL", "None", "true", "[]", "[0]")
NUMBERS = ("0", "-1", "1", "-0", "+1", "1.5", "1e9", "1e999", "NaN", "inf", "0x10", "1_000", "９", "٣", "²", "9" * 400,
           "9223372036854775807", "9223372036854775808", "-9223372036854775809", "4294967296")  # fmt: skip
TERMINALS = ("\x01", "\x07", "\x1b[2J", "\x1b]0;x\x07", "\x7f", "\x85", "\x9b2J", "\u200e", "\u202e", "\u2066")
LETTERS = ("\ufffd", "\uffff", "\udcff", "a\u0301" * 40, "İ", "ß", "ﬁ", "ǅ", "я", "中国", "ع",
           "🇨🇳", "\U0010ffff")  # fmt: skip
LONG = ("x" * 5000, "中" * 3000, "(" * 3000, "[" * 3000, "a b " * 1000)

NASTY = (*BLANKS, *OPTIONS, *FORMATS, *CODE, *SEARCHES, *PLACES, *NUMBERS, *TERMINALS, *LETTERS, *LONG)
RANGES = ((0x20, 0x7E), (0x20, 0x7E), (0x01, 0x1F), (0x7F, 0xFF), (0x100, 0x24F), (0x300, 0x36F), (0x600, 0x6FF),
          (0x2000, 0x206F), (0x4E00, 0x9FFF), (0xD800, 0xDFFF), (0xFF00, 0xFFEF), (0x1F300, 0x1FAFF))  # fmt: skip
"""Code points that letters are drawn from."""
LONGEST = 20_000


def text(seeds: Sequence[str], chance: random.Random) -> str:
    """A nasty text, one of chance, or a seed that was spoilt, such as an argument can be."""
    return "".join(mark if is_possible(mark) else "\udcff" for mark in _text(seeds, chance))


def is_possible(mark: str) -> bool:
    """Whether it can stand in an argument: what is not UTF-8 is handed on as one of 128 surrogates, NUL never."""
    return mark != "\0" and (not "\ud800" <= mark <= "\udfff" or "\udc80" <= mark <= "\udcff")


def _text(seeds: Sequence[str], chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.15:
        return chance.choice(NASTY)
    if kind < 0.25:
        return "".join(letter(chance) for _ in range(chance.choice((1, 2, 5, 20, 200))))
    return spoilt(chance.choice(seeds), chance)


def letter(chance: random.Random) -> str:
    """Some character."""
    return chr(chance.randint(*chance.choice(RANGES)))


def spoilt(seed: str, chance: random.Random) -> str:
    """The text with a few changes; sometimes none."""
    for _ in range(chance.choice((0, 1, 1, 1, 2, 4))):
        start = chance.randint(0, len(seed))
        end = min(len(seed), start + chance.choice((0, 1, 1, 3, 20)))
        news = ("", letter(chance), letter(chance), chance.choice(NASTY), seed[start:end] * 2, seed.swapcase())
        seed = seed[:start] + chance.choice(news) + seed[end:]
    return seed[:LONGEST]
