"""The table of the overdue board, a page at a time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Authority, InfoRequest, User
from foi_tracker.queries.dashboard import MAY_LACK_DATE, Show, shown
from foi_tracker.queries.request_filter import RequestFilter, Standpoint, is_id
from foi_tracker.queries.request_rows import RequestRow, request_columns, request_rows
from foi_tracker.queries.visibility import visible_requests

PAGE = 50


class Sort(StrEnum):
    """What the table is in order of. Longest late is earliest due date, whatever the calendar."""

    LATE = "late"
    AUTHORITY = "authority"
    OWNER = "owner"
    LAST_EVENT = "last_event"


@dataclass(frozen=True, slots=True)
class Board:
    """What somebody asked the board for; with no list named, everything that the filter lets through."""

    wanted: RequestFilter
    show: Show | None = Show.OVERDUE
    sort: Sort = Sort.LATE

    def conditions(self, standpoint: Standpoint) -> list[ColumnElement[bool]]:
        """What a request must satisfy to be in the table, beside being visible."""
        listed = shown(self.show, standpoint) if self.show else []
        return [*listed, *self.wanted.conditions(standpoint)]

    def args(self) -> dict[str, str]:
        """The query string that asks for the same again."""
        show = {"show": self.show.value} if self.show else {}
        sort = {"sort": self.sort.value} if self.sort is not Sort.LATE else {}
        return self.wanted.args() | show | sort

    def order(self) -> ColumnElement[Any]:
        """What the rows are in order of, before their id; never null, so that a page can start after any row."""
        orders: dict[Sort, ColumnElement[Any]] = {
            Sort.LATE: _due_date(self.show),
            Sort.AUTHORITY: Authority.name.expression,
            Sort.OWNER: func.coalesce(User.name, ""),
            Sort.LAST_EVENT: func.coalesce(InfoRequest.last_event_on, date.min),
        }
        return orders[self.sort]


def _due_date(show: Show | None) -> ColumnElement[Any]:
    # Bare where it can be, so that the index on it gives the order.
    return (
        func.coalesce(InfoRequest.due_on, date.max)
        if show is None or show in MAY_LACK_DATE
        else InfoRequest.due_on.expression
    )


@dataclass(frozen=True, slots=True)
class BoardPage:
    """`after` names the last row where there are more, and is empty where there are none."""

    rows: list[RequestRow]
    after: str


def board_page(session: Session, actor: Actor, board: Board, standpoint: Standpoint, *, after: str = "") -> BoardPage:
    """The rows of the board that follow the one that `after` names."""
    order = board.order()
    statement = (
        request_columns()
        .add_columns(order.label("ordered_by"))
        .where(visible_requests(actor), *board.conditions(standpoint), *_beyond(board.sort, order, after))
        .order_by(order, InfoRequest.id)
        .limit(PAGE + 1)
    )
    found = session.execute(statement).all()
    rows = request_rows(session, found[:PAGE], standpoint)
    return BoardPage(rows, _cursor(found[PAGE - 1]) if len(found) > PAGE else "")


def _cursor(row: Row[Any]) -> str:
    return f"{row.id}~{row.ordered_by}"


def _beyond(sort: Sort, order: ColumnElement[Any], after: str) -> list[ColumnElement[bool]]:
    number, _, text = after.partition("~")
    value = _day(text) if sort in (Sort.LATE, Sort.LAST_EVENT) else text
    if value is None or not is_id(number):
        return []
    return [order >= value, or_(order > value, InfoRequest.id > int(number))]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
