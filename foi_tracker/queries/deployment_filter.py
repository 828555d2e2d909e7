"""Which rows of the deployment log somebody asks to see, from an address and back, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, and_, exists, extract, false, or_, select
from sqlalchemy.orm import aliased

from foi_tracker.domain.deployments.fields import fold
from foi_tracker.models import Authority, Deployment, InfoRequest

YES = "1"
YEAR_DIGITS = 4


class Order(StrEnum):
    """The newest or the most first; places by name."""

    DATE = "date"
    PLACE = "place"
    WATCHLIST = "watchlist"
    FACES = "faces"
    ALERTS = "alerts"
    FALSE_ALERTS = "false_alerts"
    ARRESTS = "arrests"


@dataclass(frozen=True, kw_only=True, slots=True)
class DeploymentFilter:
    """Empty means any. `force` and `council` are slugs; a word that cannot be meant matches nothing."""

    force: str = ""
    council: str = ""
    year: str = ""
    setting: str = ""
    text: str = ""
    problems: str = ""
    unchecked: str = ""

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Self:
        """Read a query string."""
        words = {name: args.get(name, "").strip() for name in ("force", "council", "year", "setting", "text")}
        flags = {name: YES if args.get(name) == YES else "" for name in ("problems", "unchecked")}
        return cls(**words, **flags)

    def args(self) -> dict[str, str]:
        """The query string that gives this filter again."""
        names = ("force", "council", "year", "setting", "text", "problems", "unchecked")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def conditions(self, campaign_id: int) -> list[ColumnElement[bool]]:
        """What a row must satisfy: of the campaign, not removed, and as asked."""
        return [*in_campaign(campaign_id), *self._words(), *self._flags(campaign_id)]

    def _words(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.force:
            force = select(Authority.id).where(Authority.slug == self.force).scalar_subquery()
            found.append(Deployment.authority_id == force)
        if self.council:
            found.append(Deployment.council_slug == self.council)
        if self.setting:
            found.append(Deployment.setting == self.setting)
        if self.year:
            found.append(_in_year(self.year))
        found += [Deployment.search_text.contains(word, autoescape=True) for word in fold(self.text).split()]
        return found

    def _flags(self, campaign_id: int) -> list[ColumnElement[bool]]:
        found = [has_problems(campaign_id)] if self.problems else []
        return [*found, Deployment.checked_by_id.is_(None)] if self.unchecked else found


def in_campaign(campaign_id: int) -> list[ColumnElement[bool]]:
    """Every row of the campaign that counts."""
    return [Deployment.info_request_id.in_(_requests(campaign_id)), Deployment.removed_at.is_(None)]


def has_problems(campaign_id: int) -> ColumnElement[bool]:
    """Whether a row does not fit together, or may have been told twice."""
    return or_(Deployment.errors > 0, Deployment.warnings > 0, told_twice(campaign_id))


def told_twice(campaign_id: int) -> ColumnElement[bool]:
    """The twin in SQL of `domain.deployments.duplicates.twice`, over the rows of a campaign."""
    other = aliased(Deployment)
    same_place = and_(other.place_key == Deployment.place_key, Deployment.place_key != "")
    same_counts = and_(other.counts_key == Deployment.counts_key, Deployment.counts_key != "")
    return and_(
        Deployment.is_day,
        exists().where(
            other.authority_id == Deployment.authority_id,
            other.happened_on == Deployment.happened_on,
            other.id != Deployment.id,
            other.is_day,
            other.removed_at.is_(None),
            or_(same_place, same_counts),
            other.info_request_id.in_(_requests(campaign_id)),
        ),
    )


def _requests(campaign_id: int) -> Select[int]:
    return select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id)


def ordered(order: Order) -> list[ColumnElement[Any]]:
    """Rows with the same place in an order stand by date and number, so that pages do not overlap."""
    day: list[ColumnElement[Any]] = [Deployment.happened_on.desc().nulls_last(), Deployment.id.desc()]
    if order is Order.DATE:
        return day
    if order is Order.PLACE:
        return [Deployment.place_key.asc(), *day]
    return [getattr(Deployment, f"{order.value}_low").desc().nulls_last(), *day]


def _in_year(year: str) -> ColumnElement[bool]:
    is_year = year.isascii() and year.isdigit() and len(year) <= YEAR_DIGITS
    return extract("year", Deployment.happened_on) == int(year) if is_year else false()
