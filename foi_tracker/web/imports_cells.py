"""A cell of a sheet as pages show it: a day that the file gives as a number reads like every day here."""

import re
from datetime import date
from typing import Final

from foi_tracker.web.filters import short_date

ISO_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00)?)?")


def as_read(text: str) -> str:
    """What was typed, or the day that it is: the file keeps days as numbers and does not say how they looked."""
    found = ISO_DAY.fullmatch(text)
    if not found:
        return text
    try:
        return short_date(date.fromisoformat(found[1]))
    except ValueError:
        return text
