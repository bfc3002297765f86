"""Articles with claims without number, each made from those of the corpus: as long, as dense and as various as they.

A copy differs from what it is made of in some words of its own, each as long as the one in whose place it stands, so
that every offset stays true; its persons and bodies are other ones too, while countries and offices are the same.
"""

import random
import re
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from ledger.model.claim import Claim, Extraction
from ledger.model.ids import article_id, content_id, sha256_hex
from ledger.model.record import to_plain
from ledger.model.text import Article, Span

OWN_WORDS = 10
"""At most so many words of a story are its own."""

_WORD = re.compile(r"[a-z]{6,}")
_GAP = "\n\n"
_QUOTED = ("content", "content_parts", "sentence")
"""Fields of a claim that hold the article's words and nothing else."""

_SHARED = ("country:", "office:")
"""Actors whom all stories know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with what was found in it."""

    article: Article
    extraction: Extraction
    fixed: frozenset[str]
    """Words that a copy keeps: those that some field of a claim holds beside the words that it quotes."""
    own_words: tuple[str, ...] = ()
    """Words that no other story has, or hardly any."""

    @property
    def blob(self) -> bytes:
        """The bytes that it was read from."""
        return self.article.text.encode()


def pattern(article: Article, extraction: Extraction) -> Story:
    """An article as something to make others from."""
    return Story(article=article, extraction=extraction, fixed=frozenset(_unquoted(extraction.claims)))


def many(patterns: Sequence[Story], claims: int, at_least: int = 1) -> Iterator[Story]:
    """Stories with so many claims in all, the last one with fewer where need be; the same ones each time.

    Args:
        patterns: what they are made from, in turn.
        claims: how many there are to be.
        at_least: claims in a story: those of several patterns follow one another in a long one.
    """
    turn = 0
    while claims > 0:
        parts: list[Story] = []
        while sum(len(part.extraction.claims) for part in parts) < at_least:
            parts.append(patterns[turn % len(patterns)])
            turn += 1
        story = _copied(_joined(parts), turn)
        if len(story.extraction.claims) > claims:
            story = replace(story, extraction=replace(story.extraction, claims=story.extraction.claims[:claims]))
        claims -= len(story.extraction.claims)
        yield story


def _joined(parts: Sequence[Story]) -> Story:
    """One story of all these texts, with the claims of all; it says of itself what the first one does."""
    if len(parts) == 1:
        return parts[0]
    claims: list[Claim] = []
    start = 0
    for number, part in enumerate(parts):
        claims += (_moved(claim, start, f"{number}/") for claim in part.extraction.claims)
        start += len(part.article.text) + len(_GAP)
    first = parts[0]
    return replace(
        first,
        article=replace(first.article, text=_GAP.join(part.article.text for part in parts)),
        extraction=replace(first.extraction, claims=tuple(claims)),
        fixed=frozenset().union(*(part.fixed for part in parts)),
    )


def _moved(claim: Claim, by: int, names: str) -> Claim:
    """The claim so many characters further on, its id and those it refers to begun with `names`."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(start + by, end + by) for start, end in spans)

    basis = claim.basis and replace(claim.basis, start=claim.basis.start + by, end=claim.basis.end + by)
    return replace(
        claim,
        id=names + claim.id,
        attribution=names + claim.attribution,
        parent=claim.parent and names + claim.parent,
        content_spans=moved(claim.content_spans),
        cue_spans=moved(claim.cue_spans),
        source_spans=moved(claim.source_spans),
        sentence_span=moved((claim.sentence_span,))[0],
        basis=basis,
    )


def _copied(story: Story, number: int) -> Story:
    """The story as another one, with words and actors of its own."""
    chance = random.Random(number)  # noqa: S311  (no secret)
    free = sorted(set(_WORD.findall(story.article.text)) - story.fixed)
    changed = chance.sample(free, min(OWN_WORDS, len(free)))
    words = {word: "".join(chance.choices(ascii_lowercase, k=len(word))) for word in changed}
    text = _WORD.sub(lambda found: words.get(found[0], found[0]), story.article.text)
    sha256 = sha256_hex(text.encode())
    meta = story.article.meta
    name = article_id(sha256=sha256, reader=story.article.reader, outlet=meta.outlet, url=meta.url)
    article = replace(
        story.article, id=name, sha256=sha256, text=text, name=f"story-{number}", origin=f"stories/story-{number}.txt"
    )
    claims = tuple(_retold(claim, article, f"-{number}") for claim in story.extraction.claims)
    extraction = replace(story.extraction, article=name, claims=claims, problems=())
    return replace(story, article=article, extraction=extraction, own_words=tuple(words.values()))


def _retold(claim: Claim, article: Article, actors: str) -> Claim:
    """The claim as the article has it; the ids of actors that stories do not share end in `actors`."""

    def actor(name: str | None) -> str | None:
        return name if name is None or name.startswith(_SHARED) else name + actors

    parts = tuple(span.of(article.text) for span in claim.content_spans)
    return replace(
        claim,
        id=content_id("claim", article.id, claim.id),
        article=article.id,
        attribution=content_id("attribution", article.id, claim.attribution),
        parent=claim.parent and content_id("claim", article.id, claim.parent),
        content=" … ".join(parts),
        content_parts=parts,
        sentence=claim.sentence_span.of(article.text),
        speaker_id=actor(claim.speaker_id),
        actor_id=actor(claim.actor_id),
        target_id=actor(claim.target_id),
        roll_up=tuple(str(actor(name)) for name in claim.roll_up),
    )


def _unquoted(claims: Sequence[Claim]) -> Iterator[str]:
    """The words of all fields of these claims but those that quote."""
    for claim in claims:
        for name, value in to_plain(claim).items():
            if name not in _QUOTED:
                yield from (word for text in _texts(value) for word in _WORD.findall(text))


def _texts(plain: typing.Any) -> Iterator[str]:
    """Every string of a plain value."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, (list, dict)):
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(item)
