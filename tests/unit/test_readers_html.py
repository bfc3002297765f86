"""Web pages: what trafilatura finds is the text, what the page says of itself the metadata."""

import json

import trafilatura

from ledger.model.problem import Problem
from ledger.model.text import Metadata
from ledger.readers import Given, Read
from ledger.readers.read import read_bytes

BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Outage ends</h1>
<p>BEIJING, Dec. 22 (Xinhua) -- The ministry denied on Tuesday that it had any part in the outage of nine hours.</p>
<p>“We oppose all attacks,” a spokeswoman told reporters at a regular briefing, and took no further questions.</p>
<ul><li>The first point that was made</li></ul></article><footer>All rights reserved</footer>"""


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    return f"<!DOCTYPE html>\n<html{attributes}><head>{head}</head><body>{body}</body></html>"


def one(data: str | bytes, **given: str) -> Read:
    """The only article, which must be there."""
    (result,) = read_bytes(data.encode() if isinstance(data, str) else data, "page.html", Given(**given))
    assert isinstance(result, Read), result
    return result


def meta(head: str, attributes: str = "", **given: str) -> Metadata:
    return one(page(head, attributes=attributes), **given).article.meta


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_text_is_the_story() -> None:
    """Menus and footers are left out, paragraphs are lines, and the reader says which trafilatura it was."""
    data = page().encode()
    got = one(data)
    lines = got.article.text.split("\n")
    assert any(line.startswith("BEIJING, Dec. 22 (Xinhua) -- The ministry denied") for line in lines)
    assert any(line.startswith("“We oppose all attacks,”") for line in lines)
    assert "rights reserved" not in got.article.text
    assert got.blob == data
    assert trafilatura.__version__ in got.article.reader


def test_json_ld_in_a_graph_comes_first() -> None:
    """The publisher stands elsewhere in the graph; the meta elements say something else."""
    graph = {
        "@graph": [
            {"@type": "WebPage", "name": "A page", "datePublished": "2001-01-01"},
            {"@type": "Organization", "@id": "#us", "name": "Daily &amp; Post"},
            {
                "@type": ["Thing", "NewsArticle"],
                "headline": "Outage ends",
                "datePublished": "2014-12-23T10:05:00+0800",
                "publisher": {"@id": "#us"},
                "mainEntityOfPage": {"@id": "https://post.example/a"},
            },
        ]
    }
    got = meta(linked(graph) + '<meta property="og:title" content="Other"><meta name="date" content="2002-02-02">')
    assert (got.title, got.outlet, got.url) == ("Outage ends", "Daily & Post", "https://post.example/a")
    assert got.published == "2014-12-23T10:05:00+08:00"
    assert ("published", "json_ld") in got.provenance


def test_json_ld_in_a_list_between_broken_ones() -> None:
    """A script that is no JSON costs that script."""
    scripts = '<script type="application/ld+json">{"@type": </script>' + linked(
        [{"@type": "Article", "name": "Outage"}]
    )
    assert meta(scripts).title == "Outage"
    wrapped = (
        '<script type="application/ld+json">//<![CDATA[\n{"@type": "Article", "headline": "In CDATA"}\n//]]></script>'
    )
    assert meta(wrapped).title == "In CDATA"
    assert meta(linked({"@type": "Product", "name": "Umbrella"}) + "<title>Page</title>").title == "Outage ends"


def test_meta_elements_come_second() -> None:
    """OpenGraph, and names in any case."""
    got = meta(
        '<meta property="article:published_time" content="Tue, 23 Dec 2014 10:05:00 GMT">'
        '<meta property="og:site_name" content="Post"><meta property="OG:Title" content="Outage">'
        '<meta property="og:url" content="/relative"><link rel="canonical" href="https://post.example/a">',
        attributes=' lang="en-GB"',
    )
    assert (got.published, got.outlet, got.title) == ("2014-12-23T10:05:00Z", "Post", "Outage")
    assert (got.url, got.language) == ("https://post.example/a", "en")
    assert ("url", "html") in got.provenance


def test_a_bad_date_makes_room_for_the_next() -> None:
    """The first says nothing that can be read; the second does."""
    got = one(page('<meta name="article:published_time" content="soon"><meta name="date" content="December 23, 2014">'))
    assert got.article.meta.published == "2014-12-23"
    assert [item.kind for item in got.problems] == ["bad_date"]


def test_options_come_first_and_the_dateline_last() -> None:
    """The place is nowhere but in the dateline; its day takes the year of the address."""
    got = meta('<meta property="og:site_name" content="Post">', outlet="AP", url="https://ap.example/2014/12/23/a")
    assert (got.outlet, got.place, got.published) == ("AP", "Beijing", "2014-12-22")


def test_the_page_names_its_encoding() -> None:
    """The byte order mark comes before the meta element, and names mean what browsers mean."""
    text = page('<meta charset="gb2312">', body="<p>外交部发言人华春莹表示，中方没有参与此事。</p>")
    assert one(text.encode("gb18030")).article.encoding == "gb18030 (declared)"
    assert one(text.encode("utf-8-sig")).article.encoding == "utf-8 (BOM)"
    latin = page('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">').encode("cp1252")
    got = one(latin).article
    assert "“We oppose" in got.text
    assert got.encoding == "cp1252 (declared)"


def test_a_page_without_text_is_a_problem() -> None:
    """Only a script and a picture."""
    (got,) = read_bytes(page(body="<script>run()</script><img src=a.png>").encode(), "page.html", Given())
    assert isinstance(got, Problem)
    assert got.kind == "no_text_found"
