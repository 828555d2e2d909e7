"""Step 3 of an import: what the words, the names and the people of the sheet mean."""

from dataclasses import replace
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.domain.imports.asked import Undecided
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.domain.imports.world import World
from foi_tracker.domain.policy import Action
from foi_tracker.usecases.save_import_choices import Said
from foi_tracker.web.access import requires
from foi_tracker.web.filters import plural
from foi_tracker.web.imports_asked_before import FIELD, said_in
from foi_tracker.web.imports_desk import Desk, open_desk, register_of, save, the_grid, the_world, to
from foi_tracker.web.imports_word_keys import key_of
from foi_tracker.web.imports_words_page import Decision, Wanted, decided_at_once, read_decisions, words_page

bp = Blueprint("import_words", __name__, url_prefix="/campaigns/<slug>/imports/<int:import_id>/words")

UNPROCESSABLE = 422
COLUMNS_WAIT: Final = "Something about the columns is not said yet. Say it first, then the words."

NOTHING_DECIDED: Final = "Nothing was decided yet."


@bp.get("")
@requires(Action.TRY_IMPORT)
def show(slug: str, import_id: int) -> ResponseReturnValue:
    """What is not decided yet, a kind and a page at a time."""
    desk = open_desk(slug, import_id)
    if not desk.choices.columns:
        return to(desk, "import_columns.show")
    asked, known = _asked(desk)
    if asked.days or asked.columns or asked.year_rows:
        flash(COLUMNS_WAIT, "message")
        return to(desk, "import_columns.show")
    return _page(desk, asked, known, [])


@bp.post("")
@requires(Action.TRY_IMPORT)
def decide(slug: str, import_id: int) -> ResponseReturnValue:
    """Keep what was decided on this page, or all that was suggested."""
    desk = open_desk(slug, import_id)
    asked, known = _asked(desk)
    wanted = Wanted.read(request.args, asked.words)
    decided = read_decisions(request.form, wanted.of_kind(asked.words), known)
    faults = [each for each in decided if each.fault]
    if faults:
        return _page(desk, asked, known, decided), UNPROCESSABLE
    of_many = request.form.get("do", "")
    kept = decided_at_once(of_many, asked.words, decided)
    if not _kept(desk, kept, said_in(request.form) if asked.already else "") or of_many:
        return to(desk, "import_words.show", kind=wanted.kind)
    return to(desk, "import_words.show", **wanted.after(decided))


@bp.post("/again")
@requires(Action.TRY_IMPORT)
def forget(slug: str, import_id: int) -> ResponseReturnValue:
    """Ask again about words that were decided before."""
    desk = open_desk(slug, import_id)
    again = set(request.form.getlist("again"))
    words = {
        kind: {word: means for word, means in found.items() if key_of(kind, word) not in again}
        for kind, found in desk.choices.words.items()
    }
    already = "" if f"{FIELD}:" in again else desk.choices.already_asked
    count = sum(map(len, desk.choices.words.values())) - sum(map(len, words.values()))
    count += already != desk.choices.already_asked
    if not count:
        flash("Tick at least one word first.", "warning")
    elif save(
        desk, replace(desk.choices, words=words, already_asked=already), request.form.get("version", -1, type=int)
    ):
        flash(f"You are asked again about {plural(count, 'word')}.", "success")
    return to(desk, "import_words.show")


def _asked(desk: Desk) -> tuple[Undecided, World]:
    grid, known = the_grid(desk), the_world(desk)
    return undecided(grid, desk.choices, known, register_of(known)), known


def _page(desk: Desk, asked: Undecided, known: World, decided: list[Decision]) -> str:
    page = words_page(desk, asked, known, decided, Wanted.read(request.args, asked.words))
    return render_template("imports/words.html", campaign=desk.campaign, desk=desk, step=3, page=page)


def _kept(desk: Desk, decided: list[Decision], already: str) -> bool:
    seen = request.form.get("version", -1, type=int)
    remember = [
        Said(kind=each.word.kind, word=each.word.folded, said=each.word.said, means=each.means) for each in decided
    ]
    choices = replace(_with(desk.choices, decided), already_asked=already or desk.choices.already_asked)
    if not save(desk, choices, seen, remember):
        return False
    count = len(decided) + bool(already)
    flash(f"Decided: {plural(count, 'word' if decided else 'question')}." if count else NOTHING_DECIDED, "message")
    return True


def _with(choices: Choices, decided: list[Decision]) -> Choices:
    words: dict[ChoiceKind, dict[str, str]] = {kind: dict(found) for kind, found in choices.words.items()}
    for each in decided:
        words.setdefault(each.word.kind, {})[each.word.folded] = each.means
    return replace(choices, words=words)
