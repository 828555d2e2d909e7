"""On which questions two readers often differ, without reading what they agree on word for word."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Select, Text, and_, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.findings.agreement import Agreement, kappa, same
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.domain.quality.rules import LOW_KAPPA, LOW_PERCENT, PAIRS_ENOUGH, Check, Doubt
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Coding, InfoRequest, Reading

Sets = Mapping[int, QuestionSetDefinition]
Which = tuple[int, str]
States = tuple[AnswerState, AnswerState]
FIRST, SECOND = aliased(Coding), aliased(Coding)
# Stored in the same letters they have the same values; in other letters they may still mean the same.
ALIKE = case((FIRST.state != SECOND.state, "no"), (cast(FIRST.values, Text) == cast(SECOND.values, Text), "yes"))


def agreements(session: Session, campaign_id: int, sets: Sets) -> Mapping[Which, Agreement]:
    """What `queries.agreement` counts by question, by set and question: two statements."""
    double = {(id_, each.id): each for id_, found in sets.items() for each in found.questions if each.double_entry}
    states: defaultdict[Which, Counter[States]] = defaultdict(Counter)
    agreed = _same_meaning(session, campaign_id, double)
    counted = (InfoRequest.question_set_id, FIRST.question_id, FIRST.state, SECOND.state, ALIKE)
    grouped = _pairs(campaign_id, *counted, func.count()).group_by(*counted)
    for set_id, question_id, one, two, alike, count in session.execute(grouped):
        states[set_id, question_id][one, two] += count
        agreed[set_id, question_id] += count * (alike == "yes")
    return {
        which: Agreement(n=found.total(), agreed=agreed[which], kappa=kappa(found.elements()))
        for which, found in states.items()
        if which in double
    }


def _same_meaning(session: Session, campaign_id: int, double: Mapping[Which, Question]) -> Counter[Which]:
    """How many answers are stored in other letters, and mean the same all the same."""
    read = (InfoRequest.question_set_id, FIRST.question_id, FIRST.state, FIRST.values, SECOND.values)
    found: Counter[Which] = Counter()
    for set_id, question_id, state, one, two in session.execute(_pairs(campaign_id, *read).where(ALIKE.is_(None))):
        question = double.get((set_id, question_id))
        if question is not None:
            values = (load_all(question.fields, each) for each in (one, two))
            found[set_id, question_id] += same(state, next(values), state, next(values))
    return found


def doubts(found: Mapping[Which, Agreement]) -> Iterator[tuple[str, Doubt]]:
    """The questions on which readers differ more than we let pass."""
    for (_, question_id), each in found.items():
        if each.n >= PAIRS_ENOUGH and _is_low(each):
            beyond = "cannot be said" if each.kappa is None else f"{each.kappa:.2f}"
            text = f"{each.agreed} of {each.n} the same ({each.percent:.0f}%); kappa {beyond}."
            yield question_id, Doubt(Check.AGREEMENT, text)


def _is_low(each: Agreement) -> bool:
    return (each.percent or 0) < LOW_PERCENT or (each.kappa is not None and each.kappa < LOW_KAPPA)


def _pairs(campaign_id: int, *columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 any column of the two
    return (
        select(*columns)
        .join(SECOND, and_(FIRST.reading_id == SECOND.reading_id, FIRST.question_id == SECOND.question_id))
        .join(Reading, Reading.id == FIRST.reading_id)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .where(InfoRequest.campaign_id == campaign_id)
        .where(FIRST.part == Part.FIRST, FIRST.submitted_at.is_not(None))
        .where(SECOND.part == Part.SECOND, SECOND.submitted_at.is_not(None))
    )
