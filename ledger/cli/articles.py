"""`ledger articles`: what has been read."""

from typing import Any

from ledger.cli import options
from ledger.cli.listing import Column, Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT
from ledger.model.ids import SHORT_ID
from ledger.model.record import to_plain
from ledger.store.rows import ArticleRow

COLUMNS = (
    Column(name="id"),
    Column(name="name", whole=False),
    Column(name="published"),
    Column(name="outlet", whole=False),
    Column(name="claims"),
    Column(name="problems"),
    Column(name="origin", whole=False),
)


def articles(
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
    db: options.Database = None,
) -> None:
    """List the articles in the ledger.

    Example: ledger articles --json
    """
    from ledger.answers import find_articles

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    rows = find_articles(options.address(db))
    print_listing(Listing(columns=COLUMNS, items=rows, row=article_row, record=article_record), printing)


def article_row(article: ArticleRow) -> tuple[str, ...]:
    """The cells of `COLUMNS`."""
    meta = article.meta
    published, outlet = meta.published or "", meta.outlet or ""
    counts = str(article.claims), str(article.problems)
    return (article.id[:SHORT_ID], article.name, published, outlet, *counts, article.origin)


def article_record(article: ArticleRow) -> dict[str, Any]:
    """The article's record without its text."""
    record: dict[str, Any] = to_plain(article)
    return record
