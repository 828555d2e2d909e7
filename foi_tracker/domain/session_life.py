"""How long a sign-in lasts: by what the person may do, and whether the browser is one they had used before."""

from datetime import datetime, timedelta

from foi_tracker.domain.policy import Actor

PRIVILEGED_LIFE = timedelta(hours=12)  # coordinators and administrators, from signing in
UNKNOWN_DEVICE_LIFE = timedelta(hours=12)  # a browser that this person had not signed in on before
VOLUNTEER_IDLE = timedelta(days=14)
VOLUNTEER_LIFE = timedelta(days=90)


def has_lapsed(
    person: Actor, *, known_device: bool, created_at: datetime, last_seen_at: datetime, now: datetime
) -> bool:
    """Whether a session is over. One from the future is: the clock has been put back since."""
    age = now - created_at
    if age < timedelta(0):
        return True
    if person.is_administrator or person.is_coordinator:
        return age >= PRIVILEGED_LIFE
    if not known_device:
        return age >= UNKNOWN_DEVICE_LIFE
    return age >= VOLUNTEER_LIFE or now - last_seen_at >= VOLUNTEER_IDLE
