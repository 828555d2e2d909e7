"""What the page of a request shows of the sheets it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Action, Subject
from foi_tracker.models import InfoRequest
from foi_tracker.queries.request_sheets import FromSheet, sheets_of
from foi_tracker.web.access import may
from foi_tracker.web.imports_cells import as_read
from foi_tracker.web.request_page import when


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetLine:
    """A row of a sheet; `lines` are its columns, its words, and what these were taken for."""

    number: int
    filename: str
    href: str
    at: str
    claimed_due_on: date | None
    our_due_on: date | None
    lines: Sequence[tuple[str, str, str]]

    @property
    def differs(self) -> bool:
        """Whether the sheet counted to another day than we did."""
        return self.our_due_on is not None and self.our_due_on != self.claimed_due_on


def from_sheets(session: Session, info_request: InfoRequest, campaign_slug: str) -> list[SheetLine]:
    """One for each row. Only who may import is led to the whole sheet."""
    leads = may(Action.IMPORT, Subject(campaign_id=info_request.campaign_id))
    return [_line(each, campaign_slug if leads else "") for each in sheets_of(session, info_request.id)]


def _line(found: FromSheet, slug: str) -> SheetLine:
    return SheetLine(
        number=found.number,
        filename=found.filename,
        href=url_for("imports.show", slug=slug, import_id=found.import_id) if slug else "",
        at=when(found.imported_at) if found.imported_at else "",
        claimed_due_on=found.claimed_due_on,
        our_due_on=found.our_due_on,
        lines=[_words(column, word, found.meant.get(column, "")) for column, word in found.cells.items() if word],
    )


def _words(column: str, word: str, meant: str) -> tuple[str, str, str]:
    """A day that the file keeps as a number reads as what it was taken for: that is said once."""
    read = as_read(word)
    return column, read, "" if meant == read else meant
