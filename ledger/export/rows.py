"""The claim-evidence table: one row a claim with a finding, its cells by the names of `columns`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ledger.export.columns import COLUMNS
from ledger.export.reviewing import corrected, note_lines, reviewer_lines
from ledger.export.wording import claim_sentence
from ledger.model.claim import Claim, Entry, Measurable
from ledger.model.evidence import Observation
from ledger.model.record import instant
from ledger.model.review import ReviewField
from ledger.model.text import Span
from ledger.model.verdict import Finding, Verdict
from ledger.model.when import Time

Cell = str | int | None
"""A cell: text, a whole number, or None for an empty one."""


def rows(entries: Iterable[Entry], observations: Iterable[Observation]) -> Iterator[tuple[Cell, ...]]:
    """The table's rows in the order of the entries, each with a cell for every one of `COLUMNS`."""
    known = {observation.id: observation for observation in observations}
    names = [column.name for column in COLUMNS]
    for entry in entries:
        shared = _claim_cells(entry)
        for finding in entry.findings or (None,):
            own = _unchecked_cells(entry.claim) if finding is None else _finding_cells(entry.claim, finding, known)
            cells = shared | own
            yield tuple(cells[name] for name in names)


def verdict_pair(findings: Sequence[Finding]) -> tuple[str, str]:
    """The verdicts on the event, and those on cause, actor or motive: the one never stands for the other."""
    on_event = verdicts(finding for finding in findings if not finding.is_on_attribution)
    return on_event, verdicts(finding for finding in findings if finding.is_on_attribution)


def verdicts(findings: Iterable[Finding]) -> str:
    """The verdicts with their reasons, each once, in the order of the closed set: there is no overall score."""
    order = list(Verdict)
    found = {(order.index(one.verdict), one.reason.value if one.reason else "") for one in findings}
    words = [f"{order[index]}: {reason}" if reason else order[index].value for index, reason in sorted(found)]
    return ", ".join(words) or Verdict.NOT_CHECKED.value


def _claim_cells(entry: Entry) -> dict[str, Cell]:
    """What all rows of a claim share."""
    claim, meta = entry.claim, entry.meta
    return {
        "claim": claim_sentence(entry),
        "act": claim.act.value,
        "quote_type": claim.quote.value,
        "exact_words": claim.content,
        "speaker": claim.speaker,
        "role": claim.source,
        "speaks_for": claim.actor,
        "anonymity": claim.anonymity.value,
        "chain": _joined(claim.chain),
        "outlet": meta.outlet or claim.outlet,
        "published": meta.published,
        **_time_cells("said", claim.said),
        **_time_cells("event", claim.event_time),
        "time_checks": _joined(f"{check.name}: {check.outcome}" for check in claim.checks),
        "target": claim.target,
        "hedges": _joined(claim.hedges),
        "grounds": claim.basis.text if claim.basis else None,
        "grounds_kind": claim.basis.kind.value if claim.basis else None,
        "article_sentence": claim.sentence,
        **{f"{name}_corrected": corrected(entry, field) for name, field in _CORRECTED.items()},
        "review": entry.review.value,
        "review_state": entry.state.value,
        "reviewers": _joined(reviewer_lines(entry)),
        "review_notes": _joined(note_lines(entry)),
        "content_offsets": _offsets(claim.content_spans),
        "cue_offsets": _offsets(claim.cue_spans),
        "source_offsets": _offsets(claim.source_spans),
        "sentence_offsets": _offsets((claim.sentence_span,)),
        "claim_id": claim.id,
        "article_id": claim.article,
        "attribution_id": claim.attribution,
        "parent_id": claim.parent,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "notes": _joined(_notes(claim)),
        "article_title": meta.title,
        "article_url": meta.url,
    }


_CORRECTED = {
    "act": ReviewField.ACT,
    "quote_type": ReviewField.QUOTE,
    "speaker": ReviewField.SPEAKER,
    "speaks_for": ReviewField.ACTOR,
    "anonymity": ReviewField.ANONYMITY,
    "chain": ReviewField.CHAIN,
    "target": ReviewField.TARGET,
    "said": ReviewField.SAID,
    "event": ReviewField.EVENT_TIME,
}
"""The columns that a reviewer can correct."""


def _unchecked_cells(claim: Claim) -> dict[str, Cell]:
    """The cells of a finding, for a claim without one."""
    cells: dict[str, Cell] = dict.fromkeys(_FINDING_COLUMNS)
    checked = Verdict.NOT_CHECKED.value
    return (
        cells
        | _measurable_cells(claim.measurables)
        | {
            "verdict": checked,
            "event_verdict": checked,
            "attribution_verdict": checked,
        }
    )


def _finding_cells(claim: Claim, finding: Finding, known: Mapping[str, Observation]) -> dict[str, Cell]:
    """The cells that belong to one finding."""
    seen = [known[name] for name in finding.observations if name in known]
    on_attribution = finding.is_on_attribution
    return {
        **_measurable_cells(_measured_part(claim, finding)),
        "observation_ids": _joined(finding.observations),
        "claimed_low": finding.claimed.low if finding.claimed else None,
        "claimed_high": finding.claimed.high if finding.claimed else None,
        "measured_low": finding.measured.low if finding.measured else None,
        "measured_high": finding.measured.high if finding.measured else None,
        "range_unit": finding.unit,
        "difference": None if finding.difference is None else abs(finding.difference),
        "difference_direction": difference_direction(finding),
        "tolerance": finding.tolerance,
        "provider": _joined(dict.fromkeys(one.provider for one in seen if one.provider)),
        "source_url": _joined(dict.fromkeys(one.url for one in seen if one.url)),
        "grade": finding.grade.value if finding.grade else None,
        "evidence_basis": finding.basis.value if finding.basis else None,
        "verdict": finding.verdict.value,
        "event_verdict": None if on_attribution else finding.verdict.value,
        "attribution_verdict": finding.verdict.value if on_attribution else None,
        "reason": finding.reason.value if finding.reason else None,
        "finding_sentence": finding.sentence,
        "finding_id": finding.id,
        "check": finding.check,
        "dataset_ids": _joined(finding.datasets),
    }


_FINDING_COLUMNS = (
    "observation_ids", "claimed_low", "claimed_high", "measured_low", "measured_high", "range_unit", "difference",
    "difference_direction", "tolerance", "provider", "source_url", "grade", "evidence_basis", "reason",
    "finding_sentence", "finding_id", "check", "dataset_ids",
)  # fmt: skip


def difference_direction(finding: Finding) -> str | None:
    """How the measured value lies to the claimed point, in a word; None where there is no difference."""
    if finding.difference is None:
        return None
    if finding.difference == 0:
        return "inside"
    is_instant = finding.unit == "instant" or (finding.measured is not None and isinstance(finding.measured.low, str))
    later, earlier = ("later", "earlier") if is_instant else ("more", "less")
    return later if finding.difference > 0 else earlier


def _measured_part(claim: Claim, finding: Finding) -> tuple[Measurable, ...]:
    """The measurable that the finding is on; none for cause, actor or motive."""
    index = finding.measurable
    return (claim.measurables[index],) if index is not None and 0 <= index < len(claim.measurables) else ()


def _measurable_cells(parts: tuple[Measurable, ...]) -> dict[str, Cell]:
    """The cells of a claim's number; several numbers are joined."""
    return {
        "measurable_kind": _joined([part.kind.value for part in parts]),
        "measurable_low": _bound([part.low for part in parts]),
        "measurable_high": _bound([part.high for part in parts]),
        "measurable_unit": _joined([part.unit for part in parts]),
        "measurable_text": _joined([part.text for part in parts]),
    }


def _bound(bounds: list[int | str | None]) -> Cell:
    """One bound as it is, several as text."""
    return bounds[0] if len(bounds) == 1 else _joined(["" if bound is None else str(bound) for bound in bounds])


def _time_cells(prefix: str, time: Time | None) -> dict[str, Cell]:
    """The cells of a time, empty for None."""
    return {
        f"{prefix}_text": time.text if time else None,
        f"{prefix}_earliest": instant(time.earliest) if time and time.earliest else None,
        f"{prefix}_latest": instant(time.latest) if time and time.latest else None,
        f"{prefix}_precision": time.precision.value if time else None,
        f"{prefix}_zone": time.zone if time else None,
        f"{prefix}_zone_source": time.zone_source.value if time else None,
    }


def _notes(claim: Claim) -> list[str]:
    """The claim's notes, and those of its times under the time's name."""
    said = [f"said: {note}" for note in claim.said.notes] if claim.said else []
    event = [f"event: {note}" for note in claim.event_time.notes] if claim.event_time else []
    return [*claim.notes, *said, *event]


def _offsets(spans: Iterable[Span]) -> str | None:
    """Spans as "start-end", joined."""
    return _joined([f"{span.start}-{span.end}" for span in spans])


def _joined(parts: Iterable[str]) -> str | None:
    """Parts with "; " between; None for none."""
    return "; ".join(parts) or None
