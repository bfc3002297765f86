"""`ledger evidence add` on a folder of a collector's files, then what can be asked of it."""

import json
from pathlib import Path

import history
import pytest
from history import History

from ledger.cli import run
from ledger.evidence.read import FORMATS
from ledger.evidence.routing import FORMATS as ROUTES
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


TABLE = """kind,entity,subject,group,start,end,value,unit,name,asn,window_start,window_end,provider
outage,AS64500,country:zz,first,2014-12-22T16:15Z,2014-12-23T01:46Z,,,,,,,Lab
outage,AS64500,country:zz,second,2014-12-23T15:41Z,2014-12-23T16:12Z,,,,,,,Lab
outage_start,AS64500,country:zz,third,2014-12-27T10:30Z,,,,,,,,Lab
upstream,AS64500,country:zz,up,,,100,%,Uplink,64501,2014-12-20,2014-12-21,Lab
upstream,AS64500,country:zz,up,,,100,%,Other,64502,2014-12-22,2014-12-25,Lab
"""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Three outages, of the last only the beginning, and two upstreams, one after the other."""
    monkeypatch.chdir(tmp_path)
    Path("table.csv").write_text(TABLE, "utf-8")
    assert run(["evidence", "add", "table.csv"]) == Exit.DONE
    capsys.readouterr()


@pytest.mark.parametrize(
    ("window", "days"),
    [
        ([], ["22", "23", "27"]),
        (["--from", "2014-12-23"], ["22", "23", "27"]),
        (["--until", "2014-12-22"], ["22"]),
        (["--from", "2014-12-23T01:47Z"], ["23", "27"]),
        (["--from", "2014-12-23T10:46+09:00", "--until", "2014-12-24T00:41+09:00"], ["22"]),
        (["--from", "2014-12-24", "--until", "2014-12-24"], []),
        (["--from", "2014-12-24", "--until", "2014-12-24", "--tz", "Asia/Pyongyang"], ["23"]),
        (["--from", "2014-12-28"], []),
        (["--from", "2014-12", "--until", "2014"], ["22", "23", "27"]),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_outages_of_a_window(window: list[str], days: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Those that can have been on in it: the first has the minute 01:46 as its last bound, the last no known end."""
    assert run(["outages", "--json", *window]) == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert [one["start"]["low"][8:10] for one in found] == days


@pytest.mark.usefixtures("ledger")
def test_upstreams_of_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    """A stretch ends before its last instant: the first one's is midnight, when the 22nd begins in UTC."""
    for window, names in (
        (["--until", "2014-12-21"], ["Uplink"]),
        (["--from", "2014-12-22"], ["Other"]),
        (["--from", "2014-12-22", "--tz", "Asia/Tokyo"], ["Uplink", "Other"]),
    ):
        assert run(["upstreams", "--json", *window]) == Exit.DONE
        assert [one["name"] for one in json.loads(capsys.readouterr().out)] == names


@pytest.mark.usefixtures("ledger")
def test_the_picture_shows_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    """Two days are one picture; of the second the outage that touches it alone, or none."""
    for name, window in (
        ("both.svg", ["--until", "2014-12-23"]),
        ("one.svg", ["--from", "2014-12-23T10:00Z", "--until", "2014-12-23"]),
    ):
        assert run(["outages", "-o", name, *window]) == Exit.DONE
    assert "2 outages; 22 Dec 2014 16:15 to 23 Dec 2014 16:13 UTC" in Path("both.svg").read_text("utf-8")
    assert "23 Dec 2014 15:41 to 16:13 UTC" in Path("one.svg").read_text("utf-8")
    assert "22 Dec" not in Path("one.svg").read_text("utf-8")
    capsys.readouterr()
    assert run(["outages", "-o", "none.svg", "--from", "2015"]) != Exit.DONE
    assert "no outage" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["outages", "upstreams"])
@pytest.mark.parametrize(
    "wrong", [["--from", "noon"], ["--until", "2014-13"], ["--from", "2014-12-23", "--until", "2014-12-22"]]
)
@pytest.mark.usefixtures("ledger")
def test_a_window_that_is_none_is_refused(command: str, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, *wrong]) == Exit.USAGE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_of_no_format_is_told_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those of routes too, by the tables that the readers are in."""
    (tmp_path / "picture.bin").write_bytes(b"\0\1\2no measurement")
    run(["evidence", "add", str(tmp_path / "picture.bin"), "--db", str(tmp_path / "x.db")])
    told = capsys.readouterr().err
    names = {*(form.name for form in ROUTES), *(form.name for form in FORMATS)}
    assert {name for name in names if name not in told} == set()


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
