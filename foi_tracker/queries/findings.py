"""What counts as the answer to each question, and what counted before."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.derived import with_derived
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, Part, RightOfReply, Settled
from foi_tracker.domain.history import taken_back
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Coding, EventRecord, Finding, Reading

Requests = Collection[int] | Select[int]
"""Ids of requests, or a statement that finds them, where they may be many."""


class FindingRow(NamedTuple):
    """A finding with the coding that counts; `position` is the line of history that is the reply it was read from."""

    id: int
    info_request_id: int
    question_id: str
    settled: Settled
    right_of_reply: RightOfReply
    decided_at: datetime
    superseded_at: datetime | None
    coding_id: int
    reading_id: int
    position: int
    part: Part
    coder_id: int
    state: AnswerState
    stored_values: dict[str, Any]
    stored_details: dict[str, Any]
    stored_evidence: list[dict[str, Any]]
    as_of: date | None
    period_from: date | None
    period_to: date | None
    confidence: Confidence
    remark: str

    def values(self, question: Question) -> dict[str, Value]:
        """Its values by the keys of the question's fields, with those that we work out."""
        return with_derived(question, load_all(question.fields, self.stored_values))

    @property
    def details(self) -> StateDetails:
        """What belongs to its state."""
        return StateDetails.load(self.stored_details)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where in the reply it stands."""
        return tuple(Evidence.load(each) for each in self.stored_evidence)


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """All that was ever found of one question of one request, what counts first."""

    current: FindingRow | None
    earlier: tuple[FindingRow, ...]


def current_findings(
    session: Session, request_ids: Requests, *, question_ids: Collection[str] | None = None
) -> dict[tuple[int, str], FindingRow]:
    """What counts, by request and question, in two statements; nothing read from a reply that was taken back does.

    `question_ids` are all of them where none are named.
    """
    gone = lines_taken_back(session, request_ids)
    some = [] if question_ids is None else [Finding.question_id.in_(question_ids)]
    statement = _rows().where(Finding.superseded_at.is_(None), Finding.info_request_id.in_(request_ids), *some)
    rows = session.execute(statement)
    found = (FindingRow(*row) for row in rows)
    return {
        (each.info_request_id, each.question_id): each
        for each in found
        if each.position not in gone.get(each.info_request_id, ())
    }


def superseded_findings(session: Session, request_ids: Requests) -> dict[tuple[int, str], list[FindingRow]]:
    """What counted before a later reply touched its question, by request and question, the oldest first."""
    earlier = _rows().where(Finding.superseded_at.is_not(None), Finding.info_request_id.in_(request_ids))
    found: defaultdict[tuple[int, str], list[FindingRow]] = defaultdict(list)
    for row in session.execute(earlier.order_by(Finding.id)):
        finding = FindingRow(*row)
        found[finding.info_request_id, finding.question_id].append(finding)
    return found


def history_of(session: Session, info_request_id: int, question_id: str) -> History:
    """The current finding and those that it superseded, the latest first."""
    wanted = _rows().where(Finding.info_request_id == info_request_id, Finding.question_id == question_id)
    rows = [FindingRow(*row) for row in session.execute(wanted.order_by(Finding.id.desc()))]
    gone = lines_taken_back(session, [info_request_id]).get(info_request_id, frozenset())
    current = next((each for each in rows if each.superseded_at is None and each.position not in gone), None)
    return History(current=current, earlier=tuple(each for each in rows if each is not current))


def _rows() -> Select[Any]:
    columns = (
        Finding.id,
        Finding.info_request_id,
        Finding.question_id,
        Finding.settled,
        Finding.right_of_reply,
        Finding.decided_at,
        Finding.superseded_at,
        Coding.id,
        Coding.reading_id,
        Reading.position,
        Coding.part,
        Coding.coder_id,
        Coding.state,
        Coding.values,
        Coding.details,
        Coding.evidence,
        Coding.as_of,
        Coding.period_from,
        Coding.period_to,
        Coding.confidence,
        Coding.remark,
    )
    joined = select(*columns).join(Coding, Coding.id == Finding.coding_id)
    return joined.join(Reading, Reading.id == Coding.reading_id)


def lines_taken_back(session: Session, request_ids: Requests) -> Mapping[int, frozenset[int]]:
    """The lines of these requests that were taken back."""
    wanted = select(EventRecord.info_request_id, EventRecord.position, EventRecord.details).where(
        EventRecord.kind == "event_retracted", EventRecord.info_request_id.in_(request_ids)
    )
    named: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for row in session.execute(wanted):
        named[row.info_request_id][row.position] = row.details["position"]
    return {request_id: taken_back(lines) for request_id, lines in named.items()}
