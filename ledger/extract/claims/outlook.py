"""Whether a claim's words put a date ahead of the saying: will, would, shall, "to", "if"."""

from collections.abc import Container

from ledger.extract.parse.syntax import Parse

MODALS = frozenset({"will", "would", "shall", "should", "'ll", "must", "may", "might", "wo"})
"""Not "can" and "could", which speak of an ability in the past too: "could not log in on Monday"."""
CONDITIONS = frozenset({"if", "unless", "until", "till", "once"})
PERFECT = frozenset({"have", "'ve"})


def is_ahead(parse: Parse, token: int, within: Container[int]) -> bool:
    """Whether the verb above a date speaks of what is to come; one without a tense takes it from the verb above it.

    "would meet Friday" and "to meet Friday" are ahead; "would have met" and "the fees charged on Friday" are not.
    """
    at = token
    while at in within:
        outlook = _outlook(parse, at) if parse.is_verb(at) else None
        if outlook is not None:
            return outlook
        above = parse.heads[at]
        if above == at:
            break
        at = above
    return False


def _outlook(parse: Parse, verb: int) -> bool | None:
    """Whether this verb looks ahead; None where its form does not say."""
    words = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass", "mark")}
    if words & PERFECT:
        return False
    if words & MODALS or words & CONDITIONS or "to" in words:
        return True
    if parse.tags[verb] in ("VBG", "VB", "MD") or (
        parse.tags[verb] == "VBN" and parse.deps[verb] in ("ccomp", "xcomp")
    ):
        return None
    return False
