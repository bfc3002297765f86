"""Incidents and propositions in plain English, for headings and rows; never more certain than what was said."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ledger.model.actor import called
from ledger.model.claim import Act
from ledger.model.gist import ENTERED, Argument, HappeningKind, Predicate, Role
from ledger.model.thread import Incident, Proposition, Stance
from ledger.model.when import Time
from ledger.threads.slots import GUILT, TIMED
from ledger.threads.times import Stretch
from ledger.threads.victims import is_same, victim
from ledger.threads.views.retold import in_utc, is_clause

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
_HALF_OF_DAY = re.compile(r"(?<=\b[ap]\.m)$", re.IGNORECASE)
"""Where the last stop of "1 a.m." was taken for that of a sentence."""

_DAY = re.compile(
    rf"(?:(?:late|early)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}\.?\s+\d{{1,2}}\b(?!\d)|\d{{1,2}}\s+{_MONTH}\b",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?:(?:early|late|mid)[ -])?(?:{_MONTH}\s+)?\d{{4}}$", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"(?:(?:about|around|nearly|almost|roughly|only|some|more|less|fewer|at|up|over|under|than|to|least|most|just)\s+)*{_NUMBER}",
    re.IGNORECASE,
)

QUOTE = "“"
"""What words begin with that are a quotation."""

_DOUBLE = re.compile('[“”"]')
_SINGLE = "‘’ "

_OF_NETWORKS = frozenset({Predicate.LASTED, Predicate.STARTED, Predicate.ENDED, Predicate.RESTORED})
"""What is said of networks that stand still; of a break-in it is said of its consequences, and reads wrong."""

_OF_INCIDENT = frozenset({Predicate.CAUSED_BY, *GUILT, *_OF_NETWORKS})
"""What is said of the incident itself, unless it names another victim."""

_DAY_LENGTH = len("2014-12-23")

_MOST_WORDS = 6

_LONGEST = 60
"""An argument of more letters is a clause, and reads badly as a part of one."""


def incident_words(incident: Incident, names: Mapping[str, str] | None = None) -> str:
    """What happened to whom: "the outage in North Korea", "the intrusion called NotPetya".

    The victim is said to be unknown where it is, and the attack has no name.
    """
    noun = _NOUNS[incident.kind]
    victim = (names or {}).get(incident.victim_id or "") or incident.victim
    if incident.name is not None:
        return f"the {noun} called {incident.name}"
    if victim is None:
        return f"the {noun} (victim not known)"
    is_country = (incident.victim_id or "").startswith("country:")
    preposition = "on" if incident.kind is HappeningKind.DDOS else "in" if is_country else "at"
    return f"the {noun} {preposition} {called(victim, incident.victim_id)}"


def proposition_words(
    proposition: Proposition, incident: Incident, names: Mapping[str, str], at: Stretch | None = None
) -> str | None:
    """What is claimed, in its positive form: "North Korea is responsible for the intrusion at Sony".

    Args:
        proposition: what is claimed.
        incident: which it is about.
        names: common names by id of an actor.
        at: when it was, by a telling; it stands in UTC beside the article's words for a time.

    Returns:
        None where its arguments make no sentence, or one about something else than the incident.
    """
    roles = {argument.role: argument for argument in proposition.arguments}
    if proposition.predicate in _OF_NETWORKS and incident.kind in ENTERED:
        return None
    if proposition.predicate in _OF_INCIDENT and not _befell(roles.get(Role.VICTIM), incident):
        return None
    made = _sentence(proposition.predicate, roles, incident_words(incident, names), names)
    if made is None or at is None or at.earliest is None or at.latest is None or proposition.predicate not in TIMED:
        return made
    return f"{made} ({in_utc(at.earliest, at.latest)})"


def in_quotes(content: str) -> str:
    """The words of a claim as a quotation, where no sentence can be made of what it says.

    Quotations within it get single marks: “the data ‘do not speak to motives’”. What is nothing but quotations keeps
    the gaps between them: “Ask any of them,” … “and ask again.”
    """
    text = " ".join(content.split())
    if len(_DOUBLE.findall(text)) % 2:  # the fellow of one stands outside the content
        text = text.strip('“”" ') if _DOUBLE.match(text) or _DOUBLE.match(text[-1:]) else f"{text}”"
    own, *rest = _DOUBLE.split(text.strip(_SINGLE))
    if rest and not own and not rest[-1]:
        return "".join(f"“{part}”" if place % 2 == 0 else part for place, part in enumerate(rest[:-1]))
    marked = (f"{'’' if place % 2 else '‘'}{part}" for place, part in enumerate(rest))
    return f"{QUOTE}{own}{''.join(marked)}”"


def verb(stances: Iterable[Stance], acts: Sequence[Act]) -> str:
    """What is done by saying it: "accuses", "urges", "asserts, then denies".

    Args:
        stances: one after another.
        acts: by which they were taken.
    """
    words = list(dict.fromkeys(stances))
    if len(words) == 1 and len(acts) == 1 and words[0] in _OPEN and acts[0] in _DOING:
        return _DOING[acts[0]]
    return ", then ".join(_STANCES[one] for one in words)


_OPEN = frozenset({Stance.ASSERTS, Stance.HEDGES})
"""Stances that the act says more of."""

_DOING = {
    Act.ADMIT: "admits",
    Act.CLAIM_RESPONSIBILITY: "claims responsibility",
    Act.PROMISE: "promises",
    Act.THREATEN: "threatens",
    Act.URGE: "urges",
    Act.SPECULATE: "supposes",
    Act.CRITICIZE: "criticizes",
}

_STANCES = {
    Stance.ASSERTS: "asserts",
    Stance.DENIES: "denies",
    Stance.HEDGES: "holds possible",
    Stance.ASKS: "asks",
    Stance.DECLINES: "declines",
    Stance.ACCUSES: "accuses",
}


def day_of(said: Time | None, published: str | None) -> str:
    """The day on which it was said, in its own zone, as far as it is known; else that of publication, so marked."""
    if said is not None and (said.earliest is not None or said.latest is not None):
        return said.day
    return f"{_PUBLISHED}{published[:_DAY_LENGTH]})" if published else ""


def days(first: str, last: str) -> str:
    """From one `day_of` to another: "2014-12-23 – 2014-12-29", "(published 2014-12-23 – 2014-12-29)".

    A month at the end ("2014-12-27" to "2014-12") says nothing more where the day before it is of that month.
    """
    if not last or first.startswith(last):
        return first
    if first.startswith(_PUBLISHED) and last.startswith(_PUBLISHED):
        return f"{first.rstrip(')')} – {last.removeprefix(_PUBLISHED)}"
    return f"{first} – {last}"


_PUBLISHED = "(published "


def _befell(one: Argument | None, incident: Incident) -> bool:
    """Whether what is claimed befell the victim of the incident, or nobody in particular."""
    if one is None or (one.id is not None and one.id == incident.victim_id):
        return True
    return is_same(victim(one.id, one.text), victim(incident.victim_id, incident.victim))


def _sentence(predicate: Predicate, roles: Mapping[Role, Argument], about: str, names: Mapping[str, str]) -> str | None:
    agent = _named(roles.get(Role.AGENT), names)
    value = _short(roles.get(Role.VALUE))
    match predicate:
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
            return f"{about} was caused by {in_quotes(cause)}" if cause and _is_name(cause) else None
        case Predicate.LASTED:
            return f"{about} lasted {value}" if value and _AMOUNT.match(value) else None
        case Predicate.STARTED | Predicate.ENDED | Predicate.RESTORED:
            when = _moment(roles.get(Role.TIME))
            return f"{about} {_TURNS[predicate]} {when}" if when else None
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
        return called(names.get(one.id, one.text), one.id)
    return None


def _short(one: Argument | None) -> str | None:
    text = " ".join(one.text.split()).strip('“”"‘’ ,;.') if one else ""
    return text if 0 < len(text) <= _LONGEST else None


def _is_name(text: str) -> bool:
    """Whether the words can name a thing: few, without a comma, and no clause."""
    return len(text.split()) <= _MOST_WORDS and "," not in text and not is_clause(text)


def _moment(one: Argument | None) -> str | None:
    """A time of the article with the preposition that it asks for; None where the words are no time by themselves."""
    text = _short(one)
    if text is None:
        return None
    if _CLOCK.match(text):
        return f"at {_HALF_OF_DAY.sub('.', text)}"
    if _YEAR.match(text):
        return f"in {text}"
    return f"on {text}" if _DAY.match(text) else None
