"""One row an authority: the state of every question it was asked, and a column for each value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import ruled_out
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.findings.wide import WideColumn, labels_seen, wide_columns, wide_value
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.queries.answers import Answer, Answers, answers, definitions_of
from foi_tracker.queries.export_names import Cells, Chunks, Names, Selection, names_of

# What a newer request says before an older one's answer gives way to it.
SILENT = (AnswerState.PENDING, AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE)
OPEN = (AnswerState.PENDING, AnswerState.NOT_APPLICABLE)
FIRST_OF_AUTHORITY, AFTER_AUTHORITY = 1, 8
ROWS_AT_ONCE = 50


def columns(session: Session, selection: Selection) -> list[WideColumn]:
    """The columns of every question set asked, each name once; a matrix has one for each row that any reply has."""
    read = (
        (answer.question.id, answer.values)
        for chunk in answers(session, selection)
        for each in chunk
        for answer in each.answers
        if answer.values
    )
    return merged(definitions_of(session, selection).values(), labels_seen(read))


def merged(
    definitions: Iterable[QuestionSetDefinition], labels: Mapping[tuple[str, str], Sequence[str]]
) -> list[WideColumn]:
    """The columns of several sets or versions; what two versions both have is one column."""
    found: dict[str, WideColumn] = {}
    for definition in definitions:
        found |= {column.name: column for column in wide_columns(definition, labels)}
    return list(found.values())


def wide_rows(session: Session, selection: Selection, wanted: Sequence[WideColumn]) -> Chunks:
    """A row an authority of each campaign, in the order of the register."""
    names, waiting = names_of(session), []
    for requests in by_authority(session, selection):
        waiting.append(wide_row(requests, wanted, names))
        if len(waiting) == ROWS_AT_ONCE:
            yield waiting
            waiting = []
    yield waiting


def by_authority(session: Session, selection: Selection) -> Iterator[list[Answers]]:
    """The requests of a campaign to one authority together, in the order they were filed."""
    every = (each for chunk in answers(session, selection, by_authority=True) for each in chunk)
    for _, found in groupby(every, key=lambda each: (each.row.authority_id, each.row.campaign_id)):
        yield list(found)


def standing(requests: Sequence[Answers]) -> dict[str, tuple[Answers, Answer]]:
    """For each question what counts: the newest request that says something of it."""
    found: dict[str, tuple[Answers, Answer]] = {}
    for each in requests:
        for answer in each.answers:
            if answer.question.id not in found or answer.state not in SILENT:
                found[answer.question.id] = (each, answer)
    return found if len(requests) == 1 else _together(found)


def _together(found: Mapping[str, tuple[Answers, Answer]]) -> dict[str, tuple[Answers, Answer]]:
    """What is silent applies or not by all that counts of the authority, whichever request it came from."""
    current = {id_: (answer.state, answer.values) for id_, (_, answer) in found.items() if answer.finding}
    asked = {id(each.definition): each.definition for each, _ in found.values()}
    gone = {key: ruled_out(definition, current) for key, definition in asked.items()}
    return {
        id_: (each, _silent(answer, id_ in gone[id(each.definition)]) if answer.state in OPEN else answer)
        for id_, (each, answer) in found.items()
    }


def _silent(answer: Answer, is_gone: bool) -> Answer:
    return replace(answer, state=AnswerState.NOT_APPLICABLE if is_gone else AnswerState.PENDING)


def wide_row(requests: Sequence[Answers], wanted: Sequence[WideColumn], names: Names) -> Cells:
    """Who it is, then what stands in each column; "" for a question that none of its requests has."""
    which = names.which(requests[0].row)[FIRST_OF_AUTHORITY:AFTER_AUTHORITY]
    references = " ".join(each.row.reference for each in requests)
    sets = "; ".join(dict.fromkeys(f"{each.definition.key} {each.definition.version}" for each in requests))
    found = standing(requests)
    return (*which, references, sets, *(_cell(column, found.get(column.question.id)) for column in wanted))


def _cell(column: WideColumn, found: tuple[Answers, Answer] | None) -> str:
    return "" if found is None else wide_value(column, found[1].state, found[1].values)
