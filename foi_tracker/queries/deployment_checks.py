"""The log held against what forces and councils answered: sums against totals, and each side against the other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.both_sides import (
    CouncilSays,
    ForceSays,
    Match,
    council_says,
    councils_named,
    force_says,
    forces_named,
    matched,
)
from foi_tracker.domain.deployments.sums import Comparison, LogSum, compare
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Authority, Deployment, InfoRequest
from foi_tracker.queries.deployment_filter import in_campaign
from foi_tracker.queries.deployment_sums import by_force
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.findings import FindingRow, current_findings

OUTCOMES, LOG, ASSETS = "P14", "P02", "P18"
POLICE_USE, OWN_USE = "C03", "C01"
# What a reply that only says "none" says in the field that asks yes or no.
NIL = {ASSETS: {"council_assets": "no"}, POLICE_USE: {"police_lfr_on_assets": "no"}}

Answers = Mapping[str, Mapping[str, Value]]


class Name(NamedTuple):
    """An authority as a page links to it."""

    slug: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ForceTotals:
    """One force: its own totals beside the sums of its rows."""

    force: Name
    reference: str
    comparisons: list[Comparison]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One force and one council: what each says, and what that means together."""

    force: Name
    council: Name
    force_says: ForceSays
    council_says: CouncilSays
    match: Match
    why: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request with whom it is to, and the values that count of the questions we compare."""

    id: int
    reference: str
    authority_id: int
    slug: str
    name: str
    answers: Answers


def force_totals(session: Session, campaign_id: int) -> list[ForceTotals]:
    """Each force that gave a total, or the number of its deployments, beside what its rows come to."""
    sums = by_force(session, in_campaign(campaign_id))
    found = []
    for asked in _asked(session, campaign_id, (OUTCOMES, LOG)):
        ours: Mapping[str, LogSum] = sums.get(asked.authority_id, {})
        comparisons = compare(asked.answers.get(OUTCOMES, {}), asked.answers.get(LOG, {}), ours)
        if comparisons:
            name = Name(asked.slug, asked.name)
            found.append(ForceTotals(force=name, reference=asked.reference, comparisons=comparisons))
    return found


def both_sides(session: Session, campaign_id: int) -> list[Pair]:
    """Every force and council of which one names the other, or has rows of the log in its area."""
    asked = list(_asked(session, campaign_id, (ASSETS, POLICE_USE, OWN_USE)))
    answers = {each.slug: each.answers for each in asked}
    days = _days(session, campaign_id)
    names = _names(session, {slug for pair in _pairs(asked, days) for slug in pair})
    pairs = [
        _pair(names[force], names[council], answers, days.get((force, council), []))
        for force, council in sorted(_pairs(asked, days))
        if force in names and council in names
    ]
    order = list(Match)
    return sorted(pairs, key=lambda each: (order.index(each.match), each.force.name, each.council.name))


def _pair(force: Name, council: Name, answers: Mapping[str, Answers], days: list[date]) -> Pair:
    theirs = answers.get(council.slug)
    says = force_says(answers.get(force.slug, {}).get(ASSETS, {}), council.slug, days)
    replies = CouncilSays()
    if theirs is not None:
        replies = council_says(theirs.get(POLICE_USE, {}), theirs.get(OWN_USE, {}), force.slug)
    match, why = matched(says, replies)
    return Pair(force=force, council=council, force_says=says, council_says=replies, match=match, why=why)


def _pairs(asked: list[_Asked], days: Mapping[tuple[str, str], list[date]]) -> set[tuple[str, str]]:
    named = {(each.slug, council) for each in asked for council in councils_named(each.answers.get(ASSETS, {}))}
    naming = {(force, each.slug) for each in asked for force in forces_named(each.answers.get(POLICE_USE, {}))}
    return named | naming | set(days)


def _asked(session: Session, campaign_id: int, question_ids: tuple[str, ...]) -> Iterator[_Asked]:
    ids = select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id)
    found: dict[int, dict[str, FindingRow]] = defaultdict(dict)
    for (request_id, question_id), row in current_findings(session, ids, question_ids=question_ids).items():
        found[request_id][question_id] = row
    sets = all_questions(session).sets
    questions: dict[tuple[int | None, str], Question] = {
        (key, each.id): each for key, read in sets.items() for each in read.questions
    }
    columns = (InfoRequest.id, InfoRequest.reference, InfoRequest.question_set_id)
    statement = (
        select(*columns, Authority.id, Authority.slug, Authority.name)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.campaign_id == campaign_id)
        .order_by(Authority.name, InfoRequest.id)
    )
    for id_, reference, set_id, authority_id, slug, name in session.execute(statement):
        answers = {
            question_id: _values(row, questions[set_id, question_id])
            for question_id, row in found.get(id_, {}).items()
            if (set_id, question_id) in questions
        }
        yield _Asked(id_, reference, authority_id, slug, name, answers)


def _values(row: FindingRow, question: Question) -> Mapping[str, Value]:
    values = row.values(question)
    return NIL.get(question.id, {}) | values if row.state is AnswerState.NIL else values


def _days(session: Session, campaign_id: int) -> dict[tuple[str, str], list[date]]:
    """The exact days of the log, by force and council."""
    statement = (
        select(Authority.slug, Deployment.council_slug, Deployment.happened_on)
        .join(Authority, Authority.id == Deployment.authority_id)
        .where(*in_campaign(campaign_id), Deployment.council_slug != "")
        .order_by(Deployment.happened_on)
    )
    found: dict[tuple[str, str], list[date]] = defaultdict(list)
    for force, council, day in session.execute(statement):
        found[force, council] += [day] if day else []
    return found


def _names(session: Session, slugs: set[str]) -> dict[str, Name]:
    rows = session.execute(select(Authority.slug, Authority.name).where(Authority.slug.in_(sorted(slugs))))
    return {slug: Name(slug, name) for slug, name in rows}
