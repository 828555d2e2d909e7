"""Chasing many at once: see every letter, approve the round, send it, and say that it went."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action, Subject, can
from foi_tracker.domain.vocabulary import Channel
from foi_tracker.exports.letters import OutgoingLetter, UnsafeLetter, as_archive
from foi_tracker.models import Campaign, ChaserRound, InfoRequest
from foi_tracker.queries.chaser_plan import Terms, plan_chasers
from foi_tracker.queries.chasers import RoundLetter, letters_of_round, requests_on_board, round_by_id
from foi_tracker.queries.dashboard import Show
from foi_tracker.queries.workload import members, requests_named
from foi_tracker.usecases.approve_chasers import Approval, approve_chasers
from foi_tracker.usecases.record_chasers_sent import record_chasers_sent, withdraw_chasers
from foi_tracker.web import asked, now
from foi_tracker.web.access import actor, requires
from foi_tracker.web.chaser_words import STEP_NAMES, about, by_step, dropped_out
from foi_tracker.web.downloads import as_download
from foi_tracker.web.filters import plural, short_date
from foi_tracker.web.forms.chasers import FEWEST_DAYS, MOST_CHASED, MOST_DAYS, Chosen
from foi_tracker.web.forms.filing import form_key_from
from foi_tracker.web.forms.sendings import Sendings, read_sendings
from foi_tracker.web.recording import entry
from foi_tracker.web.return_to import is_ours

bp = Blueprint("chasers", __name__)

SHOW_EXCEPTIONS_UP_TO = 20


@bp.post("/chasers/preview")
@requires(Action.APPROVE_CHASERS)
def preview() -> ResponseReturnValue:
    """The letter to each authority as it would go today, and who drops out. Nothing is saved yet."""
    chosen = Chosen.read(request.form)
    if request.form.get("all"):
        board = asked.board(show=Show.OVERDUE)
        found = requests_on_board(db.session(), actor(), board, asked.standpoint(), MOST_CHASED + 1)
    else:
        found = requests_named(db.session(), chosen.references, actor())
    return _preview(chosen, found[:MOST_CHASED], is_cut_short=len(found) > MOST_CHASED)


@bp.post("/chasers")
@requires(Action.APPROVE_CHASERS)
def approve() -> ResponseReturnValue:
    """Approve the ticked letters, after reading every thread again. Once, however often it is pressed."""
    chosen = Chosen.read(request.form)
    found = requests_named(db.session(), list(chosen.approved), actor())
    if not found:
        flash("Tick at least one letter first.", "warning")
        return _preview(chosen, requests_named(db.session(), chosen.references, actor()))
    campaign_id = _campaign_of(found) or abort(400)
    if not _may_chase(campaign_id):
        abort(403)
    form_key = form_key_from(request.form)
    approval = Approval(campaign_id=campaign_id, form_key=form_key, seen=chosen.approved, wait=chosen.wait)
    approved = approve_chasers(db.session(), approval, entry=entry(), today=now.today())
    if approved.left_out:
        flash(dropped_out(approved.left_out), "warning")
    if approved.round_id is None:
        return redirect(_back())
    return redirect(url_for("chasers.show", round_id=approved.round_id))


@bp.get("/chasers/<int:round_id>")
@requires(Action.APPROVE_CHASERS)
def show(round_id: int) -> ResponseReturnValue:
    """The letters of a round to send, and the form that records that they went."""
    return _round_page(round_id, Sendings())


@bp.post("/chasers/<int:round_id>/sent")
@requires(Action.APPROVE_CHASERS)
def record(round_id: int) -> ResponseReturnValue:
    """Record them all as sent, but for the rows that say otherwise. Once, however often it is pressed."""
    made, campaign, _ = _the_round(round_id)
    unsent = [each for each in letters_of_round(db.session(), round_id) if each.is_unsent]
    if not unsent:
        flash("Nothing is left to record here.", "message")
        return redirect(url_for("chasers.show", round_id=round_id))
    sendings = _after_approval(read_sendings(request.form, request.form.getlist("not_sent"), unsent, now.today()), made)
    if sendings.problems:
        return _round_page(round_id, sendings), 422
    _record(made, campaign, sendings)
    return redirect(url_for("chasers.show", round_id=round_id))


@bp.post("/chasers/<int:round_id>/withdraw")
@requires(Action.APPROVE_CHASERS)
def withdraw(round_id: int) -> ResponseReturnValue:
    """Throw away letters that were approved but shall not go: one, or all that are unsent."""
    _the_round(round_id)
    named = request.form.get("letter", "")
    one = [each.id for each in letters_of_round(db.session(), round_id) if str(each.id) == named]
    count = withdraw_chasers(db.session(), round_id, entry=entry(), letter_ids=None if request.form.get("all") else one)
    flash(f"Withdrew {plural(count, 'letter')}. The history of the requests is as it was.", "success")
    return redirect(url_for("chasers.show", round_id=round_id))


@bp.get("/chasers/<int:round_id>/letters.zip")
@requires(Action.APPROVE_CHASERS)
def archive(round_id: int) -> ResponseReturnValue:
    """Every letter of the round that still fits its thread, as e-mail and as text."""
    _, campaign, _ = _the_round(round_id)
    found = letters_of_round(db.session(), round_id)
    letters = [_outgoing(each, campaign) for each in found if not each.is_withdrawn and not each.has_moved]
    try:
        return as_download(as_archive(letters), "application/zip", f"{campaign.short_name}-chasers-{round_id}.zip")
    except UnsafeLetter as unsafe:
        flash(f"One of these letters cannot be made into an e-mail. {unsafe}", "error")
        return redirect(url_for("chasers.show", round_id=round_id))


def _preview(chosen: Chosen, found: Sequence[InfoRequest], *, is_cut_short: bool = False) -> ResponseReturnValue:
    if not found:
        flash("Tick at least one request first.", "warning")
        return redirect(_back())
    if not all(_may_chase(each.campaign_id) for each in found):
        abort(403)
    if _campaign_of(found) is None:
        flash("These requests belong to different campaigns. Chase those of one campaign at a time.", "error")
        return redirect(_back())
    plan = plan_chasers(db.session(), found, Terms(today=now.today(), wait=chosen.wait))
    return render_template(
        "chasers/preview.html",
        chosen=chosen,
        references=[each.reference for each in found],
        groups=by_step(plan.letters),
        about=about,
        plan=plan,
        form_key=form_key_from(request.form),
        back=_back(),
        days=(FEWEST_DAYS, MOST_DAYS),
        is_cut_short=is_cut_short,
    )


def _round_page(round_id: int, sendings: Sendings) -> str:
    made, campaign, approved_by = _the_round(round_id)
    letters = letters_of_round(db.session(), round_id)
    ready = [each for each in letters if each.can_go]
    return render_template(
        "chasers/round.html",
        round=made,
        campaign=campaign,
        approved_by=approved_by,
        letters=letters,
        ready=len(ready),
        unsent=sum(each.is_unsent for each in letters),
        step_names=STEP_NAMES,
        problems=sendings.problems,
        exceptions="exceptions" in request.values or len(ready) <= SHOW_EXCEPTIONS_UP_TO,
        channels=list(Channel),
        people=members(db.session(), campaign.id),
        given=request.form,
        not_sent=request.form.getlist("not_sent"),
    )


def _record(made: ChaserRound, campaign: Campaign, sendings: Sendings) -> None:
    sent_by = request.form.get("sent_by", "")
    people = members(db.session(), campaign.id)
    named = next((key for key, _ in people if str(key) == sent_by), actor().user_id)
    done = record_chasers_sent(db.session(), made.id, sendings.by_id, sent_by_id=named, entry=entry())
    if done.recorded:
        flash(f"Recorded {plural(done.recorded, 'letter')} as sent.", "success")
    if done.skipped:
        moved = ", ".join(done.skipped)
        flash(f"Not recorded, because something else has happened there since the approval: {moved}.", "warning")


def _after_approval(sendings: Sendings, made: ChaserRound) -> Sendings:
    """Nothing can have gone before it was approved."""
    approved_on = made.approved_at.date()
    if all(each.on >= approved_on for each in sendings.by_id.values()):
        return sendings
    problem = f"These letters were approved on {short_date(approved_on)}, so none can have gone before that."
    return replace(sendings, by_id={}, problems={"on": problem})


def _campaign_of(found: Sequence[InfoRequest]) -> int | None:
    """The campaign of them all; None where they have more than one."""
    campaigns = {each.campaign_id for each in found}
    return campaigns.pop() if len(campaigns) == 1 else None


def _may_chase(campaign_id: int) -> bool:
    return can(actor(), Action.APPROVE_CHASERS, Subject(campaign_id=campaign_id))


def _the_round(round_id: int) -> tuple[ChaserRound, Campaign, str]:
    return round_by_id(db.session(), round_id, actor()) or abort(404)


def _outgoing(stored: RoundLetter, campaign: Campaign) -> OutgoingLetter:
    return OutgoingLetter(
        reference=stored.reference,
        authority_slug=stored.authority_slug,
        sender_name=campaign.signatory,
        reply_address=campaign.reply_address,
        recipient=stored.recipient,
        subject=stored.title,
        body=stored.body,
        made_at=stored.made_at,
    )


def _back() -> str:
    """The board as it was, if that is one of our own pages."""
    target = request.form.get("back", "")
    return target if is_ours(target) else url_for("board.index")
