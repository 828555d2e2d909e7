"""One row of a sheet: what importing it would do or did, beside its own words."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.models.base import Base, words


class ImportRow(Base):
    """Written by the dry run, which replaces those of the one before; kept once it is imported.

    `reference` stays when an undone import takes its request away; `info_request_id` does not. The three keys are what
    the same request is found by when the sheet comes again. `plan` holds what is done: events, answers, facts, what
    they were before. `cells` are the sheet's words by column, `meant` what they were taken for. `history_after` is how
    long the history was when this was done: once it is longer, somebody has added to it. What the sheet made happen are
    the lines from behind `history_before` to there.
    """

    __tablename__ = "import_rows"
    __table_args__ = (
        Index(None, "sheet_import_id", "number"),
        Index(None, "sheet_import_id", "deed", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_import_id: Mapped[int] = mapped_column(ForeignKey("sheet_imports.id"))
    number: Mapped[int]
    deed: Mapped[Deed] = mapped_column(words(Deed))
    info_request_id: Mapped[int | None] = mapped_column(ForeignKey("info_requests.id"), index=True)
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("authorities.id"))
    reference: Mapped[str] = mapped_column(String(20), default="")
    reference_key: Mapped[str] = mapped_column(String(200), default="")
    url_key: Mapped[str] = mapped_column(String(300), default="")
    wave_key: Mapped[str] = mapped_column(String(200), default="")
    claimed_due_on: Mapped[date | None]
    our_due_on: Mapped[date | None]
    dates_differ: Mapped[bool] = mapped_column(default=False)
    problem_count: Mapped[int] = mapped_column(default=0)
    conflict_count: Mapped[int] = mapped_column(default=0)
    history_before: Mapped[int] = mapped_column(default=0)
    history_after: Mapped[int] = mapped_column(default=0)
    plan: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    cells: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    meant: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    conflicts: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
