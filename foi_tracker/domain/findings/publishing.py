"""When a release is before the public: two people, an embargo, and taking it back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
