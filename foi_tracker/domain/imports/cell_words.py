"""Small things in cells: nothing, yes and no, references, links, sums and several days."""

from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import Money
from foi_tracker.domain.folding import fold


def is_nothing(text: str) -> bool:
    """Whether the cell says only that there is nothing to say."""
    return fold(text) in {"", "n a", "na", "tbc", "see e mail", "see email"}


def is_no_day(text: str) -> bool:
    """Whether a cell of a day column says that the day has not come, or is not known."""
    return is_nothing(text)


def truth(text: str) -> bool | None:
    """Yes or no; None where it is neither."""
    return {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}.get(fold(text))


def references(text: str) -> tuple[str, ...]:
    """Each reference of a cell."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def links(text: str) -> tuple[str, ...]:
    """Each address of a page."""
    return tuple(part for part in text.split() if part.startswith(("https://", "http://")))


def money(text: str) -> Money | None:
    """The sum; None where it is none."""
    try:
        return read_money(text)
    except Unreadable:
        return None


def days_of(text: str) -> tuple[str, ...]:
    """Each day of a cell that may give several, as it is written there."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
