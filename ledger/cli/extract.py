"""`ledger extract`: text to claims, without keeping anything."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ledger.cli import options
from ledger.cli.faults import Outcome, interruptible
from ledger.cli.listing import json_line
from ledger.cli.output import STANDARD_OUTPUT, Progress, opened
from ledger.model.claim import Entry, Review, claim_record
from ledger.model.record import to_plain

if TYPE_CHECKING:
    from ledger.pipeline import Extracted


def extract(
    files: options.Files,
    dates_only: Annotated[bool, typer.Option("--dates-only", help="Only dates and times, without the model.")] = False,
    batch_size: options.BatchSize = 16,
    workers: options.Workers = 1,
    published: options.Published = None,
    outlet: options.Outlet = None,
    place: options.Place = None,
    title: options.Title = None,
    url: options.Url = None,
    encoding: options.Encoding = None,
    actors: options.ActorFiles = None,
    output: options.OutputFile = STANDARD_OUTPUT,
) -> None:
    """Print claims and dates of articles, without a ledger.

    One JSON object a line for each article, in the order they are given.

    Example: ledger extract article.txt --published 2014-12-23 | jq '.claims[].content'
    """
    from ledger.pipeline import Extracted, Extracting
    from ledger.pipeline import extract as run

    given = options.given(published, outlet, place, title, url, encoding)
    how = Extracting(dates_only=dates_only, batch_size=batch_size, actor_files=tuple(actors or ()), workers=workers)
    outcome, progress = Outcome(), Progress("articles")
    with interruptible("what was printed stands"), opened(output) as stream:
        for item in run(files, given, how):
            if isinstance(item, Extracted):
                stream.write(json_line(extraction_record(item)) + "\n")
                progress.step()
                outcome.done(item.article, item.extraction.problems)
            else:
                outcome.lost(item)
    raise typer.Exit(outcome.code)


def extraction_record(extracted: "Extracted") -> dict[str, Any]:
    """The printed record of an article's extraction: a line of the output."""
    extraction, meta = extracted.extraction, extracted.article.meta
    entries = (Entry(claim=one, meta=meta, review=Review.UNREVIEWED, findings=()) for one in extraction.claims)
    return {
        "doc": extracted.article.name,
        "claims": [claim_record(entry) for entry in entries],
        "dates": to_plain(extraction.dates),
        "problems": to_plain(extraction.problems),
    }
