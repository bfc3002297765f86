"""The question that `ledger claims` puts to the ledger, and how text is compared in answering it."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from ledger.model.claim import Act
from ledger.model.review import ReviewState
from ledger.model.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims; every field that is not None narrows the answer.

    Text is compared by `fold`: without regard to case, line ends or the way accents are written; % and _ are letters
    like any other.
    """

    actor_ids: tuple[str, ...] | None = None
    """Claims whose speaker or actor is, or speaks for, any of these; none for an empty tuple."""
    speaker: str | None = None
    """The speaker's id, or a part of the canonical name."""
    act: Act | None = None
    target_id: str | None = None
    target: str | None = None
    """The target's id, or a part of its name."""
    outlet: str | None = None
    """A part of the outlet's name."""
    since: datetime | None = None
    """Claims whose time said may be at or after this instant. The time said is an interval and it is enough that it
    reaches past the instant; one without a time said is judged by its article's date of publication (a date without a
    zone is that day in UTC), and one without either is left out."""
    until: datetime | None = None
    """Claims whose time said may be before this instant: the interval begins before it."""
    about: str | None = None
    """Words of the content or of its sentence."""
    search: str | None = None
    """Single words of the content or of its sentence, as `search.parse_search` reads them."""
    anonymous: bool | None = None
    verdict: Verdict | None = None
    """Claims with a finding of this verdict; `not_checked` also finds those without any finding."""
    article: str | None = None
    """An article's id, the beginning of one, or an article's name."""
    review: ReviewState | None = None
    """Claims that people have left in this state; `superseded` finds those that no longer stand."""
    reviewer: str | None = None
    """Claims on which a judgement of this reviewer stands."""
    left_to: str | None = None
    """Claims on which none of this reviewer does, and that can still be decided on."""
    incident: str | None = None
    """An incident's id, or the beginning of one: claims that are about it. One that was merged stands for the other."""
    proposition: str | None = None
    """A proposition's id, or the beginning of one: claims that say, deny, or ask whether it is so."""
    contradicted: bool = False
    """Claims that contradict another that stands, or that such a one contradicts."""
    changed: bool = False
    """Claims that revise or retract what their own speaker had said, and those that were revised or retracted."""
    orphaned: bool = False
    """Claims that are gone and of whose words nothing is left in the article as it is now; they no longer stand."""
    current_only: bool = True
    """Whether superseded claims stay hidden."""
    limit: int | None = None
    """At most so many entries; the total counts all."""


def fold(text: str) -> str:
    """The text as searches compare it: NFC, case folded, runs of white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
