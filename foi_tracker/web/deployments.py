"""The deployment log of a campaign: its grid, one row, and the form that changes it."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_sets import LogDefinition
from foi_tracker.models import Authority, Campaign, Deployment, InfoRequest
from foi_tracker.queries import deployments as log
from foi_tracker.queries.deployment_filter import DeploymentFilter, Order
from foi_tracker.queries.deployment_sums import overview
from foi_tracker.queries.request_page import names_of
from foi_tracker.usecases.edit_deployment import (
    DeploymentMoved,
    Edit,
    OwnRow,
    check_deployment,
    edit_deployment,
    remove_deployment,
    restore_deployment,
)
from foi_tracker.web import deployment_form, deployment_words, now
from foi_tracker.web.access import actor, requires, the_campaign
from foi_tracker.web.deployment_form import Typed
from foi_tracker.web.recording import entry

bp = Blueprint("deployments", __name__, url_prefix="/campaigns/<slug>/deployments")

CONFLICT, UNPROCESSABLE = 409, 422
MOST_PAGES = 10_000


@bp.get("")
@requires(Action.READ_FINDINGS)
def index(slug: str) -> ResponseReturnValue:
    """The rows that the address asks for, and what they come to."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    session, chosen, order = db.session(), DeploymentFilter.from_args(request.args), _order()
    page = log.page_of(session, campaign.id, chosen, order, _page_number())
    definition, over = log.newest_log(session), overview(session, campaign.id, chosen)
    found = over.totals
    args: dict[str, Any] = chosen.args()
    return render_template(
        "deployments/index.html",
        campaign=campaign,
        lines=[deployment_words.line(each, definition) for each in page.rows],
        found=found,
        total_rows=deployment_words.total_rows(found),
        hours=deployment_words.hours_total(found),
        rate_rows=deployment_words.rate_rows(found),
        years=deployment_words.year_rows(over.years),
        words=log.filter_words(session, campaign.id),
        chosen=args,
        order=order.value,
        order_words=deployment_words.ORDERS[order],
        columns=deployment_words.COLUMNS,
        first=log.PAGE * (page.number - 1) + 1,
        **deployment_words.page_links(slug, {**args, "sort": order.value}, page),
    )


@bp.get("/<identifier>")
@requires(Action.READ_FINDINGS)
def show(slug: str, identifier: str) -> ResponseReturnValue:
    """Everything about one row."""
    campaign, row = the_row(slug, identifier, Action.READ_FINDINGS)
    session = db.session()
    people = {each for each in (row.coder_id, row.checked_by_id) if each}
    return render_template(
        "deployments/show.html",
        campaign=campaign,
        row=row,
        shown=deployment_words.shown_row(row, log.newest_log(session)),
        force=session.get_one(Authority, row.authority_id),
        info_request=session.get_one(InfoRequest, row.info_request_id),
        names=names_of(session, people),
        twins=log.twins_of(session, row, campaign.id),
        is_own=row.coder_id == actor().user_id,
    )


@bp.route("/<identifier>/edit", methods=["GET", "POST"])
@requires(Action.EDIT_LOG)
def edit(slug: str, identifier: str) -> ResponseReturnValue:
    """Every field of one row."""
    campaign, row = the_row(slug, identifier, Action.EDIT_LOG)
    definition = log.newest_log(db.session())
    before = load_all(definition.fields, row.values)
    if request.method == "GET":
        texts = deployment_form.texts_of(before, row.notes, definition)
        return _form(campaign, row, definition, Typed(texts=texts, values=before))
    register = log.register_names(db.session())
    typed = deployment_form.read_form(request.form, definition, register, before, now.today())
    if not _may_save(typed):
        return _form(campaign, row, definition, typed, seen=_seen_version()), UNPROCESSABLE
    change = Edit(values=typed.values, notes=typed.notes, seen_version=_seen_version())
    try:
        edit_deployment(db.session(), row, change, entry=entry())
    except DeploymentMoved:
        return _moved(slug, identifier, definition, typed)
    flash(f"Saved {identifier}.", "success")
    return redirect(url_for("deployments.show", slug=slug, identifier=identifier))


def _may_save(typed: Typed) -> bool:
    """What does not fit together is saved where somebody says that the source has it so."""
    return not typed.is_blocked and (not typed.is_doubtful or request.form.get("as_printed") == "1")


def _form(campaign: Campaign, row: Deployment, definition: LogDefinition, typed: Typed, seen: int | None = None) -> str:
    there: dict[str, Any] = {"slug": campaign.slug, "identifier": row.identifier}
    return render_template(
        "deployments/edit.html",
        campaign=campaign,
        row=row,
        action=url_for("deployments.edit", **there),
        back=url_for("deployments.show", **there),
        seen=row.version if seen is None else seen,
        differing=[],
        **deployment_form.filled(typed, definition),
    )


def _moved(slug: str, identifier: str, definition: LogDefinition, typed: Typed) -> ResponseReturnValue:
    """Theirs beside yours; saving again puts yours in its place."""
    campaign, row = the_row(slug, identifier, Action.EDIT_LOG)
    theirs = deployment_form.texts_of(load_all(definition.fields, row.values), row.notes, definition)
    there: dict[str, Any] = {"slug": slug, "identifier": identifier}
    page = render_template(
        "deployments/edit.html",
        campaign=campaign,
        row=row,
        action=url_for("deployments.edit", **there),
        back=url_for("deployments.show", **there),
        seen=row.version,
        differing=deployment_form.differing(theirs, typed.texts),
        **deployment_form.filled(typed, definition),
    )
    return page, CONFLICT


@bp.post("/<identifier>/check")
@requires(Action.EDIT_LOG)
def check(slug: str, identifier: str) -> ResponseReturnValue:
    """Say that the row is as its source has it."""
    _, row = the_row(slug, identifier, Action.EDIT_LOG)
    try:
        check_deployment(db.session(), row, seen_version=_seen_version(), entry=entry())
        flash(f"{identifier} is checked.", "success")
    except OwnRow:
        flash("You entered this row, so somebody else has to check it.", "error")
    except DeploymentMoved:
        flash("Somebody changed this row meanwhile. Look at it again, then check it.", "error")
    return redirect(url_for("deployments.show", slug=slug, identifier=identifier))


@bp.post("/<identifier>/remove")
@requires(Action.EDIT_LOG)
def remove(slug: str, identifier: str) -> ResponseReturnValue:
    """Take the row out of the log; it is kept."""
    _, row = the_row(slug, identifier, Action.EDIT_LOG)
    try:
        remove_deployment(db.session(), row, seen_version=_seen_version(), entry=entry())
        flash(f"{identifier} counts no more. It is kept, and can be put back.", "success")
    except DeploymentMoved:
        flash("Somebody changed this row meanwhile. Look at it again.", "error")
    return redirect(url_for("deployments.show", slug=slug, identifier=identifier))


@bp.post("/<identifier>/restore")
@requires(Action.EDIT_LOG)
def restore(slug: str, identifier: str) -> ResponseReturnValue:
    """Put a row back that was removed."""
    _, row = the_row(slug, identifier, Action.EDIT_LOG)
    restore_deployment(db.session(), row, entry=entry())
    flash(f"{identifier} counts again.", "success")
    return redirect(url_for("deployments.show", slug=slug, identifier=identifier))


def the_row(slug: str, identifier: str, action: Action) -> tuple[Campaign, Deployment]:
    """The row with our number: 404 where there is none in this campaign."""
    campaign = the_campaign(slug, action)
    return campaign, log.one(db.session(), campaign.id, identifier) or abort(404)


def _seen_version() -> int:
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**31)) else 0


def _order() -> Order:
    return {each.value: each for each in Order}.get(request.args.get("sort", ""), Order.DATE)


def _page_number() -> int:
    text = request.args.get("page", "")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES)) else 1
    return max(1, min(asked, MOST_PAGES))
