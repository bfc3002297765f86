"""Numbers that belong to a noun and not to a verb: "a nine-hour outage", "an end by Sunday", "put the outage at nine hours"."""

from collections.abc import Sequence

from ledger.extract.dates import Expression
from ledger.extract.measures.clauses import Clause
from ledger.extract.measures.themes import ABOUT_NETWORKS, Theme, antecedent, own_theme, speaks_of_networks, theme_of
from ledger.extract.measures.triggers import load_triggers
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import MeasurableKind

INSIDE = frozenset({"JJ", "NN", "NNS", "NNP", "VBN", "HYPH", "``", "''", ",", "CD", "JJS"})
LENGTHS = frozenset({"length", "duration"})
BEGINNINGS = frozenset({"time", "start", "onset", "beginning", "moment"})
ENDINGS = frozenset({"end", "return", "restoration", "resumption", "recovery", "repair"})
OPENERS = frozenset({"at", "from", "since", "starting", "beginning", "between"})
COPULAS = frozenset({"is", "was", "be", "been"})
LABEL = 6
"""Tokens at most of a label with its colon."""
WIDE = 4
"""Words between a length and the noun it describes: "a nine-hour nationwide Internet outage"."""


def noun_duration(parse: Parse, tokens: Sequence[int]) -> bool:
    """Whether a noun before or after says that the length of time is that of an outage."""
    if (label := _label(parse, tokens[0])) is not None:
        return _is_of_outage(parse, label) and parse.lowers[label] not in BEGINNINGS | ENDINGS
    return _followed(parse, tokens[-1]) or _preceded(parse, tokens[0]) or _equalled(parse, tokens)


def _label(parse: Parse, first: int) -> int | None:
    """The head of the few words before a colon that a figure follows at once: "Start of outage: 06:47", "Downtime: 3 h"."""
    start = parse.sentence(first)[0]
    if first - start < 2 or parse.words[first - 1] != ":" or first - start > LABEL:  # noqa: PLR2004
        return None
    words = range(start, first - 1)
    if any(parse.is_verb(t) for t in words):
        return None
    nouns = [t for t in words if parse.tags[t].startswith("NN")]
    if any(own_theme(parse, t) is Theme.OTHER or parse.words[t] == "." for t in words):
        return None
    return next((t for t in nouns if parse.lowers[t] in BEGINNINGS | ENDINGS | LENGTHS), nouns[-1] if nouns else None)


def _followed(parse: Parse, last: int) -> bool:
    _, end = parse.sentence(last)
    if [parse.lowers[t] for t in range(last + 1, min(end, last + 2) + 1)] == ["-", "long"]:
        last += 2  # "an hour-long failure"
    after = range(last + 1, min(end, last + 1 + WIDE) + 1)
    words = [parse.lowers[t] for t in after]
    if words and words[0] == "into":
        return any(own_theme(parse, t) is Theme.OUTAGE for t in after)
    if words and words[0] == "from":  # "eleven minutes from the first alarm to recovery"
        rest = [parse.lowers[t] for t in range(last + 1, min(end, last + 2 * WIDE) + 1)]
        return "to" in rest and not ENDINGS.isdisjoint(rest[rest.index("to") :])
    if words and words[0] in ("of", "without", "with"):
        return _is_without(parse, words[0], list(after)[1:])
    for token in after:
        if own_theme(parse, token) is Theme.OUTAGE and parse.tags[token].startswith("NN"):
            return True
        if parse.tags[token] not in INSIDE:
            return False
    return False


def _is_without(parse: Parse, word: str, after: Sequence[int]) -> bool:
    """Whether it goes on like "nine hours of darkness", "nine hours without a route", "nine hours with no service"."""
    words = load_triggers()
    for token in after:
        lower = parse.lowers[token]
        if lower in words.outage or (lower in words.trouble and speaks_of_networks(parse, token)):
            return word == "of"
        if lower in words.network:
            return word == "without" or "no" in (parse.lowers[t] for t in after)
    return False


def _preceded(parse: Parse, first: int) -> bool:
    """Whether it ends "an outage of nine hours" or "the outage, at nine hours"."""
    if parse.lowers[first - 1] == "at" and first:
        apart = parse.words[first - 2] == "," and first > 2  # noqa: PLR2004
        noun = first - 3 if apart else parse.heads[first - 1]
        return parse.tags[noun].startswith("NN") and noun < first and own_theme(parse, noun) is Theme.OUTAGE
    if first < 2 or parse.lowers[first - 1] not in ("of", "for"):  # noqa: PLR2004
        return False
    return parse.tags[first - 2].startswith("NN") and own_theme(parse, first - 2) is Theme.OUTAGE


def _equalled(parse: Parse, tokens: Sequence[int]) -> bool:
    """Whether it says what an outage or its length was: "the length of the outage was seven hours"."""
    top = next((t for t in tokens if parse.heads[t] not in tokens), tokens[0])
    verb = parse.heads[top]
    if parse.deps[top] != "attr" or parse.lowers[verb] not in COPULAS:
        return False
    return theme_of(parse, parse.child(verb, "nsubj")) is Theme.OUTAGE and not parse.is_negated(verb)


def noun_instant(parse: Parse, tokens: Sequence[int], expression: Expression) -> MeasurableKind | None:
    """Whether the time is that of an outage, or of the end of one: "the outage at 16:15", "hopes for an end by Sunday"."""
    top = next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), tokens[0])
    before = parse.lowers[tokens[0] - 1] if tokens[0] else ""
    if (label := _label(parse, tokens[0])) is not None:
        return _labelled(parse, label)
    for noun in parse.ancestors(top):
        if parse.is_verb(noun):
            return None
        if parse.lowers[noun] in ENDINGS and (expression.relation == "by" or expression.clock is not None):
            return (
                MeasurableKind.OUTAGE_END
                if theme_of(parse, noun) in ABOUT_NETWORKS or antecedent(parse, noun) in ABOUT_NETWORKS
                else None
            )
        if own_theme(parse, noun) is Theme.OUTAGE and expression.clock is not None and before in OPENERS:
            return MeasurableKind.OUTAGE_START
    return None


def _labelled(parse: Parse, label: int) -> MeasurableKind | None:
    if not _is_of_outage(parse, label):
        return None
    if parse.lowers[label] in ENDINGS:
        return MeasurableKind.OUTAGE_END
    return MeasurableKind.OUTAGE_START if parse.lowers[label] in BEGINNINGS else None


def given(parse: Parse, clause: Clause, tokens: Sequence[int]) -> MeasurableKind | None:
    """What a clause gives a number for: "put the blackout at nine hours", "gave the time as 15:41"."""
    before = parse.lowers[tokens[0] - 1] if tokens[0] else ""
    verb = next((t for t in clause.own if parse.lowers[t] in load_triggers().give and parse.is_verb(t)), None)
    if verb is None or before not in ("at", "as"):
        return None
    noun = next((t for t in clause.own if verb < t < tokens[0] and _is_of_outage(parse, t)), None)
    if noun is None:
        return None
    words = {parse.lowers[t] for t in range(verb, tokens[0])}
    if (
        "hour" in parse.lowers[tokens[-1]]
        or "minute" in parse.lowers[tokens[-1]]
        or parse.lowers[tokens[-1]].rstrip("s") == "day"
    ):
        return MeasurableKind.OUTAGE_DURATION
    return MeasurableKind.OUTAGE_END if words & ENDINGS else MeasurableKind.OUTAGE_START


def _is_of_outage(parse: Parse, token: int) -> bool:
    """Whether it names an outage, its time or its length; a pronoun, by what stood before."""
    word = parse.lowers[token]
    if word in BEGINNINGS or word in LENGTHS or word in ENDINGS or word == "it":
        return antecedent(parse, token) in ABOUT_NETWORKS or theme_of(parse, token) is Theme.OUTAGE
    return own_theme(parse, token) is Theme.OUTAGE
