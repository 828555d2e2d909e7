"""Flat rows of the deployment log, with the evidence for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.flat import LogColumn, log_cells, log_columns
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.pseudonyms import reader_name
from foi_tracker.domain.question_sets import LogDefinition
from foi_tracker.models import Deployment, InfoRequest
from foi_tracker.queries.export_names import WHICH, Cells, Chunks, Line, Names, Selection, chunks_of, names_of
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.finding_rows import instant

KEY = "deployment"


def whole_log(session: Session) -> LogDefinition:
    """The fields of every version of the log: of two with the same key, the newer one."""
    logs = sorted(((each.version, each.log) for each in all_questions(session).sets.values() if each.log), key=_version)
    fields = {field.key: field for _, log in logs for field in log.fields}
    return LogDefinition(key=KEY, parent="", fields=tuple(fields.values()))


def columns(session: Session) -> list[LogColumn]:
    """The columns of the log."""
    return log_columns([whole_log(session)])


def deployment_rows(session: Session, selection: Selection, wanted: Sequence[LogColumn]) -> Chunks:
    """Request by request, day by day; rows that were removed are left out."""
    names, log = names_of(session), whole_log(session)
    facts = (Deployment.identifier, Deployment.values, Deployment.evidence, Deployment.notes, Deployment.saved_at)
    statement = (
        select(*WHICH, *facts, Deployment.coder_id, Deployment.checked_by_id)
        .join(Deployment, Deployment.info_request_id == InfoRequest.id)
        .where(*selection.where(), Deployment.removed_at.is_(None))
        .order_by(InfoRequest.id, Deployment.happened_on.is_(None), Deployment.happened_on, Deployment.identifier)
    )
    for rows in chunks_of(session, statement):
        yield [_row(row, log, wanted, names, selection.key) for row in rows]


def _version(found: tuple[int, LogDefinition]) -> int:
    return found[0]


def _row(row: Line, log: LogDefinition, wanted: Sequence[LogColumn], names: Names, key: str) -> Cells:
    values = load_all(log.fields, row.values)
    who = [_reader(key, person) for person in (row.coder_id, row.checked_by_id)]
    cells = log_cells(wanted, log, values)
    checked = "false" if row.checked_by_id is None else "true"
    about = (*_evidence(row.evidence), checked, row.notes, instant(row.saved_at), *who)
    return (row.identifier, *names.which(row), *cells, *about)


def _evidence(stored: Sequence[Mapping[str, Any]]) -> Cells:
    place = Evidence.load(stored[0]) if stored else Evidence()
    found = {None: "", True: "true", False: "false"}[place.found]
    return (place.filename, "" if place.page is None else str(place.page), place.quote, found)


def _reader(key: str, person_id: int | None) -> str:
    return reader_name(key, person_id) if key and person_id is not None else ""
