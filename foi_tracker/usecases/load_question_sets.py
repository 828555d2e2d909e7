"""Put the question sets that come with the program into the database."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.question_sets import BadQuestionSet, QuestionSetDefinition
from foi_tracker.models import QuestionSet
from foi_tracker.questions import files


class QuestionSetChanged(Exception):
    """A file says something else than the stored version of the same number: answers would change their meaning."""


def load_question_sets(session: Session, at: datetime, texts: Mapping[str, str] | None = None) -> list[str]:
    """Add the versions that are not there yet and say which; never alters one that is."""
    stored = {(row.key, row.version): row.definition for row in session.scalars(select(QuestionSet))}
    added = []
    for name, text in (files.texts() if texts is None else texts).items():
        definition = _read(name, text)
        read = QuestionSetDefinition.parse(definition)
        before = stored.get((read.key, read.version))
        if before is None:
            session.add(QuestionSet(key=read.key, version=read.version, definition=definition, created_at=at))
            added.append(f"{read.key} {read.version}")
        elif before != definition:
            raise QuestionSetChanged(
                f"{name} differs from version {read.version} of {read.key}, which is in use. "
                f"Save the change as version {read.version + 1}."
            )
    session.commit()
    return added


def _read(name: str, text: str) -> dict[str, Any]:
    try:
        definition = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise BadQuestionSet(f"{name}: {wrong}") from None
    if not isinstance(definition, dict):
        raise BadQuestionSet(f"{name}: a question set is an object")
    return definition
