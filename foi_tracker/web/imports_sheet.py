"""Step 1 of an import: which sheet of the file, which row has the headings, and what was read of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid, LeftOut
from foi_tracker.domain.imports.sheet import FileFacts, Sheet, SheetFacts, SheetRefused, letter
from foi_tracker.domain.imports.table.profiles import PROFILE_NAMES, profile_of
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.vocabulary import Profile
from foi_tracker.domain.policy import Action
from foi_tracker.web.access import requires
from foi_tracker.web.filters import plural
from foi_tracker.web.imports_cells import as_read
from foi_tracker.web.imports_desk import Desk, open_desk, read_grid, read_sheet, save, the_facts, to

bp = Blueprint("import_sheet", __name__, url_prefix="/campaigns/<slug>/imports/<int:import_id>/sheet")

MOST_ROWS: Final = 20
MOST_TO_CHOOSE: Final = 25  # rows that may hold the headings
MOST_NUMBERS: Final = 12
LAST_ROW: Final = 1_048_576  # that a spreadsheet program has
KINDS: Final = {"csv": "CSV", "xlsx": "Excel (.xlsx)", "xls": "Excel, older (.xls)", "ods": "OpenDocument (.ods)"}
LONGEST: Final = 60
Rows = list[tuple[int, list[tuple[str, bool]]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedSheet:
    """A sheet to choose."""

    name: str
    row_count: int
    is_hidden: bool
    is_chosen: bool
    fault: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TablePage:
    """What the page shows; `grid` is None where no table was found, and `fault` then says why."""

    sheets: tuple[ListedSheet, ...] = ()
    choices: tuple[tuple[int, str], ...] = ()
    grid: Grid | None = None
    rows: Sequence[tuple[int, list[tuple[str, bool]]]] = ()
    hidden: str = ""
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    profile: str = ""

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The numbers of the rows of headings that were found."""
        return self.grid.header_rows if self.grid else ()

    @property
    def has_hidden_sheets(self) -> bool:
        """Whether the file hides any."""
        return any(each.is_hidden for each in self.sheets)

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than are shown."""
        return bool(self.grid and len(self.grid.rows) > len(self.rows))


@bp.get("")
@requires(Action.TRY_IMPORT)
def show(slug: str, import_id: int) -> str:
    """What was read, and what of it was left out."""
    return _page(open_desk(slug, import_id))


@bp.post("")
@requires(Action.TRY_IMPORT)
def choose(slug: str, import_id: int) -> ResponseReturnValue:
    """Read it again as asked, or go on with it."""
    desk = open_desk(slug, import_id)
    seen = request.form.get("version", -1, type=int)
    choices = _chosen(desk.choices)
    try:
        grid = read_grid(desk, choices)
    except SheetRefused as refused:
        flash(str(refused), "error")
        return to(desk, "import_sheet.show")
    profile = Profile.GENERIC if choices.is_own else profile_of(grid)
    choices = replace(choices, sheet=grid.sheet, profile=profile)
    if choices != desk.choices and not save(desk, choices, seen):
        return to(desk, "import_sheet.show")
    return to(desk, "import_columns.show" if request.form.get("do") == "on" else "import_sheet.show")


def _chosen(before: Choices) -> Choices:
    """Columns belong to a table, so another table has none yet; what words mean holds for all."""
    chosen = replace(
        before,
        sheet=request.form.get("sheet", before.sheet),
        header_row=request.form.get("header_row", type=_row_number),
        include_hidden=request.form.get("include_hidden") == "1",
        is_own=request.form.get("is_own") == "1",
    )
    if chosen == before:
        return before
    return replace(chosen, columns={}, answers={}, about={}, dates={}, conflicts={})


def _row_number(given: str) -> int:
    number = int(given)
    if not 1 <= number <= LAST_ROW:
        raise ValueError(given)
    return number


def _page(desk: Desk) -> str:
    try:
        facts = the_facts(desk)
        page = _read(desk, facts)
    except SheetRefused as refused:
        page = TablePage(fault=str(refused))
    return render_template("imports/sheet.html", campaign=desk.campaign, desk=desk, step=1, page=page)


def _read(desk: Desk, facts: FileFacts) -> TablePage:
    name = desk.choices.sheet or next((each.name for each in facts.sheets if not each.is_hidden), "")
    page = TablePage(sheets=_listed(facts, name), facts=_told(facts))
    try:
        sheet = read_sheet(desk, name)
    except SheetRefused as refused:
        return replace(page, fault=str(refused))
    page = replace(page, choices=_heading_rows(sheet), hidden=_hidden(sheet.facts), remarks=_remarks(sheet))
    try:
        grid = grid_of(sheet, header_row=desk.choices.header_row, include_hidden=desk.choices.include_hidden)
    except SheetRefused as refused:
        return replace(page, fault=str(refused))
    profile = profile_of(grid)
    page = replace(page, profile="" if profile is Profile.GENERIC else PROFILE_NAMES[profile])
    return replace(page, grid=grid, rows=_first_rows(grid), left_out=tuple(_left_out(each) for each in grid.left_out))


def _listed(facts: FileFacts, chosen: str) -> tuple[ListedSheet, ...]:
    return tuple(
        ListedSheet(
            name=each.name,
            row_count=each.row_count,
            is_hidden=each.is_hidden,
            is_chosen=each.name == chosen,
            fault=each.refused,
        )
        for each in facts.sheets
    )


def _heading_rows(sheet: Sheet) -> tuple[tuple[int, str], ...]:
    rows = [row for row in sheet.rows if not row.is_blank][:MOST_TO_CHOOSE]
    return tuple((row.number, _cut(" | ".join(as_read(text) for text in row.cells if text))) for row in rows)


def _first_rows(grid: Grid) -> Rows:
    return [
        (row.number, [(as_read(row.at(column.place)), column.place in row.formulas) for column in grid.columns])
        for row in grid.rows[:MOST_ROWS]
    ]


def _hidden(facts: SheetFacts) -> str:
    parts = []
    if facts.hidden_rows:
        parts.append(f"{plural(len(facts.hidden_rows), 'row')} ({_numbers(facts.hidden_rows)})")
    if facts.hidden_columns:
        letters = ", ".join(letter(place) for place in facts.hidden_columns[:MOST_NUMBERS])
        parts.append(f"{plural(len(facts.hidden_columns), 'column')} ({letters})")
    return f"Hidden in the file: {' and '.join(parts)}." if parts else ""


def _left_out(found: LeftOut) -> str:
    if not found.numbers:
        return found.why[0].upper() + found.why[1:]
    rows = "Row" if len(found.numbers) == 1 else "Rows"
    return f"{rows} {_numbers(found.numbers)}: {found.why}"


def _remarks(sheet: Sheet) -> tuple[str, ...]:
    formulas = sum(bool(row.formulas) for row in sheet.rows)
    merged = sheet.facts.merged
    told = {
        f"{plural(len(merged), 'group')} of merged cells: {', '.join(merged[:MOST_NUMBERS])}. "
        "Over rows of the table, what it says counts for each of them.": merged,
        f"{plural(formulas, 'row has', 'rows have')} cells that a formula fills. The result that the file keeps is "
        "read; nothing is worked out again.": formulas,
        "In a file of this kind we cannot see whether rows or columns are hidden. Look yourself before you go on.": (
            not sheet.facts.hidden_checked
        ),
    }
    return tuple(text for text, holds in told.items() if holds)


def _told(facts: FileFacts) -> tuple[tuple[str, str], ...]:
    marks = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
    rows = [
        ("Kind", KINDS.get(facts.kind, facts.kind)),
        ("Encoding", facts.encoding),
        ("Columns are parted by", marks.get(facts.delimiter, facts.delimiter)),
        ("Sheets", str(len(facts.sheets)) if len(facts.sheets) > 1 else ""),
    ]
    return tuple((name, text) for name, text in rows if text)


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:MOST_NUMBERS]))
    return f"{shown}, …" if len(numbers) > MOST_NUMBERS else shown


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
