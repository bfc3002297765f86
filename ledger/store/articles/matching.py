"""Whether an article is one that the ledger holds, and what is new about it: DESIGN's law of article versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.model.ids import article_id
from ledger.model.text import Article, Metadata
from ledger.store.articles.page import page_of
from ledger.store.dating import published_interval

DESCRIBED = ("outlet", "published", "place", "title", "url", "language")
"""The fields of metadata whose change makes a new version."""

_SURENESS = {"dateline": 0, "url": 0, "heading": 1, "html": 1, "meta": 2, "json_ld": 3, "front_matter": 4, "jsonl": 4}
_SUREST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article version that stands in the ledger."""

    seq: int
    article: Article
    """Its text is empty where it is withheld."""
    extraction: int
    """The row of its extraction that stands."""
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the ledger holds that may be versions of an article."""

    standing: Sequence[Held] = ()
    """Versions that stand, of the same bytes or the same page, oldest first."""
    earlier: Sequence[tuple[Article, str]] = ()
    """Versions of the same bytes that were revised, each with the id of the one that stands in its place."""
    target: Held | None = None
    """The version that stands and of which the user says that this article continues it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An article together with what the ledger knew about it before."""

    article: Article
    """With what is held filled in where the article says nothing, or nothing surer."""
    held: Held | None = None
    """The version it continues; None when it is new, or an earlier one."""
    also: Held | None = None
    """A second version it continues: the same bytes, which stood as another article until the user said otherwise."""
    place_taken_by: str | None = None
    """Id of the version that stands in its place, when these are the bytes of an earlier one."""
    is_withheld: bool = False
    """Whether its bytes or text were removed from this ledger; they are not taken in again."""
    beside: str | None = None
    """Id of the version of the same page that was published later, so that this one does not continue it."""


def is_same_version(one: Article, other: Article) -> bool:
    """Whether the two say the same: the same id, text and metadata, wherever they were read."""
    return (one.id, one.text) == (other.id, other.text) and all(
        getattr(one.meta, name) == getattr(other.meta, name) for name in DESCRIBED
    )


def match(article: Article, known: Known) -> Match:
    """The version that this article continues, and the article with what that version knows.

    The same bytes read by the same reader continue a version unless they are of another outlet or url. Other bytes
    continue one of the same outlet and page (`page.py`), unless they were published before it; or the one that the
    user names. Bytes that were a version and have been revised since stay what they are: reading a folder again in
    which two versions lie changes nothing.

    What is given counts over what is held, unless it comes from a weaker place: a date in the dateline does not undo
    one that the user gave before. What is not given is never new.
    """
    same = _best(article, [one for one in known.standing if _continues(article, one.article)])
    if known.target is not None:
        return _with_target(article, same, known.target)
    if same is not None:
        return Match(article=_joined(article, same.article), held=same)
    if found := [pair for pair in known.earlier if _continues(article, pair[0])]:
        return Match(article=_joined(article, found[-1][0]), place_taken_by=found[-1][1])
    revised = [one for one in known.standing if _is_of_same_page(article, one.article)]
    if not revised:
        return Match(article=article)
    joined = _joined(article, revised[-1].article)
    if _is_published_before(joined, revised[-1].article):
        return Match(article=article, beside=revised[-1].article.id)
    return Match(article=joined, held=revised[-1])


def _with_target(article: Article, same: Held | None, target: Held) -> Match:
    known = _joined(article, same.article) if same else article
    also = same if same and same.seq != target.seq else None
    return Match(article=_joined(known, target.article), held=target, also=also)


def _best(article: Article, held: Sequence[Held]) -> Held | None:
    """The likest of these versions."""
    return max(held, key=lambda item: _likeness(article.meta, item.article.meta), default=None)


def _continues(new: Article, old: Article) -> bool:
    """Whether these are the same bytes, read in the same way, of the same outlet and url."""
    if (new.sha256, _reader_name(new)) != (old.sha256, _reader_name(old)):
        return False
    return all(_agree(new.meta, old.meta, name) for name in ("outlet", "url"))


def _is_of_same_page(new: Article, old: Article) -> bool:
    page = page_of(new.meta.url)
    return page is not None and page == page_of(old.meta.url) and _agree(new.meta, old.meta, "outlet")


def _is_published_before(new: Article, old: Article) -> bool:
    """Whether the one was published, as far as the two say, before the other."""
    ours, theirs = published_interval(new.meta.published), published_interval(old.meta.published)
    return ours is not None and theirs is not None and ours[1] <= theirs[0]


def _agree(new: Metadata, old: Metadata, name: str) -> bool:
    given, known = getattr(new, name), getattr(old, name)
    if None in (given, known) or given == known or _sureness(new, name) < _sureness(old, name):
        return True
    return name == "url" and _is_same_page(new, old)


def _is_same_page(new: Metadata, old: Metadata) -> bool:
    return page_of(new.url) is not None and page_of(new.url) == page_of(old.url)


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
    is_reread = (new.sha256, new.reader) == (old.sha256, old.reader)
    if is_reread and "(option)" in old.encoding and "(option)" not in new.encoding:
        new = replace(new, text=old.text, encoding=old.encoding)
    return replace(new, id=name, meta=meta)


def _joined_metadata(new: Metadata, old: Metadata) -> Metadata:
    sources = {name: old if _is_held(new, old, name) else new for name in DESCRIBED}
    provenance = tuple(
        (name, origin) for name, meta in sources.items() if (origin := dict(meta.provenance).get(name)) is not None
    )
    return Metadata(**{name: getattr(meta, name) for name, meta in sources.items()}, provenance=provenance)


def _is_held(new: Metadata, old: Metadata, name: str) -> bool:
    """Whether what is known of this field counts over what is given."""
    given, known = getattr(new, name), getattr(old, name)
    if given is None or (known is not None and _sureness(new, name) < _sureness(old, name)):
        return True
    return name == "url" and _is_same_page(new, old)
