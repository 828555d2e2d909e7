"""A release as the public would see it, for members only: the public pages themselves, at other addresses."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.queries import releases
from foi_tracker.web import published_views
from foi_tracker.web.access import requires, the_campaign
from foi_tracker.web.edition import Edition, edition

bp = Blueprint("preview", __name__, url_prefix="/campaigns/<slug>/releases/<int:number>/preview")


def _edition(slug: str, number: int) -> Edition:
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    release = releases.release_numbered(db.session(), campaign.id, number) or abort(404)
    return edition(release, "preview", slug=slug, number=number) or abort(404)


@bp.get("")
@requires(Action.READ_FINDINGS)
def show(slug: str, number: int) -> str:
    """Its front page."""
    return published_views.overview(_edition(slug, number))


@bp.get("/questions/<question_id>")
@requires(Action.READ_FINDINGS)
def question(slug: str, number: int, question_id: str) -> str:
    """Everybody's answers to one question."""
    return published_views.question(_edition(slug, number), question_id)


@bp.get("/authorities")
@requires(Action.READ_FINDINGS)
def authorities(slug: str, number: int) -> str:
    """Find an authority."""
    return published_views.authorities(_edition(slug, number))


@bp.get("/authorities/<authority_slug>")
@requires(Action.READ_FINDINGS)
def authority(slug: str, number: int, authority_slug: str) -> str:
    """One authority's answers, with their sources."""
    return published_views.authority(_edition(slug, number), authority_slug)


@bp.get("/maps/<which>.svg")
@requires(Action.READ_FINDINGS)
def picture(slug: str, number: int, which: str) -> ResponseReturnValue:
    """A map to take away."""
    return published_views.picture(_edition(slug, number), which)


@bp.get("/files/<name>")
@requires(Action.READ_FINDINGS)
def file(slug: str, number: int, name: str) -> ResponseReturnValue:
    """A file, from where members fetch it."""
    if name not in _edition(slug, number).files:
        abort(404)
    return redirect(url_for("releases.download", slug=slug, number=number, name=name))
