"""Who looks after what: by hand, in even shares, handed over, given up."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action, can
from foi_tracker.domain.sharing_out import share_evenly
from foi_tracker.models import Campaign
from foi_tracker.queries.workload import (
    Load,
    campaigns_assigned_in,
    members,
    requests_named,
    unowned,
    workload,
)
from foi_tracker.usecases.assign_requests import NotAMember, assign_requests, give_up, hand_over, share_out
from foi_tracker.web.access import actor, requires, subject_of, the_request
from foi_tracker.web.filters import plural
from foi_tracker.web.now import today
from foi_tracker.web.recording import entry
from foi_tracker.web.return_to import is_ours

bp = Blueprint("assignments", __name__)

NOT_A_MEMBER = "That person does not belong to this campaign, or may not sign in any more."
MOST_AT_ONCE = 1000


@bp.get("/assignments")
@requires(Action.ASSIGN_REQUEST)
def index() -> ResponseReturnValue:
    """Who has how much, what nobody owns, and a preview of sharing it out."""
    session, campaign = db.session(), _the_campaign()
    loads = workload(session, campaign.id, today())
    able = [load for load in loads if load.user_id is not None and load.is_member]
    ticked = set(request.args.getlist("person"))
    chosen = [load for load in able if str(load.user_id) in ticked]
    return render_template(
        "assignments/index.html",
        campaign=campaign,
        campaigns=campaigns_assigned_in(session, actor()),
        loads=loads,
        able=able,
        nobody=next((load.open for load in loads if load.user_id is None), 0),
        chosen={load.user_id for load in chosen},
        preview=_preview(campaign, chosen) if chosen else [],
    )


@bp.post("/assignments/share-out")
@requires(Action.ASSIGN_REQUEST)
def share() -> ResponseReturnValue:
    """Share what nobody owns among the chosen people, just as the preview showed it."""
    campaign = _the_campaign()
    allowed = dict(members(db.session(), campaign.id))
    shares = {key: _ids(request.form.get(f"share-{key}", "")) for key in allowed}
    given = {key: ids for key, ids in shares.items() if ids}
    try:
        count = share_out(db.session(), campaign.id, given, entry=entry())
    except NotAMember:
        flash(NOT_A_MEMBER, "error")
    else:
        flash(f"Shared out {plural(count, 'request')}.", "success")
    return redirect(url_for("assignments.index", campaign=campaign.slug))


@bp.post("/assignments/hand-over")
@requires(Action.ASSIGN_REQUEST)
def hand() -> ResponseReturnValue:
    """All of one person's open requests to another."""
    campaign = _the_campaign()
    from_id, to_id = _person("from"), _person("to")
    if from_id is None or from_id == to_id:
        flash("Choose two different people.", "error")
        return redirect(url_for("assignments.index", campaign=campaign.slug))
    try:
        count = hand_over(db.session(), campaign.id, (from_id, to_id), today(), entry=entry())
    except NotAMember:
        flash(NOT_A_MEMBER, "error")
    else:
        flash(f"Handed over {plural(count, 'open request')}.", "success")
    return redirect(url_for("assignments.index", campaign=campaign.slug))


@bp.post("/requests/assign")
@requires(Action.ASSIGN_REQUEST)
def assign() -> ResponseReturnValue:
    """Give the ticked requests to one person, or to nobody."""
    session = db.session()
    named = requests_named(session, request.form.getlist("reference")[:MOST_AT_ONCE], actor())
    if not named:
        flash("Tick at least one request first.", "warning")
        return redirect(_back())
    if not all(can(actor(), Action.ASSIGN_REQUEST, subject_of(each)) for each in named):
        abort(403)
    campaigns = {each.campaign_id for each in named}
    if len(campaigns) > 1:
        flash("These requests belong to different campaigns. Tick those of one campaign.", "error")
        return redirect(_back())
    try:
        ids = [each.id for each in named]
        count = assign_requests(session, campaigns.pop(), ids, _person("owner"), entry=entry())
    except NotAMember:
        flash(NOT_A_MEMBER, "error")
    else:
        flash(f"{plural(count, 'request')} changed hands.", "success")
    return redirect(_back())


@bp.post("/requests/<reference>/give-up")
@requires(Action.GIVE_UP_REQUEST)
def leave(reference: str) -> ResponseReturnValue:
    """Stop looking after a request: it goes back to nobody, where a coordinator sees it."""
    info_request = the_request(reference, Action.GIVE_UP_REQUEST)
    if give_up(db.session(), info_request, entry=entry()):
        flash(f"You no longer look after {reference}. It is listed as nobody’s, so that somebody takes it.", "success")
    else:
        flash(f"You do not look after {reference}.", "warning")
    return redirect(url_for("requests.show", reference=reference))


def _the_campaign() -> Campaign:
    mine = campaigns_assigned_in(db.session(), actor()) or abort(403)
    named = request.values.get("campaign")
    if not named:
        return mine[0]
    return next((each for each in mine if each.slug == named), None) or abort(404)


def _preview(campaign: Campaign, chosen: list[Load]) -> list[tuple[Load, list[int], str]]:
    """Each person with what they would be given, and from which regions."""
    portions = unowned(db.session(), campaign.id, today())
    regions = {portion.request_id: portion.region for portion in portions}
    loads = {load.user_id: load.open for load in chosen if load.user_id is not None}
    shares = share_evenly(portions, loads)
    found = []
    for load in chosen:
        ids = shares[load.user_id or 0]
        counts: dict[str, int] = {}
        for each in ids:
            counts[regions[each]] = counts.get(regions[each], 0) + 1
        found.append((load, ids, ", ".join(f"{region} {count}" for region, count in counts.items())))
    return found


def _ids(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if each.isascii() and each.isdigit() and len(each) < len(str(2**31))]


def _person(name: str) -> int | None:
    text = request.form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**31)) else None


def _back() -> str:
    """Where the form was, if that is one of our own pages."""
    target = request.form.get("back", "")
    return target if is_ours(target) else url_for("requests.index")
