"""What a year also holds: a posted letter, a mistake taken back, a request that turned out to be environmental."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.vocabulary import Channel, Outcome, RegimeCode, Stage
from foi_tracker.models import Authority, Entry, InfoRequest
from foi_tracker.usecases.change_regime import change_regime
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.write_note import write_note

NOTES = (
    "Rang the switchboard: the officer is away until Monday. (Invented.)",
    "They answer quickest on Tuesdays. (Invented.)",
    "The reply came as a scan; asked for the spreadsheet. (Invented.)",
)


def add_extras(session: Session, today: date, entry: Entry) -> None:
    """One of each, on requests that are still waiting for an answer."""
    waiting = list(
        session.scalars(
            select(InfoRequest)
            .join(Authority, Authority.id == InfoRequest.authority_id)
            .where(InfoRequest.stage == Stage.AWAITING_RESPONSE, InfoRequest.history_length == 1)
            .order_by(InfoRequest.id.desc())
            .limit(8)
        )
    )
    _send_by_post_instead(session, waiting[0], today, entry)
    _send_by_post_instead(session, waiting[7], today, entry)
    _record(session, waiting[7], happened.Received(on=today - timedelta(days=2)), entry)
    _record_and_take_back(session, waiting[1], today, entry)
    for found in (*waiting[2:4], _scottish(session)):
        change_regime(session, found, seen_length=found.history_length, entry=entry)
    for found, note in zip(waiting[4:7], NOTES, strict=True):
        write_note(session, found, note, entry=entry)


def _scottish(session: Session) -> InfoRequest:
    """So that the fourth law is there too: a Scottish review that turns out to be of environmental information."""
    in_review = select(InfoRequest).where(
        InfoRequest.regime == RegimeCode.FOISA, InfoRequest.stage == Stage.INTERNAL_REVIEW
    )
    return session.scalars(in_review.order_by(InfoRequest.id.desc()).limit(1)).one()


def _send_by_post_instead(session: Session, found: InfoRequest, today: date, entry: Entry) -> None:
    _record(session, found, happened.EventRetracted(on=today, position=1), entry)
    _record(session, found, happened.Sent(on=today - timedelta(days=4), channel=Channel.POST), entry)


def _record_and_take_back(session: Session, found: InfoRequest, today: date, entry: Entry) -> None:
    _record(session, found, happened.Response(on=today - timedelta(days=1), outcome=Outcome.NOT_HELD), entry)
    _record(session, found, happened.EventRetracted(on=today, position=2), entry)


def _record(session: Session, found: InfoRequest, event: Event, entry: Entry) -> None:
    record_event(session, found, event, seen_length=found.history_length, entry=entry)
