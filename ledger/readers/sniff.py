"""What bytes look like before anybody decodes them."""

import codecs
import json
import re

MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program (ELF)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .ppt)"),
    (b"{\\rtf", "a Rich Text document (.rtf)"),
    (b"wOF2", "a font"),
)
"""First bytes that no article has."""

WEAK_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"BZh", "a bzip2 archive"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "a sound file (Ogg)"),
    (b"ID3", "a sound file (MP3)"),
    (b"MZ", "a Windows program"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
)
"""First bytes that words can begin with too: they count where control characters follow."""

HALF_HEAD = 32 * 1024
"""A first line longer than this may be cut off by the head; then its beginning has to do."""

INSIDE_ZIP = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods)"),
)

BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that texts do not hold: all but the layout ones (BEL to CR) and ESC."""

CONTROL_SHARE = 0.08
"""Random bytes hold 11 % of these control characters, compressed ones about as many; texts hold none."""

LEAST_BYTES = 64
"""Below this a share of control characters says nothing."""

HEAD_OF_WIDE = 4096
"""As many bytes show whether a text is UTF-16."""

LEAST_WIDE_BYTES = 16
"""Fewer bytes than these show no pattern of NULs."""

UTF16_SHARE = 0.4
"""Of Latin text in UTF-16 every other byte is NUL."""


def document_kind(head: bytes) -> str | None:
    """The kind of file whose first bytes these surely are, in words that fit after "looks like"; else None."""
    return next((kind for magic, kind in MAGIC if head.startswith(magic)), None)


def binary_kind(head: bytes) -> str | None:
    """The kind of binary file that these bytes look like; None for what may be text in some encoding."""
    if found := document_kind(head):
        return found
    if head.startswith(BOMS) or wide_encoding(head):
        return None
    controls = len(CONTROL.findall(head))
    if head.startswith(b"PK\x03\x04") and controls:
        return next((kind for mark, kind in INSIDE_ZIP if mark in head), "a ZIP archive")
    if controls and (found := next((kind for magic, kind in WEAK_MAGIC if head.startswith(magic)), None)):
        return found
    if head[4:8] == b"ftyp" and controls:
        return "a video file (MP4)"
    return "a binary file" if len(head) >= LEAST_BYTES and controls > CONTROL_SHARE * len(head) else None


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 that bytes without a byte order mark are in, by where their NULs stand; else None."""
    length = len(head) // 4 * 4
    if length < LEAST_WIDE_BYTES:
        return None
    nul = [head[place:length:4].count(0) / (length // 4) for place in range(4)]
    few = 0.02
    if min(nul[1:]) > 1 - few and nul[0] < few:
        return "utf-32-le"
    if min(nul[:3]) > 1 - few and nul[3] < few:
        return "utf-32-be"
    if min(nul[1], nul[3]) > UTF16_SHARE and max(nul[0], nul[2]) < few:
        return "utf-16-le"
    if min(nul[0], nul[2]) > UTF16_SHARE and max(nul[1], nul[3]) < few:
        return "utf-16-be"
    return None


def start_of(head: bytes) -> bytes:
    """The first kilobyte without byte order mark, NULs and leading space, so that UTF-16 shows its ASCII too."""
    bom = next((mark for mark in BOMS if head.startswith(mark)), b"")
    return head[len(bom) : 4096].replace(b"\x00", b"").lstrip()[:1024]


def html(head: bytes) -> bool:
    """Whether these bytes begin a web page."""
    start = start_of(head).lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


def jsonl(head: bytes) -> bool:
    """Whether the first line is a JSON object with a text."""
    first = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0]
    return bool(re.match(rb'\{\s*"', first)) and (_has_text(first) or len(first) > HALF_HEAD)


def _has_text(line: bytes) -> bool:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record
