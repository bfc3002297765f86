"""`ledger evaluate` on folders of its own: figures by set, faults on request, and requests that cannot be met."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.cli import run
from ledger.model.problem import Exit

STORY = """---
outlet: it
published: 2031-03-05
---
The ministry said that the network was down for two hours. It denied responsibility for the attack.
"""
DOWN = {"content": "the network was down for two hours", "act": "assert", "quote": "indirect"}
DENIED = {"content": "responsibility for the attack", "act": "accuse", "quote": "narrated"}
NOT_SAID = {"content": "It", "nth": 0, "act": "ask", "quote": "narrated"}

Evaluate = Callable[..., tuple[int, str, str]]


@pytest.fixture
def evaluate(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evaluate:
    """Runs the command in an empty folder: its exit code, its output, its errors."""
    monkeypatch.chdir(tmp_path)

    def evaluate_here(*arguments: str) -> tuple[int, str, str]:
        code = run(["evaluate", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return evaluate_here


def write(name: str, *claims: dict[str, Any], held_out: bool = False) -> None:
    """An article with its gold in corpus/."""
    gold = Path("corpus/gold/held_out" if held_out else "corpus/gold", f"{name}.json")
    article = Path("corpus/articles", f"{name}.txt")
    for path, content in ((gold, json.dumps({"claims": claims})), (article, STORY)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def test_what_is_held_out_is_counted_apart(evaluate: Evaluate) -> None:
    """The folder is corpus/ where none is given."""
    write("a", DOWN, DENIED)
    write("b", DOWN, DENIED, NOT_SAID, held_out=True)
    code, out, err = evaluate("--json")
    sets = json.loads(out)
    assert (code, err) == (Exit.DONE, "")
    assert {name: (one["claims"]["gold"], one["claims"]["f1_ppm"]) for name, one in sets.items()} == {
        "open": (2, 1_000_000),
        "held_out": (3, 800_000),
    }
    assert sets["open"]["fields"]["act"] == {"right": 1, "asked": 2, "accuracy_ppm": 500_000}
    assert sets["open"]["acts"]["assert"]["recall_ppm"] == 1_000_000
    assert sets["open"]["quotes"]["act"]["gold"] == 1
    assert "faults" not in sets["open"]


def test_rows_are_the_same_figures(evaluate: Evaluate) -> None:
    """Tab-separated: set, figure, gold, found, right, precision, recall, F1, accuracy."""
    write("a", DOWN, NOT_SAID)
    _, out, _ = evaluate("corpus")
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0] == ["open", "claims", "2", "2", "1", "50.0", "50.0", "50.0", ""]
    assert ["open", "act: ask", "1", "0", "0", "", "0.0", "0.0", ""] in rows
    assert ["open", "field: quote", "1", "", "1", "", "", "", "100.0"] in rows
    assert rows[-1] == ["open", "offsets", "2", "", "2", "", "", "", "100.0"]


def test_misses_are_listed_on_request(evaluate: Evaluate) -> None:
    """After the figures, each with its article; in JSON beside the figures."""
    write("a", DENIED, NOT_SAID)
    _, out, _ = evaluate("--misses")
    figures, faults = out.split("\n\n")
    assert figures.startswith("open\tclaims\t")
    assert [line.split("\t")[1:] for line in faults.splitlines()] == [
        ["a", "missed", "ask", "It"],
        ["a", "extra", "assert", "the network was down for two hours"],
        ["a", "wrong", "act: deny, gold: accuse", "responsibility for the attack"],
    ]
    recorded = json.loads(evaluate("--misses", "--json")[1])["open"]["faults"]
    assert [fault["kind"] for fault in recorded] == ["missed", "extra", "wrong"]


def test_lines_of_json_are_the_same_figures_and_faults(evaluate: Evaluate) -> None:
    """One object a line, the figures first; the commas and tabs have the headings of the table."""
    write("a", DOWN, NOT_SAID)
    lines = [json.loads(line) for line in evaluate("--jsonl", "--misses")[1].splitlines()]
    nested = json.loads(evaluate("--json")[1])["open"]
    assert lines[0] == {"set": "open", "figure": "claims", **nested["claims"]}
    assert lines[-1]["kind"] == "extra"
    headings = "set,figure,gold,found,right,precision,recall,F1,accuracy"
    assert evaluate("--csv")[1].splitlines()[0] == headings
    assert evaluate("--tsv")[1].splitlines()[0] == headings.replace(",", "\t")


def test_a_table_has_headings(evaluate: Evaluate) -> None:
    write("a", DOWN)
    _, out, _ = evaluate("--table", "--misses")
    assert out.splitlines()[0].split() == [
        *("set", "figure", "gold", "found", "right", "precision", "recall", "F1", "accuracy")
    ]


def test_without_gold_there_are_no_figures(evaluate: Evaluate) -> None:
    """One line that says what is missing; nothing is printed."""
    code, out, err = evaluate()
    assert (code, out) == (Exit.ERROR, "")
    assert "corpus: there is no such folder" in err
    Path("empty").mkdir()
    code, out, err = evaluate("empty")
    assert (code, out) == (Exit.ERROR, "")
    assert "empty: there is no gold in this folder" in err


def test_gold_for_an_article_that_is_missing_is_an_error(evaluate: Evaluate) -> None:
    write("a", DOWN)
    Path("corpus/articles/a.txt").unlink()
    code, out, err = evaluate()
    assert (code, out) == (Exit.ERROR, "")
    assert "a.json: its article corpus/articles/a.txt is missing" in err


def test_gold_that_is_both_open_and_held_out_is_an_error(evaluate: Evaluate) -> None:
    write("a", DOWN)
    write("a", DOWN, held_out=True)
    code, out, err = evaluate()
    assert (code, out) == (Exit.ERROR, "")
    assert "gold for a both open and held out" in err


def test_broken_gold_and_empty_articles_are_errors(evaluate: Evaluate) -> None:
    """Figures of a part would pass for figures of the whole."""
    write("a", DOWN)
    for broken in ("{", "[" * 100_000):
        Path("corpus/gold/a.json").write_text(broken, "utf-8")
        code, out, err = evaluate()
        assert (code, out) == (Exit.ERROR, "")
        assert "corpus/gold/a.json: this is no gold" in err
    write("a", DOWN | {"content": "the network was up"})
    assert "corpus/gold/a.json: gold is not found in the article: 'the network was up'" in evaluate()[2]
    write("a", DOWN)
    Path("corpus/articles/a.txt").write_text("", "utf-8")
    code, out, err = evaluate()
    assert (code, out) == (Exit.ERROR, "")
    assert "corpus/articles/a.txt: the file is empty" in err
