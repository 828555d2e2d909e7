"""How long a sign-in must wait after failures; what strangers try never stops a known device (security.md 6.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
GLOBAL_WINDOW = timedelta(minutes=10)
KEPT = timedelta(hours=24)

KNOWN_DEVICE_TRIES = 10
UNKNOWN_DEVICE_TRIES = 5
NETWORK_TRIES = 30
GLOBAL_TRIES = 300

FIRST_DELAY = timedelta(seconds=30)
LONGEST_DELAY = timedelta(minutes=15)
ENOUGH_DOUBLINGS = 4  # 30 seconds doubled five times would be 16 minutes
GLOBAL_DELAY = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Failures:
    """When sign-ins failed within the window: `account` on this device, or on all unknown ones; in this network."""

    account: Sequence[datetime] = ()
    network: Sequence[datetime] = ()
    everywhere: int = 0
    known_device: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Whether to look at the password at all, and how to answer."""

    refused: bool = False
    network_refused: bool = False
    pause: timedelta = timedelta(0)


def judge(failures: Failures, now: datetime) -> Verdict:
    """Before the password is looked at."""
    network = _budget_spent(failures.network, NETWORK_TRIES, now)
    if failures.known_device:
        account = _budget_spent(failures.account, KNOWN_DEVICE_TRIES, now)
    else:
        account = _must_wait(failures.account, now)
    pause = GLOBAL_DELAY if failures.everywhere > GLOBAL_TRIES else timedelta(0)
    return Verdict(refused=account or network, network_refused=network, pause=pause)


def _recent(failures: Sequence[datetime], now: datetime) -> list[datetime]:
    return sorted(at for at in failures if now - WINDOW < at <= now)


def _budget_spent(failures: Sequence[datetime], tries: int, now: datetime) -> bool:
    return len(_recent(failures, now)) >= tries


def _must_wait(failures: Sequence[datetime], now: datetime) -> bool:
    recent = _recent(failures, now)
    beyond = len(recent) - UNKNOWN_DEVICE_TRIES
    return beyond >= 0 and now < recent[-1] + delay(beyond)


def delay(beyond: int) -> timedelta:
    """30 seconds, doubling, at most 15 minutes."""
    return LONGEST_DELAY if beyond > ENOUGH_DOUBLINGS else FIRST_DELAY * (1 << beyond)
