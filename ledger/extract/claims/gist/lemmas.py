"""Base forms of words without a lemmatiser: the extractor's own tables turned round, then the rules of spelling."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ledger.extract.claims.gist.table import irregulars, load_table
from ledger.extract.lexicon import load_lexicon, verb_forms
from ledger.extract.parse.syntax import Parse

CONTENT_TAGS = frozenset("NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ JJ JJR JJS RB CD".split())
"""Penn Treebank tags of words that say something by themselves."""
EMPTY = frozenset(
    """be is are was were been being am 's 're have has had having do does did done will would n't not no so very too also just
    then there here now 'm 've 'd more most same other such own '' `` as well""".split()
)
FORMS = 20_000
"""Different words remembered; an article has some hundreds."""
VOWELS = frozenset("aeiou")
UNCHANGED = frozenset(
    {"news", "series", "this", "its", "us", "media", "data", "always", "perhaps", "thus", "virus", "basis", "crisis"}
)
DOUBLED = frozenset("bdgklmnprtv")


def content_words(parse: Parse, tokens: Sequence[int]) -> tuple[str, ...]:
    """The words of these tokens that say something, in their base forms and in order."""
    tags, lowers = parse.tags, parse.lowers
    return tuple(lemma(lowers[t], tags[t]) for t in tokens if tags[t] in CONTENT_TAGS and lowers[t] not in EMPTY)


@lru_cache(maxsize=FORMS)
def lemma(word: str, tag: str) -> str:
    """The base form of a word in lower case by its Penn Treebank tag; what is no inflected form stays as it is."""
    if tag.startswith("VB"):
        return _verbs().get(word) or _verb(word)
    if tag in ("NNS", "NNPS") and word not in UNCHANGED:
        return _singular(word)
    return word


@cache
def _verbs() -> Mapping[str, str]:
    """The base form of every inflected form of a verb that the extractor knows."""
    known = {cue.words[0] for cues in load_lexicon().verbs.values() for cue in cues}
    known |= {*irregulars(), *load_table().bases}
    table: dict[str, str] = {}
    for verb in sorted(known):
        for form in verb_forms(verb, irregulars().get(verb, ())):
            table.setdefault(form, verb)
    return table | {verb: verb for verb in known}


def _verb(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and not VOWELS.isdisjoint(stem):  # noqa: PLR2004  "sing", "red"
            return _stem(stem)
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004  "dies"
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _stem(stem: str) -> str:
    """The verb whose stem is left when an ending is taken off: "stopp", "disabl", "notifi", "reach"."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] in DOUBLED:
        return stem[:-1]
    silent_e = (
        stem[-1] in "cvuz"
        or (stem[-1] in "gs" and stem[-2] not in "ns")
        or stem.endswith(("bl", "pl", "tl", "dl", "fl", "gl"))
    )
    single = len(stem) > 2 and stem[-1] in "tdlkmnpr" and stem[-2] in VOWELS and stem[-3] not in VOWELS  # noqa: PLR2004
    return (
        stem + "e"
        if silent_e or (single and stem.endswith(("at", "ut", "id", "ud", "ak", "om", "in", "ur", "ir", "as")))
        else stem
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004  "ties"
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
