"""What a release holds besides the answers: how far readers agreed, where authorities lie, what was asked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.findings.agreement import Agreement, Answer, of_answers
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.question_sets import AnswerField, QuestionSetDefinition
from foi_tracker.models import Authority, Coding, InfoRequest, QuestionSet, Reading
from foi_tracker.queries.answers import was_asked
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.request_filter import RequestFilter, Standpoint


class Place(NamedTuple):
    """An authority, and its cell on a map, where it has one."""

    slug: str
    name: str
    kind: str
    nation: str
    county: str
    force: str
    q: int | None
    r: int | None

    @property
    def hex(self) -> list[int] | None:
        """Its cell."""
        return None if self.q is None or self.r is None else [self.q, self.r]

    def as_json(self) -> dict[str, Any]:
        """For a map."""
        words = {"slug": self.slug, "name": self.name, "kind": self.kind, "nation": self.nation, "county": self.county}
        return {**words, "hex": self.hex}


def conditions(campaign: str, asked: Mapping[str, str], standpoint: Standpoint) -> list[ColumnElement[bool]]:
    """The requests that a release is about; `asked` may name a kind, a nation and a question set with its version."""
    wanted = RequestFilter.from_args({**asked, "campaign": campaign})
    key, _, version = asked.get("question_set", "").rpartition(" ")
    if not key:
        return wanted.conditions(standpoint)
    of_set = select(QuestionSet.id).where(QuestionSet.key == key, QuestionSet.version == int(version))
    return [*wanted.conditions(standpoint), InfoRequest.question_set_id.in_(of_set)]


def places(session: Session) -> list[Place]:
    """Every authority there is, by its slug."""
    columns = (
        Authority.slug,
        Authority.short_name,
        Authority.kind,
        Authority.nation,
        Authority.county_slug,
        Authority.police_force_slug,
        Authority.hex_q,
        Authority.hex_r,
    )
    return [Place(*row) for row in session.execute(select(*columns).order_by(Authority.slug))]


def stored_sets(session: Session, ids: Sequence[int]) -> list[dict[str, Any]]:
    """What these question sets say, in full, by key and version."""
    statement = select(QuestionSet.definition).where(QuestionSet.id.in_(ids))
    return list(session.scalars(statement.order_by(QuestionSet.key, QuestionSet.version)))


def agreement(
    session: Session, selection: Selection, definitions: Mapping[int, QuestionSetDefinition]
) -> Iterator[tuple[str, Agreement]]:
    """How often two readers, apart, read the same in each question that asks for two; a question at a time."""
    first, second = aliased(Coding), aliased(Coding)
    both = and_(
        second.reading_id == first.reading_id,
        second.question_id == first.question_id,
        second.part == Part.SECOND,
        second.submitted_at.is_not(None),
    )
    statement = (
        select(InfoRequest.question_set_id, first.question_id, first.state, first.values, second.state, second.values)
        .join(second, both)
        .join(Reading, Reading.id == first.reading_id)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .where(first.part == Part.FIRST, first.submitted_at.is_not(None), *selection.where(), *was_asked())
        .order_by(first.question_id, first.reading_id)
    )
    fields = {(id_, each.id): each.fields for id_, read in definitions.items() for each in read.questions}
    rows = session.execute(statement, execution_options={"yield_per": 500})
    for question_id, pairs in groupby(rows, key=lambda row: row[1]):
        yield question_id, of_answers(_pair(row, fields.get((row[0], question_id), ())) for row in pairs)


def _pair(row: Any, fields: tuple[AnswerField, ...]) -> tuple[Answer, Answer]:  # noqa: ANN401 a row of six
    return (row[2], load_all(fields, row[3])), (row[4], load_all(fields, row[5]))
