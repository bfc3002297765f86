"""Verb cues with what they govern: clauses, infinitives, gerunds, objects and phrases that are the content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.extract.draft import Draft, Scene
from ledger.extract.lexicon import Cue
from ledger.extract.parse.nouns import is_passive, noun_phrase, relative_pronoun, restricted, subject_of
from ledger.extract.parse.syntax import Parse, trim
from ledger.extract.speakers.names import CALENDAR
from ledger.model.claim import Act

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
SKIPPABLE = frozenset({"DT", "JJ", "JJR", "PRP$", "RB", "POS", "NNP"})
GAP = 3
QUESTION_WORDS = frozenset({"what", "who", "whose", "whom", "how", "why", "where", "when", "which"})
SPOKEN = frozenset({"clause", "quote", "bare", "gerund", "obj-of"})
"""Frames in which a cue without a subject still attributes; a wish or plan without one is nobody's."""
ADJUNCTS = frozenset(
    {
        "following",
        "amid",
        "amidst",
        "citing",
        "adding",
        "saying",
        "noting",
        "denying",
        "according",
        "calling",
        "describing",
        "telling",
        "accusing",
        "blaming",
        "urging",
        "insisting",
        "arguing",
        "claiming",
    }
)
"""First words of a phrase after a comma that belongs to the act of saying, not to what is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What a verb governs, as a frame of cues.toml and the tokens of the content."""

    frame: str
    content: tuple[int, ...]
    target: int | None = None


def verb_cues(scene: Scene) -> Iterator[Draft]:
    """Drafts of every verb in the lexicon that stands in one of its frames."""
    parse, verbs = scene.parse, scene.lexicon.verbs
    for token, word in enumerate(parse.lowers):
        cues = verbs.get(word)
        if word == "citing" and parse.deps[token] == "advcl" and parse.lowers[parse.heads[token]] in verbs:
            continue  # the grounds or the reason of another claim, and none of its own
        if cues and parse.tags[token] in VERB_TAGS and parse.deps[token] not in ("amod", "compound", "aux", "auxpass"):
            yield from _drafts(scene, token, cues)


def matched(parse: Parse, token: int, cues: Sequence[Cue]) -> tuple[list[Cue], tuple[int, ...]]:
    """The cues whose every word stands at this verb, the longest only, and the tokens of the cue."""
    for cue in cues:
        if not cue.rest:
            break
        rest = words_after(parse, token, cue.rest)
        if rest is not None:
            same = [c for c in cues if c.words == cue.words]
            return same, (token, *rest)
    return [c for c in cues if not c.rest], (token,)


def words_after(parse: Parse, token: int, words: Sequence[str]) -> tuple[int, ...] | None:
    """The tokens of these words after `token`, with at most a few determiners, adjectives or adverbs between."""
    _, last = parse.sentence(token)
    at, out = token + 1, []
    for word in words:
        if word == "~":
            continue
        skipped = 0
        while at <= last and parse.lowers[at] != word and parse.tags[at] in SKIPPABLE and skipped < GAP:
            at, skipped = at + 1, skipped + 1
        if at > last or parse.lowers[at] != word:
            return None
        out.append(at)
        at += 1
    return tuple(out)


def _drafts(scene: Scene, verb: int, cues: Sequence[Cue]) -> Iterator[Draft]:
    parse = scene.parse
    found, cue_tokens = matched(parse, verb, cues)
    by_frame: dict[str, Cue] = {}
    for cue in found:
        for frame in cue.frames:
            by_frame.setdefault(frame, cue)
    passive = is_passive(parse, verb)
    complements = [c for c in _complements(parse, verb, cue_tokens, passive=passive) if c.frame in by_frame]
    if not complements:
        return
    clausal = any(c.frame in ("clause", "inf", "obj-inf", "gerund", "obj-of", "obj-for") for c in complements)
    negated = parse.is_negated(verb)
    source_head = subject_of(parse, verb)
    source = _source(parse, verb, source_head)
    for complement in complements:
        frame_cue = by_frame[complement.frame]
        if clausal and complement.frame in ("np", "bare", "silent"):
            continue
        taken = (
            {*cue_tokens, *source} if source_head is None or source_head not in complement.content else set(cue_tokens)
        )
        content = tuple(t for t in complement.content if t not in taken)
        if complement.frame in ("bare", "silent"):
            content = complement.content
        if complement.frame == "clause":
            content = _one_sentence(parse, verb, content)
        if frame_cue.act is Act.ASSERT and _is_question_word(parse, content) and not negated:
            continue
        if not content or (source_head is None and not passive and complement.frame not in SPOKEN):
            continue
        yield Draft(
            rule=f"verb-{complement.frame}",
            act=frame_cue.act,
            cue=cue_tokens,
            content=content,
            source=source,
            source_head=source_head,
            frame=complement.frame,
            category=frame_cue.category,
            weak=frame_cue.weak,
            negated=negated,
            target=complement.target,
            hearer=_hearer(parse, verb),
        )


def _one_sentence(parse: Parse, verb: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """The part of the content beside the cue, where a semicolon (or, before the cue, a colon) joins two sentences."""
    first = bool(content) and content[0] < verb
    marks = (";", ":") if first else (";",)
    cuts = [i for i, token in enumerate(content) if parse.words[token] in marks]
    if not cuts:
        return content
    return content[cuts[-1] + 1 :] if first else content[: cuts[0]]


def _is_question_word(parse: Parse, content: Sequence[int]) -> bool:
    """Whether a content only names a question ("said what it had seen"), which states nothing."""
    return bool(content) and parse.lowers[content[0]] in QUESTION_WORDS and parse.tags[content[0]].startswith("W")


def _source(parse: Parse, verb: int, head: int | None) -> tuple[int, ...]:
    """The noun phrase of the source, with the "who" that stands for it beside the cue."""
    if head is None:
        return ()
    phrase = noun_phrase(parse, head)
    pronoun = relative_pronoun(parse, verb, head)
    return tuple(phrase if pronoun is None else sorted({*phrase, pronoun}))


def _hearer(parse: Parse, verb: int) -> int | None:
    """The one told: "told Xinhua", "said to reporters"."""
    own = parse.child(verb, "dobj", "dative")
    if own is not None:
        return parse.child(own, "pobj") if parse.tags[own] == "IN" else own
    to = next((c for c in parse.children_of(verb, "prep", "dative") if parse.lowers[c] == "to"), None)
    return parse.child(to, "pobj") if to is not None else None


def _complements(parse: Parse, verb: int, cue: Sequence[int], *, passive: bool) -> Iterator[Complement]:
    last = cue[-1]
    governors = [verb] if last == verb else [verb, *cue[1:]]
    target = parse.child(verb, "dobj", "dative") if last == verb else parse.child(last, "pobj")
    if passive:
        target = parse.child(verb, "nsubjpass")
        if target is None and parse.deps[verb] == "acl":
            target = parse.heads[verb]
    clause_target = target
    any_found = False
    for governor in governors:
        for child in parse.children[governor]:
            if child in cue:
                continue
            for complement in _complement(parse, governor, child, clause_target, passive=passive):
                any_found = True
                yield complement
    yield from _around(parse, verb)
    if parse.is_negated(verb):
        yield Complement(frame="silent", content=_predicate(parse, verb))
    if not any_found:
        yield Complement(frame="bare", content=tuple(cue))


def _predicate(parse: Parse, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries and all it governs, without its subject and without coordinated clauses."""
    gone = {
        t
        for c in parse.children_of(verb, "nsubj", "nsubjpass", "conj", "cc", "mark", "advcl", "parataxis")
        for t in parse.subtree(c)
    }
    return tuple(trim(parse, [t for t in parse.subtree(verb) if t not in gone]))


def _complement(parse: Parse, verb: int, child: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
    dep = parse.deps[child]
    if dep in ("ccomp", "xcomp", "acl") or (dep == "advcl" and _has_to(parse, child) and not _purpose(parse, verb)):
        yield from _clauses(parse, child, target, passive=passive)
    elif dep == "dobj":
        yield from _inside_object(parse, child)
        yield from _placed(parse, verb, child)
        if parse.lowers[child] in CALENDAR:
            return
        if parse.tags[child] not in ("PRP", "WP", "WDT", "DT", "EX"):
            yield Complement(frame="np", content=_full(parse, child), target=child)
        elif parse.lowers[child] in ("it", "this", "that"):
            yield Complement(frame="it", content=(child,))
    elif dep == "oprd":
        yield from _small(parse, verb, child, None if passive else target)
    elif dep in ("prep", "agent") and parse.lowers[child] != "by":
        yield from _prepositional(parse, child, target)


def _small(parse: Parse, verb: int, child: int, target: int | None) -> Iterator[Complement]:
    """'called the report false'. A participle after its noun names ("a laboratory called Copperline"): no judgement."""
    if parse.deps[verb] == "acl" or (target is not None and parse.lowers[target].endswith("self")):
        return
    content = _full(parse, child)
    if target is not None and target < child and parse.tags[target] not in ("WP", "WDT"):
        content = tuple(sorted({*noun_phrase(parse, target), *content}))
    yield Complement(frame="small", content=content, target=target)


def _placed(parse: Parse, verb: int, noun: int) -> Iterator[Complement]:
    """'put the loss at 71 percent': the object with the phrase that says how much."""
    at = next((c for head in (verb, noun) for c in parse.children_of(head, "prep") if parse.lowers[c] == "at"), None)
    if at is not None and at > noun:
        yield Complement(frame="np-at", content=tuple(sorted({*parse.subtree(noun), *parse.subtree(at)})))


def _inside_object(parse: Parse, noun: int) -> Iterator[Complement]:
    """'accused X of doing Y' where the parse hangs "of doing Y" on X."""
    for preposition in parse.children_of(noun, "prep"):
        gerund = parse.child(preposition, "pcomp")
        if gerund is not None and parse.lowers[preposition] in ("of", "for"):
            yield Complement(frame=f"obj-{parse.lowers[preposition]}", content=_full(parse, gerund), target=noun)


def _purpose(parse: Parse, verb: int) -> bool:
    """Whether an infinitive at this verb is likelier its purpose than its content: it has another complement."""
    return parse.child(verb, "ccomp", "xcomp") is not None


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.lowers[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])


def _clauses(parse: Parse, clause: int, target: int | None, *, passive: bool) -> Iterator[Complement]:
    """A clause, and each coordinated one that has its own "that", apart."""
    subject = parse.child(clause, "nsubj", "nsubjpass", "expl", "csubj")
    apart = [c for c in parse.children_of(clause, "conj") if _that(parse, c) is not None]
    gone = {t for c in apart for t in (*parse.subtree(c), *parse.children_of(clause, "cc"))}
    content = tuple(t for t in _clean(parse, clause) if t not in gone)
    if _has_to(parse, clause) and subject is not None and parse.tags[subject] != "WP":
        outside = set(noun_phrase(parse, subject))
        yield Complement(frame="obj-inf", content=tuple(t for t in content if t not in outside), target=subject)
    elif _has_to(parse, clause):
        if target is None:
            yield Complement(frame="inf", content=content)
        elif passive:
            yield Complement(
                frame="obj-inf", content=tuple(sorted({*noun_phrase(parse, target), *content})), target=target
            )
        else:
            outside = set(noun_phrase(parse, target))
            yield Complement(frame="obj-inf", content=tuple(t for t in content if t not in outside), target=target)
    elif parse.tags[clause] == "VBG" and subject is None and parse.child(clause, "aux") is None:
        yield Complement(frame="gerund", content=content)
    elif parse.is_verb(clause) or parse.child(clause, "cop", "nsubj") is not None:
        frame = "clause" if _finite(parse, clause) else "small"
        yield Complement(frame=frame, content=content)
    else:
        yield Complement(frame="small", content=content)
    for other in apart:
        yield Complement(frame="clause", content=tuple(_clean(parse, other)))


def _finite(parse: Parse, clause: int) -> bool:
    if parse.tags[clause] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        (parse.deps[c] in ("aux", "auxpass", "cop") and parse.tags[c] in ("VBD", "VBZ", "VBP", "MD"))
        or parse.deps[c] in ("nsubj", "nsubjpass", "expl", "mark")
        for c in parse.children[clause]
    )


def _that(parse: Parse, clause: int) -> int | None:
    """The "that" of a clause; of "were gone" the parse hangs it on the auxiliary."""
    verbs = (clause, *parse.children_of(clause, "aux", "auxpass"))
    below = (c for verb in verbs for c in parse.children[verb])
    return next((c for c in below if parse.lowers[c] == "that" and parse.deps[c] == "mark"), None)


def _clean(parse: Parse, clause: int) -> list[int]:
    """The clause's tokens without its "that" and without what stands before it."""
    that = _that(parse, clause)
    tokens = _without_adjuncts(parse, clause)
    if that is not None:
        tokens = [t for t in tokens if t > that] if that - tokens[0] <= 1 else [t for t in tokens if t != that]
    return trim(parse, tokens, drop=",;:–—-'") if tokens else tokens


def _without_adjuncts(parse: Parse, clause: int) -> list[int]:
    """The clause without phrases after a comma that comment on the saying ("..., following reports that", "..., adding that")."""
    gone: set[int] = set()
    for child in parse.children[clause]:
        first = parse.edges[child][0]
        if (
            child > clause
            and parse.deps[child] in ("prep", "advcl", "parataxis")
            and parse.lowers[first - 1] == ","
            and parse.lowers[first] in ADJUNCTS
        ):
            gone.update(parse.subtree(child))
    return [t for t in parse.subtree(clause) if t not in gone]


def _full(parse: Parse, noun: int) -> tuple[int, ...]:
    return tuple(trim(parse, restricted(parse, noun), drop=",;:–—-"))


def _prepositional(parse: Parse, preposition: int, target: int | None) -> Iterator[Complement]:
    word = parse.lowers[preposition]
    governed = parse.child(preposition, "pobj", "pcomp", "amod", "prep")
    if governed is None or parse.lowers[governed] in CALENDAR or parse.tags[governed] == "CD":
        return
    content = _full(parse, governed)
    if word == "as":
        if target is not None and parse.tags[target] not in ("PRP", "WDT", "WP") and target < preposition:
            content = tuple(sorted({*noun_phrase(parse, target), preposition, *content}))
        yield Complement(frame="as", content=content, target=target)
        return
    if target is not None:
        yield Complement(frame=f"obj-{word}", content=content, target=target)
    if target is None or word != "to":  # "referred them to X" is not "referred to X"
        yield Complement(frame=word, content=content)


def _around(parse: Parse, verb: int) -> Iterator[Complement]:
    """The sentence around a cue that stands in it as a parenthesis ("The network, he said, was down")."""
    if parse.deps[verb] != "parataxis" or parse.heads[verb] == verb:
        return
    own = set(parse.subtree(verb))
    content = tuple(t for t in parse.subtree(parse.heads[verb]) if t not in own)
    yield Complement(frame="clause", content=tuple(trim(parse, content)))
