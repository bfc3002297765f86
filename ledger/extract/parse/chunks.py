"""Long texts in pieces that a parser can hold: cut at paragraphs, then sentences, then blanks."""

import re
from collections.abc import Iterator

from ledger.model.text import Span

CHUNK = 40_000
"""Weight of a chunk: one a code point, `HEAVY` a punctuation mark, because a mark is a token and tokens cost memory."""
HEAVY = 4
LONGEST = 2_000_000
"""Code points of the longest text that is searched for claims; a longer one is no article."""
MARKS = re.compile(r"[^\w\s]")
CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.?!][\"”’']?\s"), re.compile(r"\s"))


def chunks(text: str) -> Iterator[Span]:
    """Spans that cover the text without a gap, each light enough to parse. One span for every ordinary article."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield Span(start, end)
        start = end


def _end(text: str, start: int) -> int:
    """Where the chunk that begins at `start` has to end."""
    limit = min(len(text), start + CHUNK)
    while limit - start > 1 and (limit - start) + HEAVY * len(MARKS.findall(text, start, limit)) > 2 * CHUNK:
        limit = start + (limit - start) // 2
    if limit == len(text):
        return limit
    for cut in CUTS:
        ends = [m.end() for m in cut.finditer(text, start + (limit - start) // 2, limit)]
        if ends:
            return ends[-1]
    return limit
