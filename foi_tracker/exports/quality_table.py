"""The list of doubts about what a campaign holds, as a table to download."""

from collections.abc import Iterator, Sequence
from typing import Final

from foi_tracker.domain.quality.rules import RULES
from foi_tracker.exports.codebook import Column, ColumnType, Table
from foi_tracker.queries.quality import Line

TEXT, WORD = ColumnType.TEXT, ColumnType.WORD
OURS: Final = "our own convention"
CHUNK: Final = 500
QUALITY: Final = Table(
    "quality",
    "What is missing, odd or does not add up in what a campaign holds: one row for each doubt.",
    (
        Column("group", WORD, "What is wrong, roughly.", OURS),
        Column("check", WORD, "The rule that found it.", OURS),
        Column("title", TEXT, "The rule in a few words.", OURS),
        Column("what", TEXT, "What was found.", "worked out from what was read"),
        Column("why", TEXT, "Why it is suspect.", OURS),
        Column("mender", TEXT, "Who could mend it.", OURS),
        Column(
            "reference", TEXT, "Our reference for the request; empty where it is about no one request.", "the request"
        ),
        Column("authority", TEXT, "The authority's full name.", "the register"),
        Column("kind", WORD, "What kind of council or police force it is.", "the register"),
        Column("nation", WORD, "England, Wales, Scotland, Northern Ireland, or UK-wide.", "the register"),
        Column("question_id", TEXT, "The question's number in its set.", "the question set"),
        Column("deployment", TEXT, "Our number of the row of the deployment log.", "the deployment log"),
    ),
)


def chunks(lines: Sequence[Line]) -> Iterator[Sequence[Sequence[str]]]:
    """Rows for a file, a few hundred at a time."""
    for start in range(0, len(lines), CHUNK):
        yield [_row(line) for line in lines[start : start + CHUNK]]


def _row(line: Line) -> Sequence[str]:
    rule = RULES[line.check]
    about = (line.group.value, line.check.value, rule.title, line.text, rule.why, rule.mender)
    place = (line.reference, line.authority, line.kind or "", line.nation or "", line.question_id, line.row)
    return (*about, *place)
