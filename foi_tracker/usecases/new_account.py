"""What every way of making an account shares. Nothing here commits."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.domain.password_hash import hash_password
from foi_tracker.models import User


class EmailTaken(Exception):
    """Somebody has an account with this address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAccount:
    """A person, with the hash of their password: hashing takes long, and no transaction should wait for it."""

    email: str
    name: str
    password_hash: str = field(repr=False)

    @classmethod
    def of(cls, email: str, name: str, password: str) -> "NewAccount":
        """From what was typed."""
        return cls(email=email.strip().casefold(), name=name.strip(), password_hash=hash_password(password))


def add_account(session: Session, account: NewAccount, at: datetime, *, is_administrator: bool = False) -> User:
    """Their row; raises `EmailTaken`."""
    if session.scalar(select(User.id).where(User.email == account.email)) is not None:
        session.rollback()
        raise EmailTaken(account.email)
    user = User(
        email=account.email,
        name=account.name,
        password_hash=account.password_hash,
        is_administrator=is_administrator,
        created_at=at,
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError as raced:  # somebody took the address a moment ago
        session.rollback()
        raise EmailTaken(account.email) from raced
    return user
