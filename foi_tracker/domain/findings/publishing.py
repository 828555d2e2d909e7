"""When a release is before the public: two people, an embargo, and taking it back."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
TIME: Final = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?")
LAST_HOUR: Final = 23


class Standing(StrEnum):
    """Where a publication has got to."""

    PROPOSED = "proposed"
    EMBARGOED = "embargoed"
    PUBLIC = "public"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True, slots=True)
class Moments:
    """What happened to a publication, and when; the embargo is over at its moment."""

    approved_at: datetime | None
    embargo_until: datetime | None
    taken_back_at: datetime | None

    def standing(self, now: datetime) -> Standing:
        """At this moment. Nothing is stored that depends on it."""
        if self.taken_back_at is not None:
            return Standing.TAKEN_BACK
        if self.approved_at is None:
            return Standing.PROPOSED
        if self.embargo_until is not None and now < self.embargo_until:
            return Standing.EMBARGOED
        return Standing.PUBLIC


def embargo_end(day: date, at: time) -> datetime:
    """The moment on the clocks of London; never too early where they go back and show it twice, or forward past it."""
    on_the_clock = datetime.combine(day, at, LONDON)
    return max(on_the_clock.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def read_time(text: str) -> time | None:
    """9:30, 09.30, 0930 or 9; None where it is no time of the day."""
    found = TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (LAST_HOUR + 1, 0)
    return time(hour, minute) if hour <= LAST_HOUR else None
