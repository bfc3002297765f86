"""The pictures of a timeline as one SVG or PNG that stands by itself: its looks are in it, and nothing is fetched."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from ledger.export.cells import encodable
from ledger.export.pages import environment
from ledger.export.picture import WIDTH, Picture

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is the one that vl-convert brings along."""

HEAD = 34
"""Room over a picture for its title."""

FOOT = 40
"""Room under the last picture for the key."""

_SCALE = 2.0
"""Pixels of a PNG for each unit of the picture."""

_VARIABLE = re.compile(r"--([a-z_]+):\s*([^;]+);")
_NAMED = re.compile(r"var\(--([a-z_]+)\)")
_RULE = re.compile(r"^(\.timeline[^{]*)\{([^}]*)\}", re.MULTILINE)
_RULES_ON_A_LINE = re.compile(r"(?<=\})\s+(?=\.timeline)")


def write_svg(pictures: Sequence[Picture], out: BinaryIO) -> None:
    """Write the pictures one under the other."""
    out.write(drawn(pictures).encode("utf-8"))


def write_png(pictures: Sequence[Picture], out: BinaryIO) -> None:
    """Write the same drawing in pixels."""
    import vl_convert  # it takes longer to load than to draw, and SVG needs none of it

    pixels: bytes = vl_convert.svg_to_png(drawn(pictures), scale=_SCALE, ppi=72)
    out.write(pixels)


def drawn(pictures: Sequence[Picture]) -> str:
    """The pictures as SVG; equal for equal pictures."""
    page = environment().get_template("timeline_file.svg.j2")
    tops = list(_tops(pictures))
    height = (tops[-1] + pictures[-1].height if pictures else 0) + FOOT
    return encodable(
        page.render(
            placed=list(zip(pictures, tops, strict=True)),
            width=WIDTH,
            is_alone=True,
            height=height,
            looks="\n".join(_looks()),
            font=FONT,
        )
    )


def _tops(pictures: Sequence[Picture]) -> Iterator[float]:
    top = 0.0
    for one in pictures:
        top += HEAD
        yield top
        top += one.height


def _looks() -> Iterator[str]:
    """The report's rules for a timeline, with the colours of its light page in the place of their names.

    What draws a PNG knows no variables; both forms get the same rules, so that they look the same.
    """
    sheet, _, _ = environment().loader.get_source(environment(), "report.css")  # type: ignore[union-attr]
    colours = dict(_VARIABLE.findall(sheet.partition("}")[0]))
    for selector, rules in _RULE.findall(_RULES_ON_A_LINE.sub("\n", sheet)):
        if "min-width" not in rules:
            coloured = _NAMED.sub(lambda name: colours[name[1]], rules)
            yield f"{selector.strip()} {{{coloured}}}"


def write_page(name: str, pictures: Sequence[Picture], out: BinaryIO) -> None:
    """Write the pictures as a page under a name, for those who cannot see them with their words."""
    page = environment().get_template("timeline_page.html.j2")
    out.write(encodable(page.render(name=name, pictures=pictures)).encode("utf-8"))
