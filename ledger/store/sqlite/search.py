"""The index of words that SQLite's FTS5 keeps, and how it is asked.

`detail=none`: the index knows which claims hold a word, not where; phrases are looked for in the claims it finds. The
words come from `tokens.indexed` with blanks between; the tokenizer `ascii` takes what is past ASCII for letters.
"""

from ledger.store.queries.spelling import Spelling

INDEX = "word_index"
"""The table of FTS5's; SQLite keeps it in tables of its own whose names begin so."""

MAKING = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(tokens, content='claim_search', content_rowid='seq', "
    "tokenize='ascii', detail='none', columnsize=0)"
)
FILLING = f"INSERT INTO {INDEX} (rowid, tokens) VALUES (?, ?)"
"""For the rows of `claim_search`: seq and tokens. Not by a trigger: FTS5 writes to the file after every row then."""

PARTS = tuple(f"{INDEX}_{name}" for name in ("data", "idx", "config"))
"""What FTS5 makes for it."""

MATCHING = f"w.seq IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH ?)"
"""True for the rows of `claim_search`, under the name `w`, that the index finds."""


SPELLING = Spelling(every=" AND ", some=" OR ", without=" NOT ", quote='"', begins=" *")
