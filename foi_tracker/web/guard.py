"""Nobody gets past here without a policy: every route declares one, and every request is held to it."""

from flask import Flask, abort, current_app, request
from flask_login import current_user
from flask_wtf.csrf import CSRFProtect

from foi_tracker.domain.policy import Action, can
from foi_tracker.web import origins
from foi_tracker.web.access import PUBLIC, actor


class PolicyMissing(Exception):
    """A route declares no policy; the application does not start."""


def init_app(app: Flask) -> None:
    """Hold every request to its route's policy, then ask a form for its token."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session that holds it
        WTF_CSRF_SSL_STRICT=False,  # `origins` asks the same of Origin, which pages without a Referer still send
        TRUSTED_HOSTS=origins.trusted_hosts(app.config["PUBLIC_BASE_URL"]),
    )
    app.before_request(origins.refuse_other_sites)
    app.before_request(_allow_upload)
    app.before_request(_admit)
    CSRFProtect(app)


def policies(app: Flask) -> dict[str, str | Action | None]:
    """What each endpoint declares."""
    declared = {name: getattr(view, "foi_policy", None) for name, view in app.view_functions.items()}
    return declared | {"static": PUBLIC}


def check(app: Flask) -> None:
    """Refuse an application with a route that says nothing about who may use it."""
    declared = policies(app)
    missing = sorted(name for name, policy in declared.items() if policy is None)
    if missing:
        raise PolicyMissing(f"these routes declare no policy: {', '.join(missing)}")
    app.extensions["policies"] = declared


def _allow_upload() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    limit = getattr(view, "foi_upload_limit", None)
    if limit is not None:
        request.max_content_length = limit


def _admit() -> None:
    if request.endpoint is None:
        return
    policy = current_app.extensions["policies"].get(request.endpoint)
    if policy == PUBLIC:
        return
    if not current_user.is_authenticated:
        abort(401)
    if not isinstance(policy, Action) or not can(actor(), policy):
        abort(403)
