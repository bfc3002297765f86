"""The way of one proposition: who told it first, how it travelled, and what was added on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ledger.model.actor import Anonymity
from ledger.model.claim import Entry, Quote
from ledger.model.review import ReviewState
from ledger.model.thread import Known, Stance
from ledger.threads.drifts.drift import DriftKind, drifts
from ledger.threads.telling import Telling
from ledger.threads.views.account import VOID, accounts, tellings_of
from ledger.threads.views.phrases import in_quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One telling."""

    claim: str
    """Id."""
    article: str
    outlet: str | None
    told: datetime | None
    """When its article was published: UTC; of a date midnight."""
    published: str | None
    """As the article has it."""
    way: tuple[str, ...]
    """From this outlet back: outlet, agencies, speaker; what is not known is left out."""
    anonymity: Anonymity
    is_narrated: bool
    """Whether the outlet says it itself, and names no source."""
    stance: Stance
    hedges: tuple[str, ...]
    content: str
    sentence: str
    copy_of: str | None
    """Id of the claim that told its words first; None for words of its own."""
    review: ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a later telling says more surely than the one from which it comes; a sign to look, not a verdict."""

    kind: DriftKind
    earlier: str
    """Id of the claim."""
    earlier_who: str
    earlier_sentence: str
    later: str
    """Id of the claim."""
    later_who: str
    later_sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Where a proposition comes from, and how it travelled."""

    proposition: str
    """Id."""
    words: str
    """What is claimed: a sentence of ours, or a quotation from the first claim."""
    incident: str | None
    """Id; None for one that is about none."""
    incident_name: str | None
    stops: tuple[Stop, ...]
    """By when they were told, the earliest first; those without a date last."""
    sayings: int
    """Utterances; copies of one line are one."""
    outlets: int
    added: tuple[Added, ...]


def journey(known: Known, entries: Iterable[Entry], proposition: str) -> Journey:
    """The way of the proposition of this id.

    Args:
        known: the threads.
        entries: all claims that stand.
        proposition: its id.
    """
    held = tuple(entry for entry in entries if entry.state not in VOID)
    one = known.propositions[proposition]
    words, name, relays = _words(known, held, proposition)
    tellings = tellings_of(held)
    by_id = {entry.claim.id: entry for entry in held}
    telling_it = [
        tellings[claim]
        for claim, member in known.memberships.items()
        if member.proposition == proposition and claim in by_id and claim not in relays
    ]
    telling_it.sort(key=lambda telling: telling.order)
    uttered = {telling.claim: known.utterances.get(telling.claim, telling.claim) for telling in telling_it}
    first = {utterance: claim for claim, utterance in reversed(uttered.items())}
    stops = tuple(_stop(by_id[each.claim], each, first[uttered[each.claim]]) for each in telling_it)
    return Journey(
        proposition=proposition,
        words=words or (in_quotes(stops[0].content) if stops else ""),
        incident=one.incident,
        incident_name=name,
        stops=stops,
        sayings=len(first),
        outlets=len({stop.outlet for stop in stops if stop.outlet}),
        added=_added(telling_it, tellings.values(), known.utterances, by_id),
    )


def _words(known: Known, held: Iterable[Entry], proposition: str) -> tuple[str | None, str | None, frozenset[str]]:
    """What is claimed, the incident's name, and the claims that only pass on; nothing of one that is about none."""
    incident = known.propositions[proposition].incident
    if incident is None:
        return None, None, frozenset()
    (account,) = accounts(known, held, [incident])
    return account.words.get(proposition), account.name, account.relays


def _stop(entry: Entry, one: Telling, first: str) -> Stop:
    return Stop(
        claim=one.claim,
        article=one.article,
        outlet=one.outlet,
        told=one.told,
        published=entry.meta.published,
        way=_way(entry, one),
        anonymity=one.anonymity,
        is_narrated=entry.claim.quote is Quote.NARRATION,
        stance=one.stance,
        hedges=one.hedges,
        content=one.content,
        sentence=entry.claim.sentence,
        copy_of=first if first != one.claim else None,
        review=entry.state,
    )


def _way(entry: Entry, one: Telling) -> tuple[str, ...]:
    """From the outlet back to whose words they are, with whom he speaks for where that is another."""
    claim = entry.claim
    who = " ".join((claim.speaker or claim.source or claim.actor or "").split())
    if claim.actor and claim.actor.casefold() not in who.casefold():
        who = f"{who} (for {claim.actor})".strip()
    names = (one.outlet, *reversed(one.chain), who)
    return tuple(dict.fromkeys(name for name in names if name))


def _added(
    telling_it: Iterable[Telling], every: Iterable[Telling], utterances: Mapping[str, str], by_id: Mapping[str, Entry]
) -> tuple[Added, ...]:
    """The drifts on the way: looked for in all that its articles say, for a source may stand with another claim."""
    own = {one.claim for one in telling_it}
    articles = {one.article for one in telling_it}
    found = drifts((one for one in every if one.article in articles), utterances)
    return tuple(
        Added(
            kind=one.kind, earlier=one.earlier, earlier_who=_who(by_id[one.earlier]),
            earlier_sentence=by_id[one.earlier].claim.sentence, later=one.later, later_who=_who(by_id[one.later]),
            later_sentence=by_id[one.later].claim.sentence,
        )
        for one in found
        if one.earlier in own or one.later in own
    )  # fmt: skip


def _who(entry: Entry) -> str:
    """The outlet, and the words that name its source."""
    claim = entry.claim
    names = (claim.outlet or entry.meta.outlet, claim.source or claim.actor)
    return ": ".join(" ".join(name.split()) for name in names if name)
