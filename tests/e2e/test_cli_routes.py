"""`ledger evidence add` on a folder of a collector's files, then what can be asked of it."""

import json
from pathlib import Path

import history
import pytest
from history import History

from ledger.cli import run
from ledger.model.problem import Exit

START = 1_419_264_000
"""22 December 2014, 16:00 UTC."""
DOWN = (START + 900, START + 5_400)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A table and two hours of updates, with an hour and a quarter of outage."""
    what = History(since_s=START, until_s=START + 7_200, down=[DOWN])
    (tmp_path / "routes").mkdir()
    for number, data in enumerate([history.table(what, START), *history.files(what)]):
        (tmp_path / "routes" / f"{number:03}").write_bytes(data)
    return tmp_path / "routes"


def test_a_folder_of_routes_gives_outages_and_upstreams(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One outage with bounds, one upstream before it and after; the same again changes nothing."""
    monkeypatch.chdir(folder.parent)
    asked = [
        "evidence",
        "add",
        "routes",
        "--entity",
        "AS131279",
        "--subject",
        "country:kp",
        "--provider",
        "a collector",
    ]
    assert run(asked) == Exit.DONE
    assert run(["outages", "--entity", "AS131279", "--json", "-o", "outages.json"]) == Exit.DONE
    [found] = json.loads(Path("outages.json").read_text("utf-8"))
    assert found["start"]["low"] > "2014-12-22T16:15:00Z"
    assert found["start"]["high"] <= "2014-12-22T16:15:21Z"
    assert (found["start"]["subject"], found["start"]["peers"]) == ("country:kp", 40)
    assert 4_480 <= found["duration"]["low"] < found["duration"]["high"] <= 4_521
    assert run(["upstreams", "--json", "-o", "upstreams.json"]) == Exit.DONE
    assert {one["name"] for one in json.loads(Path("upstreams.json").read_text("utf-8"))} == {"AS4837"}
    capsys.readouterr()
    assert run(asked) == Exit.DONE
    assert {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"unchanged"}


def test_outages_are_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The suffix chooses the picture, in any case; a form that is asked for by name is a listing all the same."""
    monkeypatch.chdir(folder.parent)
    asked = ["evidence", "add", "routes", "--entity", "AS131279", "--subject", "country:kp", "--provider", "RIS"]
    assert run(asked) == Exit.DONE
    for name in ("outage.svg", "again.SVG", "outage.png", "outage.html"):
        assert run(["outages", "--entity", "AS131279", "-o", name]) == Exit.DONE
    drawn = Path("outage.svg").read_text("utf-8")
    assert drawn == Path("again.SVG").read_text("utf-8")
    assert "North Korea (AS131279): outage of 1 h 1" in drawn
    assert ">Pyongyang<" in drawn
    assert ">4 networks<" in drawn
    assert Path("outage.png").read_bytes().startswith(b"\x89PNG")
    assert ">4 networks<" in Path("outage.html").read_text("utf-8")
    assert run(["outages", "--json", "-o", "listing.svg"]) == Exit.DONE
    assert json.loads(Path("listing.svg").read_text("utf-8"))
    capsys.readouterr()
    assert run(["outages", "--entity", "AS64500", "-o", "none.svg"]) != Exit.DONE
    assert "no outage" in capsys.readouterr().err
    assert not Path("none.svg").exists()


def test_routes_of_no_network_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody keeps the routes of the whole Internet here: the message says what to give, and no ledger is made."""
    monkeypatch.chdir(folder.parent)
    assert run(["evidence", "add", "routes"]) == Exit.USAGE
    assert "--entity" in capsys.readouterr().err
    assert not Path("ledger.db").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--entity", "AS99999999999"],
        ["--entity", "1.2.3.4/33"],
        ["--from", "noon"],
        ["--set", "depth=1"],
        ["--set", "down_ppm=x"],
        ["--format", "pcap"],
    ],
)
def test_what_cannot_be_read_is_said(folder: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evidence", "add", str(folder), "--db", str(folder.parent / "x.db"), *wrong]) == Exit.USAGE
    assert capsys.readouterr().err.count("\n") == 1


def test_parameters_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its default and what it means."""
    assert run(["evidence", "parameters"]) == Exit.DONE
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["down_ppm", "500000"] in [row[:2] for row in rows]
    assert all(len(row) == 3 and row[2] for row in rows)
