"""The public pages of a campaign: what one frozen release says, and nothing that is not in its file.

Whether there is anything to see is one question; a campaign without a page answers as one that does not exist.
"""

from flask import Blueprint, abort, g, send_file
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.queries.publications import public_release
from foi_tracker.web import now, published_views
from foi_tracker.web.access import public
from foi_tracker.web.attachments import HEADERS
from foi_tracker.web.edition import Edition, edition
from foi_tracker.web.releases import store

bp = Blueprint("published", __name__, url_prefix="/published/<slug>")


def _edition(slug: str) -> Edition:
    """What is public at this moment; the page of something that does not exist where nothing is."""
    release = public_release(db.session(), slug, now.now())
    found = edition(release, "published", slug=slug) if release else None
    return found or abort(404)


def _for_robots(slug: str) -> Edition:
    """The same, for a page that search engines may list."""
    found = _edition(slug)
    g.robots_may_list = True
    return found


@bp.get("")
@public
def show(slug: str) -> str:
    """What the campaign found, at a glance."""
    return published_views.overview(_for_robots(slug))


@bp.get("/questions/<question_id>")
@public
def question(slug: str, question_id: str) -> str:
    """Everybody's answers to one question."""
    return published_views.question(_for_robots(slug), question_id)


@bp.get("/authorities")
@public
def authorities(slug: str) -> str:
    """Find an authority."""
    return published_views.authorities(_for_robots(slug))


@bp.get("/authorities/<authority_slug>")
@public
def authority(slug: str, authority_slug: str) -> str:
    """One authority's answers, with their sources."""
    return published_views.authority(_for_robots(slug), authority_slug)


@bp.get("/maps/<which>.svg")
@public
def picture(slug: str, which: str) -> ResponseReturnValue:
    """A map to take away."""
    return published_views.picture(_edition(slug), which)


@bp.get("/files/<name>")
@public
def file(slug: str, name: str) -> ResponseReturnValue:
    """A file of the release that is public now, as it was frozen."""
    facts = _edition(slug).files.get(name) or abort(404)
    path = store().path_of(facts["sha256"])
    if not path.is_file():
        abort(404)
    response = send_file(path, mimetype=facts["media_type"], etag=facts["sha256"])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers.update(HEADERS)
    return response
