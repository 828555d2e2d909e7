"""What every scene of the demonstration needs: the session, chance, the day, the calendars, and the cast."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from foi_tracker.domain.regimes import Laws
from foi_tracker.models import Entry, User


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """`keepers` are by authority, and `files` is where the bytes of attachments lie."""

    session: Session
    chance: random.Random
    today: date
    laws: Laws
    campaign_id: int
    coordinator: User
    keepers: dict[str, User]
    files: Path


def at_noon(day: date) -> datetime:
    """When things are recorded in this year."""
    return datetime.combine(day, time(12), UTC)


def entry_of(scene: Scene, day: date) -> Entry:
    """The coordinator recording something on a day."""
    return Entry(by_id=scene.coordinator.id, at=at_noon(day))


def weekday_before(today: date, days: int) -> date:
    """So many days ago, or on the Friday before where that was a weekend."""
    day = today - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))
