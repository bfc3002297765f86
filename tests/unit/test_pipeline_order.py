"""The order of the work: outcomes come as they are read, and what the ledger has is not looked for again."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from ledger.answers import find_holding
from ledger.custody import verify
from ledger.measuring import Added, add_evidence
from ledger.model.problem import Problem
from ledger.pipeline import Extracted, Extracting, Ingested, extract, ingest
from ledger.readers import Given
from ledger.store.reading import open_reader
from ledger.store.rows import Standing

NOW = datetime(2026, 1, 2, tzinfo=UTC)
DATES = Extracting(dates_only=True, batch_size=2)
TABLE = "kind,entity,start,end,provider\noutage,AS64496,2014-12-22T16:15Z,2014-12-23T01:46Z,A Lab\n"


@pytest.fixture
def stories(tmp_path: Path) -> list[str]:
    """Three articles, with a missing file between the first and the second."""
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text(f"Report {path.stem}: it came back on Tuesday.\n", "utf-8")
    return [str(path) for path in (paths[0], tmp_path / "missing.txt", *paths[1:])]


def test_outcomes_come_in_the_order_of_reading(stories: list[str]) -> None:
    """A fault stands where its file would have stood."""
    found = list(extract(stories, Given(), DATES))
    names = [item.article.name if isinstance(item, Extracted) else item.kind for item in found]
    assert names == ["a", "missing", "b", "c"]


def test_an_outcome_does_not_wait_for_later_files(tmp_path: Path) -> None:
    """With batches of one, the second file is not opened before the first outcome is out."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("It came back on Tuesday.\n", "utf-8")
    running = extract(
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Given(), Extracting(dates_only=True, batch_size=1)
    )
    first = list(islice(running, 1))
    (tmp_path / "b.txt").unlink()
    assert isinstance(first[0], Extracted)
    assert [type(item) for item in running] == [Problem]


@pytest.mark.parametrize("size", [1, 2, 16])
def test_the_batch_changes_nothing(stories: list[str], size: int) -> None:
    """Law 6."""
    by_two = list(extract(stories, Given(), DATES))
    assert list(extract(stories, Given(), Extracting(dates_only=True, batch_size=size))) == by_two


def test_what_is_there_is_not_looked_for_again(stories: list[str], tmp_path: Path) -> None:
    """The second time nothing is extracted, and the ledger stays as it is."""
    address = str(tmp_path / "ledger.db")
    first = [item for item in ingest(stories, Given(), address, at=NOW, how=DATES) if isinstance(item, Ingested)]
    again = [item for item in ingest(stories, Given(), address, at=NOW, how=DATES) if isinstance(item, Ingested)]
    assert [item.outcome.standing for item in first] == [Standing.NEW] * 3
    assert [item.outcome.standing for item in again] == [Standing.UNCHANGED] * 3
    assert all(item.extraction is None for item in again)
    with open_reader(address) as reader:
        assert [row.name for row in reader.articles()] == ["a", "b", "c"]


@pytest.mark.parametrize(("size", "workers"), [(1, 1), (4, 1), (1, 2)])
def test_an_article_that_comes_twice_is_once_in_the_ledger(
    stories: list[str], tmp_path: Path, size: int, workers: int
) -> None:
    """Told in the same words whether it was searched twice, in one batch or by two workers, or known by then."""
    how = Extracting(dates_only=True, batch_size=size, workers=workers)
    paths = [stories[0], *stories]
    found = [
        (item.outcome.standing, item.extraction is None)
        for item in ingest(paths, Given(), str(tmp_path / "ledger.db"), at=NOW, how=how)
        if isinstance(item, Ingested)
    ]
    assert found == [(Standing.NEW, False), (Standing.UNCHANGED, True), (Standing.NEW, False), (Standing.NEW, False)]


def test_no_ledger_is_made_for_nothing(tmp_path: Path) -> None:
    """Only faults: no file appears."""
    found = list(ingest([str(tmp_path / "missing.txt")], Given(), str(tmp_path / "ledger.db"), at=NOW, how=DATES))
    assert [type(item) for item in found] == [Problem]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_evidence_costs_that_file(tmp_path: Path) -> None:
    """The other one is added; its bytes are archived as asked for."""
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    (tmp_path / "notes.txt").write_text("dear diary", "utf-8")
    address = str(tmp_path / "ledger.db")
    found = list(
        add_evidence([str(tmp_path / "notes.txt"), str(tmp_path / "table.csv")], address, at=NOW, archive=True)
    )
    assert [type(item) for item in found] == [Problem, Added]
    with open_reader(address) as reader:
        (dataset,) = reader.datasets()
        assert reader.blob(dataset.sha256) == TABLE.encode()


def test_archived_bytes_of_evidence_are_missed_when_they_go(tmp_path: Path) -> None:
    """Archived with a second command; an event says so, and `verify` names it when they are removed."""
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    address = str(tmp_path / "ledger.db")
    for archive in (False, True, True):
        list(add_evidence([str(tmp_path / "table.csv")], address, at=NOW, archive=archive))
    assert verify(address).faults == ()
    with closing(sqlite3.connect(address)) as raw:
        (event,) = raw.execute("SELECT seq FROM event WHERE kind = 'archive'").fetchone()
        raw.executescript("DROP TRIGGER blob_no_delete; DELETE FROM blob")
    assert [fault.event for fault in verify(address).faults if "bytes" in fault.what] == [event]


def test_evidence_is_found_by_the_beginning_of_its_id_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    address = str(tmp_path / "ledger.db")
    (added,) = add_evidence([str(tmp_path / "table.csv")], address, at=NOW)
    assert isinstance(added, Added)
    assert find_holding(address, added.dataset.id[:12].upper()).dataset == added.dataset
