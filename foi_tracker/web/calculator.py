"""The public deadline calculator: its address, parameters and all, can be kept and sent to others."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain import effects
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.provisos import provisos
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import DeadlineKind, RegimeCode
from foi_tracker.domain.working import Working, working_of
from foi_tracker.queries.calendars import current_laws
from foi_tracker.web import month_view
from foi_tracker.web.access import public
from foi_tracker.web.forms.calculator import CalculatorForm

bp = Blueprint("calculator", __name__)

# What the calculator leads with: the authority's date, or ours while the clock is stopped.
LEADING = (DeadlineKind.RESPONSE, DeadlineKind.PIT_DECISION, DeadlineKind.FEE_PAYMENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What the calculator found."""

    law: Law
    state: RequestState
    leading: Deadline | None
    code_due_on: date | None
    sentence: str
    provisos: tuple[str, ...]
    working: Working
    months: list[month_view.Month]
    others: list[Deadline]


@bp.get("/calculator")
@public
def show() -> ResponseReturnValue:
    """The form, and below it the answer where there is something to answer."""
    form = CalculatorForm(request.args)
    if not request.args:
        return render_template("calculator/show.html", form=form, result=None)
    if not form.validate():
        return render_template("calculator/show.html", form=form, result=None), 422
    law = current_laws(db.session())[RegimeCode(form.regime.data)]
    return render_template("calculator/show.html", form=form, result=_result(form, law))


def _result(form: CalculatorForm, law: Law) -> Result:
    state = replay(form.history(law.regime), law)
    leading = state.deadline(*LEADING)
    shown = working_of(leading, law) if leading and leading.due_on else Working(days=(), sentences=())
    return Result(
        law=law,
        state=state,
        leading=leading,
        code_due_on=_code_due_on(state, leading),
        sentence=effects.stands(state),
        provisos=provisos(state, law),
        working=shown,
        months=month_view.months(shown.days),
        others=[each for each in state.deadlines if each is not leading],
    )


def _code_due_on(state: RequestState, leading: Deadline | None) -> date | None:
    """The day the authority may claim by the Code, where it is another than the Act's and still the one that counts."""
    answering = leading is not None and leading.kind is DeadlineKind.RESPONSE
    return state.code_due_on if answering and state.code_due_on != state.response_due_on else None
