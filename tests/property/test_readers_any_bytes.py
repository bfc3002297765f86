"""Laws of the readers: any bytes give articles or Problems, and what an article says of itself is so."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledger.model.ids import sha256_hex
from ledger.model.problem import Problem
from ledger.model.record import from_plain, to_plain
from ledger.model.text import Article
from ledger.readers import Given, Read
from ledger.readers.dateline import find_dateline
from ledger.readers.front_matter import split_front_matter
from ledger.readers.published import check_published, parse_published
from ledger.readers.read import mend, read_bytes

SUFFIXES = (".txt", ".md", ".html", ".jsonl", "")

PIECES = """<html>|<p>|</p>|<script type='application/ld+json'>|</script>
|{"@type":|"NewsArticle"|}|[|---
|outlet: AP
|<meta name=date content=|# |{"text":|"\\ud800"|\r\n|BEIJING, |Dec. 23| (Xinhua) -- |<!--|<![CDATA[|&#0;
|&#xd800;|text"""
MARKUP = st.sampled_from(PIECES.split("|"))
FRAGMENTS = st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=12).map("".join)
BYTES = st.one_of(
    st.binary(max_size=300),
    FRAGMENTS.map(lambda text: text.encode("utf-8", errors="surrogatepass")),
    FRAGMENTS.map(lambda text: text.encode("utf-16", errors="surrogatepass")),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None)
@given(data=BYTES)
@example(data=b"\xff\xfe\x00")
@example(data=b"{" * 5000)
@example(data=b"[" * 100_000)
@example(data=b'{"text": ' + b"[" * 100_000)
def test_any_bytes_are_read_or_are_a_problem(suffix: str, data: bytes) -> None:
    """Whatever stands in a file, reading it gives values, each with a sentence or with a text that can be stored."""
    for result in read_bytes(data, f"any{suffix}", Given()):
        assert isinstance(result, Read | Problem)
        for problem in result.problems if isinstance(result, Read) else (result,):
            assert problem.what
            assert "\n" not in problem.what
        if isinstance(result, Read):
            article = result.article
            assert article.text.strip()
            assert mend(article.text) == article.text
            article.text.encode("utf-8")
            assert article.sha256 == sha256_hex(result.blob)
            assert from_plain(Article, to_plain(article)) == article


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])), bom=st.booleans())
@example(text="a\r\nb\0c\u0301\U0001f600", bom=True)
def test_the_text_of_a_txt_is_its_decoded_bytes(text: str, *, bom: bool) -> None:
    """Nothing is normalised away: the text is the decoded bytes without byte order mark, NUL as U+FFFD in its place."""
    data = text.encode("utf-8-sig" if bom else "utf-8")
    for result in read_bytes(data, "a.txt", Given(encoding="utf-8")):
        if isinstance(result, Read):
            expected = data.decode("utf-8").removeprefix("\ufeff").replace("\0", "\ufffd")
            front = split_front_matter(expected, where="")
            assert result.article.text == expected[front.end :]
            assert result.blob == data


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_front_matter_ends_within_the_text(text: str) -> None:
    """A block ends at a line's end, and never when it does not begin with a line of dashes."""
    end = split_front_matter(f"---\n{text}", where="").end
    assert 0 <= end <= len(text) + 4
    assert split_front_matter(f"x{text}", where="").end == 0


@settings(max_examples=150, deadline=None)
@given(text=FRAGMENTS)
def test_a_dateline_stands_in_the_text(text: str) -> None:
    """The span of a dateline holds its agency, and its day is one."""
    found = find_dateline(text)
    if found:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert (found.agency or "") in found.span.of(text)
        assert found.day is None or 1 <= found.day <= 31


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=40), st.datetimes().map(str), st.datetimes(timezones=st.timezones()).map(str)))
def test_a_date_that_was_read_is_a_date(text: str) -> None:
    """What `parse_published` gives, `check_published` takes as it is."""
    parsed = parse_published(text)
    assert parsed is None or check_published(parsed) == parsed
