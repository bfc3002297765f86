"""The account of one incident: its claims with all that is read off them, those left out that nobody stands by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from ledger.model.claim import Act, Entry
from ledger.model.gist import Predicate, Role
from ledger.model.review import ReviewState
from ledger.model.thread import Incident, Known, Membership, Proposition, Relation, Stance
from ledger.threads.slots import GUILT
from ledger.threads.telling import Telling, is_pronoun, stance_of, telling
from ledger.threads.views.corrected import as_corrected
from ledger.threads.views.phrases import in_quotes, incident_words, proposition_words
from ledger.threads.views.positions import when
from ledger.threads.views.retold import moment_of, retold

VOID = frozenset({ReviewState.REJECTED, ReviewState.RETRACTED, ReviewState.SUPERSEDED})
"""States of claims that are nobody's any more: they are counted, and hold no position."""

TAKING = frozenset({Act.ADMIT, Act.CLAIM_RESPONSIBILITY, Act.DENY})
"""Acts by which somebody speaks of his own guilt on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is said of one incident."""

    incident: Incident
    name: str
    """What happened to whom, in words: "the outage in North Korea"."""
    entries: Mapping[str, Entry]
    """The claims by id, in the order in which they were said, else told."""
    tellings: Mapping[str, Telling]
    """By id of the claim."""
    members: Mapping[str, Membership]
    """By id of the claim."""
    propositions: Mapping[str, Proposition]
    """By id; those that a claim of the account is about."""
    words: Mapping[str, str]
    """By id of the proposition, what is claimed, in words: a sentence of ours, or a quotation from a claim."""
    negative: frozenset[str]
    """Ids of propositions whose words are a quotation that says no, for nobody said it otherwise."""
    loose: frozenset[str]
    """Ids of propositions that name as the culprit only who says them, by a remark and not by taking the blame."""
    relations: tuple[Relation, ...]
    """Those of which both claims are of the account."""
    utterances: Mapping[str, str]
    """By id of the claim, that of the claim in which its words appeared first."""
    relays: frozenset[str]
    """Ids of claims by which somebody only passes on what another says: they are no position of his."""
    names: Mapping[str, str]
    """Common names by id of an actor."""
    left_out: int
    """Claims of the incident that were rejected or retracted."""

    @property
    def articles(self) -> int:
        """How many articles tell of it."""
        return len({entry.claim.article for entry in self.entries.values()})


def accounts(known: Known, entries: Iterable[Entry], wanted: Iterable[str] | None = None) -> list[Account]:
    """The accounts of these incidents, or of all, in the order of the incidents.

    Args:
        known: the threads.
        entries: the claims that stand, at least those of the incidents.
        wanted: ids of incidents.
    """
    held = tuple(entries)
    tellings = tellings_of(held)
    names = _names(known.incidents.values(), held)
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in held:
        member = known.memberships.get(entry.claim.id)
        if member is not None and member.incident is not None:
            groups[member.incident].append(entry)
    relations = _by_incident(known)
    return [
        _account(known, incident, groups[incident], tellings, relations.get(incident, ()), names)
        for incident in (known.incidents if wanted is None else wanted)
    ]


def narrowed(account: Account, claims: AbstractSet[str]) -> Account:
    """The account of these of its claims only; words and names stay those of the whole."""
    members = {claim: member for claim, member in account.members.items() if claim in claims}
    about = {member.proposition for member in members.values()}
    return replace(
        account,
        entries={claim: entry for claim, entry in account.entries.items() if claim in claims},
        tellings={claim: one for claim, one in account.tellings.items() if claim in claims},
        members=members,
        propositions={id_: one for id_, one in account.propositions.items() if id_ in about},
        relations=tuple(one for one in account.relations if one.later in claims and one.earlier in claims),
    )


def tellings_of(entries: Iterable[Entry]) -> dict[str, Telling]:
    """By id of the claim, how its article tells it, with what its reviewers corrected."""
    articles: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        articles[entry.claim.article].append(entry)
    return {
        entry.claim.id: telling(as_corrected(entry), entry.meta, place)
        for article in articles.values()
        for place, entry in enumerate(sorted(article, key=lambda one: (one.claim.sentence_span.start, one.row)))
    }


def moment(one: Telling) -> tuple[bool, datetime | None, bool, datetime | None, str, int]:
    """Sorts by when it was said, else told; then by when it was told, by article and place; the undated come last."""
    since = when(one).earliest
    return (since is None, since, one.told is None, one.told, one.article, one.place)


def _account(
    known: Known,
    incident: str,
    group: Sequence[Entry],
    tellings: Mapping[str, Telling],
    relations: Sequence[Relation],
    names: Mapping[str, str],
) -> Account:
    one = known.incidents[incident]
    standing = sorted(
        (entry for entry in group if entry.state not in VOID), key=lambda entry: moment(tellings[entry.claim.id])
    )
    entries = {entry.claim.id: entry for entry in standing}
    members = {claim: known.memberships[claim] for claim in entries}
    names = {**names, **_victim_name(one, standing)}
    name = incident_words(one, names)
    relays = frozenset(_relays(members, tellings))
    said = _said(members, {claim: entries[claim] for claim in sorted(entries, key=relays.__contains__)})
    told = {each: [tellings[entry.claim.id] for entry in found] for each, found in said.items()}
    propositions = {each: retold(known.propositions[each], found) for each, found in told.items()}
    loose = frozenset(each.id for each in propositions.values() if _is_loose_word(each, said[each.id]))
    made = {
        id_: None if id_ in loose else proposition_words(each, one, names, moment_of(each, told[id_]))
        for id_, each in propositions.items()
    }
    words = {id_: _words(said[id_], made[id_]) for id_ in propositions}
    return Account(
        incident=one,
        name=name,
        entries=entries,
        tellings={claim: tellings[claim] for claim in entries},
        members=members,
        propositions=propositions,
        words={proposition: its.text for proposition, its in words.items()},
        negative=frozenset(proposition for proposition, its in words.items() if its.is_negative),
        loose=loose,
        relations=tuple(each for each in relations if each.later in entries and each.earlier in entries),
        utterances={claim: member.utterance for claim, member in members.items()},
        relays=relays,
        names=names,
        left_out=len(group) - len(standing),
    )


def _victim_name(incident: Incident, entries: Iterable[Entry]) -> dict[str, str]:
    """What the incident and the claims about it call the victim most, under its id: other stories have no say."""
    found = _names([incident], entries)
    return {id_: name for id_, name in found.items() if id_ == incident.victim_id}


def _names(incidents: Iterable[Incident], entries: Iterable[Entry]) -> dict[str, str]:
    """Common names by id, of all who speak, are spoken for, are aimed at, or had something happen to them."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for incident in incidents:
        if incident.victim_id and incident.victim:
            found[incident.victim_id][incident.victim] += 1
    for entry in entries:
        claim = entry.claim
        for id_, name in (
            (claim.actor_id, claim.actor),
            (claim.speaker_id, claim.speaker),
            (claim.target_id, claim.target),
        ):
            if id_ and name:
                found[id_][name] += 1
    return {id_: max(sorted(names), key=names.__getitem__) for id_, names in found.items()}


def _by_incident(known: Known) -> dict[str, list[Relation]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for one in known.relations:
        member = known.memberships.get(one.later)
        if member is not None and member.incident is not None:
            found[member.incident].append(one)
    return found


FEWEST = 3
"""A quotation of fewer words ("it", "everything") says little where a longer one stands beside it."""


class _Words(NamedTuple):
    text: str
    is_negative: bool


def _said(members: Mapping[str, Membership], entries: Mapping[str, Entry]) -> dict[str, list[Entry]]:
    """The claims by id of the proposition."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for claim, entry in entries.items():
        if (proposition := members[claim].proposition) is not None:
            found[proposition].append(entry)
    return found


def _words(said: Sequence[Entry], made: str | None) -> _Words:
    """The sentence that was made, else a quotation of the first claim that says it in the positive."""
    positive = [entry for entry in said if not _is_negative(entry)]
    longer = (entry for entry in positive if len(entry.claim.content.split()) >= FEWEST)
    quoted = next(longer, next(iter(positive), said[0]))
    return _Words(made or in_quotes(quoted.claim.content), made is None and _is_negative(quoted))


def _is_negative(entry: Entry) -> bool:
    """Whether the words themselves say no; "denied that there was a break-in" says no of words that do not."""
    return stance_of(entry.claim) is Stance.DENIES and entry.claim.act is not Act.DENY


def _is_loose_word(one: Proposition, said: Sequence[Entry]) -> bool:
    """Whether its only ground for naming a culprit is a plain remark of his own ("we did this to ourselves").

    Who takes the blame does it in so many words, or somebody else puts it on him.
    """
    agent = next((argument.id for argument in one.arguments if argument.role is Role.AGENT), None)
    if one.predicate not in GUILT or agent is None:
        return False
    own = [entry for entry in said if agent in (entry.claim.speaker_id, entry.claim.actor_id)]
    return len(own) == len(said) and not any(entry.claim.act in TAKING for entry in own)


def _relays(members: Mapping[str, Membership], tellings: Mapping[str, Telling]) -> Iterable[str]:
    """Claims that hold another party's claim of the same content, or no content beside it.

    A reporter's "the FBI says that North Korea did it" is the FBI's claim; "China denies that the FBI knows it" is not.
    """
    for claim, member in members.items():
        inner = tellings[claim]
        outer = inner.parent
        if outer is None or outer not in members or _is_of_one(tellings[outer], inner):
            continue
        if tellings[outer].act is not Act.ASSERT:
            continue
        shared = members[outer].proposition == member.proposition and members[outer].stance is not Stance.DENIES
        gist = tellings[outer].gist
        if members[outer].proposition is None or shared or gist is None or gist.predicate is Predicate.OTHER:
            yield outer


def _is_of_one(outer: Telling, inner: Telling) -> bool:
    """Whether both are the word of one party; of two of nobody known, unless their sources are told apart by words."""
    if outer.party is not None or inner.party is not None:
        return outer.party == inner.party
    words, others = (frozenset((one.source or "").casefold().split()) - _SMALL for one in (outer, inner))
    return is_pronoun(inner) or words <= others or others <= words


_SMALL = frozenset({"a", "an", "the"})
