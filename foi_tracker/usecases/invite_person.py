"""Let somebody in: a link for one address, with what it grants fixed when it is made."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, LinkPurpose, OneTimeLink
from foi_tracker.usecases.single_use import make_link, withdraw


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """Whom to invite, to what, as what."""

    email: str
    campaign_id: int
    role: Role
    makes_administrator: bool = False


def invite_person(session: Session, grant: Grant, *, by_id: int | None, at: datetime) -> str:
    """The link's token; an older invitation of the same person to the same campaign stops working."""
    email = grant.email.strip().casefold()
    same = (OneTimeLink.email == email) & (OneTimeLink.campaign_id == grant.campaign_id)
    withdraw(session, same & (OneTimeLink.purpose == LinkPurpose.INVITATION), at)
    token = make_link(
        session,
        LinkPurpose.INVITATION,
        at,
        email=email,
        campaign_id=grant.campaign_id,
        role=grant.role,
        makes_administrator=grant.makes_administrator,
        made_by_id=by_id,
    )
    details = {"role": grant.role, "administrator": grant.makes_administrator}
    session.add(
        AuditLine(
            actor_id=by_id, action="people.invite", subject=f"campaign {grant.campaign_id}", details=details, at=at
        )
    )
    session.commit()
    return token


def withdraw_invitation(session: Session, link_id: int, *, by_id: int, at: datetime) -> None:
    """Let it stop working."""
    withdraw(session, (OneTimeLink.id == link_id) & (OneTimeLink.purpose == LinkPurpose.INVITATION), at)
    session.add(AuditLine(actor_id=by_id, action="people.withdraw_invitation", subject=f"link {link_id}", at=at))
    session.commit()
