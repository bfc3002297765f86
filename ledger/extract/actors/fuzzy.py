"""Misspelt names: few, near, and never a guess between two."""

from collections.abc import Iterable

from ledger.extract.actors.index import Alias, MentionKind, NameIndex
from ledger.model.actor import Actor, ActorKind

SHORT, LONG, VERY_LONG = 5, 8, 14
"""Letters from which a word may be misspelt at all, in any way, and a name twice."""

_ALIKE = 75
"""Percent from which a name is shown for a query that it does not hold."""

_ORDER = tuple(ActorKind)
"""Countries first among equals."""

_SURE_SHORT = ("country:", "agency:")


def nearest_alias(words: tuple[str, ...], index: NameIndex) -> tuple[Alias, int] | None:
    """The one name that these words misspell, with its score; None when there is none, or more than one actor.

    Edits are counted as optimal string alignment (Damerau 1964): one, or two in a name of 14 letters and more. Every
    word keeps its first letter; one of 8 letters may have any edit, one of 5 to 7 (and in a person's name every one) a
    letter inside too many, too few, or swapped with its neighbour, a shorter one none. Of single words shorter than 8
    letters only countries and agencies are known misspelt, and a surname that is listed
    ("Cameron") is no misspelt country. A wrong match is worse than none.
    """
    from rapidfuzz import process  # noqa: PLC0415  18 ms, and most articles misspell nothing
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    key = " ".join(words).lower()
    if len(key) < SHORT or not any(word[0].isupper() for word in words) or key in index.surnames:
        return None
    limit = 2 if len(key) >= VERY_LONG else 1
    near = process.extract(key, index.by_key.keys(), scorer=OSA.distance, score_cutoff=limit, limit=12)
    found = [(index.by_key[other][0], int(distance)) for other, distance, _ in near]
    allowed = [(alias, distance) for alias, distance in found if distance and _may_be(alias, key)]
    if not allowed or any(alias.actor_id is None for alias, _ in found):
        return None
    best = min(distance for _, distance in allowed)
    if len({alias.actor_id for alias, distance in found if distance <= best}) > 1:
        return None
    nearest = [alias for alias, distance in allowed if distance == best]
    return nearest[0], round(1000 * (1 - best / max(len(key), len(nearest[0].key))))


def _may_be(alias: Alias, key: str) -> bool:
    """Whether a name is of a kind that is written so seldom by mistake that a near one is it misspelt."""
    name, actor_id = alias.key, alias.actor_id or ""
    if alias.ambiguous or alias.after_the or alias.kind is MentionKind.DEMONYM or alias.text.isupper():
        return False
    theirs, ours = name.split(), key.split()
    if len(theirs) != len(ours) or (len(theirs) == 1 and len(name) < LONG and not actor_id.startswith(_SURE_SHORT)):
        return False
    only_slips = actor_id.startswith("person:")
    return all(_is_slip(a, b, only_slips=only_slips) for a, b in zip(theirs, ours, strict=True))


def _is_slip(name: str, word: str, *, only_slips: bool) -> bool:
    """Whether a word is written so by a slip; a short one must be right, a middling one have all its letters near."""
    if name == word:
        return True
    if len(name) < SHORT or name[0] != word[0] or not name.isalpha():
        return False
    if len(name) >= LONG and not only_slips and (name[-1] == word[-1] or len(name) != len(word)):
        return True
    return sorted(name) == sorted(word) or (len(name) != len(word) and name[-1] == word[-1])


def rank(query: str, actors: Iterable[Actor]) -> list[tuple[Actor, int]]:
    """Actors whose id or names hold the query or come near it, best first; scores 0 to 1000."""
    from rapidfuzz import fuzz  # noqa: PLC0415  as above

    wanted = query.strip().lower()
    found = []
    for actor in actors:
        names = [actor.id.lower(), actor.name.lower(), *(alias.lower() for alias in actor.aliases)]
        names.extend(f"as{asn}" for asn in actor.asns)
        score = max(_score(wanted, name, fuzz.ratio(wanted, name)) for name in names)
        if score:
            found.append((actor, score))
    return sorted(found, key=lambda pair: (-pair[1], _ORDER.index(pair[0].kind), pair[0].id))


def _score(wanted: str, name: str, likeness: float) -> int:
    """1000 for the name itself, 900 for its beginning or a word of it, 800 for a part, less for mere likeness."""
    if wanted == name:
        return 1000
    if name.startswith(wanted) or f" {wanted}" in name:
        return 900
    if wanted in name:
        return 800
    return round(likeness * 10) if likeness >= _ALIKE and len(wanted) > 3 and wanted.isalpha() else 0  # noqa: PLR2004  short words are all alike
