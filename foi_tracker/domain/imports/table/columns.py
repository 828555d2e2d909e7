"""What each column of a table seems to hold, how sure that is, and why: a person has the last word."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from foi_tracker.domain.imports.answers.answers import AnswerColumn, match_answer_columns
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.table.column_evidence import Evidence, Shape, evidence_of
from foi_tracker.domain.imports.table.column_fits import BY_SHAPE, EXPECTED, RATHER, against
from foi_tracker.domain.imports.table.column_headings import Called, asks, called
from foi_tracker.domain.imports.table.column_names import heading_key
from foi_tracker.domain.imports.table.field_names import HINTS, NAMES
from foi_tracker.domain.imports.table.profiles import OUR_OWN, PROFILE_NAMES, columns_of, profile_of
from foi_tracker.domain.imports.vocabulary import SEVERAL_COLUMNS, Profile, SheetField, Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition

__all__ = ["HINTS", "NAMES", "Guess", "about", "guess_columns", "in_memory", "word_for"]

BESIDE_ANSWERS: Final = frozenset({SheetField.EVIDENCE, SheetField.PAGE, SheetField.CODER})
TELLING: Final = (Shape.CODE, Shape.EMAIL, Shape.LINK, Shape.AUTHORITY, Shape.YES_NO, Shape.STATUS)  # enough to suggest
OTHERWISE: Final = (SheetField.ANSWER, SheetField.NOTES, SheetField.LEAVE_OUT)
NO_QUESTION: Final = AnswerColumn(targets={}, sureness=Sureness.LIKELY, reasons=())
LONGEST_WORD: Final = 200
HIDDEN: Final = "the file hides this column"
TWIN: Final = "another column has the same heading"
BEFORE: Final = "chosen before in this campaign"


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
    """A guess for each column; `remembered` maps what `word_for` gives to what `in_memory` gave for it."""
    answers = match_answer_columns(grid.columns, sets, grid.sheet)
    profile = profile_of(grid)
    known = columns_of(profile, grid)
    given = [
        _chosen_before(column, remembered) or _by_profile(profile, column.place, known, answers)
        for column in grid.columns
    ]
    guesses = [
        each or _guess(column, evidence_of(grid.rows, column.place), answers)
        for each, column in zip(given, grid.columns, strict=True)
    ]
    certain = {each.place for each in given if each}
    settled = _each_field_once(grid.columns, _who_beside(grid.columns, _beside_answers(guesses, certain), certain))
    return tuple(_remarked(column, guess) for column, guess in zip(grid.columns, settled, strict=True))


def about(columns: Sequence[Column], fields: Mapping[int, SheetField]) -> dict[int, int]:
    """For each evidence, page and coder column, the nearest answer column to its left."""
    answers = [each.place for each in columns if fields.get(each.place) is SheetField.ANSWER]
    return {
        each.place: max(left)
        for each in columns
        if fields.get(each.place) in BESIDE_ANSWERS and (left := [place for place in answers if place < each.place])
    }


def word_for(column: Column) -> str:
    """What the choice for a column is remembered under; "" where no headings of its own say which column it is."""
    if column.is_twin:
        return ""
    return " ".join(heading_key(text) for text in (column.over, column.heading) if text)[:LONGEST_WORD]


def in_memory(field: SheetField, answers: Mapping[str, str]) -> str:
    """A choice as it is remembered: "notes", or "answer lfrt-police=P01.lfr_status"."""
    return " ".join((field.value, *(f"{key}={target}" for key, target in sorted(answers.items()))))


def _chosen_before(column: Column, remembered: Mapping[str, str]) -> Guess | None:
    word = word_for(column)
    field, *targets = remembered.get(word, "").split(" ") if word else ("",)
    if field not in set(SheetField):
        return None
    return Guess(
        place=column.place,
        field=SheetField(field),
        sureness=Sureness.SURE,
        reasons=(BEFORE,),
        answers=dict(target.split("=", 1) for target in targets if "=" in target),
    )


def _by_profile(
    profile: Profile, place: int, known: Mapping[int, SheetField], answers: Mapping[int, AnswerColumn]
) -> Guess | None:
    """What a known sheet says of a column; to which question an answer is, only the question sets can say."""
    field = known.get(place)
    if field is None:
        return READ_WHOLE(place=place) if profile in OUR_OWN else None
    reason = f"this sheet is known: {PROFILE_NAMES[profile]}"
    if field is not SheetField.ANSWER:
        return Guess(place=place, field=field, sureness=Sureness.SURE, reasons=(reason,))
    answer = answers.get(place, NO_QUESTION)
    return Guess(
        place=place,
        field=field,
        sureness=answer.sureness if answer.targets else Sureness.LIKELY,
        reasons=(reason, *answer.reasons),
        alternatives=OTHERWISE[1:],
        answers=answer.targets,
    )


# Whatever is chosen for a column of our own exports, they are read by their names.
READ_WHOLE: Final = partial(
    Guess, field=SheetField.LEAVE_OUT, sureness=Sureness.SURE, reasons=("the file is read whole, as our own export",)
)


def _guess(column: Column, evidence: Evidence, answers: Mapping[int, AnswerColumn]) -> Guess:
    words, answer = called(column), answers.get(column.place)
    if words is not None and (answer is None or answer.sureness is not Sureness.SURE):
        return _by_heading(column, words, evidence)
    if answer is not None:
        return _as_answer(column, answer, words)
    return _by_cells(column, evidence)


def _by_heading(column: Column, words: Called, evidence: Evidence) -> Guess:
    """What the heading says; where the cells say that it cannot be, what it may mean instead is there to choose."""
    field, *others = sorted(words.fields, key=lambda each: against(each, evidence) is not None)
    but, expected = against(field, evidence), EXPECTED.get(field)
    reasons = [words.reason]
    if but is not None:
        reasons.append(f"but {but}")
        others += [*RATHER.get(field, ()), SheetField.NOTES, SheetField.LEAVE_OUT]
    elif expected is not None and evidence.total:
        reasons.append(evidence.said(expected))
    # That it is an answer does not say to which question.
    is_sure = words.sureness is Sureness.SURE and but is None and field is not SheetField.ANSWER
    return Guess(
        place=column.place,
        field=field,
        sureness=Sureness.SURE if is_sure else Sureness.LIKELY,
        reasons=tuple(reasons),
        alternatives=tuple(dict.fromkeys(each for each in others if each is not field)),
    )


def _as_answer(column: Column, answer: AnswerColumn, words: Called | None) -> Guess:
    return Guess(
        place=column.place,
        field=SheetField.ANSWER,
        sureness=answer.sureness if words is None else Sureness.LIKELY,
        reasons=(*answer.reasons, *((f"but {words.reason}",) if words else ())),
        alternatives=words.fields if words else OTHERWISE[1:],
        answers=answer.targets,
    )


def _by_cells(column: Column, evidence: Evidence) -> Guess:
    """What a column may be whose heading says nothing: a question first, then what its cells look like."""
    if not column.filled:
        reasons = ("nothing is in it",)
        return Guess(place=column.place, field=SheetField.LEAVE_OUT, sureness=Sureness.SURE, reasons=reasons)
    if why := asks(column):
        return _likely(column.place, SheetField.ANSWER, why)
    if shape := evidence.most(TELLING):
        return _likely(column.place, BY_SHAPE[shape][0], evidence.said(shape))
    shape = evidence.most(Shape)
    others = (*BY_SHAPE.get(shape, ()), *OTHERWISE) if shape else OTHERWISE
    return _unsure(column.place, others, (evidence.said(shape),) if shape else ())


def _likely(place: int, field: SheetField, reason: str) -> Guess:
    others = tuple(each for each in OTHERWISE if each is not field)
    return Guess(place=place, field=field, sureness=Sureness.LIKELY, reasons=(reason,), alternatives=others)


def _unsure(place: int, fields: Iterable[SheetField], reasons: tuple[str, ...]) -> Guess:
    others = tuple(dict.fromkeys(fields))
    return Guess(place=place, field=None, sureness=Sureness.UNSURE, reasons=reasons, alternatives=others)


def _beside_answers(guesses: Sequence[Guess], certain: set[int]) -> list[Guess]:
    """A heading such as Evidence or Page is believed only right of an answer; one of a reader, where there are any."""
    answers = [each.place for each in guesses if each.field is SheetField.ANSWER]
    found = list[Guess]()
    for guess in guesses:
        first = max(answers, default=-1) if guess.field is SheetField.CODER else guess.place
        alone = guess.field in BESIDE_ANSWERS and not any(place <= first for place in answers)
        is_asked = alone and guess.place not in certain
        found.append(_less_sure(guess, "but no answer stands to its left", SheetField.NOTES) if is_asked else guess)
    return found


def _each_field_once(columns: Sequence[Column], guesses: Sequence[Guess]) -> list[Guess]:
    """Where several columns seem to hold what only one can, none is taken; a sure one keeps a likely one away."""
    single = [each for each in guesses if each.field is not None and each.field not in SEVERAL_COLUMNS]
    sure = Counter(each.field for each in single if each.sureness is Sureness.SURE)
    likely = Counter(each.field for each in single)
    names = {each.place: each.name for each in columns}
    found = list[Guess]()
    for guess in guesses:
        if guess not in single or likely[guess.field] == 1:
            found.append(guess)
        elif sure[guess.field] == 1:
            found.append(guess if guess.sureness is Sureness.SURE else _given_up(guess))
        else:
            twins = [names[each.place] for each in single if each.field is guess.field and each is not guess]
            found.append(_less_sure(guess, f"so does another column: {', '.join(twins)}", SheetField.LEAVE_OUT))
    return found


def _remarked(column: Column, guess: Guess) -> Guess:
    """With what a person should know of the column, whatever it holds."""
    remarks = [HIDDEN] * column.is_hidden + [TWIN] * (column.is_twin and bool(column.heading or column.over))
    return dataclasses.replace(guess, reasons=(*guess.reasons, *remarks)) if remarks else guess


def _less_sure(guess: Guess, reason: str, other: SheetField) -> Guess:
    return dataclasses.replace(
        guess,
        sureness=Sureness.LIKELY,
        reasons=(*guess.reasons, reason),
        alternatives=tuple(dict.fromkeys((*guess.alternatives, other))),
    )


def _given_up(guess: Guess) -> Guess:
    """Another column surely holds it; what is left of the guess are its other possibilities."""
    others = (*guess.alternatives, *((guess.field,) if guess.field else ()), *OTHERWISE)
    return _unsure(guess.place, others, (*guess.reasons, "but another column surely holds that"))


def _who_beside(columns: Sequence[Column], guesses: Sequence[Guess], certain: set[int]) -> list[Guess]:
    """A column of "Who" is the authority where no other is; beside one it is whoever has the request."""
    who = {each.place for each in columns if heading_key(each.heading) == "who"} - certain
    holds = SheetField.AUTHORITY
    if not any(each.field is holds and each.place not in who for each in guesses):
        return list(guesses)
    return [_whoever_has_it(each) if each.place in who and each.field is holds else each for each in guesses]


def _whoever_has_it(guess: Guess) -> Guess:
    return dataclasses.replace(
        guess, field=SheetField.OWNER, sureness=Sureness.LIKELY, reasons=(*guess.reasons, "beside an authority")
    )
