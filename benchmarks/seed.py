"""Fills a database with any number of requests, their columns derived by the real replay."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from foi_tracker.demo.stories import PLOTS, Teller, silence, tell
from foi_tracker.domain.event_codec import to_details
from foi_tracker.domain.events import Event, Sent
from foi_tracker.domain.history import replay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import (
    Authority,
    Campaign,
    DeadlineRecord,
    EventRecord,
    InfoRequest,
    Membership,
    Refusal,
    User,
    derived_columns,
    refusal_values,
)

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
OPEN_SHARE = 0.05
FIRST_SENT = date(2015, 1, 5)
STORIES = 2_000
CHUNK = 5_000


@dataclass(frozen=True)
class Told:
    """One story with every row it leaves, told once and given to many requests."""

    columns: dict[str, object]
    events: list[dict[str, object]]
    deadlines: list[dict[str, object]]
    refusals: list[dict[str, object]]


def seed(session: Session, number: int) -> None:
    """Add `number` requests, five in a hundred of them still open, to a migrated database with its register."""
    chance = random.Random(7)  # noqa: S311 the same data every time
    campaign, people = _people(session)
    authorities = session.execute(select(Authority.id, Authority.regime).where(Authority.valid_to.is_(None))).all()
    told = _stories(chance)
    requests = _requests(chance, number, campaign, people, authorities)
    first_id = 1
    while chunk := [row for _, row in zip(range(CHUNK), requests, strict=False)]:
        _insert(session, chunk, first_id, told, chance)
        first_id += len(chunk)
    campaign_row = session.get_one(Campaign, campaign)
    campaign_row.last_reference = number
    session.commit()


def _people(session: Session) -> tuple[int, list[int]]:
    campaign = session.scalar(select(Campaign).where(Campaign.slug == "lfrt"))
    if campaign is None:
        campaign = Campaign(slug="lfrt", name="Live facial recognition", short_name="LFR", created_at=NOON)
        session.add(campaign)
    people = [User(email=f"v{n}@example.org", name=f"Volunteer {n}", created_at=NOON) for n in range(30)]
    session.add_all(people)
    session.flush()
    for place, person in enumerate(people):
        role = Role.COORDINATOR if place == 0 else Role.VOLUNTEER
        session.add(Membership(campaign_id=campaign.id, user_id=person.id, role=role, created_at=NOON))
    session.commit()
    return campaign.id, [person.id for person in people]


def _stories(chance: random.Random) -> dict[tuple[bool, bool], list[Told]]:
    """Finished and open stories under each of the two regimes that authorities have."""
    told: dict[tuple[bool, bool], list[Told]] = {}
    plots = tuple(plot for plot in PLOTS if plot is not silence)
    for regime in (RegimeCode.FOIA, RegimeCode.FOISA):
        law = laws()[regime]
        finished, unfinished = [], []
        for _ in range(STORIES // 2):
            sent_on = FIRST_SENT + timedelta(days=chance.randrange(3_900))
            plot = chance.choices(plots, weights=[PLOTS[plot] for plot in plots])[0]
            finished.append(_told([Sent(on=sent_on), *tell(plot, Teller(chance, law, sent_on), TODAY)], regime))
            lately = TODAY - timedelta(days=chance.randrange(0, 50))
            unfinished.append(_told([Sent(on=lately)], regime))
        told[regime.is_scottish, False], told[regime.is_scottish, True] = finished, unfinished
    return told


def _told(history: list[Event], regime: RegimeCode) -> Told:
    state = replay(history, laws()[regime])
    return Told(
        columns=derived_columns(state, history),
        events=[
            {"position": place, "kind": event.kind, "occurred_on": event.on, "details": to_details(event)}
            for place, event in enumerate(history, start=1)
        ],
        deadlines=[DeadlineRecord.values_of(deadline) for deadline in state.deadlines],
        refusals=refusal_values(history),
    )


def _requests(chance, number, campaign, people, authorities) -> Iterator[dict[str, object]]:
    for serial in range(1, number + 1):
        authority_id, regime = chance.choice(authorities)
        yield {
            "reference": f"LFR-{serial:04}",
            "campaign_id": campaign,
            "authority_id": authority_id,
            "regime": regime,
            "title": "Live facial recognition",
            "filed_by_id": people[0],
            "filed_at": NOON,
            "owner_id": chance.choice([*people, None]),
        }


def _insert(session: Session, chunk, first_id: int, told, chance: random.Random) -> None:
    rows, events, deadlines, refusals = [], [], [], []
    for offset, row in enumerate(chunk):
        story = chance.choice(told[row["regime"].is_scottish, chance.random() < OPEN_SHARE])
        identity = {"info_request_id": first_id + offset}
        rows.append({"id": first_id + offset, "version": 1} | row | story.columns)
        recorded = identity | {"recorded_by_id": row["filed_by_id"], "recorded_at": NOON}
        events += [recorded | event for event in story.events]
        deadlines += [identity | deadline for deadline in story.deadlines]
        refusals += [identity | refusal for refusal in story.refusals]
    for table, values in ((InfoRequest, rows), (EventRecord, events), (DeadlineRecord, deadlines), (Refusal, refusals)):
        if values:
            session.execute(insert(table.__table__), values)
    session.commit()
