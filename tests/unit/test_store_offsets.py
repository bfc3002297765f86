"""What `ledger verify` says of the places that a claim gives."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_store_append import NOW, a_claim, an_article

from ledger.custody import verify
from ledger.model.claim import Extraction
from ledger.model.text import Span
from ledger.store.writing import open_writer

TEXT = "The paper on Monday, which said so, blamed the North and its aides."
PAPER, MONDAY, WHICH, SAID = Span(0, 9), Span(10, 19), Span(21, 26), Span(27, 31)
BLAMED = Span(36, 42)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        pytest.param({}, [], id="as it stands"),
        pytest.param({"source": "The paper", "source_spans": (PAPER,)}, [], id="a source"),
        pytest.param({"source": "The paper", "source_spans": (PAPER, WHICH)}, [], id="a pronoun apart"),
        pytest.param({"source": "The paper on Monday", "source_spans": (Span(0, 26),)}, [], id="a pronoun at the end"),
        pytest.param({"source": "The paper … said", "source_spans": (PAPER, SAID)}, [], id="two parts"),
        pytest.param({"source": "said … The paper", "source_spans": (PAPER, SAID)}, ["source"], id="turned round"),
        pytest.param({"source": "The paper", "source_spans": (MONDAY,)}, ["source"], id="another place"),
        pytest.param({"source": "The paper … said", "source_spans": (PAPER,)}, ["source"], id="a part too many"),
        pytest.param({"cue": "blamed", "cue_spans": (BLAMED,)}, [], id="a cue"),
        pytest.param({"cue": "blame", "cue_spans": (BLAMED,)}, ["cue"], id="half a cue"),
        pytest.param({"content": "The Paper", "content_parts": ("The Paper",)}, ["content"], id="other content"),
        pytest.param({"sentence_span": Span(0, 3)}, ["sentence"], id="half a sentence"),
    ],
)
def test_the_places_of_a_claim_hold_its_words(tmp_path: Path, changes: dict[str, Any], wrong: list[str]) -> None:
    article = replace(an_article(), text=TEXT)
    claim = replace(a_claim(article, *PAPER, "rules/1"), sentence=TEXT, sentence_span=Span(0, len(TEXT)))
    claim = replace(claim, **changes)
    extraction = Extraction(article=article.id, extractor="rules/1", claims=(claim,), dates=(), problems=())
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        writer.append_article(article, b"China denied it. Officials accused the North.", extraction, at=NOW)
    told = [f"claim {claim.id}: its {name} is not what stands at its place" for name in wrong]
    assert [fault.what for fault in verify(path).faults] == told
