"""The question sets: what is asked, the letter and the form and the columns it makes, and how versions differ."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.wide import WideColumn, wide_columns
from foi_tracker.domain.letters.first_letter import Addressee, LetterText, Occasion, Sender, request_letter
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_editing.differences import differences
from foi_tracker.domain.question_editing.telling import tell_field
from foi_tracker.domain.question_editing.writing import as_text
from foi_tracker.domain.question_sets import FieldType, Question, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.queries.question_sets import StoredSet, all_sets, one_set
from foi_tracker.web import answer_rows, answer_words
from foi_tracker.web.access import requires
from foi_tracker.web.answer_form import AnswerForm, Asked, input_name
from foi_tracker.web.answer_plain import Offered
from foi_tracker.web.downloads import as_download
from foi_tracker.web.now import today

bp = Blueprint("question_sets", __name__, url_prefix="/question-sets")

ANYBODY = Sender(
    campaign="[name of the campaign]",
    short_name="[short name]",
    signatory="[legal name of the requester]",
    reply_address="[reply address]",
)


def the_set(key: str, version: int) -> StoredSet:
    """This version; 404 where there is none."""
    return one_set(db.session(), key, version) or abort(404)


@bp.get("")
@requires(Action.READ_CAMPAIGN)
def index() -> ResponseReturnValue:
    """Every set, newest version first."""
    return render_template("question_sets/index.html", sets=all_sets(db.session()))


@bp.get("/<key>/<int:version>")
@requires(Action.READ_CAMPAIGN)
def show(key: str, version: int) -> ResponseReturnValue:
    """One version: its questions, and the letter it makes under either law."""
    found = the_set(key, version)
    questions = found.definition
    regime = RegimeCode.FOISA if request.args.get("law") == RegimeCode.FOISA else RegimeCode.FOIA
    return render_template(
        "question_sets/show.html",
        found=found,
        questions=questions,
        regime=regime,
        text=_preview(questions, regime),
        regimes=questions.regimes,
        others=[each for each in all_sets(db.session()) if each.definition.key == key and each.id != found.id],
        tell_field=tell_field,
    )


@bp.get("/<key>/<int:version>.json")
@requires(Action.READ_CAMPAIGN)
def download(key: str, version: int) -> Response:
    """The version as a file that can be read in again, here or elsewhere."""
    said = as_text(dict(the_set(key, version).written))
    return as_download(said.encode(), "application/json", f"{key}-{version}.json")


@bp.get("/<key>/<int:version>/form")
@requires(Action.READ_CAMPAIGN)
def form(key: str, version: int) -> ResponseReturnValue:
    """How each answer is written down; with `question`, the form for one, to be tried: nothing is kept."""
    found = the_set(key, version)
    asked = found.definition.question(request.args.get("question", ""))
    if asked is None:
        return render_template("question_sets/form.html", found=found, tell_field=tell_field, words=answer_words)
    return render_template(
        "question_sets/answer.html",
        found=found,
        form=_tried(asked),
        words=answer_words,
        input_name=input_name,
        is_grid=answer_rows.is_grid,
    )


@bp.get("/<key>/<int:version>/columns")
@requires(Action.READ_CAMPAIGN)
def columns(key: str, version: int) -> ResponseReturnValue:
    """The columns that downloads of the findings have."""
    found = the_set(key, version)
    return render_template("question_sets/columns.html", found=found, columns=_columns(found.definition))


@bp.get("/<key>/<int:version>/changes")
@requires(Action.READ_CAMPAIGN)
def changes(key: str, version: int) -> ResponseReturnValue:
    """What differs between this version and another of the set, from the lower number to the higher."""
    since = request.args.get("since", type=int)
    if since is None or since == version:
        return redirect(url_for("question_sets.show", key=key, version=version))
    old, new = the_set(key, min(since, version)), the_set(key, max(since, version))
    found = differences(old.definition, new.definition)
    return render_template("question_sets/changes.html", old=old, new=new, found=found)


def _tried(question: Question) -> AnswerForm:
    """The form that readers of replies fill in, with what the address says was typed."""
    asked = Asked(question=question, offered=Offered(), exemptions=(), today=today())
    if "action" not in request.args:
        return AnswerForm.of_draft(asked, None)
    form = AnswerForm.of_typed(asked, request.args)
    form.add_row(request.args["action"])
    form.values()  # so that the page says how each number was understood
    return form


def _columns(questions: QuestionSetDefinition) -> list[WideColumn]:
    """A matrix has as many columns as rows have been seen: here, one for each column, under what its rows are."""
    labels = {
        (question.id, each.key): [each.by]
        for question in questions.questions
        for each in question.fields
        if each.type is FieldType.MATRIX
    }
    return wide_columns(questions, labels)


def _preview(questions: QuestionSetDefinition, regime: RegimeCode) -> LetterText:
    in_scotland = AuthorityKind.SCOTTISH_COUNCIL if AuthorityKind.SCOTTISH_COUNCIL in questions.kinds else None
    addressee = Addressee(
        name="[name of the authority]",
        kind=(regime.is_scottish and in_scotland) or questions.kinds[0],
        nation=Nation.SCOTLAND if regime.is_scottish else Nation.ENGLAND,
        regime=regime,
    )
    occasion = Occasion(reference="[our reference]", made_on=today(), due_on=None)
    return request_letter(questions, addressee, ANYBODY, occasion)
