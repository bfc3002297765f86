"""Ledgers of articles made by hand: what threads in a ledger, and the commands of threads, are tried on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from told import Story

from ledger.model.claim import Claim, Entry, Extraction
from ledger.model.ids import article_id, content_id, sha256_hex
from ledger.model.text import Article, Span
from ledger.model.thread import Known
from ledger.store.reading import open_reader
from ledger.store.rows import Outcome
from ledger.store.threads.append import Weave
from ledger.store.writing import Writer, open_writer
from ledger.threads.thread import Threader
from ledger.threads.views.account import Account
from ledger.threads.views.overview import IncidentSummary, summary
from ledger.threads.weaving import Weaver

NOW = datetime(2031, 3, 5, tzinfo=UTC)


class Filing(NamedTuple):
    """An article with what was found in it."""

    article: Article
    blob: bytes
    extraction: Extraction


def filing(story: Story, *, extractor: str = "made", url: str | None = None) -> Filing:
    """The story as a text of one line a claim, "SOURCE said CONTENT.", with the places of its words."""
    lines = [f"{story.outlet}, {story.published}.", *(f"{one.source} said {one.content}." for one in story.claims)]
    text = "".join(f"{line}\n" for line in lines)
    blob = text.encode()
    sha256 = sha256_hex(blob)
    article = Article(
        id=article_id(sha256=sha256, reader="txt/1", outlet=story.outlet, url=url), sha256=sha256, reader="txt/1",
        encoding="utf-8 (strict)", text=text, origin="made", name=f"{story.outlet} {story.published}",
        meta=replace(story.meta, url=url),
    )  # fmt: skip
    claims, begins = [], len(lines[0]) + 1
    for claim, line in zip(story.claims, lines[1:], strict=True):
        claims.append(_placed(claim, article, Span(begins, begins + len(line)), extractor))
        begins += len(line) + 1
    found = Extraction(article=article.id, extractor=extractor, claims=tuple(claims), dates=(), problems=())
    return Filing(article, blob, found)


def put(writer: Writer, new: Filing, weave: Weave | None, *, revises: str | None = None) -> Outcome:
    """Appends an article."""
    return writer.append_article(new.article, new.blob, new.extraction, at=NOW, weave=weave, revises=revises)


def keep(address: str, stories: Iterable[Story]) -> list[list[Claim]]:
    """Adds the articles to the ledger in this order, each in a run of its own; the claims of each as they are kept."""
    return [_keep(address, filing(story)) for story in stories]


def threaded(entries: Iterable[Entry]) -> Known:
    """The threads of these claims, all kept in memory: by article, in the order of the log; retracted ones none."""
    threader = Threader()
    made = [threader.thread([entry.claim for entry in article], article[0].meta) for article in _articles(entries)]
    return Known(
        incidents={one.id: one for new in made for one in new.incidents},
        propositions={one.id: one for new in made for one in new.propositions},
        memberships={one.claim: one for new in made for one in new.memberships},
        relations=tuple(one for new in made for one in new.relations),
    )


def known(address: str) -> Known:
    """The threads of the claims that stand in a ledger."""
    with open_reader(address) as reader:
        return reader.threads()


def overview(found: Iterable[Account]) -> tuple[IncidentSummary, ...]:
    """The incidents of which anything is said, those first of which most articles tell, then those with most claims.

    Of equals the earlier one, those without a beginning last; then by their words.
    """
    summaries = [summary(account) for account in found if account.entries]
    return tuple(sorted(summaries, key=_rank))


def _rank(one: IncidentSummary) -> tuple[int, int, bool, datetime, str, str]:
    return -one.articles, -one.claims, one.earliest is None, one.earliest or NOW, one.words, one.id


def _keep(address: str, new: Filing) -> list[Claim]:
    with open_writer(address) as writer:
        put(writer, new, Weaver().weave)
    return list(new.extraction.claims)


def _placed(claim: Claim, article: Article, line: Span, extractor: str) -> Claim:
    """The claim in its line of the text."""
    said = line.start + len(claim.source or "") + 1
    content = Span(said + len("said "), line.end - 1)
    return replace(
        claim,
        id=content_id("claim", article.id, extractor, line.start),
        article=article.id,
        extractor=extractor,
        content_spans=(content,),
        cue_spans=(Span(said, said + len("said")),),
        source_spans=(Span(line.start, said - 1),),
        sentence=article.text[line.start : line.end],
        sentence_span=line,
        attribution=content_id("attribution", article.id, claim.attribution),
        roll_up=(claim.actor_id,) if claim.actor_id else (),
    )


def _articles(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The claims by article, those of the article that came first before all others, in the order of the text."""
    standing = sorted((entry for entry in entries if not entry.retraction), key=lambda entry: entry.row)
    came: dict[str, int] = {}
    for entry in standing:
        came.setdefault(entry.claim.article, entry.row)
    standing.sort(key=lambda entry: (came[entry.claim.article], entry.row))
    for _, article in groupby(standing, key=lambda entry: entry.claim.article):
        yield list(article)
