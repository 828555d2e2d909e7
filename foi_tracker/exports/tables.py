"""Every table that can be downloaded, with its rows; those of answers have the columns of the sets that were asked."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.flat import log_columns
from foi_tracker.domain.findings.wide import wide_columns
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.exports.codebook import TABLES, Table
from foi_tracker.exports.findings_tables import DEPLOYMENTS, FINDINGS, WIDE, deployments_table, wide_table
from foi_tracker.queries import deployment_export, wide_rows
from foi_tracker.queries.export_names import Chunks, Selection
from foi_tracker.queries.export_rows import ROWS
from foi_tracker.queries.finding_rows import finding_rows

Rows = tuple[Table, Chunks]


def _wide(session: Session, selection: Selection) -> Rows:
    columns = wide_rows.columns(session, selection)
    return wide_table(columns), wide_rows.wide_rows(session, selection, columns)


def _deployments(session: Session, selection: Selection) -> Rows:
    columns = deployment_export.columns(session)
    return deployments_table(columns), deployment_export.deployment_rows(session, selection, columns)


OF_ANSWERS: Final[Mapping[str, Callable[[Session, Selection], Rows]]] = {
    FINDINGS.name: lambda session, selection: (FINDINGS, finding_rows(session, selection)),
    WIDE.name: _wide,
    DEPLOYMENTS.name: _deployments,
}
NAMES: Final = (*ROWS, *OF_ANSWERS)


def rows_of(name: str, session: Session, selection: Selection) -> Rows:
    """A table and its rows, read as they are asked for."""
    if name in ROWS:
        return TABLES[name], ROWS[name](session, selection)
    return OF_ANSWERS[name](session, selection)


def described(definitions: Iterable[QuestionSetDefinition]) -> dict[str, Table]:
    """Every table for the codebook, with the columns that these question sets give."""
    sets = list(definitions)
    columns = {column.name: column for each in sets for column in wide_columns(each)}
    logs = [each.log for each in sets if each.log]
    ours = (FINDINGS, wide_table(columns.values()), deployments_table(log_columns(logs)))
    return dict(TABLES) | {table.name: table for table in ours}
