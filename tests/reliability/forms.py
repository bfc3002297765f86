"""Kinds of files that the ledger reads, each with good ones to be spoilt and the command that reads it."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import history
import openpyxl
import published
from contract import done_here
from stories import story

from ledger.log.keys import SigningKey

NETWORK = "AS131279"
"""Whose routes are wanted."""
START_S = 1_419_264_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of file."""

    name: str
    suffix: str
    seeds: tuple[bytes, ...]
    command: tuple[str, ...]
    """What comes before the names of the files."""
    rarely: int = 1
    """One file for so many of the others, where reading one takes long."""
    is_decision: bool = False
    """Whether it holds decisions on claims, and wants a ledger with claims."""
    is_typed: bool = False
    """Whether it comes by standard input."""


INGEST = ("ingest",)
ADD = ("evidence", "add", "--entity", NETWORK)

FRONT = "---\npublished: 2031-03-05\noutlet: The Post\nplace: Oslo\ntitle: News\nurl: https://example.org/a\n---\n"
LD = {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2031-03-05T10:00:00+09:00",
      "publisher": {"@type": "Organization", "name": "The Post"}, "headline": "News",
      "mainEntityOfPage": "https://example.org/a", "inLanguage": "en"}  # fmt: skip
PAGE = (
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>News</title>'
    f'<script type="application/ld+json">{json.dumps(LD)}</script><meta property="og:site_name" content="The Post">'
    f'<meta name="date" content="2031-03-05"><link rel="canonical" href="https://example.org/a"></head><body><article>'
    f"<h1>News</h1><p>{story(1)}</p><p>{story(2)} &amp; &#8220;so&#8221; on</p><blockquote>{story(3)}</blockquote>"
    f"<ul><li>one<li>two</ul><table><tr><td>1</table></article></body></html>"
)
MARKED = f"{FRONT}# News\n\n{story(4)}\n> {story(5)}\n\n* one\n* [two](https://example.org)\n\n```\ncode\n```\n"
RECORDS = [
    {"id": "a", "text": story(6), "published": "2031-03-05", "outlet": "The Post", "place": "Oslo"},
    {"text": story(7), "title": "News", "url": "https://example.org/b"},
    {"text": "“We \u2028 deny it,” Beijing said.", "published": None},
]
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
TABLE = (
    "kind,entity,subject,start,start_lo,start_hi,end,value,lo,hi,unit,provider,basis,grade\n"
    "outage,AS64500,country:cn,2031-03-01T10:15Z,,,2031-03-01T19:46Z,571,,,min,A Lab,raw,moderate\n"
    "upstream,AS64500,,,,,,0.25,0.2,0.3,share,A Lab,reported,low\n"
)
SERIES = "# entity: AS64500\n# metric: visible\n# unit: peers\n# step: 300\n# basis: raw\ntime,value\n" + "".join(
    f"2031-03-01T{number // 12:02d}:{number % 12 * 5:02d}Z,{0 if 40 <= number < 60 else 300}\n" for number in range(96)
)
LEXICON = (
    '[organisation]\n"example" = { name = "Example Relief Union", aliases = ["ERU", "Relief Union"] }\n'
    '[person]\n"roe" = { name = "Jane Roe", of = ["organisation:example"] }\n'
)
_PAST = history.History(
    since_s=START_S, until_s=START_S + 1800, down=((START_S + 300, START_S + 900),), world=history.World(peers=6)
)
_KEY = SigningKey.generate("attribution-ledger").verifier
NOTE = f"attribution-ledger/0123\n12\n{'A' * 43}=\n\n— {_KEY.name} {'A' * 91}=\n"

FORMS = (
    Form(name="txt", suffix=".txt", seeds=((FRONT + story(8)).encode(), story(9).encode("utf-16")), command=INGEST),
    Form(name="md", suffix=".md", seeds=(MARKED.encode(),), command=INGEST),
    Form(name="html", suffix=".html", seeds=(PAGE.encode(), PAGE.replace("utf-8", "cp1252").encode("cp1252")),
         command=INGEST),
    Form(name="jsonl", suffix=".jsonl", seeds=(LINES.encode(),), command=INGEST),
    *(Form(name=name, suffix="", seeds=(data,), command=ADD) for name, data in published.every().items()),
    Form(name="table", suffix=".csv", seeds=(TABLE.encode(),), command=ADD),
    Form(name="series", suffix=".csv", seeds=(SERIES.encode(),), command=ADD),
    Form(name="mrt", suffix="", seeds=(history.table(_PAST, START_S), *history.files(_PAST)), command=ADD),
    Form(name="lexicon", suffix=".toml", seeds=(LEXICON.encode(),), command=("actors", "roe", "--actors"),
         rarely=10),
    Form(name="checkpoint", suffix="", seeds=(NOTE.encode(),), command=("verify", "--against")),
)  # fmt: skip
"""Every reader of articles, of measurements, and of what else a command takes as a file."""

TYPED = "a\nr\nc act=deny speaker=Jane Roe\nn a remark\ns\nb\nu\nc said=2031-03-05\nhelp\na\nq\n"
DECISIONS = (
    {"decision": "accept"},
    {"decision": "correct", "correct_act": "deny", "correct_speaker": "Jane Roe", "correct_said": "2031-03-05"},
    {"decision": "reject", "note": "No such thing.", "reviewer": "Bob"},
    {"note": "Ask again."},
)
"""What an editor fills in, row by row."""


def decision_forms(ledger: Path, folder: Path) -> Iterator[Form]:
    """What people decide, as a sheet of each kind and as keys on a pipe; of a few claims of the ledger."""
    review = ("review", "--reviewer", "Ann")
    sheets = {suffix: folder / f"sheet{suffix}" for suffix in (".csv", ".xlsx")}
    for suffix, sheet in sheets.items():
        ended = done_here([*review, "--export", str(sheet), "--article", "0001", "--db", str(ledger)])
        assert not ended.code, ended.err
        _fill_in(sheet)
        yield Form(
            name=f"sheet {suffix}", suffix=suffix, seeds=(sheet.read_bytes(),), command=(*review, "--import"),
            is_decision=True, rarely=2,
        )  # fmt: skip
    yield Form(
        name="typed decisions", suffix="", seeds=(TYPED.encode(),), command=(*review, "--article", "0001"),
        is_decision=True, is_typed=True, rarely=2,
    )  # fmt: skip


def _fill_in(sheet: Path) -> None:
    """Puts decisions into the first rows."""
    if sheet.suffix == ".csv":
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for row, filled in zip(rows, DECISIONS, strict=False):
            row.update(filled)
        with sheet.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return
    book = openpyxl.load_workbook(sheet)
    cells = list(book.worksheets[0].iter_rows())
    head = next(number for number, row in enumerate(cells) if row[0].value == "claim")
    columns = {cell.value: place for place, cell in enumerate(cells[head])}
    for row, filled in zip(cells[head + 1 :], DECISIONS, strict=False):
        for name, value in filled.items():
            row[columns[name]].value = value
    book.save(sheet)
