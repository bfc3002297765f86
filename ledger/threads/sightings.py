"""The incidents of one article: its claims' happenings gathered, so that "the outage" is the one it tells of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ledger.model.gist import Happening, HappeningKind
from ledger.threads.kinds import may_be_one, slack, surer, window
from ledger.threads.telling import Telling
from ledger.threads.times import Stretch, gap, narrowed
from ledger.threads.victims import Victim, is_called, is_same, victim

_ORDINALS = {
    **dict.fromkeys(("first", "initial", "original"), 1),
    **dict.fromkeys(("second", "another", "again", "renewed", "repeat", "repeated", "fresh", "new"), 2),
    **dict.fromkeys(("third",), 3),
    **dict.fromkeys(("fourth",), 4),
}
_WORD = re.compile(r"\w+")


@dataclass(slots=True, kw_only=True)
class Sighting:
    """One incident as one article tells of it; grows while the article is read."""

    kind: HappeningKind
    victim: Victim
    name: str | None
    """Of the victim."""
    called: str | None
    """The name of the attack itself, by which it is known whoever it befell."""
    began: Stretch
    ordinal: int | None
    """2 for "the second outage"; None where no word counts."""
    words: str
    told: datetime | None
    claims: list[str] = field(default_factory=list)

    @property
    def is_dated(self) -> bool:
        """Whether something says when it began, beyond its being over by the day it is told."""
        return self.began.earliest is not None and self.began.latest is not None


def sightings(article: Sequence[Telling]) -> tuple[list[Sighting], dict[str, Sighting]]:
    """What happened by this article, and by id of the claim which of it each claim is about.

    A claim whose gist has no happening is about none. One without a gist is about what the claim is that holds it, else
    that of the same attribution, else what was told of last.
    One that names no victim, or only "the incident", is about the one told of last that it can be.
    """
    found: list[Sighting] = []
    about: dict[str, Sighting] = {}
    loose: list[Telling] = []
    for one in article:
        happening = one.gist.happening if one.gist else None
        if happening is None:
            continue
        is_named = victim(happening.victim_id, happening.victim).is_known or happening.name is not None
        if not is_named and (happening.kind is HappeningKind.OTHER or not happening.definite):
            loose.append(one)
            continue
        about[one.claim] = _gather(found, happening, one)
    for one in loose:
        about[one.claim] = _resolve(found, about, one, article)
    _inherit(article, about)
    for one in article:
        if one.claim in about:
            about[one.claim].claims.append(one.claim)
    return found, about


def ordinal_of(words: str) -> int | None:
    """The place in a row that these words give: 2 of "a second outage"; None without one."""
    return next((_ORDINALS[word] for word in _WORD.findall(words.casefold()) if word in _ORDINALS), None)


def _gather(found: list[Sighting], happening: Happening, one: Telling) -> Sighting:
    """The sighting that this happening is of, made where there is none."""
    who, began = victim(happening.victim_id, happening.victim), Stretch(happening.earliest, happening.latest)
    ordinal = ordinal_of(happening.words)
    for known in reversed(found):
        is_named = known.called is not None or happening.name is not None
        may_be = may_be_one(known.kind, happening.kind) and (is_same(known.victim, who) or known.victim == who)
        is_one = is_called(known.called, happening.name) if is_named else may_be and _is_one(known, began, ordinal)
        if is_one:
            known.kind = surer(known.kind, happening.kind)
            known.began = narrowed(known.began, began)
            known.ordinal = known.ordinal or ordinal
            return known
    return _made(found, happening, one)


def _made(found: list[Sighting], happening: Happening, one: Telling) -> Sighting:
    made = Sighting(
        kind=happening.kind,
        victim=victim(happening.victim_id, happening.victim),
        name=happening.victim,
        called=happening.name,
        began=Stretch(happening.earliest, happening.latest),
        ordinal=ordinal_of(happening.words),
        words=happening.words,
        told=one.told,
    )
    found.append(made)
    return made


def _is_one(known: Sighting, began: Stretch, ordinal: int | None) -> bool:
    if (known.ordinal or 1) != (ordinal or 1) and ordinal is not None:
        return known.ordinal is None and ordinal == 1
    kind, told = known.kind, known.told
    return gap(window(kind, known.began, told), window(kind, began, told)) <= slack(kind)


def _resolve(found: list[Sighting], about: dict[str, Sighting], one: Telling, article: Sequence[Telling]) -> Sighting:
    """The sighting that words without a victim point at: the one told of last, else the first after, that it can be.

    "an attack", "no breach" in an article about an outage is what is said of that outage, not another incident; only
    what is pointed at ("the intrusion") stands for itself.
    """
    happening = one.gist.happening if one.gist else None
    assert happening is not None  # noqa: S101  only such claims are loose
    placed = [(other.place, about[other.claim]) for other in article if other.claim in about]
    fitting = [(place, known) for place, known in placed if may_be_one(known.kind, happening.kind)]
    fitting = fitting or ([] if happening.definite else placed)
    before = [known for place, known in fitting if place < one.place]
    if fitting:
        return before[-1] if before else fitting[0][1]
    return next((known for known in found if may_be_one(known.kind, happening.kind)), None) or _made(
        found, happening, one
    )


def _inherit(article: Sequence[Telling], about: dict[str, Sighting]) -> None:
    """Gives claims without a gist what their parent is about, else their attribution, else the one before."""
    by_attribution: dict[str, Sighting] = {}
    first = next((one for one in article if one.gist is not None), None)
    last = about.get(first.claim) if first is not None else None
    for one in article:
        if one.gist is None:
            near = about.get(one.parent or "") or by_attribution.get(one.attribution) or last
            if near is not None:
                about[one.claim] = near
        last = about.get(one.claim)
        if last is not None:
            by_attribution[one.attribution] = last
