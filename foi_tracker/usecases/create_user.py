"""Make an account from the command line."""

from datetime import datetime

from sqlalchemy.orm import Session

from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, Campaign, Membership, User
from foi_tracker.usecases.new_account import NewAccount, add_account


def create_user(
    session: Session, account: NewAccount, place: tuple[Campaign, Role], at: datetime, *, is_administrator: bool
) -> User:
    """A member of a campaign, who signs in with the password given."""
    campaign, role = place
    user = add_account(session, account, at, is_administrator=is_administrator)
    session.add(Membership(campaign_id=campaign.id, user_id=user.id, role=role, created_at=at))
    session.add(
        AuditLine(
            action="account.create",
            subject=f"user {user.id}",
            details={"campaign": campaign.slug, "role": role, "administrator": is_administrator},
            at=at,
        )
    )
    session.commit()
    return user
