"""An outlet corrects its article: what `ingest` says, what becomes of the claims, and where a reader sees it."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ledger.cli import run
from ledger.model.problem import Exit
from ledger.schemas import all_schemas

HEAD = "---\nurl: https://herald.example/cable\noutlet: Herald\npublished: 2031-03-05\n---\n"
STORY = """Officials at the port authority said on Tuesday that nine networks had failed.

China denied any part in the attack. "We know nothing about it," said Ben Dahl, a guard at the gate.

China's outage on Tuesday lasted more than nine hours, Cleo Eng said.
"""
GUARD = '"We know nothing about it," said Ben Dahl, a guard at the gate.'
CORRECTED = "A correction was made on Friday.\n\n" + STORY.replace(GUARD, "").replace("nine hours", "two days")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def first_words(self) -> list[str]:
        """What became of each article."""
        return [line.split("\t")[0] for line in self.out.splitlines()]


Run = Callable[..., Done]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder with an article and its corrected version, of the same address."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LEDGER_DB", raising=False)
    Path("v1.txt").write_text(HEAD + STORY)
    Path("v2.txt").write_text(HEAD + CORRECTED)

    def run_here(*arguments: str) -> Done:
        code = run(list(arguments))
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run_here


def records(ledger: Run, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ledger("claims", "--jsonl", *arguments).out.splitlines()]


def test_a_corrected_article_takes_the_place_of_the_first(ledger: Run) -> None:
    """One claim has another number, one is taken out, two stay as they are."""
    old = ledger("ingest", "v1.txt")
    done = ledger("ingest", "v2.txt")
    assert (old.code, done.code, done.first_words) == (Exit.DONE, Exit.DONE, ["revised"])
    name = old.out.split("\t")[2]
    assert f"v2.txt: revises {name}, claims: 2 the same, 1 changed, 1 gone; nothing is left of 1" in done.err
    contents = [record["content"] for record in records(ledger)]
    assert "China's outage on Tuesday lasted more than two days" in contents
    assert len(contents) == 3
    assert len(json.loads(ledger("articles", "--json").out)) == 1
    assert "3 (4 superseded, 1 of them orphaned" in ledger("status").out
    assert ledger("verify").code == Exit.DONE


def test_an_orphan_is_listed_and_shows_where_it_was(ledger: Run) -> None:
    ledger("ingest", "v1.txt", "v2.txt")
    (orphan,) = records(ledger, "--orphaned")
    Draft202012Validator(all_schemas()["claim"]).validate(orphan)
    assert (orphan["speaker"], orphan["review"]) == ("Ben Dahl", "superseded")
    shown = ledger("show", str(orphan["id"])).out
    assert "became      gone: nothing has its place in version" in shown
    assert "nowhere (orphan)" in shown
    assert '["We know nothing about it,"]' in shown


def test_a_changed_claim_shows_what_has_its_place(ledger: Run) -> None:
    ledger("ingest", "v1.txt", "v2.txt")
    (new,) = (one for one in records(ledger) if "two days" in str(one["content"]))
    (old,) = (one for one in records(ledger, "--review", "superseded") if "nine hours" in str(one["content"]))
    shown = ledger("show", str(old["id"])).out
    assert f"became      changed: {str(new['id'])[:8]} in version {str(new['article'])[:8]}" in shown
    assert "per mille" in shown
    fate = json.loads(ledger("show", "--json", str(old["id"])).out)["fate"]
    assert (fate["relation"], fate["heir"], fate["article"]) == ("changed", new["id"], new["article"])
    assert [part["new"] for part in fate["anchors"]["content"]] == new["content_spans"]


def test_the_same_folder_again_changes_nothing(ledger: Run) -> None:
    """Both versions lie in it; the first is told to be one that was corrected, and how to put it back."""
    ledger("ingest", ".")
    before = ledger("status", "--json").out
    again = ledger("ingest", ".")
    assert (again.code, again.first_words) == (Exit.DONE, ["earlier", "unchanged"])
    name = again.out.splitlines()[1].split("\t")[2]
    assert f"to put this one in its place: ledger ingest ./v1.txt --revises {name}" in again.err
    assert ledger("status", "--json").out == before
    back = ledger("ingest", "v1.txt", "--revises", name)
    assert back.first_words == ["revised"]
    assert len(records(ledger)) == 4
    assert ledger("claims", "--orphaned").out.count("\n") == 0
    assert ledger("verify").code == Exit.DONE


def test_without_an_address_the_user_says_it(ledger: Run) -> None:
    """By the name of the article, or the beginning of its id; the outlet and the date need not be given again."""
    Path("plain.txt").write_text(STORY)
    Path("later.txt").write_text(CORRECTED)
    ledger("ingest", "plain.txt", "--outlet", "Herald", "--published", "2031-03-05")
    done = ledger("ingest", "later.txt", "--revises", "plain")
    assert done.first_words == ["revised"]
    (article,) = json.loads(ledger("articles", "--json").out)
    assert (article["name"], article["meta"]["outlet"], article["meta"]["published"]) == (
        "later",
        "Herald",
        "2031-03-05",
    )
    assert ledger("ingest", "later.txt", "--revises", "plain").first_words == ["unchanged"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param(["v1.txt", "v2.txt", "--revises", "v1"], Exit.USAGE, "one by one", id="two files"),
        pytest.param([".", "--revises", "v1"], Exit.USAGE, "one by one", id="a folder of two"),
        pytest.param(["v2.txt", "--revises", "0123"], Exit.ERROR, "no article answers to '0123'", id="no such article"),
        pytest.param(["v2.txt", "--revises", ""], Exit.ERROR, "no article answers to ''", id="nothing"),
    ],
)
def test_what_cannot_be_revised_is_told_and_nothing_is_added(
    ledger: Run, arguments: list[str], code: Exit, says: str
) -> None:
    ledger("ingest", "v1.txt")
    before = ledger("status", "--json").out
    done = ledger("ingest", *arguments)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert "Traceback" not in done.err
    assert ledger("status", "--json").out == before


def test_revising_in_a_folder_without_a_ledger_is_an_error(ledger: Run) -> None:
    done = ledger("ingest", "v2.txt", "--revises", "v1")
    assert done.code == Exit.ERROR
    assert "there is no ledger here" in done.err
    assert not Path("ledger.db").exists()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_two_versions_in_one_run_of_which_the_second_says_less(
    ledger: Run, workers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are searched together, before the ledger has the first; the second is searched again with its date."""
    url = "https://herald.example/cable"
    lines = [
        {"id": "a", "url": url, "published": "2031-03-05", "text": STORY},
        {"id": "b", "url": url, "text": CORRECTED},
    ]
    Path("feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = ledger("ingest", "feed.jsonl", "--workers", workers)
    assert (done.code, done.first_words) == (Exit.DONE, ["added", "revised"])
    assert "2 the same, 1 changed, 1 gone" in done.err
    assert {str(record["said"])[:8] for record in records(ledger) if record["said"]}
    (article,) = json.loads(ledger("articles", "--json").out)
    assert article["meta"]["published"] == "2031-03-05"
    again = ledger("ingest", "feed.jsonl")
    assert again.first_words == ["earlier", "unchanged"]
    name = again.out.splitlines()[1].split("\t")[2]
    assert f"sed -n 1p feed.jsonl | ledger ingest - --revises {name}" in again.err
    put_back = Path("feed.jsonl").read_bytes().splitlines(keepends=True)[0]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(put_back)))
    assert ledger("ingest", "-", "--revises", name).first_words == ["revised"]


def test_an_older_capture_that_turns_up_later_is_an_article_of_its_own(ledger: Run) -> None:
    """The ledger cannot know whether it was one version or another story at the same address: it says so."""
    Path("old.txt").write_text(HEAD.replace("03-05", "02-01") + STORY.replace("nine", "seven"))
    ledger("ingest", "v2.txt")
    done = ledger("ingest", "old.txt")
    assert done.first_words == ["added"]
    assert "is of the same address and was published later" in done.err
    assert len(json.loads(ledger("articles", "--json").out)) == 2


def test_findings_follow_the_new_claims(ledger: Run) -> None:
    """Nine hours and a half were measured: more than nine is supported, the two days of the correction are not."""
    Path("table.csv").write_text(
        "kind,entity,start,end,provider\noutage,country:cn,2031-03-04T01:00Z,2031-03-04T10:30Z,A Lab\n"
    )
    verdicts = []
    ledger("ingest", "v1.txt")
    ledger("evidence", "add", "table.csv")
    for _ in range(2):
        ledger("assess")
        (outage,) = (one for one in records(ledger) if "outage" in str(one["content"]))
        verdicts.append([finding["verdict"] for finding in outage["findings"]])
        ledger("ingest", "v2.txt")
    assert verdicts == [["supports"], ["contradicts"]]
    assert ledger("verify").code == Exit.DONE
