"""Whatever a claim holds, the ledger gives it back; and it answers queries as going through all claims would."""

import types
import typing
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import Place

from ledger.custody import verify
from ledger.log.canonical import canonical
from ledger.model.actor import ANONYMOUS, Anonymity
from ledger.model.claim import Act, Claim, Extraction
from ledger.model.ids import article_id, sha256_hex
from ledger.model.record import to_plain
from ledger.model.text import Article, Metadata, Span
from ledger.model.when import Time
from ledger.store.log.canonical_values import canonical_of
from ledger.store.queries.query import ClaimQuery, fold
from ledger.store.reading import ClaimPage, open_reader
from ledger.store.verify.fault import Check
from ledger.store.writing import open_writer

NOW = datetime(2026, 1, 2, tzinfo=UTC)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
INSTANTS = st.datetimes(timezones=st.just(UTC))
PLACES = st.integers(0, 10**6)
SPANS = st.builds(Span, PLACES, PLACES)


LEAVES: dict[object, st.SearchStrategy[typing.Any]] = {
    str: ANY_TEXT, int: NUMBERS, datetime: INSTANTS, Span: SPANS, types.NoneType: st.none(), bool: st.booleans(),
}  # fmt: skip


@cache
def of(kind: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Any value of this type, apart from numbers and texts that no JSON holds."""
    if kind in LEAVES:
        return LEAVES[kind]
    parts = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return st.lists(of(parts[0]), max_size=2).map(tuple)
    if parts:
        return st.one_of(*(of(part) for part in parts))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return st.builds(kind, **{name: of(hint) for name, hint in typing.get_type_hints(kind).items()})


@given(of(Claim))
@FEW
def test_the_text_of_a_claim_in_the_log_is_that_of_its_plain_form(claim: Claim) -> None:
    assert canonical_of(claim) == canonical(to_plain(claim))


def in_one_article(found: list[Claim], published: str | None) -> tuple[Article, bytes, Extraction]:
    """An article with these claims in it, under ids that do not clash."""
    blob = b"text"
    name = article_id(sha256=sha256_hex(blob), reader="txt/1", outlet="Xinhua", url=None)
    article = Article(
        id=name,
        sha256=sha256_hex(blob),
        reader="txt/1",
        encoding="utf-8 (strict)",
        text="text",
        origin="a.txt",
        name="a",
        meta=Metadata(outlet="Xinhua", published=published),
    )
    made = tuple(replace(claim, id=f"{index:020x}", article=name) for index, claim in enumerate(found))
    return article, blob, Extraction(article=name, extractor="rules/1", claims=made, dates=(), problems=())


def ask(
    place: Place, found: list[Claim], queries: list[ClaimQuery], published: str | None = None
) -> tuple[Extraction, list[ClaimPage]]:
    """The claims as they went into a fresh ledger, and what it answers."""
    article, blob, extraction = in_one_article(found, published)
    with place() as path:
        with open_writer(path) as writer:
            writer.append_article(article, blob, extraction, at=NOW)
        assert {fault.check for fault in verify(path).faults} <= {Check.OFFSETS}  # these claims are of no text
        with open_reader(path) as reader:
            return extraction, [reader.claims(query) for query in queries]


@FEW
@given(st.lists(of(Claim), max_size=3))
def test_the_claims_that_are_kept_are_those_that_come_back(place: Place, found: list[Claim]) -> None:
    extraction, (page,) = ask(place, found, [ClaimQuery()])
    assert {entry.claim.id: entry.claim for entry in page.entries} == {claim.id: claim for claim in extraction.claims}


DAY = timedelta(days=1)
START = datetime(2014, 12, 22, tzinfo=UTC)
NEARBY = st.none() | st.integers(0, 8).map(lambda half_days: START + half_days * DAY / 2)
NAMES = st.sampled_from([None, "Hua Chunying", "ÉCOLE 50% a_b", "Straße", "e\u0301cole"])


@st.composite
def plausible_claims(draw: st.DrawFn) -> Claim:
    """Claims that are alike enough for a query to find some of them."""
    claim: Claim = draw(st.shared(of(Claim), key="claim"))
    said = replace(draw(st.shared(of(Time), key="said")), earliest=draw(NEARBY), latest=draw(NEARBY))
    return replace(
        claim,
        content=draw(st.sampled_from(["one\ntwo", "50% of a_b", "ÉCOLE", "Strasse"])),
        sentence=draw(st.sampled_from(["", "One two three"])),
        said=draw(st.sampled_from([None, said])),
        act=draw(st.sampled_from([Act.DENY, Act.ACCUSE])),
        anonymity=draw(st.sampled_from([Anonymity.NAMED, Anonymity.ROLE])),
        content_spans=(Span(draw(st.integers(0, 99)), 100),),
        speaker=draw(NAMES),
        target=draw(NAMES),
        outlet=draw(NAMES),
        speaker_id=draw(st.sampled_from([None, "person:a"])),
        target_id=draw(st.sampled_from([None, "country:kp"])),
        roll_up=tuple(draw(st.lists(st.sampled_from(["country:cn", "office:x", "person:a"]), max_size=3))),
    )


WORDS = st.sampled_from(["one TWO", "%", "a_b", "école", "strasse", "STRASSE", "hua", "nothing", "person:a", "_"])


def seldom(strategy: st.SearchStrategy[typing.Any]) -> st.SearchStrategy[typing.Any]:
    """Mostly None: a query with every condition finds nothing."""
    return st.one_of(st.none(), st.none(), st.none(), strategy)


QUERIES = st.builds(
    ClaimQuery,
    actor_ids=seldom(st.lists(st.sampled_from(["country:cn", "office:x", "person:a"]), max_size=2).map(tuple)),
    speaker=seldom(WORDS),
    target=seldom(WORDS),
    target_id=seldom(st.just("country:kp")),
    outlet=seldom(WORDS),
    about=seldom(WORDS),
    act=seldom(st.sampled_from([Act.DENY, Act.ASK])),
    anonymous=seldom(st.booleans()),
    since=seldom(NEARBY),
    until=seldom(NEARBY),
)


def holds(text: str | None, part: str | None) -> bool:
    return part is None or (text is not None and fold(part) in fold(text))


def when(claim: Claim, *, is_published: bool) -> tuple[datetime | None, datetime | None] | None:
    """The time said, else the day of publication, which is the second day of all."""
    if claim.said and (claim.said.earliest or claim.said.latest):
        return claim.said.earliest, claim.said.latest
    return (START + DAY, START + 2 * DAY) if is_published else None


def is_within(query: ClaimQuery, interval: tuple[datetime | None, datetime | None] | None) -> bool:
    if query.since is None and query.until is None:
        return True
    if interval is None:
        return False
    earliest, latest = interval
    return (query.since is None or latest is None or latest > query.since) and (
        query.until is None or earliest is None or earliest < query.until
    )


def answers(query: ClaimQuery, *, is_published: bool) -> Callable[[Claim], bool]:
    """The query as a reader of its documentation would put it, one claim at a time."""

    def test(claim: Claim) -> bool:
        return (
            (query.actor_ids is None or bool(set(query.actor_ids) & set(claim.roll_up)))
            and (holds(claim.speaker, query.speaker) or claim.speaker_id == query.speaker)
            and (holds(claim.target, query.target) or claim.target_id == query.target)
            and (query.target_id in (None, claim.target_id))
            and holds(claim.outlet, query.outlet)
            and holds(f"{claim.content}\n{claim.sentence}", query.about)
            and query.act in (None, claim.act)
            and (query.anonymous is None or query.anonymous == (claim.anonymity in ANONYMOUS))
            and is_within(query, when(claim, is_published=is_published))
        )

    return test


def order(claim: Claim) -> tuple[typing.Any, ...]:
    """By time said, undated last, then by place: all are of one article."""
    said = claim.said and (claim.said.earliest or claim.said.latest)
    spans = claim.content_spans or claim.cue_spans or (claim.sentence_span,)
    return said is None, said, spans[0].start, claim.id


@FEW
@given(
    st.lists(plausible_claims(), min_size=6, max_size=10), st.lists(QUERIES, min_size=12, max_size=12), st.booleans()
)
def test_a_query_finds_what_going_through_all_claims_finds(
    place: Place,
    found: list[Claim],
    queries: list[ClaimQuery],
    is_published: bool,  # noqa: FBT001  (drawn)
) -> None:
    extraction, pages = ask(place, found, queries, "2014-12-23" if is_published else None)
    for query, page in zip(queries, pages, strict=True):
        expected = sorted(filter(answers(query, is_published=is_published), extraction.claims), key=order)
        assert [entry.claim for entry in page.entries] == expected
        assert page.total == len(expected)
        is_dated = query.since is not None or query.until is not None
        by_publication = [c for c in expected if not (c.said and (c.said.earliest or c.said.latest))]
        assert page.used_published == (len(by_publication) if is_dated else 0)
