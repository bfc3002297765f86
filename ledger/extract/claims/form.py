"""The form of a claim: how its words are given, in which sentence, with which cue."""

from ledger.extract.draft import Draft, Scene
from ledger.model.claim import Quote

NAMED_ACTS = frozenset(
    {
        "np",
        "bare",
        "on",
        "to",
        "for",
        "of",
        "about",
        "over",
        "against",
        "with",
        "at",
        "in",
        "by",
        "obj-of",
        "obj-for",
        "obj-on",
        "obj-with",
        "obj-to",
        "silent",
        "it",
        "between",
        "np-deed",
        "np-number",
    }
)
"""Frames whose content names what is said instead of saying it, unless it holds a verb."""


def is_imperative(scene: Scene, draft: Draft) -> bool:
    """Whether direct speech begins with a bare verb ("Do not blame anybody")."""
    parse = scene.parse
    words = [t for t in draft.content if parse.words[t][0].isalnum()]
    if draft.frame not in ("quote", "turn") or not words:
        return False
    first = words[0] if parse.lowers[words[0]] not in ("but", "and", "please", "so") or len(words) == 1 else words[1]
    return (
        parse.tags[first] in ("VB", "VBP")
        and parse.child(first, "nsubj") is None
        and parse.deps[first] in ("ROOT", "ccomp", "aux")
    )


def base_of(scene: Scene, draft: Draft) -> str:
    """The base form of the cue's first word, as the lexicon has it."""
    if not draft.cue:
        return ""
    word = scene.parse.lowers[draft.cue[0]]
    cues = scene.lexicon.verbs.get(word, ())
    return cues[-1].words[0] if cues else word


def quote_of(scene: Scene, draft: Draft) -> Quote:
    """How the words are given: by quotation marks around the content that are not around the cue too, and by the frame."""
    outer = scene.quoted[draft.cue[0]] if draft.cue else -1
    words = [t for t in draft.content if scene.parse.words[t][0].isalnum()]
    quoted = sum(scene.quoted[t] not in (-1, outer) and not scene.is_title(scene.quoted[t]) for t in words)
    if words and quoted == len(words) and (draft.frame == "quote" or draft.frame in ("clause", "small", "bare")):
        return Quote.DIRECT
    if draft.frame == "turn":
        return Quote.DIRECT
    if quoted:
        return Quote.MIXED
    if draft.frame in NAMED_ACTS and not _has_verb(scene, draft):
        return Quote.ACT
    return Quote.INDIRECT


def _has_verb(scene: Scene, draft: Draft) -> bool:
    """Whether the content of a phrase is a gerund clause ("of hacking into ...")."""
    return draft.frame not in ("np", "bare") and any(
        scene.parse.tags[t] == "VBG" and scene.parse.deps[t] == "pcomp" for t in draft.content
    )
