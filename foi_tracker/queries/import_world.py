"""What the tracker holds that a sheet may be about: a fixed number of statements, however much it is."""

import re
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.world import KnownAuthority, KnownPerson, World
from foi_tracker.models import Assignment, Authority, Campaign, InfoRequest, Membership, UndoneRequest, User
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.known_requests import known_requests

NOT_STORED = "previous_codes"  # but among the names that are searched
AUTHORITY = tuple(each.name for each in fields(KnownAuthority) if each.name != NOT_STORED)
CODE = re.compile(r"\b[ewsn]\d{8}\b")


def world(session: Session, campaign: Campaign, today: date) -> World:
    """All of it, as it is now."""
    questions = all_questions(session)
    ready = [questions.sets[each] for each in questions.ready]
    return World(
        today=today,
        laws=current_laws(session),
        campaign_slug=campaign.slug,
        campaign_name=campaign.name,
        short_name=campaign.short_name,
        authorities=_authorities(session),
        people=_people(session, campaign.id),
        requests=known_requests(session, campaign.id, questions.sets),
        sets={each.key: each for each in ready},
        taken_references=taken_references(session),
    )


def taken_references(session: Session) -> frozenset[str]:
    """All that was ever given in any campaign, to requests that were taken away again too."""
    return frozenset(session.scalars(union_all(select(InfoRequest.reference), select(UndoneRequest.reference))))


def _authorities(session: Session) -> dict[str, KnownAuthority]:
    columns = [getattr(Authority, name) for name in AUTHORITY]
    rows = session.execute(select(*columns, Authority.search_text).order_by(Authority.name, Authority.id))
    return {row.slug: _known(dict(row._mapping)) for row in rows}


def _known(facts: dict[str, Any]) -> KnownAuthority:
    codes = [code.upper() for code in CODE.findall(facts.pop("search_text"))]
    lists = {name: tuple(facts[name]) for name in ("other_names", "successors")}
    previous = tuple(code for code in codes if code != facts["ons_code"])
    return KnownAuthority(**facts | lists, previous_codes=previous)


def _people(session: Session, campaign_id: int) -> list[KnownPerson]:
    """The members who may sign in, and whoever earlier sheets of this campaign named."""
    members = (
        select(User.id, User.name, User.is_placeholder)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.campaign_id == campaign_id, User.suspended_at.is_(None))
    )
    named = (
        select(Assignment.owner_id)
        .join(InfoRequest, InfoRequest.id == Assignment.info_request_id)
        .where(InfoRequest.campaign_id == campaign_id)
    )
    placeholders = select(User.id, User.name, User.is_placeholder).where(User.is_placeholder, User.id.in_(named))
    rows = session.execute(union_all(members, placeholders)).all()
    people = (KnownPerson(id=row.id, name=row.name, is_placeholder=bool(row.is_placeholder)) for row in rows)
    return sorted(people, key=lambda each: (each.is_placeholder, each.name.casefold(), each.id))
