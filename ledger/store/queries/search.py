"""What `--search` asks for: words, "an exact phrase", OR, -word, begin*; read here, for every database alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.model.problem import UsageError
from ledger.store.queries.tokens import tokens

MOST_WORDS = 100
"""A search of more is a text put in by mistake."""

_FORM = 'a search is made of words, "exact phrases", OR between alternatives, -without and begin*'
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
"""Quotation marks as keyboards and word processors write them."""

_PIECE = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)(?P<closed>"?)(?P<star>\*?)|(?P<word>[^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand side by side, in this order."""

    words: tuple[str, ...]
    """As `tokens` makes them; at least one."""
    is_beginning: bool = False
    """Whether the last is the beginning of a word."""

    @property
    def needle(self) -> str:
        """What a text's words, each between blanks, hold if and only if the term is in it."""
        return f" {' '.join(self.words)}" + ("" if self.is_beginning else " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """All of some terms, and none of others."""

    wanted: tuple[Term, ...]
    """At least one."""
    unwanted: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Both."""
        return *self.wanted, *self.unwanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One of several alternatives."""

    alternatives: tuple[Every, ...]

    @property
    def has_phrases(self) -> bool:
        """Whether it matters which words stand side by side."""
        return any(len(term.words) > 1 for every in self.alternatives for term in every.terms)


def parse_search(text: str) -> Search:
    """What a search asks for.

    Raises:
        UsageError: when it cannot be understood; it says where and why.
    """
    alternatives: list[Every] = []
    wanted: list[Term] = []
    unwanted: list[Term] = []
    end = 0
    for place, minus, term in _pieces(text.translate(_QUOTES)):
        end = place
        if term is not None:
            (unwanted if minus else wanted).append(term)
            continue
        alternatives.append(_every(wanted, unwanted, place, "before OR"))
        wanted, unwanted = [], []
    alternatives.append(_every(wanted, unwanted, end, "after OR" if alternatives else "in it"))
    search = Search(alternatives=tuple(alternatives))
    count = sum(len(term.words) for every in alternatives for term in every.terms)
    if count > MOST_WORDS:
        raise UsageError(f"a search of {count} words is too long", todo=f"give {MOST_WORDS} at most")
    return search


def _every(wanted: list[Term], unwanted: list[Term], place: int, where: str) -> Every:
    if not wanted:
        what = f"says only what not to find {where}" if unwanted else f"has no word {where}"
        raise _fault(what, place)
    return Every(wanted=tuple(wanted), unwanted=tuple(unwanted))


def _pieces(text: str) -> Iterator[tuple[int, bool, Term | None]]:
    """The terms with their places, from 1, and whether each is unwanted; None for the word OR."""
    for found in _PIECE.finditer(text):
        place, word = found.start() + 1, found["word"]
        if word is None:
            if not found["closed"]:
                raise _fault("has a quotation mark that is not closed", place + len(found["minus"]))
            words = tokens(found["phrase"])
            if not words:
                raise _fault("has a phrase without a word", place)
            yield place, bool(found["minus"]), Term(words=tuple(words), is_beginning=bool(found["star"]))
        elif word in ("OR", "AND"):
            if word == "OR":
                yield place, False, None
        elif (piece := _word(word, place)) is not None:
            yield place, word.startswith("-"), piece


def _word(word: str, place: int) -> Term | None:
    """The term that one word means; None for marks alone.

    One with marks in it ("well-known", "U.S.") is a phrase of its parts.
    """
    if word == "NOT":
        raise _fault('has the word NOT: write -word, or "not" in quotation marks', place)
    if found := re.search(r"[()]", word):
        raise _fault(
            "has a bracket: nothing is grouped; put it in quotation marks to pass over it", place + found.start()
        )
    star = word.find("*")
    if star >= 0 and (star != len(word) - 1 or not tokens(word)):
        raise _fault("has a * that does not end the beginning of a word", place + star)
    words = tokens(word)
    return Term(words=tuple(words), is_beginning=star >= 0) if words else None


def _fault(what: str, place: int) -> UsageError:
    return UsageError(f"the search {what} (character {place})", todo=_FORM)
