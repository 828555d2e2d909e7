"""The report: every table of it, about the same requests on the same day."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.queries.report_census import Tally, census, total
from foi_tracker.queries.report_challenges import ChallengeLine, complaints, reviews
from foi_tracker.queries.report_filter import ReportFilter
from foi_tracker.queries.report_nations import NationLine, nation_lines
from foi_tracker.queries.report_refusals import Refusals, refusals
from foi_tracker.queries.report_stages import StepLine, step_lines
from foi_tracker.queries.request_filter import Standpoint


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What was found; the tables' rows are ordered as they are shown."""

    tallies: list[Tally]
    refusals: Refusals
    steps: list[StepLine]

    @property
    def asked(self) -> int:
        """Every request that the report is about."""
        return total(self.tallies)

    @property
    def answered(self) -> int:
        """Those answered, at first or at review."""
        return total(each for each in self.tallies if each.is_answered)

    @property
    def reviews(self) -> list[ChallengeLine]:
        """Reviews, law by law."""
        return reviews(self.tallies)

    @property
    def complaints(self) -> list[ChallengeLine]:
        """Complaints to the Commissioner, law by law."""
        return complaints(self.tallies)

    @property
    def nations(self) -> list[NationLine]:
        """Timeliness, nation by nation."""
        return nation_lines(self.tallies)


def report(session: Session, actor: Actor, wanted: ReportFilter, standpoint: Standpoint) -> Report:
    """The report on the requests that `actor` may see: four statements, however many requests there are."""
    tallies = census(session, actor, wanted, standpoint)
    return Report(
        tallies=tallies,
        refusals=refusals(session, actor, wanted, standpoint, tallies),
        steps=step_lines(session, actor, wanted, standpoint),
    )
