"""`ledger timeline`: the claims about an incident over what was measured, drawn."""

from ledger.cli import filters, options
from ledger.cli.faults import say
from ledger.cli.output import STANDARD_OUTPUT, form_named, opened_bytes
from ledger.cli.terminal import is_terminal
from ledger.cli.thread_rows import say_merged
from ledger.cli.times import zone_named
from ledger.model.problem import UsageError

FORMS = {".svg": "svg", ".png": "png", ".html": "html", ".htm": "html"}
"""What `-o` is given for a form; SVG goes to a pipe."""


def timeline(
    incident: filters.OneIncident,
    output: options.OutputFile = STANDARD_OUTPUT,
    tz: filters.ZoneBeside = None,
    db: options.Database = None,
) -> None:
    """Draw the claims about an incident over what was measured.

    A lane for each side, the most told first, with bars as long as a time is uncertain: when it was said, and when it
    is said to have happened; over them what was measured. The name of -o says the form: .svg, .png or .html.

    Example: ledger timeline --incident 3f2a91bc -o timeline.svg
    """
    from ledger.briefs.writing import pictures, write_timeline
    from ledger.stories import find_desk

    if output == STANDARD_OUTPUT and is_terminal():
        raise UsageError("a picture is no text for a terminal", todo="give -o timeline.svg")
    form = form_named(output, FORMS, "no timeline is drawn") if output != STANDARD_OUTPUT else "svg"
    desk = find_desk(options.address(db), incident, zone_named(tz))
    say_merged(incident, desk.account.incident.id)
    drawn = pictures(desk.account, desk.observations, desk.zone)
    with opened_bytes(output) as out:
        write_timeline(desk.account.name, drawn, out, form)
    if not drawn:
        say("no claim about it has a time that can be drawn")
    if output != STANDARD_OUTPUT:
        say(f"wrote {output}")
