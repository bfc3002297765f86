"""The HTML report: one file that holds all it shows, needs no script and fetches nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import BinaryIO
from zoneinfo import ZoneInfo

from ledger.export.cells import encodable
from ledger.export.columns import VERDICT_WORDS
from ledger.export.figures import difference_words, duration_words, range_words, time_words
from ledger.export.grouping import by_actor
from ledger.export.options import ExportOptions, zone_of
from ledger.export.pages import environment
from ledger.export.picture import Picture, picture
from ledger.export.reviewing import VOID, correction_lines, note_lines, reviewer_lines, state_words
from ledger.export.timeline import Timeline, timeline
from ledger.export.wording import claim_sentence, speaker
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Entry
from ledger.model.evidence import Observation
from ledger.model.record import instant
from ledger.model.review import ReviewState
from ledger.model.text import Span
from ledger.model.verdict import Finding, Verdict

MOST_SENTENCES = 12
"""Sentences of findings that the summary shows under one verdict; the rest stand with their claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a sentence, and which part of the claim it is: "content", "cue", "source" or ""."""

    text: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding in words."""

    finding: Finding
    about: str
    """What it is on: the kind of number, or cause, actor and motive."""
    claimed: str
    measured: str
    difference: str
    tolerance: str
    providers: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim in words."""

    entry: Entry
    sentence: str
    segments: tuple[Segment, ...]
    said: str
    event: str
    state: str
    """Where it stands with its reviewers."""
    reviews: tuple[str, ...]
    """Their decisions, what they would have otherwise, their remarks."""
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The claims of an actor, and how often each act."""

    number: int
    name: str
    acts: tuple[tuple[str, int], ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A finding's sentence, with the claim that it is on."""

    sentence: str
    claim: str
    """Id of the first claim that it was made for."""
    who: str
    """Whose claim that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What findings of one verdict say, those on the event apart from those on who or what caused it."""

    verdict: Verdict
    meaning: str
    event: int
    attribution: int
    sentences: tuple[Said, ...]
    """Equal ones once."""
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over all claims."""

    claims: int
    articles: int
    unreviewed: int
    unchecked: int
    """Claims without a finding."""
    acts: tuple[tuple[str, int], ...]
    anonymity: tuple[tuple[str, int], ...]
    reviews: tuple[tuple[str, int], ...]
    verdicts: tuple[VerdictView, ...]


def write_html(entries: Iterable[Entry], out: BinaryIO, options: ExportOptions) -> None:
    """Write the report."""
    zone, held = zone_of(options), tuple(entries)
    drawn = [entry for entry in held if entry.state not in VOID]
    times = timeline(drawn, options.observations)
    page = environment().get_template("report.html.j2")
    parts = page.generate(
        options=options,
        generated_at=instant(options.generated_at),
        zone=options.tz,
        summary=_summary(held),
        groups=_groups(held, options.observations, zone),
        times=times,
        void=len(held) - len(drawn),
        pictures=_pictures(times, zone),
        meanings=VERDICT_WORDS,
    )
    out.writelines(encodable(part).encode("utf-8") for part in parts)


def _pictures(times: Timeline, zone: ZoneInfo | None) -> tuple[Picture, ...]:
    return tuple(picture(one, number=number, zone=zone) for number, one in enumerate(times.stretches, start=1))


def _summary(entries: Sequence[Entry]) -> Summary:
    """The counts that stand first."""
    return Summary(
        claims=len(entries),
        articles=len({entry.claim.article for entry in entries}),
        unreviewed=sum(entry.state is ReviewState.UNREVIEWED for entry in entries),
        unchecked=sum(not entry.findings for entry in entries),
        acts=_counts(Act, (entry.claim.act for entry in entries)),
        anonymity=_counts(Anonymity, (entry.claim.anonymity for entry in entries)),
        reviews=_counts(ReviewState, (entry.state for entry in entries)),
        verdicts=_verdicts([(entry, finding) for entry in entries for finding in entry.findings]),
    )


def _counts(kind: type[StrEnum], found: Iterable[StrEnum]) -> tuple[tuple[str, int], ...]:
    """How often each word of a closed set occurs, in the set's order, those that do not left out."""
    counts = Counter(found)
    return tuple((word.value, counts[word]) for word in kind if counts[word])


def _verdicts(findings: Sequence[tuple[Entry, Finding]]) -> tuple[VerdictView, ...]:
    """All verdicts in their order, with the sentences of their findings."""
    views = []
    for verdict in Verdict:
        these = [(entry, finding) for entry, finding in findings if finding.verdict is verdict]
        first = {finding.sentence: entry for entry, finding in reversed(these)}
        sentences = [
            Said(sentence=text, claim=first[text].claim.id, who=speaker(first[text]))
            for text in dict.fromkeys(finding.sentence for _, finding in these)
        ]
        on_attribution = sum(finding.is_on_attribution for _, finding in these)
        views.append(
            VerdictView(
                verdict=verdict,
                meaning=VERDICT_WORDS[verdict],
                event=len(these) - on_attribution,
                attribution=on_attribution,
                sentences=tuple(sentences[:MOST_SENTENCES]),
                more=max(0, len(sentences) - MOST_SENTENCES),
            )
        )
    return tuple(views)


def _groups(
    entries: Sequence[Entry], observations: Iterable[Observation], zone: ZoneInfo | None
) -> tuple[GroupView, ...]:
    known = {one.id: one for one in observations}
    return tuple(
        GroupView(
            number=number,
            name=group.name,
            acts=_counts(Act, (entry.claim.act for entry in group.entries)),
            claims=tuple(_claim_view(entry, known, zone) for entry in group.entries),
        )
        for number, group in enumerate(by_actor(entries), start=1)
    )


def _claim_view(entry: Entry, known: dict[str, Observation], zone: ZoneInfo | None) -> ClaimView:
    return ClaimView(
        entry=entry,
        sentence=claim_sentence(entry),
        segments=segments(entry),
        said=time_words(entry.claim.said, zone),
        event=time_words(entry.claim.event_time, zone),
        state=state_words(entry),
        reviews=(*reviewer_lines(entry), *correction_lines(entry), *note_lines(entry)),
        findings=tuple(_finding_view(entry, finding, known, zone) for finding in entry.findings),
    )


def _finding_view(entry: Entry, finding: Finding, known: dict[str, Observation], zone: ZoneInfo | None) -> FindingView:
    seen = [known[name] for name in finding.observations if name in known]
    measurables, index = entry.claim.measurables, finding.measurable
    part = measurables[index] if index is not None and 0 <= index < len(measurables) else None
    return FindingView(
        finding=finding,
        about=f"{part.kind.value}: “{part.text}”" if part else "cause, actor or motive",
        claimed=range_words(finding.claimed, finding.unit, zone),
        measured=range_words(finding.measured, finding.unit, zone),
        difference=difference_words(finding),
        tolerance=_tolerance(finding),
        providers=tuple(dict.fromkeys(one.provider for one in seen if one.provider)),
        sources=tuple(dict.fromkeys(one.url for one in seen if one.url)),
    )


def _tolerance(finding: Finding) -> str:
    """The tolerance in words; "" for none set."""
    if finding.tolerance is None:
        return ""
    if finding.unit in {"instant", "s"}:
        return duration_words(finding.tolerance)
    return f"{finding.tolerance} {finding.unit or ''}".strip()


def segments(entry: Entry) -> tuple[Segment, ...]:
    """The sentence of a claim cut at the borders of its spans; one plain piece where the spans do not fit it."""
    claim, base = entry.claim, entry.claim.sentence_span.start
    parts = ["" for _ in claim.sentence]
    for name, spans in (("content", claim.content_spans), ("cue", claim.cue_spans), ("source", claim.source_spans)):
        for span in spans:
            _paint(parts, Span(span.start - base, span.end - base), name)
    cuts = [0, *(at for at in range(1, len(parts)) if parts[at] != parts[at - 1]), len(parts)]
    return tuple(
        Segment(text=claim.sentence[start:end], part=parts[start]) for start, end in pairwise(cuts) if start < end
    )


def _paint(parts: list[str], span: Span, name: str) -> None:
    """Mark the characters of a span; what lies outside the sentence is passed over."""
    for at in range(max(span.start, 0), min(span.end, len(parts))):
        parts[at] = name
