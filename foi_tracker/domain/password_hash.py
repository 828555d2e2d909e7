"""Passwords as they are stored: argon2id, at most two at a time (security.md 6.2)."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP's least; memory in KiB
TURNS = BoundedSemaphore(2)  # so that a storm of sign-ins leaves the machine able to serve pages
# The hash of a word that nobody kept.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$KUa/fszNpdnyfkYcs+Ezqg$u9yqXIRLgWao97MQPywP65u2oRLDFnosGgBn3jt6nAM"


def hash_password(password: str) -> str:
    """What to store."""
    with TURNS:
        return HASHER.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether it is the password. Where nobody has one, the same work is done in vain."""
    with TURNS:
        try:
            return HASHER.verify(stored or NOBODYS, password) and stored is not None
        except VerificationError:
            return False


def is_dated(stored: str) -> bool:
    """Whether it was made with other figures than today's, so that it is made again at the next sign-in."""
    return HASHER.check_needs_rehash(stored)
