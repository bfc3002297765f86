"""Whether an article is one that the ledger holds, and what is new about it: DESIGN's law of article versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.model.ids import article_id
from ledger.model.text import Article, Metadata

DESCRIBED = ("outlet", "published", "place", "title", "url", "language")
"""The fields of metadata whose change makes a new version."""

_SURENESS = {"dateline": 0, "url": 0, "heading": 1, "html": 1, "meta": 2, "json_ld": 3, "front_matter": 4, "jsonl": 4}
_SUREST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article version that stands in the ledger."""

    seq: int
    article: Article
    extraction: int
    """The row of its extraction that stands."""
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An article together with what the ledger knew about it before."""

    article: Article
    """With what is held filled in where the article says nothing, or nothing surer."""
    held: Held | None
    """The version it continues; None when it is new."""


def is_same_version(one: Article, other: Article) -> bool:
    """Whether the two say the same: the same id, text and metadata, wherever they were read."""
    return (one.id, one.text) == (other.id, other.text) and all(
        getattr(one.meta, name) == getattr(other.meta, name) for name in DESCRIBED
    )


def match(article: Article, held: Sequence[Held]) -> Match:
    """The version that this article continues, and the article with what that version knows.

    The same bytes read by the same reader continue a version unless they are of another outlet or url. What is given
    counts over what is held, unless it comes from a weaker place: a date in the dateline does not undo one that the
    user gave before. What is not given is never new.

    Args:
        article: as it was read now.
        held: the versions that stand of the same bytes, oldest first.
    """
    same = [item for item in held if _continues(article, item.article)]
    if not same:
        return Match(article=article, held=None)
    best = max(same, key=lambda item: _likeness(article.meta, item.article.meta))
    return Match(article=_joined(article, best.article), held=best)


def _continues(new: Article, old: Article) -> bool:
    return _reader_name(new) == _reader_name(old) and all(
        _agree(new.meta, old.meta, name) for name in ("outlet", "url")
    )


def _agree(new: Metadata, old: Metadata, name: str) -> bool:
    given, known = getattr(new, name), getattr(old, name)
    return None in (given, known) or given == known or _sureness(new, name) < _sureness(old, name)


def _likeness(new: Metadata, old: Metadata) -> int:
    return sum(
        getattr(new, name) is not None and getattr(new, name) == getattr(old, name) for name in ("outlet", "url")
    )


def _reader_name(article: Article) -> str:
    """The reader without its version: a better reader of the same bytes makes a version of the same article."""
    return article.reader.partition("/")[0]


def _sureness(meta: Metadata, name: str) -> int:
    """How sure a field is by where it came from; one from nowhere was given by whoever made the article."""
    return _SURENESS.get(dict(meta.provenance).get(name, ""), _SUREST)


def _joined(new: Article, old: Article) -> Article:
    meta = _joined_metadata(new.meta, old.meta)
    name = article_id(sha256=new.sha256, reader=new.reader, outlet=meta.outlet, url=meta.url)
    if "(option)" in old.encoding and "(option)" not in new.encoding and new.reader == old.reader:
        new = replace(new, text=old.text, encoding=old.encoding)
    return replace(new, id=name, meta=meta)


def _joined_metadata(new: Metadata, old: Metadata) -> Metadata:
    sources = {
        name: old
        if getattr(new, name) is None
        or (getattr(old, name) is not None and _sureness(new, name) < _sureness(old, name))
        else new
        for name in DESCRIBED
    }
    provenance = tuple(
        (name, origin) for name, meta in sources.items() if (origin := dict(meta.provenance).get(name)) is not None
    )
    return Metadata(**{name: getattr(meta, name) for name, meta in sources.items()}, provenance=provenance)
