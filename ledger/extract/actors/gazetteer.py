"""The gazetteer: names in a text, names of a phrase, offices put together, and who speaks for whom."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from ledger.extract.actors.entries import builtin_lexicon, user_lexicon
from ledger.extract.actors.formal import formal_country
from ledger.extract.actors.fuzzy import nearest_alias, rank
from ledger.extract.actors.index import Alias, Mention, MentionKind
from ledger.extract.actors.names import Token, case_agrees, tokenise
from ledger.extract.actors.phrase import Unit, read_phrase
from ledger.extract.actors.role_words import COMPANY_ENDS, DETERMINERS, LINKS, NAMING, STOPS, TITLES, TRAILERS
from ledger.extract.actors.roles import bearer_of
from ledger.extract.actors.shelf import Shelf, build_shelf
from ledger.model.actor import Actor, ActorMatch

_BESIDE = 950
"""Score of a name that stands in a phrase beside words that describe it: "China's Xinhua news service"."""
_COMPOSED = 950
"""Score of an office that was put together from words and no file lists."""


_REMEMBERED = 20_000
"""Answers kept before all are forgotten: an article asks for the same few phrases again and again."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lexicon, loaded and frozen."""

    shelf: Shelf
    _answers: dict[tuple[str, str], object] = field(default_factory=dict, compare=False, repr=False)

    def _once(self, question: str, words: str, answer: Callable[[str], _T]) -> _T:
        """The answer to a question about these words, worked out the first time it is asked."""
        key = (question, words)
        if key not in self._answers:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[key] = answer(words)
        return cast("_T", self._answers[key])

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every listed actor, in the order of id."""
        return tuple(self.shelf.actors[key] for key in sorted(self.shelf.actors))

    def actor(self, actor_id: str) -> Actor:
        """The actor of this id, offices put together included.

        Raises:
            NotFoundError: when there is none.
        """
        return self.shelf.actor(actor_id)

    def roll_up(self, actor_id: str) -> tuple[str, ...]:
        """The id itself and all that it speaks for: person, office, country; a state's agency, its state."""
        return self.shelf.roll_up(actor_id)

    def speaks_for(self, actor_id: str) -> Actor | None:
        """On whose behalf it speaks: the top of the roll-up; None for news media and private persons.

        A state's news agency has its state in the roll-up, so that it is found by it, but reports on nobody's behalf.
        """
        return self.shelf.speaks_for(actor_id)

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
        """All names in this stretch of text, the longest ones, in order, none over another."""
        stop = len(text) if end is None else min(end, len(text))
        found: list[Mention] = []
        position, by_first = max(start, 0), self.shelf.index.by_first
        search = self.shelf.index.trigger.search
        while match := search(text, position, stop):
            position = match.end()
            word = match.group().replace(".", "")
            if word.lower() in by_first and (
                hit := self.shelf.mention_at(text, Token(word, match.start(), match.end()), stop)
            ):
                mention, position = hit
                if mention:
                    found.append(mention)
        return tuple(found)

    def match(self, name: str) -> ActorMatch | None:
        """The actor that a whole noun phrase names; None where it names none, or nobody can tell which.

        Determiners, titles, possessives and company endings are passed over. Letter for letter first, then offices put
        together, then a known name with a description beside it, then misspelt names.
        """
        return self._once("match", name, lambda words: self.exact(words) or self._misspelt(_bare_words(words)[0]))

    def exact(self, name: str) -> ActorMatch | None:
        """As `match`, without guessing at misspelt names: for the many phrases that are mostly no actor's name."""
        return self._once("exact", name, self._exact_name)

    def _exact_name(self, name: str) -> ActorMatch | None:
        words, after_the = _bare_words(name)
        if not words:
            return None
        return (
            self._exact(words, after_the=after_the)
            or self._whole_office(name)
            or self._beside(name)
            or self._formal(words)
        )

    def compose(self, phrase: str) -> ActorMatch | None:
        """The office that a phrase is or speaks for ("a spokesman for Russia's defense ministry"); None where none."""
        return self._once("compose", phrase, self._compose)

    def _compose(self, phrase: str) -> ActorMatch | None:
        bearer = bearer_of(phrase, self.shelf)
        if bearer is None or not bearer.actor_id.startswith("office:"):
            return None
        score = 1000 if bearer.actor_id in self.shelf.actors else _COMPOSED
        return ActorMatch(actor=self.actor(bearer.actor_id), alias=bearer.alias, score=score)

    def role_country(self, phrase: str) -> Actor | None:
        """The country, organisation, group, lab or operator that a role phrase speaks for; None where it says none."""
        return self._once("role", phrase, self._role_country)

    def _role_country(self, phrase: str) -> Actor | None:
        bearer = bearer_of(phrase, self.shelf)
        return self.speaks_for(bearer.actor_id) if bearer else None

    def search(self, query: str) -> list[tuple[Actor, int]]:
        """Listed actors by a part of a name, id or AS number, or a name like it, best first; all for an empty query."""
        return rank(query, self.actors)

    def _exact(self, words: list[str], *, after_the: bool) -> ActorMatch | None:
        by_key = self.shelf.index.by_key
        rest = list(words)
        while rest:
            same = by_key.get(" ".join(rest).lower(), ())
            if alias := next((alias for alias in same if _is_exact(alias, rest, after_the=after_the)), None):
                return self._match(alias, 1000)
            if same:
                return None
            if rest[0].lower() in TITLES and len(rest) > 1:
                rest = rest[1:]
            elif rest[-1].lower() in COMPANY_ENDS and len(rest) > 1:
                rest = rest[:-1]
            else:
                return None
        return None

    def _whole_office(self, name: str) -> ActorMatch | None:
        segments = read_phrase(name, self.shelf)
        if len(segments) != 1 or not all(_belongs(unit) for unit in segments[0]):
            return None
        return self.compose(name)

    def _beside(self, name: str) -> ActorMatch | None:
        segments = read_phrase(name, self.shelf)
        if len(segments) != 1:
            return None
        units = segments[0]
        while len(units) > 1 and units[-1].lower in TRAILERS:
            units = units[:-1]
        mention = units[-1].mention
        if mention is None or mention.actor_id.startswith("country:") or not _all_describe(units[:-1]):
            return None
        alias = ActorMatch(actor=self.actor(mention.actor_id), alias=mention.alias, score=_BESIDE)
        return alias if len(units) > 1 or len(segments[0]) > 1 else None

    def _formal(self, words: list[str]) -> ActorMatch | None:
        country = formal_country(words)
        if country is None or country not in self.shelf.actors:
            return None
        return ActorMatch(actor=self.actor(country), alias=" ".join(words), score=1000)

    def _misspelt(self, words: list[str]) -> ActorMatch | None:
        while len(words) > 1 and words[0].lower() in TITLES:
            words = words[1:]
        found = nearest_alias(tuple(words), self.shelf.index)
        return self._match(*found) if found else None

    def _match(self, alias: Alias, score: int) -> ActorMatch:
        metonym = alias.kind is MentionKind.METONYM
        return ActorMatch(actor=self.actor(alias.actor_id or ""), alias=alias.text, score=score, metonym=metonym)


def _is_exact(alias: Alias, words: list[str], *, after_the: bool) -> bool:
    """Whether a whole name is this alias; "Americans" are people, "the Americans" may be their state."""
    if alias.actor_id is None or not case_agrees(alias.words, words):
        return False
    return after_the or not (alias.after_the or alias.kind is MentionKind.DEMONYM)


def _belongs(unit: Unit) -> bool:
    """Whether a unit may stand in a phrase that is nothing but an office."""
    return bool(unit.mention or unit.office) or unit.lower in DETERMINERS or unit.lower in ("of", "in")


def _all_describe(units: list[Unit]) -> bool:
    """Whether these units may describe the name that follows them; "of" only within a title ("Secretary of State")."""
    return all(
        _describes(unit)
        or (
            unit.lower == "of"
            and 0 < place < len(units) - 1
            and {units[place - 1].lower, units[place + 1].lower} <= TITLES
        )
        for place, unit in enumerate(units)
    )


def _describes(unit: Unit) -> bool:
    """Whether a unit may describe the name that follows it: no preposition, no other name that bears."""
    if unit.lower in NAMING:
        return True
    if unit.lower in LINKS or unit.lower in STOPS or unit.lower == "and" or unit.nobody:
        return False
    return not unit.is_name or unit.lower in TITLES


def load_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """The lexicon that comes with the program, and the user's own files on top of it, later ones winning.

    Raises:
        LedgerError: when a file cannot be read or an entry is faulty; it names the file and the entry.
    """
    return Gazetteer(build_shelf([builtin_lexicon(), *map(user_lexicon, extra)])) if extra else _builtin()


@cache
def _builtin() -> Gazetteer:
    return Gazetteer(build_shelf([builtin_lexicon()]))


def _bare_words(name: str) -> tuple[list[str], bool]:
    """The words of a name without determiners and a possessive's "s"; whether "the" stood before."""
    tokens = tokenise(name)
    while len(tokens) > 1 and tokens[-1].text.lower() == "s" and name[tokens[-1].start - 1] in "'’":
        tokens.pop()
    after_the = bool(tokens) and tokens[0].text.lower() == "the"
    while tokens and tokens[0].text.lower() in DETERMINERS:
        tokens.pop(0)
    return [token.text for token in tokens], after_the
