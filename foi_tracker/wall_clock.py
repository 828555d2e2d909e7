"""The only reader of the wall clock: civil dates in Europe/London, instants in UTC."""

from datetime import UTC, date, datetime

from foi_tracker.domain.civil_day import LONDON, civil_day

__all__ = ["LONDON", "WallClock"]


class WallClock:
    """What time it is. Tests put a fixed one in its place."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The civil date in London, which legal days are counted in."""
        return civil_day(self.now())
