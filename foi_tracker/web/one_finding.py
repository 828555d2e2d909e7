"""One finding: what we hold, on what evidence, how it was settled, and what it superseded."""

from functools import partial
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.applicability import asked_in_first_letter, state_of
from foi_tracker.domain.findings.vocabulary import AnswerState, RightOfReply, Settled
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Campaign, Coding, Finding, InfoRequest
from foi_tracker.queries.findings import FindingRow, current_findings, history_of
from foi_tracker.queries.readings import definition_of
from foi_tracker.queries.request_page import authority_of, names_of
from foi_tracker.usecases.adjudicate import FindingMoved, correct_finding, set_right_of_reply
from foi_tracker.web import finding_words
from foi_tracker.web.access import may, requires, the_campaign, the_request
from foi_tracker.web.answer_words import CONFIDENCE, question_name
from foi_tracker.web.deciding import Decision, decision
from foi_tracker.web.document_pane import pane_of
from foi_tracker.web.filters import short_date
from foi_tracker.web.recording import entry
from foi_tracker.web.request_page import when

bp = Blueprint("finding", __name__, url_prefix="/campaigns/<slug>/findings/<reference>/<question_id>")

UNREADABLE, CONFLICT = 422, 409
MOVED = "This finding has changed since you opened it. Here is what counts now."


class Shown(NamedTuple):
    """A finding as the page shows it."""

    id: int
    state: str
    tone: str
    values: list[tuple[str, str]]
    about: list[tuple[str, str]]
    evidence: list[finding_words.Cited]


class Place(NamedTuple):
    """Where a finding stands: whose answer to which question it is."""

    campaign: Campaign
    info_request: InfoRequest
    definition: QuestionSetDefinition
    question: Question

    @property
    def arguments(self) -> dict[str, Any]:
        """What its address is made of."""
        return {
            "slug": self.campaign.slug,
            "reference": self.info_request.reference,
            "question_id": self.question.id,
        }


@bp.get("")
@requires(Action.READ_FINDINGS)
def show(slug: str, reference: str, question_id: str) -> ResponseReturnValue:
    """What counts as the answer, and everything that counted before."""
    return _page(_place(slug, reference, question_id, Action.READ_FINDINGS))


@bp.post("/right-of-reply")
@requires(Action.CORRECT_FINDINGS)
def right_of_reply(slug: str, reference: str, question_id: str) -> ResponseReturnValue:
    """Say whether the authority was shown it, and what it said."""
    place = _place(slug, reference, question_id, Action.CORRECT_FINDINGS)
    told, finding = request.form.get("told", ""), _counting(place)
    if told not in set(RightOfReply):
        abort(400)
    try:
        set_right_of_reply(db.session(), finding, RightOfReply(told), entry())
    except FindingMoved:
        flash(MOVED, "error")
    else:
        flash("Saved.", "success")
    return redirect(url_for("finding.show", **place.arguments))


@bp.route("/correct", methods=["GET", "POST"])
@requires(Action.CORRECT_FINDINGS)
def correct(slug: str, reference: str, question_id: str) -> ResponseReturnValue:
    """Put another answer in its place."""
    place = _place(slug, reference, question_id, Action.CORRECT_FINDINGS)
    finding = _counting(place)
    coding = db.session.get_one(Coding, finding.coding_id)
    at = decision(
        place.campaign, coding.reading_id, question_id, url_for("finding.correct", **place.arguments, seen=finding.id)
    )
    if request.method == "POST" and request.args.get("seen") != str(finding.id):
        return _correcting(place, at, coding, is_moved=True), CONFLICT
    form = at.form(coding)
    new = at.read(form) if request.method == "POST" else None
    if new is None:
        return _correcting(place, at, coding), UNREADABLE if form.typed.problems else 200
    try:
        correct_finding(db.session(), finding, new, entry())
    except FindingMoved:
        flash(MOVED, "error")
    else:
        flash("Corrected. The finding before it is kept below.", "success")
    return redirect(url_for("finding.show", **place.arguments))


def _correcting(place: Place, at: Decision, coding: Coding, *, is_moved: bool = False) -> str:
    form = at.form(coding)
    if request.method == "POST":
        at.read(form)
    return render_template(
        "extraction/correct.html",
        info_request=place.info_request,
        is_moved=is_moved,
        pane=pane_of(at.files, request.args, partial(url_for, "finding.correct", **place.arguments)),
        **at.context(form, "Put this in its place"),
    )


def _place(slug: str, reference: str, question_id: str, action: Action) -> Place:
    campaign, info_request = the_campaign(slug, action), the_request(reference, action)
    definition = definition_of(db.session(), info_request.id)
    if definition is None or info_request.campaign_id != campaign.id:
        abort(404)
    question = next((each for each in definition.questions if each.id == question_id), None) or abort(404)
    return Place(campaign, info_request, definition, question)


def _counting(place: Place) -> Finding:
    row = history_of(db.session(), place.info_request.id, place.question.id).current or abort(404)
    return db.session.get_one(Finding, row.id)


def _page(place: Place) -> str:
    session = db.session()
    found = history_of(session, place.info_request.id, place.question.id)
    every = [*([found.current] if found.current else []), *found.earlier]
    names = names_of(session, [each.coder_id for each in every])
    state = _state(place)
    return render_template(
        "extraction/finding.html",
        **place._asdict(),
        authority=authority_of(session, place.info_request),
        name=question_name(place.question),
        state=finding_words.state_words(state),
        tone=finding_words.tone(state),
        current=_shown(place.question, found.current, names) if found.current else None,
        told=found.current.right_of_reply if found.current else RightOfReply.NONE,
        right_of_reply=finding_words.RIGHT_OF_REPLY,
        earlier=[_shown(place.question, each, names) for each in found.earlier],
        arguments=place.arguments,
        has_log=place.definition.log is not None and place.definition.log.parent == place.question.id,
        may_correct=may(Action.CORRECT_FINDINGS, Subject(campaign_id=place.campaign.id)),
    )


def _state(place: Place) -> AnswerState:
    rows = current_findings(db.session(), [place.info_request.id])
    questions = {each.id: each for each in place.definition.questions}
    current = {name: (row.state, row.values(questions[name])) for (_, name), row in rows.items() if name in questions}
    return state_of(place.question.id, place.definition, asked_in_first_letter(place.definition), current)


def _shown(question: Question, row: FindingRow, names: dict[int, str]) -> Shown:
    period = f"{short_date(row.period_from)} to {short_date(row.period_to)}"
    is_imported = row.settled is Settled.IMPORTED
    about = {
        **dict(finding_words.details_said(row.details)),
        "As of": short_date(row.as_of),
        "Period": period if row.period_from and row.period_to else "",
        "How it was settled": finding_words.SETTLED[row.settled],
        "Brought in by" if is_imported else "Read by": names[row.coder_id],
        "How sure": "" if is_imported else CONFIDENCE[row.confidence],
        "Remark": row.remark,
        "Counts since": when(row.decided_at),
        "Counted until": when(row.superseded_at) if row.superseded_at else "",
    }
    return Shown(
        id=row.id,
        state=finding_words.state_words(row.state),
        tone=finding_words.tone(row.state),
        values=finding_words.values_said(question, row.values(question)),
        about=[(name, words) for name, words in about.items() if words],
        evidence=[finding_words.cited(each) for each in row.evidence],
    )
