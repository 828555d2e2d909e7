"""Where two readers differ: both answers side by side, and a third person decides."""

from functools import partial
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Coding, InfoRequest, Reading
from foi_tracker.queries.extraction_queue import Narrowed, Work, queue
from foi_tracker.queries.readings import barred_from
from foi_tracker.usecases.adjudicate import adjudicate
from foi_tracker.usecases.save_coding import AlreadySubmitted, NewCoding, NotYours, Taken
from foi_tracker.usecases.settling import Desk, undecided
from foi_tracker.web.access import actor, may, requires, the_campaign
from foi_tracker.web.deciding import Decision, decision
from foi_tracker.web.differing import compared
from foi_tracker.web.document_pane import pane_of
from foi_tracker.web.extraction import the_reading
from foi_tracker.web.now import now
from foi_tracker.web.recording import entry

bp = Blueprint("adjudication", __name__, url_prefix="/campaigns/<slug>")

UNREADABLE, CONFLICT = 422, 409
LONGEST_REMARK = 2000


@bp.get("/conflicts")
@requires(Action.READ_FINDINGS)
def index(slug: str) -> ResponseReturnValue:
    """Every reply that waits for a third."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    found = queue(db.session(), campaign.id, actor().user_id, now(), Narrowed())
    return render_template(
        "extraction/conflicts.html",
        campaign=campaign,
        may_read=may(Action.CODE_ANSWERS, Subject(campaign_id=campaign.id)),
        free=[each for each in found.free if each.work is Work.CONFLICT],
        barred=[each for each in found.barred if each.work is Work.CONFLICT],
        mine=[each for each in found.mine if each.part is Part.THIRD],
        others=[each for each in found.others if each.part is Part.THIRD],
    )


@bp.route("/readings/<int:reading_id>/third", methods=["GET", "POST"])
@requires(Action.CODE_ANSWERS)
def show(slug: str, reading_id: int) -> ResponseReturnValue:
    """One question on which two differ; pick one of them, or answer it yourself."""
    campaign = the_campaign(slug, Action.CODE_ANSWERS)
    reading = the_reading(campaign, reading_id)
    if actor().user_id in barred_from(reading, Part.THIRD):
        flash("You are one of the two who read this. A third person decides.", "error")
        return redirect(url_for("adjudication.index", slug=slug))
    desk = Desk.of(db.session(), reading)
    open_ids = undecided(desk)
    asked = request.values.get("question", "")
    question_id = asked if asked in open_ids else next(iter(open_ids), "")
    if not question_id:
        flash("Everything in this reply is decided.", "success")
        return redirect(url_for("adjudication.index", slug=slug))
    if request.method == "POST" and asked != question_id:
        return _too_late(slug, reading_id)
    at = decision(campaign, reading_id, question_id, url_for("adjudication.show", slug=slug, reading_id=reading_id))
    return _asked(at, desk, open_ids)


def _asked(at: Decision, desk: Desk, open_ids: list[str]) -> ResponseReturnValue:
    both = {"first": desk.first.get(at.question.id), "second": desk.second.get(at.question.id)}
    picked = request.form.get("pick", "")
    form = at.form(None)
    new = None
    if picked:
        new = _like(at.question, both.get(picked))
    elif request.method == "POST":
        new = at.read(form)
    is_held = False
    if new:
        try:
            return _decided(at, new)
        except Taken:
            is_held = True
    context = at.context(form, "Let this answer count") | {"is_held": is_held}
    return _page(at, both, open_ids, context), CONFLICT if is_held else _status(form.typed.problems)


def _like(question: Question, coding: Coding | None) -> NewCoding:
    remark = request.form.get("why", "").strip()[:LONGEST_REMARK]
    return NewCoding.like(question, coding, remark) if coding else abort(404)


def _decided(at: Decision, new: NewCoding) -> ResponseReturnValue:
    """Raises `Taken`, so that what was typed is shown again."""
    slug, reading_id = at.campaign.slug, at.desk.reading.id
    try:
        adjudicate(db.session(), at.desk.reading, new.question_id, new, entry())
    except (AlreadySubmitted, NotYours):
        return _too_late(slug, reading_id)
    flash(f"Decided: {new.question_id}. It counts now.", "success")
    return redirect(url_for("adjudication.show", slug=slug, reading_id=reading_id))


def _too_late(slug: str, reading_id: int) -> ResponseReturnValue:
    flash("Somebody else has decided this.", "error")
    return redirect(url_for("adjudication.show", slug=slug, reading_id=reading_id))


def _page(at: Decision, both: dict[str, Coding | None], open_ids: list[str], context: dict[str, Any]) -> str:
    reading: Reading = at.desk.reading
    info_request: InfoRequest = at.desk.info_request
    where: dict[str, Any] = {"slug": at.campaign.slug, "reading_id": reading.id, "question": at.question.id}
    return render_template(
        "extraction/third.html",
        info_request=info_request,
        why=request.form.get("why", ""),
        comparison=compared(at.question, both["first"], both["second"]),
        picks=[(part, name) for part, name in (("first", "First"), ("second", "Second")) if both[part]],
        others=[each for each in open_ids if each != at.question.id],
        pane=pane_of(at.files, request.args, partial(url_for, "adjudication.show", **where)),
        **context,
    )


def _status(problems: object) -> int:
    return UNREADABLE if problems else 200
