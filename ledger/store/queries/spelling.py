"""Writes a search for the index of words that a database has: one grammar, with each database's own signs."""

from dataclasses import dataclass

from ledger.store.queries.search import Every, Search, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """The signs of one database's index."""

    every: str
    """Between things that must all be there."""
    some: str
    """Between things of which one is enough."""
    without: str
    """Before what must not be there, behind what must."""
    quote: str
    """Before and behind a word, which never holds it."""
    begins: str
    """Behind the beginning of a word."""


def spelled(search: Search, spelling: Spelling) -> str:
    """What the index is asked for: it finds all that answer, and more where there are phrases."""
    return spelling.some.join(f"({_every(every, spelling)})" for every in search.alternatives)


def _every(every: Every, spelling: Spelling) -> str:
    """An unwanted phrase is left out: the index knows no places, and a claim may hold its words apart."""
    wanted = spelling.every.join(_words(term, spelling) for term in every.wanted)
    unwanted = [_words(term, spelling) for term in every.unwanted if len(term.words) == 1]
    return f"({wanted}){spelling.without}({spelling.some.join(unwanted)})" if unwanted else wanted


def _words(term: Term, spelling: Spelling) -> str:
    words = spelling.every.join(f"{spelling.quote}{word}{spelling.quote}" for word in term.words)
    return words + (spelling.begins if term.is_beginning else "")
