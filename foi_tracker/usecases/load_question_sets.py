"""Put the question sets that come with the program into the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.question_editing.writing import from_text
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import QuestionSet
from foi_tracker.questions import files


class QuestionSetChanged(Exception):
    """A file says something else than the stored version of the same number: answers would change their meaning."""


def load_question_sets(session: Session, at: datetime, texts: Mapping[str, str] | None = None) -> list[str]:
    """Add the versions that are not there yet and say which; never alters one that is."""
    stored = {(row.key, row.version): row for row in session.scalars(select(QuestionSet))}
    added = []
    for name, text in (files.texts() if texts is None else texts).items():
        definition = from_text(text, name)
        read = QuestionSetDefinition.parse(definition)
        here = [row for (key, _), row in stored.items() if key == read.key]
        if not _is_new(read, definition, here, name):
            continue
        made = _made(definition, here, at)
        session.add(made)
        stored[made.key, made.version] = made
        added.append(f"{made.key} {made.version}")
    session.commit()
    return added


def _is_new(read: QuestionSetDefinition, definition: Mapping[str, Any], here: list[QuestionSet], name: str) -> bool:
    ours = [row for row in here if row.made_by_id is None]
    if any(row.version >= read.version and _same(row.definition, definition) for row in ours):
        return False
    if ours == here and any(row.version == read.version for row in ours):
        raise QuestionSetChanged(
            f"{name} differs from version {read.version} of {read.key}, which is in use. "
            f"Save the change as version {read.version + 1}."
        )
    return True


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether they differ in nothing but their number, which may be another than the file's (see `_made`)."""
    return {**one, "version": 0} == {**other, "version": 0}


def _made(definition: Mapping[str, Any], here: list[QuestionSet], at: datetime) -> QuestionSet:
    """Ready at once; where people have made versions of their own, the next number, and a draft until they choose."""
    theirs = [row for row in here if row.made_by_id is not None]
    version = max((row.version for row in here), default=0) + 1 if theirs else int(definition["version"])
    return QuestionSet(
        key=definition["set"],
        version=version,
        definition={**definition, "version": version},
        created_at=at,
        ready_at=None if theirs else at,
    )
