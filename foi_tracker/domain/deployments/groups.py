"""Numbers by group of people, typed as lines: a group, then its number in each column."""

from foi_tracker.domain.deployments.fields import fold, label_of
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import Matrix, Plain, Quantity
from foi_tracker.domain.question_sets import AnswerField


def read_groups(text: str, asked: AnswerField) -> Matrix:
    """One line a group, its cells apart by | or tabs; a cell that is empty or a full stop has no number."""
    rows: dict[str, dict[str, Plain]] = {}
    for line in filter(str.strip, text.splitlines()):
        name, *cells = [cell.strip() for cell in line.replace("\t", "|").split("|")]
        if fold(name) == fold(asked.by):  # the line of headings
            continue
        if len(cells) > len(asked.columns):
            raise Unreadable(f"“{line}” has more numbers than columns. After the group come: {headings(asked)}.")
        if not name or name in rows:
            raise Unreadable(f"“{line}” needs a group of its own in front.")
        rows[name] = {
            column.key: _number(cell, column)
            for column, cell in zip(asked.columns, cells, strict=False)
            if cell not in ("", ".")
        }
    return Matrix(rows=rows)


def written_groups(value: Matrix, asked: AnswerField) -> str:
    """As `read_groups` reads it."""
    lines = [f"{asked.by} | {' | '.join(column.key for column in asked.columns)}"]
    for name, cells in value.rows.items():
        lines.append(" | ".join([name, *(_written(cells.get(column.key)) for column in asked.columns)]))
    return "\n".join(lines)


def headings(asked: AnswerField) -> str:
    """The columns after the group, in words."""
    return ", ".join(label_of(column.key).casefold() for column in asked.columns)


def _number(text: str, column: AnswerField) -> Quantity:
    return read_quantity(text, column)


def _written(value: Plain | None) -> str:
    return value.said or str(value.low) if isinstance(value, Quantity) else ""
