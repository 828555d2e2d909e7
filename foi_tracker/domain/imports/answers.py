"""Answers in a sheet: which columns hold them, what their cells say, and what must be asked about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerColumn:
    """What a column of answers is for: `targets` maps the key of each set to a name such as "P01.lfr_status"."""

    targets: Mapping[str, str]
    sureness: Sureness
    reasons: tuple[str, ...]


def match_answer_columns(
    columns: Sequence[Column], sets: Iterable[QuestionSetDefinition], sheet_name: str = ""
) -> dict[int, AnswerColumn]:
    """The columns that look like answers, by their places."""
    return {}


def read_answers(
    row: SheetRow, grid: Grid, choices: Choices, definition: QuestionSetDefinition
) -> tuple[list[SaidAnswer], list[SheetProblem]]:
    """What a row answers of a set's questions, and what of it cannot be read."""
    return [], []
