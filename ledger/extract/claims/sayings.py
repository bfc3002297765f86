"""Which dates of a sentence are those of the saying: beside the cue, not inside what is said."""

from collections.abc import Collection, Container, Iterator, Sequence

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.syntax import SUBJECTS, Parse

PUBLISHING = frozenset(
    """released issued published broadcast posted carried dated held made given aired delivered read uploaded sent""".split()
)
"""What is done with words after they were found: their date is that of the saying ("in a letter sent on Monday")."""
SPEAKING = frozenset(
    """speaking spoke talking talked meeting met appearing appeared addressing addressed testifying testified writing wrote
    asked questioned pressed interviewed reached contacted gathered gathering convening convened""".split()
)
"""What the speaker does while saying it: "who spoke on Saturday", "meeting on Thursday", "asked on Monday"."""
NEAR = 9
"""Tokens between a cue beside a quotation and a date that belongs to it, where the parse does not say."""
BESIDE = frozenset({"prep", "pobj", "npadvmod", "advmod", "nmod", "compound", "nummod", "pcomp", "amod", "det"})
"""How a date hangs below its verb when it is an adverbial of it, not part of its subject or object."""
AT_ONCE = frozenset({"once", "immediately", "promptly", "instantly", "swiftly", "quickly"})
"""Adverbs that tie a clause with a subject of its own to the time of the one before."""
STOPS = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})
PERFECT = frozenset({"has", "have", "'ve"})


def dates_saying(scene: Scene, draft: Draft, cue: int, tokens: Sequence[int]) -> bool:
    """Whether a date hangs below the cue with no other verb between, or stands close beside it at a quotation."""
    parse = scene.parse
    if parse.sentence_of[tokens[0]] != parse.sentence_of[cue] and draft.frame != "quote":
        return False
    inside = set(draft.content)
    if not inside.isdisjoint(tokens):
        return cue in inside and _hangs_below(parse, cue, tokens)
    if (
        _fills_the_gap(parse, draft, cue, tokens)
        or _is_below(parse, draft, cue, tokens, inside)
        or _is_shared(scene, draft, cue, tokens)
    ):
        return True
    return draft.frame == "quote" and _is_near(scene, cue, tokens)


def window(scene: Scene, cue: int) -> tuple[int, int]:
    """The first and the last token at which a date of this saying can begin."""
    first, last = scene.parse.sentence(cue)
    return min(first, cue - NEAR - 1), max(last, cue + NEAR + 1)


def _fills_the_gap(parse: Parse, draft: Draft, cue: int, tokens: Sequence[int]) -> bool:
    """Whether a date ends what stands between the cue and a clause: "said on Tuesday it had", "told X the day before that"."""
    first = min(draft.content, default=0)
    following = tokens[-1] + 1
    if first and parse.lowers[first - 1] == "that" and following == first - 1:
        following = first
    between = range(cue + 1, tokens[0])
    return (
        draft.frame == "clause"
        and cue < tokens[0]
        and following == first
        and not any(parse.lowers[t] in STOPS or parse.is_verb(t) for t in between)
    )


def _is_below(parse: Parse, draft: Draft, cue: int, tokens: Sequence[int], inside: Container[int]) -> bool:
    cues, source = {*draft.cue, cue}, {*draft.source, draft.source_head}
    for above in parse.ancestors(_top(parse, tokens)):
        if above in cues:
            return True
        if above in inside:
            return False
        if parse.is_verb(above) and parse.deps[above] not in ("aux", "auxpass"):
            word = parse.lowers[above]
            if word in SPEAKING and parse.heads[above] in source:
                return True
            if word not in PUBLISHING and not (word in SPEAKING and parse.heads[above] in cues):
                return False
    return False


def _is_shared(scene: Scene, draft: Draft, cue: int, tokens: Sequence[int]) -> bool:
    """Whether it is the date of a verb that the cue goes on from: "apologized on Saturday for it, and said that ..."."""
    parse = scene.parse
    if draft.cue and cue != draft.cue[0]:
        return False
    for verb, has_own_subject in _going_on_from(scene, cue):
        if not (tokens[0] < cue or parse.deps[cue] == "advcl") or not _hangs_below(parse, verb, tokens):
            continue
        is_fronted = tokens[0] < min(parse.children_of(verb, *SUBJECTS), default=0)
        if not has_own_subject or is_fronted or any(parse.lowers[t] in AT_ONCE for t in range(verb, cue)):
            return True
    return False


def _going_on_from(scene: Scene, cue: int) -> Iterator[tuple[int, bool]]:
    """The verbs above that share the occasion, nearest first; and whether a subject of its own sets the cue apart.

    A cue in the present perfect ("and has since denied it") is of another time.
    """
    parse, at, apart = scene.parse, cue, False
    while at != parse.heads[at] and parse.lowers[parse.heads[at]] == "with":  # "with Norway vowing to help"
        at = parse.heads[at]
    if at != cue:
        yield parse.heads[at], False
        return
    while parse.is_verb(parse.heads[at]) and parse.heads[at] != at and not is_perfect(parse, cue):
        head = parse.heads[at]
        if parse.deps[at] == "conj":
            apart = apart or bool(parse.children_of(at, *SUBJECTS))
        elif not (parse.deps[at] == "advcl" and parse.tags[at] == "VBG" and parse.lowers[head] in scene.lexicon.verbs):
            return
        yield head, apart
        at = head


def is_perfect(parse: Parse, verb: int) -> bool:
    """Whether a verb is in the present perfect."""
    return any(parse.deps[c] == "aux" and parse.lowers[c] in PERFECT for c in parse.children[verb])


def _hangs_below(parse: Parse, verb: int, tokens: Sequence[int]) -> bool:
    """Whether a date is an adverbial of this very verb; so is one between it and its subject ("Norway on Monday said")."""
    at = _top(parse, tokens)
    while at != verb:
        is_between = parse.deps[at] in SUBJECTS and tokens[-1] + 1 == verb
        if parse.heads[at] == at or not (parse.deps[at] in BESIDE or is_between):
            return False
        at = parse.heads[at]
    return True


def _top(parse: Parse, tokens: Collection[int]) -> int:
    """The token of a phrase that hangs outside it."""
    return next((t for t in tokens if parse.heads[t] not in tokens or parse.heads[t] == t), min(tokens))


def _is_near(scene: Scene, cue: int, tokens: Sequence[int]) -> bool:
    parse = scene.parse
    if scene.quoted[tokens[0]] != scene.quoted[cue]:
        return False
    low, high = sorted((cue, tokens[0]))
    between = range(low + 1, high)
    return len(between) <= NEAR and not any(
        scene.quoted[t] != scene.quoted[cue] or parse.lowers[t] in (".", ";") for t in between
    )
