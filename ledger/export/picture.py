"""Where everything of a timeline picture stands, in SVG units; the template only draws it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ledger.export.figures import day_words, interval_words, zone_name
from ledger.export.grouping import NARRATION, NOBODY
from ledger.export.layout import CHARACTER, rows_of, tick_times, tick_words, width_of, wrapped
from ledger.export.timeline import Dated, Measured, Stretch

WIDTH = 1040
GUTTER = 210
"""Room for the lanes' names at the left."""
RIGHT = 20
TOP = 34
ROW = 20
STUB = 16
"""How far an interval is drawn towards a bound that was not observed."""
BAR = 12
_NAME_WIDTH = (GUTTER - 16) / 1.15
"""Room for a lane's name, which is set larger and bolder than a label."""
_MOST_ACTS = 3
"""More acts at one time are counted in the label and named in the title."""
_ACCUSING = frozenset({"accuse", "threaten", "criticize"})
_DENYING = frozenset({"deny", "decline_comment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the time axis, with its label in UTC and in the second zone."""

    x: float
    label: str
    local: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A drawn interval with its label."""

    x: float
    y: float
    width: float
    look: str
    """Classes of its looks."""
    label: str
    label_x: float
    label_anchor: str
    """Of SVG's text-anchor: start, middle or end."""
    title: str
    """What a pointer over it and a screen reader get."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The row of one actor, or of the measurements."""

    name: str
    full_name: str
    y: float
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A whole picture: its lanes, its axis, and its words for those who cannot see it."""

    number: int
    title: str
    description: str
    height: float
    local_name: str | None
    ticks: tuple[Tick, ...]
    shades: tuple[Bar, ...]
    """The measured outages over the whole height; those without both bounds stand in their lane only."""
    lanes: tuple[Lane, ...]
    width: int = WIDTH
    left: int = GUTTER
    right: int = WIDTH - RIGHT
    top: int = TOP


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Time to place."""

    start: datetime
    end: datetime

    def x(self, moment: datetime) -> float:
        """The place of an instant; those outside stand at the edge."""
        share = (moment - self.start) / (self.end - self.start)
        return round(GUTTER + min(1.0, max(0.0, share)) * (WIDTH - GUTTER - RIGHT), 1)


def picture(stretch: Stretch, *, number: int, zone: ZoneInfo | None) -> Picture:
    """Lay a stretch of time out."""
    axis = _axis(stretch)
    lanes = [_lane("Measured", [_measured_bar(one, axis, zone) for one in stretch.measured], TOP)]
    for name in dict.fromkeys(one.lane for one in _by_weight(stretch.dated)):
        bars = [_claim_bar(one, axis, zone) for one in stretch.dated if one.lane == name]
        lanes.append(_lane(name, bars, lanes[-1].y + lanes[-1].height))
    foot = lanes[-1].y + lanes[-1].height
    return Picture(
        number=number,
        title=_title(stretch),
        description=_description(stretch, zone),
        height=foot + TOP,
        local_name=zone_name(zone) if zone else None,
        ticks=_ticks(axis, zone),
        shades=tuple(
            _shade(one, axis)
            for one in stretch.measured
            if one.kind == "outage" and not (one.open_start or one.open_end)
        ),
        lanes=tuple(lanes),
    )


def _by_weight(dated: Iterable[Dated]) -> list[Dated]:
    """Those of the actors with most claims first; nobody's claims and the outlets' own last."""
    weights: dict[str, int] = {}
    for one in dated:
        weights[one.lane] = weights.get(one.lane, 0) + sum(count for _, count in one.acts)
    return sorted(dated, key=lambda one: (one.lane == NARRATION, one.lane == NOBODY, -weights[one.lane], one.lane))


def _axis(stretch: Stretch) -> _Axis:
    """An axis with some air at both ends."""
    air = max((stretch.end - stretch.start) / 30, timedelta(minutes=30))
    return _Axis(start=stretch.start - air, end=stretch.end + air)


def _ticks(axis: _Axis, zone: ZoneInfo | None) -> tuple[Tick, ...]:
    """Lines at even UTC times, few enough to be read; none whose label would leave the picture."""
    made = (
        Tick(x=axis.x(moment), label=tick_words(moment, UTC), local=tick_words(moment, zone) if zone else None)
        for moment in tick_times(axis.start, axis.end)
    )
    return tuple(one for one in made if one.x + max(map(width_of, (one.label, one.local or ""))) / 2 <= WIDTH)


def _lane(name: str, bars: Sequence[Bar], y: float) -> Lane:
    """A lane whose bars stand in as many rows as they need."""
    ordered = sorted(bars, key=lambda one: (_reach(one), one.title))
    rows = rows_of(map(_reach, ordered))
    placed = [_moved(bar, y + 6 + row * ROW + (ROW - BAR) / 2) for bar, row in zip(ordered, rows, strict=True)]
    return Lane(
        name="".join(wrapped(name, _NAME_WIDTH, 1)),
        full_name=name,
        y=y,
        height=12 + (1 + max(rows, default=0)) * ROW,
        bars=tuple(placed),
    )


def _moved(bar: Bar, y: float) -> Bar:
    """The bar at another height."""
    return Bar(
        x=bar.x, y=y, width=bar.width, look=bar.look, label=bar.label,
        label_x=bar.label_x, label_anchor=bar.label_anchor, title=bar.title,
    )  # fmt: skip


def _reach(bar: Bar) -> tuple[float, float]:
    """From where to where a bar and its label reach."""
    length = len(bar.label) * CHARACTER
    left = {"start": bar.label_x, "middle": bar.label_x - length / 2, "end": bar.label_x - length}[bar.label_anchor]
    return min(bar.x, left), max(bar.x + bar.width, left + length)


def _bar(left: float, right: float, look: str, label: str, title: str) -> Bar:
    """A bar with its label within it, after it, or before it, wherever there is room."""
    width, length = max(right - left, 5.0), len(label) * CHARACTER
    if length + 8 <= width:
        x, anchor, look = left + width / 2, "middle", f"{look} inside"
    elif left + width + 5 + length <= WIDTH - RIGHT:
        x, anchor = left + width + 5, "start"
    elif left - 5 - length >= GUTTER:
        x, anchor = left - 5, "end"
    else:
        x, anchor, look = left + width / 2, "middle", f"{look} inside"
    return Bar(
        x=left, y=0.0, width=round(width, 1), look=look, label=label,
        label_x=round(x, 1), label_anchor=anchor, title=title,
    )  # fmt: skip


def _measured_bar(one: Measured, axis: _Axis, zone: ZoneInfo | None) -> Bar:
    """A measured interval in the topmost lane."""
    is_open = one.open_start or one.open_end
    title = f"{one.kind} measured: {_measured_words(one, zone)}, {one.entity}, {one.provider} ({one.basis})"
    label = f"{one.kind}, {one.provider}{_unknown_bound(one)}"
    return _bar(*_edges(one, axis), f"{one.kind} open" if is_open else one.kind, label, title)


def _shade(one: Measured, axis: _Axis) -> Bar:
    """The measured outage behind all lanes."""
    return _bar(*_edges(one, axis), "shade", "", "")


def _edges(one: Measured, axis: _Axis) -> tuple[float, float]:
    """From where to where an interval is drawn: no further than a stub where a bound was not observed."""
    left = axis.x(one.start) - (STUB if one.open_start else 0)
    right = axis.x(one.end) + (STUB if one.open_end else 0)
    return max(left, GUTTER), min(right, WIDTH - RIGHT)


def _unknown_bound(one: Measured) -> str:
    """What to add to an interval's label where a bound was not observed."""
    if one.open_start:
        return " (start not observed)"
    return " (end not observed)" if one.open_end else ""


def _claim_bar(one: Dated, axis: _Axis, zone: ZoneInfo | None) -> Bar:
    """Claims with the same time as one bar."""
    every = ", ".join(f"{act} ×{count}" if count > 1 else act for act, count in one.acts).replace("_", " ")
    label = every if len(one.acts) <= _MOST_ACTS else f"{sum(count for _, count in one.acts)} claims"
    acts = {act for act, _ in one.acts}
    tone = "denying" if acts <= _DENYING else "accusing" if acts <= _ACCUSING else "other"
    what = "event time claimed" if one.is_event else "said"
    title = f"{one.lane}: {every}; {what} {interval_words(one.start, one.end, zone)}"
    return _bar(axis.x(one.start), axis.x(one.end), f"{'event' if one.is_event else 'said'} {tone}", label, title)


def _measured_words(one: Measured, zone: ZoneInfo | None) -> str:
    """The interval in words, saying which bound was not observed."""
    if one.open_start:
        return f"until {interval_words(one.end, one.end, zone)}{_unknown_bound(one)}"
    return f"{interval_words(one.start, one.end, zone)}{_unknown_bound(one)}"


def _title(stretch: Stretch) -> str:
    """What the picture shows and from when to when."""
    first, last = day_words(stretch.start.astimezone(UTC)), day_words(stretch.end.astimezone(UTC))
    days = first if first == last else f"{first} to {last}"
    return f"Claims{' over what was measured' if stretch.measured else ''}, {days}"


def _description(stretch: Stretch, zone: ZoneInfo | None) -> str:
    """The picture in words."""
    measured = "; ".join(f"{one.kind} {_measured_words(one, zone)} ({one.provider})" for one in stretch.measured)
    counts: dict[str, int] = {}
    for one in stretch.dated:
        counts[one.lane] = counts.get(one.lane, 0) + sum(count for _, count in one.acts)
    lanes = "; ".join(f"{name} {count}" for name, count in counts.items())
    return f"Measured: {measured or 'nothing'}. Times of claims by actor: {lanes or 'none'}."
