"""Bring the authorities into line with the register's files."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine, Authority
from foi_tracker.queries.register_changes import AuthorityChange, RegisterChanges, facts_of, register_changes
from foi_tracker.register.authority_row import AuthorityRow
from foi_tracker.register.files import project_register


def load_register(
    session: Session, *, at: datetime, rows: Sequence[AuthorityRow] | None = None, actor_id: int | None = None
) -> RegisterChanges:
    """Write the project's own register, or `rows`, as one transaction, and say what changed.

    Doing it again changes nothing. Nothing is ever deleted, and people's own entries
    (contact address, its verification, notes) are not touched. Nobody need be signed in.
    """
    listed = project_register().rows if rows is None else tuple(rows)
    changes = register_changes(session, listed)
    if changes.any:
        _add(session, changes.added)
        _alter(session, changes.altered)
        session.add(_audit_line(changes, at=at, actor_id=actor_id))
    session.commit()
    return changes


def _add(session: Session, rows: Sequence[AuthorityRow]) -> None:
    if rows:
        session.execute(insert(Authority), [{"slug": row.slug} | facts_of(row) for row in rows])


def _alter(session: Session, altered: Sequence[AuthorityChange]) -> None:
    slugs = [change.slug for change in altered]
    kept = {each.slug: each for each in session.scalars(select(Authority).where(Authority.slug.in_(slugs)))}
    for change in altered:
        for field in change.fields:
            setattr(kept[change.slug], field.field, field.after)


def _audit_line(changes: RegisterChanges, *, at: datetime, actor_id: int | None) -> AuditLine:
    return AuditLine(
        actor_id=actor_id,
        action="register.load",
        details={
            "added": len(changes.added),
            "altered": {
                change.slug: {each.field: [_plain(each.before), _plain(each.after)] for each in change.fields}
                for change in changes.altered
            },
        },
        at=at,
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 a cell of any column, made fit for JSON
    return value.isoformat() if isinstance(value, date) else value
