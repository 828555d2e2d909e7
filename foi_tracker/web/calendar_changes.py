"""A change to the calendar as its pages show it, read from the line that the audit keeps."""

from dataclasses import dataclass
from datetime import date, datetime

from foi_tracker.domain.bank_holidays import NATIONS
from foi_tracker.models import AuditLine
from foi_tracker.queries.proclaimed_days import PROCLAIMED


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """A request with the date it had and the date it has."""

    reference: str
    before: date | None
    after: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What was done to the calendar, when, and what followed."""

    id: int
    at: datetime
    on: date
    nation: str
    name: str
    citation: str
    sentence: str
    moved: list[Moved]
    moved_count: int


def shown(line: AuditLine) -> Change:
    """The line in words."""
    details = line.details
    return Change(
        id=line.id,
        at=line.at,
        on=date.fromisoformat(details["day"]),
        nation=NATIONS[details["nation"]],
        name=details["name"],
        citation=details["citation"],
        sentence=_sentence(was_proclaimed=line.action == PROCLAIMED, is_holiday=details["is_holiday"]),
        moved=[_moved(each) for each in details["moved"]],
        moved_count=details["moved_count"],
    )


def _sentence(*, was_proclaimed: bool, is_holiday: bool) -> str:
    if not was_proclaimed:
        return "The line was taken away again"
    return "Made a bank holiday" if is_holiday else "Made an ordinary day"


def _moved(each: dict[str, str | None]) -> Moved:
    return Moved(reference=each["reference"] or "", before=_day(each["from"]), after=_day(each["to"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
