"""Where a command's data go: standard output, or a file that appears whole or not at all."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from ledger.cli.terminal import is_terminal, paragraph
from ledger.model.problem import Exit, LedgerError, UsageError
from ledger.store.sqlite.header import is_ledger

STANDARD_OUTPUT = Path("-")
"""What `-o` is given for standard output, and what it is without being given."""


class OutputClosedError(Exception):
    """Nobody reads standard output any more (`| head`); the command ends quietly."""


class Output:
    """A text stream whose faults are faults of the request; enough of a file for csv, json and rich."""

    def __init__(self, stream: IO[str], name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, text: str) -> int:
        """Writes the text.

        Raises:
            LedgerError: when the disk is full or the device fails.
            OutputClosedError: when the reader of the pipe is gone.
        """
        with _named_faults(self._name):
            return self._stream.write(text)

    def show(self, text: str) -> None:
        """Writes the text and sends it on at once; raises as `write` does."""
        self.write(text)
        self.flush()

    def flush(self) -> None:
        """Sends on what is buffered; raises as `write` does."""
        with _named_faults(self._name):
            self._stream.flush()

    def isatty(self) -> bool:
        """Whether a person reads this as it comes."""
        return self._stream.isatty()


def form_named(target: Path, forms: Mapping[str, str], none: str) -> str:
    """The form that the name of a file asks for by its suffix.

    Args:
        target: where `-o` writes.
        forms: by suffix, in small letters.
        none: what is said of any other: "no brief is written".

    Raises:
        UsageError: when it asks for none of these.
    """
    suffix = target.suffix.lower()
    if suffix not in forms:
        todo = f"end the name of -o in {', '.join(forms)}"
        raise UsageError(f"--output: {none} as {suffix or 'a file without a suffix'}", todo=todo)
    return forms[suffix]


@contextmanager
def opened(target: Path) -> Iterator[Output]:
    """A stream to the target: `-` is standard output; a file is put in place when everything is written.

    Raises:
        LedgerError: when the target cannot be written.
    """
    if target == STANDARD_OUTPUT:
        output = Output(sys.stdout, "standard output")
        yield output
        output.flush()
        return
    with replaced(target) as path:
        with _named_faults(str(target)):
            stream = path.open("w", encoding="utf-8", newline="", errors="backslashreplace")
        try:
            output = Output(stream, str(target))
            yield output
            output.flush()
        finally:
            with suppress(OSError):  # a full disk has been reported by the flush
                stream.close()


@contextmanager
def opened_bytes(target: Path) -> Iterator[BinaryIO]:
    """As `opened`, for a format that writes bytes; what goes to a terminal is text made safe for it.

    Raises:
        LedgerError: when the target cannot be written.
    """
    if target != STANDARD_OUTPUT:
        with replaced(target) as path, _named_faults(str(target)), path.open("wb") as stream:
            yield stream
        return
    with tempfile.TemporaryFile() as held:  # some formats go back in their file
        yield held
        held.seek(0)
        with _named_faults("standard output"):
            if is_terminal():
                sys.stdout.writelines(paragraph(line.decode("utf-8", "replace")) + "\n" for line in held)
            else:
                shutil.copyfileobj(held, sys.stdout.buffer)
            sys.stdout.flush()


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A path to write to; its file takes the target's place when the block ends well, and is removed when not.

    Raises:
        LedgerError: when nothing can be written beside the target.
    """
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise LedgerError("is a folder", where=str(target), todo="give -o the name of a file")
        yield target  # a device or a pipe: nothing to replace
        return
    _refuse_ledger(target)
    with _named_faults(str(target)):
        target = target.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        Path(name).chmod(0o666 & ~_umask())
    try:
        yield Path(name)
        with _named_faults(str(target)):
            Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def _refuse_ledger(target: Path) -> None:
    """Nothing is written over a ledger: it is the only place where what it holds is kept."""
    if is_ledger(target):
        raise LedgerError("is a ledger and is not written over", where=str(target), todo="give -o another name")


@contextmanager
def _named_faults(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as gone:
        raise OutputClosedError from gone
    except OSError as fault:
        what = f"cannot be written: {fault.strerror or fault}"
        raise LedgerError(what, where=name, todo="choose another place with -o, or make room there") from fault


def _umask() -> int:
    """The process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def abandon_standard_output() -> Exit:
    """Lets nothing more be written, so that Python's own last flush has nothing to complain of."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.DONE


class Progress:
    """A count on standard error, only where a person sees it and the data go elsewhere."""

    def __init__(self, what: str) -> None:
        self._what, self._count = what, 0
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()

    def step(self) -> None:
        """One more is done."""
        self._count += 1
        if self._shown:
            sys.stderr.write(f"\r{self._count} {self._what}\r")
            sys.stderr.flush()
