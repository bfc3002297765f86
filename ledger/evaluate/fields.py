"""Which fields of a claim are right, for a pair of gold and claim: one small judge a field, and the table of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from ledger.evaluate.gold import GoldClaim, Interval
from ledger.evaluate.names import means, plain_name
from ledger.evaluate.places import HALF, WORD, likeness
from ledger.model.actor import ANONYMOUS
from ledger.model.claim import Claim
from ledger.model.record import instant
from ledger.model.when import Time

LEEWAY = timedelta(hours=25)
"""How much longer than gold's an interval may be: a day whose zone is not known."""

BEYOND_HEAD = re.compile(r",| of | at | in | for | who | called ")
"""What follows the head noun of a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One field of a pair."""

    right: bool
    gold: str
    """What gold accepts, for a person to read."""
    found: str


Judge = Callable[[GoldClaim, Claim], Judged | None]
"""None where gold states no value."""


def judge(gold: GoldClaim, claim: Claim) -> dict[str, Judged]:
    """The fields for which gold states a value, in the order of the table."""
    judged = {name: field(gold, claim) for name, field in FIELDS.items()}
    return {name: one for name, one in judged.items() if one is not None}


def agrees(time: Time | None, within: Interval) -> bool:
    """Whether a time meets gold's interval and is not much longer."""
    if time is None or time.earliest is None or time.latest is None:
        return False
    meets = time.earliest <= within.latest and within.earliest <= time.latest
    return meets and time.latest - time.earliest <= within.latest - within.earliest + LEEWAY


def _act(gold: GoldClaim, claim: Claim) -> Judged | None:
    return Judged(right=claim.act in gold.acts, gold=_one_of(gold.acts), found=claim.act)


def _actor(gold: GoldClaim, claim: Claim) -> Judged | None:
    if "actor" not in gold.stated:
        return None
    right = any(means(claim.actor, actor) for actor in gold.actors)
    return Judged(right=right, gold=_one_of(gold.actors), found=_shown(claim.actor))


def _speaker(gold: GoldClaim, claim: Claim) -> Judged | None:
    if "speaker" not in gold.stated:
        return None
    right = means(claim.speaker, gold.speaker)
    return Judged(right=right, gold=_shown(gold.speaker), found=_shown(claim.speaker))


def _anonymous(gold: GoldClaim, claim: Claim) -> Judged | None:
    if "anonymous" not in gold.stated:
        return None
    right = (claim.anonymity in ANONYMOUS) == gold.anonymous
    return Judged(right=right, gold=_yes(gold.anonymous), found=claim.anonymity)


def _chain(gold: GoldClaim, claim: Claim) -> Judged | None:
    if not gold.via:
        return None
    right = list(map(plain_name, claim.chain)) == list(map(plain_name, gold.via))
    return Judged(right=right, gold=" > ".join(gold.via), found=_shown(" > ".join(claim.chain)))


def _target(gold: GoldClaim, claim: Claim) -> Judged | None:
    if not gold.targets:
        return None
    right = any(means(claim.target, target) for target in gold.targets)
    return Judged(right=right, gold=_one_of(gold.targets), found=_shown(claim.target))


def _hedged(gold: GoldClaim, claim: Claim) -> Judged | None:
    if "hedged" not in gold.stated:
        return None
    right = bool(claim.hedges) == gold.hedged
    return Judged(right=right, gold=_yes(gold.hedged), found=_shown(", ".join(claim.hedges)))


def _quote(gold: GoldClaim, claim: Claim) -> Judged | None:
    if gold.quote is None:
        return None
    return Judged(right=claim.quote is gold.quote, gold=gold.quote, found=claim.quote)


def _source_head(gold: GoldClaim, claim: Claim) -> Judged | None:
    words = WORD.findall(BEYOND_HEAD.split(gold.source or "")[0])
    if not words:
        return None
    return Judged(right=words[-1] in WORD.findall(claim.source or ""), gold=words[-1], found=_shown(claim.source))


def _said_day(gold: GoldClaim, claim: Claim) -> Judged | None:
    if not gold.said:
        return None
    value = claim.said.value if claim.said else ""
    return Judged(right=value[: len("2014-12-22")] == gold.said, gold=gold.said, found=_shown(value))


def _said_interval(gold: GoldClaim, claim: Claim) -> Judged | None:
    return _interval(gold.said_within, claim.said)


def _event_interval(gold: GoldClaim, claim: Claim) -> Judged | None:
    return _interval(gold.event_within, claim.event_time)


def _interval(within: Interval | None, time: Time | None) -> Judged | None:
    if within is None:
        return None
    bounds = [time.earliest, time.latest] if time else []
    found = " to ".join(instant(bound) if bound else "open" for bound in bounds)
    return Judged(right=agrees(time, within), gold=" to ".join(map(instant, within)), found=_shown(found))


def _measurable(gold: GoldClaim, claim: Claim) -> Judged | None:
    if gold.measurable is None:
        return None
    kinds = [one.kind for one in claim.measurables]
    return Judged(right=gold.measurable in kinds, gold=gold.measurable, found=_shown(", ".join(kinds)))


def _basis(gold: GoldClaim, claim: Claim) -> Judged | None:
    if gold.basis is None:
        return None
    text, kind = (claim.basis.text, claim.basis.kind) if claim.basis else ("", None)
    same = likeness(frozenset(WORD.findall(text)), frozenset(WORD.findall(gold.basis.text))) >= HALF
    wanted = f"{gold.basis.kind}: {gold.basis.text}"
    return Judged(right=same and kind is gold.basis.kind, gold=wanted, found=f"{kind}: {text}" if kind else "none")


def _shown(text: str | None) -> str:
    return text or "none"


def _one_of(values: Iterable[str | None]) -> str:
    return " or ".join(map(_shown, values))


def _yes(answer: bool) -> str:  # noqa: FBT001  a value of gold, put into words
    return "yes" if answer else "no"


FIELDS: dict[str, Judge] = {
    "act": _act,
    "actor": _actor,
    "speaker": _speaker,
    "source head": _source_head,
    "anonymous": _anonymous,
    "chain": _chain,
    "target": _target,
    "hedged": _hedged,
    "quote": _quote,
    "said day": _said_day,
    "said interval": _said_interval,
    "event interval": _event_interval,
    "measurable": _measurable,
    "basis": _basis,
}
