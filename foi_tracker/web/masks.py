"""The names that no release of a campaign shows, and what the rules strike out as things stand."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.exports.mask_preview import MOST, preview
from foi_tracker.exports.release_masks import masker
from foi_tracker.queries import releases
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.release_source import conditions
from foi_tracker.usecases.edit_masks import add_masks, remove_mask
from foi_tracker.web import asked
from foi_tracker.web.access import actor, requires, the_campaign
from foi_tracker.web.forms.releases import MaskForm
from foi_tracker.web.recording import entry

bp = Blueprint("masks", __name__, url_prefix="/campaigns/<slug>/masks")


@bp.route("", methods=["GET", "POST"])
@requires(Action.FREEZE_RELEASE)
def index(slug: str) -> ResponseReturnValue:
    """The names, a form for more, and everything that would be struck out now."""
    campaign, form = the_campaign(slug, Action.FREEZE_RELEASE), MaskForm()
    if form.validate_on_submit():
        added = add_masks(db.session(), campaign.id, form.texts(), entry=entry())
        flash(f"Added: {added}. Releases that are frozen already stay as they are.", "success")
        return redirect(url_for("masks.index", slug=slug))
    standpoint = asked.standpoint()
    rules = releases.mask_rules(db.session(), campaign.id)
    every = Selection(actor(), conditions(slug, {}, standpoint), standpoint)
    struck = preview(db.session(), every, masker(rule.text for rule in rules))
    page = render_template("releases/masks.html", campaign=campaign, form=form, rules=rules, struck=struck, most=MOST)
    return page, 422 if form.errors else 200


@bp.post("/<int:rule_id>/remove")
@requires(Action.FREEZE_RELEASE)
def remove(slug: str, rule_id: int) -> ResponseReturnValue:
    """Take a name off the list."""
    campaign = the_campaign(slug, Action.FREEZE_RELEASE)
    remove_mask(db.session(), campaign.id, rule_id, entry=entry())
    flash("Taken off the list. Releases that are frozen already stay as they are.", "success")
    return redirect(url_for("masks.index", slug=slug))
