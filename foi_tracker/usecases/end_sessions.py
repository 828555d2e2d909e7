"""Sign browsers out: one, or all of somebody's."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from foi_tracker.models import UserSession


def drop_sessions(session: Session, user_id: int, *, keeping: int | None = None) -> None:
    """The part that other use-cases share; it does not commit."""
    theirs = delete(UserSession).where(UserSession.user_id == user_id)
    session.execute(theirs if keeping is None else theirs.where(UserSession.id != keeping))


def end_one_session(session: Session, user_id: int, session_id: int) -> None:
    """One of one's own."""
    session.execute(delete(UserSession).where(UserSession.user_id == user_id, UserSession.id == session_id))
    session.commit()


def end_every_session(session: Session, user_id: int) -> None:
    """Sign out everywhere."""
    drop_sessions(session, user_id)
    session.commit()
