"""Forget the failed sign-ins of an account, so that nobody has to wait."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from foi_tracker.models import SignInFailure


def unthrottle(session: Session, account_hash: str) -> int:
    """How many were forgotten."""
    forgotten = session.execute(
        delete(SignInFailure).where(SignInFailure.account_hash == account_hash).returning(SignInFailure.id)
    ).all()
    session.commit()
    return len(forgotten)
