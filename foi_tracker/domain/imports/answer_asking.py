"""The words of answers that somebody must say the meaning of, each once however many rows it is in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import YES_NO_UNKNOWN
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.answer_cells import OF_HUNDRED, OF_ONE, SHARES, read_answer_cell
from foi_tracker.domain.imports.answer_options import NOTHING, OPTION, OTHER, Undecided
from foi_tracker.domain.imports.answers import AnswerRow
from foi_tracker.domain.imports.asked import AskedWord, Option, Suggested
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.question_sets import AnswerField, FieldType

STATE: Final = "state:"
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


def asked_answers(rows: Iterable[AnswerRow]) -> list[AskedWord]:
    """What nobody has said yet. Each row comes with the question set that its authority was asked."""
    found: dict[str, AskedWord] = {}
    for row in rows:
        for place, column, cell in row.cells():
            try:
                read_answer_cell(cell, place.asked)
            except Unreadable:
                continue
            except Undecided as asked:
                before = found.get(asked.key)
                found[asked.key] = _again(before, row) if before else _new(asked, column.name, place.asked, row)
    return list(found.values())


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
    reason = "it may mean several things" if state else "it is like this answer"
    return Suggested(means=asked.suggestion, sureness=Sureness.LIKELY, reason=reason)


def _options(asked: Undecided, field: AnswerField | None) -> tuple[Option, ...]:
    if asked.said == SHARES:
        return (Option(means=OF_ONE, words="0.45 means 45%"), Option(means=OF_HUNDRED, words="0.45 means 0.45%"))
    states = [Option(means=f"{STATE}{state.value}", words=words) for state, words in STATE_WORDS.items()]
    return (*_of_field(field), *states, Option(means=NOTHING, words="No answer: leave it empty"))


def _of_field(field: AnswerField | None) -> list[Option]:
    if field is None:
        return []
    words = YES_NO_UNKNOWN if field.type is FieldType.BOOL3 else field.options
    options = [Option(means=f"{OPTION}{each}", words=each) for each in words]
    return [*options, Option(means=OTHER, words="Something else, in these words")] if field.other else options
