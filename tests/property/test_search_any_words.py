"""A search finds what reading every claim would find, whatever the words, in every database."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import Place
from word_claims import a_claim, an_article, ingest

from ledger.model.problem import UsageError
from ledger.model.text import Span
from ledger.store.backend import open_snapshot
from ledger.store.queries.query import ClaimQuery, fold
from ledger.store.queries.search import Search, parse_search
from ledger.store.queries.tokens import indexed, tokens
from ledger.store.reading import open_reader
from ledger.store.writing import open_writer

FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=300, deadline=None)

PIECES = st.sampled_from(["a", "ab", "abc", "B", "中", "国", "é", "e\u0301", ".", "-", "“", " ", " ", " ", "'", "\x00"])
TEXTS = st.lists(PIECES, max_size=12).map("".join)
WORDS = st.lists(st.sampled_from(["a", "ab", "abc", "b", "中", "中国", "é"]), min_size=1, max_size=3).map(" ".join)
TERMS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "-"]),
    WORDS.map('"{}"'.format) | st.sampled_from(["a", "ab", "b", "中国", "é", "a-b"]),
    st.sampled_from(["", "", "*"]),
)
SEARCHES = st.lists(st.lists(TERMS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3).map(" OR ".join)


def answers(search: Search, words: str) -> bool:
    """A search as its documentation puts it, for one claim's words."""
    padded = f" {words} "
    return any(
        all(term.needle in padded for term in every.wanted)
        and not any(term.needle in padded for term in every.unwanted)
        for every in search.alternatives
    )


@FEW
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), st.lists(SEARCHES, min_size=20, max_size=20))
def test_a_search_finds_what_reading_every_claim_finds(
    place: Place, texts: list[tuple[str, str]], searches: list[str]
) -> None:
    article = an_article("text")
    claims = [
        replace(a_claim(article, Span(0, 4)), id=f"{number:020x}", content=content, sentence=sentence)
        for number, (content, sentence) in enumerate(texts)
    ]
    with place() as address:
        with open_writer(address) as writer:
            ingest(writer, article, claims)
        snapshot = open_snapshot(address)
        assert list(snapshot.damage()) == []
        snapshot.close()
        with open_reader(address) as reader:
            for text in searches:
                try:
                    search = parse_search(text)
                except UsageError:
                    continue
                expected = {one.id for one in claims if answers(search, indexed(fold(one.content), fold(one.sentence)))}
                assert {entry.claim.id for entry in reader.iter_claims(ClaimQuery(search=text))} == expected


@MANY
@given(st.text())
def test_any_search_is_understood_or_refused(text: str) -> None:
    try:
        search = parse_search(text)
    except UsageError:
        return
    assert all(term.words for every in search.alternatives for term in every.terms)


@MANY
@given(st.text(), st.text())
def test_words_of_any_text_are_whole(one: str, other: str) -> None:
    """Taken apart once more they are the same; and of two texts side by side they are those of each."""
    assert tokens(" ".join(tokens(one))) == tokens(one)
    assert tokens(f"{one} {other}") == tokens(one) + tokens(other)
    assert not any(" " in word for word in tokens(one))
