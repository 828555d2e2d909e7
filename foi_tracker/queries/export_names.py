"""What every export begins with: which requests it is about, and the names that many of its rows share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, cast, select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Authority, Campaign, InfoRequest, User
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.visibility import visible_requests

CHUNK = 500
Cells = tuple[str, ...]
Line = Row[*tuple[Any, ...]]
Chunks = Iterator[list[Cells]]

WHICH = (
    InfoRequest.reference,
    InfoRequest.campaign_id,
    InfoRequest.authority_id,
    cast(InfoRequest.regime, String).label("regime"),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which requests an export is about: those that `actor` may see and that satisfy `conditions`.

    `key` is what pseudonyms of readers are made with; without it no column says who read. `superseded` asks for what
    counted before a later reply as well.
    """

    actor: Actor
    conditions: Sequence[ColumnElement[bool]]
    standpoint: Standpoint
    key: str = ""
    superseded: bool = False

    def where(self) -> list[ColumnElement[bool]]:
        """All that a request must satisfy."""
        return [visible_requests(self.actor), *self.conditions]


@dataclass(frozen=True, slots=True)
class Names:
    """The few hundred names that many rows share, read once instead of joined to each."""

    authorities: Mapping[int, Cells]
    campaigns: Mapping[int, str]
    people: Mapping[int, str]

    def which(self, row: Line) -> Cells:
        """The cells that every export begins with."""
        return (row.reference, self.campaigns[row.campaign_id], *self.authorities[row.authority_id], row.regime)


def names_of(session: Session) -> Names:
    """All of them."""
    facts = (Authority.slug, Authority.name, Authority.ons_code, Authority.kind, Authority.nation, Authority.region)
    return Names(
        authorities={row[0]: tuple(map(str, row[1:])) for row in session.execute(select(Authority.id, *facts))},
        campaigns={row.id: row.slug for row in session.execute(select(Campaign.id, Campaign.slug))},
        people={row.id: row.name for row in session.execute(select(User.id, User.name))},
    )


def chunks_of(session: Session, statement: Select[*tuple[Any, ...]], size: int = CHUNK) -> Iterator[Sequence[Line]]:
    """The rows as they are read, never more than a chunk of them at once."""
    yield from session.execute(statement, execution_options={"yield_per": size}).partitions()
