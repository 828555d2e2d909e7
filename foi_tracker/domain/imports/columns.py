"""What each column of a table seems to hold, how sure that is, and why: a person has the last word."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from foi_tracker.domain.imports.column_names import fields_called
from foi_tracker.domain.imports.field_names import HINTS, NAMES
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.vocabulary import SheetField, Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition

__all__ = ["HINTS", "NAMES", "Guess", "about", "guess_columns", "word_for_column"]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """What one column seems to hold. Only what is SURE is taken without asking; `field` is then never None.

    `answers` are the fields it answers, by question set, where it is an ANSWER.
    """

    place: int
    field: SheetField | None
    sureness: Sureness
    reasons: tuple[str, ...] = ()
    alternatives: tuple[SheetField, ...] = ()
    answers: Mapping[str, str] = dataclasses.field(default_factory=dict)


def guess_columns(
    grid: Grid, sets: Iterable[QuestionSetDefinition], remembered: Mapping[str, str]
) -> tuple[Guess, ...]:
    """A guess for each column; `remembered` maps folded names of columns to what was chosen for them before."""
    return tuple(_guess(column) for column in grid.columns)


def _guess(column: Column) -> Guess:
    called = fields_called(column.heading)
    if not called:
        return Guess(place=column.place, field=None, sureness=Sureness.UNSURE)
    sureness = Sureness.SURE if len(called) == 1 else Sureness.LIKELY
    reason = f"the heading is {column.heading}"
    return Guess(place=column.place, field=called[0], sureness=sureness, reasons=(reason,), alternatives=called[1:])


def about(columns: Sequence[Column], fields: Mapping[int, SheetField]) -> dict[int, int]:
    """For each evidence, page and coder column, the nearest answer column to its left."""
    beside = (SheetField.EVIDENCE, SheetField.PAGE, SheetField.CODER)
    answers = [each.place for each in columns if fields.get(each.place) is SheetField.ANSWER]
    return {
        each.place: max(left)
        for each in columns
        if fields.get(each.place) in beside and (left := [place for place in answers if place < each.place])
    }


def word_for_column(column: Column) -> str:
    """The folded words under which the choice for a column is remembered."""
    return column.name.casefold()
