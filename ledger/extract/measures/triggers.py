"""The word tables of triggers.toml, by the forms in which a text has them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ledger.extract.lexicon import noun_forms, verb_forms


class Sense(StrEnum):
    """What a clause says about a network."""

    START = "start"
    """It fails, or the failure begins."""
    END = "end"
    """It is back, or the failure is over."""
    DOWN = "down"
    """It is out at, since or for some time."""
    LAST = "last"
    """The failure goes on."""


class Need(StrEnum):
    """Of what a phrase has to be said."""

    OUTAGE = "outage"
    NETWORK = "network"
    MENDING = "mending"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase after its first word."""

    rest: tuple[str, ...]
    sense: Sense
    need: Need
    alone: bool = False
    """Whether it says so only without an object: who "returns a call" is not back."""
    bare: bool = False
    """Whether nothing but a time may follow: "the networks went at 16:15"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """All tables."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    """By any form of the first word, the longest phrases first."""
    outage: frozenset[str]
    trouble: frozenset[str]
    tidings: frozenset[str]
    mending: frozenset[str]
    network: frozenset[str]
    agent: frozenset[str]
    part: frozenset[str]
    other: frozenset[str]
    place: frozenset[str]
    foreign: frozenset[str]
    unlike: frozenset[str]
    reach: frozenset[str]
    dial: frozenset[str]
    move: frozenset[str]
    give: frozenset[str]


@cache
def load_triggers() -> Triggers:
    """The tables that the package carries."""
    text = files("ledger.extract.measures").joinpath("triggers.toml").read_text("utf8")
    data = tomllib.loads(text)
    irregular: Mapping[str, list[str]] = data["irregular"]
    nouns = {name: frozenset(f for word in words for f in noun_forms(word)) for name, words in data["nouns"].items()}
    verbs = {name: _forms(words, irregular) for name, words in data["verbs"].items()}
    return Triggers(verbs=_by_form(data["trigger"], irregular), **nouns, **verbs)


def _forms(verbs: Iterable[str], irregular: Mapping[str, list[str]]) -> frozenset[str]:
    return frozenset(f for verb in verbs for f in verb_forms(verb, irregular.get(verb, ())))


def _by_form(
    entries: Iterable[Mapping[str, Any]], irregular: Mapping[str, list[str]]
) -> dict[str, tuple[Trigger, ...]]:
    table: dict[str, list[Trigger]] = {}
    for entry in entries:
        for phrase in entry["phrases"]:
            first, *rest = phrase.split()
            flags = (entry.get("alone", False), entry.get("bare", False))
            trigger = Trigger(tuple(rest), Sense(entry["sense"]), Need(entry["need"]), *flags)
            for form in _forms([first], irregular):
                table.setdefault(form, []).append(trigger)
    return {form: tuple(sorted(found, key=lambda t: -len(t.rest))) for form, found in table.items()}


LOWER_INTERNET = re.compile(
    r"\b(?:internet|web\s?sites?|web pages?|the web|online|offline|broadband|connectivity|routing|prefix(?:es)?|bgp|dns|isps?|upstream|"
    r"cyber\w*|name servers?|3g|4g|fib(?:re|er)|autonomous system|as\d{3,}|bandwidth|[gmt]bps|gigabits?|data cent(?:er|re)s?|"
    r"(?:mobile|cell(?:ular)?|wireless|phone|telephone|computer|communications?|global|national) networks?|telecom\w*|(?:internet|web|network|data) traffic|ddos|"
    r"(?:mobile|phone|telephone|cell\w*|fib(?:re|er)|data|broadband|wireless|network|emergency) (?:services?|lines?|calls?|coverage|signal)|mobiles|landlines?|"
    r"networks?|home ?pages?|routers?|servers|(?:sea|submarine|undersea|fib(?:re|er)) cables?|"
    r"facebook|whatsapp|instagram|cloudflare|kentik|netblocks|renesys|dyn)\b"
)
"""Words that only stories of networks have, for a text in lower case: looking for them in any case takes four times as long."""
LOWER_SYSTEMS = re.compile(
    r"\boutages?\b|\b(?:booking|payment|computer|it|ticketing|ordering|phone) systems?\b|\bcomputers\b|\b(?:mal|ransom)ware\b|\bhack(?:ed|ers?|ing)\b"
)
"""Words that stories of networks share with others."""
LOWER_TROUBLE = re.compile(
    r"\b(?:outages?|black-?outs?|disrupt\w+|shut ?downs?|suspen[ds]\w*|interrupt\w+|down|dark|offline|unreachable|inaccessible|disconnect\w+|cut off|"
    r"withdr[ae]w\w*|vanish\w*|disappear\w*|fail(?:ed|ures?)|lost|restored?|back|fell|dropped|routed|flood(?:ed|s)?|attacks?|peaked|upstream|"
    r"without|traffic|stopped|defac\w+|hack\w*|crash\w*|paraly[sz]\w+|unavailable|knocked|overload\w*|jammed|hit|severed|damaged|working)\b"
)
NEARBY = 160
"""Code points on either side of a word of networks in which a word of trouble makes the text a story of outages."""


def tells_of_networks(text: str) -> bool:
    """Whether somewhere in the text words of networks and of trouble stand together; cheap, asked once an article."""
    lower = text.lower()
    return any(
        LOWER_TROUBLE.search(lower, max(0, m.start() - NEARBY), m.end() + NEARBY) is not None
        for pattern in (LOWER_INTERNET, LOWER_SYSTEMS)
        for m in pattern.finditer(lower)
    )
