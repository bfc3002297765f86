"""Whether two names mean the same: gold may write "the U.S." where the record has "United States"."""

import re

POSSESSIVE = re.compile(r"[’']s\b")
LITTLE = frozenset({"of", "the", "and", "for"})
LONG_FORMS = {
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "dprk": "north korea",
    "prc": "china",
}


def plain_name(name: str | None) -> str:
    """The words of a name that tell it from others, in lower case, well-known short forms written out."""
    lower = POSSESSIVE.sub("", (name or "").lower()).replace("u.s.", "us").replace("u.n.", "un")
    words = " ".join(word for word in re.findall(r"\w+", lower) if word not in LITTLE)
    return LONG_FORMS.get(words, words)


def means(found: str | None, gold: str | None) -> bool:
    """Whether a name that was found is gold's: the same, a longer form of it, at least two words of it, or initials.

    Nobody means nobody only.
    """
    one, other = plain_name(found), plain_name(gold)
    if one == other or not one or not other:
        return one == other
    words, wanted = one.split(), other.split()
    if set(wanted) <= set(words) or (len(words) > 1 and set(words) <= set(wanted)):
        return True
    return one == _initials(wanted) or other == _initials(words)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
