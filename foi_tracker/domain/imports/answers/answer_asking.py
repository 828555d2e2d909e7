"""The words of answers that somebody must say the meaning of, each once however many rows it is in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import YES_NO_UNKNOWN
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.answers.answer_cells import OF_HUNDRED, OF_ONE, SHARES, Cell, read_answer_cell
from foi_tracker.domain.imports.answers.answer_options import NOTHING, OPTION, OTHER, Undecided
from foi_tracker.domain.imports.answers.answers import MOST_REMEMBERED, Alike, AnswerRow
from foi_tracker.domain.imports.asked import AskedWord, Option, Suggested
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.imports.world import World
from foi_tracker.domain.question_sets import AnswerField, FieldType, for_kind
from foi_tracker.domain.vocabulary import RegimeCode

STATE: Final = "state:"
WORDS: Final = {
    OF_ONE: "0.45 means 45%",
    OF_HUNDRED: "0.45 means 0.45%",
    OTHER: "Something else, in these words",
    NOTHING: "No answer: leave it empty",
}
MOST_ROWS: Final = 20
STATE_WORDS: Final = {
    AnswerState.NIL: "None, zero or never",
    AnswerState.NOT_HELD: "Not held",
    AnswerState.REFUSED: "Refused",
    AnswerState.NCND: "Neither confirmed nor denied",
    AnswerState.PUBLISHED_ELSEWHERE: "Published elsewhere",
    AnswerState.LATER_PUBLICATION: "To be published later",
    AnswerState.IGNORED: "The reply does not answer it",
    AnswerState.UNCLEAR: "Can’t tell from the reply",
}


def answer_rows(grid: Grid, choices: Choices, world: World, says: Iterable[RowSays]) -> Iterator[AnswerRow]:
    """The rows of a sheet with what each authority was asked, where anybody has decided which authority it is."""
    rows, alike = {row.number: row for row in grid.rows}, Alike()
    for each in says:
        known = world.authorities.get(each.authority or "")
        definition = for_kind(world.sets.values(), known.kind) if known else None
        if known and definition and choices.answers:
            yield AnswerRow(
                row=rows[each.number],
                grid=grid,
                choices=choices,
                definition=definition,
                regime=known.regime,
                alike=alike,
            )


def asked_answers(rows: Iterable[AnswerRow]) -> list[AskedWord]:
    """What nobody has said yet. Each row comes with the question set that its authority was asked."""
    found: dict[str, AskedWord] = {}
    clear = set[tuple[str, int, str, bool, bool, RegimeCode]]()
    for row in rows:
        for place, column, cell in row.cells():
            key = (row.definition.key, column.place, cell.text, cell.is_date, cell.is_number, cell.regime)
            asked = None if key in clear else _undecided(cell, place.asked)
            if asked:
                before = found.get(asked.key)
                found[asked.key] = _again(before, row) if before else _new(asked, column.name, place.asked, row)
            elif len(clear) < MOST_REMEMBERED:
                clear.add(key)
    return list(found.values())


def _undecided(cell: Cell, field: AnswerField | None) -> Undecided | None:
    """What a person must say of it; what cannot be read at all is told of its row instead."""
    try:
        read_answer_cell(cell, field)
    except Unreadable:
        return None
    except Undecided as asked:
        return asked
    return None


def _again(before: AskedWord, row: AnswerRow) -> AskedWord:
    more = (*before.rows, row.row.number) if len(before.rows) < MOST_ROWS else before.rows
    return replace(before, count=before.count + 1, rows=more)


def _new(asked: Undecided, column: str, field: AnswerField | None, row: AnswerRow) -> AskedWord:
    """A word that may mean a state is asked for the whole sheet; any other only for its column."""
    everywhere = "=" not in asked.key
    return AskedWord(
        kind=ChoiceKind.ANSWER,
        said=asked.said if everywhere else f"{asked.said} ({column})",
        folded=asked.key,
        count=1,
        rows=(row.row.number,),
        suggestion=_suggested(asked),
        options=_options(asked, None if everywhere else field),
    )


def _suggested(asked: Undecided) -> Suggested:
    if not asked.suggestion:
        return Suggested(means="", sureness=Sureness.UNSURE, reason="")
    state = asked.suggestion.startswith(STATE)
    reason = "It may mean several things." if state else "It is like this answer."
    return Suggested(means=asked.suggestion, sureness=Sureness.LIKELY, reason=reason)


def _options(asked: Undecided, field: AnswerField | None) -> tuple[Option, ...]:
    if asked.said == SHARES:
        return tuple(map(_option, (OF_ONE, OF_HUNDRED)))
    return (*_of_field(field), *(_option(f"{STATE}{state.value}") for state in STATE_WORDS), _option(NOTHING))


def _of_field(field: AnswerField | None) -> list[Option]:
    if field is None:
        return []
    words = YES_NO_UNKNOWN if field.type is FieldType.BOOL3 else field.options
    options = [_option(f"{OPTION}{each}") for each in words]
    return [*options, _option(OTHER)] if field.other else options


def _option(means: str) -> Option:
    return Option(means=means, words=meaning_words(means))


def meaning_words(means: str) -> str:
    """What a word of an answer was said to mean, as a person reads it."""
    kind, _, word = means.partition(":")
    if f"{kind}:" == STATE:
        return STATE_WORDS.get(AnswerState(word), word)
    return word.replace("_", " ") or WORDS.get(means, means)
