"""Times of day as tables give them: 13:00, 1300hrs, 1.30pm, noon."""

import re

MINUTES_OF_A_DAY = 24 * 60
HOURS_OF_A_CLOCK = 12
MINUTES_OF_AN_HOUR = 60
WRITTEN = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.?|p\.m\.?)?\s*(?:hrs?|hours)?")
NAMED = {"noon": 720, "midday": 720, "midnight": 0}


def read_time(text: str) -> int | None:
    """Minutes after midnight; None where it cannot be a time of day."""
    plain = text.strip().casefold()
    if plain in NAMED:
        return NAMED[plain]
    found = WRITTEN.fullmatch(plain)
    if not found or not (found[2] or found[3]):
        return None
    return _minutes(int(found[1]), int(found[2] or 0), (found[3] or "")[:1])


def _minutes(hour: int, minute: int, half: str) -> int | None:
    if half and not 1 <= hour <= HOURS_OF_A_CLOCK:
        return None
    if half:
        hour = hour % HOURS_OF_A_CLOCK + (HOURS_OF_A_CLOCK if half == "p" else 0)
    total = hour * MINUTES_OF_AN_HOUR + minute
    return total if minute < MINUTES_OF_AN_HOUR and total <= MINUTES_OF_A_DAY else None


def written_time(minutes: int) -> str:
    """13:05."""
    hour, minute = divmod(minutes, MINUTES_OF_AN_HOUR)
    return f"{hour:02}:{minute:02}"


def minutes_between(start: str, end: str) -> int | None:
    """From one time to the next, past midnight if need be; None where either is not known."""
    first, last = read_time(start), read_time(end)
    if first is None or last is None:
        return None
    return last - first if last >= first else last - first + MINUTES_OF_A_DAY
