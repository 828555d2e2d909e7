"""What people noted while reading answers, and the letters of a request in all their versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import Assessment, InfoRequest, Letter


def assessment_of(
    session: Session, info_request: InfoRequest, position: int, *, lock: bool = False
) -> Assessment | None:
    """What was ticked for this line of the history, 0 for silence; locked where it is about to be changed."""
    wanted = select(Assessment).where(Assessment.info_request_id == info_request.id, Assessment.position == position)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return session.scalar(wanted)


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """A letter with all its versions, oldest first."""

    versions: tuple[Letter, ...]

    @property
    def latest(self) -> Letter:
        """The version that nobody has replaced."""
        return self.versions[-1]

    @property
    def made_by_ids(self) -> set[int]:
        """Everybody who wrote a version, or sent it."""
        sent_by = {each.sent_by_id for each in self.versions if each.sent_by_id}
        return {each.made_by_id for each in self.versions} | sent_by


def thread_of(session: Session, info_request: InfoRequest, letter_id: int) -> Thread | None:
    """The letter that this version belongs to, where it is one of this request; None where it is not."""
    return next(
        (each for each in threads(session, info_request) if any(one.id == letter_id for one in each.versions)), None
    )


def threads(session: Session, info_request: InfoRequest) -> list[Thread]:
    """Every letter of a request, in the order in which they were begun."""
    letters = session.scalars(select(Letter).where(Letter.info_request_id == info_request.id).order_by(Letter.id)).all()
    return [Thread(versions=tuple(_versions(first, letters))) for first in letters if first.replaces_id is None]


def _versions(first: Letter, letters: Sequence[Letter]) -> list[Letter]:
    following = {each.replaces_id: each for each in letters if each.replaces_id is not None}
    found = [first]
    while found[-1].id in following:
        found.append(following[found[-1].id])
    return found
