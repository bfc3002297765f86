"""Misspelt names: few, near, and never a guess between two."""

from collections.abc import Iterable

from ledger.extract.actors.index import Alias, MentionKind, NameIndex
from ledger.model.actor import Actor

SHORT, LONG, VERY_LONG = 5, 8, 14
"""Letters from which a name may be misspelt at all, with another letter in it, and twice."""

_ALIKE = 75
"""Percent from which a name is shown for a query that it does not hold."""

_SURE_SHORT = ("country:", "agency:")


def nearest_alias(words: tuple[str, ...], index: NameIndex) -> tuple[Alias, int] | None:
    """The one name that these words misspell, with its score; None when there is none, or more than one actor.

    Edits are counted as optimal string alignment (Damerau 1964). Every word keeps its first letter. Countries and
    agencies of 5 to 7 letters, and people, may have a letter inside too many, too few, or swapped with its neighbour;
    other names of 8 letters and more one edit of any kind, of 14 and more two. A wrong match is worse than none.
    """
    from rapidfuzz import process  # noqa: PLC0415  18 ms, and most articles misspell nothing
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    key = " ".join(words).lower()
    if len(key) < SHORT or not any(word[0].isupper() for word in words):
        return None
    limit = 2 if len(key) >= VERY_LONG else 1
    near = process.extract(key, index.by_key.keys(), scorer=OSA.distance, score_cutoff=limit, limit=12)
    found = [(index.by_key[other][-1], int(distance)) for other, distance, _ in near]
    allowed = [(alias, distance) for alias, distance in found if distance and _may_be(alias, key, distance)]
    if not allowed or any(alias.actor_id is None for alias, _ in found):
        return None
    best = min(distance for _, distance in allowed)
    if len({alias.actor_id for alias, distance in found if distance <= best}) > 1:
        return None
    nearest = [alias for alias, distance in allowed if distance == best]
    return nearest[0], round(1000 * (1 - best / max(len(key), len(nearest[0].key))))


def _may_be(alias: Alias, key: str, distance: int) -> bool:
    name, actor_id = alias.key, alias.actor_id or ""
    if alias.ambiguous or alias.after_the or alias.kind is MentionKind.DEMONYM or len(name) < SHORT:
        return False
    if alias.text.isupper() or any(letter.isdigit() for letter in name):
        return False
    theirs, ours = name.split(), key.split()
    if len(theirs) != len(ours) or any(a[0] != b[0] for a, b in zip(theirs, ours, strict=True)):
        return False
    is_person = actor_id.startswith("person:")
    if is_person and (len(theirs) == 1 or distance > 1):
        return False
    if len(name) < LONG or is_person:
        return (is_person or actor_id.startswith(_SURE_SHORT)) and len(name) >= SHORT and _is_slip(name, key)
    return True


def _is_slip(name: str, key: str) -> bool:
    """Whether one letter inside is doubled, missing, too many, or swapped with its neighbour; not another letter."""
    if name[-1] != key[-1]:
        return False
    return len(name) != len(key) or sorted(name) == sorted(key)


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
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


def _score(wanted: str, name: str, likeness: float) -> int:
    """1000 for the name itself, 900 for its beginning or a word of it, 800 for a part, less for mere likeness."""
    if wanted == name:
        return 1000
    if name.startswith(wanted) or f" {wanted}" in name:
        return 900
    if wanted in name:
        return 800
    return round(likeness * 10) if likeness >= _ALIKE and len(wanted) > 3 else 0  # noqa: PLR2004  short words are all alike
