"""`ledger incidents --merge` and `--split`: a keeper's word, kept with name and reason; nothing is edited."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import Run, runner
from kept import keep, known
from told import Story, gist, outage

from ledger.custody import verify
from ledger.model.gist import Predicate


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A folder with a ledger: an outage of one country told of by two outlets, three days apart."""
    stories = []
    for outlet, day in (("A", "2014-12-22"), ("B", "2014-12-25")):
        story = Story("2014-12-27", outlet=outlet)
        story.says("Dyn", f"the network was down, says {outlet}", gist(Predicate.OTHER, outage("Norland", day)))
        story.says("Iran", f"the links were cut, says {outlet}", gist(Predicate.OTHER, outage("Norland", day)))
        stories.append(story)
    keep(str(tmp_path / "ledger.db"), stories)
    return runner(tmp_path, monkeypatch, capsys)


def test_merged_and_split_again(run: Run, tmp_path: Path) -> None:
    """By the beginnings of ids; who, when and why stand in the log; twice the same is once."""
    path = str(tmp_path / "ledger.db")
    first, second = known(path).incidents
    words = ("--by", "Ana", "--reason", "one outage")
    done = run("incidents", "--merge", first[:8], second[:8], *words)
    assert (done.code, done.err.partition(" (event")[0]) == (0, f"ledger: incident {second} is now incident {first}")
    assert f"incident {second} is already incident {first}" in run("incidents", "--merge", first, second, *words).err
    assert [line.split("\t")[0] for line in run("incidents").out.splitlines()] == [first[:8]]
    assert len(run("claims", "--incident", second).out.splitlines()) == 4
    for command in (("positions",), ("threads",), ("brief", "-o", "x.md"), ("timeline", "-o", "x.svg")):
        asked, now = (run(*command, "--incident", name) for name in (second[:9], first))
        assert asked.code == 0
        assert asked.out == now.out
        said = f"ledger: incident {second[:9]} was merged into incident {first[:8]}\n"
        assert asked.err == said + now.err
    claims = [claim for claim, one in known(path).memberships.items() if one.incident == first]
    done = run("incidents", "--split", first, claims[2], claims[3][:9], "--by", "Ana", "--reason", "no, two")
    assert (done.code, done.err.partition(" of incident")[0]) == (0, "ledger: 2 claims")
    assert len(run("incidents").out.splitlines()) == 2
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT word, incident, keeper, reason FROM regrouping ORDER BY seq").fetchall()
    assert rows == [("merge", first, "Ana", "one outage"), ("split", first, "Ana", "no, two")]
    assert verify(path).faults == ()


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("--merge", "{0}", "{0}", "--reason", "x"), 1, "is one already"),
        (("--merge", "{0}", "zz", "--reason", "x"), 1, "no incident answers to 'zz'"),
        (("--merge", "{0}", "{1}"), 2, "a reason needs a word"),
        (("--split", "{0}", "--reason", "x"), 2, "some of its claims"),
        (("--split", "{0}", "{2}", "--reason", "x"), 1, "is not about incident"),
        (("--reason", "x"), 2, "go with --split or --merge"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, what: str
) -> None:
    """One clear line, and nothing is changed."""
    path = str(tmp_path / "ledger.db")
    before = known(path)
    first, second = before.incidents
    theirs = next(claim for claim, one in before.memberships.items() if one.incident == second)
    done = run("incidents", *(argument.format(first, second, theirs) for argument in arguments))
    assert done.code == code
    assert what in done.err
    assert known(path) == before
