"""Which classes a pattern can begin with, so that only those rules are tried at a word that can match there."""

import re
from dataclasses import dataclass

_LOOKAROUND = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<[a-z_0-9]+>)?")
_OPTIONAL = re.compile(r"\?|\{(?:0?,)\d+\}")
_REPEAT = re.compile(r"\{\d*,?\d+\}")


@dataclass(slots=True)
class _Source:
    """The source of a pattern of `notation`, read from left to right."""

    text: str
    at: int = 0


def first_classes(source: str) -> frozenset[str]:
    """The class characters that a match of this pattern can begin with.

    Raises:
        ValueError: when the pattern can match nothing at all, so that it would match everywhere.
    """
    classes, nullable = _alternatives(_Source(source))
    if nullable:
        raise ValueError(f"a rule that can match no word: {source[:40]!r}")
    return frozenset(classes)


def _alternatives(source: _Source) -> tuple[set[str], bool]:
    classes, nullable = _sequence(source)
    while source.text[source.at : source.at + 1] == "|":
        source.at += 1
        more, empty = _sequence(source)
        classes, nullable = classes | more, nullable or empty
    return classes, nullable


def _sequence(source: _Source) -> tuple[set[str], bool]:
    classes: set[str] = set()
    nullable = True
    while source.at < len(source.text) and source.text[source.at] not in "|)":
        more, empty = _item(source)
        if nullable:
            classes |= more
        nullable = nullable and empty
    return classes, nullable


def _item(source: _Source) -> tuple[set[str], bool]:
    """One class, set or group with its quantifier; a lookaround takes no word."""
    text = source.text
    if found := _LOOKAROUND.match(text, source.at):
        source.at = found.end()
        _alternatives(source)
        source.at += 1
        return set(), True
    if found := _GROUP.match(text, source.at):
        source.at = found.end()
        classes, nullable = _alternatives(source)
        source.at += 1
    elif text[source.at] == "[":
        close = text.index("]", source.at)
        classes, nullable = set(text[source.at + 1 : close]), False
        source.at = close + 1
    else:
        classes, nullable = {text[source.at]}, False
        source.at += 1
    if found := _OPTIONAL.match(text, source.at):
        source.at = found.end()
        return classes, True
    if found := _REPEAT.match(text, source.at):
        source.at = found.end()
    return classes, nullable
