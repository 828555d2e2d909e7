"""What counts once the parts of a reading are in: what two agree on, what one answers alone, what waits for a third."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.agreement import same
from foi_tracker.domain.findings.vocabulary import Part, Settled
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import Coding, Finding, Reading
from foi_tracker.queries.readings import (
    Answers,
    answers_in,
    applicable,
    definition_of,
    later_questions,
    submitted_of,
)


class NothingAsked(Exception):
    """The request was not made from a question set, so there is nothing that a reply could answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settlement:
    """What became of the questions of a reading, by their ids, so far."""

    settled: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """A reading with the questions that its request asks, and what has been submitted of it."""

    session: Session
    reading: Reading
    definition: QuestionSetDefinition
    first: dict[str, Coding]
    second: dict[str, Coding]

    @classmethod
    def of(cls, session: Session, reading: Reading) -> Self:
        """As it is stored now."""
        return cls(
            session=session,
            reading=reading,
            definition=questions_behind(session, reading),
            first=submitted_of(session, reading, Part.FIRST),
            second=submitted_of(session, reading, Part.SECOND),
        )

    @property
    def is_read(self) -> bool:
        """Whether all who were to read it have."""
        second = self.reading.second_by_id is not None or not self.reading.needs_second
        return self.reading.first_by_id is not None and second


def questions_behind(session: Session, reading: Reading) -> QuestionSetDefinition:
    """What the request asks whose reply this is; raises `NothingAsked`."""
    found = definition_of(session, reading.info_request_id)
    if found is None:
        raise NothingAsked(f"request {reading.info_request_id}")
    return found


def settle(session: Session, reading: Reading, at: datetime) -> Settlement:
    """Write down every finding that can be written down by now, and count what waits for a third."""
    desk = Desk.of(session, reading)
    for found in (_agreed, _alone):  # what one reads alone may hang on what two agree on
        written = _found_in(desk)
        for question_id, settled in found(desk).items():
            if question_id not in written:
                count(session, reading, desk.first[question_id], settled, at)
    _retire(desk, at)
    return outcome(desk)


def outcome(desk: Desk) -> Settlement:
    """What became of each question; keeps the count of conflicts."""
    waiting = undecided(desk)
    desk.reading.conflicts = len(waiting)
    return Settlement(settled=tuple(_alone(desk)), agreed=tuple(_agreed(desk)), conflicts=tuple(waiting))


def recount(session: Session, info_request_id: int, at: datetime) -> None:
    """Settle every reading of a request again: what is decided or reopened in one changes others."""
    for each in session.scalars(select(Reading).where(Reading.info_request_id == info_request_id)).all():
        settle(session, each, at)


def restore(session: Session, reading: Reading, question_ids: Iterable[str]) -> None:
    """What this reading had superseded of these questions counts again, unless a still later reply is read for it."""
    for question_id in set(question_ids) - later_questions(session, reading):
        here = (Finding.info_request_id == reading.info_request_id, Finding.question_id == question_id)
        last = session.scalars(select(Finding).where(*here).order_by(Finding.id.desc()).limit(1)).first()
        if last and last.superseded_at and last.superseded_at >= reading.opened_at:
            last.superseded_at = None
    session.flush()


def undecided(desk: Desk) -> list[str]:
    """The questions that wait for a third: answered in two ways, or by nobody since an answer to another changed.

    What hangs on a question still in dispute comes up when that is decided.
    """
    if not desk.is_read:
        return []
    decided = _found_in(desk)
    reopened = later_questions(desk.session, desk.reading)
    left = [each for each in desk.reading.question_ids if each not in decided | reopened]
    known = {key: found for key, found in counted(desk).items() if key not in left}
    disputed = {each for each in left if each in desk.first and each in desk.second}
    return [
        each for each in applicable(desk.definition, left, known) if each in disputed or not _hangs(desk, each, left)
    ]


def _hangs(desk: Desk, question_id: str, open_ids: Iterable[str]) -> bool:
    """Whether it depends on whether a question that is open is answered one way or the other."""
    question = next(each for each in desk.definition.questions if each.id == question_id)
    gates = _named(question.show_if)
    for rule in desk.definition.skip:
        if question_id not in {*rule.keep, *_named(rule.when)}:
            gates |= _named(rule.when)
    return bool(gates & (set(open_ids) - {question_id}))


def _named(conditions: Iterable[str]) -> set[str]:
    """The questions that conditions are about: "P01.lfr_status" is about P01."""
    return {name.partition(".")[0] for name in conditions}


def counted(desk: Desk) -> Answers:
    """What people here found that counts of this request now, as the rules about questions know answers.

    What only a sheet says rules no question out, or it would tell a blind reader what that is.
    """
    current = (
        Finding.info_request_id == desk.reading.info_request_id,
        Finding.superseded_at.is_(None),
        Finding.settled != Settled.IMPORTED,
    )
    codings = desk.session.scalars(select(Coding).join(Finding, Finding.coding_id == Coding.id).where(*current))
    return answers_in(desk.definition, codings)


def count(session: Session, reading: Reading, coding: Coding, settled: Settled, at: datetime) -> Finding:
    """Let a coding count, in place of whatever counted of an earlier reply.

    Where a later reply has reopened the question, it is written down as superseded at once.
    """
    overtaken = coding.question_id in later_questions(session, reading)
    if not overtaken:
        supersede(session, reading, [coding.question_id], at)
    found = Finding(
        info_request_id=reading.info_request_id,
        question_id=coding.question_id,
        coding_id=coding.id,
        settled=settled,
        decided_at=at,
        superseded_at=at if overtaken else None,
    )
    session.add(found)
    session.flush()
    return found


def supersede(session: Session, reading: Reading, question_ids: Iterable[str], at: datetime) -> None:
    """What was found of these questions in this reply or an earlier one no longer counts."""
    earlier = (
        select(Coding.id)
        .join(Reading, Reading.id == Coding.reading_id)
        .where(Reading.info_request_id == reading.info_request_id, Reading.position <= reading.position)
    )
    session.execute(
        update(Finding)
        .where(
            Finding.info_request_id == reading.info_request_id,
            Finding.question_id.in_(list(question_ids)),
            Finding.superseded_at.is_(None),
            Finding.coding_id.in_(earlier),
        )
        .values(superseded_at=at)
        .execution_options(synchronize_session="fetch")
    )


def _retire(desk: Desk, at: datetime) -> None:
    """What a sheet said of questions that leave nothing to answer, now that people here have read the reply."""
    if not desk.is_read:
        return
    ids = desk.reading.question_ids
    pointless = set(ids) - set(applicable(desk.definition, ids, counted(desk)))
    if pointless:
        told = (Finding.info_request_id == desk.reading.info_request_id, Finding.question_id.in_(pointless))
        standing = (Finding.settled == Settled.IMPORTED, Finding.superseded_at.is_(None))
        retired = update(Finding).where(*told, *standing).values(superseded_at=at)
        desk.session.execute(retired.execution_options(synchronize_session="fetch"))


def _agreed(desk: Desk) -> dict[str, Settled]:
    """What two read alike."""
    return {each: Settled.AGREED for each in desk.first if each in _doubles(desk) and _agree(desk, each)}


def _alone(desk: Desk) -> dict[str, Settled]:
    """What one reads alone. It does not count before all that it hangs on does, or it would tell what that is."""
    decided = _found_in(desk) | (later_questions(desk.session, desk.reading) if desk.is_read else set())
    known, left = counted(desk), _doubles(desk) & set(desk.reading.question_ids) - decided
    open_ids = applicable(desk.definition, left, {key: found for key, found in known.items() if key not in left})
    mine = [each for each in desk.first if each not in _doubles(desk) and not _hangs(desk, each, open_ids)]
    return dict.fromkeys(applicable(desk.definition, mine, known), Settled.SINGLE)


def _doubles(desk: Desk) -> set[str]:
    return {each.id for each in desk.definition.questions if each.double_entry}


def _agree(desk: Desk, question_id: str) -> bool:
    if question_id not in desk.second:
        return False
    read = (
        answers_in(desk.definition, [desk.first[question_id]]),
        answers_in(desk.definition, [desk.second[question_id]]),
    )
    return same(*read[0][question_id], *read[1][question_id])


def _found_in(desk: Desk) -> set[str]:
    """The questions of which this reading has led to a finding, whether or not it still counts.

    What a sheet said of the same reply is none: it stands only until somebody here has read it.
    """
    found = select(Finding.question_id).join(Coding, Coding.id == Finding.coding_id)
    read_here = (Coding.reading_id == desk.reading.id, Finding.settled != Settled.IMPORTED)
    return set(desk.session.scalars(found.where(*read_here)))
