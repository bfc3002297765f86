"""`ledger actors`: who can speak, and on whose behalf."""

from typing import Annotated

import typer

from ledger.cli import options
from ledger.cli.listing import Column, Listing, chosen, print_listing
from ledger.cli.output import STANDARD_OUTPUT
from ledger.model.actor import Actor
from ledger.model.record import to_plain

COLUMNS = (
    Column(name="id"),
    Column(name="name", whole=False),
    Column(name="kind"),
    Column(name="speaks for"),
    Column(name="also called", whole=False),
)


def actors(
    query: Annotated[str, typer.Argument(help="Part of a name, an id, or an AS number; without it, all.")] = "",
    more: options.ActorFiles = None,
    as_json: options.AsJson = False,
    as_jsonl: options.AsJsonLines = False,
    as_csv: options.AsCsv = False,
    as_tsv: options.AsTsv = False,
    as_table: options.AsTable = False,
    output: options.OutputFile = STANDARD_OUTPUT,
) -> None:
    """List or search the actors that the lexicon knows.

    Example: ledger actors "foreign ministry"
    """
    from ledger.answers import search_actors

    printing = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv, tsv=as_tsv, table=as_table, target=output)
    found = search_actors(query, tuple(more or ()))
    print_listing(Listing(columns=COLUMNS, items=found, row=actor_row, record=to_plain), printing)


def actor_row(actor: Actor) -> tuple[str, ...]:
    """The cells of `COLUMNS`; the networks of an operator stand among its other names."""
    others = (*actor.aliases, *(f"AS{asn}" for asn in actor.asns))
    return (actor.id, actor.name, actor.kind.value, actor.parent or "", ", ".join(others))
