"""Which replies wait to be read, by whom, and why: in five statements however many requests there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.replies import KINDS
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Authority, Coding, EventRecord, InfoRequest, Reading, Reservation, User
from foi_tracker.queries.findings import lines_taken_back
from foi_tracker.queries.readings import in_hand


class Work(StrEnum):
    """What there is to do, the first to be done first: a decision finishes what two people have begun."""

    CONFLICT = "conflict"
    SECOND = "second"
    LATER = "later"
    FIRST = "first"

    @property
    def part(self) -> Part:
        """The part of the reading that it is. What a later letter touches is said before anybody reads it."""
        return {Work.CONFLICT: Part.THIRD, Work.SECOND: Part.SECOND}.get(self, Part.FIRST)


RANK = {work: rank for rank, work in enumerate(Work)}


class Reply(NamedTuple):
    """A reply that waits; `position` is its line in the history, `barred` those who did another part of it."""

    info_request_id: int
    reference: str
    authority: str
    answered_on: date
    position: int
    work: Work
    reading_id: int | None = None
    conflicts: int = 0
    barred: frozenset[int] = frozenset()


class InHand(NamedTuple):
    """A part that somebody has in hand; `until` is None where their time ran out, and a draft of theirs is left.

    `later_at` is the line of the reply, if another to the same request was read before it.
    """

    reading_id: int
    part: Part
    person_id: int
    person: str
    until: datetime | None
    reference: str
    authority: str
    later_at: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowed:
    """Only the replies of some authorities, or to one request."""

    kind: AuthorityKind | None = None
    nation: Nation | None = None
    reference: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """In SQL."""
        wanted = (
            (Authority.kind, self.kind),
            (Authority.nation, self.nation),
            (InfoRequest.reference, self.reference),
        )
        return [column == word for column, word in wanted if word]


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """`free` is what this person may take, in the order in which it is offered; `barred` waits for somebody else."""

    free: list[Reply] = field(default_factory=list)
    barred: list[Reply] = field(default_factory=list)
    mine: list[InHand] = field(default_factory=list)
    others: list[InHand] = field(default_factory=list)

    def count(self, work: Work) -> int:
        """How many of one sort this person may take."""
        return sum(each.work is work for each in self.free)


def queue(session: Session, campaign_id: int, person_id: int, now: datetime, narrowed: Narrowed) -> Queue:
    """What waits in a campaign, as one person sees it."""
    gone = _taken_back(session, campaign_id)
    lines = [each for each in _begun(session, campaign_id, narrowed) if _stands(each, gone)]
    lines += _unread([each for each in _lines(session, campaign_id, narrowed) if _stands(each[0], gone)])
    held = _held(session, campaign_id, now)
    taken = {(each.reading_id, each.part) for each in held}
    free = [each for each in lines if (each.reading_id, each.work.part) not in taken]
    mine = [each for each in held if each.person_id == person_id]
    return Queue(
        free=sorted((each for each in free if person_id not in each.barred), key=_order),
        barred=sorted((each for each in free if person_id in each.barred), key=_order),
        mine=mine + _left_over(session, campaign_id, person_id, {(each.reading_id, each.part) for each in mine}),
        others=[each for each in held if each.person_id != person_id],
    )


def later_replies(session: Session, campaign_id: int) -> list[Reply]:
    """Replies that came after one that is being or was read, and of which nobody has said what they touch."""
    gone = _taken_back(session, campaign_id)
    lines = _lines(session, campaign_id, Narrowed())
    return [reply for reply, begun in lines if begun and _stands(reply, gone)]


def _order(reply: Reply) -> tuple[int, date, int]:
    return RANK[reply.work], reply.answered_on, reply.info_request_id


def _stands(reply: Reply, gone: Mapping[int, frozenset[int]]) -> bool:
    return reply.position not in gone.get(reply.info_request_id, ())


def _columns() -> tuple[Any, ...]:
    return (
        InfoRequest.id.label("request_id"),
        InfoRequest.reference,
        Authority.name.label("authority"),
        EventRecord.occurred_on,
        EventRecord.position,
    )


def _reply(row: Any, work: Work, **rest: Any) -> Reply:  # noqa: ANN401 a row with the columns above
    return Reply(row.request_id, row.reference, row.authority, row.occurred_on, row.position, work, **rest)


def _of_campaign(statement: Select[Any], campaign_id: int, narrowed: Narrowed) -> Select[Any]:
    joined = statement.join(Authority, Authority.id == InfoRequest.authority_id)
    return joined.where(InfoRequest.campaign_id == campaign_id, *narrowed.conditions())


def _begun(session: Session, campaign_id: int, narrowed: Narrowed) -> list[Reply]:
    """Readings with a part that nobody has handed in. A second reads when the first has."""
    line = and_(EventRecord.info_request_id == Reading.info_request_id, EventRecord.position == Reading.position)
    parts = (Reading.id.label("reading_id"), Reading.first_by_id, Reading.second_by_id, Reading.conflicts)
    second_waits = and_(Reading.needs_second, Reading.second_by_id.is_(None))
    wanted = (
        select(*_columns(), *parts)
        .join(Reading, Reading.info_request_id == InfoRequest.id)
        .join(EventRecord, line)
        .where(or_(Reading.first_by_id.is_(None), second_waits, Reading.conflicts > 0))
    )
    return [_waiting(row) for row in session.execute(_of_campaign(wanted, campaign_id, narrowed))]


def _waiting(row: Any) -> Reply:  # noqa: ANN401 a row of _begun
    if row.first_by_id is None:
        return _reply(row, Work.FIRST, reading_id=row.reading_id)
    if not row.conflicts:
        return _reply(row, Work.SECOND, reading_id=row.reading_id, barred=frozenset({row.first_by_id}))
    both = frozenset({row.first_by_id, row.second_by_id})
    return _reply(row, Work.CONFLICT, reading_id=row.reading_id, conflicts=row.conflicts, barred=both)


def _lines(session: Session, campaign_id: int, narrowed: Narrowed) -> list[tuple[Reply, bool]]:
    """Replies without a reading, oldest line first, each with whether another of its request has one."""
    has_reading = exists().where(Reading.info_request_id == InfoRequest.id)
    read = exists().where(Reading.info_request_id == InfoRequest.id, Reading.position == EventRecord.position)
    wanted = (
        select(*_columns(), has_reading.label("begun"))
        .join(EventRecord, EventRecord.info_request_id == InfoRequest.id)
        .where(EventRecord.kind.in_(KINDS), InfoRequest.question_set_id.is_not(None), ~read)
        .where(func.coalesce(EventRecord.details["outcome"].as_string(), "") != Outcome.WITHDRAWN.value)
        .order_by(EventRecord.info_request_id, EventRecord.position)
    )
    rows = session.execute(_of_campaign(wanted, campaign_id, narrowed))
    return [(_reply(row, Work.LATER if row.begun else Work.FIRST), row.begun) for row in rows]


def _unread(lines: Iterable[tuple[Reply, bool]]) -> list[Reply]:
    """The first reply of a request; what later ones touch can be said once that has been begun."""
    found: dict[int, Reply] = {}
    later = []
    for reply, begun in lines:
        if begun:
            later.append(reply)
        else:
            found.setdefault(reply.info_request_id, reply)
    return [*found.values(), *later]


def _taken_back(session: Session, campaign_id: int) -> Mapping[int, frozenset[int]]:
    return lines_taken_back(session, select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id))


def _held(session: Session, campaign_id: int, now: datetime) -> list[InHand]:
    """Who has what, whose time runs out first on top."""
    columns = (Reading.id, Reservation.part, User.id, User.name, Reservation.until)
    wanted = (
        select(*columns, InfoRequest.reference, Authority.name, case((_is_later(), Reading.position)))
        .join(Reservation, Reservation.reading_id == Reading.id)
        .join(User, User.id == Reservation.person_id)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.campaign_id == campaign_id, in_hand(now))
        .order_by(Reservation.until, Reservation.id)
    )
    return [InHand(*row) for row in session.execute(wanted)]


def _is_later() -> ColumnElement[bool]:
    earlier = aliased(Reading)
    return exists().where(earlier.info_request_id == Reading.info_request_id, earlier.position < Reading.position)


def _left_over(session: Session, campaign_id: int, person_id: int, held: set[tuple[int, Part]]) -> list[InHand]:
    """Parts of which this person has drafts, that nobody has handed in, but not in hand any more."""
    undone = or_(
        and_(Coding.part == Part.FIRST, Reading.first_by_id.is_(None)),
        and_(Coding.part == Part.SECOND, Reading.second_by_id.is_(None)),
    )
    about = (Reading.id, Coding.part, InfoRequest.reference, Authority.name)
    wanted = (
        select(*about, func.max(User.name))
        .join(Coding, Coding.reading_id == Reading.id)
        .join(User, User.id == Coding.coder_id)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.campaign_id == campaign_id, Coding.coder_id == person_id)
        .where(Coding.submitted_at.is_(None), undone)
        .group_by(*about)
        .order_by(Reading.id)
    )
    return [
        InHand(reading_id, part, person_id, name, None, reference, authority)
        for reading_id, part, reference, authority, name in session.execute(wanted)
        if (reading_id, part) not in held
    ]
