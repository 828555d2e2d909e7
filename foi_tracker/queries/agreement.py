"""How well two people who read the same reply agree: by question, by person, and in all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.findings.agreement import Agreement, Answer, of_answers
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Coding, InfoRequest, QuestionSet, Reading
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.request_page import names_of

Pair = tuple[Answer, Answer]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfQuestion:
    """How often the first and the second reader gave one question the same answer."""

    set_title: str
    version: int
    question: Question
    agreement: Agreement


@dataclass(frozen=True, kw_only=True, slots=True)
class OfPerson:
    """How often one person gave the same answer as whoever read the same reply."""

    person_id: int
    name: str
    agreement: Agreement


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreements:
    """All of a campaign."""

    overall: Agreement
    questions: list[OfQuestion]
    people: list[OfPerson]


def agreements(session: Session, campaign_id: int) -> Agreements:
    """Counted over answers that two people have handed in, before anybody decided between them. Three statements."""
    sets = all_questions(session).sets
    by_question: defaultdict[tuple[int, str], list[Pair]] = defaultdict(list)
    by_person: defaultdict[int, list[Pair]] = defaultdict(list)
    fields = {set_id: {each.id: each for each in found.questions} for set_id, found in sets.items()}
    for row in _pairs(session, campaign_id):
        question = fields[row.question_set_id].get(row.question_id)
        if question is None or not question.double_entry:
            continue
        one, two = _answers(question, row)
        by_question[row.question_set_id, row.question_id].append((one, two))
        by_person[row.first_by].append((one, two))
        by_person[row.second_by].append((two, one))
    return Agreements(
        overall=of_answers(pair for pairs in by_question.values() for pair in pairs),
        questions=_questions(sets, by_question),
        people=_people(session, by_person),
    )


def _answers(question: Question, row: Row[*tuple[object, ...]]) -> Pair:
    """Values that are stored in the same letters are the same, and need not be read to be compared."""
    if row.first_values == row.second_values:
        return (row.first_state, {}), (row.second_state, {})
    return (
        (row.first_state, load_all(question.fields, row.first_values)),
        (row.second_state, load_all(question.fields, row.second_values)),
    )


def _pairs(session: Session, campaign_id: int) -> Iterable[Row[*tuple[object, ...]]]:
    first, second = aliased(Coding), aliased(Coding)
    same = and_(first.reading_id == second.reading_id, first.question_id == second.question_id)
    wanted = (
        select(
            InfoRequest.question_set_id,
            first.question_id,
            first.coder_id.label("first_by"),
            first.state.label("first_state"),
            first.values.label("first_values"),
            second.coder_id.label("second_by"),
            second.state.label("second_state"),
            second.values.label("second_values"),
        )
        .join(second, same)
        .join(Reading, Reading.id == first.reading_id)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .join(QuestionSet, QuestionSet.id == InfoRequest.question_set_id)
        .where(InfoRequest.campaign_id == campaign_id)
        .where(first.part == Part.FIRST, first.submitted_at.is_not(None))
        .where(second.part == Part.SECOND, second.submitted_at.is_not(None))
    )
    return session.execute(wanted)


def _questions(
    sets: Mapping[int, QuestionSetDefinition], by_question: Mapping[tuple[int, str], list[Pair]]
) -> list[OfQuestion]:
    """In the order of the sets; a question that nobody has read twice is not among them."""
    return [
        OfQuestion(
            set_title=definition.title,
            version=definition.version,
            question=question,
            agreement=of_answers(by_question[set_id, question.id]),
        )
        for set_id, definition in sets.items()
        for question in definition.questions
        if (set_id, question.id) in by_question
    ]


def _people(session: Session, by_person: Mapping[int, list[Pair]]) -> list[OfPerson]:
    names = names_of(session, by_person)
    found = [
        OfPerson(person_id=person_id, name=names[person_id], agreement=of_answers(pairs))
        for person_id, pairs in by_person.items()
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.person_id))
