"""Which claim of a new extraction stands in the place of which old one."""

from dataclasses import replace

import pytest

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Quote
from ledger.model.text import Span
from ledger.store.supersession import succeed

CLAIM = Claim(
    id="1", article="a", outlet=None, act=Act.DENY, quote=Quote.ACT, content="c", content_parts=("c",),
    content_spans=(Span(0, 1),), cue=None, cue_spans=(Span(2, 3),), source=None, source_spans=(), speaker=None,
    speaker_id=None, actor=None, actor_id=None, target=None, target_id=None, chain=(), anonymity=Anonymity.VAGUE,
    hedges=(), said=None, event_time=None, measurables=(), attribution="", parent=None, basis=None, proposition=None,
    incident=None, confidence=0, rule="", sentence="c", sentence_span=Span(0, 1), extractor="rules/1",
)  # fmt: skip

RENAMED = replace(CLAIM, id="2", extractor="rules/2", attribution="x", parent="y", article="b")
LOUDER = replace(RENAMED, id="3", act=Act.ACCUSE)
OTHER_CUE = replace(RENAMED, id="4", cue_spans=(Span(5, 6),))
ELSEWHERE = replace(RENAMED, id="5", content_spans=(Span(7, 8),))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([CLAIM], [CLAIM], [(0, "same")], id="itself"),
        pytest.param([CLAIM], [replace(CLAIM, confidence=1)], [(0, "changed")], id="same id, other value"),
        pytest.param([CLAIM], [RENAMED], [(0, "same")], id="names that follow from others do not count"),
        pytest.param([CLAIM], [LOUDER], [(0, "changed")], id="another act"),
        pytest.param([CLAIM], [OTHER_CUE], [(0, "changed")], id="another cue"),
        pytest.param([CLAIM], [ELSEWHERE], [(None, "gone")], id="nothing there"),
        pytest.param([CLAIM], [OTHER_CUE, LOUDER, RENAMED], [(2, "same")], id="the likest"),
        pytest.param([CLAIM, LOUDER], [RENAMED], [(0, "same"), (None, "gone")], id="one heir, two old ones"),
        pytest.param([LOUDER, CLAIM], [RENAMED], [(None, "gone"), (0, "same")], id="the likest has it"),
        pytest.param([CLAIM, CLAIM], [RENAMED, RENAMED], [(0, "same"), (1, "same")], id="twins in order"),
        pytest.param([], [CLAIM], [], id="a new one replaces nothing"),
    ],
)
def test_the_heir_of_a_claim(old: list[Claim], new: list[Claim], expected: list[tuple[int | None, str]]) -> None:
    assert [(step.new, step.relation) for step in succeed(old, new)] == expected
