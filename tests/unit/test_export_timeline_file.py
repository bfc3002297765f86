"""The timeline as a file of its own: every picture in its place, its looks in it, nothing fetched."""

import io
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

from ledger.export.picture import Picture, picture
from ledger.export.timeline import Dated, Measured, Stretch
from ledger.export.timeline_file import FOOT, HEAD, drawn, write_page, write_png, write_svg

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def pictures(*days: int) -> tuple[Picture, ...]:
    """A picture for each day, with an outage and a claim whose actor would act on a page."""
    found = []
    for number, day in enumerate(days):
        start = NOON + timedelta(days=day)
        end = start + timedelta(hours=3)
        measured = Measured(
            kind="outage", start=start, end=end, open_start=False, open_end=False, entity="AS1", provider="A lab",
            basis="raw",
        )  # fmt: skip
        said = Dated(lane="<script>Norland</script>", is_event=False, start=start, end=end, acts=(("deny", 2),))
        found.append(
            picture(Stretch(start=start, end=end, measured=(measured,), dated=(said,)), number=number, zone=None)
        )
    return tuple(found)


def test_pictures_stand_one_under_the_other() -> None:
    """Each in its own place and size; the sheet is as high as all of them, with room for titles and key."""
    shown = pictures(0, 9)
    sheet = ET.fromstring(drawn(shown))  # noqa: S314  our own drawing
    assert float(sheet.attrib["height"]) == sum(HEAD + one.height for one in shown) + FOOT
    parts = sheet.findall(f"{SVG}g/{SVG}svg")
    assert [float(one.attrib["height"]) for one in parts] == [one.height for one in shown]
    places = [one.attrib["transform"] for one in sheet.findall(f"{SVG}g")]
    assert places == [f"translate(0 {HEAD}.0)", f"translate(0 {2.0 * HEAD + shown[0].height})"]


def test_it_holds_its_looks_and_fetches_nothing() -> None:
    """Colours, no names of colours: what draws pixels knows no variables; what an article says is text."""
    text = drawn(pictures(0))
    assert "rect.outage {" in text
    assert not any(word in text for word in ("var(", "<script", "href", "url(", "@import"))
    assert "&lt;script&gt;Norland" in text


def test_the_same_pictures_give_the_same_bytes() -> None:
    first, again = io.BytesIO(), io.BytesIO()
    write_svg(pictures(0), first)
    write_svg(pictures(0), again)
    assert first.getvalue() == again.getvalue()


def test_it_is_drawn_in_pixels_too() -> None:
    out = io.BytesIO()
    write_png(pictures(0), out)
    assert out.getvalue().startswith(b"\x89PNG\r\n")


def test_the_page_says_what_it_shows() -> None:
    """For those who cannot see it, in words; without a script."""
    out = io.BytesIO()
    write_page("the outage in Norland", pictures(0), out)
    page = out.getvalue().decode()
    assert "Measured: outage 4 May 2031 12:00 to 15:00 UTC (A lab)." in page
    assert "<script" not in page


def test_nothing_to_draw_is_said() -> None:
    out = io.BytesIO()
    write_page("it", (), out)
    assert "No claim or measurement here has a time that can be drawn." in out.getvalue().decode()
    assert "has a time that can be drawn" in drawn(())
