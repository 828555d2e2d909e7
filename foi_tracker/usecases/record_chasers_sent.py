"""Record that the letters of a round went out, or that they shall not: in one transaction, and each once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.event_codec import to_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.letters.drafting import event_for
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.models import AuditLine, Entry, EventRecord, InfoRequest, Letter
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.chased import still_to_send
from foi_tracker.queries.derivations import derive, histories
from foi_tracker.usecases.rebuild_columns import write_derived
from foi_tracker.usecases.record_sent import Sending


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedRound:
    """How many letters were recorded, and the references whose thread had moved on, which were not."""

    recorded: int
    skipped: list[str]


def record_chasers_sent(
    session: Session, round_id: int, sendings: Mapping[int, Sending], *, sent_by_id: int, entry: Entry
) -> RecordedRound:
    """Record these, by the letters' ids. What is recorded or withdrawn already stays as it is, so twice is once."""
    found = _letters(session, round_id, list(sendings))
    fresh = [row for row in found if row.seen_length == row.history_length]
    if fresh:
        _append(session, {row.request_id: _event(row, sendings[row.id]) for row in fresh}, fresh, entry)
        _freeze(session, fresh, sendings, sent_by_id)
    session.commit()
    skipped = [row.reference for row in found if row.seen_length != row.history_length]
    return RecordedRound(recorded=len(fresh), skipped=skipped)


def withdraw_chasers(session: Session, round_id: int, *, entry: Entry, letter_ids: Sequence[int] | None = None) -> int:
    """Throw away what is still to be sent of a round, or some of it; how many letters that was."""
    wanted = (Letter.chaser_round_id == round_id, still_to_send())
    # Locked first and judged second, in the order of whoever records them: an edited letter is withdrawn as edited.
    session.execute(select(Letter.id).where(*wanted).order_by(Letter.id).with_for_update())
    letters = update(Letter).where(*wanted)
    if letter_ids is not None:
        letters = letters.where(Letter.id.in_(letter_ids))
    gone = session.scalars(
        letters.values(discarded_at=entry.at).returning(Letter.id).execution_options(synchronize_session=False)
    ).all()
    if gone:
        facts = {"subject": f"chaser round {round_id}", "details": {"letters": len(gone)}}
        session.add(AuditLine(actor_id=entry.by_id, action="chasers.withdraw", at=entry.at, **facts))
    session.commit()
    return len(gone)


def _letters(session: Session, round_id: int, ids: Sequence[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Locked, with their requests, so that nothing can be added to a history between reading and writing it."""
    # The letters first and judged second: whoever edits one locks it, and adds a version without touching its row.
    session.execute(select(Letter.id).where(Letter.id.in_(ids)).order_by(Letter.id).with_for_update())
    return session.execute(
        select(
            Letter.id,
            Letter.kind,
            Letter.seen_length,
            InfoRequest.id.label("request_id"),
            InfoRequest.reference,
            InfoRequest.regime,
            InfoRequest.history_length,
        )
        .join(InfoRequest, InfoRequest.id == Letter.info_request_id)
        .where(Letter.chaser_round_id == round_id, Letter.id.in_(ids), still_to_send())
        .order_by(InfoRequest.id)
        .with_for_update()
    ).all()


def _event(row: Row[*tuple[Any, ...]], sending: Sending) -> Event:
    return event_for(LetterKind(row.kind), sending.on, sending.channel)


def _append(session: Session, events: Mapping[int, Event], rows: Sequence[Row[*tuple[Any, ...]]], entry: Entry) -> None:
    laws, before = current_laws(session), histories(session, list(events))
    session.execute(
        insert(EventRecord),
        [_line(row.request_id, row.history_length + 1, events[row.request_id], entry) for row in rows],
    )
    write_derived(
        session,
        {row.request_id: derive([*before[row.request_id], events[row.request_id]], laws[row.regime]) for row in rows},
    )


def _line(request_id: int, position: int, event: Event, entry: Entry) -> dict[str, object]:
    return {
        "info_request_id": request_id,
        "position": position,
        "kind": event.kind,
        "occurred_on": event.on,
        "details": to_details(event),
        "recorded_by_id": entry.by_id,
        "recorded_at": entry.at,
    }


def _freeze(
    session: Session, rows: Sequence[Row[*tuple[Any, ...]]], sendings: Mapping[int, Sending], sent_by_id: int
) -> None:
    table = Letter.__table__
    frozen = update(table).where(table.c.id == bindparam("this"))  # type: ignore[arg-type]
    values = {"sent_on": bindparam("went"), "position": bindparam("line"), "sent_by_id": sent_by_id}
    session.connection().execute(
        frozen.values(**values),
        [{"this": row.id, "went": sendings[row.id].on, "line": row.history_length + 1} for row in rows],
    )
