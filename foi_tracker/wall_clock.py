"""The only reader of the wall clock: civil dates in Europe/London, instants in UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class WallClock:
    """What time it is. Tests put a fixed one in its place."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The civil date in London, which legal days are counted in."""
        return self.now().astimezone(LONDON).date()
