"""The common nouns that a body's own name and kind let mean it: "the bank" for "Northgate Bank"."""

import re
from collections.abc import Iterator

from ledger.extract.actors import Gazetteer
from ledger.extract.speakers.body_nouns import (
    BODY_NOUNS,
    BY_NAME,
    COMPANY_NOUNS,
    CREW_NOUNS,
    INNER_WORDS,
    LIKE_A_COMPANY,
    MEDIA_NOUNS,
    STATE_NOUNS,
    TELECOM_NOUNS,
)
from ledger.extract.speakers.figure import GOVERNING_WORDS, Figure
from ledger.model.actor import ActorKind

KINDS: dict[ActorKind, frozenset[str]] = {
    ActorKind.OPERATOR: TELECOM_NOUNS | LIKE_A_COMPANY,
    ActorKind.LAB: frozenset({"lab", "laboratory", "company", "firm"}),
    ActorKind.GROUP: CREW_NOUNS,
    ActorKind.ORGANISATION: LIKE_A_COMPANY | {"organisation", "organization"},
}
"""The nouns that mean an actor of the lexicon by its kind; an office's are the words of its name."""
ALLIANCES = {
    "org:nato": frozenset({"alliance"}),
    "org:european-union": frozenset({"bloc"}),
    "org:united-nations": frozenset({"body"}),
}

FIRST_WORDS = {
    "air": frozenset({"airline", "carrier"}), "banco": frozenset({"bank", "lender"}), "banque": frozenset({"bank", "lender"}), "banca": frozenset({"bank", "lender"}),
}  # fmt: skip
"""The first word of a name, and the nouns that it makes likely."""


def nouns_of(figure: Figure, written: str, gazetteer: Gazetteer) -> Iterator[str]:
    """The nouns that a figure's name and kind let mean it."""
    words = [w.lower().strip(".") for w in (figure.name or "").split()]
    known = gazetteer.shelf.actors.get(figure.id or "")
    names = [figure.name or "", written, *(known.aliases if known else ())]
    kinds = {_kind_word(name) for name in names}
    yield from kinds & BODY_NOUNS
    yield from ALLIANCES.get(figure.id or "", ())
    yield from FIRST_WORDS.get(words[0], ()) if len(words) > 1 else ()
    for word in kinds | (INNER_WORDS & set(words[1:])) if len(words) > 1 else ():
        yield from BY_NAME.get(word, ())
    kind = _kind(figure)
    if kind is ActorKind.OFFICE or set(words) & GOVERNING_WORDS:
        yield from ("agency", "body") if not set(words) & STATE_NOUNS else ()
        return
    if known is not None and kind is ActorKind.ORGANISATION and known.country is None:
        return
    if kind is ActorKind.AGENCY:
        yield from _media_nouns(" ".join(names).lower())
    elif kind is not None:
        yield from KINDS.get(kind, ())
    elif figure.actor_id == figure.id and not set(words) & (BODY_NOUNS - COMPANY_NOUNS - {"network"}):
        yield from LIKE_A_COMPANY - {"group"}


def _kind(figure: Figure) -> ActorKind | None:
    prefix = (figure.id or "").partition(":")[0]
    if prefix == "org" and "actor: not_in_lexicon" in figure.notes:
        return None
    return next((k for k in ActorKind if k.value == prefix or k.value.startswith(prefix)), None)


def _kind_word(name: str) -> str:
    """The word of a name that says what kind of body it is: the last, or that before "of" ("University of Leiden")."""
    words = name.lower().split()
    end = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return words[end - 1].strip(".,") if words else ""


def _media_nouns(names: str) -> frozenset[str]:
    """The nouns for a medium, by what its names say: "the agency" is no broadcaster."""
    if re.search(r"\b(?:radio|tv|television|broadcast\w*)\b", names):
        return frozenset({"broadcaster", "station", "channel", "network", "outlet"})
    if re.search(r"\b(?:agency|press|wire)\b", names):
        return frozenset({"agency", "outlet"})
    if re.search(r"\b(?:times|post|journal|daily|herald|tribune|gazette|guardian)\b", names):
        return frozenset({"newspaper", "paper", "daily", "outlet"})
    return MEDIA_NOUNS | {"agency", "network"}
