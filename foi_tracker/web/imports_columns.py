"""Step 2 of an import: what each column of the table is."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.first_choices import FirstChoices, first_choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.table.columns import Guess, guess_columns, in_memory, word_for
from foi_tracker.domain.imports.table.columns import about as nearest_answers
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField, Sureness
from foi_tracker.domain.imports.world import World
from foi_tracker.domain.policy import Action
from foi_tracker.queries.sheet_imports import remembered_choices
from foi_tracker.usecases.save_import_choices import Said
from foi_tracker.web.access import requires
from foi_tracker.web.imports_columns_form import Typed, as_typed, read_form
from foi_tracker.web.imports_columns_page import Known, columns_page
from foi_tracker.web.imports_desk import Desk, open_desk, register_of, save, the_grid, the_world, to
from foi_tracker.web.now import today

bp = Blueprint("import_columns", __name__, url_prefix="/campaigns/<slug>/imports/<int:import_id>/columns")

UNPROCESSABLE = 422


@bp.get("")
@requires(Action.TRY_IMPORT)
def show(slug: str, import_id: int) -> str:
    """What was chosen, or else what we guess."""
    desk = open_desk(slug, import_id)
    grid, known = the_grid(desk), the_world(desk)
    guesses = _guesses(desk, grid, known)
    choices = desk.choices if desk.choices.columns else _guessed(grid, _first(desk, grid, known, desk.choices))
    return _page(desk, grid, known, guesses, as_typed(choices))


@bp.post("")
@requires(Action.TRY_IMPORT)
def choose(slug: str, import_id: int) -> ResponseReturnValue:
    """Keep what each column is, and go on where nothing is left to say."""
    desk = open_desk(slug, import_id)
    grid, known = the_grid(desk), the_world(desk)
    typed = read_form(request.form, grid, desk.choices, known.sets, today())
    if typed.faults:
        return _page(desk, grid, known, _guesses(desk, grid, known), typed), UNPROCESSABLE
    choices = typed.choices
    if not desk.choices.columns:
        choices = replace(choices, words=_first(desk, grid, known, choices).choices.words)
    if not save(desk, choices, request.form.get("version", -1, type=int), _remember(grid, choices)):
        return to(desk, "import_columns.show")
    asked = undecided(grid, choices, known, register_of(known))
    waits = asked.days or asked.columns or asked.year_rows or _questions_wait(choices)
    return to(desk, "import_columns.show" if waits else "import_words.show")


def _page(desk: Desk, grid: Grid, known: World, guesses: Sequence[Guess], typed: Typed) -> str:
    asked = undecided(grid, typed.choices, known, register_of(known))
    shown = Known(grid=grid, guesses=guesses, asked=asked, sets=known.sets, is_saved=bool(desk.choices.columns))
    return render_template(
        "imports/columns.html", campaign=desk.campaign, desk=desk, step=2, page=columns_page(shown, typed)
    )


def _guesses(desk: Desk, grid: Grid, known: World) -> tuple[Guess, ...]:
    before = remembered_choices(db.session(), desk.campaign_id)
    return guess_columns(grid, known.sets.values(), before.get(ChoiceKind.COLUMN, {}))


def _first(desk: Desk, grid: Grid, known: World, given: Choices) -> FirstChoices:
    return first_choices(grid, given, known.sets.values(), remembered_choices(db.session(), desk.campaign_id))


def _guessed(grid: Grid, first: FirstChoices) -> Choices:
    """The choices as they would be if every guess that is not mere fancy held: shown, not kept."""
    likely = [each for each in first.unsure if each.field and each.sureness is Sureness.LIKELY]
    columns = {**first.choices.columns, **{each.place: each.field for each in likely if each.field}}
    answers = {**first.choices.answers, **{each.place: dict(each.answers) for each in likely if each.answers}}
    return replace(first.choices, columns=columns, answers=answers, about=nearest_answers(grid.columns, columns))


def _remember(grid: Grid, choices: Choices) -> list[Said]:
    """What each column was said to be, for the next sheet that has one of the same name."""
    found = []
    for column in grid.columns:
        means = in_memory(choices.columns[column.place], choices.answers.get(column.place, {}))
        if word := word_for(column):
            found.append(Said(kind=ChoiceKind.COLUMN, word=word, said=column.name, means=means))
    return found


def _questions_wait(choices: Choices) -> bool:
    """Whether nobody has said yet which question some column of answers is about."""
    return any(place not in choices.answers for place in choices.places(SheetField.ANSWER))
