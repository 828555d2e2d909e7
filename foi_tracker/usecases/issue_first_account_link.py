"""Make the link with which the first person comes in, while nobody has an account."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import LinkPurpose, OneTimeLink, User
from foi_tracker.usecases.single_use import make_link, withdraw


def issue_first_account_link(session: Session, at: datetime) -> str | None:
    """Its token; an older one stops working. None where somebody has an account."""
    if session.scalar(select(User.id).limit(1)) is not None:
        session.rollback()
        return None
    withdraw(session, OneTimeLink.purpose == LinkPurpose.FIRST_ACCOUNT, at)
    token = make_link(session, LinkPurpose.FIRST_ACCOUNT, at)
    session.commit()
    return token
