"""What letters about requests may speak of: read for many requests at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.models import Authority, Base, Campaign, InfoRequest, Membership, User
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.filing import Questions, addressee_of, all_questions, sender_of

Row = TypeVar("Row", bound=Base)


def dossiers(session: Session, requests: Sequence[InfoRequest], today: date) -> dict[int, Dossier]:
    """The dossier of each, by its id, in six statements however many there are."""
    laws, questions = current_laws(session), all_questions(session)
    authorities = _by_id(session, Authority, {each.authority_id for each in requests})
    campaigns = _by_id(session, Campaign, {each.campaign_id for each in requests})
    _load_histories(session, requests)
    return {
        each.id: _dossier(
            each,
            (authorities[each.authority_id], campaigns[each.campaign_id]),
            questions,
            laws[each.regime],
            today,
        )
        for each in requests
    }


def personal_addresses(session: Session, campaign_id: int) -> frozenset[str]:
    """What no letter of this campaign may give away: its members' e-mail addresses and names."""
    people = select(User.email, User.name).join(Membership, Membership.user_id == User.id)
    found = session.execute(people.where(Membership.campaign_id == campaign_id))
    return frozenset(each for row in found for each in (row.email, row.name) if each)


def _load_histories(session: Session, requests: Sequence[InfoRequest]) -> None:
    """One statement for all the histories that are not in hand already."""
    wanted = select(InfoRequest).where(InfoRequest.id.in_([each.id for each in requests]))
    session.scalars(wanted.options(selectinload(InfoRequest.records))).all()


def _by_id(session: Session, table: type[Row], ids: set[int]) -> Mapping[int, Row]:
    key = table.__table__.c.id
    return {row.id: row for row in session.scalars(select(table).where(key.in_(ids)))}  # type: ignore[attr-defined]


def _dossier(
    request: InfoRequest, parties: tuple[Authority, Campaign], questions: Questions, law: Law, today: date
) -> Dossier:
    authority, campaign = parties
    history = tuple(record.event for record in request.records)
    return Dossier(
        addressee=addressee_of(authority),
        sender=sender_of(campaign),
        reference=request.reference,
        their_reference=request.their_reference,
        history=history,
        state=replay(history, law),
        law=law,
        made_on=today,
        questions=questions.sets.get(request.question_set_id) if request.question_set_id else None,
    )
