"""What an outage's picture is drawn from: boxes, lines and words, along in time and down in units of the picture."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Align = Literal["left", "center", "right"]

PLOT = 700
"""Width of the time axis."""
GUTTER = 340
"""Room for words at the left of it."""
MARGIN = 24
LINE = 15
_LEAST = 0.004
"""The smallest part of the axis that is still seen; a shorter time is drawn that wide."""

INK, SOFT, RULE, PAPER = "#1c1b1a", "#5d5a55", "#dedad2", "#ffffff"
SURE, UNSURE, UNKNOWN = "#b8392e", "#f2b04c", "#e8e6e1"
SERIES = "#1f4e79"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How words are set."""

    align: Align = "left"
    bold: bool = False
    size: int = 11
    gutter: float | None = None
    """At so many units from the axis, whatever the time; None for words that stand at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text; y is its middle."""

    text: str
    y: float
    look: Look
    colour: str = INK
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An interval of time with a height."""

    start: datetime
    end: datetime
    y: float
    height: float
    colour: str
    opacity: float = 1.0
    outline: bool = False
    """Only its outline, dashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line up and down at a time, or across the whole picture where there is none."""

    y: float
    y2: float
    at: datetime | None = None
    colour: str = RULE
    dash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertex:
    """A corner of a step line."""

    at: datetime
    y: float
    base: float
    """Where nought is."""
    value: float
    run: str


@dataclass(slots=True)
class Sheet:
    """The whole picture, filled from top to bottom."""

    start: datetime
    end: datetime
    description: str
    y: float = 0
    shades: list[Box] = field(default_factory=list)
    """The outages over the whole height, beneath everything."""
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    points: list[tuple[datetime, float, str]] = field(default_factory=list)
    vertices: list[Vertex] = field(default_factory=list)

    def x(self, moment: datetime) -> float:
        """How far along the axis an instant is."""
        return (moment - self.start) / (self.end - self.start) * PLOT

    def cut(self, start: datetime, end: datetime) -> tuple[datetime, datetime]:
        """The part of an interval that is shown, wide enough to be seen."""
        least = (self.end - self.start) * _LEAST
        start, end = max(start, self.start), min(end, self.end)
        if end - start < least:
            middle = start + (end - start) / 2
            start, end = middle - least / 2, middle + least / 2
        return start, end

    def say(self, text: str, *, bold: bool = False, size: int = 11, colour: str = INK) -> None:
        """A line in the gutter."""
        self.words.append(
            Words(text=text, y=self.y + LINE / 2, look=Look(bold=bold, size=size, gutter=-GUTTER), colour=colour)
        )
        self.y += max(LINE, size * 1.35)

    def divide(self) -> None:
        """A thin line across."""
        self.rules.append(Rule(y=self.y, y2=self.y))
