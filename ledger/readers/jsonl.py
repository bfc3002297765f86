"""One article a line: {"id", "text", "published", "outlet", "place", "title", "url"}, only the text needed."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from ledger.model.problem import Problem
from ledger.readers.encoding import Decoded, decode
from ledger.readers.txt import too_large
from ledger.readers.values import Document, Found, Source

READER = "jsonl/1"
FIELDS = ("outlet", "published", "place", "title", "url", "language")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read(source: Source) -> Iterator[Document | Problem]:
    """A document or a Problem for each line that is not blank; what is archived is the line without its end."""
    if source.head.startswith(WIDE):
        what = "a .jsonl file is UTF-8, this one is UTF-16 or UTF-32: convert it"
        yield Problem(kind="encoding", where=source.origin, what=what)
        return
    lines = 0
    for number, line in enumerate(source.lines(), start=1):
        where = f"{source.origin}:{number}"
        if line is None:
            lines += 1
            yield too_large(where)
        elif bare := _bare(line, first=number == 1):
            lines += 1
            yield _read_line(bare, where, f"{source.name}:{number}", source.encoding)
    if not lines:
        yield Problem(kind="empty", where=source.origin, what="no article in it: every line is blank")


def _bare(line: bytes, *, first: bool) -> bytes:
    """The line without its end and the file's byte order mark; nothing for a blank one."""
    line = line.removeprefix(codecs.BOM_UTF8) if first else line
    line = line.removesuffix(b"\n").removesuffix(b"\r")
    return line if line.strip() else b""


def _read_line(line: bytes, where: str, name: str, encoding: str | None) -> Document | Problem:
    decoded = decode(line, where=where, option=encoding)
    if isinstance(decoded, Problem):
        return decoded
    try:
        record = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        return _malformed(where, f"this line is no JSON ({error.msg} at character {error.pos + 1})")
    except (ValueError, RecursionError):
        return _malformed(where, "this line's JSON nests too deep or holds too long a number")
    if not isinstance(record, dict):
        return _malformed(where, "this line is no JSON object")
    if not isinstance(record.get("text"), str):
        return _malformed(where, 'this object has no string "text"')
    return _document(record, line, decoded, where, name)


def _malformed(where: str, what: str) -> Problem:
    return Problem(kind="malformed", where=where, what=f"{what}; the line was passed over")


def _document(record: dict[str, Any], line: bytes, decoded: Decoded, where: str, name: str) -> Document:
    found = tuple(
        Found(field=key, value=record[key], origin="jsonl") for key in FIELDS if isinstance(record.get(key), str)
    )
    return Document(
        text=record["text"],
        blob=line,
        encoding=decoded.encoding,
        reader=READER,
        origin=where,
        name=_name(record.get("id")) or name,
        found=found,
        problems=(*decoded.problems, *_bad_fields(record, where)),
    )


def _name(given: object) -> str:
    """The line's own id; a number counts as its digits."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    return str(given).strip()


def _bad_fields(record: dict[str, Any], where: str) -> Iterator[Problem]:
    wrong = [key for key in FIELDS if record.get(key) is not None and not isinstance(record[key], str)]
    wrong += ["id"] if record.get("id") is not None and not _name(record["id"]) else []
    if wrong:
        yield Problem(kind="bad_field", where=where, what=f"{', '.join(wrong)}: no string, so passed over")
