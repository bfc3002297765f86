"""What the JSON-LD of a page says of its article, in the terms of schema.org."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ledger.readers.values import Found

Node = dict[str, Any]

ARTICLE = re.compile(r"Article|Posting|Report$|Reportage|PressRelease|AnalysisNews|Statement")
PAGE = re.compile(r"WebPage$|CreativeWork$|VideoObject$")

TEXTS = {"published": ("datePublished", "dateCreated", "uploadDate"), "title": ("headline", "name"), "url": ("url",)}
NAMES = {"outlet": ("publisher", "sourceOrganization", "provider"), "place": ("dateline", "locationCreated")}
"""Properties that hold a text, and such as hold the name of a thing."""

DEPTH = 6
WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)


def json_ld_metadata(scripts: Sequence[str]) -> Iterator[Found]:
    """The fields of the first article in these scripts; of the page where no article is described.

    A script that is no JSON is passed over.
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script), DEPTH)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    ranked = [*(node for node in nodes if _is(node, ARTICLE)), *(node for node in nodes if _is(node, PAGE))]
    for node in ranked[:1]:
        yield from _fields(node, by_id)


def _parsed(script: str) -> object:
    """The value of a script; None when it is no JSON."""
    for text in (script, WRAPPING.sub("", script)):
        try:
            return json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    """Every described thing: in lists, in @graph, and what a page is mainly about."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth - 1)
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _nodes(value.get(key), depth - 1)


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (types if isinstance(types, list) else [types]))


def _fields(node: Node, by_id: dict[str, Node]) -> Iterator[Found]:
    for field, keys in TEXTS.items():
        yield from (_found(field, text) for key in keys if (text := _text(node.get(key))))
    for field, keys in NAMES.items():
        yield from (_found(field, text) for key in keys if (text := _name(node.get(key), by_id)))
    if address := _text(node.get("mainEntityOfPage")) or _id(node.get("mainEntityOfPage")):
        yield _found("url", address)
    if language := _text(node.get("inLanguage")) or _name(node.get("inLanguage"), by_id):
        yield _found("language", language)


def _found(field: str, value: str) -> Found:
    return Found(field=field, value=html.unescape(value), origin="json_ld")


def _text(value: object) -> str:
    """A string, or the first of a list of them."""
    if isinstance(value, list):
        value = next(iter(value), None)
    return value.strip() if isinstance(value, str) else ""


def _id(value: object) -> str:
    return _text(value.get("@id")) if isinstance(value, dict) else ""


def _name(value: object, by_id: dict[str, Node]) -> str:
    """The name of a thing that stands there, or that is described elsewhere and stands there by its @id."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        node = value if "name" in value else by_id.get(_id(value), value)
        return _text(node.get("name")) or _text(node.get("legalName"))
    return _text(value)
