"""Figures of drifts, counted by hand, and the gold that they are counted against."""

import json
from pathlib import Path

import pytest

from ledger.evaluate.drift_gold import DriftPair, as_lines, drift_figures, drift_gold
from ledger.model.problem import LedgerError

ARTICLE = {"outlet": "it", "published": "2031-03-05", "text": "The line may be cut."}


def pair(kind: str | None) -> DriftPair:
    return DriftPair(articles=(ARTICLE, ARTICLE), kind=kind)


def test_figures() -> None:
    """Of three planted ones one is found, with another kind beside it; of two clean pairs one is blamed."""
    pairs = [pair("hedge_lost"), pair("number_grew"), pair("source_named"), pair(None), pair(None)]
    found = [{"hedge_lost", "source_named"}, set(), {"number_grew"}, {"hedge_lost", "number_grew"}, set()]
    figures = drift_figures(pairs, [frozenset(kinds) for kinds in found])
    assert (figures.planted.gold, figures.planted.found, figures.planted.gold_right) == (3, 3, 1)
    assert (figures.clean, figures.false) == (2, 1)


def test_gold_is_read_and_given_to_readers(tmp_path: Path) -> None:
    """One line an article, the earlier one first; a folder without has none."""
    assert drift_gold(tmp_path) == ()
    (tmp_path / "threads").mkdir()
    later = {**ARTICLE, "text": "The line is cut."}
    plain = [{"earlier": ARTICLE, "later": later, "drift": "certainty_added", "words": "may"}]
    (tmp_path / "threads" / "drifts.json").write_text(json.dumps(plain), "utf-8")
    pairs = drift_gold(tmp_path)
    assert [one.kind for one in pairs] == ["certainty_added"]
    assert [json.loads(line)["text"] for line in as_lines(pairs).splitlines()] == [ARTICLE["text"], later["text"]]


def test_broken_gold_is_named(tmp_path: Path) -> None:
    """Where it is, and what to do."""
    (tmp_path / "threads").mkdir()
    (tmp_path / "threads" / "drifts.json").write_text("[{}]", "utf-8")
    with pytest.raises(LedgerError, match="no gold of drifts"):
        drift_gold(tmp_path)
