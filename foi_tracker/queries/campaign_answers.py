"""What a campaign knows from each authority: the state of every question, and the finding where there is one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import asked_in_first_letter, ruled_out
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Finding, InfoRequest, QuestionSet
from foi_tracker.queries.findings import FindingRow, current_findings

Request = Row[int, int, str]


@dataclass(frozen=True)
class Answer:
    """One question of one authority; `finding` is None where nothing was found."""

    state: AnswerState
    reference: str = ""
    question: Question | None = None
    finding: FindingRow | None = None

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """Read only when they are asked for: most are not."""
        return self.finding.values(self.question) if self.finding and self.question else {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answers: of one question set in any of its versions, to some authorities, to some questions."""

    campaign_id: int
    definition: QuestionSetDefinition
    set_ids: Collection[int]
    question_ids: Collection[str]
    authority_ids: Collection[int] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Requests that could hold an answer."""
        some = [] if self.authority_ids is None else [InfoRequest.authority_id.in_(self.authority_ids)]
        ours = InfoRequest.campaign_id == self.campaign_id
        return [ours, InfoRequest.question_set_id.in_(self.set_ids), *some]

    @property
    def questions(self) -> list[Question]:
        """Those asked for, in the order of the set."""
        return [each for each in self.definition.questions if each.id in self.question_ids]

    @property
    def needed(self) -> set[str]:
        """They, and the questions whose answers decide whether they apply."""
        return {*self.question_ids, *self.leading}

    @property
    def leading(self) -> set[str]:
        """The questions whose answers decide whether those asked for apply."""
        named = [*(each.show_if for each in self.questions), *(each.when for each in self.definition.skip)]
        return {name.partition(".")[0] for conditions in named for name in conditions}


@dataclass(frozen=True, slots=True)
class SetAsked:
    """A question set of the campaign, in the newest version that a request asks, and the ids of all its versions."""

    campaign_id: int
    definition: QuestionSetDefinition
    set_ids: Sequence[int]

    @property
    def is_for_police(self) -> bool:
        """Whether forces are asked, and not councils."""
        return any(kind.is_police for kind in self.definition.kinds)

    def question(self, id_: str) -> Question | None:
        """One of its questions."""
        return next((each for each in self.definition.questions if each.id == id_), None)

    def wanted(self, question_ids: Collection[str], authority_ids: Collection[int] | None = None) -> Wanted:
        """The answers to these questions."""
        return Wanted(self.campaign_id, self.definition, self.set_ids, question_ids, authority_ids)


def sets_asked(session: Session, campaign_id: int) -> dict[str, SetAsked]:
    """By their keys."""
    asked = select(InfoRequest.question_set_id).where(InfoRequest.campaign_id == campaign_id)
    rows = session.execute(
        select(QuestionSet.id, QuestionSet.definition)
        .where(QuestionSet.id.in_(asked))
        .order_by(QuestionSet.key, QuestionSet.version)
    )
    found = [(id_, QuestionSetDefinition.of_stored(definition)) for id_, definition in rows]
    newest = {each.key: each for _, each in found}
    return {
        key: SetAsked(campaign_id, definition, [id_ for id_, each in found if each.key == key])
        for key, definition in newest.items()
    }


def answers(session: Session, wanted: Wanted) -> dict[int, dict[str, Answer]]:
    """By authority and question, in four statements. An authority that was never asked is not in it.

    Of several requests to one authority, the newest that has a finding on the question is the one that counts.
    """
    was_sent = func.max(case((InfoRequest.sent_on.is_not(None), 1), else_=0))
    asked = session.execute(
        select(InfoRequest.authority_id, was_sent).where(*wanted.conditions()).group_by(InfoRequest.authority_id)
    )
    read = _read(wanted)  # few beside all that were ever sent
    found = current_findings(session, read, question_ids=wanted.needed)
    requests: defaultdict[int, list[Request]] = defaultdict(list)
    for row in session.execute(_requests(read)):
        requests[row.authority_id].append(row)
    return {authority: _answers(wanted, bool(sent), requests[authority], found) for authority, sent in asked}


def _read(wanted: Wanted) -> Select[int]:
    """The requests in which something was found."""
    current = (Finding.superseded_at.is_(None), Finding.question_id.in_(wanted.needed))
    joined = select(Finding.info_request_id).join(InfoRequest, InfoRequest.id == Finding.info_request_id)
    return joined.where(*current, *wanted.conditions())


def _requests(read: Select[int]) -> Select[int, int, str]:
    """The newest first."""
    columns = select(InfoRequest.authority_id, InfoRequest.id, InfoRequest.reference)
    return columns.where(InfoRequest.id.in_(read)).order_by(InfoRequest.id.desc())


def _answers(
    wanted: Wanted, sent: bool, requests: Sequence[Request], found: Mapping[tuple[int, str], FindingRow]
) -> dict[str, Answer]:
    questions = {each.id: each for each in wanted.definition.questions}
    current = {
        key: Answer(row.state, reference, questions[key], row)
        for key in wanted.needed & questions.keys()
        for row, reference in [_newest(key, requests, found)]
        if row
    }
    leading = {key: (current[key].state, current[key].values) for key in wanted.leading & current.keys()}
    gone = ruled_out(wanted.definition, leading)
    asked = asked_in_first_letter(wanted.definition) if sent else ()
    return {key: current.get(key) or Answer(_unanswered(key, asked, gone)) for key in wanted.question_ids}


def _newest(
    key: str, requests: Sequence[Request], found: Mapping[tuple[int, str], FindingRow]
) -> tuple[FindingRow | None, str]:
    rows = ((found.get((request.id, key)), request.reference) for request in requests)
    return next(((row, reference) for row, reference in rows if row), (None, ""))


def _unanswered(key: str, asked: Collection[str], gone: Collection[str]) -> AnswerState:
    if key not in asked:
        return AnswerState.NOT_ASKED
    return AnswerState.NOT_APPLICABLE if key in gone else AnswerState.PENDING
