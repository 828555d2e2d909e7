"""Add a proclaimed bank holiday, or take one away: every request it moves is counted again in the same transaction."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.domain.bank_holidays import NATIONS, ProclaimedDay
from foi_tracker.domain.regimes import Laws
from foi_tracker.models import AuditLine, DeadlineRecord, Entry, InfoRequest, ProclaimedDayRecord
from foi_tracker.models.info_request import derived_columns
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.proclaimed_days import PROCLAIMED, TAKEN_BACK
from foi_tracker.queries.recount import Recounted, moved_by

KEPT_AT_MOST = 500  # named in the audit line; the number that moved is kept whole

REQUESTS = InfoRequest.__table__


class AlreadyProclaimed(Exception):
    """This nation's day is in the list already; take that line away first."""


def proclaim_day(session: Session, day: ProclaimedDay, *, entry: Entry) -> AuditLine:
    """Keep the day with its citation, move every request it touches, and say which moved."""
    before = current_laws(session)
    session.add(
        ProclaimedDayRecord(
            day=day.day,
            nation=day.nation,
            name=day.name,
            is_holiday=day.is_holiday,
            citation=day.citation,
            recorded_by_id=entry.by_id,
            recorded_at=entry.at,
        )
    )
    try:
        session.flush()
    except IntegrityError as taken:
        session.rollback()
        raise AlreadyProclaimed(day) from taken
    line = _count_again(session, PROCLAIMED, day, before, entry)
    session.commit()
    return line


def take_day_back(session: Session, record: ProclaimedDayRecord, *, entry: Entry) -> AuditLine:
    """Forget a proclaimed day that was entered by mistake, and move every request back."""
    before = current_laws(session)
    day = ProclaimedDay(
        day=record.day,
        nation=record.nation,
        name=record.name,
        is_holiday=record.is_holiday,
        citation=record.citation,
    )
    session.delete(record)
    session.flush()
    line = _count_again(session, TAKEN_BACK, day, before, entry)
    session.commit()
    return line


def _count_again(session: Session, action: str, day: ProclaimedDay, before: Laws, entry: Entry) -> AuditLine:
    after = current_laws(session)
    named: list[dict[str, str | None]] = []
    total = 0
    for batch in moved_by(session, day.day, day.nation, before=before, after=after):
        _rewrite(session, batch)
        total += len(batch)
        named += [_named(each) for each in batch[: KEPT_AT_MOST - len(named)]]
    line = AuditLine(
        actor_id=entry.by_id,
        action=action,
        subject=f"{day.day.isoformat()} {NATIONS[day.nation]}",
        details=_details(day) | {"moved": named, "moved_count": total},
        at=entry.at,
    )
    session.add(line)
    session.flush()
    return line


def _rewrite(session: Session, batch: Sequence[Recounted]) -> None:
    """The columns and deadlines of a batch, in three statements. The version moves, so that an open form notices."""
    if not batch:
        return
    connection = session.connection()
    columns = [derived_columns(each.after, each.history) | {"row_id": each.id} for each in batch]
    names = [name for name in columns[0] if name != "row_id"]
    connection.execute(
        update(REQUESTS)  # type: ignore[arg-type]  # a table, which its stub calls a FromClause
        .where(REQUESTS.c.id == bindparam("row_id"))
        .values({name: bindparam(name) for name in names} | {"version": REQUESTS.c.version + 1}),
        columns,
    )
    connection.execute(delete(DeadlineRecord).where(DeadlineRecord.info_request_id.in_([each.id for each in batch])))
    rows = [
        DeadlineRecord.values_of(deadline) | {"info_request_id": each.id}
        for each in batch
        for deadline in each.after.deadlines
    ]
    if rows:
        connection.execute(insert(DeadlineRecord), rows)


def _named(each: Recounted) -> dict[str, str | None]:
    """The headline date where it moved; else the first other deadline that did."""
    before, after = each.before.due_on, each.after.due_on
    if before == after:
        pairs = zip(each.before.deadlines, each.after.deadlines, strict=False)
        moved = next(((old, new) for old, new in pairs if old != new), None)
        before, after = (
            (moved[0].due_on or moved[0].opens_on, moved[1].due_on or moved[1].opens_on) if moved else (None, None)
        )
    return {
        "reference": each.reference,
        "from": before.isoformat() if before else None,
        "to": after.isoformat() if after else None,
    }


def _details(day: ProclaimedDay) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "nation": day.nation,
        "name": day.name,
        "is_holiday": day.is_holiday,
        "citation": day.citation,
    }
