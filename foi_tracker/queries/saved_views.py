"""The views that somebody saved of a list."""

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from foi_tracker.models import SavedView


def saved_views(session: Session, user_id: int, page: str) -> list[Row[int, str, str]]:
    """Their id, name and query, by name."""
    mine = select(SavedView.id, SavedView.name, SavedView.query)
    return list(
        session.execute(mine.where(SavedView.user_id == user_id, SavedView.page == page).order_by(SavedView.name)).all()
    )
