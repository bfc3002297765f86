"""Offices put together at run time: a country and the words of an office make "office:cn/foreign-ministry"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ledger.extract.actors.names import slug_of, word_set
from ledger.model.actor import Actor, ActorKind

LONGEST = 9
"""Words of the longest office name that is looked for."""

_SMALL = word_set("of and for the on to")
_BODY = word_set(
    "ministry department agency commission council bureau administration authority committee office directorate"
    " secretariat court parliament congress senate corps command service centre center board institute academy"
)
_CITIZENS = word_set("association federation union society chamber university bank company")
_WITH_THE = re.compile(
    r"^(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Czech R|Central Af|Dominican R|Demo|Rep)"
)
_ACRONYMS = {"ict": "ICT", "it": "IT", "un": "UN", "tv": "TV"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """What is known of the words for offices."""

    generic: Mapping[str, str]
    """Words in lower case -> slug, for offices that any country may have."""
    names: Mapping[str, str]
    """Slug -> name of such an office."""
    named: Mapping[tuple[str, str], str]
    """(country, words in lower case) -> id, for offices that the lexicon lists."""
    first: frozenset[str]
    """The first words of all of these."""

    def after(self, words: list[str], country: str) -> tuple[str, int] | None:
        """The listed or generic office that follows a country's name, and how many words it takes; longest first."""
        lower = [word.lower() for word in words[:LONGEST]]
        for count in range(len(lower), 0, -1):
            key = " ".join(lower[:count])
            if office := self.named.get((country, key)):
                return office, count
            if slug := self.generic.get(key):
                return self.listed(country, slug), count
        return None

    def alone(self, words: list[str]) -> tuple[str, int] | None:
        """The words of an office that has no country before it, as a slug: "Ministry of Foreign Affairs"."""
        lower = [word.lower() for word in words[:LONGEST]]
        for count in range(len(lower), 0, -1):
            if slug := self.generic.get(" ".join(lower[:count])):
                return slug, count
        if lower and lower[0] in ("ministry", "department") and lower[1:2] in (["of"], ["for"]):
            count = 2
            while count < len(lower) and (words[count][0].isupper() or lower[count] in ("and", "the", "&")):
                count += 1
            while lower[count - 1] in _SMALL:
                count -= 1
            if count > 2:  # noqa: PLR2004  "ministry of" alone names nothing
                return slug_of(" ".join([*_no_the(words[2:count]), words[0]])), count
        return None

    def unlisted(self, words: list[str], country: str) -> tuple[str, int] | None:
        """Any other body after a country's name: "telecommunications ministry", "Supreme Council of Cyberspace"."""
        lower = [word.lower() for word in words[:LONGEST]]
        for place, word in enumerate(lower[:5]):
            if word == "ministry" and place:
                known = next(
                    (self.generic[k] for s in range(place) if (k := " ".join(lower[s : place + 1])) in self.generic),
                    None,
                )
                return (
                    self.listed(country, known)
                    if known
                    else self.listed(country, slug_of(" ".join(words[: place + 1])))
                ), place + 1
            if word not in _SMALL and not words[place][0].isupper() and place > 1:
                break
        count = _capitalised_body(words[:LONGEST], lower)
        return (self.listed(country, slug_of(" ".join(words[:count]))), count) if count else None

    def listed(self, country: str, slug: str) -> str:
        """The id of a country's office: the lexicon's own where it lists that office by the generic name."""
        named = self.named.get((country, self.names.get(slug, slug.replace("-", " ")).lower()))
        return named or f"office:{country}/{slug}"

    def actor(self, office_id: str, country: Actor) -> Actor:
        """The actor of an office that no file lists."""
        slug = office_id.partition("/")[2]
        name = self.names.get(slug) or " ".join(
            _ACRONYMS.get(word) or (word if word in _SMALL else word.capitalize()) for word in slug.split("-")
        )
        the = "the " if _WITH_THE.match(country.name) else ""
        return Actor(
            id=office_id,
            name=f"{name} of {the}{country.name}",
            kind=ActorKind.OFFICE,
            parent=country.id,
            country=country.country,
        )


def _capitalised_body(words: list[str], lower: list[str]) -> int:
    """How many words a run of capitalised words takes that names a public body; 0 for none."""
    run = 0
    while run < len(words) and (words[run][0].isupper() or (run and lower[run] in _SMALL)):
        run += 1
    if _CITIZENS & set(lower[:run]):
        return 0
    last = max((place for place in range(run) if lower[place] in _BODY), default=-1)
    if last < 1 and not (last == 0 and lower[1:2] == ["of"]):
        return 0
    count = last + 1
    if lower[count : count + 1] in (["of"], ["for"], ["on"]) and count + 1 < run:
        count = run
        while lower[count - 1] in _SMALL:
            count -= 1
    return count


def _no_the(words: list[str]) -> list[str]:
    return words[1:] if words and words[0].lower() == "the" else words
