"""Make a version of a question set: copy one, read one in, choose one for new requests, throw a draft away."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_editing.writing import from_text
from foi_tracker.domain.question_sets import BadQuestionSet, QuestionSetDefinition
from foi_tracker.domain.questions.shapes import Fault
from foi_tracker.models import QuestionSet
from foi_tracker.queries.question_sets import all_sets
from foi_tracker.usecases.edit_question_set import QuestionSetMoved, add_version, discard_draft, use_question_set
from foi_tracker.web.access import requires
from foi_tracker.web.forms.question_sets import ImportForm
from foi_tracker.web.question_sets import the_set
from foi_tracker.web.recording import entry

bp = Blueprint("question_versions", __name__, url_prefix="/question-sets")

UNPROCESSABLE = 422
MOVED = "Somebody else changed this a moment ago. Look at it again; nothing was done."


@bp.post("/<key>/<int:version>/copy")
@requires(Action.EDIT_QUESTIONS)
def copy(key: str, version: int) -> ResponseReturnValue:
    """A draft with the next number that says what this version says."""
    source = the_set(key, version)
    try:
        made = add_version(db.session(), source.definition, entry())
    except QuestionSetMoved:
        flash(MOVED, "error")
        return redirect(url_for("question_sets.show", key=key, version=version))
    flash(
        f"Version {made.version} is a draft. Nothing is asked with it until you press “Use for new requests”.",
        "success",
    )
    return redirect(url_for("question_editing.edit", key=made.key, version=made.version))


@bp.post("/<key>/<int:version>/use")
@requires(Action.EDIT_QUESTIONS)
def use(key: str, version: int) -> ResponseReturnValue:
    """Choose it for new requests; it can never be changed afterwards."""
    found = the_set(key, version)
    try:
        use_question_set(db.session(), found.id, seen_edition=_seen(), entry=entry())
        flash(f"New requests ask version {version} from now on. Requests sent before keep their questions.", "success")
    except QuestionSetMoved:
        flash(MOVED, "error")
    return redirect(url_for("question_sets.show", key=key, version=version))


@bp.post("/<key>/<int:version>/discard")
@requires(Action.EDIT_QUESTIONS)
def discard(key: str, version: int) -> ResponseReturnValue:
    """Throw a draft away."""
    found = the_set(key, version)
    try:
        discard_draft(db.session(), found.id, seen_edition=_seen(), entry=entry())
    except QuestionSetMoved:
        flash(MOVED, "error")
        return redirect(url_for("question_sets.show", key=key, version=version))
    flash(f"The draft of version {version} is thrown away.", "success")
    return redirect(url_for("question_sets.index"))


def _seen() -> int:
    return request.form.get("seen_edition", 0, type=int)


@bp.route("/import", methods=["GET", "POST"])
@requires(Action.EDIT_QUESTIONS)
def read_in() -> ResponseReturnValue:
    """A set as a file or as text: first what is wrong or what it would be, then saved as a draft."""
    form = ImportForm()
    if not form.validate_on_submit():
        return render_template("question_sets/import.html", form=form, faults=(), found=None, number=0)
    text = _text(form)
    try:
        found = QuestionSetDefinition.parse(from_text(text, "This"))
    except BadQuestionSet as bad:
        return _shown(form, text, bad.faults, None), UNPROCESSABLE
    if form.looked.data != text:
        return _shown(form, text, (), found)
    made = _added(found)
    if made is None:
        return _shown(form, text, (), found)
    flash(f"Saved as version {made.version} of “{made.definition['title']}”, a draft.", "success")
    return redirect(url_for("question_sets.show", key=made.key, version=made.version))


def _added(found: QuestionSetDefinition) -> QuestionSet | None:
    try:
        return add_version(db.session(), found, entry())
    except QuestionSetMoved:
        flash(MOVED, "error")
        return None


def _text(form: ImportForm) -> str:
    """The file's, where one is chosen; with one kind of line ending, as a browser would change them anyway."""
    chosen = form.file.data
    said = chosen.read().decode("utf-8-sig", errors="replace") if chosen else form.text.data or ""
    return "\n".join(said.splitlines()).strip()


def _shown(form: ImportForm, text: str, faults: tuple[Fault, ...], found: QuestionSetDefinition | None) -> str:
    """The text stays in the page, so that it can be mended there or saved as it was looked at."""
    form.text.data = form.looked.data = text
    versions = [
        each.definition.version for each in all_sets(db.session()) if found and each.definition.key == found.key
    ]
    number = max(versions, default=0) + 1
    return render_template("question_sets/import.html", form=form, faults=faults, found=found, number=number)
