"""The command line, one file a command: a command parses, calls one function, prints."""

import os
import sys

from ledger.cli.faults import StoppedError, say
from ledger.model.problem import Exit, LedgerError


def main() -> None:
    """Runs the command that the process was started with, and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Puts nothing in the place of each standard stream that is closed (`<&-`).

    Else the next file opened, the ledger itself, would get its number, and what is written to it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  open until the end


def run(arguments: list[str]) -> int:
    """Runs one command; a fault of the request becomes one line on standard error.

    Returns:
        The exit code, one of `model.problem.Exit`.
    """
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # both are TextIOWrappers here
    try:
        from ledger.cli.app import invoke

        return invoke(arguments)
    except LedgerError as fault:
        say(str(fault))
        return fault.code
    except KeyboardInterrupt:
        say(str(StoppedError("nothing was changed")))
        return Exit.INTERRUPTED
