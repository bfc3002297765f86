"""Where drafts overlap: which stand, which are nested in which, and whole quotations instead of halves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.syntax import trim
from ledger.model.claim import Act

SAME = 0.5
"""Two drafts of one cue whose contents share this much of their tokens are one claim."""
SLIGHT_ACTS = frozenset({Act.ASSERT, Act.SPECULATE, Act.CRITICIZE, Act.ASK})
SLIGHT_FRAMES = frozenset({"np", "inf", "small", "about", "with", "to", "obj-to", "for", "np-number", "as"})
SLIGHT_CUES = frozenset({"know", "show", "hope", "persuade", "worry", "want"})
FIRST_PERSON = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A draft that stands, and the one whose content holds it."""

    draft: Draft
    parent: int | None
    """Index into the settled drafts."""


def settle(scene: Scene, drafts: Iterable[Draft]) -> tuple[Settled, ...]:
    """The drafts that stand, in the order of the text. Drafts come in order of priority."""
    kept: list[Draft] = []
    by_cue: dict[int, list[Draft]] = {}
    for draft in drafts:
        whole = _whole_quotations(scene, draft)
        if not whole.content or _beaten(whole, by_cue):
            continue
        kept.append(whole)
        for token in whole.cue:
            by_cue.setdefault(token, []).append(whole)
    kept.sort(key=lambda d: (min(d.content), -max(d.content), d.cue, d.rule))
    return _nested(scene, kept)


def _beaten(draft: Draft, by_cue: dict[int, list[Draft]]) -> bool:
    """Whether a draft of higher priority says the same with the same cue, or uses this cue as part of its own."""
    for token in draft.cue:
        for other in by_cue.get(token, ()):
            if other.cue[0] != draft.cue[0]:
                return True
            shared = len(set(draft.content) & set(other.content))
            union = len(set(draft.content) | set(other.content))
            if shared >= SAME * union or shared >= SAME * len(draft.content):
                return True
    return False


def _whole_quotations(scene: Scene, draft: Draft) -> Draft:
    """The draft with quotations that its content holds for the greater part made whole, cue and source left out."""
    if draft.frame == "quote":
        return draft
    content = set(draft.content)
    outer = scene.quoted[draft.cue[0]] if draft.cue else -1
    for number in {scene.quoted[t] for t in content} - {-1, outer}:
        q = scene.quotations.items[number]
        tokens = set(scene.tokens(q))
        if 2 * len(tokens & content) >= len(tokens):
            content |= tokens
    if outer != -1:
        content &= set(scene.tokens(scene.quotations.items[outer]))
    content -= {*draft.cue} if draft.frame not in ("bare", "silent") else set()
    if draft.source_head is not None and draft.source_head not in draft.content:
        content -= set(draft.source)
    whole = tuple(trim(scene.parse, sorted(content), drop=",;:–—"))
    return draft if whole == draft.content else replace(draft, content=whole)


def _nested(scene: Scene, drafts: Sequence[Draft]) -> tuple[Settled, ...]:
    """Each draft with the smallest other draft whose content holds its cue; first-person ones give their act upward."""
    contents = [frozenset(draft.content) for draft in drafts]
    parents: list[int | None] = [_parent(drafts, contents, i) for i in range(len(drafts))]
    gone: set[int] = set()
    acts: dict[int, Act] = {}
    for i, draft in enumerate(drafts):
        parent = parents[i]
        if parent is not None and _slight(draft, drafts[parent]):
            gone.add(i)
        if parent is None or not _first_person(scene, draft):
            continue
        gone.add(i)
        if drafts[parent].act is Act.ASSERT and drafts[parent].frame in ("quote", "turn") and not draft.weak:
            acts.setdefault(parent, Act.ASSERT if draft.negated else draft.act)
    renumber = {old: new for new, old in enumerate(i for i in range(len(drafts)) if i not in gone)}
    out = []
    for old in renumber:
        parent = parents[old]
        while parent is not None and parent in gone:
            parent = parents[parent]
        draft = replace(drafts[old], act=acts[old]) if old in acts else drafts[old]
        out.append(Settled(draft=draft, parent=renumber[parent] if parent is not None else None))
    return tuple(out)


def _slight(draft: Draft, outer: Draft) -> bool:
    """Whether a cue inside another's content is too slight to be a claim of its own ("as the map shows", "they want to").

    What somebody denies or scolds is what others said, though nobody says who ("rejected reports that ...").
    """
    if draft.act not in SLIGHT_ACTS:
        return False
    if draft.rule == "adverb":  # "apparently" in somebody's words hedges them
        return True
    return (
        (draft.frame in SLIGHT_FRAMES and not (draft.frame == "np-number" and outer.frame == "turn"))
        or draft.category in SLIGHT_CUES
        or (draft.source_head is None and draft.frame == "clause" and not _reported(draft, outer.act))
    )


def _reported(draft: Draft, outer: Act) -> bool:
    return draft.rule.startswith("noun") and outer in (Act.DENY, Act.CRITICIZE)


def _first_person(scene: Scene, draft: Draft) -> bool:
    return draft.source_head is not None and scene.parse.lowers[draft.source_head] in FIRST_PERSON


def _parent(drafts: Sequence[Draft], contents: Sequence[frozenset[int]], i: int) -> int | None:
    draft = drafts[i]
    inner = draft.cue or draft.content
    if not inner:
        return None
    best: int | None = None
    for j in range(max(0, i - 60), min(len(drafts), i + 60)):
        # One token of the cue says of nearly all others that they do not hold it, before anything is compared.
        if inner[0] not in contents[j]:
            continue
        other = drafts[j]
        if j == i or not contents[j].issuperset(inner) or not set(other.cue).isdisjoint(inner):
            continue
        size = len(other.content)
        if size > len(draft.content) and (best is None or size < len(drafts[best].content)):
            best = j
    return best
