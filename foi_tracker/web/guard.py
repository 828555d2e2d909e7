"""Nobody gets past here without a policy: every route declares one, and every request is held to it."""

from flask import Flask, abort, request
from flask_login import current_user

from foi_tracker.domain.policy import Action, can
from foi_tracker.web.access import PUBLIC, actor


class PolicyMissing(Exception):
    """A route declares no policy; the application does not start."""


def init_app(app: Flask) -> None:
    """Hold every request to its route's policy."""
    app.before_request(_admit)


def policies(app: Flask) -> dict[str, str | Action | None]:
    """What each endpoint declares."""
    declared = {name: getattr(view, "foi_policy", None) for name, view in app.view_functions.items()}
    return declared | {"static": PUBLIC}


def check(app: Flask) -> None:
    """Refuse an application with a route that says nothing about who may use it."""
    missing = sorted(name for name, policy in policies(app).items() if policy is None)
    if missing:
        raise PolicyMissing(f"these routes declare no policy: {', '.join(missing)}")


def _admit() -> None:
    if request.endpoint is None:
        return
    policy = policies_of_request()
    if policy == PUBLIC:
        return
    if not current_user.is_authenticated:
        abort(401)
    if not isinstance(policy, Action) or not can(actor(), policy):
        abort(403)


def policies_of_request() -> str | Action | None:
    """What the route of the current request declares."""
    from flask import current_app  # noqa: PLC0415

    return policies(current_app)[request.endpoint or ""]
