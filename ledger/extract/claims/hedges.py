"""The words with which a claim is held back: modals of possibility, adverbs of probability, weak verbs."""

from collections.abc import Sequence

from ledger.extract.draft import Draft
from ledger.extract.parse.syntax import Parse
from ledger.model.claim import Act

UNHEDGED = frozenset({Act.ASK, Act.URGE, Act.PROMISE, Act.DECLINE_COMMENT})
"""Acts that state nothing which could be held back."""
MODALS = frozenset({"may", "might", "could"})
ADVERBS = frozenset(
    """possibly perhaps maybe probably likely apparently seemingly presumably allegedly reportedly purportedly supposedly potentially
    conceivably unlikely""".split()
)
VERBS = frozenset({"appear", "appears", "appeared", "seem", "seems", "seemed", "suggest", "suggests", "suggested"})
FIRSTS = frozenset({"consistent", "in", "as", "almost"})
PHRASES = (("consistent", "with"), ("in", "all", "likelihood"), ("as", "if"), ("almost", "certainly"))
ADJECTIVES = frozenset({"possible", "conceivable", "plausible", "thinkable", "probable"})
"""They hedge as predicates: "it was possible that", "a fault is conceivable"."""
SAID = frozenset("say says said tell tells told claim claims claimed report reports reported".split())


def hedges_of(parse: Parse, draft: Draft, act: Act) -> tuple[str, ...]:
    """The hedging words of a claim in the order of the text; a question, a request or a silence has none."""
    return () if act in UNHEDGED else hedges_in(parse, draft.content, draft.cue, weak=draft.weak)


def hedges_in(parse: Parse, content: Sequence[int], cue: Sequence[int], *, weak: bool) -> tuple[str, ...]:
    """The hedging words of these tokens in the order of the text; a weak cue is one of them.

    "may" of permission cannot be told from "may" of possibility; "could" with "not" is ability and does not hedge.
    """
    out: list[tuple[int, str]] = [(t, parse.words[t]) for t in cue[:1] if weak]
    inside = set(content)
    others = _others_words(parse, content)
    for token in content:
        word = parse.lowers[token]
        if token in others:
            continue
        if word in MODALS and parse.tags[token] == "MD":
            if word != "could" or not _is_ability(parse, token):
                out.append((token, word))
        elif _hedges_alone(parse, token):
            out.append((token, word))
        elif word in FIRSTS:
            phrase = _phrase_at(parse, token, inside)
            if phrase:
                out.append((token, phrase))
    return tuple(word for _, word in sorted(out))


def _phrase_at(parse: Parse, token: int, inside: set[int]) -> str:
    """The hedging phrase that begins here, or ""."""
    for phrase in PHRASES:
        last = token + len(phrase) - 1
        if last in inside and tuple(parse.lowers[token : last + 1]) == phrase:
            return " ".join(phrase)
    return ""


def _hedges_alone(parse: Parse, token: int) -> bool:
    """Whether this adverb, verb or predicate holds the claim back by itself."""
    word = parse.lowers[token]
    if word in ADVERBS:
        return parse.tags[token] != "NNP"
    return (word in VERBS and _weakens(parse, token)) or (word in ADJECTIVES and parse.deps[token] == "acomp")


def _others_words(parse: Parse, content: Sequence[int]) -> set[int]:
    """What the content reports as somebody else's words: "she told me that it might begin" holds nothing back."""
    out: set[int] = set()
    for verb in content:
        subject = parse.child(verb, "nsubj") if parse.lowers[verb] in SAID else None
        if subject is not None and parse.lowers[subject] not in ("i", "we"):
            for clause in parse.children_of(verb, "ccomp"):
                out.update(parse.subtree(clause))
    return out


def _weakens(parse: Parse, verb: int) -> bool:
    """Whether "suggest" and the like say that something seems so; not "nothing to suggest it"."""
    return parse.is_verb(verb) and not (verb > 0 and parse.lowers[verb - 1] == "to" and parse.deps[verb] == "relcl")


def _is_ability(parse: Parse, modal: int) -> bool:
    """Whether "could" means being able: negated, asked for, or in a clause about a thing ("everything it could reach")."""
    verb = parse.heads[modal]
    asked = parse.child(verb, "nsubj") is not None and modal < (parse.child(verb, "nsubj") or 0)
    return parse.is_negated(verb) or parse.is_negated(modal) or asked or (parse.deps[verb] == "relcl" and verb > modal)
