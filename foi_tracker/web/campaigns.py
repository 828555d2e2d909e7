"""A campaign and its settings."""

from collections import Counter
from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.domain.vocabulary import Outcome, Stage
from foi_tracker.models import Entry
from foi_tracker.queries import campaigns
from foi_tracker.usecases.edit_campaign import CampaignMoved, edit_campaign
from foi_tracker.web.access import actor, requires, the_campaign
from foi_tracker.web.campaign_map import CampaignMaps
from foi_tracker.web.filters import label
from foi_tracker.web.forms.people import CampaignForm
from foi_tracker.web.now import now

bp = Blueprint("campaigns", __name__, url_prefix="/campaigns")

CONFLICT = 409


@bp.get("")
@requires(Action.READ_CAMPAIGN)
def index() -> ResponseReturnValue:
    """The campaigns I may see; the only one opens at once."""
    found = campaigns.all_visible(db.session(), actor())
    if len(found) == 1:
        return redirect(url_for("campaigns.show", slug=found[0].slug))
    return render_template("campaigns/index.html", campaigns=found)


@bp.get("/<slug>")
@requires(Action.READ_CAMPAIGN)
def show(slug: str) -> ResponseReturnValue:
    """How far it has come, and who is in it."""
    campaign = the_campaign(slug, Action.READ_CAMPAIGN)
    tallies = campaigns.progress(db.session(), campaign.id)
    maps = CampaignMaps(campaign, request.args.get("by", ""))
    return render_template(
        "campaigns/show.html",
        campaign=campaign,
        stages=_bars("stage", Stage, ((tally.stage, tally.count) for tally in tallies), slug),
        outcomes=_bars("outcome", Outcome, ((tally.outcome, tally.count) for tally in tallies), slug),
        total=sum(tally.count for tally in tallies),
        closed=sum(tally.count for tally in tallies if tally.stage == Stage.CLOSED),
        maps=maps.drawn(),
        by=maps.by,
        choices=maps.choices(),
        members=campaigns.members(db.session(), campaign.id),
        subject=Subject(campaign_id=campaign.id),
    )


def _bars(
    name: str, words: Iterable[Stage | Outcome], counts: Iterable[tuple[str | None, int]], slug: str
) -> list[dict[str, object]]:
    """A bar for each word that counts something, in the order of the vocabulary, and the list it leads to."""
    found: Counter[str | None] = Counter()
    for word, count in counts:
        found[word] += count
    listed = url_for("requests.index", campaign=slug)
    return [
        {
            "label": label(word.value),
            "count": found[word.value],
            "tone": "ours",
            "href": f"{listed}&{name}={word.value}",
        }
        for word in words
        if found[word.value]
    ]


@bp.route("/<slug>/settings", methods=["GET", "POST"])
@requires(Action.EDIT_CAMPAIGN)
def settings(slug: str) -> ResponseReturnValue:
    """Name, signatory, reply address, and what stands on a public page."""
    campaign = the_campaign(slug, Action.EDIT_CAMPAIGN)
    form = CampaignForm(
        campaign_name=campaign.name,
        signatory=campaign.signatory,
        reply_address=campaign.reply_address,
        summary=campaign.summary,
        corrections_contact=campaign.corrections_contact,
        seen_version=campaign.version,
    )
    if not form.validate_on_submit():
        return render_template("campaigns/settings.html", form=form, campaign=campaign, moved=False)
    entry = Entry(by_id=actor().user_id, at=now())
    try:
        edit_campaign(db.session(), campaign, form.settings(), seen_version=form.seen_version.data or 0, entry=entry)
    except CampaignMoved:
        return _moved(slug, form)
    flash("Saved. Letters made from now on carry the new name and address.", "success")
    return redirect(url_for("campaigns.show", slug=slug))


def _moved(slug: str, form: CampaignForm) -> ResponseReturnValue:
    """Nothing typed is lost: saving again puts it in place of what somebody else saved."""
    current = the_campaign(slug, Action.EDIT_CAMPAIGN)
    form.seen_version.data = current.version
    form.seen_version.raw_data = None
    return render_template("campaigns/settings.html", form=form, campaign=current, moved=True), CONFLICT
