"""The question sets: what is asked, and the letter that asks it."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.letters.first_letter import Addressee, LetterText, Occasion, Sender, request_letter
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.queries.filing import all_questions
from foi_tracker.web.access import requires
from foi_tracker.web.now import today

bp = Blueprint("question_sets", __name__, url_prefix="/question-sets")

ANYBODY = Sender(
    campaign="[name of the campaign]",
    short_name="[short name]",
    signatory="[legal name of the requester]",
    reply_address="[reply address]",
)


@bp.get("")
@requires(Action.READ_CAMPAIGN)
def index() -> ResponseReturnValue:
    """Every set, newest version first."""
    sets = sorted(all_questions(db.session()).sets.values(), key=lambda each: (each.key, -each.version))
    return render_template("question_sets/index.html", sets=sets)


@bp.get("/<key>/<int:version>")
@requires(Action.READ_CAMPAIGN)
def show(key: str, version: int) -> ResponseReturnValue:
    """One version: its questions, and the letter it makes under either law."""
    sets = all_questions(db.session()).sets.values()
    found = next((each for each in sets if (each.key, each.version) == (key, version)), None) or abort(404)
    regime = RegimeCode.FOISA if request.args.get("law") == RegimeCode.FOISA else RegimeCode.FOIA
    return render_template(
        "question_sets/show.html", questions=found, regime=regime, text=_preview(found, regime), regimes=found.regimes
    )


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
