"""`ledger review --export` and `--import`: the claims as a sheet for an editor, and back."""

from datetime import UTC, datetime
from pathlib import Path

from ledger.cli.faults import Outcome, counted, interruptible, say
from ledger.cli.opening import written_to
from ledger.cli.output import STANDARD_OUTPUT, opened_bytes
from ledger.cli.terminal import is_terminal
from ledger.model.problem import Exit, UsageError
from ledger.store.queries.query import ClaimQuery


def write_out(address: str, query: ClaimQuery, reviewer: str, target: Path) -> None:
    """Writes the claims that answer as a sheet in the format of the file's name; "-" is CSV on standard output.

    Raises:
        LedgerError: when there is no ledger, or the file cannot be written.
    """
    from ledger.review.sheet_writing import write_csv, write_xlsx
    from ledger.store.reading import open_reader

    writers = {".csv": write_csv, ".xlsx": write_xlsx}
    suffix = ".csv" if target == STANDARD_OUTPUT else target.suffix.lower()
    if suffix not in writers:
        raise UsageError(f"a sheet is no {suffix or 'file without a suffix'}", todo="name it .csv or .xlsx")
    with open_reader(address) as reader, opened_bytes(target) as out:
        count = writers[suffix](reader.iter_claims(query), reviewer, out)
    if target != STANDARD_OUTPUT or not is_terminal():
        say(f"wrote {counted(count, 'claim')} to {'standard output' if target == STANDARD_OUTPUT else target}")


def take_in(address: str, path: Path, reviewer: str, *, is_given: bool) -> Exit:
    """Takes a sheet in, says what came of it, and gives the exit code.

    Raises:
        LedgerError: when the file is no sheet, or the ledger cannot be written.
    """
    from ledger.review.sheet_import import Editor, import_sheet

    with interruptible("nothing of the sheet was taken in"), written_to(address):
        found = import_sheet(address, path, Editor(name=reviewer, is_given=is_given), at=datetime.now(UTC))
    outcome = Outcome(finished=found.added + found.unchanged + found.undecided)
    for problem in found.problems:
        outcome.lost(problem)
    added = f"{counted(found.added, 'decision')} added" if found.added else "nothing was changed"
    rest = f"{found.unchanged} unchanged, {counted(found.undecided, 'row')} undecided"
    say(f"{added}; {rest}, {outcome.faults} not taken in")
    return outcome.code
