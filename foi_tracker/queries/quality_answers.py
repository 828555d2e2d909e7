"""Every answer that counts in a campaign, looked through: alone, beside its neighbours, and added up."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, Select, Text, and_, cast, select
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.deployments.sums import compare
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.vocabulary import Settled
from foi_tracker.domain.quality import answers, numbers, sums
from foi_tracker.domain.quality.answers import Read
from foi_tracker.domain.quality.numbers import Mine
from foi_tracker.domain.quality.rules import Doubt
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Coding, EventRecord, Finding, InfoRequest, Reading
from foi_tracker.queries.deployment_filter import in_campaign
from foi_tracker.queries.deployment_sums import by_force
from foi_tracker.queries.findings import lines_taken_back

OUTCOMES, LOG = "P14", "P02"


class Asked(NamedTuple):
    """A request, with whom it is to."""

    reference: str
    set_id: int | None
    authority_id: int
    authority: str
    kind: AuthorityKind
    nation: Nation


# As JSON has them; within a quote the signs around a name would be escaped.
FOUND: Final = '"found": true'
FLAWS: Final = ('"found": false', '"found": null', '"quote": ""', '"page": null')

Known = tuple[Mapping[int, Asked], Mapping[int, QuestionSetDefinition]]
Where = tuple[int, str]
Found = Iterator[tuple[Where, Doubt]]


def doubts(session: Session, campaign_id: int, known: Known, today: date) -> Found:
    """Each with its request and question: three statements."""
    reads = _reads(session, campaign_id, known)
    for where, read in reads.items():
        yield from ((where, each) for each in answers.doubts(read, today))
    mine = [
        Mine(where, (where[1], known[0][where[0]].set_id), figures)
        for where, read in reads.items()
        if (figures := read.figures)
    ]
    yield from numbers.doubts(mine, today)  # type: ignore[misc]
    yield from _sums(session, campaign_id, known, reads)


def _sums(session: Session, campaign_id: int, known: Known, reads: Mapping[Where, Read]) -> Found:
    logged = by_force(session, in_campaign(campaign_id))
    for id_, values in _loaded(reads).items():
        yield from (((id_, question_id), each) for question_id, each in sums.doubts(values))
        ours = logged.get(known[0][id_].authority_id, {})
        compared = compare(values.get(OUTCOMES, {}), values.get(LOG, {}), ours)
        at = OUTCOMES if OUTCOMES in values else LOG
        yield from (((id_, at), each) for each in sums.against_log(compared))


def _loaded(reads: Mapping[Where, Read]) -> Mapping[int, dict[str, sums.Values]]:
    """The values of the few questions that can be added up, by request."""
    found: defaultdict[int, dict[str, sums.Values]] = defaultdict(dict)
    for (id_, question_id), read in reads.items():
        if question_id in sums.LOOKED_AT and read.stored:
            found[id_][question_id] = load_all(read.question.fields, read.stored)
    return found


def _reads(session: Session, campaign_id: int, known: Known) -> Mapping[Where, Read]:
    asked, sets = known
    ids = select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id)
    gone = lines_taken_back(session, ids)
    questions = {(key, each.id): each for key, definition in sets.items() for each in definition.questions}
    found = {}
    for row in session.execute(_rows(ids)):
        question = questions.get((asked[row[0]].set_id or 0, row[1]))
        if question is not None and row[2] not in gone.get(row[0], ()):
            found[row[0], row[1]] = _read(question, row)
    return found


def _read(question: Question, row: Row[*tuple[Any, ...]]) -> Read:
    stored = json.loads(row[5]) if row[4].has_values else {}
    evidence = None if _is_sound(row[6]) else json.loads(row[6])
    is_imported = row[10] is Settled.IMPORTED
    return Read(question, row[4], stored, evidence, row[7], row[8], row[3], row[9], is_imported)


def _is_sound(stored: str) -> bool:
    """Whether every place that is cited has a page, and a quote that was found: most have, and need not be read."""
    return FOUND in stored and not any(flaw in stored for flaw in FLAWS)


def _rows(ids: Select[int]) -> Select[*tuple[Any, ...]]:
    line = and_(EventRecord.info_request_id == Reading.info_request_id, EventRecord.position == Reading.position)
    where = (Finding.info_request_id, Finding.question_id, Reading.position, EventRecord.occurred_on)
    stored = (cast(Coding.values, Text), cast(Coding.evidence, Text))
    read = (Coding.state, *stored, Coding.as_of, Coding.period_to, Coding.confidence, Finding.settled)
    return (
        select(*where, *read)
        .join(Coding, Coding.id == Finding.coding_id)
        .join(Reading, Reading.id == Coding.reading_id)
        .join(EventRecord, line)
        .where(Finding.superseded_at.is_(None), Finding.info_request_id.in_(ids))
    )
