"""A text of many equal sentences with its parse made by hand, for work that must take linear time."""

from collections.abc import Sequence

from ledger.extract.parse.syntax import Parse

Token = tuple[str, str, str, int]
"""Word, tag, dependency, and the place of its head in the sentence."""


def repeated(sentence: Sequence[Token], count: int) -> Parse:
    """One paragraph of so many of this sentence, each word followed by a space."""
    length = len(sentence)
    rows = [(*row[:3], length * number + row[3]) for number in range(count) for row in sentence]
    words = [row[0] for row in rows]
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    return Parse(
        text="".join(f"{word} " for word in words),
        words=words,
        starts=starts[:-1],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[row[3] for row in rows],
        sentence_starts=list(range(0, len(rows), length)),
        lowers=[word.lower() for word in words],
    )
