"""The command line, one file a command: a command parses, calls one function, prints."""

import sys

from ledger.cli.faults import StoppedError, say
from ledger.model.problem import Exit, LedgerError


def main() -> None:
    """Runs the command that the process was started with, and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command; a fault of the request becomes one line on standard error.

    Returns:
        The exit code, one of `model.problem.Exit`.
    """
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
