"""The positions on one incident as a table: what each side holds, since when, on how many sources it rests."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from ledger.model.claim import Act
from ledger.model.gist import Predicate
from ledger.model.review import ReviewState
from ledger.model.thread import Membership, Stance
from ledger.threads.likeness import normal
from ledger.threads.telling import Telling
from ledger.threads.views.account import Account
from ledger.threads.views.attribution import Blame, blames
from ledger.threads.views.gaps import Gap, gaps
from ledger.threads.views.overview import IncidentSummary, summary
from ledger.threads.views.phrases import QUOTE, day_of, in_quotes, verb
from ledger.threads.views.positions import ActorPosition, Held, positions, when


class Side(StrEnum):
    """What sort of speaker holds a position."""

    PARTY = "party"
    """Those who speak for it: a country, a company, a group."""
    PERSON = "person"
    """Somebody who speaks on nobody's behalf."""
    OUTLET = "outlet"
    """An outlet in its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one side holds of one thing that is said."""

    actor: str
    """Id, or the name in lower case."""
    name: str
    side: Side
    proposition: str | None
    """Id; None for a refusal to comment."""
    words: str
    """What is claimed: a sentence of ours, or a quotation from a claim; of a refusal what they would not speak of."""
    held: tuple[Held, ...]
    """Stances to these words, in the order of time."""
    verb: str
    """What is done by it: "accuses", "urges", "asserts, then denies"."""
    is_changed: bool
    """Whether a later stance is not the earlier one."""
    acts: tuple[Act, ...]
    """By which it was said, each once, in the order of time."""
    first: datetime | None
    """When it was first said, else told: UTC; None when neither is known."""
    last: datetime | None
    first_day: str
    """The day of `first` in the zone of who said it ("2014-12-23", "2014-12"); else "(published 2014-12-23)"."""
    last_day: str
    named_sources: int
    """Persons and bodies who are named; copies of one utterance are one source."""
    unnamed_sources: int
    """Utterances of those who are not."""
    articles: int
    claims: int
    reviewed: int
    """Of the claims, those on which a decision of a person stands."""

    @property
    def who(self) -> str:
        """Its name, marked where nobody is known for whom it speaks."""
        return self.name if self.side is Side.PARTY else f"{self.name} ({self.side})"

    @property
    def doing(self) -> str:
        """What is done by it, a change marked."""
        return f"{self.verb} (changed)" if self.is_changed else self.verb

    @property
    def sources(self) -> str:
        """On how many it rests: "1 named, 2 unnamed"."""
        counts = ((self.named_sources, "named"), (self.unnamed_sources, "unnamed"))
        return ", ".join(f"{count} {words}" for count, words in counts if count)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its claims, in the order of time."""
        return tuple(claim for held in self.held for claim in held.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Who holds what about one incident."""

    incident: IncidentSummary
    stands: tuple[Stand, ...]
    """Parties first, outlets last; of each those first of whom most articles tell, then by what most is said of."""
    blames: tuple[Blame, ...]
    gaps: tuple[Gap, ...]
    left_out: int
    """Claims that were rejected or retracted, and hold no position."""


def board(account: Account) -> Positions:
    """The positions on the incident of an account; what somebody only passes on is not his."""
    blamed = blames(account)
    return Positions(
        incident=summary(account),
        stands=stands(account),
        blames=blamed,
        gaps=gaps(account, blamed),
        left_out=account.left_out,
    )


def stands(account: Account) -> tuple[Stand, ...]:
    """What each side holds, in the order of `Positions.stands`."""
    own = [_under_its_id(account, one) for claim, one in account.tellings.items() if claim not in account.relays]
    cells = positions(own, _by_words(account), account.utterances)
    sides = _sides(own)
    found = [_stand(account, cell, sides[cell.actor]) for cell in cells if cell.held]
    found += [_refusal(account, said, sides[who]) for who, said in _refusals(account, own).items()]
    return _ranked(account, found)


def _by_words(account: Account) -> list[Membership]:
    """Where the claims belong; propositions of which one and the same sentence is made are one row to a reader."""
    first: dict[str, str] = {}
    for proposition, words in account.words.items():
        if not words.startswith(QUOTE):
            first.setdefault(words, proposition)
    return [
        replace(one, proposition=first.get(account.words.get(one.proposition or "", ""), one.proposition))
        for one in account.members.values()
    ]


def _under_its_id(account: Account, one: Telling) -> Telling:
    """The telling under the id of its speaker where only his name stands there, and the name is that of one known."""
    if one.actor is not None or one.speaker is None:
        return one
    known = next((id_ for id_, name in account.names.items() if name.casefold() == one.speaker), None)
    return replace(one, speaker=known) if known else one


def _sides(tellings: Iterable[Telling]) -> dict[str, Side]:
    """By party; who speaks for itself anywhere is a party, and a house that also writes in its own words an outlet."""
    found: defaultdict[str, set[Side]] = defaultdict(set)
    for one in tellings:
        if one.party is not None:
            found[one.party].add(_side(one))
    return {party: min(sides, key=_STRONGER.index) for party, sides in found.items()}


_STRONGER = (Side.PARTY, Side.OUTLET, Side.PERSON)

_HOUSES = ("agency:", "org:")
"""Ids of those who are no persons; where they speak on nobody's behalf, they are agencies and papers."""


def _side(one: Telling) -> Side:
    if one.actor is not None:
        return Side.PARTY
    is_house = one.is_narrated or (one.speaker or "").startswith(_HOUSES)
    return Side.OUTLET if is_house else Side.PERSON


def _stand(account: Account, cell: ActorPosition, side: Side) -> Stand:
    held = cell.held
    if cell.proposition in account.negative:
        held = tuple(replace(one, stance=_TURNED.get(one.stance, one.stance)) for one in held)
    claims = [claim for one in held for claim in one.claims]
    moments = [moment for one in held for moment in (one.first, one.last) if moment is not None]
    acts = tuple(dict.fromkeys(account.entries[claim].claim.act for claim in claims))
    words = account.words[cell.proposition]
    return Stand(
        actor=cell.actor,
        name=account.names.get(cell.actor, cell.name),
        side=side,
        proposition=cell.proposition,
        words=words,
        held=held,
        verb=verb((one.stance for one in held), acts).replace(
            verb((Stance.DECLINES,), ()), _refusing(words, _asked(account, held))
        ),
        is_changed=_is_changed(held),
        acts=acts,
        first=min(moments, default=None),
        last=max(moments, default=None),
        first_day=_day(account, claims[0]),
        last_day=_day(account, claims[-1]),
        named_sources=cell.named_sources,
        unnamed_sources=cell.unnamed_sources,
        articles=_articles(account, claims),
        claims=len(claims),
        reviewed=_reviewed(account, claims),
    )


def _asked(account: Account, held: tuple[Held, ...]) -> frozenset[str]:
    """The first words of what is not answered."""
    claims = (claim for one in held if one.stance is Stance.DECLINES for claim in one.claims)
    return frozenset(normal(account.entries[claim].claim.content).partition(" ")[0] for claim in claims)


def _refusing(words: str, asked: frozenset[str]) -> str:
    """To comment on a sentence of ours, or on what is quoted, which may be no sentence; "when" asks not whether."""
    if words.startswith(QUOTE):
        return "will not speak of"
    word = next(iter(asked)) if len(asked) == 1 else ""
    return f"will not say {word if word in _ASKED else 'whether'}"


_ASKED = frozenset({"when", "where", "how", "why"})
"""What can stand before a sentence of ours as it is: "will not say when the United States will respond"."""


_TURNED = {Stance.DENIES: Stance.ASSERTS, Stance.ASSERTS: Stance.DENIES}
"""Stances to words that say no: who denies the positive form says just these."""


def _is_changed(held: tuple[Held, ...]) -> bool:
    """Whether one stance follows another in time; two at one time are two, and no change."""
    pairs = [(one.last, other.first) for one, other in pairwise(held)]
    return any(last is not None and first is not None and last < first for last, first in pairs)


def _refusals(account: Account, own: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Those that are about no proposition, by party; a refusal to speak of one stands in its row."""
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in own:
        is_loose = account.members[one.claim].proposition is None
        if one.stance is Stance.DECLINES and is_loose and one.party is not None:
            found[one.party].append(one)
    return found


def _refusal(account: Account, said: list[Telling], side: Side) -> Stand:
    """All refusals of one side to comment, with what the first would not speak of."""
    one, claims = said[0], tuple(telling.claim for telling in said)
    moments = [moment for telling in said if (moment := when(telling).earliest) is not None]
    first, last = min(moments, default=None), max(moments, default=None)
    return Stand(
        actor=one.party or "",
        name=account.names.get(one.party or "", one.actor_name or ""),
        side=side,
        proposition=None,
        words=_refused(said),
        held=(Held(stance=Stance.DECLINES, first=first, last=last, claims=claims),),
        verb=verb((Stance.DECLINES,), ()),
        is_changed=False,
        acts=(Act.DECLINE_COMMENT,),
        first=first,
        last=last,
        first_day=_day(account, claims[0]),
        last_day=_day(account, claims[-1]),
        named_sources=len({telling.speaker or telling.actor for telling in said if not telling.is_anonymous}),
        unnamed_sources=sum(telling.is_anonymous for telling in said),
        articles=_articles(account, claims),
        claims=len(claims),
        reviewed=_reviewed(account, claims),
    )


def _refused(said: Iterable[Telling]) -> str:
    """Of what they would not speak, where one says it ("when it would be repaired"); else to comment."""
    contents = (telling.content for telling in said)
    return next((f"to say {in_quotes(content)}" for content in contents if _QUESTION.match(content)), "to comment")


_QUESTION = re.compile(r"(?:whether|if|when|where|who|whom|whose|what|which|why|how)\s+\S+\s+\S", re.IGNORECASE)
"""An indirect question of three words or more."""


def _day(account: Account, claim: str) -> str:
    entry = account.entries[claim]
    return day_of(entry.claim.said, entry.meta.published)


def _ranked(account: Account, found: Iterable[Stand]) -> tuple[Stand, ...]:
    actors: defaultdict[str, list[Stand]] = defaultdict(list)
    topics: defaultdict[str | None, list[Stand]] = defaultdict(list)
    for one in found:
        actors[one.actor].append(one)
        topics[one.proposition].append(one)
    order = tuple(Side)

    def place(one: Stand) -> tuple[int | str, ...]:
        said_by, said_of = _weight(account, actors[one.actor]), _weight(account, topics[one.proposition])
        when = one.first.isoformat() if one.first else "~"
        named = one.words, one.proposition or ""  # words first: ids are others with every version of the rules
        return order.index(one.side), *said_by, one.name, _is_loose(account, one), *said_of, when, *named

    return tuple(sorted((one for stands in actors.values() for one in stands), key=place))


def _is_loose(account: Account, one: Stand) -> int:
    """What the incident is about first, then refusals, then other remarks."""
    if one.proposition is None:
        return 1
    return 2 if account.propositions[one.proposition].predicate is Predicate.OTHER else 0


def _weight(account: Account, stands: Iterable[Stand]) -> tuple[int, int]:
    """How much is said, so that more comes first: articles, then claims."""
    claims = list(_claims(stands))
    return -_articles(account, claims), -len(claims)


def _claims(stands: Iterable[Stand]) -> Iterator[str]:
    for one in stands:
        yield from one.ids


def _articles(account: Account, claims: Iterable[str]) -> int:
    return len({account.tellings[claim].article for claim in claims})


def _reviewed(account: Account, claims: Iterable[str]) -> int:
    return sum(account.entries[claim].state is not ReviewState.UNREVIEWED for claim in claims)
