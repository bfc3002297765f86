"""Where everything of an outage's picture stands, from the headline down to the key."""

from collections.abc import Iterable
from datetime import UTC, datetime

from ledger.export.figures import amount_words, duration_words, zone_name
from ledger.export.layout import rows_of, tick_times, tick_words, width_of, wrapped
from ledger.export.outage_claims import Mark, Told
from ledger.export.outage_marks import (
    GUTTER,
    PAPER,
    PLOT,
    SOFT,
    SURE,
    UNKNOWN,
    UNSURE,
    Align,
    Box,
    Look,
    Rule,
    Sheet,
    Vertex,
    Words,
)
from ledger.export.outage_series import Panel
from ledger.export.outage_story import Story
from ledger.export.outage_words import bound_words, headline, length_words, review_words, subtitle, verdict_words
from ledger.export.wording import claim_sentence, speaker
from ledger.model.outage import Outage
from ledger.model.verdict import Verdict

MOST_OUTAGES = 10
MOST_PANELS = 4
_MOST_MARKS = 4
_BAR = 12
_PANEL = 104
_GUTTER_TEXT = GUTTER - 20
_STUB = 0.03
"""How far, as a part of the axis, an outage is drawn towards a bound that nobody measured."""

COLOURS = {
    Verdict.CONTRADICTS: "#a3261d", Verdict.SUPPORTS: "#1d6b3c", Verdict.CONSISTENT: "#4a5d7a",
    Verdict.CANNOT_TELL: "#7d5a00", Verdict.OUTSIDE_SCOPE: "#6b4f7d", Verdict.NOT_CHECKED: "#66625c",
}  # fmt: skip
"""In the order in which one of several verdicts gives a claim its colour."""


def sheet(story: Story) -> Sheet:
    """Lay the story out."""
    page = Sheet(start=story.frame.start, end=story.frame.end, description=f"{headline(story)}; {subtitle(story)}")
    page.say(headline(story), bold=True, size=20)
    page.say(subtitle(story), size=12, colour=SOFT)
    page.y += 22
    top = page.y
    _axis_words(page, page.y - 10, None, story)
    _claims(page, story)
    _outages(page, story)
    for panel in story.panels[:MOST_PANELS]:
        _panel(page, panel)
    foot = page.y
    _grid(page, top, foot)
    _shades(page, story.outages, top, foot)
    page.divide()
    _axis_words(page, page.y + 12, None, story)
    if story.zone:
        _axis_words(page, page.y + 28, zone_name(story.zone), story)
    page.y += 44 if story.zone else 28
    _key(page, story)
    return page


def _axis_words(page: Sheet, y: float, local: str | None, story: Story) -> None:
    """The times of the grid, in UTC or in the second zone."""
    zone = story.zone if local and story.zone else UTC
    page.words.append(Words(text=local or "UTC", y=y, look=Look(align="right", bold=True, gutter=-10), colour=SOFT))
    for moment in tick_times(page.start, page.end):
        text = tick_words(moment, zone)
        if width_of(text) / 2 <= page.x(moment) <= PLOT - width_of(text) / 2:  # at the edges the line goes unnamed
            page.words.append(Words(text=text, y=y, look=Look(align="center"), colour=SOFT, at=moment))


def _grid(page: Sheet, top: float, foot: float) -> None:
    page.rules += (Rule(at=moment, y=top, y2=foot, dash=True) for moment in tick_times(page.start, page.end))


def _shades(page: Sheet, outages: Iterable[Outage], top: float, foot: float) -> None:
    """The outages over the whole height, in two tones."""
    for start, end, is_sure in (part for one in outages for part in tones(one, page)):
        colour, opacity = (SURE, 0.13) if is_sure else (UNSURE, 0.45)
        page.shades.append(Box(start=start, end=end, y=top, height=foot - top, colour=colour, opacity=opacity))


def tones(outage: Outage, page: Sheet) -> list[tuple[datetime, datetime, bool]]:
    """The time in which it was certainly down (True), and those in which it began and ended; cut to the picture."""
    (began, begun), (ending, ended) = outage.began, outage.ended
    begun = begun or began or outage.known[0]
    ending = max(ending or begun, begun)
    stub = (page.end - page.start) * _STUB
    parts = [(began or begun - stub, begun, False), (begun, ending, True), (ending, ended or ending + stub, False)]
    shown = [part for part in parts if part[0] < part[1] and part[0] < page.end and part[1] > page.start]
    return [(*page.cut(start, end), is_sure) for start, end, is_sure in shown]


def _claims(page: Sheet, story: Story) -> None:
    """The claims, each with its words at the left and the times that it gives at the right."""
    if not story.claims:
        return
    page.divide()
    page.y += 6
    page.say("What is claimed", bold=True, size=13)
    page.say("Each is what its speaker says, not a fact;", colour=SOFT)
    page.say("in colour: what measurements say of it.", colour=SOFT)
    page.y += 4
    for told in story.drawn:
        _claim(page, told)
    if more := len(story.claims) - len(story.drawn):
        page.say(f"and {more} more claims that speak of it", colour=SOFT)
        page.y += 6


def _claim(page: Sheet, told: Told) -> None:
    page.divide()
    page.y += 7
    top = page.y
    colour = next((COLOURS[one] for one in COLOURS if told.on(one)), COLOURS[Verdict.NOT_CHECKED])
    who, said = speaker(told.entry), claim_sentence(told.entry)
    for line in wrapped(who, _GUTTER_TEXT * 0.92, 2):
        page.say(line, bold=True)
    for line in wrapped(said.removeprefix(who), _GUTTER_TEXT, 3):
        page.say(line)
    for line in wrapped(f"{verdict_words(told)} — {review_words(told.entry.state)}", _GUTTER_TEXT, 2):
        page.say(line, colour=colour)
    for number, mark in enumerate(told.marks[:_MOST_MARKS]):
        _mark(page, mark, top + 4 + number * 20, colour)
    page.y = max(page.y, top + 4 + len(told.marks[:_MOST_MARKS]) * 20) + 6


def _mark(page: Sheet, mark: Mark, y: float, colour: str) -> None:
    """A claimed time with its name beside it; one outside the picture as an arrow."""
    if mark.end < page.start or mark.start > page.end:
        is_before = mark.end < page.start
        text = f"← {mark_words(mark)}" if is_before else f"{mark_words(mark)} →"
        look = Look(align="left" if is_before else "right")
        page.words.append(
            Words(text=text, y=y + _BAR / 2, look=look, colour=colour, at=page.start if is_before else page.end)
        )
        return
    start, end = page.cut(mark.start, mark.end)
    page.boxes.append(Box(start=start, end=end, y=y, height=_BAR, colour=colour, outline=mark.is_length, opacity=0.75))
    if mark.point and page.start <= mark.point <= page.end:
        page.points.append((mark.point, y + _BAR / 2, colour))
    _beside(page, start, end, y + _BAR / 2, mark_words(mark), colour)


def mark_words(mark: Mark) -> str:
    """The name of a claimed time, with the instant or the length that it names."""
    if mark.is_length:
        return f"{mark.what}: {duration_words(round((mark.end - mark.start).total_seconds()))}"
    if mark.point:
        return f"{mark.what}: {tick_words(mark.point, UTC)}"
    if mark.start == mark.end:
        return f"{mark.what} {tick_words(mark.start, UTC)}"
    return mark.what


def _beside(page: Sheet, start: datetime, end: datetime, y: float, text: str, colour: str) -> None:
    """Words after a bar, before it, or on it where there is room on neither side."""
    align: Align
    length, per_unit = width_of(text) + 6, (page.end - page.start) / PLOT
    if page.x(end) + length <= PLOT:
        at, align = end + per_unit * 6, "left"
    elif page.x(start) - length >= 0:
        at, align = start - per_unit * 6, "right"
    else:
        middle, look = start + (end - start) / 2, Look(align="center", bold=True, size=10)
        page.words.append(Words(text=text, y=y, look=look, colour=PAPER, at=middle))
        return
    page.words.append(Words(text=text, y=y, look=Look(align=align), colour=colour, at=at))


def _outages(page: Sheet, story: Story) -> None:
    """The measured and reported outages, each with its bounds above its bar."""
    page.divide()
    page.y += 6
    top = page.y
    page.say("What was measured or reported", bold=True, size=13)
    page.say("red: certainly down;", colour=SOFT)
    page.say("yellow: within the bounds of its start or end.", colour=SOFT)
    shown = story.outages[:MOST_OUTAGES]
    if more := len(story.outages) - len(shown):
        page.say(f"and {more} more outages in this time", colour=SOFT)
    placed = sorted(((_reach(page, one), number) for number, one in enumerate(shown)), key=lambda pair: pair[0])
    rows = rows_of(reach for reach, _ in placed)
    for ((left, _), number), row in zip(placed, rows, strict=True):
        y, per_unit = top + row * 36, (page.end - page.start) / PLOT
        text = f"{length_words(shown[number])}{bound_words(shown[number])}"
        page.words.append(Words(text=text, y=y + 8, look=Look(), at=page.start + per_unit * left))
        page.boxes += (
            Box(start=start, end=end, y=y + 17, height=_BAR, colour=SURE if is_sure else UNSURE)
            for start, end, is_sure in tones(shown[number], page)
        )
    page.y = max(page.y, top + (1 + max(rows, default=0)) * 36) + 8


def _reach(page: Sheet, outage: Outage) -> tuple[float, float]:
    """From where to where the label and the bar of an outage reach."""
    parts = tones(outage, page)
    length = width_of(length_words(outage) + bound_words(outage))
    left = max(0.0, min(page.x(parts[0][0]), PLOT - length))
    return left, max(page.x(parts[-1][1]), left + length)


def _panel(page: Sheet, panel: Panel) -> None:
    """A series as a step line over its own scale from nought; where nothing is known it has no line."""
    page.divide()
    top, base = page.y + 12, page.y + _PANEL
    page.y += 8
    page.say(panel.metric.replace("_", " ").capitalize(), bold=True)
    page.say(panel.entity, colour=SOFT)
    for line in wrapped(panel.provider or "provider not named", _GUTTER_TEXT - 80, 2):
        page.say(line, colour=SOFT)
    page.say(f"every {duration_words(panel.step_s)}" if panel.step_s else "at every change", colour=SOFT)
    if panel.gaps:
        page.say("grey: not known", colour=SOFT)
    scale = (base - top) / (panel.top or 1.0)
    for value in (0.0, panel.top) if panel.top else (0.0,):
        text = amount_words(int(value), panel.unit) if value == int(value) else f"{value:.4g} {panel.unit}"
        look = Look(align="right", gutter=-10)
        page.words.append(Words(text=text, y=base - value * scale, look=look, colour=SOFT))
    page.boxes += (
        Box(start=low, end=high, y=top, height=base - top, colour=UNKNOWN) for low, high in panel.gaps if low < high
    )
    for number, run in enumerate(panel.runs):
        corners = [(held.start, held.value) for held in run] + [(run[-1].end, run[-1].value)]
        name = f"{page.y:.0f}/{number}"
        page.vertices += (
            Vertex(at=at, y=round(base - value * scale, 2), base=base, value=value, run=name) for at, value in corners
        )
    page.y = max(page.y, base) + 10


def _key(page: Sheet, story: Story) -> None:
    """What must be known to read the picture without the program."""
    page.divide()
    page.y += 8
    grades = dict.fromkeys(
        f"{one.start.provider or 'provider not named'} ({one.start.basis.value} data, quality {one.start.grade.value})"
        for one in story.outages
    )
    lines = [f"Sources: {'; '.join(grades)}."]
    if story.claims:
        lines.append(
            "A claim is what its speaker says. “Not reviewed”: a program read it from an article; compare it with the "
            "article before printing. A bar at a claim is the time that it gives, in the colour of its verdict."
        )
    if story.elsewhere:
        lie = "outage of this network lies" if story.elsewhere == 1 else "outages of this network lie"
        lines.append(f"{story.elsewhere} more {lie} outside the time shown.")
    for piece in (piece for line in lines for piece in wrapped(line, GUTTER + PLOT, 3)):
        page.say(piece, colour=SOFT)
    page.y += 4
