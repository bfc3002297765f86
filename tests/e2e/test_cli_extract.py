"""`ledger extract` on the corpus: records as published, the same whatever the batch, one line as soon as it is done."""

import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ledger.cli import run
from ledger.model.problem import Exit
from ledger.readers import Given
from ledger.readers.read import read
from ledger.schemas import all_schemas

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"


def extracted(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What `ledger extract` prints."""
    assert run(["extract", *arguments]) in (Exit.DONE, Exit.PROBLEMS)
    return capsys.readouterr().out


@pytest.fixture(scope="module")
def corpus_lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The whole corpus, one record a line."""
    target = tmp_path_factory.mktemp("extract") / "out.jsonl"
    assert run(["extract", str(ARTICLES), "-o", str(target)]) in (Exit.DONE, Exit.PROBLEMS)
    return target.read_text("utf-8").splitlines()


def test_every_record_is_valid_under_its_schema(corpus_lines: list[str]) -> None:
    """schemas/extraction.schema.json, dates and times included."""
    validator = Draft202012Validator(all_schemas()["extraction"])
    faults = [error.message for line in corpus_lines for error in validator.iter_errors(json.loads(line))]
    assert faults == []


def test_every_offset_gives_its_words(corpus_lines: list[str]) -> None:
    """Law 1: text[start:end] is the words, for every part of every claim and every date."""
    texts = {
        item.article.name: item.article.text for item in read([str(ARTICLES)], Given()) if not hasattr(item, "kind")
    }
    for line in corpus_lines:
        record = json.loads(line)
        text = texts[record["doc"]]
        for claim in record["claims"]:
            assert [text[start:end] for start, end in claim["content_spans"]] == claim["content_parts"]
        for date in record["dates"]:
            assert text[date["start"] : date["end"]] == date["text"]


def test_every_article_of_the_corpus_has_claims(corpus_lines: list[str]) -> None:
    """One line an article, in the order of their names; each article was written with ten claims or more."""
    records = [json.loads(line) for line in corpus_lines]
    assert [record["doc"] for record in records] == [path.stem for path in sorted(ARTICLES.iterdir())]
    assert min(len(record["claims"]) for record in records) >= 5


@pytest.mark.parametrize(
    "options", [["--batch-size", "1"], ["--batch-size", "32"], ["--workers", "2", "--batch-size", "8"]], ids=" ".join
)
def test_neither_batch_nor_workers_change_a_record(corpus_lines: list[str], options: list[str], tmp_path: Path) -> None:
    """Law 6: the same records with the same ids, in the same order, byte for byte."""
    target = tmp_path / "out.jsonl"
    assert run(["extract", str(ARTICLES), *options, "-o", str(target)]) in (Exit.DONE, Exit.PROBLEMS)
    assert target.read_text("utf-8").splitlines() == corpus_lines


def test_workers_keep_the_exit_code(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A missing file among the articles: its line on standard error in its place, and 3."""
    (tmp_path / "a.txt").write_text("Norway denied responsibility.\n", "utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "none.txt")]
    assert run(["extract", *files, "--dates-only", "--workers", "2"]) == Exit.PROBLEMS
    assert "none.txt" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "1000000", "\u00b2", ""])
def test_a_number_of_workers_that_is_none(capsys: pytest.CaptureFixture[str], value: str) -> None:
    """One line and the exit code of wrong usage."""
    assert run(["extract", str(ARTICLES), "--workers", value]) == Exit.USAGE
    assert capsys.readouterr().err.count("\n") == 1


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`cat story.txt | ledger extract --dates-only - --published 2014-12-23`."""
    story = io.TextIOWrapper(io.BytesIO(b"It came back on Tuesday.\n"))
    monkeypatch.setattr("sys.stdin", story)
    line = json.loads(extracted(capsys, "--dates-only", "-", "--published", "2014-12-23"))
    assert [(date["text"], date["value"]) for date in line["dates"]] == [("Tuesday", "2014-12-23")]
    assert line["claims"] == []


def test_options_win_over_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A date on the command line counts, not the one in the front matter."""
    path = tmp_path / "story.txt"
    path.write_text("---\npublished: 2001-01-01\n---\nIt came back on Tuesday.\n", "utf-8")
    line = json.loads(extracted(capsys, "--dates-only", str(path), "--published", "2014-12-23"))
    assert [date["value"] for date in line["dates"]] == ["2014-12-23"]
