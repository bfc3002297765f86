"""Running speech events: a statement or briefing that was dated once keeps its date while the same speaker goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ledger.model.claim import Claim, Quote

if TYPE_CHECKING:
    from ledger.model.when import Time

REACH = 2_000
"""Code points from the last dated claim of a speaker within which the speech event still runs."""
NOTE = "running_speech_event"


def running(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in the order of the text; undated ones of a speaker who was dated shortly before take that date.

    Countries and news media are left out: they speak on many occasions in one article.
    """
    last: dict[str, tuple[int, Time]] = {}
    for claim in sorted(claims, key=lambda c: (_place(c), order_of(c))):
        speaker, place = claim.speaker_id, _place(claim)
        if speaker is None or speaker.startswith(("country:", "agency:")) or claim.quote is Quote.NARRATION:
            yield claim
            continue
        if claim.said is not None:
            last[speaker] = (place, claim.said)
        elif speaker in last and place - last[speaker][0] <= REACH:
            time = last[speaker][1]
            notes = time.notes if NOTE in time.notes else (*time.notes, NOTE)
            last[speaker] = (place, time)
            yield replace(claim, said=replace(time, notes=notes))
            continue
        yield claim


def order_of(claim: Claim) -> tuple[object, ...]:
    """What a claim is sorted by within an article: all that its id is made of but the extractor, whose digest changes."""
    first = claim.content_spans[0] if claim.content_spans else claim.sentence_span
    return first, claim.cue_spans, claim.source_spans, claim.content_spans, claim.act, claim.actor or ""


def _place(claim: Claim) -> int:
    return min(span.start for span in (*claim.cue_spans, *claim.content_spans))
