"""Record how letters went out: one, or a whole batch, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.event_codec import to_details
from foi_tracker.domain.events import Sent
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import Channel, Delivery, RegimeCode
from foi_tracker.models import DeadlineRecord, Entry, EventRecord, InfoRequest, Letter, derived_columns
from foi_tracker.queries.calendars import current_laws

Draft = Row[int, RegimeCode, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """How one letter went; `url` is its page on WhatDoTheyKnow."""

    on: date
    channel: Channel
    url: str = ""

    @property
    def event(self) -> Sent:
        """What happened."""
        return Sent(on=self.on, channel=self.channel)


def record_sent(session: Session, sendings: Mapping[int, Sending], *, sent_by_id: int, entry: Entry) -> int:
    """Record these, by the requests' ids; how many it was. Those already sent stay as they are, so twice is once."""
    drafts = _drafts(session, list(sendings))
    laws = current_laws(session)
    fresh = [draft for draft in drafts if draft.history_length == 0]
    _record_first_events(session, fresh, sendings, laws, entry)
    _append_one_by_one(session, [draft for draft in drafts if draft.history_length], sendings, laws, entry)
    if drafts:
        letters = update(Letter).where(
            Letter.info_request_id.in_([draft.id for draft in drafts]), Letter.kind == "request"
        )
        session.execute(letters.values(sent_by_id=sent_by_id).execution_options(synchronize_session=False))
    session.commit()
    return len(drafts)


def _drafts(session: Session, ids: list[int]) -> Sequence[Draft]:
    # Locked, so that two people who record the same batch at once do it one after the other.
    wanted = select(InfoRequest.id, InfoRequest.regime, InfoRequest.history_length)
    return session.execute(
        wanted.where(InfoRequest.id.in_(ids), InfoRequest.delivery == Delivery.DRAFT)
        .order_by(InfoRequest.id)
        .with_for_update()
    ).all()


def _record_first_events(
    session: Session, drafts: Sequence[Draft], sendings: Mapping[int, Sending], laws: Laws, entry: Entry
) -> None:
    """The usual case: nothing has happened to these yet, so all that went alike under one law stand alike."""
    if not drafts:
        return
    session.execute(insert(EventRecord), [_line(draft.id, sendings[draft.id].event, entry) for draft in drafts])
    alike: dict[tuple[RegimeCode, Sent], list[int]] = {}
    for draft in drafts:
        alike.setdefault((draft.regime, sendings[draft.id].event), []).append(draft.id)
    deadlines: list[dict[str, Any]] = []
    for (regime, event), ids in alike.items():
        deadlines += _record_alike(session, ids, event, laws[regime])
    if deadlines:
        # Without this, rows with and without a date would go in statements of their own.
        session.execute(insert(DeadlineRecord).execution_options(render_nulls=True), deadlines)
    for draft in (each for each in drafts if sendings[each.id].url):
        _update(session, InfoRequest.id == draft.id, {"whatdotheyknow_url": sendings[draft.id].url})


def _record_alike(session: Session, ids: Sequence[int], event: Sent, law: Law) -> list[dict[str, Any]]:
    """Write the columns of all these at once; the rows of `deadlines` that they now have."""
    state = replay([event], law)
    _update(session, InfoRequest.id.in_(ids), derived_columns(state, [event]) | {"version": InfoRequest.version + 1})
    values = [DeadlineRecord.values_of(each) for each in state.deadlines]
    return [{"info_request_id": each} | value for each in ids for value in values]


def _update(session: Session, which: ColumnElement[bool], values: Mapping[str, Any]) -> None:
    session.execute(update(InfoRequest).where(which).values(values).execution_options(synchronize_session=False))


def _line(request_id: int, event: Sent, entry: Entry) -> dict[str, Any]:
    return {
        "info_request_id": request_id,
        "position": 1,
        "kind": event.kind,
        "occurred_on": event.on,
        "details": to_details(event),
        "recorded_by_id": entry.by_id,
        "recorded_at": entry.at,
    }


def _append_one_by_one(
    session: Session, drafts: Sequence[Draft], sendings: Mapping[int, Sending], laws: Laws, entry: Entry
) -> None:
    """The rare case: a sending was recorded before and taken back."""
    if not drafts:
        return
    for found in session.scalars(select(InfoRequest).where(InfoRequest.id.in_([draft.id for draft in drafts]))):
        sending = sendings[found.id]
        found.append(sending.event, entry=entry, laws=laws)
        found.whatdotheyknow_url = sending.url or found.whatdotheyknow_url
