"""What a sheet's import would do or did, as tables to download: problems, days that differ, words, and the rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from foi_tracker.domain.imports.plan import plan_codec
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.narrative import describe
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted
from foi_tracker.exports.codebook import Column, ColumnType, Table
from foi_tracker.queries.sheet_imports import ListedRow

TEXT, WORD = ColumnType.TEXT, ColumnType.WORD
DATE, INTEGER = ColumnType.DATE, ColumnType.INTEGER
SHEET: Final = "the sheet"
ROW: Final = Column("row", INTEGER, "The row's number in the sheet, as a spreadsheet program shows it.", SHEET)
OURS: Final = "our own convention"
AUTHORITY: Final = Column(
    "authority", TEXT, "The authority's full name; empty where it is not decided which it is.", "the register"
)

PROBLEMS: Final = Table(
    "import-problems",
    "What is wrong in a sheet: one row for each problem.",
    (
        Column("sheet", TEXT, "The name of the sheet in its file.", SHEET),
        ROW,
        AUTHORITY,
        Column("column", TEXT, "The column, as its heading calls it; empty for the whole row.", SHEET),
        Column("value", TEXT, "The cell as it stands in the sheet.", SHEET),
        Column("problem", TEXT, "What is wrong.", OURS),
        Column("way_out", TEXT, "What to do about it.", OURS),
        Column("weight", WORD, "What it does: blocks or asks (the row stays out), warns, or tells.", OURS),
    ),
)
DIFFERENCES: Final = Table(
    "import-differences",
    "Where a sheet counted to another last day than we do: one row for each request.",
    (
        ROW,
        Column("reference", TEXT, "Our reference for the request; empty where it has none yet.", "the request"),
        AUTHORITY,
        Column("claimed_due_on", DATE, "The last day for an answer by the sheet.", SHEET),
        Column("our_due_on", DATE, "The last day for an answer by our count.", "the provision beside it"),
        Column(
            "working_days_apart",
            INTEGER,
            "Working days from the sheet's day to ours, in the request's own calendar; "
            "below 0 where the sheet's comes later.",
            "FOIA s.10(6); FOISA s.73",
        ),
        Column("provision", TEXT, "Where our day is written.", "the statutes"),
    ),
)
WORDS: Final = Table(
    "import-words",
    "The sheet's own words, and what they were taken for where that is something else.",
    (
        ROW,
        Column("column", TEXT, "The column, as its heading calls it.", SHEET),
        Column("word", TEXT, "What the cell says.", SHEET),
        Column("taken_for", TEXT, "What it was taken for; empty where it was taken as it is.", "what people decided"),
    ),
)
ROWS: Final = Table(
    "import-rows",
    "What importing a sheet would do, or did: one row for each row of the sheet.",
    (
        ROW,
        Column("deed", WORD, "create, change, same or skip.", OURS),
        Column("reference", TEXT, "Our reference for the request; empty where it has none yet.", "the request"),
        AUTHORITY,
        Column("events", TEXT, "What is added to the request's history, with its days.", SHEET),
        Column("taken_back", INTEGER, "How many events of an earlier import are taken back.", "the history"),
        Column("answers", INTEGER, "How many answers to questions are added.", SHEET),
        Column("problems", INTEGER, "How many problems the row has.", OURS),
    ),
)


CHUNK: Final = 500
Cells = list[str]
Chunks = Iterator[list[Cells]]


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What is the same for all rows: the name of their sheet, and the law as it is."""

    laws: Laws
    sheet: str = ""


def problem_rows(listed: ListedRow, about: About) -> Iterator[Cells]:
    """A line for each problem of a row."""
    for stored in listed.row.problems:
        said = SheetProblem.load(stored)
        place = [about.sheet, str(said.row), listed.authority, said.column, said.value]
        yield [*place, said.text, said.way_out, said.weight.value]


def difference_rows(listed: ListedRow, about: About) -> Iterator[Cells]:
    """The sheet's last day beside ours."""
    row, planned = listed.row, plan_codec.load(listed.row.plan)
    claimed, ours = row.claimed_due_on, row.our_due_on
    if claimed and ours:
        apart = days_apart(about.laws, planned.regime or RegimeCode.FOIA, claimed, ours)
        days = [claimed.isoformat(), ours.isoformat(), "" if apart is None else str(apart)]
        yield [str(row.number), row.reference, listed.authority, *days, planned.provision]


def word_rows(listed: ListedRow, about: About) -> Iterator[Cells]:
    """A line for each cell that holds something."""
    del about
    row = listed.row
    for column, word in row.cells.items():
        if word:
            yield [str(row.number), column, word, row.meant.get(column, "")]


def row_rows(listed: ListedRow, about: About) -> Iterator[Cells]:
    """One line."""
    del about
    row, planned = listed.row, plan_codec.load(listed.row.plan)
    events = "; ".join(f"{written(event.on)}: {describe(event)}" for event in planned.add)
    what = [row.deed.value, row.reference, listed.authority, events]
    counts = (planned.take_back, planned.answers, row.problems)
    yield [str(row.number), *what, *(str(len(each)) for each in counts)]


ROWS_OF: Final[Mapping[str, tuple[Table, Callable[[ListedRow, About], Iterator[Cells]]]]] = {
    "problems": (PROBLEMS, problem_rows),
    "differences": (DIFFERENCES, difference_rows),
    "words": (WORDS, word_rows),
    "rows": (ROWS, row_rows),
}


def import_table(which: str, rows: Iterable[ListedRow], about: About) -> tuple[Table, Chunks]:
    """A table of this name with its rows, read as they are asked for."""
    table, lines_of = ROWS_OF[which]
    return table, _chunks(line for each in rows for line in lines_of(each, about))


def _chunks(lines: Iterator[Cells]) -> Chunks:
    waiting: list[Cells] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == CHUNK:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def days_apart(laws: Laws, regime: RegimeCode, claimed: date, ours: date) -> int | None:
    """Working days from the sheet's day to ours, below 0 where ours comes first; None past the known holidays."""
    try:
        return laws[regime].calendar.between(claimed, ours)
    except CalendarExhausted:
        return None
