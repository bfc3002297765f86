"""What the commands of threads ask: the claims of many articles bound together as incidents and propositions."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ledger.model.claim import Entry
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader
from ledger.threads.known import Known


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
