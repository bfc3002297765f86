"""Whether a text is English, by the share of its commonest words."""

import re

FUNCTION_WORDS = frozenset(
    """the of and to a in that is was for on with as by at from it he his she her they their be are were been has have had
    not this but which or an who will would said its more about than up out after when there if we you i no can could one""".split()
)
"""About two words in five of English prose; in other languages of Latin script fewer than one in ten."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SAMPLE = 20_000
FEW = 12
LEAST = 0.16


def is_english(text: str) -> bool:
    """Whether the first `SAMPLE` code points read as English.

    A text of fewer than `FEW` words is taken for English when its letters are Latin.
    """
    words = WORD.findall(text[:SAMPLE].lower())
    if not words:
        return True
    if len(words) < FEW:
        return all(ord(c) < 0x250 for c in "".join(words))  # noqa: PLR2004  the end of Latin Extended-B
    return sum(word in FUNCTION_WORDS for word in words) >= LEAST * len(words)
