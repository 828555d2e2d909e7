"""What must be known of requests before answers of a sheet are written to them: eight statements however many."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.replies import KINDS
from foi_tracker.domain.findings.vocabulary import Settled
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import EventRecord, Finding, InfoRequest, QuestionSet, Reading
from foi_tracker.queries.findings import FindingRow, current_findings, lines_taken_back, superseded_findings


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A request: what it asks, its first reply, its readings by line, and what was found so far.

    `touched` are the questions of each reading, `read_here` those that people found an answer to, whether or not it
    still counts. `imported` is what a sheet said last of each question, whether or not that counts. `standing` are the
    numbers of what nothing has superseded, even where its reply was taken back.
    """

    request_id: int
    definition: QuestionSetDefinition | None = None
    first_reply: int | None = None
    readings: Mapping[int, int] = field(default_factory=dict)
    touched: Mapping[int, frozenset[str]] = field(default_factory=dict)
    current: Mapping[str, FindingRow] = field(default_factory=dict)
    imported: Mapping[str, FindingRow] = field(default_factory=dict)
    read_here: frozenset[str] = frozenset()
    standing: Mapping[str, int] = field(default_factory=dict)

    def place_of(self, question_id: str) -> int:
        """The line that an answer is put down to: the last reply that is read for its question, else the first."""
        lines = [at for at, ids in self.touched.items() if question_id in ids]
        return max(lines, default=self.first_reply or 0)


def asked_of(session: Session, request_ids: Collection[int]) -> dict[int, Asked]:
    """These requests, locked, since what is found of a request hangs together."""
    sets = _definitions(session, request_ids)
    gone = lines_taken_back(session, request_ids)
    firsts, readings = _first_replies(session, request_ids, gone), _readings(session, request_ids, gone)
    current = _by_request(current_findings(session, request_ids))
    standing = _standing(session, request_ids)
    earlier: defaultdict[int, list[FindingRow]] = defaultdict(list)
    for (id_, _), rows in superseded_findings(session, request_ids).items():
        earlier[id_] += rows
    return {
        id_: Asked(
            request_id=id_,
            definition=sets.get(id_),
            first_reply=firsts.get(id_),
            readings={at: reading_id for at, (reading_id, _) in readings[id_].items()},
            touched={at: ids for at, (_, ids) in readings[id_].items()},
            current=current[id_],
            **_before([*earlier[id_], *current[id_].values()], standing[id_]),
        )
        for id_ in request_ids
    }


def _definitions(session: Session, request_ids: Collection[int]) -> dict[int, QuestionSetDefinition]:
    locked = select(InfoRequest.id, InfoRequest.question_set_id).where(InfoRequest.id.in_(request_ids))
    asked = {row.id: row.question_set_id for row in session.execute(locked.with_for_update())}
    stored = select(QuestionSet.id, QuestionSet.definition).where(QuestionSet.id.in_(set(asked.values()) - {None}))
    sets = {row.id: QuestionSetDefinition.of_stored(row.definition) for row in session.execute(stored)}
    return {id_: sets[set_id] for id_, set_id in asked.items() if set_id in sets}


def _first_replies(
    session: Session, request_ids: Collection[int], gone: Mapping[int, frozenset[int]]
) -> dict[int, int]:
    """The line of the first answer that stands, by request."""
    lines = select(EventRecord.info_request_id, EventRecord.position, EventRecord.details).where(
        EventRecord.info_request_id.in_(request_ids), EventRecord.kind.in_(KINDS)
    )
    found: dict[int, int] = {}
    for row in session.execute(lines.order_by(EventRecord.info_request_id, EventRecord.position)):
        stands = row.position not in gone.get(row.info_request_id, ())
        if stands and row.details.get("outcome") != Outcome.WITHDRAWN.value:
            found.setdefault(row.info_request_id, row.position)
    return found


def _readings(
    session: Session, request_ids: Collection[int], gone: Mapping[int, frozenset[int]]
) -> Mapping[int, dict[int, tuple[int, frozenset[str]]]]:
    found: defaultdict[int, dict[int, tuple[int, frozenset[str]]]] = defaultdict(dict)
    columns = (Reading.id, Reading.info_request_id, Reading.position, Reading.question_ids)
    for row in session.execute(select(*columns).where(Reading.info_request_id.in_(request_ids))):
        if row.position not in gone.get(row.info_request_id, ()):
            found[row.info_request_id][row.position] = row.id, frozenset(row.question_ids)
    return found


def _by_request(found: Mapping[tuple[int, str], FindingRow]) -> Mapping[int, dict[str, FindingRow]]:
    by_request: defaultdict[int, dict[str, FindingRow]] = defaultdict(dict)
    for (id_, question_id), row in found.items():
        by_request[id_][question_id] = row
    return by_request


def _standing(session: Session, request_ids: Collection[int]) -> Mapping[int, dict[str, tuple[int, Settled]]]:
    found: defaultdict[int, dict[str, tuple[int, Settled]]] = defaultdict(dict)
    columns = (Finding.info_request_id, Finding.question_id, Finding.id, Finding.settled)
    mine = (Finding.info_request_id.in_(request_ids), Finding.superseded_at.is_(None))
    for request_id, question_id, id_, settled in session.execute(select(*columns).where(*mine)):
        found[request_id][question_id] = id_, settled
    return found


def _before(rows: Sequence[FindingRow], standing: Mapping[str, tuple[int, Settled]]) -> dict[str, Any]:
    """What a sheet said last of each question of a request, and the questions that people here answered."""
    read = {row.question_id for row in rows if row.settled is not Settled.IMPORTED}
    return {
        "imported": {row.question_id: row for row in rows if row.settled is Settled.IMPORTED},
        "read_here": frozenset(read | {key for key, (_, how) in standing.items() if how is not Settled.IMPORTED}),
        "standing": {key: id_ for key, (id_, _) in standing.items()},
    }
