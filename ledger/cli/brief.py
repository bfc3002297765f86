"""`ledger brief`: what a reporter takes along on one incident, as one document."""

from datetime import UTC, datetime

from ledger import __version__
from ledger.cli import filters, options
from ledger.cli.faults import say
from ledger.cli.output import STANDARD_OUTPUT, form_named, opened_bytes
from ledger.cli.thread_rows import say_merged
from ledger.cli.times import zone_named

FORMS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx"}
"""What `-o` is given for a form; Markdown goes to a terminal or a pipe."""


def brief(
    incident: filters.OneIncident,
    output: options.OutputFile = STANDARD_OUTPUT,
    tz: filters.ZoneBeside = None,
    db: options.Database = None,
) -> None:
    """Write the brief on an incident, as Markdown, a page or a Word file.

    What was measured, the timeline, positions, who blames whom, contradictions with both sentences, what the evidence
    supports, contradicts, cannot tell and does not bear on, unnamed sources, what was not found, and every claim: each
    line with its sentence and id. What people reviewed and what nobody has stand in tables of their own. The name
    of -o says the form: .md, .html or .docx.

    Example: ledger brief --incident 3f2a91bc -o brief.html
    """
    from ledger.briefs.brief import Making
    from ledger.briefs.brief import brief as compose
    from ledger.briefs.writing import pictures, write
    from ledger.model.outage import outages_among
    from ledger.stories import find_desk

    form = form_named(output, FORMS, "no brief is written") if output != STANDARD_OUTPUT else "md"
    desk = find_desk(options.address(db), incident, zone_named(tz))
    say_merged(incident, desk.account.incident.id)
    making = Making(
        thread=desk.thread,
        outages=outages_among(desk.observations),
        zone=desk.zone,
        tool=f"attribution-ledger {__version__}",
        generated_at=datetime.now(UTC),
    )
    with opened_bytes(output) as out:
        write(compose(desk.account, making), pictures(desk.account, desk.observations, desk.zone), out, form)
    if output != STANDARD_OUTPUT:
        say(f"wrote {output}")
