"""What a web page says about itself: JSON-LD first, then meta elements, then the page's own title, date and address."""

from collections.abc import Iterator
from typing import Any, Protocol

from ledger.readers.json_ld import json_ld_metadata
from ledger.readers.values import Found


class Element(Protocol):
    """What is used of an lxml element."""

    def xpath(self, path: str) -> Any:
        """The elements, or strings, at an XPath."""

    def text_content(self) -> str:
        """All text in it."""

    def get(self, key: str) -> str | None:
        """An attribute."""


META = {
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
        "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date",
        "publish_date", "publishdate", "publication_date", "pubdate", "citation_publication_date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "creation_date",
        "bt:pubdate", "displaydate", "originalpublicationdate",
    ),
    "outlet": (
        "og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher", "application-name",
    ),
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline"),
    "url": ("og:url", "citation_public_url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language", "language"),
}  # fmt: skip
"""Names of meta elements, lower case, by the field they give, the surest first."""

NAMING = ("property", "name", "itemprop", "http-equiv")

MARKED = {
    "published": (
        "//*[@itemprop='datePublished']/@datetime",
        "//time[@pubdate]/@datetime",
        "//*[@itemprop='datePublished']",
        "(//article//time/@datetime)[1]",
    ),
    "url": ("//link[@rel='canonical']/@href",),
    "title": ("//*[@itemprop='headline']", "//article//h1", "//h1", "//title"),
    "language": ("/html/@lang", "/html/@xml:lang", "//article/@lang", "//body/@lang"),
}
"""Where else in a page a field stands; of several elements the first counts."""


def page_metadata(tree: Element) -> Iterator[Found]:
    """What the page says about itself, the surest first."""
    scripts = [script.text_content() for script in tree.xpath("//script[contains(@type, 'ld+json')]")]
    for item in (*json_ld_metadata(scripts), *_meta(tree), *_marked(tree)):
        if item.field != "url" or item.value.startswith(("http://", "https://")):
            yield item


def _meta(tree: Element) -> Iterator[Found]:
    contents: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in NAMING:
            if name := element.get(attribute):
                contents.setdefault(name.strip().lower(), element.get("content") or "")
    for field, names in META.items():
        for name in names:
            if value := contents.get(name, "").strip():
                yield Found(field=field, value=value, origin="meta")


def _marked(tree: Element) -> Iterator[Found]:
    for field, paths in MARKED.items():
        for path in paths:
            first = next(iter(tree.xpath(path)), None)
            value = "" if first is None else first if isinstance(first, str) else first.text_content()
            if value.strip():
                yield Found(field=field, value=str(value), origin="html")
