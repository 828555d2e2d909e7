"""A request that an import made and its undoing takes away again: the one case in which a history goes."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base


class UndoneRequest(Base):
    """Named before anything is deleted: the triggers let no other history go (docs/decisions/0140).

    `going_id` is the request's id until the transaction that takes it away ends, and nothing after: SQLite gives ids
    again. References are never given twice.
    """

    __tablename__ = "undone_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    going_id: Mapped[int | None] = mapped_column(index=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    sheet_import_id: Mapped[int] = mapped_column(ForeignKey("sheet_imports.id"), index=True)
