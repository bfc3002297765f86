"""A session on the corpus: articles to claims, evidence to findings, findings to tables."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run, runner
from jsonschema import Draft202012Validator

from ledger.cli import run
from ledger.model.problem import Exit
from ledger.schemas import all_schemas

CORPUS = Path(__file__).parents[2] / "corpus"
STORY = "The ministry denied on Monday that its network had been attacked.\n"


@pytest.fixture(scope="module")
def corpus_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the corpus, its evidence, and the findings."""
    path = tmp_path_factory.mktemp("session") / "ledger.db"
    evidence = [str(file) for file in sorted((CORPUS / "evidence").glob("*.csv"))]
    for arguments in (["ingest", str(CORPUS / "articles")], ["evidence", "add", *evidence], ["assess"]):
        assert run([*arguments, "--db", str(path)]) in (Exit.DONE, Exit.PROBLEMS)
    return path


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder."""
    return runner(tmp_path, monkeypatch, capsys)


@pytest.fixture
def copied(ledger: Run, corpus_ledger: Path) -> Run:
    """Runs the command beside a copy of the corpus's ledger, `ledger.db`."""
    shutil.copy(corpus_ledger, "ledger.db")
    return ledger


def test_the_same_again_changes_nothing(copied: Run) -> None:
    """Law 2 and DESIGN section 2: the same bytes and metadata again change nothing and say so."""
    before = copied("status", "--json").out
    again = copied("ingest", str(CORPUS / "articles"))
    assert again.code == Exit.DONE
    assert {line.split("\t")[0] for line in again.out.splitlines()} == {"unchanged"}
    added = copied("evidence", "add", *map(str, (CORPUS / "evidence").glob("*.csv")))
    assert {line.split("\t")[0] for line in added.out.splitlines()} == {"unchanged"}
    assert "0 new findings" in copied("assess").err
    assert copied("status", "--json").out == before


def test_claims_of_an_actor_are_found_by_any_of_its_names(copied: Run) -> None:
    """China, PRC, Beijing and the id mean the same; a misspelt name says whom it was taken for."""
    names = ("China", "china", "PRC", "Beijing", "country:cn")
    found = [copied("claims", "--actor", name, "--jsonl").out for name in names]
    assert len(set(found)) == 1
    assert len(found[0].splitlines()) > 10
    misspelt = copied("claims", "--actor", "North Koera", "--jsonl")
    assert misspelt.out == copied("claims", "--actor", "North Korea", "--jsonl").out
    assert "taken for North Korea" in misspelt.err


def test_an_office_is_found_by_its_country(copied: Run) -> None:
    """`--actor China` finds its ministry's spokeswoman and the staff of its agencies."""
    speakers = {
        json.loads(line)["speaker"] for line in copied("claims", "--actor", "China", "--jsonl").out.splitlines()
    }
    assert "Hua Chunying" in speakers


def test_a_name_that_nobody_has_is_an_error(copied: Run) -> None:
    done = copied("claims", "--actor", "Zanzibar Weather Guild")
    assert (done.code, done.out) == (Exit.ERROR, "")
    assert "Zanzibar Weather Guild" in done.err


def test_printed_records_are_valid_under_their_schemas(copied: Run) -> None:
    """claims, articles, actors, datasets and status, each under its schema."""
    printed = {
        "claim": ["claims", "--json", "--limit", "0"],
        "article": ["articles", "--json"],
        "actor": ["actors", "china", "--json"],
        "dataset": ["evidence", "list", "--json"],
    }
    for name, arguments in printed.items():
        records = json.loads(copied(*arguments).out)
        validator = Draft202012Validator(all_schemas()[name])
        assert records
        assert [error.message for record in records for error in validator.iter_errors(record)] == []
    Draft202012Validator(all_schemas()["status"]).validate(json.loads(copied("status", "--json").out))


def test_every_form_holds_the_same_claims(copied: Run) -> None:
    """--json, --jsonl, --csv, --tsv and plain rows: the same ids in the same order, the total on standard error."""
    whole = [record["id"] for record in json.loads(copied("claims", "--json", "--limit", "7").out)]
    lines = [json.loads(line)["id"] for line in copied("claims", "--jsonl", "--limit", "7").out.splitlines()]
    commas = [row[0] for row in csv.reader(io.StringIO(copied("claims", "--csv", "--limit", "7").out))][1:]
    tabs = [line.split("\t")[0] for line in copied("claims", "--tsv", "--limit", "7").out.splitlines()][1:]
    plain = copied("claims", "--limit", "7")
    assert whole == lines
    assert commas == tabs == [line.split("\t")[0] for line in plain.out.splitlines()] == [name[:8] for name in whole]
    assert "the first 7 of" in plain.err


def test_claims_come_by_the_time_they_were_said(copied: Run) -> None:
    """Sorted by time said; undated ones last."""
    records = json.loads(copied("claims", "--json", "--limit", "0").out)
    said = [(record["said"] or {}).get("earliest") or (record["said"] or {}).get("latest") or "~" for record in records]
    assert said == sorted(said)


def test_since_and_until_say_when_publication_was_used(copied: Run) -> None:
    """A claim that the text does not date is found by its article's date, and that is said."""
    done = copied("claims", "--since", "2014-12-22", "--until", "2014-12-24", "--jsonl", "--limit", "0")
    records = [json.loads(line) for line in done.out.splitlines()]
    assert any(record["said"] is None for record in records)
    assert all(
        record["said"] is None or record["said"]["latest"] is None or record["said"]["latest"] > "2014-12-22"
        for record in records
    )
    assert "their article's date of publication was used" in done.err


def test_every_verdict_shown_has_its_sentence(copied: Run) -> None:
    """Law 3: a finding carries the sentence and the numbers it was made from."""
    records = json.loads(copied("claims", "--verdict", "supports", "--json", "--limit", "0").out)
    assert records
    for record in records:
        supporting = [one for one in record["findings"] if one["verdict"] == "supports"]
        assert supporting
        assert all(one["sentence"] and one["claimed"] and one["measured"] for one in supporting)


def test_no_cause_and_no_actor_is_ever_supported(copied: Run) -> None:
    """DESIGN section 2: routes never support or refute who did it, or why."""
    findings = [
        one for record in json.loads(copied("claims", "--json", "--limit", "0").out) for one in record["findings"]
    ]
    on_attribution = [one for one in findings if one["check"].partition("/")[0] in ("cause", "actor", "motive")]
    assert on_attribution
    assert "supports" not in {one["verdict"] for one in on_attribution}


def test_a_claim_is_shown_with_its_context(copied: Run) -> None:
    """By the beginning of its id: the marked sentence, the chain, the dates, the findings."""
    record = json.loads(copied("claims", "--verdict", "supports", "--json", "--limit", "1").out)[0]
    done = copied("show", record["id"][:12])
    assert done.code == Exit.DONE
    assert f"[{' '.join(record['content_parts'][0].split())}]" in done.out
    assert "review      unreviewed" in done.out
    assert any(line.startswith("finding     supports") for line in done.out.splitlines())
    assert json.loads(copied("show", record["id"], "--json").out) == record


def test_an_accusation_is_never_worded_as_a_fact(copied: Run) -> None:
    """Law 4: in the listing each accusation says who accuses."""
    rows = copied("claims", "--act", "accuse", "--limit", "0").out.splitlines()
    assert rows
    assert all(re.search(r"\b(?:accuses?|makes? an accusation)\b", row) for row in rows)


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "markdown", "html"])
def test_an_export_is_a_file(copied: Run, form: str) -> None:
    """One file, nothing beside it; the data on standard output when no file is named."""
    done = copied("export", form, "-o", f"out.{form}")
    assert (done.code, done.out) == (Exit.DONE, "")
    assert Path(f"out.{form}").stat().st_size > 1000
    assert sorted(path.name for path in Path().iterdir()) == ["ledger.db", f"out.{form}"]


def test_a_new_ledger_is_announced_once(ledger: Run) -> None:
    Path("story.txt").write_text(STORY, "utf-8")
    assert "ledger.db is a new ledger" in ledger("ingest", "story.txt").err
    assert "new ledger" not in ledger("ingest", "story.txt").err


def test_a_forgotten_date_can_be_given_later(ledger: Run) -> None:
    """The want of a date is said with how to give it; given, the claims are dated and the old ones superseded."""
    Path("story.txt").write_text(STORY, "utf-8")
    first = ledger("ingest", "story.txt")
    assert "give it with: ledger ingest story.txt --published" in first.err
    undated = json.loads(ledger("claims", "--json").out)
    assert undated
    assert all(record["said"] is None or record["said"]["earliest"] is None for record in undated)
    second = ledger("ingest", "story.txt", "--published", "2014-12-24")
    assert second.out.startswith("redescribed\t")
    dated = json.loads(ledger("claims", "--json").out)
    assert len(dated) == len(undated)
    assert any(record["said"] and record["said"]["earliest"] for record in dated)
    assert ledger("ingest", "story.txt").out.startswith("unchanged\t")


def test_the_same_text_elsewhere_is_a_second_article(ledger: Run) -> None:
    """DESIGN section 2: another outlet is another article, sharing the bytes."""
    Path("story.txt").write_text(STORY, "utf-8")
    for outlet in ("Daily Herald", "Evening Post"):
        assert ledger("ingest", "story.txt", "--outlet", outlet, "--published", "2014-12-24").out.startswith("added\t")
    rows = json.loads(ledger("articles", "--json").out)
    assert [row["meta"]["outlet"] for row in rows] == ["Daily Herald", "Evening Post"]
    assert len({row["sha256"] for row in rows}) == 1


def test_the_same_line_twice_in_one_batch_is_kept_once(ledger: Run) -> None:
    """Added, then unchanged, although both were read before either was kept."""
    lines = [{"id": "a", "text": STORY}, {"id": "a", "text": STORY}]
    Path("batch.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    words = [
        line.split("\t")[0] for line in ledger("ingest", "batch.jsonl", "--published", "2014-12-24").out.splitlines()
    ]
    assert words == ["added", "unchanged"]


def test_ledger_db_names_the_ledger(ledger: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """--db, else LEDGER_DB, else ./ledger.db."""
    Path("story.txt").write_text(STORY, "utf-8")
    monkeypatch.setenv("LEDGER_DB", "named.db")
    ledger("ingest", "story.txt")
    ledger("ingest", "story.txt", "--db", "given.db")
    assert sorted(path.name for path in Path().glob("*.db")) == ["given.db", "named.db"]


HEAVY = (
    "spacy",
    "trafilatura",
    "sqlmodel",
    "sqlalchemy",
    "jinja2",
    "xlsxwriter",
    "dateparser",
    "rapidfuzz",
    "rich",
    "altair",
)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["claims", "--actor", "China"], id="claims"),
        pytest.param(["claims", "--json"], id="records"),
        pytest.param(["status"], id="status"),
        pytest.param(["articles"], id="articles"),
        pytest.param(["outages"], id="outages"),
        pytest.param(["incidents"], id="incidents"),
        pytest.param(["threads", "--limit", "1"], id="threads"),
        pytest.param(["--help"], id="help"),
    ],
)
def test_a_reading_command_imports_nothing_heavy(corpus_ledger: Path, arguments: list[str]) -> None:
    """`ledger claims` must be done before a model could be loaded."""
    script = (
        "import sys; from ledger.cli import run; code = run(sys.argv[1:]);"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={"LEDGER_DB": str(corpus_ledger), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == ""


def test_a_closed_pipe_ends_quietly(corpus_ledger: Path) -> None:
    """`ledger claims | head -1`: neither a word nor an error."""
    command = f'"{sys.executable}" -m ledger claims --limit 0 --jsonl --db "{corpus_ledger}" | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_a_full_disk_is_one_line(corpus_ledger: Path) -> None:
    """`ledger export csv > /dev/full`: one line, exit code 1."""
    if not Path("/dev/full").exists():
        pytest.skip("the system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ledger", "export", "csv", "--db", str(corpus_ledger)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == Exit.ERROR
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_leaves_what_was_reported(tmp_path: Path, workers: str) -> None:
    """Interrupted after the first article: exit code 130, one line, and that article is whole in the ledger.

    As a terminal does it, all processes are told, the workers too.
    """
    lines = [json.dumps({"id": f"a{number}", "text": f"{STORY}{number}\n"}) for number in range(400)]
    (tmp_path / "batch.jsonl").write_text("\n".join(lines), "utf-8")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job has it ignored, and so its children
    command = [
        sys.executable,
        "-m",
        "ledger",
        "ingest",
        "batch.jsonl",
        "--batch-size",
        "2",
        "--workers",
        workers,
        "--published",
        "2014-12-24",
    ]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PATH": ""},
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        rest, said = running.communicate(timeout=60)
    assert running.returncode == Exit.INTERRUPTED
    assert said.splitlines()[-1].startswith("ledger: interrupted; every article listed above is kept whole")
    assert said.count("interrupted") == 1
    assert "Traceback" not in said
    listed = [line.split("\t")[3] for line in (first + rest).splitlines()]
    assert run(["articles", "--jsonl", "--db", str(tmp_path / "ledger.db"), "-o", str(tmp_path / "kept")]) == Exit.DONE
    kept = [json.loads(line)["name"] for line in (tmp_path / "kept").read_text("utf-8").splitlines()]
    assert kept[: len(listed)] == listed
    assert len(kept) < len(lines)


COMMANDS = (
    ["ingest"], ["extract"], ["claims"], ["show"], ["incidents"], ["threads"], ["positions"], ["origins"], ["brief"],
    ["timeline"],
    ["review"], ["retract"],
    ["supersede"], ["withhold"],
    ["articles"], ["actors"], ["status"],
    ["evidence", "add"], ["evidence", "list"], ["evidence", "show"], ["evidence", "parameters"], ["outages"],
    ["upstreams"], ["assess"], ["evaluate"], ["export"], ["schema"], ["init"], ["verify"], ["checkpoint"], ["prove"],
    ["diff"], ["key", "show"], ["key", "list"], ["key", "add"], ["key", "retire"], ["key", "rotate"],
    ["backup"], ["migrate"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(ledger: Run, command: list[str]) -> None:
    """`--help` shows how the command is used."""
    done = ledger(*command, "--help")
    assert (done.code, done.err) == (Exit.DONE, "")
    assert f"Example: ledger {' '.join(command)}" in " ".join(done.out.split())


def test_every_command_is_documented(ledger: Run) -> None:
    """The README lists what `ledger --help` lists."""
    readme = (CORPUS.parent / "README.md").read_text("utf-8")
    listed = [line.split()[0] for line in ledger("--help").out.partition("Commands:\n")[2].splitlines() if line.strip()]
    assert {command[0] for command in COMMANDS} == set(listed)
    assert [name for name in listed if f"  {name} " not in readme] == []
