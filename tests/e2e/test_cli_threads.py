"""The commands of threads, on a ledger of articles made by hand: what they print, and what they refuse."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from commands import Run, runner
from kept import NOW, keep
from told import Story, argument, gist, outage, turned

from ledger.model.actor import Anonymity
from ledger.model.claim import Act
from ledger.model.gist import Predicate, Role
from ledger.model.problem import Exit
from ledger.model.review import Decided, Decision
from ledger.schemas import all_schemas
from ledger.store.writing import open_writer

ABOUT = replace(outage("Norland", "2014-12-22"), victim_id="actor:norland")
BLAMED = gist(Predicate.RESPONSIBLE, ABOUT, argument(Role.AGENT, "China"), words="china cut line north night")
CAUSED = gist(Predicate.CAUSED_BY, ABOUT, argument(Role.CAUSE, "overload"), words="overload stop line")


def stories() -> list[Story]:
    """Norland accuses China, an official does too; China denies it; a staff member speaks of overload."""
    first, second = Story("2014-12-23", outlet="A"), Story("2014-12-24", outlet="B")
    first.says("Norland", "China cut the line to the north at night", BLAMED, act=Act.ACCUSE)
    first.says(None, "China, and nobody else, cut the line", BLAMED, source="an official", anonymity=Anonymity.ROLE)
    second.says("China", "China did not cut any line to the north", turned(BLAMED, polarity=False), act=Act.DENY)
    second.says(None, "overload stopped the line", CAUSED, source="\x1b[31ma staff member", anonymity=Anonymity.ROLE)
    return [first, second]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in a folder with a ledger of these articles."""
    run = runner(tmp_path, monkeypatch, capsys)
    keep("ledger.db", stories())
    return run


def incident(ledger: Run) -> str:
    """The beginning of the id of the one incident."""
    return ledger("incidents").out.split("\t")[0]


def records(out: str, name: str) -> Any:
    """What was printed as JSON, each record as its schema has it."""
    printed = json.loads(out)
    for one in printed if isinstance(printed, list) else [printed]:
        jsonschema.validate(one, all_schemas()[name])
    return printed


def test_incidents_are_listed(ledger: Run) -> None:
    done = ledger("incidents")
    assert (done.code, done.err) == (Exit.DONE, "ledger: 1 incident\n")
    assert done.out.split("\t")[1:] == [
        "the outage at Norland", "2014-12-22 UTC", "2", "4", "2", "1", "China, Norland\n"
    ]  # fmt: skip


def test_incidents_as_records(ledger: Run) -> None:
    (one,) = records(ledger("incidents", "--json").out, "incident")
    assert (one["victim"], one["claims"], one["actors"]) == ("Norland", 4, ["China", "Norland"])


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--since", "2014-12-23"], 0),
        (["--since", "2014-12-22", "--until", "2014-12"], 1),
        (["--until", "2014-11"], 0),
        (["--kind", "intrusion"], 0),
        (["--actor", "Norland"], 1),
        (["--limit", "0"], 1),
    ],
)
def test_incidents_are_narrowed(ledger: Run, arguments: list[str], found: int) -> None:
    assert len(ledger("incidents", *arguments).out.splitlines()) == found


def test_positions_are_of_those_who_take_them(ledger: Run) -> None:
    """China's denial, Norland's accusation and an official of nobody's who has no position; then blame; then gaps."""
    done = ledger("positions", "--incident", incident(ledger))
    stands, blames = (part.splitlines() for part in done.out.split("\n\n"))
    assert [row.split("\t")[:3] for row in stands] == [
        ["China", "denies", "China is responsible for the outage at Norland"],
        ["Norland", "accuses", "China is responsible for the outage at Norland"],
    ]
    assert [row.split("\t")[:4] for row in blames] == [
        ["China", "Norland", "accuses", "none stated"],
        ["China", "an official (unnamed)", "asserts", "none stated"],
        ["China", "China, who is blamed", "denies", "none stated"],
        ["overload", "\\x1b[31ma staff member (unnamed)", "asserts", "none stated"],
    ]
    assert done.err == "ledger: 2 positions of 2 claims, 0 reviewed by people\n"


def test_positions_as_a_record(ledger: Run) -> None:
    one = records(ledger("positions", "--incident", incident(ledger), "--json").out, "positions")
    assert [stand["claims"] for stand in one["stands"]] == [1, 1]
    assert one["blames"][0]["blamed_id"] == "actor:china"
    assert one["gaps"] == []


def test_positions_of_one_actor(ledger: Run) -> None:
    done = ledger("positions", "--incident", incident(ledger), "--actor", "norl", "--tsv")
    assert [row.split("\t")[0] for row in done.out.splitlines()] == ["who", "Norland"]
    assert done.err == "ledger: 1 position of 1 claim, 0 reviewed by people\n"


def test_a_kind_that_is_none_is_one_line(ledger: Run) -> None:
    """In words for people: which there are, and nothing of the program's own."""
    done = ledger("incidents", "--kind", "bogus")
    assert done.code == Exit.USAGE
    assert done.err.startswith("ledger: Invalid value for '--kind': 'bogus' is not one of 'outage', ")


def test_a_thread_is_told_in_order(ledger: Run) -> None:
    """Each claim with who says it, and what it is to earlier ones."""
    done = ledger("threads", "--incident", incident(ledger))
    rows = [row.split("\t") for row in done.out.splitlines()]
    assert [row[2] for row in rows] == [
        "Norland makes an accusation: China cut the line to the north at night",
        "An official (unnamed) says: China, and nobody else, cut the line",
        "China denies: China did not cut any line to the north",
        "\\x1b[31ma staff member (unnamed) says: overload stopped the line",
    ]
    assert rows[2][3].startswith("denies, contradicts ")
    assert done.err == "ledger: 1 thread, 4 claims\n"


def test_threads_as_records(ledger: Run) -> None:
    (one,) = records(ledger("threads", "--json").out, "thread")
    assert len(one["lines"]) == 4
    assert json.loads(ledger("threads", "--jsonl").out) == one


def test_where_a_charge_comes_from(ledger: Run) -> None:
    """By a claim's id: all that speak of the same, oldest first, with who they have it from."""
    claim = ledger("threads").out.split("\t")[0]
    done = ledger("origins", claim)
    assert [row.split("\t")[1:4] for row in done.out.splitlines()] == [
        ["2014-12-23", "A ← Norland", "accuses"],
        ["2014-12-23", "A ← an official (unnamed)", "asserts"],
        ["2014-12-24", "B ← China", "denies"],
    ]
    assert done.err == "ledger: 3 tellings of 3 sayings in 2 outlets, 0 drifts\n"
    one = records(ledger("origins", claim, "--json").out, "journey")
    assert records(ledger("origins", one["proposition"], "--json").out, "journey") == one


@pytest.mark.parametrize("name", ["zz", "0000000000000000000f", ""])
def test_what_nobody_says_is_one_line(ledger: Run, name: str) -> None:
    done = ledger("origins", name)
    assert (done.code, done.out, len(done.err.splitlines())) == (Exit.ERROR, "", 1)
    assert f"no proposition and no claim answers to {name!r}" in done.err


def test_a_brief_in_markdown(ledger: Run) -> None:
    """Every part of it, each line with its sentence; what an article sends to a terminal does not act."""
    done = ledger("brief", "--incident", incident(ledger))
    assert (done.code, done.err) == (Exit.DONE, "")
    parts = [line.removeprefix("## ") for line in done.out.splitlines() if line.startswith("## ")]
    assert parts == [
        "What was measured", "Timeline", "Positions", "Who blames whom", "Contradictions", "What the evidence says",
        "Unnamed sources", "What was not found", "Other incidents", "All claims", "Articles", "Method and limits",
    ]  # fmt: skip
    assert "Nobody has reviewed any of these claims" in done.out
    assert "China did not cut any line to the north" in done.out
    assert "(B, 2014-12-24)" in done.out
    assert "\x1b" not in done.out


def test_what_people_reviewed_stands_apart(ledger: Run) -> None:
    """One claim accepted: it stands under its own heading in every part, and nowhere under the other."""
    claim = ledger("threads").out.split("\t")[0]
    with open_writer("ledger.db") as writer:
        whole = json.loads(ledger("show", claim, "--json").out)["id"]
        writer.append_reviews([Decided(claim=whole, reviewer="Ana", decision=Decision.ACCEPT)], at=NOW)
    lines = ledger("brief", "--incident", incident(ledger)).out.splitlines()
    heading, found = "", set()
    for line in lines:
        heading = line if line.startswith("#") else heading
        if claim in line and line.startswith("|"):
            found.add(heading)
    assert found == {"### Reviewed by people"}
    assert "> **3 of 4 claims are not reviewed; they stand in tables of their own.**" in lines


def test_a_brief_as_a_page(ledger: Run, tmp_path: Path) -> None:
    """One file that needs no script and fetches nothing."""
    assert ledger("brief", "--incident", incident(ledger), "-o", "brief.html").err == "ledger: wrote brief.html\n"
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>The outage at Norland</h1>" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert not any(word in page for word in ("<script", "src=", "\x1b"))


def test_a_brief_in_no_known_form_is_one_line(ledger: Run, tmp_path: Path) -> None:
    done = ledger("brief", "--incident", incident(ledger), "-o", "brief.rtf")
    assert (done.code, done.out) == (Exit.USAGE, "")
    assert done.err.startswith("ledger: --output: no brief is written as .rtf; end the name of -o in .md")
    assert not (tmp_path / "brief.rtf").exists()


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<svg "), ("a.png", b"\x89PNG"), ("a.html", b"<!DOCTYPE")])
def test_a_timeline_is_drawn(ledger: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    done = ledger("timeline", "--incident", incident(ledger), "-o", name)
    assert (done.code, done.err.splitlines()[-1]) == (Exit.DONE, f"ledger: wrote {name}")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_timeline_in_no_known_form_is_one_line(ledger: Run) -> None:
    done = ledger("timeline", "--incident", incident(ledger), "-o", "a.gif")
    assert (done.code, done.out) == (Exit.USAGE, "")
    assert done.err == "ledger: --output: no timeline is drawn as .gif; end the name of -o in .svg, .png, .html, .htm\n"


@pytest.mark.parametrize("command", ["positions", "threads", "brief", "timeline"])
def test_an_id_of_no_incident_is_one_line(ledger: Run, command: str) -> None:
    done = ledger(command, "--incident", "no such")
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert done.err == "ledger: ledger.db: no incident answers to 'no such'; the ids are in: ledger incidents\n"


@pytest.mark.parametrize(
    "command",
    [
        ["incidents"],
        ["positions", "--incident", "a"],
        ["threads"],
        ["origins", "a"],
        ["brief", "--incident", "a"],
        ["timeline", "--incident", "a"],
    ],
    ids=lambda command: command[0],
)
def test_an_empty_ledger_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """So is no ledger."""
    run = runner(tmp_path, monkeypatch, capsys)
    assert run("init").code == Exit.DONE
    done, none = run(*command), run(*command, "--db", "none.db")
    assert (done.out, len(done.err.splitlines())) == ("", 1)
    assert (none.code, none.out, len(none.err.splitlines())) == (Exit.ERROR, "", 1)
