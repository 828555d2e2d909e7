"""Drop a saved view."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from foi_tracker.models import SavedView


def forget_view(session: Session, *, user_id: int, view_id: int) -> None:
    """Only one's own; another's, or one dropped already, is left as it is."""
    session.execute(delete(SavedView).where(SavedView.id == view_id, SavedView.user_id == user_id))
    session.commit()
