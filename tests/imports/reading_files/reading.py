"""Files read as the tracker reads them: kept in a store and given to the program, or given to its code right here."""

import hashlib
import io
import re
import tempfile
from pathlib import Path

from foi_tracker.domain.imports.sheet import SheetRefused, letter
from foi_tracker.integrations import file_store, rows_of_file, sheet_files


class Library:
    """A store of files and what was read of them."""

    def __init__(self, folder):
        self.store, self.cache = folder / "imports", folder / "pages"

    def keep(self, content):
        return file_store.keep(self.store, io.BytesIO(content), largest=10**9, head=80).sha256

    def facts(self, content, filename="tracker.xlsx"):
        return sheet_files.facts(self.store, self.cache, self.keep(content), filename)

    def sheet(self, content, filename="tracker.xlsx", name=""):
        return sheet_files.sheet(self.store, self.cache, self.keep(content), filename, name)

    @property
    def made(self):
        return sorted(path for path in self.cache.glob("*/*/*") if path.is_file())


def said(content, **order):
    """What the program would say, line by line, without its own process and so without its limits."""
    path = Path(tempfile.gettempdir()) / f"read-{hashlib.sha256(content).hexdigest()}"
    path.write_bytes(content)
    try:
        return list(rows_of_file.answer({"path": str(path), **order}))
    finally:
        path.unlink()


def facts(content):
    return sheet_files.facts_from(iter(_unless_refused(said(content, do="facts"))))


def sheet(content, name=None):
    """A sheet, the first that is not hidden unless it is named."""
    if name is None:
        name = next((each.name for each in facts(content).sheets if not each.is_hidden and each.row_count), "")
    return sheet_files.sheet_from(iter(_unless_refused(said(content, do="sheet", name=name))))


def _unless_refused(lines):
    if "refused" in lines[-1] and "name" not in lines[-1]:
        raise SheetRefused(", ".join((*lines[-1]["where"], lines[-1]["refused"])))
    return lines


def rows(content, name=None):
    """The cells of its rows."""
    return [list(row.cells) for row in sheet(content, name).rows]


def at(found, cell):
    """What is in a cell of a sheet, by its name."""
    letters, number = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    place = next(each for each in range(200) if letter(each) == letters)
    row = next((each for each in found.rows if each.number == int(number)), None)
    return row.at(place) if row else ""


def marked(found, mark):
    """The cells of a sheet that have a mark: dates, numbers, formulas."""
    return {f"{letter(place)}{row.number}" for row in found.rows for place in getattr(row, mark)}


def colours(found):
    return {f"{letter(place)}{row.number}": colour for row in found.rows for place, colour in row.colours.items()}
