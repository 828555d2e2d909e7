"""What became of the questions that were asked, authority by authority, each count beside how many were asked."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.applicability import Current, asked_in_first_letter, ruled_out
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import Authority, Coding, Finding, InfoRequest, Reading
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.findings import current_findings, lines_taken_back

SHUT = (AnswerState.REFUSED, AnswerState.NCND)


@dataclass(frozen=True, kw_only=True, slots=True)
class OfAuthority:
    """One authority, over all its requests; `silent` are questions of requests without any answer yet."""

    name: str
    slug: str
    asked: int
    ignored: int
    refused: int
    unread: int
    silent: int

    @property
    def known(self) -> int:
        """Questions of which we know what became of them: what came and is not read yet may be an answer or none."""
        return self.asked - self.unread

    @property
    def unanswered(self) -> int:
        """What it has not answered, of what is known."""
        return self.ignored + self.refused + self.silent


@dataclass(slots=True)
class _Counts:
    name: str
    slug: str
    of: Counter[str] = field(default_factory=Counter)


def unanswered(
    session: Session, campaign_id: int, *, kind: AuthorityKind | None = None, nation: Nation | None = None
) -> list[OfAuthority]:
    """Every authority that was asked, by name: six statements. Questions that do not apply are not counted as asked."""
    narrowed = [column == word for column, word in ((Authority.kind, kind), (Authority.nation, nation)) if word]
    sets = all_questions(session).sets
    asked_of = {id_: asked_in_first_letter(definition) for id_, definition in sets.items()}
    states, current = _states(session, campaign_id), _leading(session, campaign_id, sets)
    found: dict[int, _Counts] = {}
    for id_, set_id, authority_id, name, slug, is_answered in _requests(session, campaign_id, narrowed):
        counts = found.setdefault(authority_id, _Counts(name, slug))
        gone = ruled_out(sets[set_id], current[id_]) if id_ in current else frozenset()
        counts.of.update(_judged(states[id_], asked_of[set_id], gone, is_answered=is_answered))
    return sorted((_row(each) for each in found.values()), key=lambda each: (each.name.casefold(), each.slug))


def _row(each: _Counts) -> OfAuthority:
    names = ("ignored", "refused", "unread", "silent")
    return OfAuthority(name=each.name, slug=each.slug, asked=each.of.total(), **{name: each.of[name] for name in names})


def _judged(
    states: Mapping[str, AnswerState], asked: Collection[str], gone: Collection[str], *, is_answered: bool
) -> Iterator[str]:
    """A word for each question that was asked and applies, or that was answered all the same."""
    waiting = "unread" if is_answered else "silent"
    for question_id in {*asked, *states}:
        state = states.get(question_id)
        if state is None:
            yield from () if question_id in gone else (waiting,)
        elif state in SHUT:
            yield "refused"
        else:
            yield "ignored" if state is AnswerState.IGNORED else "said"


def _requests(
    session: Session, campaign_id: int, narrowed: list[ColumnElement[bool]]
) -> Iterator[Row[*tuple[Any, ...]]]:
    about = (InfoRequest.id, InfoRequest.question_set_id, Authority.id, Authority.name, Authority.slug)
    statement = select(*about, InfoRequest.responded_on.is_not(None)).join(
        Authority, Authority.id == InfoRequest.authority_id
    )
    sent = (InfoRequest.sent_on.is_not(None), InfoRequest.question_set_id.is_not(None))
    yield from session.execute(statement.where(InfoRequest.campaign_id == campaign_id, *sent, *narrowed))


def _states(session: Session, campaign_id: int) -> Mapping[int, Mapping[str, AnswerState]]:
    ids = select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id)
    gone = lines_taken_back(session, ids)
    rows = session.execute(
        select(Finding.info_request_id, Finding.question_id, Coding.state, Reading.position)
        .join(Coding, Coding.id == Finding.coding_id)
        .join(Reading, Reading.id == Coding.reading_id)
        .where(Finding.superseded_at.is_(None), Finding.info_request_id.in_(ids))
    )
    found: defaultdict[int, dict[str, AnswerState]] = defaultdict(dict)
    for id_, question_id, state, position in rows:
        if position not in gone.get(id_, ()):
            found[id_][question_id] = state
    return found


def _leading(session: Session, campaign_id: int, sets: Mapping[int, QuestionSetDefinition]) -> Mapping[int, Current]:
    """The answers that decide which other questions apply, by request."""
    named = {
        name.partition(".")[0]
        for definition in sets.values()
        for conditions in (*(each.show_if for each in definition.questions), *(each.when for each in definition.skip))
        for name in conditions
    }
    questions = {each.id: each for definition in sets.values() for each in definition.questions}
    ids = select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id)
    found: defaultdict[int, dict[str, tuple[AnswerState, Mapping[str, object]]]] = defaultdict(dict)
    for (id_, question_id), row in current_findings(session, ids, question_ids=named).items():
        found[id_][question_id] = (row.state, row.values(questions[question_id]))
    return found  # type: ignore[return-value]
