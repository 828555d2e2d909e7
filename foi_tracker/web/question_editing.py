"""Change the draft of a question set: its heading, its questions, their fields."""

from dataclasses import replace
from typing import Any, NoReturn

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_editing import edits
from foi_tracker.domain.question_editing.telling import heading_facts, question_facts, tell_field
from foi_tracker.domain.question_sets import AnswerField, BadQuestionSet, FieldType, Question, QuestionSetDefinition
from foi_tracker.queries.question_sets import StoredSet, one_set
from foi_tracker.usecases.edit_question_set import QuestionSetMoved, save_draft
from foi_tracker.web.access import requires
from foi_tracker.web.forms.question_sets import (
    FieldForm,
    HeadingForm,
    NewQuestionForm,
    QuestionForm,
    SeenForm,
    of_field,
    of_question,
)
from foi_tracker.web.question_versions import MOVED
from foi_tracker.web.recording import entry

bp = Blueprint("question_editing", __name__, url_prefix="/question-sets/<key>/<int:version>")

CONFLICT = 409
UNPROCESSABLE = 422
STEPS = {"up": -1, "down": 1}

UNTYPED = ("csrf_token", "seen_edition", "to")

Facts = tuple[tuple[str, str, str], ...]


@bp.route("/edit", methods=["GET", "POST"])
@requires(Action.EDIT_QUESTIONS)
def edit(key: str, version: int) -> ResponseReturnValue:
    """The heading, and the questions in their order."""
    found = _draft(key, version)
    told = found.definition
    form = HeadingForm(title=told.title, regimes=told.regimes, kinds=told.kinds, seen_edition=found.edition)
    page = _Page("question_sets/edit.html", found, form, {"new": _blank(found)})
    if not form.validate_on_submit():
        return page.shown()
    made = form.applied(told)
    return page.save(made, "Saved.", page.address("edit"), _facts(heading_facts(told), heading_facts(made)))


@bp.route("/questions/new", methods=["GET", "POST"])
@requires(Action.EDIT_QUESTIONS)
def new_question(key: str, version: int) -> ResponseReturnValue:
    """Add a question at the end."""
    found = _draft(key, version)
    form = NewQuestionForm(seen_edition=found.edition)
    page = _Page("question_sets/new_question.html", found, form, {})
    if not form.validate_on_submit():
        return page.shown()
    question = form.question()
    if found.definition.question(question.id):
        form.question_id.errors = [f"There is a {question.id} already."]
        return page.shown(), UNPROCESSABLE
    made = edits.with_question(found.definition, question)
    return page.save(made, f"{question.id} is added.", page.address("question", question_id=question.id))


@bp.route("/questions/<question_id>", methods=["GET", "POST"])
@requires(Action.EDIT_QUESTIONS)
def question(key: str, version: int, question_id: str) -> ResponseReturnValue:
    """One question, and its fields in their order."""
    found = _draft(key, version)
    asked = _question(found, question_id)
    form = QuestionForm(data=of_question(asked, found.edition))
    page = _Page("question_sets/question.html", found, form, {"asked": asked, "tell_field": tell_field})
    if not form.validate_on_submit():
        return page.shown()
    after = form.applied(asked)
    made = edits.with_question(found.definition, after)
    return page.save(
        made, f"{question_id} is saved.", _again(page, asked), _facts(question_facts(asked), question_facts(after))
    )


@bp.post("/questions/<question_id>/move")
@requires(Action.EDIT_QUESTIONS)
def move_question(key: str, version: int, question_id: str) -> ResponseReturnValue:
    """One place up or down, or out."""
    found = _draft(key, version)
    _question(found, question_id)
    to = request.form.get("to", "")
    if to == "out":
        made = edits.without_question(found.definition, question_id)
    else:
        made = edits.with_question_moved(found.definition, question_id, STEPS.get(to, 0))
    return _at_once(found, made, url_for("question_editing.edit", key=key, version=version))


@bp.route("/questions/<question_id>/fields/<name>", methods=["GET", "POST"])
@requires(Action.EDIT_QUESTIONS)
def field(key: str, version: int, question_id: str, name: str) -> ResponseReturnValue:
    """One field, `cameras`; one column, `systems.purpose`; or a new one, `+` and `systems.+`."""
    found = _draft(key, version)
    asked = _question(found, question_id)
    path = _path(name)
    before = edits.field_at(asked, path)
    if before is None and path[-1]:
        _gone(found)
    form = FieldForm(data=of_field(before, found.edition) if before else _new_field(found))
    form.offer(each for each in FieldType if len(path) == 1 or not each.has_columns)
    facts = {"asked": asked, "before": before, "path": path, "tell_field": tell_field}
    page = _Page("question_sets/field.html", found, form, facts)
    if not form.validate_on_submit():
        return page.shown()
    after = form.field(before)
    made = edits.with_question(found.definition, edits.with_field(asked, path, after))
    return page.save(made, f"{after.key} is saved.", _again(page, asked), _field_facts(before, after))


@bp.post("/questions/<question_id>/fields/<name>/move")
@requires(Action.EDIT_QUESTIONS)
def move_field(key: str, version: int, question_id: str, name: str) -> ResponseReturnValue:
    """One place up or down, or out."""
    found = _draft(key, version)
    asked = _question(found, question_id)
    path, to = _path(name), request.form.get("to", "")
    if edits.field_at(asked, path) is None:
        _gone(found)
    after = edits.without_field(asked, path) if to == "out" else edits.with_field_moved(asked, path, STEPS.get(to, 0))
    made = edits.with_question(found.definition, after)
    back = url_for("question_editing.question", key=key, version=version, question_id=question_id)
    return _at_once(found, made, back)


class _Page:
    """A form about one draft: shown, saved, or shown again with what stopped it."""

    def __init__(self, template: str, found: StoredSet, form: SeenForm, facts: dict[str, Any]) -> None:
        self.template, self.found, self.form, self.facts = template, found, form, facts

    def address(self, endpoint: str, **parts: Any) -> str:  # noqa: ANN401 as url_for takes them
        told = self.found.definition
        return url_for(f"question_editing.{endpoint}", key=told.key, version=told.version, **parts)

    def shown(self, differing: Facts = (), *, moved: bool = False) -> str:
        return render_template(
            self.template, found=self.found, form=self.form, moved=moved, differing=differing, **self.facts
        )

    def save(self, made: QuestionSetDefinition, said: str, to: str, differing: Facts = ()) -> ResponseReturnValue:
        seen = self.form.seen_edition.data or 0
        try:
            save_draft(db.session(), self.found.id, made, seen_edition=seen, entry=entry())
        except BadQuestionSet as bad:
            self.form.form_errors = [str(fault) for fault in bad.faults]
            return self.shown(), UNPROCESSABLE
        except QuestionSetMoved:
            return self._moved(differing)
        flash(said, "success")
        return redirect(to)

    def _moved(self, differing: Facts) -> ResponseReturnValue:
        """Nothing typed is lost: saving again puts it in place of what somebody else saved."""
        now = _draft(self.found.definition.key, self.found.definition.version)
        self.form.seen_edition.data, self.form.seen_edition.raw_data = now.edition, None
        return self.shown(differing, moved=True), CONFLICT


def _at_once(found: StoredSet, made: QuestionSetDefinition, back: str) -> ResponseReturnValue:
    """For a button that says everything: done, or said why not."""
    seen = request.form.get("seen_edition", 0, type=int)
    try:
        save_draft(db.session(), found.id, made, seen_edition=seen, entry=entry())
    except BadQuestionSet as bad:
        flash("That cannot be done yet. " + ". ".join(str(fault) for fault in bad.faults), "error")
    except QuestionSetMoved:
        flash(MOVED, "error")
    return redirect(back)


def _draft(key: str, version: int) -> StoredSet:
    """The version, if it can be changed; a page that says why not otherwise, with whatever was typed."""
    found = one_set(db.session(), key, version)
    if found is None:
        _gone(None)
    if found.is_frozen:
        _stop(found)
    return found


def _question(found: StoredSet, question_id: str) -> Question:
    return found.definition.question(question_id) or _gone(found)


def _gone(found: StoredSet | None) -> NoReturn:
    """Not there; if somebody was writing, it went meanwhile, and what they wrote is shown to be copied."""
    if request.method == "GET":
        abort(404)
    _stop(found)


def _stop(found: StoredSet | None) -> NoReturn:
    typed = [(name, text) for name, text in request.form.items() if name not in UNTYPED and text.strip()]
    abort(make_response(render_template("question_sets/stopped.html", found=found, typed=typed), CONFLICT))


def _blank(found: StoredSet) -> NewQuestionForm:
    """For the box below the list, whatever has been sent to the form above it."""
    return NewQuestionForm(formdata=None, seen_edition=found.edition)


def _new_field(found: StoredSet) -> dict[str, Any]:
    return of_field(replace(edits.FIRST_FIELD, key="", allow_band=True), found.edition)


def _path(name: str) -> edits.FieldPath:
    return tuple("" if each == "+" else each for each in name.split(".")[:2])


def _again(page: _Page, asked: Question) -> str:
    return page.address("question", question_id=asked.id)


def _facts(stored: dict[str, str], typed: dict[str, str]) -> Facts:
    return tuple((name, stored[name] or "None", typed[name] or "None") for name in stored)


def _field_facts(stored: AnswerField | None, typed: AnswerField) -> Facts:
    return (
        ("Field", f"{stored.key}: {tell_field(stored)}" if stored else "None", f"{typed.key}: {tell_field(typed)}"),
    )
