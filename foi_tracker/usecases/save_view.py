"""Keep a list as somebody filtered it, under a name of their own."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import SavedView, User


def save_view(session: Session, *, user_id: int, page: str, name: str, query: str, at: datetime) -> SavedView:  # noqa: PLR0913 a view is these
    """A name that is taken already now stands for the new filters: that is what saving again means."""
    session.scalar(select(User.id).where(User.id == user_id).with_for_update())  # two presses at once queue up here
    mine = select(SavedView).where(SavedView.user_id == user_id, SavedView.page == page, SavedView.name == name)
    view = session.scalar(mine) or SavedView(user_id=user_id, page=page, name=name)
    view.query, view.saved_at = query, at
    session.add(view)
    session.commit()
    return view
