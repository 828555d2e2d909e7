"""The filters of every list of requests: read from a URL, written back to it, and turned into SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ColumnElement, and_, false, or_, select

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.exemptions import Exemption, exemption
from foi_tracker.domain.overdue import LateBand, end_of_week, lateness_cutoffs
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import Awaiting, Delivery, Outcome, Phase, RegimeCode, Stage
from foi_tracker.domain.working_days import WorkingCalendar
from foi_tracker.models import Authority, Campaign, InfoRequest, Refusal
from foi_tracker.queries.overdue import overdue

ME = "me"
NOBODY = "nobody"
REFERENCE_DIGITS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Standpoint:
    """What a filter depends on besides its own words: the day, the calendars, and who "me" is."""

    today: date
    laws: Laws
    user_id: int


WORDS: dict[str, type[StrEnum]] = {
    "kind": AuthorityKind,
    "nation": Nation,
    "regime": RegimeCode,
    "stage": Stage,
    "phase": Phase,
    "outcome": Outcome,
    "awaiting": Awaiting,
    "delivery": Delivery,
    "late_band": LateBand,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestFilter:
    """Which requests somebody asked to see; None or empty means any.

    `campaign` and `authority` are slugs, `owner` a user's id or "me" or "nobody", `text` part of an
    authority's name or a request's reference, `exemption` one that an answer cites, such as "FOIA s.31".
    `unknown` holds words that no vocabulary knows: they match nothing, as showing or exporting everything in
    their stead would mislead. The conditions speak of `info_requests` alone, so that no caller need join anything.
    """

    campaign: str = ""
    authority: str = ""
    text: str = ""
    kind: AuthorityKind | None = None
    nation: Nation | None = None
    region: str = ""
    regime: RegimeCode | None = None
    stage: Stage | None = None
    phase: Phase | None = None
    outcome: Outcome | None = None
    awaiting: Awaiting | None = None
    delivery: Delivery | None = None
    owner: str = ""
    overdue: bool = False
    late_band: LateBand | None = None
    exemption: str = ""
    unknown: str = ""

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Self:
        """Read a query string."""
        given = {field.name: args.get(field.name, "").strip() for field in fields(cls)}
        values: dict[str, Any] = {name: text for name, text in given.items() if name not in WORDS}
        values["overdue"] = given["overdue"] in ("1", "y", "yes", "true")
        values["owner"] = given["owner"] if given["owner"] in (ME, NOBODY) or is_id(given["owner"]) else ""
        values["exemption"] = given["exemption"] if _cited(given["exemption"]) else ""
        values |= {name: _word(words, given[name]) for name, words in WORDS.items()}
        lost = [f"{name}={text}" for name, text in given.items() if text and name != "overdue" and not values[name]]
        values["unknown"] = " ".join(lost) or given["unknown"]
        return cls(**values)

    def args(self) -> dict[str, str]:
        """The query string that gives this filter again, without what is empty."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: "1" if value is True else str(value) for name, value in values.items() if value}

    def conditions(self, standpoint: Standpoint) -> list[ColumnElement[bool]]:
        """What a request must satisfy, beside being visible."""
        return [
            *self._plain(),
            *self._whose(standpoint),
            *self._campaign(),
            *self._authority(),
            *self._searched(),
            *self._citing(),
            *([overdue(standpoint.today)] if self.overdue else []),
            *([in_band(self.late_band, standpoint)] if self.late_band else []),
            *([false()] if self.unknown else []),
        ]

    def _plain(self) -> list[ColumnElement[bool]]:
        columns = (
            (InfoRequest.regime, self.regime),
            (InfoRequest.stage, self.stage),
            (InfoRequest.phase, self.phase),
            (InfoRequest.outcome, self.outcome),
            (InfoRequest.awaiting, self.awaiting),
            (InfoRequest.delivery, self.delivery),
        )
        return [column == value for column, value in columns if value]

    def _whose(self, standpoint: Standpoint) -> list[ColumnElement[bool]]:
        match self.owner:
            case "":
                return []
            case "nobody":
                return [InfoRequest.owner_id.is_(None)]
            case "me":
                return [InfoRequest.owner_id == standpoint.user_id]
            case someone:
                return [InfoRequest.owner_id == int(someone)]

    def _campaign(self) -> list[ColumnElement[bool]]:
        if not self.campaign:
            return []
        return [InfoRequest.campaign_id == select(Campaign.id).where(Campaign.slug == self.campaign).scalar_subquery()]

    def _authority(self) -> list[ColumnElement[bool]]:
        columns = (
            (Authority.slug, self.authority),
            (Authority.kind, self.kind),
            (Authority.nation, self.nation),
            (Authority.region, self.region),
        )
        wanted = [column == value for column, value in columns if value]
        return [InfoRequest.authority_id.in_(select(Authority.id).where(*wanted))] if wanted else []

    def _citing(self) -> list[ColumnElement[bool]]:
        found = _cited(self.exemption)
        if not found:
            return []
        citing = select(Refusal.info_request_id).where(Refusal.law == found.law, Refusal.code == found.code)
        return [InfoRequest.id.in_(citing)]

    def _searched(self) -> list[ColumnElement[bool]]:
        if not self.text:
            return []
        named = select(Authority.id).where(Authority.search_text.contains(self.text.casefold(), autoescape=True))
        number = "-" + self.text.zfill(REFERENCE_DIGITS)
        reference = (
            InfoRequest.reference.endswith(number, autoescape=True)
            if is_id(self.text)
            else InfoRequest.reference == self.text.upper()
        )
        return [or_(InfoRequest.authority_id.in_(named), reference)]


def in_band(band: LateBand, standpoint: Standpoint) -> ColumnElement[bool]:
    """Requests in a band of lateness, each counted in its own calendar."""
    today = standpoint.today
    if band is LateBand.DUE_THIS_WEEK:
        return and_(InfoRequest.awaiting == Awaiting.AUTHORITY, InfoRequest.due_on.between(today, end_of_week(today)))
    calendars = [
        and_(InfoRequest.regime == code, _days_late(band, law.calendar, today)) for code, law in standpoint.laws.items()
    ]
    return and_(overdue(today), or_(*calendars))


def _days_late(band: LateBand, calendar: WorkingCalendar, today: date) -> ColumnElement[bool]:
    cutoffs = lateness_cutoffs(today, calendar)
    match band:
        case LateBand.UP_TO_5:
            return InfoRequest.due_on >= cutoffs.first
        case LateBand.UP_TO_20:
            return and_(InfoRequest.due_on >= cutoffs.second, InfoRequest.due_on < cutoffs.first)
        case _:
            return InfoRequest.due_on < cutoffs.second


def _word(words: type[StrEnum], text: str) -> StrEnum | None:
    return {word.value: word for word in words}.get(text)


def _cited(text: str) -> Exemption | None:
    """The exemption that a word of a URL names: its law, then its code."""
    law, _, code = text.partition(" ")
    return exemption(RegimeCode(law), code) if law in set(RegimeCode) else None


def is_id(text: str) -> bool:
    """Whether a word from a URL can be a row's number."""
    return text.isascii() and text.isdigit() and len(text) <= 9  # noqa: PLR2004 what fits any integer column
