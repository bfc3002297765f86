"""Inversion after what is said, where the parse takes the speaker for an object: "... , warned a senior official"."""

from collections.abc import Iterator

from ledger.extract.draft import Draft, Scene
from ledger.extract.parse.nouns import noun_phrase
from ledger.extract.parse.syntax import SUBJECTS, Parse, trim

FINITE = ("VBD", "VBN", "VBZ")


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
