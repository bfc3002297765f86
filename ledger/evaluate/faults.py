"""What is behind the figures: every claim that was missed, extra, or wrong in a field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.evaluate.comparison import Comparison, Pair

JOINT = " … "
"""Between the parts of a content, as the records join them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as gold has it."""

    article: str
    kind: str
    """missed, extra, wrong, or offsets; "narration" goes before where it is the outlet's own statement."""
    what: str
    """The act, the kinds of measurable, or "field: what was found, gold: what gold has"."""
    content: str


def faults(comparison: Comparison) -> Iterator[Fault]:
    """The faults of an article: missed, extra, wrong fields, then narration, each in the order of the text."""
    yield from (_fault(comparison, kind, what, content) for kind, what, content in _said(comparison))


def _fault(comparison: Comparison, kind: str, what: str, content: str) -> Fault:
    return Fault(article=comparison.article, kind=kind, what=what, content=content)


def _said(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    for item in comparison.missed:
        yield "missed", item.act, JOINT.join(item.passage.parts)
    for claim in comparison.extra:
        yield "extra", claim.act, claim.content
    for pair in comparison.pairs:
        for what in _wrong(pair):
            yield "wrong", what, pair.claim.content
    for told in comparison.narration_missed:
        yield "narration missed", told.measurable, JOINT.join(told.passage.parts)
    for claim in comparison.narration_extra:
        yield "narration extra", ", ".join(one.kind for one in claim.measurables), claim.content
    for claim in comparison.unsound:
        yield "offsets", "they do not give these words", claim.content


def _wrong(pair: Pair) -> Iterator[str]:
    for name, field in pair.fields.items():
        if not field.right:
            yield f"{name}: {field.found}, gold: {field.gold}"
