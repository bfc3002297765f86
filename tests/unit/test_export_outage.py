"""What the picture of an outage is drawn from, and what it is drawn as."""

import dataclasses
import io
import json
import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from bare import bare_claim

from ledger.export.layout import rows_of, tick_times, width_of, wrapped
from ledger.export.outage_chart import as_png, as_svg, described, write_picture
from ledger.export.outage_marks import GUTTER, PLOT, SURE, UNSURE
from ledger.export.outage_series import panels_of
from ledger.export.outage_sheet import sheet
from ledger.export.outage_story import MOST_CLAIMS, Story, tell
from ledger.model.claim import Entry, Measurable, MeasurableKind, Review
from ledger.model.evidence import EvidenceBasis, Grade, Observation, Series
from ledger.model.outage import Outage, outages_among
from ledger.model.problem import NotFoundError, UsageError
from ledger.model.text import Metadata, Span
from ledger.model.verdict import Finding, Verdict

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def observed(kind: str, low: int | str | None, high: int | str | None, **fields: str) -> Observation:
    one = Observation(
        id=f"{kind}/{low}", dataset="file", kind=kind, entity="AS64500", subject="country:xx", group="one", low=low,
        high=high, unit="s" if kind == "outage_duration" else "instant", name=None, window_start=None, window_end=None,
        provider="A laboratory", basis=EvidenceBasis.RAW, grade=Grade.HIGH, url=None, method="counted",
    )  # fmt: skip
    return dataclasses.replace(one, **fields)  # type: ignore[arg-type]


STARTED = observed("outage_start", "2031-05-04T12:00:00Z", "2031-05-04T12:20:00Z")
ENDED = observed("outage_end", "2031-05-04T15:00:00Z", "2031-05-04T15:20:00Z")
LASTED = observed("outage_duration", 9_600, 12_000)


def series(values: tuple[int | None, ...], **fields: object) -> Series:
    one = Series(
        id="series", dataset="file", entity="AS64500", metric="visible_prefixes", unit="networks", step_s=3_600,
        start=NOON - timedelta(hours=2), values=values, scale=0,
    )  # fmt: skip
    return dataclasses.replace(one, **fields)  # type: ignore[arg-type]


CLAIMED = Measurable(
    kind=MeasurableKind.OUTAGE_START, low="2031-05-04T11:30:00Z", high="2031-05-04T12:30:00Z", unit="instant",
    text="about noon", subject="country:xx", point="2031-05-04T12:00:00Z",
)  # fmt: skip


def entry(number: int, verdict: Verdict | None, **fields: object) -> Entry:
    """A claim that gives the outage a start, with a finding on it."""
    claim = bare_claim(
        "the lines fell at about noon",
        id=f"claim-{number:02}",
        article="article",
        content_parts=(),
        content_spans=(),
        source="A clerk",
        speaker="Ana Ruiz",
        measurables=(CLAIMED,),
        attribution="one",
        rule="clause",
        sentence="",
        sentence_span=Span(0, 0),
        extractor="extractor/1",
    )
    finding = Finding(
        id=f"finding-{number}", claim=claim.id, check="start/1", measurable=0, observations=(STARTED.id,), datasets=(),
        verdict=verdict or Verdict.NOT_CHECKED, reason=None, claimed=None, measured=None, difference=None,
        tolerance=None, unit=None, grade=None, basis=None, method="", sentence="Measured.",
    )  # fmt: skip
    return Entry(
        claim=dataclasses.replace(claim, **fields),  # type: ignore[arg-type]
        meta=Metadata(),
        review=Review.UNREVIEWED,
        findings=(finding,) if verdict else (),
    )


def story(*entries: Entry, values: tuple[int | None, ...] = (4, 4, 4, 0, 0, None, 4, 4)) -> Story:
    return tell(outages_among([STARTED, ENDED, LASTED]), [series(values)], entries)


def words(one: Story) -> list[str]:
    return [line.text for line in sheet(one).words]


def test_bounds_are_two_tones() -> None:
    """What began from 12:00 to 12:20 and ended from 15:00 to 15:20 is certainly down from 12:20 to 15:00 only."""
    bars = [(box.start, box.end, box.colour) for box in sheet(story()).boxes if box.colour in {SURE, UNSURE}]
    minutes = [((low - NOON) / timedelta(minutes=1), (high - NOON) / timedelta(minutes=1)) for low, high, _ in bars]
    assert minutes == [(0, 20), (20, 180), (180, 200)]
    assert [colour for _, _, colour in bars] == [UNSURE, SURE, UNSURE]


def test_an_end_follows_from_a_length() -> None:
    """Begun from 12:00 to 12:20, down for 2 h 40 min to 3 h 20 min: ended from 14:40 to 15:40."""
    [one] = outages_among([STARTED, LASTED])
    assert one.ended == (NOON + timedelta(minutes=160), NOON + timedelta(minutes=220))


def test_what_others_give_is_theirs() -> None:
    """A length by the only other one stands under both names, of two others neither; one's own goes before all."""
    other, third = (dataclasses.replace(LASTED, id=name, provider=name, low=60, high=120) for name in ("KBS", "NPR"))
    [one] = outages_among([STARTED, other])
    assert (one.duration, one.providers[-1]) == (other, "KBS")
    [neither] = outages_among([STARTED, other, third])
    assert (neither.duration, "NPR" in neither.providers) == (None, False)
    [own] = outages_among([STARTED, other, LASTED, third])
    assert own.duration == LASTED


def test_an_end_that_nobody_measured_is_a_stub() -> None:
    """Begun from 12:00 to 12:20, end unknown: yellow to 12:20 and a little on, never to the edge of the picture."""
    page = sheet(tell(outages_among([STARTED]), [], []))
    assert {box.colour for box in page.shades} == {UNSURE}
    assert NOON + timedelta(minutes=20) < max(box.end for box in page.shades) < page.end
    assert any("end not measured" in line.text for line in page.words)


def test_a_long_name_leaves_the_figures_their_room() -> None:
    """A provider's name of 500 letters is cut beside its bar."""
    long = dataclasses.replace(STARTED, provider="Observatory " * 40)
    [label] = [one for one in sheet(tell(outages_among([long, ENDED]), [], [])).words if "began" in one.text]
    assert width_of(label.text) < PLOT


def test_what_is_not_known_is_a_gap() -> None:
    """4 4 4 0 0 ? 4 4 an hour each from 10:00: no line from 15:00 to 16:00, never one through nought."""
    [panel] = panels_of([series((4, 4, 4, 0, 0, None, 4, 4))], story().outages, NOON, NOON + timedelta(hours=6))
    assert [[held.value for held in run] for run in panel.runs] == [[4, 0, 0], [4, 4]]
    assert panel.gaps == ((NOON + timedelta(hours=3), NOON + timedelta(hours=4)),)


def test_a_change_holds_until_the_next() -> None:
    """Changes at 0, 100 and 250 s: 40, 0, then unknown; values have one decimal."""
    changes = series((40, 0, None), step_s=0, start=NOON, offsets_s=(0, 100, 250), scale=1)
    [panel] = panels_of([changes], story().outages, NOON, NOON + timedelta(seconds=300))
    assert [(held.value, (held.end - held.start).total_seconds()) for held in panel.runs[0]] == [(4, 100), (0, 150)]
    assert panel.gaps == ((NOON + timedelta(seconds=250), NOON + timedelta(seconds=300)),)


def test_a_long_series_keeps_its_extremes() -> None:
    """Of 20,000 seconds one is 0 and one is 9: both are still drawn, with far fewer corners."""
    values = [5] * 20_000
    values[777], values[15_000] = 0, 9
    long = series(tuple(values), step_s=1, start=NOON)
    [panel] = panels_of([long], story().outages, NOON, NOON + timedelta(seconds=20_000))
    assert {held.value for held in panel.runs[0]} == {0, 5, 9}
    assert len(panel.runs[0]) < 3_000


def test_a_series_by_peer_as_is_not_drawn_beside_the_same_by_peer() -> None:
    twice = [series((4, 4)), series((4, 4), metric="visible_prefixes_by_peer_as")]
    assert len(panels_of(twice, story().outages, NOON - timedelta(hours=2), NOON)) == 1


def test_reported_bounds_alone_are_drawn() -> None:
    """Without a series there is the interval, and no panel."""
    one = tell(outages_among([dataclasses.replace(STARTED, basis=EvidenceBasis.REPORTED), ENDED]), [], [])
    assert (one.panels, sheet(one).vertices) == ((), [])
    assert "length not measured (A laboratory, reported): began 4 May 12:00–12:20, ended 4 May 15:00–15:20" in words(
        one
    )


def test_a_claim_stands_as_its_speakers() -> None:
    """Who says it, what, and what the measurement says, on lines of their own; it is said that nobody reviewed it."""
    said = words(story(entry(1, Verdict.SUPPORTS)))
    place = said.index("Ana Ruiz")
    assert said[place + 1 : place + 3] == ["says: the lines fell at about noon", "supports: start — not reviewed"]
    assert "start claimed: 4 May 12:00" in said


@pytest.mark.parametrize(
    ("one", "is_drawn"),
    [
        pytest.param(entry(1, Verdict.CANNOT_TELL), True, id="a finding on it"),
        pytest.param(entry(1, None), True, id="a time that meets it"),
        pytest.param(entry(1, None, measurables=()), False, id="neither"),
        pytest.param(dataclasses.replace(entry(1, Verdict.SUPPORTS), review=Review.REJECTED), False, id="rejected"),
        pytest.param(
            entry(1, None, measurables=(dataclasses.replace(CLAIMED, subject="country:yy"),)),
            False,
            id="another network",
        ),
    ],
)
def test_which_claims_speak_of_it(one: Entry, *, is_drawn: bool) -> None:
    assert bool(story(one).claims) is is_drawn


def test_a_picture_with_room_for_few_takes_no_side() -> None:
    """Thirty claims that are contradicted and two that are supported: both of these are drawn, the rest is counted."""
    many = [entry(number, Verdict.CONTRADICTS) for number in range(30)]
    one = story(*many, entry(40, Verdict.SUPPORTS), entry(41, Verdict.SUPPORTS))
    assert len(one.drawn) == MOST_CLAIMS
    assert {"claim-40", "claim-41"} <= {told.entry.claim.id for told in one.drawn}
    assert "and 22 more claims that speak of it" in words(one)


def test_outages_far_apart_are_no_picture() -> None:
    """Of two that are a month apart the one that is spoken of is shown, and the other counted."""
    low, high = "2031-06-04T12:00:00Z", "2031-06-04T12:01:00Z"
    later = dataclasses.replace(STARTED, id="later", group="two", low=low, high=high)
    one = tell(outages_among([STARTED, ENDED, later]), [], [entry(1, Verdict.SUPPORTS)])
    assert (len(one.outages), one.elsewhere) == (1, 1)
    assert "1 more outage of this network lies outside the time shown." in words(one)


def test_what_cannot_be_drawn_is_said() -> None:
    """No outage; outages of two networks."""
    other = dataclasses.replace(STARTED, id="other", group="two", subject="country:yy")
    with pytest.raises(NotFoundError):
        tell((), [], [])
    with pytest.raises(UsageError, match="one network"):
        tell(outages_among([STARTED, other]), [], [])


def test_no_labels_of_outages_overlap() -> None:
    """Ten outages within an hour stand in ten rows."""
    starts = [(NOON + timedelta(minutes=6 * number)).isoformat() for number in range(11)]
    found = [
        dataclasses.replace(STARTED, id=f"{number}", group=f"{number}", low=low, high=high)
        for number, (low, high) in enumerate(pairwise(starts))
    ]
    labels = [one for one in sheet(tell(outages_among(found), [], [])).words if "began" in one.text]
    assert len({one.y for one in labels}) == len(labels) == 10


def test_hostile_words_are_only_words() -> None:
    """Markup, controls and turns of direction in a speaker's name and in the words: shown, never obeyed."""
    wild = '<script>alert(1)</script>\x1b[31m \u202egnorw\u202c & "quoted" ]]> \x00'
    one = story(entry(1, Verdict.SUPPORTS, speaker=wild, content=wild))
    svg = as_svg(sheet(one))
    root = ET.fromstring(svg)  # noqa: S314  made here
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e]", svg)
    assert "\u27e6U+202E\u27e7" in "".join(root.itertext())
    out = io.BytesIO()
    write_picture(one, out, "html")
    page = out.getvalue().decode("utf-8")
    assert "<script" not in page
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e]", page)


def test_the_same_story_gives_the_same_bytes() -> None:
    """As SVG and as a page, also when one was drawn before; neither fetches anything."""
    one = story(entry(1, Verdict.SUPPORTS))
    drawn = []
    for _ in range(2):
        for form in ("svg", "html"):
            out = io.BytesIO()
            write_picture(one, out, form)
            drawn.append(out.getvalue())
    assert drawn[:2] == drawn[2:]
    addresses = set(re.findall(rb"https?://[^\"' ]*", drawn[1]))
    assert addresses == {b"http://www.w3.org/2000/svg", b"http://www.w3.org/1999/xlink"}


def test_the_description_holds_the_data() -> None:
    """Times as instants, values as they were measured; every text stands inside the picture."""
    page = sheet(story(entry(1, Verdict.SUPPORTS)))
    text = json.dumps(described(page))
    assert '"start": "2031-05-04T12:20:00Z", "end": "2031-05-04T15:00:00Z"' in text
    assert {point.value for point in page.vertices} == {0, 4}
    for line in page.words:
        left = line.look.gutter if line.at is None else page.x(line.at)
        assert left is not None
        if line.look.align == "left":
            assert left + width_of(line.text) * line.look.size / 11 <= PLOT + 6
        assert left >= -GUTTER


def test_a_png_is_one() -> None:
    assert as_png(sheet(story())).startswith(b"\x89PNG\r\n\x1a\n")


def test_lines_are_as_wide_as_they_may_be() -> None:
    """A word longer than a line is broken, and what is left out is marked."""
    lines = wrapped(f"{'M' * 300} and the rest", 100, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width_of(line) <= 100 for line in lines)
    assert wrapped("a few words", 300, 2) == ["a few words"]


def test_rows_and_ticks() -> None:
    """What overlaps stands in another row; an hour has ticks at even minutes."""
    assert rows_of([(0, 50), (10, 20), (40, 60), (70, 80)]) == [0, 1, 1, 0]
    assert [tick.minute for tick in tick_times(NOON, NOON + timedelta(hours=1))] == [0, 10, 20, 30, 40, 50, 0]


def test_an_outage_that_no_bound_is_known_of_is_not_drawn() -> None:
    unknown = Outage(start=observed("outage_start", None, None), end=None, duration=None, depth=None)
    with pytest.raises(NotFoundError):
        tell((unknown,), [], [])
