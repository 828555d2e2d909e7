"""What the throttling of sign-ins must know: who failed where, lately."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.throttling import GLOBAL_WINDOW, WINDOW, Failures
from foi_tracker.models import SignInFailure, User


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """What failures are counted by, none of it readable; `device` is empty on a browser the person never used."""

    account: str
    address: str
    device: str = ""


def user_by_email(session: Session, email: str) -> User | None:
    """The account with this address, however it is capitalised."""
    return session.scalar(select(User).where(User.email == email.strip().casefold(), User.is_placeholder.is_(False)))


def recent_failures(session: Session, keys: Keys, now: datetime) -> Failures:
    """Of this account on this device, or on all unknown devices; in this network; anywhere."""
    since = now - WINDOW
    account = select(SignInFailure.failed_at).where(
        SignInFailure.account_hash == keys.account,
        SignInFailure.device_hash == keys.device,
        SignInFailure.failed_at > since,
    )
    network = select(SignInFailure.failed_at).where(
        SignInFailure.address_hash == keys.address, SignInFailure.failed_at > since
    )
    everywhere = select(func.count()).where(SignInFailure.failed_at > now - GLOBAL_WINDOW)
    return Failures(
        account=session.scalars(account).all(),
        network=session.scalars(network).all(),
        everywhere=session.scalar(everywhere) or 0,
        known_device=bool(keys.device),
    )
