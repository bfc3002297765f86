"""The attribution view: who blames whom or what, on which stated grounds, who denies it, who only supposes it.

What measurements say of it stands in a field of its own, always: "the event is supported" is not "the attribution is".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ledger.model.claim import Act, Entry
from ledger.model.gist import Argument, Predicate, Role
from ledger.model.thread import Proposition, Stance
from ledger.model.verdict import Reason, Verdict
from ledger.threads.slots import GUILT, argument
from ledger.threads.telling import Telling
from ledger.threads.views.account import TAKING, Account
from ledger.threads.views.grounds import grounds
from ledger.threads.views.phrases import QUOTE, day_of, verb
from ledger.threads.views.positions import side, when

BLAMING = frozenset({Act.ACCUSE, Act.DENY, *TAKING})
"""Acts that are about guilt, whoever is named by them."""

ORDER = (Stance.ACCUSES, Stance.ASSERTS, Stance.HEDGES, Stance.DENIES, Stance.DECLINES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One side that takes a stance on a blame."""

    name: str
    """On whose behalf, else who says it; of somebody unnamed the words for him; of an outlet's own words its name."""
    actor: str | None
    """Id, or the name in lower case; None for somebody unnamed who speaks for nobody known."""
    stance: Stance
    is_unnamed: bool
    """Whether nobody is named whose words they are."""
    is_narrated: bool
    """Whether an outlet says it itself."""
    is_own: bool
    """Whether it is he who is blamed."""
    first: datetime | None
    """When it was first said, else told: UTC; None when neither is known."""
    last: datetime | None
    first_day: str
    """The day of `first` in the zone of who said it ("2014-12-23", "2014-12"); else "(published 2014-12-23)"."""
    grounds: tuple[str, ...]
    """The words for them, as the articles give them: within a claim, or told by its side of traces right after it."""
    claims: tuple[str, ...]
    """Ids, in the order of time."""

    @property
    def is_taking(self) -> bool:
        """Whether it puts the blame on itself."""
        return self.is_own and side(self.stance) is Stance.ASSERTS

    @property
    def who(self) -> str:
        """Its name, with what a reader has to know of it beside."""
        name = f"{self.name} (unnamed)" if self.is_unnamed else self.name
        return f"{name}, who is blamed" if self.is_own and not self.is_taking else name

    @property
    def verb(self) -> str:
        """What it does: "accuses", "denies"; who takes the blame "claims it"."""
        return "claims it" if self.is_taking else verb((self.stance,), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What measurements say of the cause or the culprit; nearly always that no measurement of a network can."""

    verdict: Verdict
    reason: Reason | None
    sentence: str
    claim: str
    """Id of the first claim for which it was made."""

    @property
    def words(self) -> str:
        """The verdict with its reason: "outside scope: actor"."""
        return f"{self.verdict}{f': {self.reason}' if self.reason else ''}".replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """One whom, or one thing that, is blamed for the incident."""

    proposition: str
    """Id; of several about one culprit that of which most is said."""
    words: str
    """What is claimed, in words."""
    blamed: str
    """Common name of who is blamed, else the words for who or what is."""
    blamed_id: str | None
    voices: tuple[Voice, ...]
    """Accusers first, then those who suppose, then those who deny; to ask is to take no side."""
    measured: tuple[Measured, ...]
    """Each verdict and reason once; empty where nothing was assessed."""


def blames(account: Account) -> tuple[Blame, ...]:
    """Who and what is blamed, those first of whom most articles speak; mere questions make no blame."""
    found = [blame for group in _groups(account) if (blame := _blame(account, group)) is not None]
    return tuple(sorted(found, key=lambda blame: _weight(account, blame)))


def _groups(account: Account) -> list[list[Proposition]]:
    """The propositions of blame; those of one culprit are one question, whether he did it or had a part in it.

    One that has a quotation for words is about something else than the incident, and stands by itself.
    """
    groups: defaultdict[str, list[Proposition]] = defaultdict(list)
    for one in account.propositions.values():
        who = _blamed(one)
        if who is None or one.id in account.loose:
            continue
        is_one = one.predicate in GUILT and who.id is not None and not account.words[one.id].startswith(QUOTE)
        groups[who.id if is_one and who.id is not None else one.id].append(one)
    return list(groups.values())


def _weight(account: Account, blame: Blame) -> tuple[bool, int, int, str, str]:
    claims = [claim for voice in blame.voices for claim in voice.claims]
    articles = {account.tellings[claim].article for claim in claims}
    return blame.blamed_id is None, -len(articles), -len(claims), blame.words, blame.proposition


def _blame(account: Account, group: Sequence[Proposition]) -> Blame | None:
    about = {one.id: one for one in group}
    said = [
        (claim, about[member.proposition])
        for claim, member in account.members.items()
        if member.proposition in about and claim not in account.relays and account.tellings[claim].gist is not None
    ]
    asking = _asking(account)
    voiced = [(account.tellings[claim], one) for claim, one in said if claim not in asking]
    if not any(_is_about_guilt(telling, one) for telling, one in voiced):
        return None
    counts = Counter(one.id for _, one in said)
    most = min(group, key=lambda one: (-counts[one.id], account.words[one.id], one.id))
    who = _blamed(most)
    assert who is not None  # noqa: S101  only propositions with one are grouped
    return Blame(
        proposition=most.id,
        words=account.words[most.id],
        blamed=account.names.get(who.id or "", who.text),
        blamed_id=who.id,
        voices=tuple(_voices(account, [telling for telling, _ in voiced], who.id)),
        measured=tuple(_measured([account.entries[claim] for claim, _ in said])),
    )


def _blamed(one: Proposition) -> Argument | None:
    role = Role.CAUSE if one.predicate is Predicate.CAUSED_BY else Role.AGENT
    if one.predicate not in GUILT and one.predicate is not Predicate.CAUSED_BY:
        return None
    return next((each for each in one.arguments if each.role is role), None)


def _asking(account: Account) -> frozenset[str]:
    """Ids of the questions, and of what somebody says who speaks for nobody, to ask of it in the same breath.

    "It is said that the line was overloaded. Can you confirm this?" blames nothing; a senator who asks takes a side.
    """
    asked = {one.attribution for one in account.tellings.values() if one.stance is Stance.ASKS}
    return frozenset(
        claim
        for claim, one in account.tellings.items()
        if one.stance is Stance.ASKS or (one.party is None and one.attribution in asked)
    )


def _is_about_guilt(telling: Telling, one: Proposition) -> bool:
    """Whether it is meant as a blame: its act says so, it supposes a culprit, or it names one who is known."""
    if one.predicate is Predicate.CAUSED_BY or telling.act in BLAMING or telling.stance is Stance.HEDGES:
        return True
    agent = argument(telling, Role.AGENT)
    return agent is not None and agent.id is not None


def _voices(account: Account, tellings: Iterable[Telling], blamed: str | None) -> list[Voice]:
    sides: dict[tuple[str, str | None, Stance, bool], list[Telling]] = {}
    for one in tellings:
        named = one.is_narrated or not one.is_anonymous
        key = (_name(one), None if one.is_narrated else one.party, side(one.stance), named)
        sides.setdefault(key, []).append(one)
    voices = [_voice(account, said, name, blamed) for (name, *_), said in sides.items()]
    return sorted(
        voices, key=lambda voice: (ORDER.index(voice.stance), voice.is_unnamed, -len(voice.claims), voice.name)
    )


def _voice(account: Account, said: Sequence[Telling], name: str, blamed: str | None) -> Voice:
    one = said[0]
    moments = [moment for each in said if (moment := when(each).earliest) is not None]
    return Voice(
        name=name,
        actor=None if one.is_narrated else one.party,
        stance=Stance.ACCUSES if any(each.stance is Stance.ACCUSES for each in said) else one.stance,
        is_unnamed=one.is_anonymous and not one.is_narrated,
        is_narrated=one.is_narrated,
        is_own=blamed is not None and blamed in (one.actor, one.speaker),
        first=min(moments, default=None),
        last=max(moments, default=None),
        first_day=day_of(account.entries[one.claim].claim.said, account.entries[one.claim].meta.published),
        grounds=grounds(account, said),
        claims=tuple(each.claim for each in said),
    )


def _name(one: Telling) -> str:
    """On whose behalf it is said; an unnamed source is never shown under a name alone."""
    if one.is_narrated:
        return one.outlet or "the article"
    return one.actor_name or " ".join((one.source or "a source not named").split())


def _measured(entries: Iterable[Entry]) -> list[Measured]:
    found: dict[tuple[Verdict, Reason | None], Measured] = {}
    counts: Counter[tuple[Verdict, Reason | None]] = Counter()
    for entry in entries:
        for finding in entry.findings:
            if finding.is_on_attribution:
                key = finding.verdict, finding.reason
                counts[key] += 1
                found.setdefault(
                    key, Measured(verdict=key[0], reason=key[1], sentence=finding.sentence, claim=entry.claim.id)
                )
    return [found[key] for key in sorted(found, key=lambda key: (-counts[key], key[0], key[1] or ""))]
