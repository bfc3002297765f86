"""Plain text: the text is the file, after its front matter."""

from collections.abc import Iterator
from dataclasses import replace

from ledger.model.problem import Problem
from ledger.readers import sniff
from ledger.readers.encoding import decode
from ledger.readers.front_matter import split_front_matter
from ledger.readers.values import LIMIT_BYTES, Document, Source

READER = "txt/1"


def read(source: Source) -> Iterator[Document | Problem]:
    """The one document of a text file."""
    document = read_text(source, READER)
    if isinstance(document, Document) and sniff.html(source.head):
        what = "this looks like a web page and was read as plain text, tags and all; name it .html to have them read"
        yield with_problem(document, Problem(kind="looks_like_html", where=source.origin, what=what))
        return
    yield document


def read_text(source: Source, reader: str) -> Document | Problem:
    """The document of a file that is text as it stands, without its front matter."""
    data = source.everything()
    if data is None:
        return too_large(source.origin)
    decoded = decode(data, where=source.origin, option=source.encoding)
    if isinstance(decoded, Problem):
        return decoded
    front = split_front_matter(decoded.text, where=source.origin)
    return Document(
        text=decoded.text[front.end :],
        blob=data,
        encoding=decoded.encoding,
        reader=reader,
        origin=source.origin,
        name=source.name,
        found=front.found,
        problems=(*decoded.problems, *front.problems),
    )


def with_problem(document: Document, problem: Problem) -> Document:
    """The document with one more thing that is doubtful about it."""
    return replace(document, problems=(*document.problems, problem))


def too_large(where: str) -> Problem:
    """The Problem of an article that is over the limit."""
    what = f"an article of more than {LIMIT_BYTES // 1024**2} MiB is not read; split it"
    return Problem(kind="too_large", where=where, what=what)
