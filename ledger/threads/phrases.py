"""Incidents and propositions in plain English, for headings and rows; never more certain than what was said."""

import re
from collections.abc import Mapping

from ledger.model.gist import Argument, HappeningKind, Predicate, Role
from ledger.model.thread import Incident, Proposition

_NOUNS = {
    HappeningKind.OUTAGE: "outage",
    HappeningKind.INTRUSION: "intrusion",
    HappeningKind.DDOS: "attack",
    HappeningKind.LEAK: "leak",
    HappeningKind.HIJACK: "hijack of routes",
    HappeningKind.CABLE_CUT: "cable cut",
    HappeningKind.SABOTAGE: "sabotage",
    HappeningKind.OTHER: "incident",
}

_WITH_ARTICLE = re.compile(
    r"\b(States|Kingdom|Emirates|Islands|Republic|Union|Netherlands|Philippines|Maldives|Gambia|Bahamas)$"
)
"""Countries that take "the": those named after what they are, and plurals."""

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = (
    r"(?:\d|an?\s|half\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b"
    r"|[a-z]+teen\b|[a-z]+ty\b)"
)
_CLOCK = re.compile(
    r"(?:(?:about|around|roughly|exactly)\s+)?(?:\d{1,2}[:.]\d{2}|\d{1,2}\s*[ap]\.?m\b|noon|midnight)", re.IGNORECASE
)
_DAY = re.compile(
    rf"(?:(?:late|early)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}\.?\s+\d{{1,2}}\b(?!\d)|\d{{1,2}}\s+{_MONTH}\b",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?:(?:early|late|mid)[ -])?(?:{_MONTH}\s+)?\d{{4}}$", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"(?:(?:about|around|nearly|almost|roughly|only|some|more|less|fewer|at|up|over|under|than|to|least|most|just)\s+)*{_NUMBER}",
    re.IGNORECASE,
)

_MARKS = '“”"‘’ '

_LONGEST = 60
"""An argument of more letters is a clause, and reads badly as a part of one."""


def incident_words(incident: Incident, names: Mapping[str, str] | None = None) -> str:
    """What happened to whom: "the outage in North Korea"; the victim is said to be unknown where it is."""
    noun = _NOUNS[incident.kind]
    victim = (names or {}).get(incident.victim_id or "") or incident.victim
    if victim is None:
        return f"the {noun} (of whom is not known)"
    is_country = (incident.victim_id or "").startswith("country:")
    preposition = "on" if incident.kind is HappeningKind.DDOS else "in" if is_country else "at"
    return f"the {noun} {preposition} {_called(victim, is_country=is_country)}"


def proposition_words(proposition: Proposition, about: str | None, said: str, names: Mapping[str, str]) -> str:
    """What is claimed, in its positive form: "North Korea is responsible for the intrusion at Sony".

    Args:
        proposition: what is claimed.
        about: the words of its incident; None where it is about none.
        said: the content of a claim that says it, given in quotation marks where the arguments make no sentence.
        names: common names by id of an actor.
    """
    made = _sentence(proposition, about or "it", names)
    return made or f"“{' '.join(said.split()).strip(_MARKS)}”"


def _sentence(one: Proposition, about: str, names: Mapping[str, str]) -> str | None:
    roles = {argument.role: argument for argument in one.arguments}
    agent = _named(roles.get(Role.AGENT), names)
    value = _short(roles.get(Role.VALUE))
    match one.predicate:
        case Predicate.RESPONSIBLE | Predicate.ATTACKED:
            return f"{agent} is responsible for {about}" if agent else None
        case Predicate.INVOLVED_IN:
            return f"{agent} had a part in {about}" if agent else None
        case Predicate.DENIES_KNOWLEDGE:
            return f"{agent} knows nothing of {about}" if agent else None
        case Predicate.WILL_RESPOND:
            return f"{agent} will respond" if agent else None
        case Predicate.CAUSED_BY:
            cause = _short(roles.get(Role.CAUSE))
            return f"{about} was caused by {cause}" if cause else None
        case Predicate.LASTED:
            return f"{about} lasted {value}" if value and _AMOUNT.match(value) else None
        case Predicate.STARTED | Predicate.ENDED | Predicate.RESTORED:
            when = _moment(roles.get(Role.TIME))
            return f"{about} {_TURNS[one.predicate]} {when}" if when else None
        case Predicate.ROUTED_VIA:
            return _routed(_named(roles.get(Role.VICTIM), names), _named(roles.get(Role.VALUE), names))
        case _:
            return None


_TURNS = {Predicate.STARTED: "began", Predicate.ENDED: "ended", Predicate.RESTORED: "was over"}


def _routed(victim: str | None, carrier: str | None) -> str | None:
    return f"{victim} is connected by way of {carrier}" if victim and carrier else None


def _named(one: Argument | None, names: Mapping[str, str]) -> str | None:
    """The common name of an actor that is known, else the words where they are few enough for a name."""
    if one is None:
        return None
    if one.id:
        return _called(names.get(one.id, one.text), is_country=one.id.startswith("country:"))
    return None


def _short(one: Argument | None) -> str | None:
    text = " ".join(one.text.split()).strip('“”"‘’ ,;.') if one else ""
    return text if 0 < len(text) <= _LONGEST else None


def _called(name: str, *, is_country: bool) -> str:
    return f"the {name}" if is_country and _WITH_ARTICLE.search(name) and not name.startswith("the ") else name


def _moment(one: Argument | None) -> str | None:
    """A time of the article with the preposition that it asks for; None where the words are no time by themselves."""
    text = _short(one)
    if text is None:
        return None
    if _CLOCK.match(text):
        return f"at {text}"
    if _YEAR.match(text):
        return f"in {text}"
    return f"on {text}" if _DAY.match(text) else None
