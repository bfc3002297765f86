"""The exports of a small story, whole: what a reporter opens is exactly this."""

import dataclasses
import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bare import bare_claim
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension

from ledger.export.formats import export
from ledger.export.options import ExportOptions
from ledger.export.outage_chart import write_picture
from ledger.export.outage_story import Subject, tell
from ledger.model.actor import Anonymity
from ledger.model.claim import Act, Basis, BasisKind, Claim, Entry, Measurable, MeasurableKind, Quote, Review
from ledger.model.evidence import EvidenceBasis, Grade, Observation, Series
from ledger.model.outage import outages_among
from ledger.model.review import Change, Decision, Reviewed, ReviewField
from ledger.model.text import Metadata, Span
from ledger.model.verdict import Finding, Range, Reason, Verdict
from ledger.model.when import Precision, Time, ZoneSource

META = Metadata(
    outlet="The Example Herald", published="2014-12-23", title="Dark | night", url="https://herald.example/1"
)
START = datetime(2014, 12, 22, 15, tzinfo=UTC)
DAY = Time(
    text="Tuesday",
    earliest=START,
    latest=START + timedelta(days=1),
    precision=Precision.DAY,
    zone="Asia/Pyongyang",
    zone_source=ZoneSource.SPEAKER_PLACE,
    anchor="2014-12-23",
    direction="same",
    value="2014-12-23",
)
ONSET = Time(
    text="about 1 a.m. local time",
    earliest=START + timedelta(minutes=30),
    latest=START + timedelta(minutes=90),
    precision=Precision.HOUR,
    zone="Asia/Pyongyang",
    zone_source=ZoneSource.EXPLICIT,
    anchor="2014-12-23",
    direction=None,
    value="2014-12-23T01:00",
)
UNRESOLVED = Time(
    text="last week",
    earliest=None,
    latest=None,
    precision=Precision.WEEK,
    zone=None,
    zone_source=ZoneSource.UNKNOWN,
    anchor="anchor_missing",
    direction="past",
    value="XXXX-WXX",
    notes=("anchor_missing",),
)


def observed(kind: str, low: int | str, high: int | str, unit: str) -> Observation:
    """One of three observations of one outage, as a laboratory reported it."""
    return Observation(
        id=f"obs-{kind}",
        dataset="data-1",
        kind=kind,
        entity="AS131279",
        subject="country:kp",
        group="outage-1",
        low=low,
        high=high,
        unit=unit,
        name=None,
        window_start=None,
        window_end=None,
        provider="Example Lab",
        basis=EvidenceBasis.REPORTED,
        grade=Grade.MODERATE,
        url="https://lab.example/outage",
        method="as reported",
    )


OBSERVATIONS = (
    observed("outage_start", "2014-12-22T16:15:00Z", "2014-12-22T16:16:00Z", "instant"),
    observed("outage_end", "2014-12-23T01:46:00Z", "2014-12-23T01:47:00Z", "instant"),
    observed("outage_duration", 34_260, 34_320, "s"),
)


def claim(number: int, sentence: str, words: tuple[str, str | None, str], act: Act, actor: str | None) -> Claim:
    """A claim whose content, source and cue stand in its sentence, their spans where they stand."""
    base = 100 * number
    content, source, cue = words

    def spans(part: str | None) -> tuple[Span, ...]:
        if not part or part not in sentence:
            return ()
        start = base + sentence.index(part)
        return (Span(start, start + len(part)),)

    return bare_claim(
        content,
        id=f"claim-{number}",
        article="article-1",
        outlet=META.outlet,
        act=act,
        content_spans=spans(content),
        cue=cue,
        cue_spans=spans(cue),
        source=source,
        source_spans=spans(source),
        actor=actor,
        anonymity=Anonymity.ROLE,
        said=DAY,
        attribution=f"attribution-{number}",
        basis=Basis(text=content, start=base, end=base + len(content), kind=BasisKind.LEGAL)
        if act is Act.ACCUSE
        else None,
        rule="clause",
        sentence=sentence,
        sentence_span=Span(base, base + len(sentence)),
        extractor="extractor/1",
    )


def changed(value: Claim, **fields: object) -> Claim:
    """The claim with other values in some fields."""
    old = {name: getattr(value, name) for name in Claim.__dataclass_fields__}
    return Claim(**{**old, **fields})


DENIAL = changed(
    claim(
        1,
        "A clerk at the line office told Xinhua that the stop came from overload, denying that anyone had broken in.",
        ("anyone had broken in", "A clerk at the line office", "denying"),
        Act.DENY,
        "China",
    ),
    chain=("Xinhua",),
)
ACCUSATION = changed(
    claim(
        2,
        "=1+1 said the ministry, accusing Washington of <b>cutting</b> the | line \u202eback\u202c.",
        ("cutting the line", "the ministry", "accusing"),
        Act.ACCUSE,
        "North Korea",
    ),
    target="United States",
    hedges=("may",),
    said=UNRESOLVED,
)
NARRATED = changed(
    claim(
        3,
        "The outages began about 1 a.m. local time.",
        ("The outages began about 1 a.m. local time", None, ""),
        Act.ASSERT,
        None,
    ),
    quote=Quote.NARRATION,
    anonymity=Anonymity.IMPERSONAL,
    said=None,
    event_time=ONSET,
    measurables=(
        Measurable(
            kind=MeasurableKind.OUTAGE_START,
            low="2014-12-22T15:30:00Z",
            high="2014-12-22T16:30:00Z",
            unit="instant",
            text="about 1 a.m.",
        ),
    ),
)
SUPPORTED = Finding(
    id="finding-1",
    claim="claim-3",
    check="start/1",
    measurable=0,
    observations=("obs-outage_start",),
    datasets=("data-1",),
    verdict=Verdict.SUPPORTS,
    reason=None,
    claimed=Range(low="2014-12-22T15:30:00Z", high="2014-12-22T16:30:00Z"),
    measured=Range(low="2014-12-22T16:15:00Z", high="2014-12-22T16:16:00Z"),
    difference=900,
    tolerance=0,
    unit="instant",
    grade=Grade.MODERATE,
    basis=EvidenceBasis.REPORTED,
    method="interval/1",
    sentence="The claimed start holds the measured one; Example Lab measured 15 minutes after the claimed point.",
)
OUTSIDE = Finding(
    id="finding-2",
    claim="claim-2",
    check="actor/1",
    measurable=None,
    observations=(),
    datasets=(),
    verdict=Verdict.OUTSIDE_SCOPE,
    reason=Reason.ACTOR,
    claimed=None,
    measured=None,
    difference=None,
    tolerance=None,
    unit=None,
    grade=None,
    basis=None,
    method="scope/1",
    sentence="No measurement of routes shows who acted.",
)
ACCEPTED = Reviewed(
    event=40, claim=DENIAL.id, row=7, reviewer="Ana", at=datetime(2020, 1, 1, tzinfo=UTC), decision=Decision.ACCEPT
)
CORRECTED = dataclasses.replace(
    ACCEPTED,
    event=42,
    reviewer="=Ben|",
    decision=Decision.CORRECT,
    changes=(Change(field=ReviewField.ACTOR, value="North Korea", id="country:kp", text="DPRK"),),
    note="See <page 2>",
)
ENTRIES = (
    Entry(claim=DENIAL, meta=META, review=Review.CORRECTED, findings=(), reviews=(ACCEPTED, CORRECTED)),
    Entry(claim=ACCUSATION, meta=META, review=Review.UNREVIEWED, findings=(OUTSIDE,)),
    Entry(claim=NARRATED, meta=META, review=Review.UNREVIEWED, findings=(SUPPORTED,)),
)
OPTIONS = ExportOptions(
    generated_at=datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
    title="The dark night & its claims",
    tool="attribution-ledger 0",
    tz="Asia/Pyongyang",
    observations=OBSERVATIONS,
)


class CsvFile(SingleFileSnapshotExtension):
    """A snapshot that opens as a table."""

    file_extension = "csv"


class MarkdownFile(SingleFileSnapshotExtension):
    """A snapshot that renders as Markdown."""

    file_extension = "md"


class HtmlFile(SingleFileSnapshotExtension):
    """A snapshot that opens in a browser."""

    file_extension = "html"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("csv", CsvFile), ("markdown", MarkdownFile), ("html", HtmlFile)],
    ids=["csv", "markdown", "html"],
)
def test_a_story_exports_as_it_did(
    name: str, kind: type[SingleFileSnapshotExtension], snapshot: SnapshotAssertion
) -> None:
    """A denial through a chain, an accusation with hostile characters and an unresolved time, a supported narration."""
    out = io.BytesIO()
    export(ENTRIES, out, format=name, options=OPTIONS)
    assert out.getvalue() == snapshot(extension_class=kind)


class SvgFile(SingleFileSnapshotExtension):
    """A snapshot that opens in a browser."""

    file_extension = "svg"


def test_a_picture_is_drawn_as_it_was(snapshot: SnapshotAssertion) -> None:
    """The same outage with a series of its own, a gap in it, and the claims that speak of it."""
    hours = Series(
        id="series-1",
        dataset="data-1",
        entity="AS131279",
        metric="visible_prefixes",
        unit="networks",
        step_s=3_600,
        start=datetime(2014, 12, 22, 13, tzinfo=UTC),
        values=(4, 4, 4, *(0,) * 9, None, None, 4, 4, 4),
        scale=0,
    )
    subject = Subject(name="North Korea", zone=ZoneInfo("Asia/Pyongyang"))
    out = io.BytesIO()
    write_picture(tell(outages_among(OBSERVATIONS), [hours], ENTRIES, subject), out, "svg")
    assert out.getvalue() == snapshot(extension_class=SvgFile)


@pytest.mark.parametrize("name", ["csv", "markdown", "html"])
def test_nothing_at_all_still_exports(name: str, snapshot: SnapshotAssertion) -> None:
    """No claims, no observations, no zone: a file that says so."""
    out = io.BytesIO()
    export((), out, format=name, options=ExportOptions(generated_at=OPTIONS.generated_at))
    assert out.getvalue().decode("utf-8").replace("\r", "") == snapshot
