"""`ledger schema`: the JSON Schemas of what the commands print."""

from typing import Annotated

import typer

from ledger.cli.options import OutputFile
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.model.problem import NotFoundError


def schema(
    name: Annotated[str | None, typer.Argument(help="The record; without one, the names are listed.")] = None,
    output: OutputFile = STANDARD_OUTPUT,
) -> None:
    """Print the JSON Schema of a record.

    Without a name: the names of the records that have one.

    Example: ledger schema claim
    """
    from ledger.schemas import all_schemas, rendered

    known = all_schemas()
    if name is not None and name not in known:
        raise NotFoundError(f"no record is called {name!r}", todo=f"choose one of {', '.join(known)}")
    with opened(output) as stream:
        stream.write(rendered(known[name]) if name else "".join(f"{each}\n" for each in known))
