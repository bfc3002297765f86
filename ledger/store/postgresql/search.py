"""A search as PostgreSQL takes it, and the index that it looks in.

A tsvector of the words as they are, without PostgreSQL's own parser or dictionaries, and without places: phrases are
looked for in the claims it finds.
"""

from ledger.store.queries.search import Every, Search, Term

COLUMN = "vector"
"""Made by the server from `claim_search.tokens`."""

_MADE = "array_to_tsvector(string_to_array(tokens, ' '))"
MAKING = (
    f"ALTER TABLE claim_search ADD COLUMN {COLUMN} tsvector NOT NULL GENERATED ALWAYS AS ({_MADE}) STORED",
    f"CREATE INDEX ix_claim_search_{COLUMN} ON claim_search USING gin ({COLUMN})",
)

MATCHING = f"w.{COLUMN} @@ CAST(? AS tsquery)"
"""True for the rows of `claim_search`, under the name `w`, that the index finds."""


def expression(search: Search) -> str:
    """The words of a search as a tsquery: it finds all that answer, and more where there are phrases."""
    return " | ".join(f"({_every(every)})" for every in search.alternatives)


def _every(every: Every) -> str:
    wanted = " & ".join(_words(term) for term in every.wanted)
    unwanted = [_words(term) for term in every.unwanted if len(term.words) == 1]
    return f"{wanted} & !({' | '.join(unwanted)})" if unwanted else wanted


def _words(term: Term) -> str:
    quoted = [f"'{word}'" for word in term.words]
    return " & ".join(quoted) + (":*" if term.is_beginning else "")
