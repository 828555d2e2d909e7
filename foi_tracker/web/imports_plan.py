"""The signed number of a dry run: what the button to import carries, so that what is done is what was seen."""

from typing import Final

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from foi_tracker.web.access import actor

GOOD_FOR: Final = 24 * 60 * 60  # seconds


def token_for(import_id: int, digest: str) -> str:
    """For the form of the very person who sees it."""
    return str(_signer().dumps([actor().user_id, import_id, digest]))


def digest_in(token: str, import_id: int) -> str:
    """The digest that it stands for; "" where it is forged, stale, somebody else's or of another import."""
    try:
        by, of, digest = _signer().loads(token, max_age=GOOD_FOR)
    except (BadSignature, TypeError, ValueError):
        return ""
    return str(digest) if (by, of) == (actor().user_id, import_id) else ""


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="import-plan")
