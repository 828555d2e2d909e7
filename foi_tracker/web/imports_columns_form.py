"""What somebody said about the columns of a sheet: only fields, questions and days that there are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.table.columns import about as nearest_answers
from foi_tracker.domain.imports.vocabulary import DateOrder, SheetField
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.web.forms.fields import read_day
from foi_tracker.web.imports_questions import named_target

ASKED_ABOUT: Final = (SheetField.EVIDENCE, SheetField.PAGE, SheetField.CODER)
FIRST_YEAR: Final = (
    2005  # both Acts came into force on 1 January 2005 (FOIA s.87, SI 2004/3122; FOISA s.75, SSI 2004/203)
)
LONGEST_WAVE: Final = 120
Sets = Mapping[str, QuestionSetDefinition]
Form = MultiDict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """The choices with what was typed put in, and what is wrong with it: an anchor and a sentence each."""

    choices: Choices
    faults: tuple[tuple[str, str], ...] = ()
    sent_on: str = ""
    answered_on: str = ""
    year: str = ""
    sent_on_error: str = ""
    answered_on_error: str = ""
    year_error: str = ""


def as_typed(choices: Choices) -> Typed:
    """What was chosen before, as it would be typed."""
    return Typed(
        choices=choices,
        sent_on=_shown(choices.sent_on),
        answered_on=_shown(choices.answered_on),
        year=str(choices.year or ""),
    )


def _shown(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def read_form(form: Form, grid: Grid, before: Choices, sets: Sets, today: date) -> Typed:
    """Everything on the page of columns."""
    columns = {each.place: found for each in grid.columns if (found := _field(form, each))}
    if form.get("do") == "leave":
        columns |= {each.place: SheetField.LEAVE_OUT for each in grid.columns if each.place not in columns}
    choices = replace(
        before,
        columns=columns,
        answers=_answers(form, columns, sets),
        about=_about(form, grid, columns),
        dates=_dates(form, columns, before),
        wave=" ".join(form.get("wave", "").split())[:LONGEST_WAVE],
    )
    sent_on, answered_on, year = (form.get(name, "").strip() for name in ("sent_on", "answered_on", "year"))
    typed = Typed(choices=choices, sent_on=sent_on, answered_on=answered_on, year=year)
    typed = _with_year(_with_answered_on(_with_sent_on(typed, today), today), today)
    return replace(typed, faults=(*_faults(form, grid, typed.choices, sets), *_faults_of_days(typed)))


def _field(form: Form, column: Column) -> SheetField | None:
    given = form.get(f"field-{column.place}", "")
    return SheetField(given) if given in set(SheetField) else None


def _answers(form: Form, columns: Mapping[int, SheetField], sets: Sets) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for place in _of(columns, SheetField.ANSWER):
        for key, definition in sets.items():
            name = named_target(form.get(f"answer-{place}-{key}", ""), definition)
            if name:
                found.setdefault(place, {})[key] = name
    return found


def _about(form: Form, grid: Grid, columns: Mapping[int, SheetField]) -> dict[int, int]:
    """As chosen; where nothing was asked yet, the nearest answer to the left."""
    nearest, answers = nearest_answers(grid.columns, columns), _of(columns, SheetField.ANSWER)
    found: dict[int, int] = {}
    for place in _of(columns, *ASKED_ABOUT):
        chosen = form.get(f"about-{place}", type=int)
        if chosen in answers:
            found[place] = chosen
        elif place in nearest and f"about-{place}" not in form:
            found[place] = nearest[place]
    return found


def _dates(form: Form, columns: Mapping[int, SheetField], before: Choices) -> dict[int, DateOrder]:
    kept = {place: order for place, order in before.dates.items() if place in columns}
    for place in columns:
        given = form.get(f"days-{place}", "")
        if given in set(DateOrder):
            kept[place] = DateOrder(given)
    return kept


def _with_sent_on(typed: Typed, today: date) -> Typed:
    day, error = _one_day(typed.sent_on, today, "The day of sending")
    return replace(typed, choices=replace(typed.choices, sent_on=day), sent_on_error=error)


def _with_answered_on(typed: Typed, today: date) -> Typed:
    day, error = _one_day(typed.answered_on, today, "The day of the answer")
    return replace(typed, choices=replace(typed.choices, answered_on=day), answered_on_error=error)


def _one_day(text: str, today: date, what: str) -> tuple[date | None, str]:
    """A day for all rows, or what is wrong with it."""
    day = read_day(text) if text else None
    if text and day is None:
        return None, f"“{text}” is not a date. Write it day first, such as 4/9/2026."
    if day and not date(FIRST_YEAR, 1, 1) <= day <= today:
        return None, f"{what} cannot be after today, or before {FIRST_YEAR}."
    return day, ""


def _with_year(typed: Typed, today: date) -> Typed:
    year = int(typed.year) if typed.year.isascii() and typed.year.isdigit() and len(typed.year) <= len("2026") else None
    wrong = bool(typed.year) and not (year and FIRST_YEAR <= year <= today.year)
    error = f"Write the year as four digits, from {FIRST_YEAR} to {today.year}." if wrong else ""
    return replace(typed, choices=replace(typed.choices, year=None if error else year), year_error=error)


def _faults(form: Form, grid: Grid, choices: Choices, sets: Sets) -> list[tuple[str, str]]:
    found = []
    for each in grid.columns:
        field = choices.columns.get(each.place)
        if field is None:
            found.append((f"field-{each.place}", f"Say what “{each.name}” is, or leave the column out."))
        unknown = field is SheetField.ANSWER and _unknown_question(form, each.place, choices, sets)
        if unknown:
            found.append((f"field-{each.place}", f"“{each.name}”: we ask no question called “{unknown}”."))
    return found


def _unknown_question(form: Form, place: int, choices: Choices, sets: Sets) -> str:
    known = choices.answers.get(place, {})
    typed = ((key, form.get(f"answer-{place}-{key}", "").strip()) for key in sets)
    return next((text[:LONGEST_WAVE] for key, text in typed if text and key not in known), "")


def _faults_of_days(typed: Typed) -> list[tuple[str, str]]:
    found = (("sent_on", typed.sent_on_error), ("answered_on", typed.answered_on_error), ("year", typed.year_error))
    return [(anchor, error) for anchor, error in found if error]


def _of(columns: Mapping[int, SheetField], *wanted: SheetField) -> list[int]:
    return [place for place, found in columns.items() if found in wanted]
