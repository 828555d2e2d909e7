"""Keep what somebody ticked while reading an answer against what the law demands of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.models import Assessment, Entry, InfoRequest
from foi_tracker.queries.challenges import assessment_of

Ticks = Mapping[str, Mapping[str, str]]


class AssessmentMoved(Exception):
    """Somebody else ticked something after it was read."""


def version_of(assessment: Assessment | None) -> str:
    """Changes whenever a tick does; empty where nobody has ticked anything."""
    if assessment is None or not assessment.ticks:
        return ""
    return hashlib.sha256(json.dumps(assessment.ticks, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The ticks for one line of the history, 0 for silence; `seen` is the version that the page had shown."""

    position: int
    ticks: Ticks
    seen: str


def save_assessment(session: Session, info_request: InfoRequest, reading: Reading, *, entry: Entry) -> None:
    """Replace the ticks of one answer, if they are still what they were when the page was shown.

    Pressing the button twice is no clash: what is already there need not be saved.
    """
    wanted = {key: dict(checks) for key, checks in reading.ticks.items() if checks}
    found = assessment_of(session, info_request, reading.position, lock=True)
    if found and found.ticks == wanted:
        return
    if version_of(found) != reading.seen:
        session.rollback()
        raise AssessmentMoved(info_request.reference)
    if found is None:
        found = Assessment(info_request_id=info_request.id, position=reading.position)
        session.add(found)
    found.ticks, found.made_by_id, found.made_at = wanted, entry.by_id, entry.at
    try:
        session.commit()
    except IntegrityError as clash:  # both were the first
        session.rollback()
        raise AssessmentMoved(info_request.reference) from clash
