"""Check somebody's e-mail address and password."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from foi_tracker.domain import throttling
from foi_tracker.domain.password_hash import hash_password, is_dated, matches
from foi_tracker.domain.passwords import LONGEST
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.throttling import Verdict
from foi_tracker.models import SignInFailure, User
from foi_tracker.queries.people import actor_of
from foi_tracker.queries.sign_ins import Keys, recent_failures, user_by_email


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """What was typed, and from where; `device_owner_id` is whose browser its device cookie says it is."""

    email: str
    password: str = field(repr=False)
    account_hash: str
    address_hash: str
    device_hash: str = ""
    device_owner_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """`person` where they may come in."""

    person: Actor | None = None
    known_device: bool = False
    network_refused: bool = False
    pause: timedelta = timedelta(0)


def sign_in(session: Session, attempt: Attempt, at: datetime) -> Answer:
    """Ask the limiter first, then the password; note a failure. Hashing happens outside any transaction."""
    user = user_by_email(session, attempt.email)
    keys = _keys(attempt, user)
    verdict = throttling.judge(recent_failures(session, keys, at), at)
    stored = user.password_hash if user and not user.suspended_at else None
    session.rollback()
    if verdict.refused:
        return _no(verdict)
    if len(attempt.password) > LONGEST or not matches(stored, attempt.password) or user is None:
        _note_failure(session, keys, at)
        session.commit()
        return _no(verdict)
    renewed = hash_password(attempt.password) if stored and is_dated(stored) else None
    return _yes(session, user, keys, renewed)


def _no(verdict: Verdict) -> Answer:
    return Answer(network_refused=verdict.network_refused, pause=verdict.pause)


def _keys(attempt: Attempt, user: User | None) -> Keys:
    known = user is not None and attempt.device_owner_id == user.id
    return Keys(account=attempt.account_hash, address=attempt.address_hash, device=attempt.device_hash if known else "")


def _note_failure(session: Session, keys: Keys, at: datetime) -> None:
    session.execute(delete(SignInFailure).where(SignInFailure.failed_at < at - throttling.KEPT))
    session.add(
        SignInFailure(account_hash=keys.account, address_hash=keys.address, device_hash=keys.device, failed_at=at)
    )


def _yes(session: Session, user: User, keys: Keys, renewed: str | None) -> Answer:
    if renewed:
        user.password_hash = renewed
    if keys.device:
        session.execute(
            delete(SignInFailure).where(
                SignInFailure.account_hash == keys.account, SignInFailure.device_hash == keys.device
            )
        )
    person = actor_of(session, user)
    session.commit()
    return Answer(person=person, known_device=bool(keys.device))
