"""Who can speak, and on whose behalf."""

import re
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of speaker or party it is."""

    COUNTRY = "country"
    OFFICE = "office"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    LAB = "lab"
    OPERATOR = "operator"
    GROUP = "group"
    PERSON = "person"


class Anonymity(StrEnum):
    """How far the speaker is named."""

    NAMED = "named"
    METONYM = "metonym"
    PSEUDONYM = "pseudonym"
    ROLE = "role"
    GROUP = "group"
    VAGUE = "vague"
    IMPERSONAL = "impersonal"


ANONYMOUS = frozenset({Anonymity.PSEUDONYM, Anonymity.ROLE, Anonymity.GROUP, Anonymity.VAGUE, Anonymity.IMPERSONAL})
"""The kinds that `--anonymous` finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the lexicon: a country, office, agency, lab, operator, group or person."""

    id: str
    """A slug with its kind: "country:cn", "office:cn/foreign-ministry", "agency:xinhua", "person:hua-chunying"."""
    name: str
    """The common English name: "China", "Xinhua", "China Unicom"."""
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Other names, demonyms apart."""
    parent: str | None = None
    """Id of the body it speaks for (person -> office -> country; a state agency -> its state); None for none."""
    country: str | None = None
    """Where it is seated: ISO 3166-1 alpha-2, lower case."""
    asns: tuple[int, ...] = ()
    """Autonomous system numbers of an operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMatch:
    """An actor found for a name, with how sure and by which alias."""

    actor: Actor
    alias: str
    """The lexicon's name that matched."""
    score: int
    """0 to 1000; 1000 is letter for letter (case and dots apart)."""
    metonym: bool = False
    """Whether the alias is a capital or seat that stands for its government ("Beijing")."""


_WITH_ARTICLE = re.compile(
    r"\b(States|Kingdom|Emirates|Islands|Republic|Union|Netherlands|Philippines|Maldives|Gambia|Bahamas)$"
)
"""Countries that take "the": those named after what they are, and plurals."""


def called(name: str, actor: str | None) -> str:
    """The name as it stands within a sentence: "the United States".

    Args:
        name: common name.
        actor: id of whose it is; only countries take an article.
    """
    is_country = (actor or "").startswith("country:")
    return f"the {name}" if is_country and _WITH_ARTICLE.search(name) and not name.startswith("the ") else name
