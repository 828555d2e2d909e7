"""Filing requests: choose authorities, see the letters, make the drafts."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.models import Authority, AuthorityList, Campaign
from foi_tracker.queries import authorities
from foi_tracker.queries.batches import latest_batches
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.filing import Drafter, campaigns_to_file_for, saved_lists
from foi_tracker.queries.lint import warnings_for
from foi_tracker.queries.workload import members
from foi_tracker.usecases.file_requests import REFERENCE, Filing, NothingToFile, file_requests
from foi_tracker.usecases.save_authority_list import (
    ListToSave,
    NameTaken,
    delete_authority_list,
    save_authority_list,
)
from foi_tracker.web.access import actor, requires
from foi_tracker.web.filters import short_date
from foi_tracker.web.forms.authorities import AuthorityFilterForm
from foi_tracker.web.forms.filing import MOST_CHOSEN, Choice, form_key_from
from foi_tracker.web.now import today
from foi_tracker.web.recording import entry
from foi_tracker.web.review import review_of

bp = Blueprint("filing", __name__)

LONGEST_NAME, LONGEST_TITLE = 80, 120
BATCHES_SHOWN = 5


@bp.route("/file", methods=["GET", "POST"])
@requires(Action.FILE_REQUEST)
def choose() -> ResponseReturnValue:
    """Choose authorities by filter, by saved list or one by one. What is ticked stays ticked under another filter."""
    session, campaign = db.session(), _the_campaign()
    lists = saved_lists(session, [campaign.id])
    choice = _with_saved_list(Choice.read(request.values, on=today()), lists)
    found = authorities.by_slugs(session, choice.chosen) if choice.only_chosen else _matching(choice)
    match request.form.get("do"):
        case "tick_all":
            choice = choice.ticking(found)
        case "untick_all":
            choice = choice.unticking(found)
        case "save_list":
            return _save_list(campaign, choice)
    return render_template(
        "filing/choose.html",
        campaign=campaign,
        campaigns=campaigns_to_file_for(session, actor()),
        batches=latest_batches(session, campaign.id, BATCHES_SHOWN),
        lists=[(each, _may_delete(each)) for each in lists],
        choice=choice,
        found=found,
        kept=choice.kept(found),
        form=_filter_form(choice),
        longest_name=LONGEST_NAME,
    )


@bp.route("/file/review", methods=["GET", "POST"])
@requires(Action.FILE_REQUEST)
def review() -> ResponseReturnValue:
    """The letters as they will read, and what one should know before filing them."""
    session, campaign = db.session(), _the_campaign()
    chosen = authorities.by_slugs(session, _replaced(Choice.read(request.values, on=today()).chosen))
    laws = current_laws(session)
    warnings = warnings_for(session, campaign, chosen, laws=laws, today=today())
    left_out = {each.slug for each in warnings if each.kind == request.form.get("leave_out")}
    chosen = [each for each in chosen if each.slug not in left_out]
    if not chosen:
        flash("Choose at least one authority first.", "warning")
        return redirect(url_for("filing.choose", campaign=campaign.slug))
    first = REFERENCE.format(campaign.short_name, campaign.last_reference + 1)
    remaining = [each for each in warnings if each.slug not in left_out]
    return render_template(
        "filing/review.html",
        campaign=campaign,
        chosen=chosen,
        review=review_of(Drafter.of(session, campaign, today()), chosen, remaining, first),
        first=first,
        form_key=form_key_from(request.values),
        title=request.form.get("title") or f"{campaign.short_name} requests of {short_date(today())}",
        owners=_owners(campaign),
        owner=request.form.get("owner", _usual_owner(campaign, len(chosen))),
        longest_title=LONGEST_TITLE,
    )


@bp.get("/file/letter/<slug>")
@requires(Action.FILE_REQUEST)
def letter(slug: str) -> ResponseReturnValue:
    """The letter to one authority, before it is filed."""
    session, campaign = db.session(), _the_campaign()
    authority = authorities.by_slug(session, slug) or abort(404)
    reference = REFERENCE.format(campaign.short_name, campaign.last_reference + 1)
    text = Drafter.of(session, campaign, today()).letter(authority, reference)
    return render_template("filing/letter.html", authority=authority, campaign=campaign, text=text)


@bp.post("/file/create")
@requires(Action.FILE_REQUEST)
def create() -> ResponseReturnValue:
    """File them: all or none, and once however often this is pressed."""
    campaign = _the_campaign()
    filing = Filing(
        campaign_id=campaign.id,
        slugs=request.form.getlist("authority")[:MOST_CHOSEN],
        title=" ".join(request.form.get("title", "").split())[:LONGEST_TITLE] or campaign.name,
        form_key=form_key_from(request.form),
        owner_id=_owner(campaign),
    )
    try:
        batch = file_requests(db.session(), filing, entry=entry(), today=today())
    except NothingToFile:
        flash("Choose at least one authority first.", "warning")
        return redirect(url_for("filing.choose", campaign=campaign.slug))
    return redirect(url_for("batches.show", batch_id=batch.id))


@bp.post("/file/lists/<int:list_id>/delete")
@requires(Action.FILE_REQUEST)
def delete_list(list_id: int) -> ResponseReturnValue:
    """Forget a saved list: whoever made it may, and coordinators."""
    session = db.session()
    mine = saved_lists(session, [each.id for each in campaigns_to_file_for(session, actor())])
    found = next((each for each in mine if each.id == list_id), None) or abort(404)
    if not _may_delete(found):
        abort(403)
    name = found.name
    delete_authority_list(session, found)
    flash(f"The list “{name}” is deleted. Nothing that was filed with it changes.", "success")
    return redirect(url_for("filing.choose"))


def _the_campaign() -> Campaign:
    """The one that is named, or else the first; 403 where one may file for none."""
    mine = campaigns_to_file_for(db.session(), actor()) or abort(403)
    named = request.values.get("campaign")
    if not named:
        return mine[0]
    return next((each for each in mine if each.slug == named), None) or abort(404)


def _matching(choice: Choice) -> list[Authority]:
    return authorities.matching(db.session(), choice.wanted)


def _with_saved_list(choice: Choice, lists: list[AuthorityList]) -> Choice:
    """A link to a saved list, or to single authorities, shows just what it chooses."""
    if request.method == "POST":
        return choice
    named = [slug for each in lists if str(each.id) == request.args.get("list") for slug in each.slugs]
    chosen = choice.chosen | set(named)
    return Choice(wanted=choice.wanted, chosen=chosen, only_chosen=bool(chosen))


def _replaced(chosen: frozenset[str]) -> frozenset[str]:
    """With an authority that has ended exchanged for its successors, where that button was pressed."""
    session, slug = db.session(), request.form.get("replace", "")
    ended = authorities.by_slug(session, slug) if slug in chosen else None
    if ended is None:
        return chosen
    heirs = authorities.successors_of(session, [ended], on=today())[slug]
    return chosen - {slug} | {each.slug for each in heirs}


def _filter_form(choice: Choice) -> AuthorityFilterForm:
    session = db.session()
    form = AuthorityFilterForm(data=choice.wanted.parameters | {"standing": choice.wanted.standing})
    form.offer(authorities.regions(session), authorities.police_forces(session, on=today()))
    return form


def _save_list(campaign: Campaign, choice: Choice) -> ResponseReturnValue:
    name = " ".join(request.form.get("list_name", "").split())[:LONGEST_NAME]
    slugs = [each.slug for each in authorities.by_slugs(db.session(), choice.chosen)]
    if not name or not slugs:
        flash("To save a list, tick at least one authority and give the list a name.", "error")
        return redirect(url_for("filing.choose", campaign=campaign.slug, authority=slugs))
    try:
        made = save_authority_list(
            db.session(), ListToSave(campaign_id=campaign.id, name=name, slugs=slugs), entry=entry()
        )
    except NameTaken:
        flash(f"There is a list “{name}” already. Choose another name.", "error")
        return redirect(url_for("filing.choose", campaign=campaign.slug, authority=slugs))
    flash(f"Saved “{name}”. You can choose these authorities again with one click.", "success")
    return redirect(url_for("filing.choose", campaign=campaign.slug, list=made.id))


def _may_delete(saved: AuthorityList) -> bool:
    return saved.created_by_id == actor().user_id or actor().coordinates(saved.campaign_id)


def _coordinates(campaign: Campaign) -> bool:
    return actor().coordinates(campaign.id)


def _owners(campaign: Campaign) -> list[tuple[int, str]]:
    """Whom one may give the drafts to: oneself, or as a coordinator anybody in the campaign."""
    if _coordinates(campaign):
        return members(db.session(), campaign.id)
    return [(actor().user_id, actor().name)]


def _usual_owner(campaign: Campaign, count: int) -> str:
    """Oneself; but a coordinator who files many is filing for others."""
    return "" if count > 1 and _coordinates(campaign) else str(actor().user_id)


def _owner(campaign: Campaign) -> int | None:
    given = request.form.get("owner", "")
    if given in ("", str(actor().user_id)):
        return actor().user_id if given else None
    return next((key for key, _ in _owners(campaign) if str(key) == given), None)
