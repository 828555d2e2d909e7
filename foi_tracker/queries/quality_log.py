"""The rows of a campaign's deployment log that do not fit together, are there twice, or have an unlikely date."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import case, or_, select
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.checks import problems
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.quality.rules import FIRST_YEAR, Check, Doubt
from foi_tracker.models import Deployment
from foi_tracker.queries.deployment_filter import in_campaign, told_twice
from foi_tracker.queries.deployments import newest_log

LOG = "P02"
Found = Iterator[tuple[int, str, Doubt]]


def doubts(session: Session, campaign_id: int, today: date) -> Found:
    """Each with its request and our number of the row: only rows about which there is a doubt are read."""
    twice = told_twice(campaign_id).label("twice")
    unlikely = or_(Deployment.happened_on > today, Deployment.happened_on < date(FIRST_YEAR, 1, 1))
    wrong = or_(Deployment.errors > 0, Deployment.warnings > 0)
    values = case((wrong, Deployment.values))  # of a row that is only there twice they say nothing
    about = (Deployment.info_request_id, Deployment.identifier, Deployment.happened_on, values, twice)
    odd = or_(wrong, twice, unlikely)
    fields = newest_log(session).fields
    for id_, row, day, flawed, is_twin in session.execute(select(*about).where(*in_campaign(campaign_id), odd)):
        for each in problems(load_all(fields, flawed)) if flawed is not None else ():
            yield id_, row, Doubt(Check.LOG_ROW, f"{'Error' if each.is_error else 'Warning'}: {each.text}")
        if is_twin:
            yield id_, row, Doubt(Check.LOG_TWICE, "Same day, and the same place or counts, as another row.")
        if day and (day > today or day.year < FIRST_YEAR):
            ahead = "is still to come" if day > today else f"is before {FIRST_YEAR}"
            yield id_, row, Doubt(Check.DATE, f"{written(day)} {ahead}.")
