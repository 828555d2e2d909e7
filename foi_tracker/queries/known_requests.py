"""The requests of a campaign as a sheet is compared with them: eight statements, however many they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from foi_tracker.domain.event_codec import from_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Settled
from foi_tracker.domain.history import retracted
from foi_tracker.domain.imports.world import KnownRequest
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import (
    Authority,
    Batch,
    Coding,
    Deployment,
    EventRecord,
    Finding,
    InfoRequest,
    Note,
    Reading,
)
from foi_tracker.queries.earlier_imports import Earlier, earlier_imports, made_happen

Histories = Mapping[int, Sequence[Event]]
Sets = Mapping[int, QuestionSetDefinition]
Said = tuple[AnswerState, Mapping[str, Value]]


@dataclass(kw_only=True, slots=True)
class Findings:
    """What was found of one request: what counts, what a sheet said before that, what people here found ever."""

    current: dict[str, tuple[AnswerState, Mapping[str, Value], bool]] = field(default_factory=dict)
    said_before: dict[str, Said] = field(default_factory=dict)
    read_here: set[str] = field(default_factory=set)


def known_requests(session: Session, campaign_id: int, sets: Sets) -> list[KnownRequest]:
    """All of them, by id. `sets` are the question sets by their ids."""
    histories = _histories(session, campaign_id)
    findings = _findings(session, campaign_id, sets, histories)
    notes = _texts(session, campaign_id, Note.info_request_id, Note.body)
    log = _texts(session, campaign_id, Deployment.info_request_id, Deployment.identifier)
    earlier = earlier_imports(session, campaign_id)
    return [
        KnownRequest(
            **_plain(row, sets),
            **_earlier(earlier.get(row.id), histories.get(row.id, ())),
            history=tuple(histories.get(row.id, ())),
            **_read(findings.get(row.id)),
            notes=tuple(notes.get(row.id, ())),
            deployments=frozenset(log.get(row.id, ())),
        )
        for row in session.execute(_rows(campaign_id))
    ]


def _earlier(found: Earlier | None, history: Sequence[Event]) -> dict[str, Any]:
    if found is None:
        return {}
    return {"keys": found.keys, "imported_facts": found.facts, "imported": made_happen(history, found.spans)}


def _plain(row: Row[*tuple[Any, ...]], sets: Sets) -> dict[str, Any]:
    values = dict(row._mapping)
    asked = sets.get(values.pop("question_set_id") or 0)
    questions = frozenset(each.id for each in asked.questions) if asked else frozenset()
    return values | {"wave": row.wave or "", "set_key": asked.key if asked else "", "questions": questions}


def _read(found: Findings | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "findings": found.current,
        "said_before": found.said_before,
        "read_here": frozenset(found.read_here),
    }


def _rows(campaign_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            InfoRequest.id,
            InfoRequest.reference,
            Authority.slug.label("authority"),
            InfoRequest.regime,
            InfoRequest.title,
            InfoRequest.whatdotheyknow_url.label("url"),
            InfoRequest.their_reference,
            InfoRequest.owner_id,
            Batch.title.label("wave"),
            InfoRequest.question_set_id,
        )
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .outerjoin(Batch, Batch.id == InfoRequest.batch_id)
        .where(InfoRequest.campaign_id == campaign_id)
        .order_by(InfoRequest.id)
    )


def _histories(session: Session, campaign_id: int) -> Histories:
    """Everything recorded of them, in order of entry."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    columns = (EventRecord.info_request_id, EventRecord.kind, EventRecord.occurred_on, EventRecord.details)
    statement = select(*columns).join(InfoRequest, InfoRequest.id == EventRecord.info_request_id)
    statement = statement.where(InfoRequest.campaign_id == campaign_id)
    for id_, kind, on, details in session.execute(
        statement.order_by(EventRecord.info_request_id, EventRecord.position)
    ):
        found[id_].append(from_details(kind, on, details))
    return found


def _texts(
    session: Session, campaign_id: int, of: InstrumentedAttribute[int], text: InstrumentedAttribute[str]
) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    statement = select(of, text).join(InfoRequest, InfoRequest.id == of)
    for id_, each in session.execute(statement.where(InfoRequest.campaign_id == campaign_id).order_by(of, text)):
        found[id_].append(each)
    return found


def _findings(session: Session, campaign_id: int, sets: Sets, histories: Histories) -> dict[int, Findings]:
    """What counts of each question, which nothing read from a reply that was taken back does; and what did before."""
    found: defaultdict[int, Findings] = defaultdict(Findings)
    fields = {id_: {each.id: each.fields for each in asked.questions} for id_, asked in sets.items()}
    gone: dict[int, frozenset[int]] = {}
    for row in _all_findings(session, campaign_id):
        if row.id not in gone:
            gone[row.id] = retracted(histories[row.id]) if row.id in histories else frozenset()
        asked = fields.get(row.question_set_id or 0, {}).get(row.question_id, ())
        said, is_ours = (row.state, load_all(asked, row.stored)), row.settled is not Settled.IMPORTED
        if is_ours:
            found[row.id].read_here.add(row.question_id)
        if row.superseded_at is None and row.position not in gone[row.id]:
            found[row.id].current[row.question_id] = (*said, is_ours)
        elif row.superseded_at is not None and not is_ours:
            found[row.id].said_before[row.question_id] = said
    return found


def _all_findings(session: Session, campaign_id: int) -> Iterator[Row[*tuple[Any, ...]]]:
    columns = (InfoRequest.id, InfoRequest.question_set_id, Finding.question_id, Finding.settled)
    statement = (
        select(*columns, Finding.superseded_at, Coding.state, Coding.values.label("stored"), Reading.position)
        .join(Finding, Finding.info_request_id == InfoRequest.id)
        .join(Coding, Coding.id == Finding.coding_id)
        .join(Reading, Reading.id == Coding.reading_id)
        .where(InfoRequest.campaign_id == campaign_id)
        .order_by(Finding.id)
    )
    return iter(session.execute(statement))
