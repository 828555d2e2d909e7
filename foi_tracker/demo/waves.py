"""When the demonstration's campaign wrote to whom: waves of requests over the past year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from foi_tracker.demo.scene import weekday_before
from foi_tracker.domain.authorities import AuthorityKind

POLICE = (AuthorityKind.POLICE_TERRITORIAL, AuthorityKind.POLICE_SPECIAL)
COUNCILS = tuple(kind for kind in AuthorityKind if not kind.is_police)
CITIES = (AuthorityKind.LONDON_BOROUGH, AuthorityKind.METROPOLITAN_DISTRICT)


class Fate(Enum):
    """How far a wave has got by today."""

    STORIES = "each request has a story of its own"
    SENT = "sent so lately that nothing has come back"
    DRAFT = "filed, and not sent yet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wave:
    """`days_ago` is when it went out; `most` keeps a wave to so many authorities, spread over the register."""

    title: str
    kinds: Sequence[AuthorityKind]
    days_ago: int
    most: int | None = None
    fate: Fate = Fate.STORIES

    def sent_on(self, today: date) -> date:
        """The weekday it went out on."""
        return weekday_before(today, self.days_ago)


WAVES = (
    Wave(title="Pilot: every police force", kinds=POLICE, days_ago=350),
    Wave(title="London and the big cities", kinds=CITIES, days_ago=290),
    Wave(title="Every council", kinds=COUNCILS, days_ago=175),
    Wave(title="Police forces, six months on", kinds=POLICE, days_ago=120),
    Wave(title="Councils: follow-up on cameras", kinds=COUNCILS, days_ago=62, most=170),
    Wave(title="Councils: follow-up on costs", kinds=COUNCILS, days_ago=31, most=90),
    Wave(title="Councils near pilot sites", kinds=COUNCILS, days_ago=24, most=60),
    Wave(title="This month's follow-ups", kinds=COUNCILS, days_ago=6, most=25, fate=Fate.SENT),
    Wave(title="Next: forces that stayed silent", kinds=POLICE, days_ago=0, most=8, fate=Fate.DRAFT),
)
