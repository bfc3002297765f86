"""An outage's picture as SVG or PNG: Altair describes the marks, vl-convert draws them; no browser, no network."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any, BinaryIO

import altair as alt
import vl_convert

from ledger.export.cells import encodable, visible
from ledger.export.outage_marks import GUTTER, MARGIN, PLOT, SERIES, Box, Look, Rule, Sheet, Vertex, Words
from ledger.export.outage_page import write_page
from ledger.export.outage_sheet import sheet
from ledger.export.outage_story import Story
from ledger.model.record import instant

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is the one that vl-convert brings along."""

_PIXELS = 2.0
"""Of a PNG, for each unit of the picture."""


def write_picture(story: Story, out: BinaryIO, form: str) -> None:
    """Write the picture as "svg", "png" or "html"."""
    page = sheet(story)
    if form == "png":
        out.write(as_png(page))
    elif form == "svg":
        out.write(as_svg(page).encode("utf-8"))
    else:
        write_page(story, as_svg(page), out)


def as_svg(page: Sheet) -> str:
    """The picture as SVG; equal for an equal sheet."""
    drawn: str = vl_convert.vegalite_to_svg(described(page), allowed_base_urls=[])
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(_safe(page.description))}" ', 1)


def as_png(page: Sheet) -> bytes:
    """The picture as PNG."""
    drawn: bytes = vl_convert.vegalite_to_png(described(page), scale=_PIXELS, ppi=72, allowed_base_urls=[])
    return drawn


def described(page: Sheet) -> dict[str, Any]:
    """The picture as Vega-Lite: x is time, y the place on the sheet."""
    chart = (
        alt.layer(*_layers(page))
        .properties(
            width=PLOT,
            height=page.y,
            padding={"left": GUTTER + MARGIN, "right": MARGIN, "top": MARGIN, "bottom": MARGIN},
            autosize=alt.AutoSizeParams(type="none"),
            description=_safe(page.description),
            background="#ffffff",
        )
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
    )
    made: dict[str, Any] = chart.to_dict()
    return made


def _layers(page: Sheet) -> Iterator[alt.Chart]:
    """From the ground up."""
    yield from _boxes(page, page.shades)
    yield from _rules(page)
    yield from _boxes(page, [one for one in page.boxes if not one.outline])
    yield from _lines(page)
    yield from _outlines(page, [one for one in page.boxes if one.outline])
    yield from _points(page)
    yield from _words(page)


def _x(page: Sheet, name: str) -> alt.X:
    domain = [int(moment.timestamp() * 1000) for moment in (page.start, page.end)]
    return alt.X(f"{name}:T", axis=None, scale=alt.Scale(type="utc", domain=domain, range=[0, PLOT], nice=False))


def _y(page: Sheet, name: str = "y") -> alt.Y:
    scale = alt.Scale(domain=[0, page.y], range=[0, page.y], nice=False, zero=False)
    return alt.Y(f"{name}:Q", axis=None, scale=scale)


def _chart(values: Iterable[dict[str, object]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(values)))


def _box(one: Box) -> dict[str, object]:
    return {
        "start": instant(one.start), "end": instant(one.end), "y": one.y, "y2": one.y + one.height,
        "colour": one.colour, "opacity": one.opacity,
    }  # fmt: skip


def _boxes(page: Sheet, boxes: list[Box]) -> Iterator[alt.Chart]:
    if boxes:
        yield _chart(map(_box, boxes)).mark_rect().encode(
            x=_x(page, "start"), x2="end:T", y=_y(page), y2="y2:Q",
            color=alt.Color("colour:N", scale=None), opacity=alt.Opacity("opacity:Q", scale=None),
        )  # fmt: skip


def _outlines(page: Sheet, boxes: list[Box]) -> Iterator[alt.Chart]:
    if boxes:
        yield (
            _chart(map(_box, boxes))
            .mark_rect(fillOpacity=0, strokeDash=[4, 2], strokeWidth=1.5)
            .encode(x=_x(page, "start"), x2="end:T", y=_y(page), y2="y2:Q", stroke=alt.Stroke("colour:N", scale=None))
        )


def _rules(page: Sheet) -> Iterator[alt.Chart]:
    """Lines across, then those at times."""
    across = [one for one in page.rules if one.at is None]
    along = [one for one in page.rules if one.at is not None]
    if across:
        ends = {"x": alt.value(-GUTTER), "x2": alt.value(PLOT)}
        yield (
            _chart({"y": one.y, "colour": one.colour} for one in across)
            .mark_rule()
            .encode(y=_y(page), color=alt.Color("colour:N", scale=None), **ends)
        )
    if along:
        yield (
            _chart(map(_rule, along))
            .mark_rule(strokeDash=[2, 3])
            .encode(x=_x(page, "at"), y=_y(page), y2="y2:Q", color=alt.Color("colour:N", scale=None))
        )


def _rule(one: Rule) -> dict[str, object]:
    return {"at": instant(one.at) if one.at else None, "y": one.y, "y2": one.y2, "colour": one.colour}


def _lines(page: Sheet) -> Iterator[alt.Chart]:
    """Step lines with a light ground down to nought."""
    if page.vertices:
        chart = _chart(map(_vertex, page.vertices))
        x, y, detail = _x(page, "at"), _y(page), alt.Detail("run:N")
        yield chart.mark_area(interpolate="step-after", opacity=0.12, color=SERIES).encode(
            x=x, y=_y(page), y2="base:Q", detail=detail
        )
        yield chart.mark_line(interpolate="step-after", color=SERIES, strokeWidth=1.6).encode(x=x, y=y, detail=detail)


def _vertex(one: Vertex) -> dict[str, object]:
    return {"at": instant(one.at), "y": one.y, "base": one.base, "value": one.value, "run": one.run}


def _points(page: Sheet) -> Iterator[alt.Chart]:
    """The instants that claims name."""
    if page.points:
        values = ({"at": instant(at), "y": y, "colour": colour} for at, y, colour in page.points)
        yield (
            _chart(values)
            .mark_point(shape="diamond", filled=True, opacity=1, size=90, stroke="#ffffff", strokeWidth=1)
            .encode(x=_x(page, "at"), y=_y(page), fill=alt.Fill("colour:N", scale=None))
        )


def _words(page: Sheet) -> Iterator[alt.Chart]:
    """Words, those of one look together."""
    ordered = sorted(page.words, key=lambda one: _look_key(one.look))
    for _, group in groupby(ordered, key=lambda one: _look_key(one.look)):
        words = list(group)
        look = words[0].look
        yield _chart(map(_word, words)).mark_text(
            align=look.align, baseline="middle", fontSize=look.size, fontWeight="bold" if look.bold else "normal"
        ).encode(
            x=_x(page, "at") if look.gutter is None else alt.value(look.gutter),
            y=_y(page), text="text:N", color=alt.Color("colour:N", scale=None),
        )  # fmt: skip


def _look_key(look: Look) -> tuple[str, bool, int, float]:
    return look.align, look.bold, look.size, 1.0 if look.gutter is None else look.gutter


def _word(one: Words) -> dict[str, object]:
    return {
        "text": _safe(one.text), "y": one.y, "colour": one.colour, "at": instant(one.at) if one.at else None,
    }  # fmt: skip


def _safe(text: str) -> str:
    """Text whose unseen characters are shown; that it is no markup is the drawer's work."""
    return visible(encodable(" ".join(text.split())))
