"""JSON Lines: the printed record of each claim with its article's metadata, one a line, for programs."""

import json
import re
from collections.abc import Iterable
from typing import BinaryIO

from ledger.export.cells import encodable
from ledger.export.options import ExportOptions
from ledger.model.claim import Entry, claim_record
from ledger.model.record import to_plain

_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Characters that JSON leaves as they are and that some readers end a line at."""


def write_jsonl(entries: Iterable[Entry], out: BinaryIO, options: ExportOptions) -> None:
    """Write one record a line, UTF-8 without a byte order mark, LF; nothing is rounded, guarded or cut."""
    del options  # the record is the same whatever the title, zone or profile
    for entry in entries:
        record = claim_record(entry) | {"meta": to_plain(entry.meta), "superseded_by": entry.superseded_by}
        out.write(_line(record).encode("utf-8") + b"\n")


def _line(record: dict[str, object]) -> str:
    """The record as JSON in one line, whoever splits it."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return encodable(_LINE_BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", text))
