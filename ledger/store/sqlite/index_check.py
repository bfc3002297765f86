"""Whether the index of words holds what the claims do, and nothing else: what is amiss in it hides claims."""

from collections.abc import Iterator

from ledger.model.problem import StoreError
from ledger.store.snapshot import Snapshot
from ledger.store.sqlite.pages import VERSION, expected_index, written
from ledger.store.sqlite.search import INDEX, MAKING, PARTS

_COPY = "copied_index"
_DATA, _PLACES, _SETTINGS = PARTS
_WORDS = "length(tokens) - length(replace(tokens, ' ', '')) + (tokens <> '')"
_TOTALS = f"SELECT count(*), coalesce(sum({_WORDS}), 0) FROM main.claim_search"
_AVERAGES, _STRUCTURE = 1, 10
"""Ids of two of FTS5's pages: how many words there are in all, and how its segments lie."""


def index_damage(snapshot: Snapshot) -> Iterator[str]:
    """One sentence for each thing that is wrong; nothing is written to the ledger.

    SQLite compares an index with its table only where it may write. So it gets a copy of the index in a temporary
    database, beside a view of the table. What it does not look at is looked at here.
    """
    try:
        yield from _amiss(snapshot)
    except StoreError as error:
        yield f"the index of words is not that of the claims: {error.what}"
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        yield f"the index of words cannot be read ({error})"


def _amiss(snapshot: Snapshot) -> Iterator[str]:
    if list(snapshot.rows(f"SELECT k, v FROM main.{_SETTINGS}")) != [("version", VERSION)]:
        yield "the index of words is of another format"
        return
    _compare(snapshot)
    pages: dict[int, bytes] = dict(
        snapshot.rows(f"SELECT id, block FROM main.{_DATA} WHERE id IN ({_AVERAGES}, {_STRUCTURE})")
    )
    claims, words = next(snapshot.rows(_TOTALS))
    if pages[_AVERAGES] != (written(claims) + written(words) if claims else b""):
        yield "the index of words counts other words than there are"
    if pages[_STRUCTURE][:4] != bytes(4):
        yield "the index of words was made anew with other settings"
    made = dict(expected_index(snapshot.rows(f"SELECT id, block FROM main.{_DATA} ORDER BY id")))
    rows = snapshot.rows(f"SELECT segid, pgno >> 1, term FROM main.{_PLACES}")
    there = {(segment, page): term for segment, page, term in rows}
    if made.keys() != there.keys() or any(term not in made[place] for place, term in there.items()):
        yield "the index of words does not lead to all of its pages"


def _compare(snapshot: Snapshot) -> None:
    """Lets SQLite compare a copy of the index with the words of the claims.

    Raises:
        StoreError: when they are not the same.
    """
    list(snapshot.rows("PRAGMA query_only = OFF"))
    try:
        for sql in _comparison():
            list(snapshot.rows(sql))
    finally:
        list(snapshot.rows("PRAGMA query_only = ON"))


def _comparison() -> Iterator[str]:
    yield f"CREATE TEMP VIEW {_COPY}_of AS SELECT seq, tokens FROM main.claim_search"
    yield MAKING.replace(f"VIRTUAL TABLE {INDEX}", f"VIRTUAL TABLE temp.{_COPY}").replace("claim_search", f"{_COPY}_of")
    for name in PARTS:
        copy = name.replace(INDEX, _COPY)
        yield f"DELETE FROM temp.{copy}"
        yield f"INSERT INTO temp.{copy} SELECT * FROM main.{name}"
    yield f"INSERT INTO temp.{_COPY} ({_COPY}, rank) VALUES ('integrity-check', 1)"
    yield f"DROP TABLE temp.{_COPY}"
    yield f"DROP VIEW temp.{_COPY}_of"
