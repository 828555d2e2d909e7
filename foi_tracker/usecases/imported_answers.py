"""Write the answers that a sheet brought, in bulk: each counts until somebody here has read the reply.

Nothing here commits.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import asked_in_first_letter
from foi_tracker.domain.findings.codec import dump_all
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.vocabulary import Part, Settled
from foi_tracker.domain.imports.said import SaidAnswer, SaidDeployment
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import Coding, Entry, Finding, Reading
from foi_tracker.queries.imported_answers import Asked, asked_of
from foi_tracker.usecases.imported_deployments import write_deployments

__all__ = ["ToWrite", "write_answers"]

BATCH: Final = 200
Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True, slots=True)
class ToWrite:
    """What a sheet says of one request that is in the tracker by now, history and all."""

    info_request_id: int
    answers: Sequence[SaidAnswer] = ()
    deployments: Sequence[SaidDeployment] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _New:
    """An answer to write, the line of the reply that it is put down to, and the finding that it takes the place of."""

    asked: Asked
    answer: SaidAnswer
    position: int
    replaces: int | None


def write_answers(session: Session, rows: Sequence[ToWrite], entry: Entry) -> int:
    """How many answers were written; some ten statements for each batch of requests.

    Left alone is what people here read, now or of an earlier reply; what a sheet said just so before; what the request
    was not asked; and every answer to a request that has no reply.
    """
    session.flush()
    written = 0
    for batch in _batches(rows, BATCH):
        asked = asked_of(session, [row.info_request_id for row in batch])
        new = [each for row in batch for each in _new(asked[row.info_request_id], row.answers)]
        if new:
            _write(session, new, entry)
        written += len(new)
        write_deployments(session, [(row.info_request_id, row.deployments) for row in batch if row.deployments], entry)
    return written


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch


def _new(asked: Asked, answers: Iterable[SaidAnswer]) -> Iterator[_New]:
    if asked.definition is None or asked.first_reply is None:
        return
    last_of_each = {answer.question_id: answer for answer in answers if answer.set_key == asked.definition.key}
    for question_id, answer in last_of_each.items():
        is_known = asked.definition.question(question_id) is not None
        if not is_known or question_id in asked.read_here or _is_there(asked, answer):
            continue
        place, before = asked.place_of(question_id), asked.standing.get(question_id)
        yield _New(asked=asked, answer=answer, position=place, replaces=before)


def _is_there(asked: Asked, answer: SaidAnswer) -> bool:
    """Whether a sheet said just this before, and nothing else since."""
    before = asked.current.get(answer.question_id) or asked.imported.get(answer.question_id)
    if before is None:
        return False
    said = _columns(answer)
    stored = (before.state, before.stored_values, before.stored_details, before.stored_evidence)
    return stored == (said["state"], said["values"], said["details"], said["evidence"])


def _write(session: Session, new: Sequence[_New], entry: Entry) -> None:
    readings = _readings(session, new, entry)
    codings = [
        _columns(each.answer)
        | {
            "reading_id": readings[each.asked.request_id, each.position],
            "question_id": each.answer.question_id,
            "part": Part.THIRD,
            "coder_id": entry.by_id,
            "saved_at": entry.at,
            "submitted_at": entry.at,
            "version": 1,
        }
        for each in new
    ]
    session.execute(insert(Coding), codings)
    ids = _ids(session, codings, entry)
    replaced = [each.replaces for each in new if each.replaces]
    if replaced:
        session.execute(update(Finding).where(Finding.id.in_(replaced)).values(superseded_at=entry.at))
    found = [ids[coding["reading_id"], coding["question_id"]] for coding in codings]
    session.execute(insert(Finding), [_finding(each, id_, entry) for each, id_ in zip(new, found, strict=True)])


def _ids(session: Session, codings: Sequence[Mapping[str, Any]], entry: Entry) -> dict[tuple[int, str], int]:
    """What the database calls them. To be told while inserting would cost SQLite a statement for each."""
    mine = (Coding.coder_id == entry.by_id, Coding.submitted_at == entry.at, Coding.part == Part.THIRD)
    here = Coding.reading_id.in_({coding["reading_id"] for coding in codings})
    stored = select(Coding.id, Coding.reading_id, Coding.question_id).where(here, *mine).order_by(Coding.id)
    return {(row.reading_id, row.question_id): row.id for row in session.execute(stored)}


def _finding(new: _New, coding_id: int, entry: Entry) -> dict[str, Any]:
    return {
        "info_request_id": new.asked.request_id,
        "question_id": new.answer.question_id,
        "coding_id": coding_id,
        "settled": Settled.IMPORTED,
        "right_of_reply": new.answer.right_of_reply,
        "decided_at": entry.at,
        "superseded_at": None,
    }


def _readings(session: Session, new: Sequence[_New], entry: Entry) -> Mapping[tuple[int, int], int]:
    """The readings of these replies, by request and line; those that nobody has opened are opened."""
    known = {(each.asked.request_id, at): id_ for each in new for at, id_ in each.asked.readings.items()}
    wanted: dict[tuple[int, int], list[_New]] = {}
    for each in new:
        if (each.asked.request_id, each.position) not in known:
            wanted.setdefault((each.asked.request_id, each.position), []).append(each)
    if not wanted:
        return known
    rows = [_reading(where, found, entry) for where, found in wanted.items()]
    session.execute(insert(Reading), rows)
    here = Reading.info_request_id.in_({request_id for request_id, _ in wanted})
    stored = session.execute(select(Reading.id, Reading.info_request_id, Reading.position).where(here))
    return known | {(row.info_request_id, row.position): row.id for row in stored}


def _reading(where: tuple[int, int], found: Sequence[_New], entry: Entry) -> dict[str, Any]:
    """Opened for all that the letter asked, as by whoever takes it in hand; and left to be read."""
    definition = found[0].asked.definition
    ids = _asked_ids(definition, {each.answer.question_id for each in found}) if definition else []
    doubles = {each.id for each in definition.questions if each.double_entry} if definition else set()
    return {
        "info_request_id": where[0],
        "position": where[1],
        "question_ids": ids,
        "needs_second": bool(doubles & set(ids)),
        "opened_by_id": entry.by_id,
        "opened_at": entry.at,
        "conflicts": 0,
    }


def _asked_ids(definition: QuestionSetDefinition, answered: set[str]) -> list[str]:
    wanted = answered | set(asked_in_first_letter(definition))
    return [each.id for each in definition.questions if each.id in wanted]


def _columns(answer: SaidAnswer) -> dict[str, Any]:
    """As a coding is stored. Whoever the sheet says has read the reply is named in the remark."""
    place = Evidence(filename=answer.filename, page=answer.page, quote=answer.quote)
    reader = f"Read by {answer.coder}, as the sheet says." if answer.coder else ""
    return {
        "state": answer.state,
        "values": dump_all(answer.values) if answer.state.has_values else {},
        "details": answer.details.dump(),
        "evidence": [] if place == Evidence() else [place.dump()],
        "as_of": answer.as_of,
        "period_from": answer.period_from,
        "period_to": answer.period_to,
        "confidence": answer.confidence,
        "remark": "\n".join(filter(None, [answer.remark, reader])),
    }
