"""The cue beside a quotation, and whom it names: after it, before it, behind a colon or a dash."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.extract.draft import Scene
from ledger.extract.parse.labels import STAMP
from ledger.extract.parse.nouns import noun_phrase, subject_of
from ledger.extract.parse.quotes import AFTER_HOUR
from ledger.extract.parse.syntax import Parse
from ledger.extract.rules.verbs import VERB_TAGS, matched
from ledger.model.claim import Act

REACH = 18
"""How many tokens of the words after a quotation may stand before its cue."""
CLOSE = 8
"""How many tokens may stand between a cue and the quotation it opens ("told reporters in Beijing on Monday,")."""
SHORT = 14
"""A sentence up to this many tokens after a finished quotation can be its attribution ("he said.")."""
DASHES = ("—", "–", "―", "-", "--")
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "PRP", "WP")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A cue found for a quotation, and who it names."""

    cue: tuple[int, ...]
    act: Act
    source_head: int | None
    source: tuple[int, ...]
    before: bool
    """Whether the cue stands before the quotation."""
    negated: bool = False
    hearer: int | None = None
    rule: str = "quotation"


def words_after_quotation(scene: Scene, number: int) -> list[int]:
    """The tokens from the quotation's end to the next quotation or the end of the sentence begun there."""
    parse, q = scene.parse, scene.quotations.items[number]
    end = scene.quotations.paragraphs[q.paragraph].end
    first = scene.between(q.span.end, end)
    out: list[int] = []
    for token in first:
        if scene.quoted[token] != -1:
            break
        if not out and parse.words[token].isspace():
            continue
        if parse.lowers[token] in (".", "?", "!") or "\n" in parse.words[token]:
            if out:
                break
            continue
        out.append(token)
    return out


def words_before(scene: Scene, number: int) -> list[int]:
    """The tokens from the start of the sentence, or from the quotation before, to this quotation.

    A quotation that opens its paragraph belongs to the words before it where they end with a colon.
    """
    parse, q = scene.parse, scene.quotations.items[number]
    paragraphs = scene.quotations.paragraphs
    start = paragraphs[q.paragraph].start
    if q.paragraph and not parse.text[start : q.span.start].strip():
        before_it = paragraphs[q.paragraph - 1]
        if before_it.of(parse.text).rstrip().endswith(":"):
            return _last_words(scene, before_it.start, before_it.end)
    stamp = STAMP.match(parse.text, start)
    return _last_words(scene, start if stamp is None else stamp.end(), q.span.start)


def _last_words(scene: Scene, start: int, end: int) -> list[int]:
    """The unquoted tokens of the sentence that goes on to the end of this stretch."""
    parse = scene.parse
    out: list[int] = []
    for token in reversed(scene.between(start, end)):
        if parse.words[token].isspace() and not out:
            continue
        if scene.quoted[token] != -1 or parse.lowers[token] in (".", "?", "!") or "\n" in parse.words[token]:
            break
        if not out and AFTER_HOUR.match(parse.text, parse.starts[token]):
            break
        out.append(token)
    return out[::-1]


def after(scene: Scene, number: int) -> Attribution | None:
    """The attribution in the words after a quotation: `"...," she said`."""
    parse = scene.parse
    fragment = words_after_quotation(scene, number)
    words = [t for t in fragment if parse.words[t][0].isalnum()]
    if not words:
        return None
    q = scene.quotations.items[number]
    stop = q.inner.of(parse.text).rstrip()[-1:] in ".…" and parse.text[q.span.end : q.span.end + 1] != ","
    if stop and parse.words[words[0]][0].isupper() and parse.tags[words[0]] != "PRP" and len(words) > SHORT:
        return None
    if parse.lowers[words[0]] == "according":
        return _according(scene, fragment, words[0])
    if parse.words[fragment[0]] in DASHES and not any(parse.tags[t] in VERB_TAGS for t in words[:CLOSE]):
        return _signed(scene, fragment, words)
    partial = is_partial(scene, number)
    if partial and parse.lowers[words[0]] in ("and", "but", "or"):
        return None
    known = _listed(scene, fragment, alone=stop or partial)
    if known is not None or any(_quote_cue(scene, t) for t in fragment[:REACH]):
        return known
    if not stop and len(words) <= CLOSE:
        verb = next((t for t in words if parse.tags[t] in ("VBD", "VBZ")), None)
        head = _source_head(scene, verb, fragment) if verb is not None else None
        if verb is not None and head is not None and parse.tags[head] in ("NNP", "PRP"):
            return _attribution(scene, verb, (Act.ASSERT, (verb,)), head, fragment, before=False)
    return None


def is_partial(scene: Scene, number: int) -> bool:
    """Whether a quotation is part of a sentence begun before it: it begins in lower case, after words without marks."""
    q = scene.quotations.items[number]
    inner = q.inner.of(scene.parse.text).lstrip("[(…. ")
    return inner[:1].islower() and any(scene.parse.words[t][0].isalnum() for t in words_before(scene, number))


def _listed(scene: Scene, fragment: Sequence[int], *, alone: bool) -> Attribution | None:
    """The first cue of the lexicon in the words after a quotation, with its source.

    `alone`: the quotation is finished or part of a sentence; a cue that has a content of its own is not its cue then.
    """
    for token in fragment[:REACH]:
        cue = _quote_cue(scene, token)
        if cue is None:
            continue
        source_head = _source_head(scene, token, fragment)
        if source_head is None or (alone and _governs_clause(scene.parse, token, fragment)):
            return None
        return _attribution(scene, token, cue, source_head, fragment, before=False)
    return None


def _signed(scene: Scene, fragment: Sequence[int], words: Sequence[int]) -> Attribution | None:
    """'"..." - Jane Doe, teacher': the name after a dash, the dash as cue."""
    parse = scene.parse
    if not parse.tags[words[0]].startswith("NNP"):
        return None
    head = words[0]
    while head + 1 in words and parse.tags[head + 1].startswith("NNP"):
        head += 1
    return Attribution(
        cue=(fragment[0],),
        act=Act.ASSERT,
        source_head=head,
        source=_limited(scene, head, fragment),
        before=False,
        rule="quotation-signed",
    )


def _governs_clause(parse: Parse, verb: int, fragment: Sequence[int]) -> bool:
    """Whether the verb has a content of its own to its right, in the same fragment."""
    return any(parse.deps[c] in ("ccomp", "xcomp") and c > verb and c in fragment for c in parse.children[verb])


def opening(scene: Scene, number: int) -> Attribution | None:
    """The attribution that opens a quotation with a comma or colon; it goes before any words after the quotation."""
    fragment = words_before(scene, number)
    return before(scene, number) if fragment and scene.parse.words[fragment[-1]] in (",", ":") else None


def before(scene: Scene, number: int) -> Attribution | None:
    """The attribution in the words before a quotation: `She said: "..."`."""
    parse, q = scene.parse, scene.quotations.items[number]
    fragment = words_before(scene, number)
    words = [t for t in fragment if parse.words[t][0].isalnum()]
    if not words:
        return None
    last = parse.words[fragment[-1]]
    near = [t for t in fragment if len(words) - sum(w <= t for w in words) <= CLOSE]
    for token in reversed(near):
        cue = _quote_cue(scene, token)
        if cue is None:
            continue
        if parse.child(token, "mark") is not None or (
            is_partial(scene, number) and _governs_clause(parse, token, fragment)
        ):
            return None  # "warned that if it went on, "..."", "admitted that it was left out, "for once"": part of the content
        adjacent = token == words[-1] or (cue[1] and max(cue[1]) == words[-1])
        if not (adjacent or last in (",", ":")):
            return None
        source_head = _source_head(scene, token, fragment)
        return _attribution(scene, token, cue, source_head, fragment, before=True)
    if last == ":" and q.inner.of(parse.text)[:1].isupper():
        return _colon(scene, fragment, words)
    return None


def _colon(scene: Scene, fragment: Sequence[int], words: Sequence[int]) -> Attribution | None:
    """'He put it bluntly: "..."' and 'Hua: "..."': the subject of the words before the colon, the colon as cue."""
    parse = scene.parse
    verb = next((t for t in fragment if parse.tags[t] in VERB_TAGS and parse.child(t, "nsubj") is not None), None)
    head = subject_of(parse, verb) if verb is not None else None
    if head is None and len(words) <= CLOSE:
        head = next((t for t in reversed(words) if parse.tags[t].startswith("NN")), None)
    if head is None or scene.quoted[head] != -1 or parse.words[head][0].isdigit():
        return None
    cue = (verb,) if verb is not None else (fragment[-1],)
    return Attribution(
        cue=cue,
        act=Act.ASSERT,
        source_head=head,
        source=_limited(scene, head, fragment),
        before=True,
        rule="quotation-colon",
    )


def _according(scene: Scene, fragment: Sequence[int], token: int) -> Attribution | None:
    parse = scene.parse
    head = next((t for t in fragment if t > token + 1 and parse.tags[t] in NOUN_TAGS), None)
    while head is not None and parse.deps[head] in ("compound", "nmod", "poss") and parse.heads[head] in fragment:
        head = parse.heads[head]
    if head is None:
        return None
    return Attribution(
        cue=(token, token + 1),
        act=Act.ASSERT,
        source_head=head,
        source=_limited(scene, head, fragment),
        before=False,
        rule="quotation-according",
    )


def _quote_cue(scene: Scene, token: int) -> tuple[Act, tuple[int, ...]] | None:
    """The act and tokens of the cue at this verb, if it can introduce direct speech."""
    parse = scene.parse
    cues = scene.lexicon.verbs.get(parse.lowers[token])
    if (
        not cues
        or parse.tags[token] not in (*VERB_TAGS, "NN", "NNS")
        or parse.deps[token] in ("aux", "auxpass", "amod", "compound")
    ):
        return None
    if parse.tags[token] in ("NN", "NNS") and not parse.lowers[token].endswith(("s", "ed")):
        return None
    found, tokens = matched(parse, token, cues)
    cue = next((c for c in found if "quote" in c.frames), None)
    return (cue.act, tokens) if cue is not None else None


def _attribution(
    scene: Scene,
    token: int,
    cue: tuple[Act, tuple[int, ...]],
    source_head: int | None,
    fragment: Sequence[int],
    *,
    before: bool,
) -> Attribution:
    parse = scene.parse
    source = _limited(scene, source_head, fragment) if source_head is not None else ()
    act, tokens = cue
    source = tuple(t for t in source if t not in tokens)
    hearer = parse.child(token, "dobj", "dative")
    if hearer is not None and (hearer == source_head or hearer not in fragment):
        hearer = None
    return Attribution(
        cue=tokens,
        act=act,
        source_head=source_head,
        source=source,
        before=before,
        negated=parse.is_negated(token),
        hearer=hearer,
    )


def _limited(scene: Scene, head: int, fragment: Sequence[int]) -> tuple[int, ...]:
    """The noun phrase at `head`, cut to the fragment where the head lies in it, never reaching into a quotation of speech."""
    phrase = noun_phrase(scene.parse, head)
    if head in fragment:
        phrase = [
            t for t in phrase if t in fragment or (scene.quoted[t] != -1 and abs(t - head) < CLOSE and t > fragment[0])
        ]
        run = [head]
        for t in reversed([t for t in phrase if t < head]):
            if run[0] - t > 1:
                break
            run.insert(0, t)
        for t in [t for t in phrase if t > head]:
            if t - run[-1] > 1:
                break
            run.append(t)
        phrase = run
    return tuple(phrase)


def _source_head(scene: Scene, verb: int, fragment: Sequence[int]) -> int | None:
    """Who the verb's subject is; where the parse does not say, the nearest noun beside it in the fragment."""
    parse = scene.parse
    head = subject_of(parse, verb)
    if head is not None and (
        head in fragment or (scene.quoted[head] == -1 and scene.paragraph_of[head] == scene.paragraph_of[verb])
    ):
        return head
    left = [t for t in fragment if t < verb and parse.tags[t] in NOUN_TAGS]
    right = [t for t in fragment if t > verb and parse.tags[t] in NOUN_TAGS]
    if left:
        return left[-1]
    if not right:
        return None
    at = right[0]
    while at + 1 in right and parse.tags[at + 1].startswith("NN"):
        at += 1
    return at


def subject_before(scene: Scene, number: int) -> Attribution | None:
    """The subject of the sentence before, for a quotation that stands alone after it."""
    parse, q = scene.parse, scene.quotations.items[number]
    start = scene.quotations.paragraphs[q.paragraph].start
    before = [t for t in scene.between(start, q.span.start) if scene.quoted[t] == -1]
    if not before or words_before(scene, number):
        return None
    first, last = parse.sentence(before[-1])
    root = next((t for t in range(first, last + 1) if parse.heads[t] == t), None)
    head = subject_of(parse, root) if root is not None else None
    if head is None or scene.quoted[head] != -1 or parse.tags[head] not in ("NNP", "PRP", "NN", "NNPS"):
        return None
    return Attribution(
        cue=(),
        act=Act.ASSERT,
        source_head=head,
        source=tuple(noun_phrase(parse, head)),
        before=True,
        rule="quotation-after-sentence",
    )
