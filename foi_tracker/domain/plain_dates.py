"""How dates are written and read where there is no page: "Fri 4 Sep 2026", and day-first input."""

from datetime import date, datetime
from functools import lru_cache

FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d/%m/%y", "%a %d %b %Y")


@lru_cache(maxsize=2_000)
def written(day: date) -> str:
    """Fri 4 Sep 2026."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def read_day(text: str) -> date | None:
    """A date written day first or ISO; None where it is neither."""
    for form in FORMATS:
        try:
            return datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007 a civil date has no zone
        except ValueError:
            continue
    return None
