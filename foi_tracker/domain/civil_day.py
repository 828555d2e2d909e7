"""The civil day of an instant: legal days begin and end in London."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")


def civil_day(at: datetime) -> date:
    """The day that it is in London."""
    return at.astimezone(LONDON).date()
