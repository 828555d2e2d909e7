"""The stored question sets with what has become of each: a draft, in use, asked by so many requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import InfoRequest, QuestionSet, User


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredSet:
    """One version. `sent_to` are the kinds of authority that are asked it now; `asked` counts requests that ask it."""

    id: int
    definition: QuestionSetDefinition
    written: Mapping[str, Any]
    edition: int
    made_by: str | None
    made_at: datetime
    ready_at: datetime | None
    asked: int
    sent_to: tuple[AuthorityKind, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it cannot be sent yet."""
        return self.ready_at is None

    @property
    def comes_with_the_program(self) -> bool:
        """Whether nobody here made it."""
        return self.made_by is None

    @property
    def is_frozen(self) -> bool:
        """Whether it can no longer be changed: it may have been sent, or it is the program's own."""
        return bool(self.ready_at or self.asked) or self.comes_with_the_program


def all_sets(session: Session) -> list[StoredSet]:
    """Every version, by set, the newest first."""
    asked = {row.question_set_id: row.requests for row in session.execute(ASKED)}
    rows = session.execute(SETS).all()
    sent_to = _sent_to([found for found, _ in rows])
    return [_stored(found, maker, asked.get(found.id, 0), sent_to.get(found.id, ())) for found, maker in rows]


def one_set(session: Session, key: str, version: int) -> StoredSet | None:
    """This version of this set."""
    wanted = (key, version)
    found = (each for each in all_sets(session) if (each.definition.key, each.definition.version) == wanted)
    return next(found, None)


SETS = (
    select(QuestionSet, User.name.label("maker"))
    .outerjoin(User, User.id == QuestionSet.made_by_id)
    .order_by(QuestionSet.key, QuestionSet.version.desc())
)
ASKED = (
    select(InfoRequest.question_set_id, func.count().label("requests"))
    .where(InfoRequest.question_set_id.is_not(None))
    .group_by(InfoRequest.question_set_id)
)


def _stored(found: QuestionSet, maker: str | None, asked: int, sent_to: tuple[AuthorityKind, ...]) -> StoredSet:
    return StoredSet(
        id=found.id,
        definition=QuestionSetDefinition.of_stored(found.definition),
        written=found.definition,
        edition=found.edition,
        made_by=maker,
        made_at=found.created_at,
        ready_at=found.ready_at,
        asked=asked,
        sent_to=sent_to,
    )


def _sent_to(sets: list[QuestionSet]) -> dict[int, tuple[AuthorityKind, ...]]:
    """What each kind of authority is asked now: what was chosen last, as `queries.filing` has it."""
    ready = sorted(
        (each for each in sets if each.ready_at),
        key=lambda each: (each.ready_at or each.created_at, each.version, each.id),
    )
    current = {kind: each.id for each in ready for kind in each.definition["kinds"]}
    kinds = {each.id: [kind for kind in AuthorityKind if current.get(kind) == each.id] for each in ready}
    return {set_id: tuple(found) for set_id, found in kinds.items()}
