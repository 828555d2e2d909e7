"""The only two cookies: the session, and the mark of a browser that somebody has signed in on."""

import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, request
from itsdangerous import BadSignature, TimestampSigner

log = logging.getLogger(__name__)

DEVICE_LIFE = timedelta(days=180)
DEVICE_SALT = "foi-device"
PLAIN_HTTP = (
    "Plain HTTP: cookies go without Secure and the __Host- prefix. For the public, set FOI_PUBLIC_BASE_URL to https."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Device:
    """A browser, and who has signed in on it."""

    mark: str
    owner_id: int


def init_app(app: Flask) -> None:
    """Choose the names: `__Host-` and Secure need https."""
    secure = app.config["PUBLIC_BASE_URL"].startswith("https://")
    prefix = "__Host-" if secure else ""
    app.config.update(
        SESSION_COOKIE_NAME=f"{prefix}foi_session",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        DEVICE_COOKIE_NAME=f"{prefix}foi_device",
    )
    if not secure:
        app.before_request(_warn_once)


def _warn_once() -> None:
    """When serving begins, not at every command."""
    if not current_app.extensions.setdefault("warned_of_plain_http", False):
        current_app.extensions["warned_of_plain_http"] = True
        log.warning(PLAIN_HTTP)


def set_session(response: Response, token: str) -> None:
    """Until the browser closes; how long it is good for is the server's business."""
    response.set_cookie(current_app.config["SESSION_COOKIE_NAME"], token, **_manner())


def forget_session(response: Response) -> None:
    """Take the cookie away again."""
    response.delete_cookie(current_app.config["SESSION_COOKIE_NAME"], **_manner())


def session_token() -> str:
    """The token the browser sent, or nothing."""
    return request.cookies.get(current_app.config["SESSION_COOKIE_NAME"], "")


def mark_device(response: Response, user_id: int) -> None:
    """Issued after a complete sign-in, bound to the person (security.md 6.1)."""
    signed = _signer().sign(f"{user_id}.{secrets.token_urlsafe(16)}").decode()
    response.set_cookie(current_app.config["DEVICE_COOKIE_NAME"], signed, max_age=DEVICE_LIFE, **_manner())


def device() -> Device | None:
    """The browser's mark, where we signed it and it is still good."""
    signed = request.cookies.get(current_app.config["DEVICE_COOKIE_NAME"], "")
    try:
        owner = _signer().unsign(signed, max_age=int(DEVICE_LIFE.total_seconds()))
    except BadSignature:
        return None
    return Device(mark=signed, owner_id=int(owner.partition(b".")[0]))


def _signer() -> TimestampSigner:
    return TimestampSigner(current_app.config["SECRET_KEY"], salt=DEVICE_SALT)


def _manner() -> dict[str, Any]:
    return {"secure": current_app.config["SESSION_COOKIE_SECURE"], "httponly": True, "samesite": "Lax", "path": "/"}
