"""`ledger key`: who signs the ledger."""

import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli import options
from ledger.cli.faults import say
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened
from ledger.model.problem import NotFoundError

if TYPE_CHECKING:
    from ledger.custody import Rotated

key = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who signs the ledger: show, add, retire, rotate.")

Key = Annotated[str, typer.Argument(metavar="KEY", help="The public half, as `ledger key show` prints it.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="A key's eight digits, as `ledger key list` prints them.")]


@key.command("show")
def show() -> None:
    """Print the public half of your own key; the private half is never printed.

    Example: ledger key show
    """
    from ledger.custody import own_key
    from ledger.store.log.keyring import key_path

    found = own_key()
    if found is None:
        raise NotFoundError("there is no key yet", where=str(key_path()), todo="run: ledger init")
    with opened(STANDARD_OUTPUT) as stream:
        stream.write(found.text + "\n")


@key.command("list")
def list_keys(db: options.Database = None) -> None:
    """List the keys that signed or may sign a ledger, each with the events that brought and retired it.

    Example: ledger key list
    """
    from ledger.custody import keys

    found = keys(options.address(db))
    with opened(STANDARD_OUTPUT) as stream:
        for use in found:
            until = "may sign" if use.until is None else f"retired by event {use.until}"
            stream.write(f"{use.key}\tsince event {use.since}\t{until}\n")


@key.command("add")
def add(written: Key, db: options.Database = None) -> None:
    """Let somebody else's key sign this ledger too.

    Example: ledger key add attribution-ledger+1a2b3c4d+AQ...
    """
    from ledger.custody import add_key

    address = options.address(db)
    with written_to(address):
        added = add_key(address, written, at=datetime.now(UTC))
    say(f"key {added.id} may sign from now on")


@key.command("retire")
def retire(name: Id, db: options.Database = None) -> None:
    """Let a key no longer sign this ledger; what it signed stays signed.

    Example: ledger key retire 1a2b3c4d
    """
    from ledger.custody import retire_key

    address = options.address(db)
    with written_to(address):
        retired = retire_key(address, name, at=datetime.now(UTC))
    say(f"key {retired.id} signs this ledger no longer")


@key.command("rotate")
def rotate(db: options.Database = None) -> None:
    """Put a new key of your own in the place of the old one; the old one signs the change.

    Example: ledger key rotate
    """
    from ledger.custody import rotate_key

    address = options.address(db)
    with written_to(address):
        done = rotate_key(address, at=datetime.now(UTC))
    with opened(STANDARD_OUTPUT) as stream:
        stream.write(done.new + "\n")
    say(f"the old key is kept in {done.kept}; for another ledger that it signs: {_elsewhere(done)}")


def _elsewhere(done: "Rotated") -> str:
    """How the new key comes to sign another ledger that the old one signs."""
    return f"LEDGER_KEY={shlex.quote(str(done.kept))} ledger key add {done.new} --db OTHER"
