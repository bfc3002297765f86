"""The store's SQL as PostgreSQL reads it: the one place where the two dialects differ in a question."""

import re
from functools import lru_cache

_DIFFERENCES = (
    (re.compile("%"), "%%"),
    (re.compile(r"\?"), "%s"),
    (re.compile(r"\binstr\("), "strpos("),
    (re.compile(r"\bCROSS JOIN (\w+ \w+ ON)\b"), r"JOIN \1"),  # SQLite's way to keep the order of a join
)


@lru_cache(maxsize=256)
def translated(sql: str) -> str:
    """A question of the store's for psycopg; no text in it holds a question mark."""
    for pattern, words in _DIFFERENCES:
        sql = pattern.sub(words, sql)
    return sql
