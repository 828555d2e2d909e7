"""What is decided about a sheet before anybody is asked: what was said before, and what is sure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from foi_tracker.domain.imports.choices import Choices, Words
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.table.columns import Guess, about, guess_columns
from foi_tracker.domain.imports.table.profiles import profile_of, words_of
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Profile, SheetField, Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition

Remembered = Mapping[ChoiceKind, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstChoices:
    """The choices as far as they go, and a guess for each column of which nobody has said what it is."""

    choices: Choices
    unsure: tuple[Guess, ...]

    def supposing(self, columns: Sequence[Column]) -> Choices:
        """As they would be if each guess held: to be shown, never to be imported."""
        fields = dict(self.choices.columns) | {each.place: each.field for each in self.unsure if each.field}
        answers = {each.place: dict(each.answers) for each in self.unsure if each.answers}
        return replace(
            self.choices,
            columns=fields,
            answers=answers | dict(self.choices.answers),
            about=about(columns, fields) | dict(self.choices.about),
        )


def first_choices(
    grid: Grid, given: Choices, sets: Iterable[QuestionSetDefinition], remembered: Remembered
) -> FirstChoices:
    """What somebody gave counts before what is remembered, and that before what a known sheet always means.

    A column in which nothing stands is left out: there is nothing to lose.
    """
    guesses = guess_columns(grid, sets, remembered.get(ChoiceKind.COLUMN, {}))
    sure = [each for each in guesses if each.field and each.sureness is Sureness.SURE]
    empty = {each.place: SheetField.LEAVE_OUT for each in grid.columns if not each.filled}
    columns = empty | {each.place: each.field for each in sure if each.field} | dict(given.columns)
    answers = {each.place: dict(each.answers) for each in sure if each.answers} | dict(given.answers)
    profile = Profile.GENERIC if given.is_own else profile_of(grid)
    choices = replace(
        given,
        profile=profile,
        columns=columns,
        answers={place: found for place, found in answers.items() if place in columns},
        about=about(grid.columns, columns) | dict(given.about),
        words=_words(words_of(profile), remembered, given.words),
    )
    unsure = tuple(each for each in guesses if each.place not in columns)
    return FirstChoices(choices=choices, unsure=unsure)


def _words(*layers: Words) -> Words:
    """Later ones count before earlier ones."""
    found: dict[ChoiceKind, dict[str, str]] = {}
    for words in layers:
        for kind, meant in words.items():
            if kind is not ChoiceKind.COLUMN:
                found[kind] = {**found.get(kind, {}), **meant}
    return found
