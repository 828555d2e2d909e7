"""How a sign-in attempt reaches its use-case, and how a browser is let in."""

from flask import Response, current_app, g, request

from foi_tracker.db import db
from foi_tracker.domain import pseudonyms
from foi_tracker.domain.policy import Actor
from foi_tracker.usecases.sign_in import Attempt, sign_in
from foi_tracker.web import cookies
from foi_tracker.web.now import now
from foi_tracker.web.sessions import begin_session

WRONG_PASSWORD = "That is not your current password, or there were too many tries. Wait a moment."  # noqa: S105 a message


def attempt(email: str, password: str) -> Attempt:
    """What was typed, and from where; addresses only as keyed hashes."""
    key, device = current_app.config["SECRET_KEY"], cookies.device()
    return Attempt(
        email=email,
        password=password,
        account_hash=pseudonyms.account_hash(key, email),
        address_hash=pseudonyms.network_hash(key, request.remote_addr or ""),
        device_hash=pseudonyms.device_hash(key, device.mark) if device else "",
        device_owner_id=device.owner_id if device else None,
    )


def account_hash(email: str) -> str:
    """What failures of this account are counted under."""
    return pseudonyms.account_hash(current_app.config["SECRET_KEY"], email)


def knows_password(email: str, typed: str) -> bool:
    """Whether somebody signed in can say their password again.

    The limiter counts these tries too, since a borrowed browser must not be a way to guess.
    """
    return sign_in(db.session(), attempt(email, typed), now()).person is not None


def let_in(person: Actor, *, known_device: bool = False) -> None:
    """Begin their session, and mark the browser as one they have signed in on."""
    begin_session(person, known_device=known_device)
    if not known_device:
        g.mark_device_for = person.user_id


def mark_device(response: Response) -> Response:
    """After the view: the mark goes out with its answer."""
    user_id = g.pop("mark_device_for", None)
    if user_id is not None:
        cookies.mark_device(response, user_id)
    return response
