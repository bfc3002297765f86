"""Files and folders as they lie about: what is no evidence costs itself, whatever stands beside it."""

import bz2
import gzip
from datetime import timedelta
from pathlib import Path

import published

from ledger.evidence.format import ALL, Asked, Evidence
from ledger.evidence.gather import Gathered, gather
from ledger.model.problem import Problem


def gathered(*paths: Path) -> list[str]:
    """What each file gave: its format, or the kind of the Problem."""
    found = gather([str(path) for path in paths], ALL)
    return [one.kind if isinstance(one, Problem) else one.evidence.dataset.format for one in found]


def test_a_file_that_is_none_costs_itself_in_its_folder(tmp_path: Path) -> None:
    """A folder with a note, an empty file, half a JSON and two answers: the answers are read, the others told."""
    (tmp_path / "a.txt").write_text("see the wiki")
    (tmp_path / "b.json").write_bytes(b"")
    (tmp_path / "c.json").write_bytes(published.every()["ioda-signals/2"][:300])
    (tmp_path / "d.json").write_bytes(published.every()["ioda-alerts/2"])
    (tmp_path / "e.json").write_bytes(published.every()["radar-outages/1"])
    assert gathered(tmp_path) == ["no_evidence"] * 3 + ["ioda-alerts/2", "radar-outages/1"]


def test_a_missing_path_costs_itself(tmp_path: Path) -> None:
    """A path that is none, one longer than any, an empty folder, then a file: three Problems, then the file."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "d.json").write_bytes(published.every()["ioda-alerts/2"])
    paths = tmp_path / "none", tmp_path / ("x" * 300), tmp_path / "empty", tmp_path / "d.json"
    assert gathered(*paths) == ["no_evidence", "no_evidence", "no_evidence", "ioda-alerts/2"]


def evidence_of(path: Path, data: bytes) -> Evidence:
    """What this file gives, once it lies there."""
    path.write_bytes(data)
    [one] = gather([str(path)], ALL)
    assert isinstance(one, Gathered)
    return one.evidence


def test_packed_files_say_what_plain_ones_do(tmp_path: Path) -> None:
    """Each answer plain, with a byte order mark, gzipped, and as bzip2, under a name that says nothing: the same."""
    for name, data in published.every().items():
        if not name.endswith(("/1", "/2")):
            continue
        plain = evidence_of(tmp_path / "plain", data)
        for kind, packed in (("bom", b"\xef\xbb\xbf" + data), ("gz", gzip.compress(data)), ("bz2", bz2.compress(data))):
            made = evidence_of(tmp_path / kind, packed)
            assert [one.values for one in made.series] == [one.values for one in plain.series], (name, kind)
            assert [one.low for one in made.observations] == [one.low for one in plain.observations], (name, kind)
            assert len(made.problems) == len(plain.problems), (name, kind)


def test_an_answer_that_is_refused_does_not_cost_the_other_routes(tmp_path: Path) -> None:
    """Routes that can be read, a refusal, an empty answer and half of one: three Problems, and what the first shows."""
    route = {"source_id": "00-198.51.100.1", "target_prefix": "192.0.2.0/24", "path": [64510, 64500]}
    (tmp_path / "a").write_bytes(published.bgp_state([route]))
    (tmp_path / "b").write_bytes(published.ripestat("bgp-state", {}, status="error"))
    (tmp_path / "c").write_bytes(published.bgp_state([]))
    (tmp_path / "d").write_bytes(published.bgp_state([route])[:150])
    found = list(gather([str(tmp_path)], Asked(entities=("192.0.2.0/24",))))
    assert [isinstance(one, Problem) for one in found] == [True, True, True, False]


def test_routes_of_another_time_are_told(tmp_path: Path) -> None:
    """Everything up to the day before the only file begins: nothing of that, and no crash."""
    (tmp_path / "a").write_bytes(published.every()["ripestat-bgp-updates"])
    asked = Asked(entities=("192.0.2.0/24",), until=published.START - timedelta(days=1))
    [told] = gather([str(tmp_path)], asked)
    assert isinstance(told, Problem)
    assert "nothing of the time" in told.what
