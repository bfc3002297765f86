"""Every name of the lexicon by its first word, and the longest one that begins at a place of a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ledger.extract.actors.entries import AMBIGUOUS, METONYM, Entry
from ledger.extract.actors.names import Token, case_agrees, word_set, words_after, words_of
from ledger.model.actor import ActorKind


class MentionKind(StrEnum):
    """By what sort of name an actor is mentioned."""

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor's name at a place of a text."""

    start: int
    end: int
    """Half-open code points; a possessive 's is outside."""
    actor_id: str
    alias: str
    """The lexicon's name that matched; the words of the text where an office follows its country."""
    kind: MentionKind
    score: int = 1000
    """0 to 1000; found names are letter for letter."""
    ambiguous: bool = False
    """Whether the name is also somebody else's or an ordinary word ("Georgia", "Anonymous")."""


class Alias(NamedTuple):
    """One name of one actor, ready to be compared."""

    words: tuple[str, ...]
    key: str
    """The words in lower case with single spaces."""
    text: str
    actor_id: str | None
    """None for a name that holds another's and is nobody's."""
    kind: MentionKind
    ambiguous: bool
    after_the: bool
    """Whether it counts only after "the" ("The Register")."""


class _Names(NamedTuple):
    """The names that begin with one word."""

    single: list[Alias]
    longer: dict[str, list[Alias]]
    """By their second word, the longest first."""


_FUNCTION_WORDS = word_set(
    "The A An In On At By To Of For From With And But Or Nor So Yet As If When While After Before Since Until Because"
    " Although Though Meanwhile Both Neither Either Only Even Now Then That This These Those Its Their His Her Our"
    " Today Yesterday Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December Is Are Was Were Has Had Have Will Would Did Does Do Can Could"
    " Should Says Said Say Denies Denied Deny Accuses Accused Blames Blamed Claims Claimed Warns Warned Vows Vowed"
    " Calls Called Urges Urged Rejects Rejected Condemns Condemned Asks Asked Tells Told Confirms Confirmed Admits"
    " Threatens Threatened Promises Slams Imposes Backs Seeks Wants Over Against Under Near Across Inside Outside Not"
    " No Also Again Still Why How What Who Where Foreign Prime President King Queen Government Ministry Embassy Army"
    " Defense Defence Military Police Officials Times Time Former Ex Neighboring Neighbouring Central Northern"
    " Southern Eastern Western"
)
_SPEECH = word_set(
    "said says told tells claimed claims denied denies announced announces reported reports confirmed confirms tweeted"
    " wrote posted warned warns has had also did declined published posts"
)
_HYPHENS = "-‐‑–"
_SENTENCE_END = ".!?:\n“\"'‘"
_BEFORE = re.compile(r"([^\W\d_][^\W_]*)[ \u00a0]\Z")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][^\W_]*)")


class NameIndex:
    """The lexicon's names; built once, then only read."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self.by_key: dict[str, tuple[Alias, ...]] = {}
        """The spellings of each name; a later actor's name replaces an earlier one's, so that a user's own wins."""
        for alias in aliases:
            same = self.by_key.get(alias.key)
            is_same = same is not None and same[0].actor_id == alias.actor_id
            self.by_key[alias.key] = _with_spelling(same, alias) if same and is_same else (alias,)
        self.by_first: dict[str, _Names] = {}
        for key, same in self.by_key.items():
            first, _, rest = key.partition(" ")
            names = self.by_first.get(first)
            if names is None:
                names = self.by_first[first] = _Names([], {})
            if rest:
                names.longer.setdefault(rest.partition(" ")[0], []).extend(same)
            else:
                names.single.extend(same)
        for names in self.by_first.values():
            for found in names.longer.values():
                if len(found) > 1:
                    found.sort(key=lambda alias: -len(alias.words))
        self.surnames = frozenset(
            key.rpartition(" ")[2]
            for key, same in self.by_key.items()
            if (same[0].actor_id or "").startswith("person:")
        )
        small = sorted(
            {alias.words[0] for same in self.by_key.values() for alias in same if alias.words[0][0].islower()}
        )
        tail = f"|(?:{'|'.join(map(re.escape, small))})(?![^\\W_])" if small else ""
        self.trigger = re.compile(
            rf"(?<![^\W_])(?:[A-Z](?:\.[A-Z](?![^\W_]))+\.?|[A-Z0-9À-ÖØ-ÞĀ-ŽА-Я][^\W_]*\$?{tail})"
        )

    def at(self, text: str, first: Token, end: int) -> tuple[Alias, int] | None:
        """The longest name that begins with this token, and where it ends; nobody's names too."""
        names = self.by_first.get(first.text.lower())
        if names is None:
            return None
        if names.longer:
            second, _ = words_after(text, first.end, 1, end)
            if second and (longer := names.longer.get(second[0].lower())):
                words, ends = words_after(text, first.end, len(longer[0].words) - 1, end)
                for alias in longer:
                    count = len(alias.words) - 1
                    if count <= len(words) and _is_it(
                        alias, [first.text, *words[:count]], text, first.start, ends[count - 1]
                    ):
                        return alias, ends[count - 1]
        for alias in names.single:
            if _is_it(alias, [first.text], text, first.start, first.end):
                return alias, first.end
        return None


def _with_spelling(same: tuple[Alias, ...], alias: Alias) -> tuple[Alias, ...]:
    """One actor's spellings of one name with another; of the same spelling the first stays, but for a mark "?"."""
    for place, other in enumerate(same):
        if other.words == alias.words and other.after_the == alias.after_the:
            return (*same[:place], alias, *same[place + 1 :]) if alias.ambiguous else same
    return (*same, alias)


def _is_it(alias: Alias, found: list[str], text: str, start: int, end: int) -> bool:
    return (
        " ".join(found).lower() == alias.key
        and case_agrees(alias.words, found)
        and (not alias.after_the or text[max(0, start - 4) : start].lower() == "the ")
        and stands_alone(text, start, end)
        and not (alias.ambiguous and _is_another(text, start, end, alias))
    )


def aliases_of(entry: Entry) -> Iterable[Alias]:
    """The names of an entry as aliases: its name, other names, demonyms with their plurals, and seats."""
    kind = MentionKind.OFFICE if entry.kind is ActorKind.OFFICE else MentionKind.NAME
    for name in (entry.name, *entry.aliases):
        if name:
            yield _alias(name, entry.id, MentionKind.METONYM if METONYM in name[:2] else kind)
    for name in entry.seats:
        yield _alias(name, entry.id, MentionKind.METONYM)
    for name in entry.demonyms:
        yield _alias(name, entry.id, MentionKind.DEMONYM)
        if name.endswith(
            ("n", "i", "o", "er", "ot", "ard", "ene", "k", "b", "t", "que", "Czech", "Swede", "Dane", "Pole")
        ):
            yield _alias(f"{name}s", entry.id, MentionKind.DEMONYM)


def blocked_alias(name: str) -> Alias:
    """A name that is nobody's."""
    return _alias(name, None, MentionKind.NAME)


def _alias(name: str, actor_id: str | None, kind: MentionKind) -> Alias:
    text = name.lstrip(AMBIGUOUS + METONYM)
    words = tuple(text.split()) if text.replace(" ", "").isalnum() else words_of(text)
    after_the = len(words) > 1 and words[0] == "The"
    if after_the:
        words = words[1:]
    return Alias(words, " ".join(words).lower(), text, actor_id, kind, name.startswith(AMBIGUOUS), after_the)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the name is no part of a compound ("China-based", "pro-Russian"), an address or a handle."""
    after = text[end : end + 2]
    if len(after) == 2 and (  # noqa: PLR2004  one character and its neighbour
        (after[0] in _HYPHENS and after[1].islower()) or (after[0] in ".@_" and (after[1].isalnum()))
    ):
        return False
    if start and text[start - 1] in "@#._/\\":
        return False
    if start > 1 and text[start - 1] in _HYPHENS:
        before = start - 1
        while before and text[before - 1].isalpha():
            before -= 1
        return not text[before].islower()
    return True


def _is_another(text: str, start: int, end: int, alias: Alias) -> bool:
    """Whether an ambiguous name stands between capitalised words, or begins a sentence as an ordinary word may."""
    before, after = _BEFORE.search(text, max(0, start - 40), start), _AFTER.match(text, end)
    if before and before[1][0].isupper() and before[1] not in _FUNCTION_WORDS and not before[1].isupper():
        return True
    if after and after[1][0].isupper() and after[1] not in _FUNCTION_WORDS and not after[1].isupper():
        return True
    if alias.actor_id is None or alias.actor_id.startswith("country:") or alias.after_the:
        return False
    lead = text[max(0, start - 3) : start].rstrip(" ")
    begins = not lead or lead[-1] in _SENTENCE_END
    return begins and bool(after) and after is not None and after[1] not in _SPEECH and after[1].islower()
