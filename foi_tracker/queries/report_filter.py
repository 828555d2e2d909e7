"""Which requests a report is about: read from a URL, written back to it, and turned into SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from sqlalchemy import ColumnElement

from foi_tracker.domain.plain_dates import read_day
from foi_tracker.models import InfoRequest
from foi_tracker.queries.request_filter import RequestFilter, Standpoint

NAMES = ("campaign", "nation", "region", "kind", "regime")
DAYS = ("sent_from", "sent_to")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportFilter:
    """Requests sent between two days, both included; None means any day. What was never sent is in no report."""

    wanted: RequestFilter
    sent_from: date | None = None
    sent_to: date | None = None

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Self:
        """Read a query string. A date that cannot be read matches nothing, like any word that nobody knows."""
        typed = {name: args.get(name, "").strip() for name in DAYS}
        days = {name: read_day(text) for name, text in typed.items()}
        lost = [f"{name}={text}" for name, text in typed.items() if text and not days[name]]
        wanted = RequestFilter.from_args({name: args.get(name, "") for name in (*NAMES, "unknown")})
        unknown = " ".join([*filter(None, [wanted.unknown]), *lost])
        return cls(wanted=replace(wanted, unknown=unknown), **days)

    def args(self) -> dict[str, str]:
        """The query string that gives this filter again, without what is empty."""
        days = {"sent_from": self.sent_from, "sent_to": self.sent_to}
        return self.wanted.args() | {name: day.isoformat() for name, day in days.items() if day}

    def conditions(self, standpoint: Standpoint) -> list[ColumnElement[bool]]:
        """What a request must satisfy, beside being visible."""
        return [
            InfoRequest.sent_on.is_not(None),
            *self.wanted.conditions(standpoint),
            *([InfoRequest.sent_on >= self.sent_from] if self.sent_from else []),
            *([InfoRequest.sent_on <= self.sent_to] if self.sent_to else []),
        ]
