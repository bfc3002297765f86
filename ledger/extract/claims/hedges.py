"""The words with which a claim is held back: modals of possibility, adverbs of probability, weak verbs."""

from collections.abc import Sequence

from ledger.extract.parse.syntax import Parse

MODALS = frozenset({"may", "might", "could"})
ADVERBS = frozenset(
    """possibly perhaps maybe probably likely apparently seemingly presumably allegedly reportedly purportedly supposedly potentially
    conceivably unlikely""".split()
)
VERBS = frozenset({"appear", "appears", "appeared", "seem", "seems", "seemed", "suggest", "suggests", "suggested"})
FIRSTS = frozenset({"consistent", "in", "as"})
PHRASES = (("consistent", "with"), ("in", "all", "likelihood"), ("as", "if"))


def hedges_in(parse: Parse, content: Sequence[int], cue: Sequence[int], *, weak: bool) -> tuple[str, ...]:
    """The hedging words of a claim in the order of the text; a weak cue is one of them.

    "may" of permission cannot be told from "may" of possibility; "could" with "not" is ability and does not hedge.
    """
    out: list[tuple[int, str]] = [(t, parse.words[t]) for t in cue[:1] if weak]
    inside = set(content)
    for token in content:
        word = parse.lowers[token]
        if word in MODALS and parse.tags[token] == "MD":
            if word != "could" or not _negated(parse, token):
                out.append((token, word))
        elif (word in ADVERBS and parse.tags[token] != "NNP") or (word in VERBS and parse.is_verb(token)):
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


def _negated(parse: Parse, modal: int) -> bool:
    return parse.is_negated(parse.heads[modal])
