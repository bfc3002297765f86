"""Whom and what a claim names beside the one who did it and the one who speaks."""

import re

from ledger.model.gist import Predicate, Role
from ledger.threads.placed import Pair
from ledger.threads.slots import argument
from ledger.threads.telling import Telling

_NAME = re.compile(
    r"(?:(?<=[\w,;:)\]'’] )|(?<=\b[A-Z]\. )|(?<=\b[A-Z][a-z]\. )|(?<=\b[A-Z][a-z]{2}\. ))[(\[]?([A-Z][\w-]+)"
)
"""A word with a capital letter that does not begin a sentence or a quotation; "Mr. Vale" does not end one."""

_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december utc gmt internet mr mrs ms dr president minister""".split()
)
"""Words with a capital letter that name nobody."""

HAPPENED = frozenset(
    """it this that these those them attack cyberattack assault hack hacking breach break-in intrusion theft leak outage
    blackout disruption incident event affair matter case operation campaign raid action act deed crime sabotage strike
    anything something any shutdown interference hijack hijacking flood failure cut""".split()
)
"""Nouns for what happened, and words that point at it."""

_STEM = 4
"""Letters by which "Norland" and "Norlandic" are one."""


def name_others(one: Telling, other: Telling) -> bool:
    """Whether both name somebody beside the culprit and who speaks, and nobody is named by both.

    Then two things are spoken of, whatever incident they were put under: "the theft at X" and "the theft at Y".
    """
    first, second = names(one), names(other)
    return bool(first) and bool(second) and first.isdisjoint(second)


def name_two_causes(pair: Pair) -> bool:
    """Whether each gives a cause of its own: who denies that it was an attack does not deny that it was congestion."""
    one, other = pair.later.own, pair.earlier.own
    if one is None or other is None or one.slot.name is None or other.slot.name is None:
        return False
    predicates = {one.proposition.predicate, other.proposition.predicate}
    return predicates == {Predicate.CAUSED_BY} and one.slot.name != other.slot.name


def is_of_another_thing(denial: Telling, charge: Telling) -> bool:
    """Whether the denial is of a part in something that is neither what happened nor named in the charge.

    "The note has nothing to do with who I am" does not deny that one was behind a theft.
    """
    theme = argument(denial, Role.THEME)
    if theme is None or theme.id is not None or denial.gist is None or charge.gist is None:
        return False
    if denial.gist.predicate is not Predicate.INVOLVED_IN or theme.text[:1].isupper():
        return False
    return theme.lemma not in HAPPENED and theme.lemma not in charge.gist.words


def names(one: Telling) -> frozenset[str]:
    """The beginnings of the names in a claim's content, in lower case, but for the culprit's and the speaker's.

    None of a headline, in which all words may have capitals.
    """
    if one.is_headline:
        return frozenset()
    agent = argument(one, Role.AGENT)
    own = f"{agent.text if agent else ''} {one.source or ''} {one.actor_name or ''} {one.speaker or ''}".casefold()
    known = {word[:_STEM] for word in re.findall(r"\w+", own)}
    found = (word.casefold() for word in _NAME.findall(one.content))
    return frozenset(word[:_STEM] for word in found if word not in _TIMES and word[:_STEM] not in known)
