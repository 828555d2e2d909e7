"""What the page of columns shows: each column with what it seems to be, why, and what is asked about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.imports.asked import AskedDays, Undecided
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.table.columns import NAMES, Guess
from foi_tracker.domain.imports.table.profiles import PROFILE_NAMES
from foi_tracker.domain.imports.vocabulary import DateOrder, Profile, SheetField, Sureness
from foi_tracker.web.filters import plural
from foi_tracker.web.imports_cells import as_read
from foi_tracker.web.imports_columns_form import ASKED_ABOUT, Sets, Typed
from foi_tracker.web.imports_questions import questions_of, words_of

Options = tuple[tuple[str, str], ...]
F = SheetField
GROUPS: Final = (
    ("The authority", F.AUTHORITY, F.CONTACT),
    ("The request", F.OUR_REFERENCE, F.CHANNEL),
    ("What happened, and when", F.SENT_ON, F.COST),
    ("Review and complaint", F.REVIEW_REQUESTED_ON, F.NOTICE_RESULT),
    ("The rest", F.CHASED_ON, F.EMBARGO),
    ("Answers to our questions", F.ANSWER, F.CODER),
    ("None of these", F.LEAVE_OUT, F.LEAVE_OUT),
)
ORDERS: Final = (
    (DateOrder.DAY_FIRST.value, "Day first: 3/4 is 3 April"),
    (DateOrder.MONTH_FIRST.value, "Month first: 3/4 is 4 March"),
)
SETTLED: Final = "good"
TONES: Final = {
    Sureness.SURE: ("Known", SETTLED),
    Sureness.LIKELY: ("Suggestion", "ours"),
    Sureness.UNSURE: ("Please choose", "soon"),
}
CHOSEN: Final = ("Chosen", SETTLED)
MOST_EXAMPLES: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysLine:
    """A column whose days can be read two ways."""

    example: str
    chosen: str
    suggestion: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnLine:
    """A column as the page shows it."""

    place: int
    name: str
    letter: str
    filled: int
    is_hidden: bool
    examples: tuple[str, ...]
    chosen: str
    perhaps: Options
    sureness: str
    tone: str
    why: str
    asks_question: tuple[tuple[str, str, str], ...]
    asks_about: bool
    about: int | None
    asks_days: DaysLine | None

    @property
    def is_settled(self) -> bool:
        """Whether nothing about it need be looked at: it is known or chosen, and nothing more is asked of it."""
        is_open = self.asks_days and self.asks_days.suggestion
        is_nameless = self.asks_question and not any(chosen for _, _, chosen in self.asks_question)
        return self.tone == SETTLED and not is_open and not is_nameless

    @property
    def perhaps_keys(self) -> frozenset[str]:
        """Those not to be listed twice."""
        return frozenset(key for key, _ in self.perhaps)


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnsPage:
    """All of it."""

    profile: str
    lines: tuple[ColumnLine, ...]
    groups: tuple[tuple[str, Options], ...]
    orders: Options
    answers: tuple[tuple[int, str], ...]
    questions: Mapping[str, Options]
    faults: tuple[tuple[str, str], ...]
    needs_sent_on: str
    needs_answered_on: str
    needs_year: bool
    sent_on: str
    answered_on: str
    year: str
    sent_on_error: str
    answered_on_error: str
    year_error: str

    @property
    def has_unchosen(self) -> bool:
        """Whether some column is not said to be anything yet."""
        return any(not each.chosen for each in self.lines)

    @property
    def to_look_at(self) -> list[ColumnLine]:
        """Those that somebody should look at, and all those about which something is wrong."""
        return [each for each in self.lines if not self._is_folded(each)]

    @property
    def settled(self) -> list[ColumnLine]:
        """The others."""
        return [each for each in self.lines if self._is_folded(each)]

    def _is_folded(self, line: ColumnLine) -> bool:
        return line.is_settled and not {f"field-{line.place}", f"days-{line.place}"} & {at for at, _ in self.faults}


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a page of columns is made of. `is_saved` is whether somebody has chosen them before."""

    grid: Grid
    guesses: Sequence[Guess]
    asked: Undecided
    sets: Sets
    is_saved: bool


def columns_page(known: Known, typed: Typed) -> ColumnsPage:
    """What the page shows for what was typed, or guessed."""
    choices, names = typed.choices, {each.place: each.name for each in known.grid.columns}
    answers = [place for place in names if choices.columns.get(place) is F.ANSWER]
    profile = choices.profile
    return ColumnsPage(
        profile="" if profile is Profile.GENERIC else PROFILE_NAMES[profile],
        lines=tuple(_line(known, column, choices) for column in known.grid.columns),
        groups=groups(),
        orders=ORDERS,
        answers=tuple((place, names[place]) for place in answers),
        questions={key: questions_of(each) for key, each in known.sets.items()} if answers else {},
        faults=(*typed.faults, *(_open(known, choices, names) if known.is_saved else ())),
        needs_sent_on=_how_many(known.asked.sent_on_rows, "sending"),
        needs_answered_on=_how_many(known.asked.answered_on_rows, "the answer that they tell of"),
        needs_year=known.asked.needs_year,
        sent_on=typed.sent_on,
        answered_on=typed.answered_on,
        year=typed.year,
        sent_on_error=typed.sent_on_error,
        answered_on_error=typed.answered_on_error,
        year_error=typed.year_error,
    )


def groups() -> tuple[tuple[str, Options], ...]:
    """Every field under the heading it belongs to."""
    every = list(SheetField)
    spans = ((title, every[every.index(first) : every.index(last) + 1]) for title, first, last in GROUPS)
    return tuple((title, _named(span)) for title, span in spans)


def _line(known: Known, column: Column, choices: Choices) -> ColumnLine:
    guess = next((each for each in known.guesses if each.place == column.place), None)
    chosen = choices.columns.get(column.place)
    sureness, tone = _standing(known, guess, chosen)
    return ColumnLine(
        place=column.place,
        name=column.name,
        letter=column.letter,
        filled=column.filled,
        is_hidden=column.is_hidden,
        examples=tuple(map(as_read, column.examples[:MOST_EXAMPLES])),
        chosen=chosen.value if chosen else "",
        perhaps=_named(_likely(guess)),
        sureness=sureness,
        tone=tone,
        why=_why(guess),
        asks_question=_questions_of(known, column.place, choices) if chosen is F.ANSWER else (),
        asks_about=chosen in ASKED_ABOUT,
        about=choices.about.get(column.place),
        asks_days=_days(known.asked, column.place, choices),
    )


def _standing(known: Known, guess: Guess | None, chosen: SheetField | None) -> tuple[str, str]:
    if chosen is None or guess is None:
        return TONES[Sureness.UNSURE]
    if guess.field is not chosen:
        return CHOSEN
    return CHOSEN if known.is_saved and guess.sureness is not Sureness.SURE else TONES[guess.sureness]


def _likely(guess: Guess | None) -> list[SheetField]:
    found = [guess.field, *guess.alternatives] if guess else []
    return list(dict.fromkeys(each for each in found if each))


def _why(guess: Guess | None) -> str:
    if guess is None or not guess.reasons:
        return "Nothing in it tells us what it is."
    told = "; ".join(guess.reasons)
    return f"{told[0].upper()}{told[1:]}."


def _questions_of(known: Known, place: int, choices: Choices) -> tuple[tuple[str, str, str], ...]:
    chosen = choices.answers.get(place, {})
    return tuple((key, each.title, words_of(chosen.get(key, ""))) for key, each in known.sets.items())


def _days(asked: Undecided, place: int, choices: Choices) -> DaysLine | None:
    found = next((each for each in asked.days if each.place == place), None)
    chosen = choices.dates.get(place)
    if found is None:
        return DaysLine(example="03/04/2026", chosen=chosen.value, suggestion="") if chosen else None
    return DaysLine(
        example=" or ".join(found.examples[:2]), chosen=chosen.value if chosen else "", suggestion=_suggested(found)
    )


def _suggested(found: AskedDays) -> str:
    words = dict(ORDERS)[found.suggestion.value].partition(":")[0].lower()
    return f"We think it is {words}; please say so."


def _open(known: Known, choices: Choices, names: Mapping[int, str]) -> Iterable[tuple[str, str]]:
    """What is still to say after the columns were chosen."""
    yield from _twice(known.asked)
    for each in known.asked.days:
        yield f"days-{each.place}", f"“{each.column}”: say whether the day or the month comes first."
    for place in choices.places(F.ANSWER):
        if place in names and place not in choices.answers:
            yield f"field-{place}", f"Say which question “{names[place]}” answers."
    if known.asked.year_rows:
        yield "year", "Say the year of dates that give none."


def _twice(asked: Undecided) -> Iterable[tuple[str, str]]:
    for each in asked.columns:
        name = NAMES[SheetField(each.field)] if each.field in set(SheetField) else each.field
        listed = " and ".join(f"“{column}”" for column in each.columns)
        yield "columns", f"“{name}” can only be one column, and {listed} are all said to be it. Leave the others out."


def _named(fields: Iterable[SheetField]) -> Options:
    return tuple((each.value, NAMES[each]) for each in fields)


def _how_many(rows: Sequence[int], what: str) -> str:
    return f"{plural(len(rows), 'row gives', 'rows give')} no day of {what}." if rows else ""
