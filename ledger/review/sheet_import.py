"""Takes an editor's sheet in: every row is checked, and what can be decided goes in as one transaction.

A bad row costs that row. The same sheet again changes nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ledger.model.claim import Entry
from ledger.model.problem import NotFoundError, Problem, UsageError
from ledger.model.review import Change, Decided, Decision, ReviewField, name_key
from ledger.review.fields import SaysAlreadyError, Seen, change
from ledger.review.sheet_columns import CLAIM, CLAIM_PREFIX, CORRECT, DECISION, NOTE, REVIEWER, ROW
from ledger.review.sheet_reading import SheetRow, read_sheet
from ledger.review.words import note_text, reviewer_name
from ledger.store.reading import Reader, open_reader
from ledger.store.writing import open_writer

_ID = re.compile(r"[0-9a-f]{20}")
_NUMBER = re.compile(r"(\d{1,15})(?:[.,]0+)?")
_WORDS = {
    "accept": Decision.ACCEPT, "accepted": Decision.ACCEPT, "a": Decision.ACCEPT,
    "reject": Decision.REJECT, "rejected": Decision.REJECT, "r": Decision.REJECT,
    "correct": Decision.CORRECT, "corrected": Decision.CORRECT, "c": Decision.CORRECT,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """Whose decisions the sheet holds."""

    name: str
    """Of whom the rows are that name nobody."""
    is_given: bool
    """Whether it was said so; then rows that name another are not taken in as anybody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a sheet."""

    added: int
    """Decisions that the ledger did not have."""
    unchanged: int
    """Decisions that it had already."""
    undecided: int
    """Rows in which nothing is filled in."""
    problems: tuple[Problem, ...]
    """Rows that were not taken in, in the order of the sheet."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A row, and what it decides."""

    number: int
    decided: Decided


class _RowError(Exception):
    """Why a row is not taken in."""


def import_sheet(address: str, path: Path, editor: Editor, *, at: datetime) -> Imported:
    """Appends what the rows decide, all in one transaction.

    Raises:
        SheetError: when the file is no sheet.
        StoreError: when there is no ledger, or it cannot be written.
    """
    problems: list[Problem] = []
    with open_reader(address) as reader:
        wanted, undecided = _read(reader, path, editor, problems)
    with open_writer(address) as writer:
        recorded = writer.append_reviews([one.decided for one in wanted], at=at) if wanted else ()
    for one, outcome in zip(wanted, recorded, strict=True):
        if outcome.refused is not None:
            problems.append(_problem(path, one.number, outcome.refused))
    return Imported(
        added=sum(one.is_new for one in recorded),
        unchanged=sum(one.event is not None and not one.is_new for one in recorded),
        undecided=undecided,
        problems=tuple(sorted(problems, key=lambda one: int(one.where.rpartition(":")[2]))),
    )


def _read(reader: Reader, path: Path, editor: Editor, problems: list[Problem]) -> tuple[list[_Wanted], int]:
    """What the rows decide, and how many decide nothing."""
    wanted: list[_Wanted] = []
    seen: dict[tuple[str, str], _Wanted] = {}
    undecided = 0
    for row in read_sheet(path):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        try:
            decided = _decided(reader, row, editor)
            if decided is None:
                undecided += 1
            elif not _is_said(seen, _Wanted(row.number, decided)):
                wanted.append(_Wanted(row.number, decided))
        except _RowError as fault:
            problems.append(_problem(path, row.number, str(fault)))
    return wanted, undecided


def _is_said(seen: dict[tuple[str, str], _Wanted], one: _Wanted) -> bool:
    """Whether an earlier row says the same; one that says otherwise stands against it.

    Raises:
        _RowError: when it does.
    """
    key = (one.decided.claim, name_key(one.decided.reviewer))
    first = seen.setdefault(key, one)
    if first is one:
        return False
    if first.decided == one.decided:
        return True
    raise _RowError(f"row {first.number} decides the same claim otherwise, and was taken in")


def _decided(reader: Reader, row: SheetRow, editor: Editor) -> Decided | None:
    """What a row decides; None for nothing.

    Raises:
        _RowError: when it cannot be taken in.
    """
    word, note = row.text(DECISION), row.text(NOTE)
    asked = {field: row.text(f"{CORRECT}{field.value}") for field in ReviewField}
    asked = {field: text for field, text in asked.items() if text}
    if not (word or note or asked):
        return None
    claim = _claim(row.text(CLAIM))
    try:
        changes = _changes(reader, claim, asked) if asked else ()
        decided = Decided(
            claim=claim,
            reviewer=reviewer_name(row.text(REVIEWER) or editor.name),
            decision=_decision(word, asked, changes),
            changes=changes,
            note=note_text(note),
            row=_row(row.text(ROW)),
        )
        return _as_editor(reader, decided, editor)
    except UsageError as fault:
        raise _RowError(str(fault)) from fault


def _claim(text: str) -> str:
    name = text.strip().casefold().removeprefix(CLAIM_PREFIX)
    if not _ID.fullmatch(name):
        raise _RowError(f"{text!r} is no claim's id" if text else "no claim is named")
    return name


def _row(text: str) -> int | None:
    """The event of the claim when the sheet was made; None where the sheet does not say."""
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise _RowError(f"{text!r} in the column {ROW} is no event; leave it as it was")
    return int(found[1])


def _as_editor(reader: Reader, decided: Decided, editor: Editor) -> Decided | None:
    """The decision, unless it is another's than the editor's: then nothing where that one has made it already.

    Raises:
        _RowError: when it would be a new decision in another's name.
    """
    if not editor.is_given or name_key(decided.reviewer) == name_key(editor.name):
        return decided
    meant = {(one.field, one.meaning) for one in decided.changes}
    for one in _entry(reader, decided.claim).reviews:
        same = {(change.field, change.meaning) for change in one.changes} == meant
        if same and one.decision is decided.decision and name_key(one.reviewer) == name_key(decided.reviewer):
            return None
    raise _RowError(f"it is {decided.reviewer}'s, and the sheet is imported as {editor.name}'s: empty that cell")


def _decision(word: str, asked: dict[ReviewField, str], changes: Sequence[Change]) -> Decision:
    """What is decided: what the row says, else a correction where fields are corrected, else a note.

    Raises:
        _RowError: when the two do not go together.
    """
    said = _WORDS.get(word.casefold())
    if word and said is None:
        raise _RowError(f"{word!r} is no decision; choose of accept, reject, correct")
    if said in {Decision.ACCEPT, Decision.REJECT} and asked:
        fields = ", ".join(asked)
        raise _RowError(f"it is to {said} the claim and corrects {fields}: decide for one of the two")
    if (said is Decision.CORRECT or asked) and not changes:
        raise _RowError("nothing is corrected that the machine does not say already")
    if said is None:
        return Decision.CORRECT if changes else Decision.NOTE
    return said


def _changes(reader: Reader, claim: str, asked: dict[ReviewField, str]) -> tuple[Change, ...]:
    """The corrections of a row; a field that the machine has so already is none.

    Raises:
        UsageError: when a field cannot hold what is asked.
        _RowError: when there is no such claim.
    """
    entry = _entry(reader, claim)
    text = reader.article(entry.claim.article).text if _has_time(asked) else ""
    seen = Seen(claim=entry.claim, meta=entry.meta, text=text)
    return tuple(_each(asked, seen))


def _entry(reader: Reader, claim: str) -> Entry:
    try:
        return reader.claim(claim)
    except NotFoundError as fault:
        raise _RowError(f"no claim {claim} is in this ledger") from fault


def _each(asked: dict[ReviewField, str], seen: Seen) -> Iterable[Change]:
    for field, text in asked.items():
        try:
            yield change(field, text, seen)
        except SaysAlreadyError:
            continue


def _has_time(asked: dict[ReviewField, str]) -> bool:
    return ReviewField.SAID in asked or ReviewField.EVENT_TIME in asked


def _problem(path: Path, number: int, what: str) -> Problem:
    return Problem(kind="sheet_row", where=f"{path}:{number}", what=what)
