"""Make a version of a question set, change a draft, choose it for new requests, throw a draft away."""

from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.domain.question_editing.writing import written
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import AuditLine, Entry, QuestionSet

LARGEST = 2**31


class QuestionSetMoved(Exception):
    """Somebody else changed the draft, chose it or threw it away after it was read."""


def add_version(session: Session, definition: QuestionSetDefinition, entry: Entry) -> QuestionSet:
    """A draft with the next number of its set, or version 1 of a new set; raises `BadQuestionSet`."""
    last = session.scalar(select(func.max(QuestionSet.version)).where(QuestionSet.key == definition.key))
    number = (last or 0) + 1
    said = _checked(definition) | {"version": number}
    made = QuestionSet(
        key=definition.key, version=number, definition=said, made_by_id=entry.by_id, created_at=entry.at, ready_at=None
    )
    session.add(made)
    _tell(session, "questions.add", made.key, number, entry)
    try:
        session.commit()
    except IntegrityError as clash:
        session.rollback()
        raise QuestionSetMoved(definition.key) from clash
    return made


def save_draft(
    session: Session, set_id: int, definition: QuestionSetDefinition, *, seen_edition: int, entry: Entry
) -> None:
    """In place of what the draft says, if it is as it was read; raises `BadQuestionSet`, `QuestionSetMoved`."""
    said = _checked(definition)
    change = update(QuestionSet).where(*_the_draft(set_id, seen_edition))
    _expect_one(session, change.values(definition=said, edition=QuestionSet.edition + 1))
    _tell(session, "questions.edit", definition.key, definition.version, entry)
    session.commit()


def use_question_set(session: Session, set_id: int, *, seen_edition: int, entry: Entry) -> None:
    """From now on new requests ask this version; what was sent before stays as it is."""
    wanted = (QuestionSet.id == set_id, QuestionSet.edition == _edition(seen_edition))
    _expect_one(session, update(QuestionSet).where(*wanted).values(ready_at=entry.at))
    used = session.get_one(QuestionSet, set_id)
    _tell(session, "questions.use", used.key, used.version, entry)
    session.commit()


def discard_draft(session: Session, set_id: int, *, seen_edition: int, entry: Entry) -> None:
    """Throw it away. Only what somebody here made and nobody has chosen."""
    found = session.get(QuestionSet, set_id)
    if found is None:
        raise QuestionSetMoved(set_id)
    key, version = found.key, found.version
    _expect_one(session, delete(QuestionSet).where(*_the_draft(set_id, seen_edition)))
    _tell(session, "questions.discard", key, version, entry)
    session.commit()


def _checked(definition: QuestionSetDefinition) -> dict[str, Any]:
    said = written(definition)
    QuestionSetDefinition.parse(said)
    return said


def _the_draft(set_id: int, seen_edition: int) -> tuple[Any, ...]:
    mine = (QuestionSet.id == set_id, QuestionSet.edition == _edition(seen_edition))
    return (*mine, QuestionSet.ready_at.is_(None), QuestionSet.made_by_id.is_not(None))


def _edition(seen: int) -> int:
    """One that no set has, where it is more than the database can count."""
    return seen if 0 <= seen < LARGEST else -1


def _expect_one(session: Session, statement: Any) -> None:  # noqa: ANN401 an update or a delete
    done = session.execute(statement.execution_options(synchronize_session="fetch"))
    if done.rowcount != 1:  # type: ignore[attr-defined]
        session.rollback()
        raise QuestionSetMoved


def _tell(session: Session, action: str, key: str, version: int, entry: Entry) -> None:
    session.add(AuditLine(actor_id=entry.by_id, action=action, subject=f"{key} {version}", at=entry.at))
