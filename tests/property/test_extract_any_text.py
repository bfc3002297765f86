"""Any text at all: extraction never raises, every span is where its words are, and neither batch nor order matters."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ledger.extract.extractor import Extractor
from ledger.extract.parse.chunks import chunks
from ledger.extract.parse.quotes import find_quotations, sentences
from ledger.model.claim import Claim, Extraction
from ledger.model.record import to_plain
from ledger.model.text import Article, Span

FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=200, deadline=None)

MARKS = [
    '"',
    "“",
    "”",
    "‘",
    "’",
    "'",
    "``",
    "''",
    "«",
    "»",
    "„",
    "`",
    "—",
    " - ",
    ": ",
    ":",
    ",",
    ".",
    "?",
    "…",
    "(",
    ")",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u00a0", "\u2028", " ", "  "]
SIGNS = ["\U0001f6f0\ufe0f", "e\u0301", "\u0301", "\ufffd", "\ufeff", "\u200b", "中国", "\x0c", "\x85", "İ", "ﬁ"]
LABELS = ["Q: ", "A: ", "Wu Lei: ", "WU: ", "Update: ", "Q:", "China: "]
WORDS = [
    *("China", "North Korea's", "U.S.", "officials", "the ministry", "a spokeswoman for Telstra", "Maria Silva", "she"),
    *("said", "says", "told Xinhua", "denied", "did not deny", "declined to comment", "accused Russia of", "called"),
    *("is believed to", "according to", "reportedly", "quoted", "as saying", "saying", "its denial that", "that"),
    *("the network was down", "was irresponsible", "will retaliate", "We did not do it", "Who did it", "who", "and"),
    *("on Monday", "at 1 a.m. local time", "for nine hours", "the", "of", "it", "was", "to", "in"),
]
WORD = st.sampled_from(WORDS).map(" {} ".format)
PIECE = st.one_of(WORD, WORD, WORD, st.sampled_from(MARKS), st.sampled_from(BREAKS), st.sampled_from([*SIGNS, *LABELS]))
BUILT = st.lists(PIECE, max_size=45).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
TEXT = st.one_of(BUILT, BUILT, BUILT, ANY)

STORM = "“" * 40 + ' said "' + "’" * 40 + "\n“" + '"' * 41
LABEL_STORM = "Q: A: Q: said\nA:\nQ: : :\n\nWu Lei: Q: “China: denied”\n\nWu Lei:  "


def well_formed(claim: Claim, text: str) -> None:
    """Law 1, and the fields that follow from others."""
    for spans in (claim.content_spans, claim.cue_spans, claim.source_spans):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
    assert claim.content_spans
    assert tuple(span.of(text) for span in claim.content_spans) == claim.content_parts
    assert claim.content == " … ".join(claim.content_parts)
    assert claim.cue == (" ".join(span.of(text) for span in claim.cue_spans) or None)
    assert claim.source == (" … ".join(span.of(text) for span in claim.source_spans) or None)
    assert claim.sentence == claim.sentence_span.of(text)
    assert claim.id
    assert claim.attribution
    assert 0 < claim.confidence <= 1000


@given(text=TEXT)
@example(text=STORM)
@example(text=LABEL_STORM)
@example(text="")
@example(text=" \r\n\t ")
@FEW
def test_every_span_is_where_its_words_are(text: str, extract: Callable[..., Extraction]) -> None:
    """Nothing raises; spans are sorted and inside the text; ids are unique and parents exist."""
    found = extract(text)
    for claim in found.claims:
        well_formed(claim, text)
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)
    assert all(claim.parent is None or (claim.parent in ids and claim.parent != claim.id) for claim in found.claims)
    assert all(date.text == text[date.start : date.end] for date in found.dates)
    assert [(d.start, d.end) for d in found.dates] == sorted((d.start, d.end) for d in found.dates)
    assert all(p.span is None or 0 <= p.span[0] < p.span[1] <= len(text) for p in found.problems)
    to_plain(found)


@given(texts=st.lists(TEXT, min_size=2, max_size=4))
@example(texts=["China denied it.", STORM, "“It was us,” she said.", LABEL_STORM])
@FEW
def test_neither_batch_nor_company_matters(
    texts: list[str], extractor: Extractor, make_article: Callable[..., Article]
) -> None:
    """Law 6: the same records alone, in a batch, and in another order among other articles."""
    articles = [make_article(text) for text in texts]
    one_by_one = list(extractor.extract(articles, batch_size=1))
    assert list(extractor.extract(articles, batch_size=32)) == one_by_one
    assert list(extractor.extract(articles[::-1], batch_size=3))[::-1] == one_by_one


@given(text=TEXT)
@example(text=" China \n\ufeff")
@MANY
def test_quotations_never_overlap(text: str) -> None:
    """In order, each in its paragraph, its inner words within its marks; a stray mark belongs to none."""
    found = find_quotations(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found.items))
    for quotation in found.items:
        assert found.paragraphs[quotation.paragraph].holds(quotation.span)
        assert quotation.span.holds(quotation.inner)
        assert quotation.closed or quotation.inner.end == quotation.span.end
        assert not any(quotation.span.start == mark for mark in found.stray)
    assert all(text[mark] in "\"“”„«»‘’'`" for mark in found.stray)


@given(text=TEXT)
@MANY
def test_sentences_leave_nothing_but_blanks(text: str) -> None:
    """In order, and every printing character stands in one."""
    found = sentences(text, Span(0, len(text)))
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join(span.of(text) for span in found).split() == text.split() or "".join(
        "".join(span.of(text).split()) for span in found
    ) == "".join(text.split())


@given(text=TEXT)
@MANY
def test_chunks_are_the_text(text: str) -> None:
    """From end to end."""
    assert "".join(span.of(text) for span in chunks(text)) == text
