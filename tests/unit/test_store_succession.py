"""Which claim of a new extraction stands in the place of which old one."""

from dataclasses import replace

import pytest
from bare import bare_claim

from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Claim, Quote
from ledger.model.text import Span
from ledger.store.succession.anchoring import Anchoring
from ledger.store.succession.supersession import succeed

CLAIM = bare_claim(
    "c",
    id="1",
    article="a",
    act=Act.DENY,
    quote=Quote.ACT,
    content_spans=(Span(0, 1),),
    cue_spans=(Span(2, 3),),
    anonymity=Anonymity.VAGUE,
    attribution="",
    confidence=0,
    rule="",
    sentence_span=Span(0, 1),
    extractor="rules/1",
)

RENAMED = replace(CLAIM, id="2", extractor="rules/2", attribution="x", parent="y", article="b")
LOUDER = replace(RENAMED, id="3", act=Act.ACCUSE)
OTHER_CUE = replace(RENAMED, id="4", cue_spans=(Span(5, 6),))
OTHER_CONTENT = replace(RENAMED, id="5", content_spans=(Span(7, 8),))
ELSEWHERE = replace(OTHER_CONTENT, id="6", cue_spans=(Span(9, 10),))
LONG = replace(CLAIM, content_spans=(Span(10, 20),), cue_spans=())
LONGER = replace(LONG, content_spans=(Span(10, 26),), extractor="rules/2")
MUCH_LONGER = replace(LONG, content_spans=(Span(10, 31),), extractor="rules/2")
BARE = replace(CLAIM, content_spans=())
BARE_ELSEWHERE = replace(BARE, cue_spans=(Span(9, 10),))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([CLAIM], [CLAIM], [(0, "same")], id="itself"),
        pytest.param([CLAIM], [replace(CLAIM, confidence=1)], [(0, "changed")], id="same id, other value"),
        pytest.param([CLAIM], [RENAMED], [(0, "same")], id="names that follow from others do not count"),
        pytest.param([CLAIM], [LOUDER], [(0, "changed")], id="another act"),
        pytest.param([CLAIM], [OTHER_CUE], [(0, "changed")], id="another cue"),
        pytest.param([CLAIM], [OTHER_CONTENT], [(0, "changed")], id="another content of the same attribution"),
        pytest.param([CLAIM], [ELSEWHERE], [(None, "gone")], id="nothing there"),
        pytest.param([LONG], [LONGER], [(0, "changed")], id="most of its content"),
        pytest.param([LONG], [MUCH_LONGER], [(None, "gone")], id="less than half in common"),
        pytest.param([LONG], [MUCH_LONGER, LONGER], [(1, "changed")], id="the one that shares most"),
        pytest.param([BARE], [BARE_ELSEWHERE], [(None, "gone")], id="two without content at different places"),
        pytest.param([CLAIM], [OTHER_CUE, LOUDER, RENAMED], [(2, "same")], id="the likest"),
        pytest.param([CLAIM, LOUDER], [RENAMED], [(0, "same"), (None, "gone")], id="one heir, two old ones"),
        pytest.param([LOUDER, CLAIM], [RENAMED], [(None, "gone"), (0, "same")], id="the likest has it"),
        pytest.param([CLAIM, CLAIM], [RENAMED, RENAMED], [(0, "same"), (1, "same")], id="twins in order"),
        pytest.param([], [CLAIM], [], id="a new one replaces nothing"),
    ],
)
def test_the_heir_of_a_claim(old: list[Claim], new: list[Claim], expected: list[tuple[int | None, str]]) -> None:
    assert [(step.new, step.relation) for step in succeed(old, new)] == expected


TEXT = "Ana Cruz of the port authority said the cable was cut twice. Nobody else would talk about it."
INSERTED = "A correction was made on Friday. " + TEXT
AMENDED = TEXT.replace("twice", "three times")
OTHERWISE = TEXT.replace("the cable was cut twice", "repairs had begun")
REMOVED = "Nobody else would talk about it."


def cruz(text: str, what: str) -> Claim:
    """What Ana Cruz is said to have said in this text."""
    spans = {name: Span(text.index(words), text.index(words) + len(words)) for name, words in (
        ("content", what), ("cue", "said"), ("source", "Ana Cruz of the port authority"),
    )}  # fmt: skip
    end = text.index(".", spans["content"].end) + 1
    return replace(
        CLAIM, content=what, content_parts=(what,), content_spans=(spans["content"],), cue="said",
        cue_spans=(spans["cue"],), source=spans["source"].of(text), source_spans=(spans["source"],),
        sentence=text[spans["source"].start : end], sentence_span=Span(spans["source"].start, end),
    )  # fmt: skip


CUT = cruz(TEXT, "the cable was cut twice")


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        pytest.param(INSERTED, "the cable was cut twice", ("same", "moved"), id="a sentence in front"),
        pytest.param(AMENDED, "the cable was cut three times", ("changed", "context"), id="a number"),
        pytest.param(OTHERWISE, "repairs had begun", ("changed", "orphan"), id="something else is said"),
        pytest.param(TEXT, "the cable was cut", ("changed", "exact"), id="a part of it"),
        pytest.param(TEXT.replace(" cut ", "\r\ncut "), "the cable was\r\ncut twice", ("same", "context"), id="a line"),
        pytest.param(TEXT.replace("Nobody else", "No one"), "the cable was cut twice", ("same", "exact"), id="behind"),
    ],
)
def test_the_heir_of_a_claim_in_a_changed_text(text: str, what: str, expected: tuple[str, str]) -> None:
    """Ana Cruz of the port authority said the cable was cut twice."""
    (step,) = succeed([CUT], [cruz(text, what)], Anchoring(TEXT, text))
    assert step.anchors
    assert (step.new, step.relation, step.anchors.how) == (0, *expected)


def test_a_claim_whose_sentence_is_removed_is_gone_and_an_orphan() -> None:
    """Only the next sentence is left."""
    (step,) = succeed([CUT], [], Anchoring(TEXT, REMOVED))
    assert step.anchors
    assert (step.new, step.relation, step.anchors.how) == (None, "gone", "orphan")


def test_the_one_of_two_equal_sentences_that_is_left_has_the_heir() -> None:
    """The same words are said in the first sentence and in the last; the first is taken out."""
    twice = f"{TEXT} {TEXT}"
    shift = len(TEXT) + 1
    last = cruz(" " * shift + TEXT, "the cable was cut twice")
    left = cruz(REMOVED + " " + TEXT, "the cable was cut twice")
    first, second = succeed([CUT, last], [left], Anchoring(twice, REMOVED + " " + TEXT))
    assert (first.new, second.new, second.relation) == (None, 0, "same")
