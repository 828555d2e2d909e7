"""Change one row of the deployment log, check it, remove it, or put it back."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.findings.codec import dump_all
from foi_tracker.domain.findings.values import Value
from foi_tracker.models import AuditLine, Deployment, Entry
from foi_tracker.usecases.save_deployments import evidence_of, files_of


class DeploymentMoved(Exception):
    """Somebody else changed the row after it was read."""


class OwnRow(Exception):
    """Whoever entered a row cannot be the second person who checks it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What a row is to hold, and the version of it that the form had shown."""

    values: Mapping[str, Value]
    notes: str
    seen_version: int


def edit_deployment(session: Session, row: Deployment, edit: Edit, *, entry: Entry) -> None:
    """Whoever changes a row has entered it; a check of what it was before counts no more."""
    if row.notes == edit.notes and row.values == dump_all(edit.values):
        return  # pressed twice, or nothing changed
    _unmoved(session, row, edit.seen_version)
    before = {key: row.values.get(key) for key in _changed(row, edit)}
    files = files_of(session, row.info_request_id)  # before anything changes: a question would write it too soon
    row.put(edit.values, edit.notes)
    row.evidence = evidence_of(edit.values, files)
    row.coder_id, row.saved_at, row.checked_by_id = entry.by_id, entry.at, None
    _keep(session, row, "deployments.edit", entry, before)


def check_deployment(session: Session, row: Deployment, *, seen_version: int, entry: Entry) -> None:
    """A second person says that the row is as its source has it."""
    if row.coder_id == entry.by_id:
        raise OwnRow
    if row.checked_by_id == entry.by_id:
        return
    _unmoved(session, row, seen_version)
    row.checked_by_id = entry.by_id
    _keep(session, row, "deployments.check", entry)


def remove_deployment(session: Session, row: Deployment, *, seen_version: int, entry: Entry) -> None:
    """The row is kept, and counts no more."""
    if row.removed_at is not None:
        return
    _unmoved(session, row, seen_version)
    row.removed_at = entry.at
    _keep(session, row, "deployments.remove", entry)


def restore_deployment(session: Session, row: Deployment, *, entry: Entry) -> None:
    """It counts again."""
    if row.removed_at is None:
        return
    row.removed_at = None
    _keep(session, row, "deployments.restore", entry)


def _changed(row: Deployment, edit: Edit) -> list[str]:
    after = dump_all(edit.values)
    return sorted(key for key in {*row.values, *after} if row.values.get(key) != after.get(key))


def _unmoved(session: Session, row: Deployment, seen_version: int) -> None:
    if row.version != seen_version:
        session.rollback()
        raise DeploymentMoved(row.identifier)


def _keep(
    session: Session, row: Deployment, action: str, entry: Entry, before: Mapping[str, object] | None = None
) -> None:
    details = {"before": dict(before)} if before else {}
    subject = f"deployment {row.identifier}"
    session.add(AuditLine(actor_id=entry.by_id, action=action, subject=subject[:120], details=details, at=entry.at))
    try:
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise DeploymentMoved from clash
