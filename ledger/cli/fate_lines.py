"""What became of a claim that no longer stands, in lines: what has its place, and where its words went."""

from collections.abc import Iterator

from ledger.model.anchor import LETTER_FOR_LETTER, Anchor, Fate, Relation
from ledger.model.ids import SHORT_ID
from ledger.model.text import Span


def fate_lines(fate: Fate | None) -> Iterator[tuple[str, str]]:
    """Its relation to what stands in its place, then each of its spans with the place it has now."""
    if fate is None:
        return
    version = f"version {fate.article[:SHORT_ID]}"
    if fate.relation is Relation.GONE:
        yield "became", f"gone: nothing has its place in {version}"
    else:
        yield "became", f"{fate.relation}: {(fate.heir or '')[:SHORT_ID]} in {version}"
    if fate.keeper:
        yield "", f"put there by {fate.keeper}: {fate.reason}"
    if fate.anchors is None:
        return
    parts = (("content", fate.anchors.content), ("cue", fate.anchors.cue), ("source", fate.anchors.source))
    for name, anchors in (*parts, ("sentence", (fate.anchors.sentence,))):
        for anchor in anchors:
            yield "", f"{name} {_place(anchor.old)}: {_where(anchor)}"


def _where(anchor: Anchor) -> str:
    if anchor.new is None:
        return "nowhere (orphan)"
    score = "" if anchor.how in LETTER_FOR_LETTER else f", {anchor.score} per mille"
    return f"now {_place(anchor.new)} ({anchor.how}{score})"


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"
