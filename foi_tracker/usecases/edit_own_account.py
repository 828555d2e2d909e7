"""Change one's own display name."""

from sqlalchemy.orm import Session

from foi_tracker.models import User


def rename(session: Session, user_id: int, name: str) -> None:
    """The only name that other people see."""
    session.get_one(User, user_id).name = name
    session.commit()
