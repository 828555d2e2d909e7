"""What can be done about an answer, or about silence: advice, ticks, and the letter that follows."""

from dataclasses import dataclass, field

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.challenged import SILENCE, Challenged, Ticks, challenge_of
from foi_tracker.domain.defects import defects
from foi_tracker.domain.ladder import ladder
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.narrowing import LIMITS, as_a_new_request, hours
from foi_tracker.domain.policy import Action
from foi_tracker.models import Assessment, InfoRequest
from foi_tracker.queries.challenges import assessment_of
from foi_tracker.queries.dossiers import dossiers
from foi_tracker.queries.request_page import names_of
from foi_tracker.usecases.save_assessment import AssessmentMoved, Reading, save_assessment, version_of
from foi_tracker.web import challenge_page, now, recording
from foi_tracker.web.access import requires, subject_of, the_request
from foi_tracker.web.challenge_words import REVIEW_FIRST, why_not_the_regulator
from foi_tracker.web.forms.challenge import Hours, read_hours, read_ticks, stored_ticks
from foi_tracker.web.letter_desk import DRAFTED
from foi_tracker.web.rungs import shown

bp = Blueprint("challenge", __name__, url_prefix="/requests/<reference>/challenge")


@dataclass(slots=True)
class View:
    """One request as it stands, what there is to challenge, and what has been ticked."""

    info_request: InfoRequest
    dossier: Dossier
    found: Challenged | None
    kept: Assessment | None
    ticks: Ticks = field(default_factory=dict)
    hours: Hours = field(default_factory=Hours)
    moved: str = ""


@bp.get("")
@requires(Action.READ_REQUEST)
def show(reference: str) -> str:
    """What happened, what can be done by when, and what to look for in their letter."""
    return _page(_view(the_request(reference, Action.READ_REQUEST)))


@bp.post("")
@requires(Action.RECORD_EVENT)
def save(reference: str) -> ResponseReturnValue:
    """Keep the ticks; then show what follows from them, or go on to the letter."""
    view = _view(the_request(reference, Action.RECORD_EVENT))
    if view.found is None:
        flash("There is nothing to tick now.", "message")
        return redirect(url_for("challenge.show", reference=reference))
    ticks = read_ticks(request.form, view.found)
    if request.form.get("position", type=int) != view.found.position:
        return _moved(view, ticks, "Something was recorded meanwhile, so these questions are about a newer letter.")
    reading = Reading(position=view.found.position, ticks=ticks, seen=request.form.get("seen", ""))
    try:
        save_assessment(db.session(), view.info_request, reading, entry=recording.entry())
    except AssessmentMoved:
        view = _view(the_request(reference, Action.RECORD_EVENT))
        return _moved(view, ticks, _whose(view))
    return _onward(reference, request.form.get("letter", ""))


def _onward(reference: str, letter: str) -> ResponseReturnValue:
    estimate = read_hours(request.form.get("hours", "")).typed
    if letter in DRAFTED:
        return redirect(url_for("letters.new", reference=reference, kind=letter, hours=estimate or None))
    flash("Saved. What follows from your ticks stands below each list.", "success")
    return redirect(url_for("challenge.show", reference=reference, hours=estimate or None))


def _view(info_request: InfoRequest) -> View:
    dossier = dossiers(db.session(), [info_request], now.today())[info_request.id]
    found = challenge_of(dossier)
    kept = assessment_of(db.session(), info_request, found.position if found else SILENCE)
    return View(
        info_request=info_request,
        dossier=dossier,
        found=found,
        kept=kept,
        ticks=stored_ticks(kept.ticks) if kept else {},
        hours=read_hours(request.values.get("hours", "")),
    )


def _whose(view: View) -> str:
    if view.kept is None:
        return "Somebody else ticked something while you did."
    name = names_of(db.session(), [view.kept.made_by_id])[view.kept.made_by_id]
    return f"{name} ticked something while you did."


def _moved(view: View, ticks: Ticks, why: str) -> ResponseReturnValue:
    view.moved, view.ticks = why, ticks
    return _page(view), 409


def _page(view: View) -> str:
    dossier, found = view.dossier, view.found
    rungs = ladder(dossier.history, dossier.law, dossier.made_on)
    wrongs, notes = challenge_page.wrongs(defects(dossier.history, dossier.law))
    narrowed = challenge_page.cost(found, dossier, view.hours.number)
    return render_template(
        "challenge/show.html",
        info_request=view.info_request,
        authority=dossier.addressee,
        law=dossier.law,
        subject=subject_of(view.info_request),
        view=view,
        seen=version_of(view.kept),
        happened=challenge_page.happened(found, dossier),
        next=challenge_page.next_thing(dossier),
        wrongs=wrongs,
        notes=notes,
        cards=challenge_page.cards(found, view.ticks, dossier) if found else [],
        argued=sum(len(each.arguments) for each in found.argued(view.ticks)) if found else 0,
        rungs=shown(rungs, dossier.law, dossier.made_on),
        review_first=(why_not_the_regulator(rungs, dossier.law), REVIEW_FIRST[dossier.law.code]),
        narrowed=narrowed,
        no_limit=bool(found and found.over_cost and dossier.law.code not in LIMITS),
        as_new=as_a_new_request(narrowed, dossier.reference) if narrowed else "",
        hours_words=hours,
        tick_words=challenge_page.TICK_WORDS,
    )
