"""Everything about a sheet that a person must decide before all of its rows can go in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from foi_tracker.domain.events import Response
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.answers.answer_asking import answer_rows, asked_answers
from foi_tracker.domain.imports.asked import (
    AskedAlready,
    AskedColumns,
    AskedDays,
    AskedWord,
    Option,
    Suggested,
    Undecided,
)
from foi_tracker.domain.imports.cell_days import Days, NoDay
from foi_tracker.domain.imports.choices import LEAVE_ROW_OUT, NOBODY, PLACEHOLDER, Choices
from foi_tracker.domain.imports.decisions import NO_ACCOUNT, Decisions, Named, named_in
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.plan.differences import standing
from foi_tracker.domain.imports.plan.known_requests import Found, KnownRequests
from foi_tracker.domain.imports.plan.unclear import references_of
from foi_tracker.domain.imports.reading import OUR_ANSWERS, OUR_HISTORIES, read_rows
from foi_tracker.domain.imports.row_cells import Layout, RowCells
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField
from foi_tracker.domain.imports.ways_out import SAY_ANSWERED, SAY_BLANK, SAY_SENT, SAY_YEAR
from foi_tracker.domain.imports.words.cell_words import is_nothing
from foi_tracker.domain.imports.words.status_words import fold_word, options
from foi_tracker.domain.imports.world import World

__all__ = ["AskedAlready", "AskedColumns", "AskedDays", "AskedWord", "Option", "Suggested", "Undecided", "undecided"]

MOST_ROWS: Final = 20
MOST_EXAMPLES: Final = 5
# The columns of words, whose meanings are lists that somebody chooses from.
LISTED: Final = (
    (ChoiceKind.STATUS, SheetField.STATUS),
    (ChoiceKind.OUTCOME, SheetField.OUTCOME),
    (ChoiceKind.REVIEW, SheetField.REVIEW_RESULT),
    (ChoiceKind.NOTICE, SheetField.NOTICE_RESULT),
    (ChoiceKind.CHANNEL, SheetField.CHANNEL),
)
NO_OUTCOME: Final = "(a day of answer, and no outcome)"


def undecided(grid: Grid, choices: Choices, world: World, register: Register) -> Undecided:
    """What nobody has decided, and no rule is sure of. What `choices` hold already is not asked again."""
    if choices.profile in (*OUR_HISTORIES, *OUR_ANSWERS):
        return Undecided()
    says = read_rows(grid, choices, world, register)
    found = KnownRequests(world, choices).find_all(says)
    asking = _Asking(grid, choices, world, Decisions(choices, world, register))
    layout = Layout(grid, choices)
    answers = asked_answers(answer_rows(grid, choices, world, says))
    return Undecided(
        words=(
            *asking.authorities(),
            *asking.listed(),
            *asking.blanks(says),
            *asking.people(),
            *asking.colours(),
            *answers,
        ),
        days=tuple(_days(grid, choices, layout)),
        columns=tuple(
            AskedColumns(field=field, columns=tuple(layout.name(place) for place in places))
            for field, places in layout.twice().items()
        ),
        sent_on_rows=_with(says, SAY_SENT),
        year_rows=_with(says, SAY_YEAR),
        already=_already(says, found),
        answered_on_rows=() if layout.has(SheetField.RESPONDED_ON) else tuple(_unanswered(says, found)),
    )


def _unanswered(says: Iterable[RowSays], found: Mapping[int, Found]) -> Iterator[int]:
    """Rows that tell of an answer of which no day is known, here or there."""
    for row in says:
        here = found[row.number].request
        history = (*row.events, *(standing(here.history).values() if here else ()))
        tells = row.answers or any(problem.way_out == SAY_ANSWERED for problem in row.problems)
        if tells and not any(isinstance(event, Response) for event in history):
            yield row.number


def _already(says: Iterable[RowSays], found: Mapping[int, Found]) -> AskedAlready | None:
    """Rows that may be requests which are here, by nothing but their authority."""
    likely = {row.number: here for row in says if (here := found[row.number].asked_before)}
    if not likely:
        return None
    examples = tuple((number, references_of(here)) for number, here in islice(likely.items(), MOST_EXAMPLES))
    return AskedAlready(count=len(likely), rows=tuple(likely)[:MOST_ROWS], examples=examples)


def _with(says: Iterable[RowSays], way_out: str) -> tuple[int, ...]:
    """The rows that have this way out."""
    return tuple(row.number for row in says if any(problem.way_out == way_out for problem in row.problems))


def _days(grid: Grid, choices: Choices, layout: Layout) -> Iterator[AskedDays]:
    days = Days(grid, choices)
    for place, question in sorted(days.questions.items()):
        if days.is_asked(place):
            yield AskedDays(
                place=place,
                column=layout.name(place),
                examples=question.ambiguous or question.month_first,
                suggestion=question.suggestion,
                count=sum(days.read(row, place).why is NoDay.NEEDS_ORDER for row in grid.rows),
            )


class _Asking:
    """Gathers the words of a sheet that a person is asked about."""

    def __init__(self, grid: Grid, choices: Choices, world: World, decisions: Decisions) -> None:
        self.rows, self.layout = grid.rows, Layout(grid, choices)
        self.days, self.sent_on = Days(grid, choices), choices.sent_on
        self.world, self.decisions = world, decisions

    def authorities(self) -> Iterator[AskedWord]:
        """Those that the register is not sure of, with the likely ones to choose from."""
        found: dict[str, tuple[Named, list[int]]] = {}
        for row in self.rows:
            named = named_in(RowCells(row, self.layout, self.days), self.sent_on)
            if (named.name or named.code) and self.decisions.authority(named) is None:
                found.setdefault(fold(named.name or named.code), (named, []))[1].append(row.number)
        for folded, (named, rows) in found.items():
            yield self._authority(folded, named, rows)

    def listed(self) -> Iterator[AskedWord]:
        """Words of the columns whose meanings are a list."""
        for kind, field in LISTED:
            cells = ((row.number, self._first(row, field)) for row in self.rows)
            unknown = (
                (number, text)
                for number, text in cells
                if text and not self.decisions.says_nothing(kind, text) and self.decisions.word(kind, text) is None
            )
            yield from self._grouped(kind, unknown)

    def blanks(self, says: Iterable[RowSays]) -> Iterator[AskedWord]:
        """What an answer was where the sheet has its day only: one question for all of them."""
        rows = _with(says, SAY_BLANK)
        if rows:
            yield self._asked(ChoiceKind.OUTCOME, NO_OUTCOME, "", rows)

    def colours(self) -> Iterator[AskedWord]:
        """Fills of rows that have no word for where they stand; rows go in without an answer to this."""
        plain = (row for row in self.rows if row.colours and not self._text(row, SheetField.STATUS))
        fills = ((row.number, colour) for row in plain for colour in dict.fromkeys(row.colours.values()))
        unknown = (each for each in fills if self.decisions.word(ChoiceKind.COLOUR, each[1]) is None)
        yield from self._grouped(ChoiceKind.COLOUR, unknown)

    def people(self) -> Iterator[AskedWord]:
        """Names that are nobody's for sure."""
        found: dict[str, tuple[str, list[int]]] = {}
        for row in self.rows:
            text = self._text(row, SheetField.OWNER)
            if text and self.decisions.person(text) is None:
                found.setdefault(fold(text), (text, []))[1].append(row.number)
        for folded, (said, rows) in found.items():
            yield self._person(folded, said, rows)

    def _grouped(self, kind: ChoiceKind, cells: Iterable[tuple[int, str]]) -> Iterator[AskedWord]:
        found: dict[str, tuple[str, list[int]]] = {}
        for number, text in cells:
            found.setdefault(fold_word(text), (text, []))[1].append(number)
        for folded, (said, rows) in found.items():
            yield self._asked(kind, said, folded, rows)

    def _asked(self, kind: ChoiceKind, said: str, folded: str, rows: Sequence[int]) -> AskedWord:
        likely = self.decisions.suggestion(kind, said if folded else "")
        return AskedWord(
            kind=kind,
            said=said,
            folded=folded,
            count=len(rows),
            rows=tuple(rows[:MOST_ROWS]),
            suggestion=Suggested(means=likely.means, sureness=likely.sureness, reason=likely.reason),
            options=tuple(Option(means=each.key, words=each.words) for each in options(kind, said if folded else "")),
        )

    def _authority(self, folded: str, named: Named, rows: Sequence[int]) -> AskedWord:
        match = self.decisions.match(named)
        likely = tuple(Option(means=each.slug, words=each.name, why=each.reason) for each in match.candidates)
        return AskedWord(
            kind=ChoiceKind.AUTHORITY,
            said=named.name or named.code,
            folded=folded,
            count=len(rows),
            rows=tuple(rows[:MOST_ROWS]),
            suggestion=Suggested(means=match.slug or "", sureness=match.sureness, reason=match.reason),
            options=(*likely, Option(means=LEAVE_ROW_OUT, words="Leave its rows out")),
        )

    def _person(self, folded: str, said: str, rows: Sequence[int]) -> AskedWord:
        match = self.decisions.person_match(said)
        return AskedWord(
            kind=ChoiceKind.PERSON,
            said=said,
            folded=folded,
            count=len(rows),
            rows=tuple(rows[:MOST_ROWS]),
            suggestion=Suggested(means=match.means, sureness=match.sureness, reason=match.reason),
            options=(
                *(Option(means=str(each.id), words=each.name) for each in self.world.people),
                Option(means=PLACEHOLDER, words=f"Somebody without an account: {said}{NO_ACCOUNT}"),
                Option(means=NOBODY, words="Nobody: the request has no owner"),
            ),
        )

    def _first(self, row: SheetRow, field: SheetField) -> str:
        return next((text for place in self.layout.places.get(field, ()) if (text := row.at(place))), "")

    def _text(self, row: SheetRow, field: SheetField) -> str:
        return next((text for place in self.layout.places.get(field, ()) if not is_nothing(text := row.at(place))), "")
