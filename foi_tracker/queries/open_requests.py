"""Which requests are not over: those under way, and those answered while a right of ours still runs."""

from datetime import date

from sqlalchemy import ColumnElement, String, and_, literal_column, or_, select, union_all

from foi_tracker.domain.vocabulary import Awaiting, Stage
from foi_tracker.models import InfoRequest

# Said in so many words, not by a parameter, so that both databases see that their index of these holds them all.
UNDER_WAY = InfoRequest.stage != literal_column(f"'{Stage.CLOSED.value}'", String)


def open_parts(today: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The two kinds apart, as each is found in an index of its own. Once the right has lapsed, the request is over."""
    right_runs = and_(InfoRequest.awaiting == Awaiting.REQUESTER, InfoRequest.due_on >= today)
    return UNDER_WAY, and_(InfoRequest.stage == Stage.CLOSED, right_runs)


def is_open(today: date) -> ColumnElement[bool]:
    """Whether a request found otherwise, say by its owner, is not over."""
    return or_(*open_parts(today))


def among_the_open(today: date, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Open requests that satisfy `conditions`: found in the indexes first, and only then looked up.

    It says so twice: SQLite needs to be told where to begin, PostgreSQL what it may leave out.
    """
    found = [select(InfoRequest.id).where(part, *conditions).correlate(None) for part in open_parts(today)]
    return and_(is_open(today), InfoRequest.id.in_(union_all(*found)))
