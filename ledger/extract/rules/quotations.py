"""Direct speech: every quotation that is an utterance, with the cue beside it or the speaker it goes on from."""

from collections.abc import Iterator
from dataclasses import replace

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.quotes import Quotation, sentences
from ledger.extract.rules.attributions import (
    Attribution,
    after,
    before,
    is_partial,
    opening,
    subject_before,
    words_before,
)


def quotations(scene: Scene) -> Iterator[Draft]:
    """Drafts of all utterances in quotation marks, one a sentence."""
    items = scene.quotations.items
    last: Attribution | None = None
    last_paragraph = -9
    number = 0
    while number < len(items):
        q = items[number]
        if q.paragraph > last_paragraph + 1:
            last = None
        if not is_utterance(scene, number):
            number += 1
            continue
        found = opening(scene, number) or after(scene, number) or before(scene, number)
        if found is None and is_partial(scene, number):
            number += 1
            continue
        if found is None and last is not None and _goes_on(scene, number, last_paragraph):
            found = replace(last, rule="quotation-goes-on", negated=False, hearer=None)
        if found is None:
            found = _cue_ahead(scene, number) or subject_before(scene, number)
        used = 1
        if found is not None:
            spans, used = _content(scene, number, found)
            for tokens in spans:
                yield Draft(
                    rule=found.rule,
                    act=found.act,
                    cue=found.cue,
                    content=tokens,
                    source=found.source,
                    source_head=found.source_head,
                    frame="quote",
                    negated=found.negated,
                    hearer=found.hearer,
                )
            last, last_paragraph = found, items[number + used - 1].paragraph
        number += used


def is_utterance(scene: Scene, number: int) -> bool:
    """Whether a quotation gives somebody's speech, not a title, a nickname or a borrowed word."""
    q = scene.quotations.items[number]
    text = scene.parse.text
    inner = q.inner.of(text).strip()
    if not any(c.isalnum() for c in inner):
        return False
    if not q.closed or q.continues:
        return True
    words = len(inner.split())
    ends = inner[-1] in ",.?!…—-" or text[q.span.end : q.span.end + 1] in (",", ".", "?", "!")
    before = text[max(0, q.span.start - 3) : q.span.start].rstrip()[-1:]
    opened = before in (",", ":") or not before or q.span.start == scene.quotations.paragraphs[q.paragraph].start
    capital = inner.lstrip("[(…. ")[:1].isupper() or inner[0] in "[…."
    if ends and (capital or inner[-1] == ","):
        return words > 1 or opened or inner[-1] in "!?,"
    if ends and opened:
        return True
    return words > 2 and opened and capital  # noqa: PLR2004


def _cue_ahead(scene: Scene, number: int) -> Attribution | None:
    """The attribution in a later paragraph of a quotation that this one opens: its speaker may be named there only."""
    items = scene.quotations.items
    while not items[number].closed and number + 1 < len(items) and items[number + 1].continues:
        number += 1
        found = after(scene, number)
        if found is not None:
            return replace(found, rule="quotation-goes-on")
    return None


def _goes_on(scene: Scene, number: int, last_paragraph: int) -> bool:
    """Whether the quotation goes on with the speaker before it: same paragraph, or a paragraph that only quotes."""
    q = scene.quotations.items[number]
    if q.continues or q.paragraph == last_paragraph:
        return True
    paragraph = scene.quotations.paragraphs[q.paragraph]
    return q.span.start - paragraph.start <= 1 and paragraph.end - q.span.end <= 1


def _content(scene: Scene, number: int, found: Attribution) -> tuple[list[tuple[int, ...]], int]:
    """The contents, one a sentence, and how many quotations they use."""
    items, text = scene.quotations.items, scene.parse.text
    q = items[number]
    parts = [tuple(scene.between(*s)) for s in sentences(text, q.span)]
    if not found.before and parts and found.rule != "quotation-goes-on":
        parts[0] = (*_lead_in(scene, number, found), *parts[0])
    used = 1
    following = items[number + 1] if number + 1 < len(items) else None
    if following is not None and following.paragraph == q.paragraph and _cut(scene, q, following) and parts:
        rest = [tuple(scene.between(*s)) for s in sentences(text, following.span)]
        if rest:
            parts[-1] = (*parts[-1], *rest[0])
            parts += rest[1:]
            used = 2
    return [p for p in parts if p], used


def _cut(scene: Scene, q: Quotation, following: Quotation) -> bool:
    """Whether one sentence goes on over the cue between two quotations."""
    text = scene.parse.text
    between = text[q.span.end : following.span.start].strip()
    inner = following.inner.of(text).lstrip()
    return (
        q.inner.of(text).rstrip()[-1:] in (",", "-", "—", "…")
        and between.endswith((",", "—", "-"))
        and inner[:1].islower()
    )


def _lead_in(scene: Scene, number: int, found: Attribution) -> tuple[int, ...]:
    """The unquoted beginning of a sentence that ends in a quotation ('The plan is "a disaster," she said.')."""
    fragment = words_before(scene, number)
    gone = {*found.cue, *found.source}
    kept = [t for t in fragment if t not in gone]
    if not any(scene.parse.words[t][0].isalnum() for t in kept):
        return ()
    while kept and (scene.parse.deps[kept[0]] == "cc" or not scene.parse.words[kept[0]][0].isalnum()):
        kept.pop(0)
    return tuple(kept)
