"""Say who looks after a request: by hand, in even shares, handed over, or given up. Each change leaves a line."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from foi_tracker.models import Assignment, Entry, InfoRequest, Membership, User
from foi_tracker.queries.open_requests import is_open


class NotAMember(Exception):
    """Whoever was chosen does not belong to the campaign, or may not sign in."""


def assign_requests(
    session: Session, campaign_id: int, request_ids: Sequence[int], owner_id: int | None, *, entry: Entry
) -> int:
    """Give these to one person, or to nobody; how many changed hands."""
    _check_members(session, campaign_id, [owner_id])
    changed = _assign(session, campaign_id, request_ids, owner_id, entry)
    session.commit()
    return changed


def share_out(session: Session, campaign_id: int, shares: Mapping[int, Sequence[int]], *, entry: Entry) -> int:
    """Give each person their share, as it was previewed; what somebody owns by now stays with them."""
    _check_members(session, campaign_id, list(shares))
    ids = [each for share in shares.values() for each in share]
    free = set(
        session.scalars(
            select(InfoRequest.id).where(InfoRequest.id.in_(ids), InfoRequest.owner_id.is_(None)).with_for_update()
        )
    )
    changed = 0
    for owner_id, share in shares.items():
        changed += _assign(session, campaign_id, [each for each in share if each in free], owner_id, entry)
    session.commit()
    return changed


def hand_over(session: Session, campaign_id: int, between: tuple[int, int | None], today: date, *, entry: Entry) -> int:
    """Give all requests of one person that are not over to another, or to nobody."""
    from_id, to_id = between
    _check_members(session, campaign_id, [to_id])
    theirs = session.scalars(
        select(InfoRequest.id).where(
            InfoRequest.campaign_id == campaign_id, InfoRequest.owner_id == from_id, is_open(today)
        )
    ).all()
    changed = _assign(session, campaign_id, theirs, to_id, entry)
    session.commit()
    return changed


def give_up(session: Session, info_request: InfoRequest, *, entry: Entry) -> int:
    """Leave a request to nobody, if whoever asks still owns it."""
    mine = [info_request.id] if info_request.owner_id == entry.by_id else []
    changed = _assign(session, info_request.campaign_id, mine, None, entry)
    session.commit()
    return changed


def _check_members(session: Session, campaign_id: int, owner_ids: Sequence[int | None]) -> None:
    wanted = {each for each in owner_ids if each is not None}
    belonging = set(
        session.scalars(
            select(Membership.user_id)
            .join(User, User.id == Membership.user_id)
            .where(Membership.campaign_id == campaign_id, Membership.user_id.in_(wanted), User.suspended_at.is_(None))
        )
    )
    if wanted - belonging:
        raise NotAMember


def _assign(session: Session, campaign_id: int, request_ids: Sequence[int], owner_id: int | None, entry: Entry) -> int:
    """Only what changes hands gets a line. The history's version is left alone: it is not what changed."""
    moving = session.scalars(
        select(InfoRequest.id)
        .where(
            InfoRequest.id.in_(request_ids),
            InfoRequest.campaign_id == campaign_id,
            InfoRequest.owner_id.is_distinct_from(owner_id),
        )
        .order_by(InfoRequest.id)
        .with_for_update()
    ).all()
    if not moving:
        return 0
    session.execute(
        update(InfoRequest)
        .where(InfoRequest.id.in_(moving))
        .values(owner_id=owner_id)
        .execution_options(synchronize_session=False)
    )
    who: dict[str, object] = {"owner_id": owner_id, "assigned_by_id": entry.by_id, "assigned_at": entry.at}
    session.execute(insert(Assignment), [who | {"info_request_id": each} for each in moving])
    return len(moving)
