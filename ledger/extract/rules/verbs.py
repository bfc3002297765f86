"""Verb cues with what they govern: clauses, infinitives, gerunds, objects and phrases that are the content."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ledger.extract.draft import Draft, Scene
from ledger.extract.lexicon import Cue
from ledger.extract.parse.coordination import resumes
from ledger.extract.parse.nouns import is_passive, noun_phrase, relative_pronoun, subject_of
from ledger.extract.parse.syntax import Parse, trim
from ledger.extract.rules.complements import complements
from ledger.extract.rules.objects import Complement
from ledger.extract.speakers.names import CALENDAR
from ledger.model.claim import Act

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
SKIPPABLE = frozenset({"DT", "JJ", "JJR", "PRP$", "RB", "POS", "NNP", "CD"})
GAP = 3
QUESTION_WORDS = frozenset({"what", "who", "whose", "whom", "how", "why", "where", "when", "which"})
SPOKEN = frozenset({"clause", "quote", "bare", "gerund", "obj-of"})
"""Frames in which a cue without a subject still attributes; a wish or plan without one is nobody's."""
QUESTIONING = frozenset({Act.ASK, Act.DECLINE_COMMENT})
UNSAID = frozenset({"link", "know", "show", "dub", "tell", "urge-for", "urge-person", "talk-about"})
"""Classes whose passive without an agent tells a state of things: "is linked to", "is known", "is called", "was told to"."""
ROUTED = frozenset("route routes prefix prefixes network networks address addresses block blocks path paths".split())
"""What routers announce, without a word."""
BE = frozenset({"is", "are", "was", "were", "be", "been"})
NAMED = frozenset({"named", "identified", "quoted", "mentioned"})
NOBODY = frozenset({"nobody", "none", "noone", "nothing", "anybody", "anyone", "whoever", "everyone"})
SAYING = frozenset({"say", "say-of", "tell", "inform", "add", "argue", "write", "dub"})
"""Classes of verbs that assert aloud."""
LONGEST_OBJECT = 8
"""How many tokens may stand where a phrase has "*"."""


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
        if rest is not None and cue.rest[0] == "*" and rest[0] == token + 1:
            continue  # "ruled out sabotage" has nothing where "ruled sabotage out" has it
        if rest is not None and not _is_of_a_date(parse, rest[-1]):
            same = [c for c in cues if c.words == cue.words]
            return same, (token, *rest)
    return [c for c in cues if not c.rest], (token,)


def _is_of_a_date(parse: Parse, last: int) -> bool:
    """Whether the last word of a cue begins a date instead: "called on Tuesday for" calls on nobody."""
    after = parse.lowers[last + 1 : last + 2]
    return parse.lowers[last] in ("on", "in") and any(word in CALENDAR for word in after)


def words_after(parse: Parse, token: int, words: Sequence[str]) -> tuple[int, ...] | None:
    """The tokens of these words after `token`, with at most a few determiners, adjectives or adverbs between."""
    _, last = parse.sentence(token)
    at, out = token + 1, []
    reach = GAP
    for word in words:
        if word in ("~", "*"):
            reach = LONGEST_OBJECT if word == "*" else GAP
            continue
        skipped = 0
        while at <= last and parse.lowers[at] != word and skipped < reach and _may_stand_between(parse, at, reach):
            at, skipped = at + 1, skipped + 1
        if at > last or parse.lowers[at] != word:
            return None
        out.append(at)
        at, reach = at + 1, GAP
    return tuple(out)


def _may_stand_between(parse: Parse, token: int, reach: int) -> bool:
    """Whether the token may stand within a phrase: a determiner, adjective or adverb; in its object all but verbs and commas."""
    if reach == GAP:
        return parse.tags[token] in SKIPPABLE
    return not parse.is_verb(token) and parse.lowers[token] not in (",", ":")


def _drafts(scene: Scene, verb: int, cues: Sequence[Cue]) -> Iterator[Draft]:
    parse = scene.parse
    found, cue_tokens = matched(parse, verb, cues)
    by_frame = _by_frame(found)
    passive, negated = is_passive(parse, verb), parse.is_negated(verb)
    governed = _accepted(
        scene, verb, tuple(complements(parse, verb, cue_tokens, by_frame, passive=passive)), by_frame, negated=negated
    )
    if not governed:
        return
    clausal = any(c.frame in ("clause", "inf", "obj-inf", "gerund", "obj-of", "obj-for") for c in governed)
    source_head = subject_of(parse, verb)
    source = _source(parse, verb, source_head)
    for complement in governed:
        frame_cue = by_frame[complement.frame]
        if clausal and complement.frame in ("np", "bare", "silent"):
            continue
        taken = (
            {*cue_tokens, *source} if source_head is None or source_head not in complement.content else set(cue_tokens)
        )
        content = tuple(t for t in complement.content if t not in taken)
        if complement.frame in ("bare", "silent"):
            content = complement.content
        if complement.frame in ("clause", "for", "np", "of", "inf", "obj-inf", "gerund", "obj-of"):
            content = _until_resumed(scene, verb, _one_sentence(parse, verb, content))
        if complement.frame == "clause":
            content = (*_fronted(parse, verb, source), *content)
        if frame_cue.act is Act.ASSERT and _is_question_word(parse, content) and not negated:
            continue
        if not content or (source_head is None and not passive and complement.frame not in SPOKEN):
            continue
        if _claims_nothing(parse, verb, source_head, frame_cue, frame=complement.frame, content=content):
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


def _by_frame(cues: Iterable[Cue]) -> dict[str, Cue]:
    """For each frame its cue: one that does more than assert before one that asserts ("condemned X as Y")."""
    out: dict[str, Cue] = {}
    for cue in cues:
        for frame in cue.frames:
            if out.setdefault(frame, cue).act is Act.ASSERT:
                out[frame] = cue
    return out


def _accepted(
    scene: Scene, verb: int, governed: Sequence[Complement], cues: Mapping[str, Cue], *, negated: bool
) -> list[Complement]:
    """What stands in a frame of the cue, the fuller ones alone; the cue itself where nothing does and it names an act."""
    framed = (
        _framed(scene, complement, cues, negated=negated) for complement in governed if complement.frame != "bare"
    )
    out = [complement for complement in framed if complement is not None]
    if not out and "bare" in cues:
        return [c for c in governed if c.frame == "bare"]
    if any(c.frame == "np" and cues["np"].act is not Act.ASSERT for c in out):  # "..., the host denies any lapse"
        out = [c for c in out if c.frame != "clause" or c.content[-1:] > (verb,)]
    fuller = {c.frame for c in out} & {"obj-on", "obj-to", "obj-for", "np-at", "as"}
    return [c for c in out if c.frame not in ("np", "np-number", "between")] if fuller else out


def _framed(scene: Scene, complement: Complement, cues: Mapping[str, Cue], *, negated: bool) -> Complement | None:
    """The complement where it stands in a frame of the cue; objects and open questions in the frame they are of."""
    frame = complement.frame
    if frame == "question":
        cue = cues.get("clause")
        asked = cue is not None and (negated or cue.act in QUESTIONING)
        return replace(complement, frame="clause") if asked else None
    if frame in ("left", "undergone"):
        cue = cues.get("np")
        named = cue is not None and (cue.act is not Act.ASSERT or (frame == "undergone" and cue.category == "say-of"))
        return replace(complement, frame="np") if named else None
    if frame == "np" and "np-deed" in cues and complement.target is not None:
        done = scene.parse.lowers[complement.target] in scene.lexicon.deeds
        return replace(complement, frame="np-deed") if done else None
    return complement if frame in cues else None


def _one_sentence(parse: Parse, verb: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """The part of the content beside the cue, where a semicolon (or, before the cue, a colon) joins two sentences."""
    first = bool(content) and content[0] < verb
    marks = (";", ":") if first else (";",)
    cuts = [i for i, token in enumerate(content) if parse.words[token] in marks]
    if first and any(parse.words[t] in (":", ";") for t in range(content[-1] + 1, verb)):
        return ()
    if not cuts:
        return content
    return content[cuts[-1] + 1 :] if first else content[: cuts[0]]


def _fronted(parse: Parse, verb: int, source: Sequence[int]) -> tuple[int, ...]:
    """What stands before a cue between commas: "If it rains, the mayor said, the masts will fall" says it all."""
    if not source or source[-1] > verb or parse.lowers[min(verb + 1, len(parse) - 1)] != ",":
        return ()
    before = [c for c in parse.children_of(verb, "prep", "advcl", "npadvmod", "advmod") if c < source[0]]
    if not before or parse.lowers[source[0] - 1] != ",":
        return ()
    return tuple(range(parse.edges[before[0]][0], source[0] - 1))


def _until_resumed(scene: Scene, verb: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """The content up to where its cue's subject goes on with another act ("..., and denied that ...")."""
    parse = scene.parse
    for token in content:
        if token > verb and _speaks(scene, token) and parse.is_verb(token) and resumes(parse, token) == verb:
            end = max(t for t in range(verb, token) if parse.lowers[t] in ("and", "but"))
            return tuple(trim(parse, [t for t in content if t < end]))
    return content


def _speaks(scene: Scene, token: int) -> bool:
    """Whether a verb is one of saying, or names another act."""
    cues = scene.lexicon.verbs.get(scene.parse.lowers[token], ())
    return any(c.act is not Act.ASSERT or c.category in SAYING for c in cues)


def _claims_nothing(
    parse: Parse, verb: int, source_head: int | None, cue: Cue, *, frame: str, content: Sequence[int]
) -> bool:
    """Whether nobody performs the act: "nobody thinks", "did they deny it?", "is linked to", "has to apologise"."""
    if source_head is None or _is_interposed(parse, verb):
        return cue.category in UNSAID
    if cue.act is not Act.DECLINE_COMMENT and _is_nobody(parse, source_head):
        return True
    infinitive = any(parse.lowers[c] == "to" for c in parse.children_of(verb, "aux"))
    if infinitive and (parse.lowers[source_head] == "it" or parse.lowers[parse.heads[verb]] in BE):
        return True  # "it is too early to blame the port", "the mast was to blame, not the wind"
    if frame == "np" and parse.lowers[verb].startswith("announc") and any(parse.lowers[t] in ROUTED for t in content):
        return True
    if frame in ("inf", "obj-inf") and _keeps_name(parse, content):
        return True
    if frame == "bare" and cue.act is not Act.DECLINE_COMMENT:
        return parse.tags[verb] == "VB" or parse.is_negated(verb)
    return _is_asked(parse, verb)


def _is_interposed(parse: Parse, verb: int) -> bool:
    """'The ministry, asked about it, ...', where the parse takes the one asked for the asker."""
    return (
        parse.lowers[verb] == "asked"
        and verb > 0
        and parse.lowers[verb - 1] == ","
        and parse.child(verb, "prep") == verb + 1
    )


def _keeps_name(parse: Parse, content: Sequence[int]) -> bool:
    """'asked not to be named': how somebody spoke, not what."""
    return "be" in (parse.lowers[t] for t in content) and any(parse.lowers[t] in NAMED for t in content)


def _is_nobody(parse: Parse, noun: int) -> bool:
    """'nobody', 'no state', 'not everyone', 'whoever'."""
    if parse.lowers[noun] in NOBODY:
        return True
    return any(parse.lowers[c] in ("no", "not") and parse.deps[c] in ("det", "neg") for c in parse.children[noun])


def _is_asked(parse: Parse, verb: int) -> bool:
    """Whether the sentence asks if the act is done: its auxiliary stands before its subject, a question mark at the end."""
    _, last = parse.sentence(verb)
    if "?" not in parse.words[last] and "?" not in parse.words[last - 1]:
        return False
    subject = parse.child(verb, "nsubj")
    aux = parse.child(verb, "aux")
    return subject is not None and aux is not None and aux < subject


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
