"""The account of one incident: its claims with all that is read off them, those left out that nobody stands by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ledger.model.claim import Act, Entry
from ledger.model.gist import Predicate
from ledger.model.review import ReviewState
from ledger.model.thread import Incident, Membership, Proposition, Relation, Stance
from ledger.threads.known import Known
from ledger.threads.phrases import incident_words, proposition_words
from ledger.threads.telling import Telling, telling

VOID = frozenset({ReviewState.REJECTED, ReviewState.RETRACTED, ReviewState.SUPERSEDED})
"""States of claims that are nobody's any more: they are counted, and hold no position."""


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
    """By id of the proposition, what is claimed, in words."""
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
    names = _names(known, held)
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


def tellings_of(entries: Iterable[Entry]) -> dict[str, Telling]:
    """By id of the claim, how its article tells it."""
    articles: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        articles[entry.claim.article].append(entry)
    return {
        entry.claim.id: telling(entry.claim, entry.meta, place)
        for article in articles.values()
        for place, entry in enumerate(sorted(article, key=lambda one: (one.claim.sentence_span.start, one.row)))
    }


def moment(one: Telling) -> tuple[bool, datetime | None, bool, datetime | None, str, int]:
    """Sorts by when it was said, else told; then by when it was told, by article and place; the undated come last."""
    when = one.said.earliest or one.told
    return (when is None, when, one.told is None, one.told, one.article, one.place)


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
    propositions = {
        member.proposition: known.propositions[member.proposition]
        for member in members.values()
        if member.proposition is not None
    }
    name = incident_words(one, names)
    return Account(
        incident=one,
        name=name,
        entries=entries,
        tellings={claim: tellings[claim] for claim in entries},
        members=members,
        propositions=propositions,
        words=_words(propositions, members, entries, name, names),
        relations=tuple(each for each in relations if each.later in entries and each.earlier in entries),
        utterances={claim: known.utterances.get(claim, claim) for claim in entries},
        relays=frozenset(_relays(members, tellings)),
        names=names,
        left_out=len(group) - len(standing),
    )


def _names(known: Known, entries: Iterable[Entry]) -> dict[str, str]:
    """Common names by id, of all who speak, are spoken for, are aimed at, or had something happen to them."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for incident in known.incidents.values():
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


def _words(
    propositions: Mapping[str, Proposition],
    members: Mapping[str, Membership],
    entries: Mapping[str, Entry],
    about: str,
    names: Mapping[str, str],
) -> dict[str, str]:
    said: dict[str, str] = {}
    for claim, entry in entries.items():
        proposition = members[claim].proposition
        if proposition is not None:
            said.setdefault(proposition, entry.claim.content)
    return {one.id: proposition_words(one, about, said[one.id], names) for one in propositions.values()}


def _relays(members: Mapping[str, Membership], tellings: Mapping[str, Telling]) -> Iterable[str]:
    """Claims that hold another party's claim of the same content, or no content beside it.

    A reporter's "the FBI says that North Korea did it" is the FBI's claim; "China denies that the FBI knows it" is not.
    """
    for claim, member in members.items():
        inner = tellings[claim]
        outer = inner.parent
        if outer is None or outer not in members or tellings[outer].party == inner.party:
            continue
        if tellings[outer].act is not Act.ASSERT:
            continue
        shared = members[outer].proposition == member.proposition and members[outer].stance is not Stance.DENIES
        gist = tellings[outer].gist
        if members[outer].proposition is None or shared or gist is None or gist.predicate is Predicate.OTHER:
            yield outer
