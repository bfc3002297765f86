"""The table of commands, and the one place where Typer's own faults become ours."""

from typing import Annotated

import typer

from ledger import __version__
from ledger.cli import (
    actors,
    articles,
    assess,
    backup,
    brief,
    checkpoint,
    claims,
    diff,
    evaluate,
    evidence,
    export,
    extract,
    incidents,
    ingest,
    init,
    key,
    migrate,
    origins,
    outages,
    positions,
    prove,
    retract,
    review,
    schema,
    show,
    status,
    supersede,
    threads,
    timeline,
    verify,
    withhold,
)
from ledger.cli.output import STANDARD_OUTPUT, OutputClosedError, abandon_standard_output, opened
from ledger.model.problem import Exit, UsageError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # plain help: the same on a terminal, in a pipe and in the README, and rich is not imported
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    pretty_exceptions_enable=False,
)
app.command("init")(init.init)
app.command("ingest")(ingest.ingest)
app.command("extract")(extract.extract)
app.command("claims")(claims.claims)
app.command("show")(show.show)
app.command("review")(review.review)
app.command("retract")(retract.retract)
app.command("supersede")(supersede.supersede)
app.command("withhold")(withhold.withhold)
app.command("articles")(articles.articles)
app.command("actors")(actors.actors)
app.command("status")(status.status)
app.add_typer(evidence.evidence, name="evidence")
app.command("incidents")(incidents.incidents)
app.command("threads")(threads.threads)
app.command("positions")(positions.positions)
app.command("origins")(origins.origins)
app.command("brief")(brief.brief)
app.command("timeline")(timeline.timeline)
app.command("outages")(outages.outages)
app.command("upstreams")(outages.upstreams)
app.command("assess")(assess.assess)
app.command("export")(export.export)
app.command("verify")(verify.verify)
app.command("checkpoint")(checkpoint.checkpoint)
app.command("prove")(prove.prove)
app.command("diff")(diff.diff)
app.add_typer(key.key, name="key")
app.command("backup")(backup.backup)
app.command("migrate")(migrate.migrate)
app.command("evaluate")(evaluate.evaluate)
app.command("schema")(schema.schema)


_OF_A_PROGRAM = "Value error, "
"""What pydantic puts before the words of a value's fault."""


def invoke(arguments: list[str]) -> int:
    """Runs the command that the arguments name.

    Raises:
        LedgerError: for a fault of the request.
    """
    command = typer.main.get_command(app)
    try:
        code = command.main(args=arguments, prog_name="ledger", standalone_mode=False)
    except OutputClosedError:
        return abandon_standard_output()
    except typer.TyperException as fault:
        context = getattr(fault, "ctx", None)
        asked = context.command_path if context else "ledger"
        words = fault.format_message().rstrip(".").replace(_OF_A_PROGRAM, "")
        raise UsageError(words, todo=f"see `{asked} --help`") from fault
    if code == Exit.INTERRUPTED:  # Typer's word for Ctrl-C
        raise KeyboardInterrupt
    return int(code or Exit.DONE)


def _print_version(wanted: bool) -> None:
    if wanted:
        with opened(STANDARD_OUTPUT) as output:
            output.write(f"ledger {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def ledger(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and end.")
    ] = False,
) -> None:
    """Who said what, on whose behalf, when and through whom, set against measured network evidence.

    Example: ledger ingest article.txt --published 2014-12-23, then ledger claims --actor China
    """
    del version  # its callback has printed it
    if context.invoked_subcommand is None:
        with opened(STANDARD_OUTPUT) as output:
            output.write(context.get_help() + "\n")
        raise typer.Exit(Exit.USAGE)
