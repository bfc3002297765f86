"""A ledger's file from elsewhere, or on a disk that is elsewhere: what it must not hold, and where it must not be."""

import sqlite3
import typing
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.custody import begin, verify
from ledger.model.problem import StoreError
from ledger.store.backend import backend_at
from ledger.store.reading import open_reader
from ledger.store.sqlite.place import network_of, refuse_network
from ledger.store.tables import TABLES
from ledger.store.version import TABLE_NAMES

NOW = datetime(2026, 1, 2, tzinfo=UTC)

MOUNTS = r"""
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:21 / /proc rw,relatime - proc proc rw
24 22 0:40 / /home rw,relatime shared:5 - nfs4 files.example:/home rw,vers=4.2
25 24 254:1 / /home/own rw - xfs /dev/vdb rw
26 22 0:41 / /mnt/with\040blank rw - cifs //server/share rw
27 22 0:42 / /mnt/ssh rw - fuse.sshfs me@host:/ rw
28 22 0:43 / /mnt/host rw - 9p host rw,trans=virtio
29 22 0:44 / /mnt/usb rw - fuseblk /dev/sdb1 rw
30 22 0:45 / /mnt/scratch rw master:1 propagate_from:2 - lustre mgs@tcp:/scratch rw
31 22 0:46 / /mnt/twice rw - nfs files.example:/a rw
32 31 0:47 / /mnt/twice rw - tmpfs tmpfs rw
33 22 0:48 / /home2 rw - ext4 /dev/vdc rw
a line of another kind
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/ledger.db", None),
        ("/home/ledger.db", "nfs4"),
        ("/home", "nfs4"),
        ("/home/own/ledger.db", None),
        ("/home2/ledger.db", None),
        ("/mnt/with blank/ledger.db", "cifs"),
        ("/mnt/ssh/a/b/ledger.db", "fuse.sshfs"),
        ("/mnt/host/ledger.db", "9p"),
        ("/mnt/usb/ledger.db", None),
        ("/mnt/scratch/ledger.db", "lustre"),
        pytest.param("/mnt/twice/ledger.db", None, id="a later mount hides an earlier one"),
    ],
)
def test_a_network_file_system_is_known_by_its_mount(path: str, kind: str | None) -> None:
    assert network_of(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "found"), [("9p", None), ("virtiofs", None), ("overlay", None), ("nfs", "nfs"), ("fuse.vmhgfs-fuse", None)]
)
def test_the_root_is_the_machines_own_disk_unless_a_server_has_it(kind: str, found: str | None) -> None:
    assert network_of(Path("/desk/ledger.db"), f"22 1 0:1 / / rw - {kind} none rw\n") == found


@pytest.mark.parametrize("mounts", ["", "x", " - ", "1 2 3 4 - nfs", "\udcff"])
def test_a_table_of_mounts_that_says_nothing_lets_pass(mounts: str) -> None:
    assert network_of(Path("/desk/ledger.db"), mounts) is None


def test_this_machines_own_disk_passes(tmp_path: Path) -> None:
    refuse_network(tmp_path / "ledger.db")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    begin(str(path), at=NOW)
    return path


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(sql)


def test_the_tables_known_by_name_are_those_there_are() -> None:
    assert {table.name for table in TABLES} == TABLE_NAMES


def test_a_ledger_passes(ledger: Path) -> None:
    change(ledger, "ANALYZE")
    with open_reader(str(ledger)) as reader:
        assert reader.status().events == 2


def changed_trigger(name: str, when: str, what: str) -> str:
    return f"DROP TRIGGER {name}; CREATE TRIGGER {name} {when} BEGIN {what}; END"


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("CREATE VIEW more AS SELECT 1", "view more"),
        ("CREATE TABLE more (a)", "table more"),
        ("CREATE VIRTUAL TABLE more USING fts5(a)", "table more_config"),
        ("CREATE TRIGGER more AFTER INSERT ON event BEGIN SELECT 1; END", "trigger more on event"),
        (changed_trigger("claim_no_update", "BEFORE UPDATE ON claim WHEN 0", "SELECT 1"), "trigger claim_no_update"),
        (
            changed_trigger(
                "claim_no_replace_0",
                "BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE seq = NEW.seq)",
                "DELETE FROM claim",
            ),
            "trigger claim_no_replace_0",
        ),
        (changed_trigger("event_gapless", "BEFORE INSERT ON event", "SELECT 1"), "trigger event_gapless"),
        ("DROP TABLE assessment; CREATE VIEW assessment AS SELECT 1 AS seq", "view assessment"),
        ("DROP TABLE assessment; CREATE VIRTUAL TABLE assessment USING fts5(seq)", "virtual table assessment"),
        (";".join(f"CREATE VIEW more{n} AS SELECT 1" for n in range(9)), "view more4 and 4 more"),
    ],
)
def test_what_is_none_of_a_ledgers_is_listed_and_refused(ledger: Path, sql: str, named: str) -> None:
    change(ledger, sql)
    before = ledger.read_bytes()
    openings: list[typing.Callable[[], object]] = [
        lambda: open_reader(str(ledger)).__enter__(),
        lambda: backend_at(str(ledger)).connect(),
    ]
    for opening in openings:
        with pytest.raises(StoreError, match=f"holds what is none of a ledger's: .*{named}.*run: ledger verify"):
            opening()
    assert ledger.read_bytes() == before


def test_verify_opens_what_others_refuse_and_lists_it(ledger: Path) -> None:
    change(ledger, "CREATE VIEW more AS SELECT 1; DROP TRIGGER claim_no_update")
    assert {fault.what for fault in verify(str(ledger)).faults} == {
        "view more is none of a ledger's", "trigger claim_no_update is missing",
    }  # fmt: skip


def test_verify_reads_no_view_in_the_place_of_a_table(ledger: Path) -> None:
    """It would never end."""
    endless = "WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n) SELECT seq FROM n"
    change(ledger, f"PRAGMA foreign_keys = OFF; DROP TABLE assessment; CREATE VIEW assessment AS {endless}")
    with pytest.raises(StoreError, match="view assessment"):
        verify(str(ledger))


def test_a_schema_that_is_no_text_is_told_as_damage(tmp_path: Path) -> None:
    """SQLite's message names the broken entry as its bytes stand."""
    path = tmp_path / "ledger.db"
    begin(str(path), at=NOW)
    data = path.read_bytes()
    assert data.count(b"CREATE TRIGGER claim_no_update") == 1
    path.write_bytes(data.replace(b"CREATE TRIGGER claim_no_update", b"CREATE \xe5\xffIGGER claim_no_update"))
    with pytest.raises(StoreError, match="damaged"), open_reader(str(path)):
        pass
