"""Reads the cells of an Excel workbook (ECMA-376) as text: the first sheet, or the one of a name.

No formula is run (its last value is read), and nothing outside the file is looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from ledger.review.workbook_parts import Handler, Parts, WorkbookError

COLUMN_LIMIT = 16_384
"""Columns of a worksheet (Excel specifications and limits)."""

Cells = dict[int, str]
"""The text of cells by their column, from 0; those that are empty are left out."""

_DIGITS = 9
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY = timedelta(days=1)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell has no zone
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of the built-in formats that show a number as a date or a time (ECMA-376 part 1, 18.8.30)."""


def is_workbook(data: bytes) -> bool:
    """Whether these bytes begin as a workbook does."""
    return data.startswith(b"PK\x03\x04")


def read_workbook(data: bytes, sheet: str) -> Iterator[tuple[int, Cells]]:
    """The rows that have cells, each with its number from 1, as they are unpacked.

    Args:
        data: the file.
        sheet: the name of the sheet; where none has it, the first is read.

    Yields:
        Numbers as they stand, days as "2014-12-23", days with a time as "2014-12-23 01:00:00", errors as "#REF!".

    Raises:
        WorkbookError: when it is no workbook, is locked with a password, or holds more than a limit.
    """
    parts, workbook = Parts(data), _Workbook()
    parts.parse("xl/workbook.xml", workbook)
    reader = _Sheet(strings=_strings(parts), looks=_looks(parts))
    reader.epoch = _EPOCH_1904 if workbook.is_1904 else _EPOCH
    for _ in parts.feed(_path_of(parts, workbook, sheet), reader):
        yield from reader.taken()


@dataclass(slots=True)
class _Workbook(Handler):
    """The names of the sheets, each with the name of its relation."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    is_1904: bool = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            self.sheets.append((given.get("name", ""), given.get("id", "")))
        if tag == "workbookPr":
            self.is_1904 = given.get("date1904") in {"1", "true"}


@dataclass(slots=True)
class _Relations(Handler):
    """The paths of the parts, by the names of their relations."""

    targets: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            self.targets[given.get("Id", "")] = given.get("Target", "")


@dataclass(slots=True)
class _Strings(Handler):
    """The texts that cells share, by their number."""

    found: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _is_text: bool = False
    _aside: int = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        del given
        if tag == "si":
            self._words = []
        self._aside += tag == "rPh"
        self._is_text = tag == "t" and not self._aside

    def end(self, tag: str) -> None:
        self._aside -= tag == "rPh"
        self._is_text = False
        if tag == "si":
            self.found.append("".join(self._words))

    def text(self, words: str) -> None:
        if self._is_text:
            self._words.append(words)


@dataclass(slots=True)
class _Looks(Handler):
    """Which looks of cells show a number as a date."""

    dates: list[bool] = field(default_factory=list)
    _formats: dict[str, str] = field(default_factory=dict)
    _is_cells: bool = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "numFmt":
            self._formats[given.get("numFmtId", "")] = given.get("formatCode", "")
        if tag == "cellXfs":
            self._is_cells = True
        if tag == "xf" and self._is_cells:
            self.dates.append(self._is_date(given.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._is_cells = False

    def _is_date(self, number: str) -> bool:
        if number in self._formats:
            return bool(re.search(r"[ymdhs]", _QUOTED.sub("", self._formats[number]), re.IGNORECASE))
        return _whole(number) in _DATE_FORMATS


@dataclass(slots=True)
class _Sheet(Handler):
    """The cells of a sheet, row by row."""

    strings: list[str]
    looks: list[bool]
    epoch: datetime = _EPOCH
    _rows: list[tuple[int, Cells]] = field(default_factory=list)
    _number: int = 0
    _cells: Cells = field(default_factory=dict)
    _column: int = -1
    _kind: str = "n"
    _look: int = 0
    _value: list[str] = field(default_factory=list)
    _is_value: bool = False
    _aside: int = 0

    def taken(self) -> list[tuple[int, Cells]]:
        """The rows that are complete since this was asked last."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "row":
            self._number = _whole(given.get("r", "")) or self._number + 1
            self._cells, self._column = {}, -1
        elif tag == "c":
            self._open(given)
        self._aside += tag == "rPh"
        self._is_value = tag in {"v", "t"} and not self._aside

    def end(self, tag: str) -> None:
        self._aside -= tag == "rPh"
        self._is_value = False
        if tag == "c" and (text := self._text()):
            self._cells[self._column] = text
        if tag == "row" and self._cells:
            self._rows.append((self._number, self._cells))

    def text(self, words: str) -> None:
        if self._is_value:
            self._value.append(words)

    def _open(self, given: dict[str, str]) -> None:
        """A cell begins, in the column that it names, else the one after the last."""
        place = _CELL.fullmatch(given.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        if self._column >= COLUMN_LIMIT:
            raise WorkbookError(f"row {self._number} has more than {COLUMN_LIMIT} columns", todo="save it again")
        self._kind, self._look, self._value = given.get("t", "n"), _whole(given.get("s", "")), []

    def _text(self) -> str:
        value = "".join(self._value)
        if self._kind == "s":
            index = _whole(value)
            return self.strings[index] if index < len(self.strings) else ""
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if self._kind == "n":
            return self._number_text(value)
        return value

    def _number_text(self, value: str) -> str:
        """A number as it stands, a date as a day; 41996.0 is 41996."""
        try:
            number = float(value)
        except ValueError:
            return value
        if self._look < len(self.looks) and self.looks[self._look] and (day := _date(number, self.epoch)):
            return day
        return str(int(number)) if number.is_integer() and abs(number) < 10**15 else value


def _date(number: float, epoch: datetime) -> str | None:
    """The day, and the time where it is not midnight; None for a number that is no day."""
    try:
        moment = epoch + _DAY * number
    except (OverflowError, ValueError):
        return None
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat(" ")


def _column(letters: str) -> int:
    """The number of a column, from 0: "A" is 0, "AA" is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str) -> int:
    """The whole number that is written; 0 where none is, or one that no workbook has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 0


def _path_of(parts: Parts, workbook: _Workbook, sheet: str) -> str:
    """The part of the sheet of this name, else of the first."""
    relations = _Relations()
    if not workbook.sheets:
        raise WorkbookError("it has no sheet", todo="save it again")
    parts.parse("xl/_rels/workbook.xml.rels", relations)
    wanted = next((one for one in workbook.sheets if one[0].casefold() == sheet.casefold()), workbook.sheets[0])
    target = relations.targets.get(wanted[1], "")
    path = PurePosixPath("xl") / target if not target.startswith("/") else PurePosixPath(target.lstrip("/"))
    return str(path)


def _strings(parts: Parts) -> list[str]:
    strings = _Strings()
    if "xl/sharedStrings.xml" in parts.names:
        parts.parse("xl/sharedStrings.xml", strings)
    return strings.found


def _looks(parts: Parts) -> list[bool]:
    looks = _Looks()
    if "xl/styles.xml" in parts.names:
        parts.parse("xl/styles.xml", looks)
    return looks.dates
