"""Derive a batch of requests again from their histories, and write down what differs."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.orm import Session

from foi_tracker.domain.regimes import Laws
from foi_tracker.models import DeadlineRecord, InfoRequest, Refusal
from foi_tracker.queries.derivations import COLUMNS, Derived, derivations


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How far a batch came: `last_id` is where the next starts after, None when there was nothing left."""

    last_id: int | None
    seen: int
    changed: int


def rebuild_batch(session: Session, laws: Laws, *, after: int) -> Rebuilt:
    """The next batch after the id `after`, in a transaction of its own, so that others wait a moment and no more.

    It may be stopped anywhere and begun again: a request that is right already is not written.
    """
    batch = derivations(session, laws, after=after, locked=True)
    changed = [each for each in batch if not each.agrees]
    if changed:
        write_derived(session, {each.id: each.derived for each in changed})
    session.commit()
    return Rebuilt(batch[-1].id if batch else None, len(batch), len(changed))


def write_derived(session: Session, derived: Mapping[int, Derived]) -> None:
    """Store what histories say, by the ids of their requests; five statements, however many. The caller commits."""
    _write_columns(session, derived)
    _write_rows(session, derived)


def _write_columns(session: Session, derived: Mapping[int, Derived]) -> None:
    # The version moves too, so that whoever holds the old row cannot save over the new one.
    table = InfoRequest.__table__
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in COLUMNS}
    statement = update(table).where(table.c.id == bindparam("this")).values(**values, version=table.c.version + 1)  # type: ignore[arg-type]
    session.connection().execute(
        statement,
        [
            {"this": id_} | {f"new_{name}": value for name, value in each.columns.items()}
            for id_, each in derived.items()
        ],
    )


def _write_rows(session: Session, derived: Mapping[int, Derived]) -> None:
    deadlines = [{"info_request_id": id_, **row} for id_, each in derived.items() for row in each.deadlines]
    refusals = [{"info_request_id": id_, **row} for id_, each in derived.items() for row in each.refusals]
    for table, rows in ((DeadlineRecord, deadlines), (Refusal, refusals)):
        session.execute(
            delete(table).where(table.info_request_id.in_(list(derived))),
            execution_options={"synchronize_session": False},
        )
        if rows:
            # Without this, rows with and without a date would go in statements of their own.
            session.execute(insert(table).execution_options(render_nulls=True), rows)
