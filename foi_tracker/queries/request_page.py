"""Everything the page of one request shows, in as many statements however much there is of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, exists, or_, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Attachment, Authority, Campaign, InfoRequest, Letter, Membership, Note, User
from foi_tracker.queries.visibility import visible_requests

Line = Row[*tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What hangs on a request besides its history. `members` are those of its campaign who may be given it."""

    authority: Authority
    campaign: Campaign
    letters: list[Line]
    attachments: list[Attachment]
    notes: list[Note]
    names: dict[int, str]
    members: list[tuple[int, str]]


def authority_of(session: Session, info_request: InfoRequest) -> Authority:
    """Whom the request was made to."""
    return session.get_one(Authority, info_request.authority_id)


def surroundings(session: Session, info_request: InfoRequest) -> Surroundings:
    """Six statements, the history's own among them."""
    authority, campaign = _to_and_from(session, info_request)
    letters = _letters(session, info_request)
    attachments = attachments_of(session, info_request)
    notes = list(session.scalars(select(Note).where(Note.info_request_id == info_request.id).order_by(Note.id)))
    involved = {info_request.filed_by_id, info_request.owner_id or info_request.filed_by_id}
    involved |= {record.recorded_by_id for record in info_request.records}
    involved |= {note.written_by_id for note in notes} | {each.added_by_id for each in attachments}
    people = _people(session, involved, info_request.campaign_id)
    return Surroundings(
        authority=authority,
        campaign=campaign,
        letters=letters,
        attachments=attachments,
        notes=notes,
        names={person.id: person.name for person in people},
        members=[(person.id, person.name) for person in people if person.is_member and not person.suspended_at],
    )


def attachments_of(session: Session, info_request: InfoRequest) -> list[Attachment]:
    """The files that came with its replies, oldest first."""
    files = select(Attachment).where(Attachment.info_request_id == info_request.id)
    return list(session.scalars(files.order_by(Attachment.id)))


def last_note(session: Session, info_request: InfoRequest) -> Note | None:
    """The latest remark on a request, if there is one."""
    return session.scalar(select(Note).where(Note.info_request_id == info_request.id).order_by(Note.id.desc()).limit(1))


def names_of(session: Session, user_ids: Iterable[int]) -> dict[int, str]:
    """The display names of these people."""
    found = session.execute(select(User.id, User.name).where(User.id.in_(set(user_ids))))
    return {person.id: person.name for person in found}


def authority_names(session: Session) -> list[tuple[str, str]]:
    """Every authority as (slug, name), in order of name."""
    found = session.execute(select(Authority.slug, Authority.name).order_by(Authority.name, Authority.id))
    return [(slug, name) for slug, name in found]


def _to_and_from(session: Session, info_request: InfoRequest) -> tuple[Authority, Campaign]:
    both = (
        select(Authority, Campaign)
        .select_from(InfoRequest)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .join(Campaign, Campaign.id == InfoRequest.campaign_id)
        .where(InfoRequest.id == info_request.id)
    )
    authority, campaign = session.execute(both).one()
    return authority, campaign


def _letters(session: Session, info_request: InfoRequest) -> list[Line]:
    """The latest version of each."""
    newer = aliased(Letter)
    letters = select(Letter.id, Letter.kind, Letter.made_at, Letter.sent_on, Letter.discarded_at)
    latest = letters.where(Letter.info_request_id == info_request.id, ~exists().where(newer.replaces_id == Letter.id))
    return list(session.execute(latest.order_by(Letter.id)))


def _people(session: Session, involved: Iterable[int], campaign_id: int) -> list[Line]:
    members = select(Membership.user_id).where(Membership.campaign_id == campaign_id)
    people = select(User.id, User.name, User.suspended_at, User.id.in_(members).label("is_member"))
    return list(
        session.execute(people.where(or_(User.id.in_(set(involved)), User.id.in_(members))).order_by(User.name))
    )


def attachment_for(session: Session, public_id: str, actor: Actor) -> Attachment | None:
    """The file at this address, where `actor` may see the request that it belongs to."""
    theirs = select(Attachment).join(InfoRequest, InfoRequest.id == Attachment.info_request_id)
    return session.scalar(theirs.where(Attachment.public_id == public_id, visible_requests(actor)))
