"""What the command line promises whatever happens: an exit code of the contract, and one clear line for a fault."""

import io
import sys
import unicodedata
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

from children import Ended

from ledger import cli
from ledger.model.problem import Exit

NEWS = ("is a new ledger", "a key was made that signs what you add", "was brought to the schema of this version")
"""Lines that tell of something new, and of no fault."""


def fault_lines(err: str) -> list[str]:
    """The lines of standard error that tell of a fault."""
    return [line for line in err.splitlines() if not any(news in line for news in NEWS)]


def breaches(code: int, out: str, err: str, *, things: int | None = 1) -> list[str]:
    """Where a command's end is not what is promised; one line each.

    Args:
        code: its exit code.
        out: what it wrote on standard output.
        err: what it wrote on standard error.
        things: how many things can have been wrong, each told in a line; None for any number.
    """
    lines = fault_lines(err)
    found = []
    if code not in set(Exit):
        found.append(f"exit code {code}: {err[-300:]!r}")
    if "Traceback" in err:
        found.append(f"a traceback: {err[-300:]!r}")
    if code in {Exit.ERROR, Exit.USAGE, Exit.INTERRUPTED} and things is not None and len(lines) != things:
        found.append(f"{len(lines)} lines for {things} faults: {err[-300:]!r}")
    found += [f"not said as ledger's own: {line!r}" for line in lines if not line.startswith("ledger: ")][:1]
    if code == Exit.USAGE and out:
        found.append(f"wrong usage, and yet an output: {out[:100]!r}")
    return found + [
        f"sent raw to {name}: {raw!r}" for name, raw in (("stdout", unsafe(out)), ("stderr", unsafe(err))) if raw
    ]


def unsafe(text: str) -> str:
    """The characters that a terminal would act on: controls but tab and line feed, bidirectional marks, surrogates."""
    bad = {mark for mark in set(text) - {"\t", "\n"} if unicodedata.category(mark) in {"Cc", "Cs"} or mark in BIDI}
    return "".join(sorted(bad))


BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Unicode Standard Annex 9: the characters that change the direction of what follows, and show nothing."""


def done_here(arguments: list[str], run: Callable[[list[str]], int] = cli.run, *, given: bytes = b"") -> Ended:
    """Runs a command in this process, its output kept; `given` comes by standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(given), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run(arguments)
    finally:
        sys.stdin = before
    return Ended(code=code, out=_text(out), err=_text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
