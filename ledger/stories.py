"""What the commands of threads ask: the claims of many articles bound together as incidents and propositions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ledger.answers import with_names
from ledger.model.claim import Entry
from ledger.model.gist import HappeningKind
from ledger.model.window import ALWAYS, Window
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.threads.account import Account, accounts
from ledger.threads.known import Known
from ledger.threads.overview import IncidentSummary, overview

SHOWN = 4
"""So many incidents are named where an id could be of several."""


def known(address: str) -> Known:
    """The threads of the claims that stand, as their articles came into the ledger.

    Raises:
        StoreError: when there is no ledger.
    """
    with open_reader(address) as reader:
        return threaded(reader.iter_claims(ClaimQuery()))


def threaded(entries: Iterable[Entry]) -> Known:
    """The threads of these claims, article by article in the order of the log; retracted ones bind nothing."""
    from ledger.threads.thread import Threader  # it compares words, and loading that costs more than most answers

    threader = Threader()
    made = [threader.thread([entry.claim for entry in article], article[0].meta) for article in _articles(entries)]
    members = [member for new in made for member in new.memberships]
    return Known(
        incidents={one.id: one for new in made for one in new.incidents},
        propositions={one.id: one for new in made for one in new.propositions},
        memberships={member.claim: member for member in members},
        relations=tuple(relation for new in made for relation in new.relations),
        utterances={member.claim: member.utterance for member in members},
    )


def find_incidents(
    address: str, *, kind: HappeningKind | None = None, actor: str | None = None, window: Window = ALWAYS
) -> "Incidents":
    """The incidents that claims tell of, those first of which most articles tell.

    Args:
        address: where the ledger is.
        kind: those of this kind only.
        actor: those only that befell an actor of this name, or of which something is said on his behalf.
        window: those only that can have begun in it; of an incident without a beginning its articles are asked.

    Raises:
        NotFoundError: when nobody is called so, in the lexicon or in the ledger.
        StoreError: when there is no ledger.
    """
    everything = known(address)
    with open_reader(address) as reader:
        query, taken_for = with_names(reader, ClaimQuery(), actor, None)
        told = accounts(everything, reader.iter_claims(ClaimQuery()))
    chosen = [one for one in told if kind in (None, one.incident.kind) and _concerns(one, query.actor_ids)]
    found = tuple(one for one in overview(chosen) if _began_in(one, window))
    return Incidents(found=found, taken_for=taken_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """The incidents that answer, and how the actor's name was understood."""

    found: tuple[IncidentSummary, ...]
    taken_for: str | None
    """The actor that a misspelt name was taken for; None when it was found letter for letter."""


def _concerns(account: Account, actors: tuple[str, ...] | None) -> bool:
    """Whether it befell one of these, or one of these speaks of it."""
    if actors is None:
        return True
    wanted = frozenset(actors)
    speaking = (one for entry in account.entries.values() for one in entry.claim.roll_up)
    return account.incident.victim_id in wanted or not wanted.isdisjoint(speaking)


def _began_in(one: IncidentSummary, window: Window) -> bool:
    if one.earliest is None and one.latest is None:
        return window.touches(one.first_told, one.last_told)
    return window.touches(one.earliest, one.latest)


def _articles(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The claims by article, those of the article that came first before all others, in the order of the text."""
    standing = [entry for entry in entries if not entry.retraction]
    came: dict[str, int] = {}
    for entry in sorted(standing, key=lambda one: one.row):
        came.setdefault(entry.claim.article, entry.row)

    def place(entry: Entry) -> tuple[int, int, int]:
        return came[entry.claim.article], entry.claim.sentence_span.start, entry.row

    for _, article in groupby(sorted(standing, key=place), key=lambda entry: entry.claim.article):
        yield list(article)
