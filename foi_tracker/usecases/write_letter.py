"""Keep a letter that somebody has written: a new version each time, and the old one as it was."""

from dataclasses import dataclass

from sqlalchemy import Select, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.models import Entry, InfoRequest, Letter


class LetterMoved(Exception):
    """Somebody else replaced, sent or discarded this letter after it was read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewLetter:
    """What to keep. `replaces_id` is the version that was edited; None for a letter that is new."""

    kind: LetterKind
    recipient: str
    subject: str
    body: str
    replaces_id: int | None = None


def save_letter(session: Session, info_request: InfoRequest, new: NewLetter, entry: Entry) -> Letter:
    """The next version of a letter, or its first once; raises `LetterMoved` if the old one is not the latest draft."""
    if new.replaces_id is None and (same := _same_draft(session, info_request, new)):
        session.commit()
        return same
    old = open_draft(session, info_request, new.replaces_id) if new.replaces_id else None
    if old and old.kind != new.kind.value:
        raise LetterMoved(info_request.reference)
    letter = Letter(
        info_request_id=info_request.id,
        kind=new.kind.value,
        version=old.version + 1 if old else 1,
        replaces_id=old.id if old else None,
        chaser_round_id=old.chaser_round_id if old else None,
        seen_length=old.seen_length if old else None,
        recipient=new.recipient,
        subject=new.subject,
        body=new.body,
        made_by_id=entry.by_id,
        made_at=entry.at,
    )
    session.add(letter)
    try:
        session.commit()
    except IntegrityError as clash:  # the same version was replaced by somebody else at the same moment
        session.rollback()
        raise LetterMoved(info_request.reference) from clash
    return letter


def discard_letter(session: Session, info_request: InfoRequest, letter_id: int, entry: Entry) -> Letter:
    """Throw a draft away; it stays in the records, marked so."""
    letter = open_draft(session, info_request, letter_id)
    letter.discarded_at = entry.at
    session.commit()
    return letter


def open_draft(session: Session, info_request: InfoRequest, letter_id: int) -> Letter:
    """This version, locked, if it is the latest, and neither sent nor discarded; raises `LetterMoved`."""
    # Locked first and judged second: whoever held the lock may have replaced it without touching its row.
    session.execute(select(Letter.id).where(Letter.id == letter_id).with_for_update())
    wanted = _open_drafts(info_request).where(Letter.id == letter_id)
    letter = session.scalar(wanted.execution_options(populate_existing=True))
    if letter is None:
        raise LetterMoved(info_request.reference)
    return letter


def _same_draft(session: Session, info_request: InfoRequest, new: NewLetter) -> Letter | None:
    # Two presses at once queue up here.
    session.scalar(select(InfoRequest.id).where(InfoRequest.id == info_request.id).with_for_update())
    says = (Letter.kind == new.kind.value, Letter.subject == new.subject, Letter.body == new.body)
    return session.scalar(_open_drafts(info_request).where(*says).order_by(Letter.id).limit(1))


def _open_drafts(info_request: InfoRequest) -> Select[Letter]:
    """The latest versions of letters of this request that are neither sent nor discarded."""
    newer = aliased(Letter)
    return select(Letter).where(
        Letter.info_request_id == info_request.id,
        Letter.sent_on.is_(None),
        Letter.discarded_at.is_(None),
        ~exists().where(newer.replaces_id == Letter.id),
    )
