"""Who is asking, and whether they may: every view declares its policy, and objects are fetched through here."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, current_app
from flask_login import current_user

from foi_tracker.db import db
from foi_tracker.domain.policy import Action, Actor, Subject, can
from foi_tracker.models import Campaign, InfoRequest
from foi_tracker.queries import campaigns, info_requests

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC = "public"
UPLOAD_LIMIT = 55 * 1024 * 1024


def public(view: View) -> View:
    """Anybody may, signed in or not."""
    view.foi_policy = PUBLIC  # type: ignore[attr-defined]
    return view


def requires(action: Action) -> Callable[[View], View]:
    """Only somebody signed in who could do `action` on something; the view still asks about the object itself."""

    def declare(view: View) -> View:
        view.foi_policy = action  # type: ignore[attr-defined]
        return view

    return declare


def accepts_uploads(view: View) -> View:
    """A form with files: two of the largest, and room for the rest of the form (security.md 6.10)."""
    view.foi_upload_limit = UPLOAD_LIMIT  # type: ignore[attr-defined]
    return view


def actor() -> Actor:
    """Who is signed in. Only for views that are not public."""
    found: Actor = current_user.actor
    return found


def may(action: Action, subject: Subject | None = None) -> bool:
    """For templates and views that show or hide a button."""
    return bool(current_user.is_authenticated) and can(actor(), action, subject)


def subject_of(info_request: InfoRequest) -> Subject:
    """What the policy needs to know of a request."""
    owners = {info_request.filed_by_id} | ({info_request.owner_id} if info_request.owner_id else set())
    return Subject(campaign_id=info_request.campaign_id, owner_ids=frozenset(owners))


def the_request(reference: str, action: Action) -> InfoRequest:
    """The request with this reference: 404 where it cannot be seen, 403 where seeing it is not enough."""
    found = info_requests.by_reference(db.session(), reference, actor()) or abort(404)
    if not can(actor(), action, subject_of(found)):
        abort(403)
    return found


def the_campaign(slug: str, action: Action) -> Campaign:
    """The campaign with this address: 404 where it cannot be seen, 403 where seeing it is not enough."""
    found = campaigns.by_slug(db.session(), slug, actor()) or abort(404)
    if not can(actor(), action, Subject(campaign_id=found.id)):
        abort(403)
    return found


def demonstration() -> bool:
    """Whether everything shown is invented."""
    return bool(current_app.config["DEMONSTRATION"])
