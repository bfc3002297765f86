"""Inversion after what is said, where the parse takes the speaker for an object: "... , warned a senior official"."""

from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.lexicon import Cue
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import SUBJECTS, Parse, trim

LONGEST = 9
"""How many words name a speaker between the comma and the cue."""
FINITE = ("VBD", "VBN", "VBZ")
NOMINAL = ("NN", "DT", "JJ", "PRP", "POS", "CD", "IN")


def inverted(scene: Scene) -> Iterator[Draft]:
    """The sentence before a comma, a cue and the noun phrase that ends the sentence."""
    parse = scene.parse
    for token, word in enumerate(parse.lowers):
        if not token or parse.lowers[token - 1] != "," or parse.tags[token] not in FINITE or scene.quoted[token] != -1:
            continue
        cue = next((c for c in scene.lexicon.verbs.get(word, ()) if "clause" in c.frames and not c.rest), None)
        speaker = _speaker(parse, token) if cue is not None else None
        content = trim(parse, list(range(parse.sentence(token)[0], token - 1)))
        if cue is not None and speaker is not None and _is_clause(parse, content):
            yield Draft(
                rule="inverted",
                act=cue.act,
                cue=(token,),
                content=tuple(content),
                source=tuple(noun_phrase(parse, speaker)),
                source_head=speaker,
                frame="clause",
                category=cue.category,
                weak=cue.weak,
            )


def speaker_last(scene: Scene) -> Iterator[Draft]:
    """'..., the firm estimates.': a sentence with its attribution at the end, where the parse finds no content.

    Comes after the rule of verbs: what that finds is the same claim.
    """
    parse = scene.parse
    for first in parse.sentence_starts:
        last = parse.sentence(first)[1]
        words = [t for t in range(first, last + 1) if scene.quoted[t] == -1 and parse.words[t][0].isalnum()]
        cue = _clause_cue(scene, words[-1]) if words and parse.words[last] == "." else None
        comma = next((t for t in range(last, first, -1) if parse.words[t] == ","), None)
        if cue is None or comma is None or comma >= words[-1] - 1:
            continue
        source = list(range(comma + 1, words[-1]))
        content = trim(parse, list(range(_begin(scene, first, comma), comma)))
        if _names(parse, source) and content and _is_clause(parse, content):
            yield Draft(
                rule="speaker-last",
                act=cue.act,
                cue=(words[-1],),
                content=tuple(content),
                source=tuple(source),
                source_head=source[-1],
                frame="clause",
                category=cue.category,
                weak=cue.weak,
            )


def _begin(scene: Scene, first: int, comma: int) -> int:
    """Where the content begins: after another attribution in the same sentence ("..., it says, and ...")."""
    parse = scene.parse
    ends = [
        t + 1 for t in range(first + 1, comma - 1) if _clause_cue(scene, t) is not None and parse.words[t + 1] == ","
    ]
    begin = ends[-1] + 1 if ends else first
    return begin + 1 if parse.deps[begin] == "cc" else begin


def _clause_cue(scene: Scene, token: int) -> Cue | None:
    """The cue at this word, if it is in a finite form and takes a clause."""
    if scene.parse.tags[token] not in (*FINITE, "VBP", "NNS"):
        return None
    cues = scene.lexicon.verbs.get(scene.parse.lowers[token], ())
    return next((c for c in cues if "clause" in c.frames and not c.rest), None)


def _names(parse: Parse, tokens: list[int]) -> bool:
    """Whether these words can name a speaker: nouns to the last, no verb among them."""
    tags = [parse.tags[t] for t in tokens]
    return (
        0 < len(tokens) <= LONGEST
        and tags[-1].startswith(("NN", "PRP", "CD"))
        and all(t.startswith(NOMINAL) for t in tags)
    )


def _speaker(parse: Parse, verb: int) -> int | None:
    """The noun right after the verb, with which the sentence ends; none where the verb has a subject or content of its own."""
    if parse.children_of(verb, *SUBJECTS, "ccomp", "xcomp", "agent", "prep"):
        return None
    noun = parse.child(verb, "dobj")
    if noun is None and parse.deps[verb] == "amod" and parse.heads[verb] > verb:
        noun = parse.heads[verb]
    if noun is None or noun < verb or not parse.tags[noun].startswith("NN"):
        return None
    _, last = parse.sentence(verb)
    first = verb + 1 if parse.deps[verb] == "amod" else parse.edges[noun][0]
    return noun if first == verb + 1 and parse.edges[noun][1] >= last - 2 else None


def _is_clause(parse: Parse, content: list[int]) -> bool:
    """Whether these words have a verb with a subject."""
    inside = set(content)
    return any(parse.deps[t] in (*SUBJECTS, "expl") and parse.heads[t] in inside for t in content)
