"""One line of a register file, read cell by cell; what cannot be read is noted as a fault."""

from collections.abc import Iterator, Mapping
from csv import DictReader
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from foi_tracker.register.faults import Fault, RegisterInvalid

Word = TypeVar("Word", bound=StrEnum)
BEYOND = "beyond the last column"


class Cells:
    """The cells of one line. A cell that cannot be read gives an empty value, and its fault is kept."""

    def __init__(self, file: str, line: int, cells: Mapping[str, str | None]) -> None:
        self.file = file
        self.line = line
        self.faults: list[Fault] = []
        self._cells = cells

    def fault(self, column: str, problem: str) -> None:
        """Note something wrong in `column`."""
        self.faults.append(Fault(file=self.file, line=self.line, column=column, problem=problem))

    def text(self, column: str, *, longest: int, required: bool = False) -> str:
        """The cell as it is, without spaces around it."""
        value = (self._cells.get(column) or "").strip()
        if required and not value:
            self.fault(column, "is empty")
        if len(value) > longest:
            self.fault(column, f"has {len(value)} characters, and {longest} is the most")
        if not value.isprintable():
            self.fault(column, "holds a character that does not print")
        return value

    def several(self, column: str) -> tuple[str, ...]:
        """A cell that holds a list, divided by upright bars."""
        return tuple(part.strip() for part in (self._cells.get(column) or "").split("|") if part.strip())

    def word(self, column: str, vocabulary: type[Word]) -> Word | None:
        """A word of a closed set."""
        value = (self._cells.get(column) or "").strip()
        try:
            return vocabulary(value)
        except ValueError:
            self.fault(column, f"“{value}” is not one of: {', '.join(vocabulary)}")
            return None

    def day(self, column: str) -> date | None:
        """A date such as 2027-04-01."""
        value = (self._cells.get(column) or "").strip()
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.fault(column, f"“{value}” is not a date such as 2027-04-01")
            return None

    def number(self, column: str) -> int | None:
        """A whole number."""
        value = (self._cells.get(column) or "").strip()
        try:
            return int(value) if value else None
        except ValueError:
            self.fault(column, f"“{value}” is not a whole number")
            return None


def read_cells(path: Path, columns: tuple[str, ...]) -> Iterator[Cells]:
    """Every line of a CSV file that has at least these columns."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        raise _unusable(path, "file", f"cannot be read: {trouble}") from trouble
    lines = DictReader(text.splitlines(), restkey=BEYOND)
    missing = [column for column in columns if column not in (lines.fieldnames or ())]
    if missing:
        raise _unusable(path, ", ".join(missing), "no such column")
    return (_cells(path.name, number, line) for number, line in enumerate(lines, start=2))


def _cells(file: str, number: int, line: dict[str, str | None]) -> Cells:
    cells = Cells(file, number, line)
    if BEYOND in line:
        cells.fault(BEYOND, "has more cells than the heading has columns")
    return cells


def _unusable(path: Path, column: str, problem: str) -> RegisterInvalid:
    return RegisterInvalid([Fault(file=path.name, line=1, column=column, problem=problem)])
