"""Fills a database with any number of requests, their columns derived by the real replay."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from benchmarks.bulk import Row, door, rendered
from benchmarks.ten_events import ten_events
from foi_tracker.demo.stories import PLOTS
from foi_tracker.demo.teller import Teller, tell
from foi_tracker.domain.event_codec import to_details
from foi_tracker.domain.events import Event, Sent
from foi_tracker.domain.history import replay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import RegimeCode, Stage
from foi_tracker.models import (
    Authority,
    Batch,
    Campaign,
    DeadlineRecord,
    EventRecord,
    InfoRequest,
    Membership,
    QuestionSet,
    Refusal,
    User,
    derived_columns,
    refusal_values,
)
from foi_tracker.models.info_request import DERIVED

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
OPEN_SHARE = 0.05
FIRST_SENT = date(2015, 1, 5)
STORIES = 2_000
CHUNK = 5_000
IN_A_BATCH = 430
PEOPLE = 30
LATELY, OLDEST_OPEN = 50, 150
ONE_IN = 10

REQUESTS = InfoRequest.__table__
BATCHES = Batch.__table__
HISTORY = EventRecord.__table__
DEADLINES = DeadlineRecord.__table__
REFUSALS = Refusal.__table__

ABOUT = (
    "id", "version", "batch_id", "question_set_id", "whatdotheyknow_url", "their_reference", "filed_at", "title",
    "reference", "campaign_id", "authority_id", "regime", "filed_by_id", "owner_id",
)  # fmt: skip
BATCH = ("id", "campaign_id", "title", "form_key", "filed_by_id", "filed_at")
WHO = ("info_request_id", "recorded_by_id", "recorded_at")
EVENT = ("position", "kind", "occurred_on", "details")
DEADLINE = ("party", "kind", "due_on", "opens_on", "level", "provision", "opened_by", "unknown_because")
REFUSAL = ("position", "law", "code", "limb", "ncnd")


@dataclass(frozen=True)
class Told:
    """One story with every row it leaves, told and rendered once, and given to many requests."""

    columns: Row
    events: Sequence[Row]
    deadlines: Sequence[Row]
    refusals: Sequence[Row]


@dataclass(frozen=True)
class Cast:
    """Whom the requests are made by and to."""

    campaign: int
    people: Sequence[int]
    authorities: Sequence[tuple[int, RegimeCode]]
    questions: int | None


def seed(engine: Engine, number: int, say: Callable[[str], None] = print) -> None:
    """Add `number` requests, five in a hundred of them still open, to a migrated database with its register.

    The last request has a history of ten events.
    """
    chance = random.Random(7)  # noqa: S311 the same data every time
    with Session(engine) as session:
        cast = _cast(session, number)
    told = _stories(chance)
    way_in, requests = door(engine), _requests(chance, number, cast, told)
    way_in.put(BATCHES, BATCH, _batches(number, cast))
    done = 0
    while chunk := list(islice(requests, CHUNK)):
        for table, columns, rows in _rows(chunk, cast.people[0]):
            way_in.put(table, columns, rows)
        done += len(chunk)
        if done % (CHUNK * 20) == 0:
            say(f"  {done:,} requests")
    say("  indexes")
    way_in.close()


def _cast(session: Session, number: int) -> Cast:
    campaign = session.scalars(select(Campaign).where(Campaign.slug == "lfrt")).one()
    people = [User(email=f"v{n}@example.org", name=f"Volunteer {n}", created_at=NOON) for n in range(PEOPLE)]
    session.add_all(people)
    session.flush()
    for place, person in enumerate(people):
        role = Role.COORDINATOR if place == 0 else Role.VOLUNTEER
        session.add(Membership(campaign_id=campaign.id, user_id=person.id, role=role, created_at=NOON))
    campaign.last_reference = number
    authorities = session.execute(select(Authority.id, Authority.regime).where(Authority.valid_to.is_(None)))
    found = Cast(
        campaign=campaign.id,
        people=[person.id for person in people],
        authorities=[(row.id, row.regime) for row in authorities],
        questions=session.scalar(select(QuestionSet.id).limit(1)),
    )
    session.commit()
    return found


def _stories(chance: random.Random) -> dict[tuple[RegimeCode, bool], list[Told]]:
    """Closed and open stories under each of the two regimes that authorities have."""
    told = {}
    for regime in (RegimeCode.FOIA, RegimeCode.FOISA):
        for is_open in (False, True):
            told[regime, is_open] = list(islice(_told_until(chance, regime, is_open=is_open), STORIES))
    return told


def _told_until(chance: random.Random, regime: RegimeCode, *, is_open: bool) -> Iterator[Told]:
    law, plots = laws()[regime], tuple(PLOTS)
    while True:
        sent_on = _lately(chance) if is_open else FIRST_SENT + timedelta(days=chance.randrange(3_900))
        plot = chance.choices(plots, weights=tuple(PLOTS.values()))[0]
        history: list[Event] = [Sent(on=sent_on), *tell(plot, Teller(chance, law, sent_on), TODAY)]
        if (replay(history, law).stage is not Stage.CLOSED) is is_open:
            yield _told(history, regime)


def _lately(chance: random.Random) -> date:
    return TODAY - timedelta(days=chance.randrange(OLDEST_OPEN if chance.randrange(ONE_IN) == 0 else LATELY))


def _told(history: Sequence[Event], regime: RegimeCode) -> Told:
    state = replay(history, laws()[regime])
    columns = derived_columns(state, history)
    return Told(
        columns=rendered(REQUESTS, {name: columns[name] for name in (*DERIVED, "history_length")}),
        events=[rendered(HISTORY, _event(place, event)) for place, event in enumerate(history, start=1)],
        deadlines=[rendered(DEADLINES, DeadlineRecord.values_of(each)) for each in state.deadlines],
        refusals=[rendered(REFUSALS, each) for each in refusal_values(history)],
    )


def _event(position: int, event: Event) -> dict[str, object]:
    values = (position, event.kind, event.on, to_details(event))
    return dict(zip(EVENT, values, strict=True))


def _requests(
    chance: random.Random, number: int, cast: Cast, told: dict[tuple[RegimeCode, bool], list[Told]]
) -> Iterator[tuple[Row, Told]]:
    """Each request with its story."""
    (filed_at,) = rendered(REQUESTS, {"filed_at": NOON})
    longest = _told(ten_events(TODAY), RegimeCode.FOIA)
    owners = [*cast.people, None]
    for serial in range(1, number + 1):
        authority_id, regime = chance.choice(cast.authorities)
        story = chance.choice(told[regime, chance.random() < OPEN_SHARE])
        if serial == number:
            regime, story = RegimeCode.FOIA, longest
        title, filed_by = "Live facial recognition", cast.people[0]
        batch = 1 + (serial - 1) // IN_A_BATCH
        about = (serial, 1, batch, cast.questions, "", "", filed_at, title, f"LFR-{serial:04}", cast.campaign)
        yield (*about, authority_id, regime.value, filed_by, chance.choice(owners)), story


def _batches(number: int, cast: Cast) -> Iterator[Row]:
    (filed_at,) = rendered(BATCHES, {"filed_at": NOON})
    for serial in range(1, 2 + (number - 1) // IN_A_BATCH):
        yield serial, cast.campaign, f"Wave {serial}", f"seed-{serial}", cast.people[0], filed_at


def _rows(chunk: Sequence[tuple[Row, Told]], recorded_by: int) -> Iterator[tuple[object, Sequence[str], list[Row]]]:
    (recorded_at,) = rendered(HISTORY, {"recorded_at": NOON})
    yield REQUESTS, (*ABOUT, *DERIVED, "history_length"), [(*about, *story.columns) for about, story in chunk]
    yield (
        HISTORY,
        (*WHO, *EVENT),
        [(about[0], recorded_by, recorded_at, *event) for about, story in chunk for event in story.events],
    )
    yield DEADLINES, ("info_request_id", *DEADLINE), [(a[0], *each) for a, story in chunk for each in story.deadlines]
    yield REFUSALS, ("info_request_id", *REFUSAL), [(a[0], *each) for a, story in chunk for each in story.refusals]
