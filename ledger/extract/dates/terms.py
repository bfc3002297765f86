"""The terms of the grammar: the classes of words that the rules speak of, and the phrases that several rules share."""

from typing import Final

from ledger.extract.dates import ranges, words
from ledger.extract.dates.notation import Notation

_INTEGERS: Final = frozenset({"N12", "N24", "N31", "N59", "N99", "NUM"})

_CLASSES: Final[dict[str, frozenset[str]]] = {
    "MONTH": frozenset(words.MONTHS),
    "FULLMONTH": words.FULL_MONTHS,
    "SHYMONTH": words.SHY_MONTHS,
    "WEEKDAY": frozenset(words.WEEKDAYS),
    "WEEKDAYS": frozenset(words.WEEKDAY_PLURALS),
    "DAYNUM": frozenset({"N12", "N24", "N31", "PADDED"}),
    "HOUR12": frozenset({"N12", "PADDED"}),
    "YEAR": frozenset({"YEARN"}),
    "INT": _INTEGERS,
    "FIGURE": _INTEGERS | {"GROUPED", "DECIMAL"},
    "ANYNUMBER": _INTEGERS | {"GROUPED", "DECIMAL", "YEARN", "HHMM", "PADDED"},
    "SMALL": frozenset(words.SMALL),
    "TEEN": frozenset(words.TEENS),
    "TEN": frozenset(words.TENS),
    "ORDINAL": frozenset(words.ORDINALS) | {"ORDINALN"},
    "VAGUECOUNT": words.VAGUE_COUNTS,
    "UNIT": frozenset(words.UNITS),
    "PLURALUNIT": words.PLURAL_UNITS,
    "DATEUNIT": frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"}),
    "CLOCKUNIT": frozenset({"hour", "minute", "moment", "second"}),
    "PART": frozenset(words.PARTS),
    "PARTS": frozenset(words.PART_PLURALS),
    "SEASON": frozenset(words.SEASONS),
    "EDGEWORD": frozenset({"early", "late", "mid"}),
    "EDGENOUN": frozenset({"start", "beginning", "outset", "middle", "end", "close"}),
    "ADVERBUNIT": frozenset(words.ADVERB_UNITS),
    "MERIDIEM": frozenset({"DOTTEDMERIDIEM", "am", "pm"}),
    "ARTICLE": frozenset({"a", "an"}),
    "PLAINPREP": frozenset({"in", "since", "during", "until", "till", "circa", "early", "late", "mid", "throughout"}),
    "WEAKPREP": frozenset({
        "by", "of", "to", "from", "before", "after", "between", "and", "through", "the", "for", "on", "around",
    }),
    "MONTHPREP": frozenset({
        "in", "since", "during", "until", "till", "by", "of", "from", "to", "between", "and", "or", "through", "early",
        "late", "mid", "last", "next", "this", "before", "after", "throughout", "around", "for", "-", "(",
    }),
    "STOP": frozenset({".", ",", ";", ":", ")", "(", "]", "?", "!", "'", "-", "—", "QUOTE", "GAP", "/", "…"}),
    "DECADEWORD": frozenset(words.DECADE_WORDS),
    "COUNTED": words.COUNTED_NOUNS,
    "NUMBERISH": words.NUMBERED | {"CURRENCY", "-", "/", "."},
    "SPELLEDHOUR": frozenset(words.SMALL) | {"ten", "eleven", "twelve"},
    "CLOCKPREP": frozenset({"at", "about", "around", "by", "until", "since", "before", "after", "from", "to"}),
    "MONTHDAYPREP": frozenset({"on", "of", "until", "since", "by", "from", "to"}),
    "WEEKENDPREP": frozenset({"over", "at", "during", "on", "of", "for", "throughout", "before"}),
    "PARTPREP": frozenset({"in", "at", "on", "before", "after", "during", "since", "by", "until", "till", "the", "that", "all", "late",
                           "early"}),
    "DAYEND": frozenset(words.WEEKDAYS) | {"yesterday", "today", "tomorrow", "YEARN", "N12", "N24", "N31", "eve"},
    "SEASONPREP": frozenset({"in", "during", "since", "by", "until", "early", "late", "mid", "over", "throughout"}),
    "GAMES": frozenset({"games", "olympics", "olympic", "school", "camp", "holiday", "holidays"}),
    "VAGUEPREP": frozenset({"for", "in", "within", "over", "took", "after", "lasted", "lasting", "last", "take"}),
    "RATED": frozenset({
        "N12", "N24", "N31", "N59", "N99", "NUM", "GROUPED", "DECIMAL", "YEARN", "HHMM", "times", "once", "twice",
        "million", "billion", "percent", "PERCENT", "people", "dollars", "PLURAL", "hours", "days", "barrels",
    }),
    "PRESENT": words.PRESENT,
    "PAST": words.PAST,
}  # fmt: skip

_PATTERNS: Final[dict[str, str]] = {
    "THE": "the|its|their|our|his|her|your|my",
    "BOUND": "|".join(sorted(ranges.AMOUNT_WORDS, key=lambda phrase: (-len(phrase), phrase))),
    "NEARONLY": "(?: shortly | just | soon | moments | minutes ) (?: before | after | past )",
    "NEAR": "|".join(sorted(ranges.CLOCK_WORDS, key=lambda phrase: (-len(phrase), phrase))),
    "SPELLED": "TEN ('-? SMALL)? | TEEN | SMALL",
    "COUNTNUM": "(?:FIGURE|SPELLED) (?: and a half | and half | ½ )? | a? dozen | SMALL hundred",
    "HALFCOUNT": "half (?: a | an )? | (?: a | an ) half",
    "QUANTITY": "HALFCOUNT | COUNTNUM | (?: a | an )? couple (?: of )? | a? few | VAGUECOUNT (?: of )? | a | an",
    "THISLAST": "this|last|next|past|coming|previous|current|upcoming",
    "YEARREF": "YEAR | (?: this | last | next | THE previous | the current | the following | the same ) year",
    "OFFSET": "(?: '+ | '- ) (?: N12 | N24 | PADDED | CLOCK | HHMM )",
    "ZONECORE": (
        "ZONE OFFSET? | (?: the )? local time | local"
        " | (?: CAPITAL | new | central ){1,3} (?: standard | daylight | summer | mean )? time"
        " | coordinated universal time | eastern (?: standard | daylight )? time | gmt | utc"
    ),
    "ZONEPHRASE": "'( ZONECORE ') | ZONECORE",
}

NOTATION: Final = Notation(_CLASSES, _PATTERNS)
