"""Whether a claim says that it is so: what its words deny, and what its act denies on top of that."""

from ledger.extract.claims.gist.reading import Found, Reading
from ledger.model.claim import Act
from ledger.model.gist import Predicate

QUOTED = frozenset({"quote", "turn"})
"""Frames in which somebody speaks for himself: "disagreed: 'It was back by six.'"."""


def polarity_of(reading: Reading, found: Found | None) -> bool:
    """False where the claim says that it is not so; a denial of a denial says that it is.

    The act is a denial by its cue ("denied that"), which turns what the words say, or by its words ("had no part in
    it"), which say it already; so does what somebody says in his own sentence ("disagreed: 'It was back by six.'").
    """
    claim, draft = reading.claim, reading.draft
    if found is not None and found.predicate is Predicate.EVALUATED and claim.act is Act.DENY:
        return True  # it is judged, whatever is denied by that
    by_cue = draft is not None and draft.act is Act.DENY
    if claim.act is Act.DENY and not by_cue:
        return False
    holds = _holds(reading, found)
    is_turned = claim.act is Act.DENY and draft is not None and draft.frame not in QUOTED
    return not holds if is_turned else holds


def _holds(reading: Reading, found: Found | None) -> bool:
    if found is not None and found.holds is not None:
        return found.holds
    at = found.at if found is not None else next(iter(reading.roots()), None)
    return at is None or not reading.is_denied(at)
