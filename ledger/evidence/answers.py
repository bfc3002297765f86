"""What a web service answered, as one JSON document: told by a name in its first bytes, read whole."""

import re
from typing import Any

from ledger.evidence.json_fields import Object, shown
from ledger.evidence.source import Source
from ledger.evidence.tables import REPLACED, read_json
from ledger.model.problem import LedgerError, Problem

OPENED = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def speaks_of(head: bytes, key: str, values: str) -> bool:
    """Whether these first bytes begin an object and give one of these values (a pattern) for the key."""
    named = rb'"%s"\s*:\s*"(?:%s)"' % (key.encode(), values.encode())
    return OPENED.match(head) is not None and re.search(named, head) is not None


def holds_keys(head: bytes, *keys: str) -> bool:
    """Whether these first bytes begin an object and name all these keys."""
    return OPENED.match(head) is not None and all(f'"{key}"'.encode() in head for key in keys)


def read_answer(source: Source) -> tuple[Object, list[Problem]]:
    """The document, and what is wrong with its bytes.

    Raises:
        LedgerError: when it is no JSON object.
    """
    text = source.text()
    value: Any = read_json(text, source.path)
    if not isinstance(value, dict):
        raise LedgerError("the answer is no JSON object", where=source.path, todo="get the file again")
    if REPLACED not in text:
        return value, []
    what = "It holds bytes that are no UTF-8, or were none before: names in it may be wrong."
    return value, [Problem(kind="not_utf8", where=source.path, what=what)]


def refused(source: Source, who: str, why: object) -> LedgerError:
    """The error of an answer that is a refusal."""
    return LedgerError(f"{who} answered with an error: {shown(why)}", where=source.path, todo="ask again")


def unreadable(source: Source, who: str, error: ValueError) -> LedgerError:
    """The error of an answer of another shape than is documented."""
    return LedgerError(f"no answer of {who} as it is known here: {error}", where=source.path, todo="get the file again")


def left_out(path: str, item: str, why: object) -> Problem:
    """The Problem of one item of an answer."""
    return Problem(kind="broken_record", where=path, what=f"{item} was left out: {why}.")
