"""Reads what stands around an incident or a proposition: all claims of the articles that have one about it.

What passes a claim on, and what it is told together with, stands beside it; the rest of the ledger is left alone.
"""

from collections import defaultdict
from typing import Literal, NamedTuple

from ledger.model.claim import Entry
from ledger.model.thread import Known
from ledger.store.entries import entries
from ledger.store.snapshot import Snapshot
from ledger.store.standing import stands
from ledger.store.threads.reading import threads
from ledger.store.threads.standing import IS_LAST

Of = Literal["incident", "proposition"]

_STANDS = stands("c.seq")

_ARTICLES = f"""
    SELECT c.article FROM membership m JOIN claim c ON c.seq = m.claim_seq
    WHERE m.{{of}} = ? AND {IS_LAST} AND {_STANDS} ORDER BY c.sort_key, c.seq
"""

_CLAIMS = f"SELECT c.article, c.seq FROM claim c WHERE c.article IN ({{keys}}) AND {_STANDS} ORDER BY c.sort_key, c.seq"


class Surroundings(NamedTuple):
    """Some articles, and how their claims are bound together."""

    entries: tuple[Entry, ...]
    """Those superseded left out; article by article, as the first claims about it were said."""
    threads: Known


def surroundings(snapshot: Snapshot, of: Of, name: str) -> Surroundings:
    """The articles in which something is about this.

    Args:
        snapshot: the ledger.
        of: what it is.
        name: its whole id.
    """
    articles = dict.fromkeys(row[0] for row in snapshot.rows(_ARTICLES.format(of=of), (name,)))
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for article, seq in snapshot.rows_for(_CLAIMS, [*articles]):
        claims[article].append(seq)
    seqs = [seq for article in articles for seq in claims[article]]
    return Surroundings(tuple(entries(snapshot, seqs)), threads(snapshot, seqs))
