"""Reading a reply, question by question, beside its files: one person's answers, kept as they are typed."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.policy import Action
from foi_tracker.models import Coding
from foi_tracker.usecases.save_coding import (
    AlreadySubmitted,
    CodingMoved,
    Incomplete,
    NewCoding,
    NotYours,
    Taken,
    save_coding,
    submit,
)
from foi_tracker.wall_clock import LONDON
from foi_tracker.web import answer_rows, answer_words, now, recording
from foi_tracker.web.access import requires
from foi_tracker.web.answer_evidence import EVIDENCE, WITH_EXEMPTIONS
from foi_tracker.web.answer_form import AnswerForm, input_name
from foi_tracker.web.coding_page import PART_NAMES, STATE_ROWS, Grounds, problem_lines, risks, said
from foi_tracker.web.coding_visit import Visit, refusal_of, visited
from foi_tracker.web.document_pane import check_quote, pane_of
from foi_tracker.web.filters import short_date

bp = Blueprint("coding", __name__, url_prefix="/campaigns/<slug>/readings/<int:reading_id>/<any(first, second):part>")

UNREADABLE, CONFLICT = 422, 409
TAKEN: Final = "It is kept, but somebody else has this reply in hand by now. Go back to the list."
MOVED: Final = "this answer was saved from another window since you opened it here. Press Save to see both."


@bp.get("")
@requires(Action.CODE_ANSWERS)
def show(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """One question, beside the reply."""
    visit = visited(slug, reading_id, part, request.args.get("question", ""))
    if refusal := refusal_of(visit):
        return refusal
    if visit.desk.is_done or not visit.desk.questions:
        return redirect(visit.address("coding.finish"))
    first = visit.files[0].public_id if visit.files else ""
    return _page(visit, AnswerForm.of_draft(visit.asked, visit.desk.answers.get(visit.question.id), first))


@bp.post("")
@requires(Action.CODE_ANSWERS)
def save(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """Keep the answer, however far it has come. A script asks for JSON; a person is shown a page."""
    visit = visited(slug, reading_id, part, request.form.get("question", ""))
    if visit.question.id != request.form.get("question"):
        abort(404)
    form = AnswerForm.of_typed(visit.asked, request.form)
    if form.add_row(request.form.get("action", "")) or request.form.get("action") == "show":
        form.values()
        form.typed.problems.clear()
        return _page(visit, form, is_unsaved=True)
    db.session.rollback()  # let go of the database while quotes are looked up
    new = form.read(partial(check_quote, visit.files))
    if new is None:
        return _unreadable(visit, form)
    return _kept(visit, form, new)


@bp.get("/finish")
@requires(Action.CODE_ANSWERS)
def finish(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """Every answer in a line, and what still lacks before the part can be handed in."""
    visit = visited(slug, reading_id, part)
    return refusal_of(visit) or _finish_page(visit)


@bp.post("/finish")
@requires(Action.CODE_ANSWERS)
def hand_in(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """Hand in the whole part; what is agreed counts at once."""
    visit = visited(slug, reading_id, part)
    if not visit.desk.is_done and (refusal := refusal_of(visit)):
        return refusal
    if not visit.desk.is_done and visit.course.lacking:
        return _finish_page(visit), UNREADABLE
    try:
        settled = submit(db.session(), visit.desk.reading, visit.desk.part, recording.entry())
    except (AlreadySubmitted, NotYours, Taken, Incomplete):
        return redirect(visit.address("coding.finish"))
    count = len(settled.settled) + len(settled.agreed)
    flash(f"Handed in. {_settled(count, len(settled.conflicts))}", "success")
    return redirect(visit.queue)


def _settled(count: int, conflicts: int) -> str:
    counted = f"{count} {'answer counts' if count == 1 else 'answers count'} now."
    if not conflicts:
        return counted
    return f"{counted} {conflicts} {'waits' if conflicts == 1 else 'wait'} for a third person."


def _kept(visit: Visit, form: AnswerForm, new: NewCoding) -> ResponseReturnValue:
    desk = visit.desk
    try:
        draft = save_coding(db.session(), desk.reading, desk.part, new, recording.entry())
    except CodingMoved:
        return _moved(visit, form)
    except (Taken, AlreadySubmitted, NotYours) as turned_away:
        return _turned_away(visit, TAKEN if isinstance(turned_away, Taken) else "")
    if _asks_for_json():
        return jsonify(_told(form, draft))
    action = request.form.get("action", "")
    flash("Saved.", "success")
    return redirect(_onward(visited(visit.campaign.slug, desk.reading.id, desk.part, visit.question.id), action))


def _onward(visit: Visit, action: str) -> str:
    """The same question again, or the next one; after the last, the page to hand everything in."""
    following = visit.course.beside(1) if action == "next" else visit.question
    if following is None:
        return visit.address("coding.finish")
    return visit.address(question=following.id, _anchor="answer")


def _told(form: AnswerForm, draft: Coding) -> Mapping[str, object]:
    return {"saved": _london(draft.saved_at), "version": draft.version, **_read(form)}


def _read(form: AnswerForm) -> dict[str, object]:
    return {"understood": form.typed.understood, "doubts": sorted(form.typed.doubts)}


def _london(at: datetime) -> str:
    """21:04 today; the day before it on any other."""
    local = at.astimezone(LONDON)
    return f"{local:%H:%M}" if local.date() == now.today() else f"{short_date(local.date())}, {local:%H:%M}"


def _asks_for_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _unreadable(visit: Visit, form: AnswerForm) -> ResponseReturnValue:
    if _asks_for_json():
        first = problem_lines(form)[0][1]
        return jsonify(problem=first, **_read(form)), UNREADABLE
    return _page(visit, form, is_unsaved=True), UNREADABLE


def _moved(visit: Visit, form: AnswerForm) -> ResponseReturnValue:
    """Both versions: what is typed here stays in the form, and saving again puts it in place of the other."""
    if _asks_for_json():
        return jsonify(problem=MOVED, moved=True), CONFLICT
    fresh = visited(visit.campaign.slug, visit.desk.reading.id, visit.desk.part, visit.question.id)
    other = fresh.desk.answers.get(visit.question.id)
    form.typed.given.setlist("seen_version", [str(other.version if other else 0)])
    return _page(fresh, form, other=other), CONFLICT


def _turned_away(visit: Visit, why: str) -> ResponseReturnValue:
    if _asks_for_json():
        told = why or "This part is not in your hands any more. Go back to the list."
        return jsonify(problem=told, kept=bool(why)), CONFLICT
    if why:
        flash(why, "error")
        return redirect(visit.queue)
    fresh = visited(visit.campaign.slug, visit.desk.reading.id, visit.desk.part)
    return refusal_of(fresh) or redirect(fresh.address("coding.finish"))


def _page(visit: Visit, form: AnswerForm, *, is_unsaved: bool = False, other: Coding | None = None) -> str:
    question, desk = visit.question, visit.desk
    ticked = form.typed.several("exemption")
    address = partial(visit.address, question=question.id)
    return render_template(
        "coding/show.html",
        visit=visit,
        campaign=visit.campaign,
        desk=desk,
        course=visit.course,
        question=question,
        form=form,
        typed=form.typed,
        problems=problem_lines(form),
        grounds=Grounds.of(desk, question, ticked),
        risks=risks(question, desk.info_request.regime),
        register=[name for _, name in visit.organisations],
        saved=_london(answer.saved_at)
        if (answer := desk.answers.get(question.id)) and not (is_unsaved or other)
        else "",
        pane=pane_of(visit.files, request.args, address),
        other=said(question, other) if other else (),
        other_state=other.state if other else None,
        has_log=desk.definition.log is not None and desk.definition.log.parent == question.id,
        is_unsaved=is_unsaved,
        words=answer_words,
        **WORDS,
    )


def _finish_page(visit: Visit) -> str:
    return render_template(
        "coding/finish.html", visit=visit, campaign=visit.campaign, desk=visit.desk, course=visit.course, **WORDS
    )


WORDS: Final = {
    "EVIDENCE": EVIDENCE,
    "AnswerState": AnswerState,
    "WITH_EXEMPTIONS": WITH_EXEMPTIONS,
    "PART_NAMES": PART_NAMES,
    "STATE_ROWS": STATE_ROWS,
    "state_name": answer_words.state_name,
    "question_name": answer_words.question_name,
    "field_name": answer_words.field_name,
    "input_name": input_name,
    "is_grid": answer_rows.is_grid,
}
