"""Putting a release before the public, by two people; and taking it back, by one."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.publishing import Standing
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.models import Campaign, User
from foi_tracker.queries import releases
from foi_tracker.queries.publications import PublicationRow, public_release, publications_of
from foi_tracker.usecases.publish_release import (
    PublicationMoved,
    SamePerson,
    approve_publication,
    propose_publication,
    take_back,
)
from foi_tracker.web import origins
from foi_tracker.web.access import actor, may, requires, the_campaign
from foi_tracker.web.forms.accounts import ConfirmForm
from foi_tracker.web.forms.publishing import ApproveForm, ProposeForm
from foi_tracker.web.now import now
from foi_tracker.web.recording import entry
from foi_tracker.web.request_page import when
from foi_tracker.web.sign_ins import WRONG_PASSWORD, knows_password

bp = Blueprint("publishing", __name__, url_prefix="/campaigns/<slug>/publishing")

CONFLICT, UNPROCESSABLE = 409, 422
TONES = {
    Standing.PROPOSED: "soon",
    Standing.EMBARGOED: "ours",
    Standing.PUBLIC: "good",
    Standing.TAKEN_BACK: "neutral",
}
MOVED = "Somebody else proposed it, approved it or took it back meanwhile. This is how things stand now."


@bp.get("")
@requires(Action.READ_FINDINGS)
def index(slug: str) -> str:
    """What is public, what waits for a second person, and what was."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    rows = publications_of(db.session(), campaign.id)
    under_way = _under_way(slug, rows)
    listed = [each.release for each in releases.releases_of(db.session(), campaign.id)]
    return render_template(
        "publishing/index.html",
        campaign=campaign,
        rows=[(row, row.standing(now())) for row in rows],
        public=public_release(db.session(), slug, now()),
        address=_address(slug),
        offered=[each for each in listed if each.id not in under_way],
        may_publish=may(Action.PUBLISH, Subject(campaign_id=campaign.id)),
        tones=TONES,
        when=when,
        me=actor().user_id,
    )


@bp.route("/propose/<int:number>", methods=["GET", "POST"])
@requires(Action.PUBLISH)
def propose(slug: str, number: int) -> ResponseReturnValue:
    """Ask for a second person. Nothing is public by it."""
    campaign, form = the_campaign(slug, Action.PUBLISH), ProposeForm()
    release = releases.release_numbered(db.session(), campaign.id, number) or abort(404)
    if release.id in _under_way(slug, publications_of(db.session(), campaign.id)):
        flash(f"Release {number} is proposed or public already.", "warning")
        return redirect(url_for("publishing.index", slug=slug))
    if not form.validate_on_submit():
        page = render_template("publishing/propose.html", campaign=campaign, release=release, form=form)
        return page, UNPROCESSABLE if form.errors else 200
    try:
        propose_publication(db.session(), release, form.embargo_until, entry=entry())
    except PublicationMoved:
        return _moved(slug)
    flash(f"Release {number} is proposed. Another coordinator or administrator has to approve it.", "success")
    return redirect(url_for("publishing.index", slug=slug))


@bp.route("/<int:publication_id>/approve", methods=["GET", "POST"])
@requires(Action.PUBLISH)
def approve(slug: str, publication_id: int) -> ResponseReturnValue:
    """The second person says yes, with their password."""
    campaign, form = the_campaign(slug, Action.PUBLISH), ApproveForm()
    row = _row(campaign, publication_id)
    if row.standing(now()) is not Standing.PROPOSED:
        return _moved(slug)
    is_mine = row.publication.proposed_by_id == actor().user_id
    if is_mine or not form.validate_on_submit() or not _is_me(form):
        page = _asking("publishing/approve.html", campaign, publication_id, form=form, is_mine=is_mine)
        return page, (CONFLICT if is_mine and form.is_submitted() else UNPROCESSABLE if form.errors else 200)
    return _approved(slug, publication_id)


@bp.route("/<int:publication_id>/take-back", methods=["GET", "POST"])
@requires(Action.PUBLISH)
def withdraw(slug: str, publication_id: int) -> ResponseReturnValue:
    """One person, one button, no password: what should not be public must not wait."""
    campaign, form = the_campaign(slug, Action.PUBLISH), ConfirmForm()
    row = _row(campaign, publication_id)
    if row.publication.taken_back_at is not None:
        return _moved(slug)
    if not form.validate_on_submit():
        shown = public_release(db.session(), slug, now())
        is_shown = shown is not None and shown.id == row.release.id
        return _asking("publishing/take_back.html", campaign, publication_id, form=form, is_shown=is_shown)
    try:
        take_back(db.session(), row.publication, entry=entry())
    except PublicationMoved:
        return _moved(slug)
    left = public_release(db.session(), slug, now())
    flash(f"Taken back. {f'Release {left.number}' if left else 'Nothing'} is at {_address(slug)} now.", "success")
    return redirect(url_for("publishing.index", slug=slug))


def _address(slug: str) -> str:
    return origins.absolute(url_for("published.show", slug=slug))


def _row(campaign: Campaign, publication_id: int) -> PublicationRow:
    rows = publications_of(db.session(), campaign.id)
    return next((row for row in rows if row.publication.id == publication_id), None) or abort(404)


def _under_way(slug: str, rows: Sequence[PublicationRow]) -> set[int]:
    """The releases that cannot be proposed, since they are already, or are what the public sees."""
    shown = public_release(db.session(), slug, now())
    waiting = {row.release.id for row in rows if row.standing(now()) in (Standing.PROPOSED, Standing.EMBARGOED)}
    return waiting | ({shown.id} if shown else set())


def _is_me(form: ApproveForm) -> bool:
    known = knows_password(db.session().get_one(User, actor().user_id).email, form.password.data or "")
    if not known:
        form.password.errors = [WRONG_PASSWORD]
    return known


def _asking(template: str, campaign: Campaign, publication_id: int, **more: object) -> str:
    row = _row(campaign, publication_id)
    standing = row.standing(now())
    return render_template(template, campaign=campaign, row=row, standing=standing, when=when, **more)


def _approved(slug: str, publication_id: int) -> ResponseReturnValue:
    """Afresh, since the password was looked up in between."""
    row = _row(the_campaign(slug, Action.PUBLISH), publication_id)
    try:
        approve_publication(db.session(), row.publication, entry=entry())
    except (PublicationMoved, SamePerson):
        return _moved(slug)
    flash("Approved. The page changes by itself, now or when the embargo is over.", "success")
    return redirect(url_for("publishing.index", slug=slug))


def _moved(slug: str) -> ResponseReturnValue:
    flash(MOVED, "warning")
    return redirect(url_for("publishing.index", slug=slug))
