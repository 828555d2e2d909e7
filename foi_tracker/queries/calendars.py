"""The law of every regime, with the proclaimed days kept in this database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.bank_holidays import ProclaimedDay
from foi_tracker.domain.regimes import Laws, laws
from foi_tracker.models import ProclaimedDayRecord


def current_laws(session: Session) -> Laws:
    """Read once a request or command: one statement, and the calendars themselves are cached."""
    days = session.scalars(select(ProclaimedDayRecord))
    return laws(
        frozenset(
            ProclaimedDay(
                day=row.day, nation=row.nation, name=row.name, is_holiday=row.is_holiday, citation=row.citation
            )
            for row in days
        )
    )
