"""The picture of outages as a page: the drawing itself, and its figures and claims as tables; nothing is fetched."""

from dataclasses import dataclass
from typing import BinaryIO

from ledger.export.cells import encodable
from ledger.export.columns import VERDICT_WORDS
from ledger.export.figures import interval_words, range_words
from ledger.export.outage_claims import Told
from ledger.export.outage_story import Story
from ledger.export.outage_words import duration_range, headline, review_words, subtitle, verdict_words
from ledger.export.pages import environment
from ledger.export.wording import claim_sentence
from ledger.model.evidence import Observation
from ledger.model.outage import Outage
from ledger.model.verdict import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageRow:
    """An outage in words."""

    outage: Outage
    began: str
    ended: str
    duration: str
    depth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in words."""

    told: Told
    sentence: str
    verdicts: str
    review: str


def write_page(story: Story, svg: str, out: BinaryIO) -> None:
    """Write the page around the drawing."""
    parts = (
        environment()
        .get_template("outage.html.j2")
        .generate(
            headline=headline(story),
            subtitle=subtitle(story),
            drawing=svg,
            outages=[_outage_row(one, story) for one in story.outages],
            claims=[_claim_row(one) for one in story.claims],
            meanings=VERDICT_WORDS,
        )
    )
    out.writelines(encodable(part).encode("utf-8") for part in parts)


def _outage_row(outage: Outage, story: Story) -> OutageRow:
    ended = outage.ended
    return OutageRow(
        outage=outage,
        began=interval_words(*outage.began, story.zone),
        ended="not measured" if ended == (None, None) else interval_words(*ended, story.zone),
        duration=duration_range(outage) or "not measured",
        depth=_amount(outage.depth) or "not measured",
    )


def _amount(one: Observation | None) -> str:
    return range_words(Range(low=one.low, high=one.high), one.unit) if one else ""


def _claim_row(told: Told) -> ClaimRow:
    return ClaimRow(
        told=told,
        sentence=claim_sentence(told.entry),
        verdicts=verdict_words(told),
        review=review_words(told.entry.state),
    )
