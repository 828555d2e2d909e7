"""The releases of a campaign: freeze one, look at it, fetch its files again byte for byte."""

from functools import partial
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db, short_session
from foi_tracker.domain.findings.releases import NewRelease
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.exports.release import Store, make_release
from foi_tracker.exports.release_files import ReleasePlan
from foi_tracker.exports.release_reading import read_release
from foi_tracker.integrations import file_store
from foi_tracker.integrations.file_store import NoRoom
from foi_tracker.models import Campaign, Release
from foi_tracker.queries import campaigns, releases
from foi_tracker.queries.answers import definitions_of
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.release_source import conditions
from foi_tracker.usecases.freeze_release import ReleaseMoved, freeze_release, frozen_before
from foi_tracker.usecases.record_export import record_export
from foi_tracker.web import asked
from foi_tracker.web.access import actor, may, requires, the_campaign
from foi_tracker.web.attachments import HEADERS
from foi_tracker.web.forms.releases import FreezeForm
from foi_tracker.web.recording import entry

bp = Blueprint("releases", __name__, url_prefix="/campaigns/<slug>/releases")

CONFLICT, NO_ROOM = 409, 507
LARGEST = 4 * 1024**3
DESCRIBED: Final = {
    ".zip": "A data package: every table as CSV, what each column means, and how it was made.",
    ".sqlite": "The same tables as a database, without the wide one.",
    ".json": "What the public page says, for programs.",
}
# Freezing reads every answer; whoever comes second in one process waits for the first.
FREEZING = BoundedSemaphore(1)
PATIENCE: Final = 20  # seconds


def folder() -> Path:
    """Where the bytes of releases lie."""
    data_dir: Path = current_app.config["DATA_DIR"]
    return data_dir / "releases"


def store() -> Store:
    """Takes files in, and finds them again."""
    place = folder()
    keep = partial(file_store.keep, place, largest=LARGEST, head=0)
    return Store(keep=keep, path_of=partial(file_store.path_of, place))


@bp.get("")
@requires(Action.READ_FINDINGS)
def index(slug: str) -> str:
    """All of them, the newest first."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    listed = releases.releases_of(db.session(), campaign.id)
    freezes = may(Action.FREEZE_RELEASE, Subject(campaign_id=campaign.id))
    return render_template("releases/index.html", campaign=campaign, releases=listed, may_freeze=freezes)


@bp.get("/<int:number>")
@requires(Action.READ_FINDINGS)
def show(slug: str, number: int) -> str:
    """One of them: its hashes, how to cite it, and what changed."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    release = releases.release_numbered(db.session(), campaign.id, number) or abort(404)
    return render_template(
        "releases/show.html",
        campaign=campaign,
        release=release,
        before=releases.release_before(db.session(), campaign.id, number),
        read=read_release(release, store().path_of),
        described={name: DESCRIBED.get(Path(name).suffix, "") for name in release.files},
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Action.FREEZE_RELEASE)
def new(slug: str) -> ResponseReturnValue:
    """Say what to freeze, then freeze it."""
    campaign = the_campaign(slug, Action.FREEZE_RELEASE)
    sets, upcoming = _question_sets(campaign), _next_number(campaign)
    form = FreezeForm(number=upcoming)
    form.offer(sets)
    if not sets or not form.validate_on_submit():
        return _page(campaign, form), 422 if form.errors or request.method == "POST" else 200
    try:
        release = _frozen(campaign, form.asked())
    except ReleaseMoved:
        form.number.data, form.number.raw_data = upcoming, None
        return _page(campaign, form, moved=True), CONFLICT
    except NoRoom:
        form.title.errors = ["There is no room left on the disk. Tell whoever looks after the tracker."]
        return _page(campaign, form), NO_ROOM
    flash(f"Frozen as release {release.number}.", "success")
    return redirect(url_for("releases.show", slug=slug, number=release.number))


@bp.get("/<int:number>/<name>")
@requires(Action.READ_FINDINGS)
def download(slug: str, number: int, name: str) -> ResponseReturnValue:
    """A file as it was frozen."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    release = releases.release_numbered(db.session(), campaign.id, number) or abort(404)
    facts = release.files.get(name) or abort(404)
    path = store().path_of(facts["sha256"])
    if not path.is_file():
        abort(404)
    with short_session() as session:
        which = {"campaign": slug, "release": str(number)}
        record_export(session, actor_id=actor().user_id, file=name, asked=which, at=entry().at)
    response = send_file(path, mimetype=facts["media_type"], conditional=True, etag=facts["sha256"])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers.update(HEADERS)
    return response


def _question_sets(campaign: Campaign) -> list[str]:
    standpoint = asked.standpoint()
    every = Selection(actor(), conditions(campaign.slug, {}, standpoint), standpoint)
    return [f"{read.key} {read.version}" for read in definitions_of(db.session(), every).values()]


def _next_number(campaign: Campaign) -> int:
    latest = releases.latest_release(db.session(), campaign.id)
    return latest.number + 1 if latest else 1


def _page(campaign: Campaign, form: FreezeForm, *, moved: bool = False) -> str:
    rules = releases.mask_rules(db.session(), campaign.id)
    return render_template("releases/new.html", campaign=campaign, form=form, moved=moved, rules=len(rules))


def _frozen(campaign: Campaign, wanted: NewRelease) -> Release:
    """Nothing is locked while the files are written: they are made from a snapshot of their own."""
    by, who, standpoint, slug = entry(), actor(), asked.standpoint(), campaign.slug
    campaign_id = campaign.id
    if not 1 <= wanted.number <= _next_number(campaign):
        raise ReleaseMoved(wanted.number)
    before = frozen_before(db.session(), campaign_id, wanted, by)
    if before is not None:
        return before
    db.session.rollback()
    if not FREEZING.acquire(timeout=PATIENCE):
        flash("Somebody else is freezing a release just now. Try again in a minute.", "warning")
        abort(redirect(url_for("releases.index", slug=slug)))
    try:
        with short_session(reading=True) as reading:
            read = campaigns.campaign_named(reading, slug) or abort(404)
            plan = ReleasePlan(campaign=read, asked=wanted, actor=who, standpoint=standpoint, at=by.at)
            made = make_release(reading, plan, store())
    finally:
        FREEZING.release()
    return freeze_release(db.session(), campaign_id, wanted, made, entry=by)
