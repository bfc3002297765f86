"""The index of words that PostgreSQL keeps, and how it is asked.

A tsvector of the words as they are, without PostgreSQL's own parser or dictionaries, and without places: phrases are
looked for in the claims it finds.
"""

from ledger.store.queries.spelling import Spelling

COLUMN = "vector"
"""Made by the server from `claim_search.tokens`."""

_MADE = "array_to_tsvector(string_to_array(tokens, ' '))"
MAKING = (
    f"ALTER TABLE claim_search ADD COLUMN {COLUMN} tsvector NOT NULL GENERATED ALWAYS AS ({_MADE}) STORED",
    f"CREATE INDEX ix_claim_search_{COLUMN} ON claim_search USING gin ({COLUMN})",
)

MATCHING = f"w.{COLUMN} @@ CAST(? AS tsquery)"
"""True for the rows of `claim_search`, under the name `w`, that the index finds."""


SPELLING = Spelling(every=" & ", some=" | ", without=" & !", quote="'", begins=":*")
