"""What a noun phrase speaks of: a failure, a network, something else; pronouns by the sentences before."""

from collections.abc import Iterator
from enum import StrEnum

from ledger.extract.measures.triggers import LOWER_INTERNET, load_triggers
from ledger.extract.parse.syntax import Parse

PRONOUNS = frozenset(
    {
        "it",
        "they",
        "them",
        "both",
        "all",
        "these",
        "those",
        "one",
        "most",
        "none",
        "another",
        "some",
        "half",
        "each",
        "others",
        "rest",
    }
)
ORDINALS = frozenset(
    "first second third fourth fifth sixth last latest two three four five six seven eight nine ten".split()
)
OF = frozenset({"of", "to", "in", "for", "with"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})
BACK = 2
"""Sentences before its own in which a pronoun's noun is looked for."""


class Theme(StrEnum):
    """What is spoken of."""

    OUTAGE = "outage"
    NETWORK = "network"
    PLACE = "place"
    """A country, a city, its people, or a name."""
    MENDING = "mending"
    """Work on a network that is out."""
    OTHER = "other"


ABOUT_NETWORKS = frozenset({Theme.OUTAGE, Theme.NETWORK})


def is_pronoun(parse: Parse, noun: int | None) -> bool:
    """Whether it stands for something said before."""
    return noun is not None and parse.lowers[noun] in PRONOUNS


def theme_of(parse: Parse, noun: int | None) -> Theme | None:
    """What the phrase with this head speaks of; a pronoun, what its noun spoke of; None where the words do not say."""
    if noun is None:
        return None
    if parse.lowers[noun] not in PRONOUNS and parse.lowers[noun] not in ORDINALS:
        return own_theme(parse, noun)
    inner = _inner(parse, noun)
    return own_theme(parse, inner) if inner is not None else antecedent(parse, noun)


def own_theme(parse: Parse, noun: int) -> Theme | None:
    """What the phrase's own words say."""
    words, word = load_triggers(), parse.lowers[noun]
    if word in words.outage:
        return Theme.OTHER if _has_modifier(parse, noun, words.foreign) else Theme.OUTAGE
    if word in words.mending:
        bare = _inner(parse, noun) is None and not parse.children_of(noun, *MODIFIERS)
        known = _theme_within(parse, noun) in ABOUT_NETWORKS or (bare and speaks_of_networks(parse, noun, back=BACK))
        return Theme.MENDING if known else Theme.OTHER
    if word in words.tidings:
        return Theme.OUTAGE if _theme_within(parse, noun) is Theme.OUTAGE else Theme.OTHER
    if word in words.other and not (word in words.part and _has_modifier(parse, noun, words.network)):
        return Theme.OTHER  # but a "BGP session" is a link
    if word in words.network:
        return _network_theme(parse, noun)
    if word == "media" and any(parse.lowers[c] == "social" for c in parse.children[noun]):
        return Theme.NETWORK
    if word in words.trouble and speaks_of_networks(parse, noun, back=1):
        return Theme.OUTAGE
    return _theme_within(parse, noun) or (
        Theme.PLACE if word in words.place or parse.tags[noun] in ("NNP", "NNPS") else None
    )


def _network_theme(parse: Parse, noun: int) -> Theme | None:
    """Of a word that names a network where nothing beside it says otherwise: no "train service", no "access to the stadium"."""
    if _has_modifier(parse, noun, load_triggers().unlike):
        return Theme.OTHER
    if parse.lowers[noun] == "traffic" and _place_of(parse, noun) in load_triggers().unlike:
        return Theme.OTHER  # "traffic on the highway"
    if parse.lowers[noun] != "access" or _has_modifier(parse, noun, load_triggers().network):
        return Theme.NETWORK
    inner = _inner(parse, noun)
    of_networks = inner is None or parse.lowers[inner] in load_triggers().network or speaks_of_networks(parse, noun)
    return Theme.NETWORK if of_networks else None


def _theme_within(parse: Parse, noun: int) -> Theme | None:
    """The theme that modifiers ("Internet users"), "of" ("parts of the network") or a second noun give."""
    words = load_triggers()
    bears = parse.lowers[noun] in words.part or parse.lowers[noun] in words.place or parse.lowers[noun] in words.mending
    if bears and _has_modifier(parse, noun, words.network):
        return Theme.NETWORK
    if parse.lowers[noun] in words.part and _has_modifier(parse, noun, words.outage):
        return Theme.OUTAGE
    if parse.lowers[noun] in words.part and _has_modifier(parse, noun, words.trouble):
        return Theme.OUTAGE if speaks_of_networks(parse, noun, back=1) else None
    below = [_inner(parse, noun), *parse.children_of(noun, "conj", "appos")]
    themes = {own_theme(parse, t) for t in below if t is not None and t > noun}
    return next((theme for theme in (Theme.OUTAGE, Theme.NETWORK) if theme in themes), None)


def _has_modifier(parse: Parse, noun: int, words: frozenset[str]) -> bool:
    return any(parse.lowers[c] in words for c in parse.children[noun] if c < noun and parse.deps[c] in MODIFIERS)


def _inner(parse: Parse, noun: int) -> int | None:
    """The noun inside: "two of the networks", "parts of the network", "access to the web"."""
    for child in parse.children[noun]:
        if parse.deps[child] == "prep" and parse.lowers[child] in OF:
            return parse.child(child, "pobj")
    return None


def _place_of(parse: Parse, noun: int) -> str | None:
    """The noun that something is said to be on or in: "traffic on the coastal highway"."""
    places = (parse.child(c, "pobj") for c in parse.children[noun] if parse.deps[c] == "prep")
    return next((parse.lowers[place] for place in places if place is not None), None)


def speaks_of_networks(parse: Parse, token: int, *, back: int = 0) -> bool:
    """Whether the token's sentence, or one of so many before it, has a word that only stories of networks have."""
    number = parse.sentence_of[token]
    first = parse.sentence_starts[max(0, number - back)]
    _, last = parse.sentence(token)
    return LOWER_INTERNET.search(parse.span(first, last).of(parse.text).lower()) is not None


def antecedent(parse: Parse, pronoun: int) -> Theme | None:
    """The theme of the nearest subject before the pronoun that has one; without any, of the nearest noun."""
    rest: Theme | None = None
    for token in _nouns_before(parse, pronoun):
        if (
            rest is not None
            and parse.deps[pronoun] == "dobj"
            and parse.sentence_of[token] != parse.sentence_of[pronoun]
        ):
            return rest  # "lost its connection and regained it"
        theme = own_theme(parse, token)
        if theme is None or theme is Theme.PLACE:
            continue
        if parse.deps[token] in ("nsubj", "nsubjpass"):
            return theme
        rest = rest or theme
    return rest


def _nouns_before(parse: Parse, token: int) -> Iterator[int]:
    number = parse.sentence_of[token]
    start = parse.sentence_starts[max(0, number - BACK)]
    return (t for t in range(token - 1, start - 1, -1) if parse.tags[t] in NOUNS)
