"""What a sheet's import would do or did, as tables to download: problems, days that differ, words, and the rows."""

from typing import Final

from foi_tracker.exports.codebook import Column, ColumnType, Table

TEXT, WORD = ColumnType.TEXT, ColumnType.WORD
DATE, INTEGER = ColumnType.DATE, ColumnType.INTEGER
SHEET: Final = "the sheet"
ROW: Final = Column("row", INTEGER, "The row's number in the sheet, as a spreadsheet program shows it.", SHEET)
OURS: Final = "our own convention"

PROBLEMS: Final = Table(
    "import-problems",
    "What is wrong in a sheet: one row for each problem.",
    (
        Column("sheet", TEXT, "The name of the sheet in its file.", SHEET),
        ROW,
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
        Column("authority", TEXT, "The authority's full name.", "the register"),
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
        Column("authority", TEXT, "The authority's full name.", "the register"),
        Column("events", TEXT, "What is added to the request's history, with its days.", SHEET),
        Column("taken_back", INTEGER, "How many events of an earlier import are taken back.", "the history"),
        Column("answers", INTEGER, "How many answers to questions are added.", SHEET),
        Column("problems", INTEGER, "How many problems the row has.", OURS),
    ),
)
