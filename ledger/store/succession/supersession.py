"""Which claim of a new extraction stands in the place of which old one, and whether it says the same.

Where the text has changed, an old claim's place is where its words were found again (`anchoring.py`), so that a
paragraph put in front of it changes nothing.
"""

import typing
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from ledger.model.anchor import Anchor, ClaimAnchors, Relation
from ledger.model.claim import Claim
from ledger.model.record import to_plain
from ledger.model.text import Span
from ledger.store.succession.anchoring import Anchoring

_NAMES = ("id", "article", "attribution", "parent", "extractor")
"""Fields that follow from the article's and the extractor's names, and may change where nothing else does."""

_PLACES = ("content_spans", "cue_spans", "source_spans", "sentence_span")
"""Fields that say where the words stand, which a change elsewhere in the text changes."""

_AT_ONCE = 8
"""So many claims that begin before or behind a place are looked at for one that shares it."""

_Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """An old claim and what stands in its place."""

    old: int
    """Index among the old claims."""
    new: int | None
    """Index among the new ones; None when the claim is gone."""
    relation: Relation
    anchors: ClaimAnchors | None
    """Where its words stand in the new text; None when that is the old text."""


class _Placed(typing.NamedTuple):
    """A claim and where its words stand in the new text; None for words that stand nowhere there."""

    claim: Claim
    content: _Spans | None
    cue: _Spans | None
    source: _Spans | None


def succeed(old: Sequence[Claim], new: Sequence[Claim], texts: Anchoring | None = None) -> tuple[Succession, ...]:
    """For each old claim, in order, the new one in its place; a new claim takes the place of one old one at most.

    By all that an id is made of but the extractor, else by the places of content and cue, of the content, of cue and
    source (what is attributed has changed), else by most of the content.

    Args:
        old: claims of one extraction.
        new: claims of the extraction that ends them.
        texts: the text that the old ones are of and that of the new ones; None when they are the same.
    """
    anchors = [texts.claim(claim) if texts else None for claim in old]
    before = [_moved(claim, found) if found else _in_place(claim) for claim, found in zip(old, anchors, strict=True)]
    after = [_in_place(claim) for claim in new]
    heirs: dict[int, int] = {}
    for key in _KEYS:
        _pair(before, after, key, heirs)
    _pair_by_most(before, after, heirs)
    return tuple(_succession(index, old[index], heirs.get(index), new, anchors[index]) for index in range(len(old)))


def _in_place(claim: Claim) -> _Placed:
    return _Placed(claim, claim.content_spans, claim.cue_spans, claim.source_spans)


def _moved(claim: Claim, anchors: ClaimAnchors) -> _Placed:
    return _Placed(claim, _where(anchors.content), _where(anchors.cue), _where(anchors.source))


def _where(anchors: Sequence[Anchor]) -> _Spans | None:
    """The new places; None when there is none for one of them."""
    places = tuple(anchor.new for anchor in anchors if anchor.new)
    return places if len(places) == len(anchors) else None


def _pair(
    old: Sequence[_Placed], new: Sequence[_Placed], key: Callable[[_Placed], Hashable], heirs: dict[int, int]
) -> None:
    """Pairs those of the same key that have no partner yet, each with the first; a key of None pairs nothing."""
    taken = set(heirs.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(new))):
        if index not in taken:
            free[key(new[index])].append(index)
    for index, placed in enumerate(old):
        name = key(placed)
        if index not in heirs and name is not None and free.get(name):
            heirs[index] = free[name].pop()


def _pair_by_most(old: Sequence[_Placed], new: Sequence[_Placed], heirs: dict[int, int]) -> None:
    """Pairs those without a partner that share more than half of their content, each with the one that shares most."""
    taken = set(heirs.values())
    free = sorted(
        (placed.content[0].start, index) for index, placed in enumerate(new) if placed.content and index not in taken
    )
    for index, placed in enumerate(old):
        if index in heirs or not placed.content:
            continue
        middle = bisect_left(free, (placed.content[0].start, 0))
        near = [heir for _, heir in free[max(0, middle - _AT_ONCE) : middle + _AT_ONCE] if heir not in taken]
        share, heir = max(((_share(placed.content, new[heir].content or ()), -heir) for heir in near), default=(0, 0))
        if share > _HALF:
            heirs[index] = -heir
            taken.add(-heir)


_HALF = 500


def _share(one: _Spans, other: _Spans) -> int:
    """Per mille of the code points of both that are in both."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    both = sum(span.end - span.start for span in (*one, *other)) - common
    return 1000 * common // both if both else 0


def _succession(
    index: int, claim: Claim, heir: int | None, new: Sequence[Claim], anchors: ClaimAnchors | None
) -> Succession:
    if heir is None:
        return Succession(old=index, new=None, relation=Relation.GONE, anchors=anchors)
    says = _says if anchors is None else _words_of
    relation = Relation.SAME if says(claim) == says(new[heir]) else Relation.CHANGED
    return Succession(old=index, new=heir, relation=relation, anchors=anchors)


def _says(claim: Claim) -> dict[str, typing.Any]:
    plain: dict[str, typing.Any] = to_plain(claim)
    return {name: value for name, value in plain.items() if name not in _NAMES}


def _words_of(claim: Claim) -> dict[str, typing.Any]:
    """What a claim says apart from where; white space in a row, such as a line's end, is a blank."""
    says = {name: value for name, value in _says(claim).items() if name not in _PLACES}
    if claim.basis:
        says["basis"] = (claim.basis.kind.value, claim.basis.text)
    words: dict[str, typing.Any] = _blanked(says)
    return words


def _blanked(value: typing.Any) -> typing.Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {name: _blanked(part) for name, part in value.items()}
    return [_blanked(part) for part in value] if isinstance(value, (list, tuple)) else value


def _all_known(*parts: Hashable) -> Hashable:
    """These parts as a key, unless one of them is not known."""
    return None if None in parts else parts


_KEYS: tuple[Callable[[_Placed], Hashable], ...] = (
    lambda one: _all_known(one.content, one.cue, one.source, one.claim.act, one.claim.actor_id or ""),
    lambda one: _all_known(one.content, one.cue) if one.content or one.cue else None,
    lambda one: _all_known(one.content or None),
    lambda one: _all_known(one.cue or None, one.source),
)
"""What two claims share that stand in each other's place, the most telling first."""
