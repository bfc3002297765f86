"""A document as Markdown and as a page: the same words, the same bytes for the same document, nothing that acts."""

import pytest
from documents import SAID, Write, written

from ledger.export.document_html import write_html
from ledger.export.document_markdown import write_markdown

WRITERS = [pytest.param(one, id=one.__name__) for one in (write_markdown, write_html)]


@pytest.mark.parametrize("write", WRITERS)
def test_equal_documents_give_equal_bytes(write: Write) -> None:
    assert written(write) == written(write)


@pytest.mark.parametrize("write", WRITERS)
def test_every_form_says_it_all(write: Write) -> None:
    """Title, warning, both standings, what stands where there is no row, and method."""
    words = written(write).decode("utf-8")
    assert [part for part in SAID if part not in words] == []


@pytest.mark.parametrize("write", WRITERS)
def test_what_an_article_says_does_not_act(write: Write) -> None:
    """No escape sequence, no direction of writing turned round, no NUL, no markup of its own."""
    words = written(write).decode("utf-8")
    assert not any(char in words for char in "\x1b\u202e\x00")
    assert "<script" not in words
    assert "alert(1)" in words
