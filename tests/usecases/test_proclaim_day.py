from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from foi_tracker.domain.bank_holidays import ProclaimedDay
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.models import AuditLine, Entry, InfoRequest, ProclaimedDayRecord
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.proclaim_day import AlreadyProclaimed, proclaim_day, take_day_back
from tests import builders

TYPED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def entry(coordinator):
    return Entry(by_id=coordinator.id, at=TYPED)


@pytest.fixture
def ask(session, campaign, volunteer):
    def ask(name, regime, *history):
        authority = builders.authority(session, name, regime=regime)
        return builders.info_request(session, campaign, authority, by=volunteer, history=history)

    return ask


def proclaimed(nation="SCT", *, is_holiday=True, day=date(2026, 12, 9)):
    return ProclaimedDay(day=day, nation=nation, name="Cup Final Day", is_holiday=is_holiday, citation="An Order")


def test_a_proclaimed_day_moves_every_request_under_way_across_it(session, ask, entry):
    english = ask("Barchester City Council", RegimeCode.FOIA, builders.received("2026-11-20"))
    scottish = ask("Portobello Council", RegimeCode.FOISA, builders.received("2026-11-20"))

    line = proclaim_day(session, proclaimed(), entry=entry)

    assert english.due_on == date(2026, 12, 22)
    assert scottish.due_on == date(2026, 12, 22)
    assert line.details["moved"] == [
        {"reference": english.reference, "from": "2026-12-21", "to": "2026-12-22"},
        {"reference": scottish.reference, "from": "2026-12-21", "to": "2026-12-22"},
    ]
    assert line.details["moved_count"] == 2


def test_an_english_day_moves_nothing_in_scotland(session, ask, entry):
    scottish = ask("Portobello Council", RegimeCode.FOISA, builders.received("2026-11-20"))

    line = proclaim_day(session, proclaimed("ENG"), entry=entry)

    assert scottish.due_on == date(2026, 12, 21)
    assert line.details["moved_count"] == 0


def test_a_day_taken_from_the_holidays_brings_dates_forward(session, ask, entry):
    scottish = ask("Portobello Council", RegimeCode.FOISA, builders.received("2026-11-20"))

    proclaim_day(session, proclaimed(is_holiday=False, day=date(2026, 11, 30)), entry=entry)

    assert scottish.due_on == date(2026, 12, 18)


def test_requests_that_ended_before_or_began_after_stay_where_they_were(session, ask, entry):
    ended = ask(
        "Barchester City Council",
        RegimeCode.FOIA,
        builders.received("2025-11-20"),
        builders.response("2025-11-25", Outcome.SUPPLIED_IN_FULL),
    )
    later = ask("Plumstead Council", RegimeCode.FOIA, builders.received("2026-12-10"))
    dates = [(each.due_on, each.version) for each in (ended, later)]

    line = proclaim_day(session, proclaimed(), entry=entry)

    assert [(each.due_on, each.version) for each in (ended, later)] == dates
    assert line.details["moved"] == []


def test_a_form_open_on_a_moved_request_notices(session, ask, entry):
    request = ask("Barchester City Council", RegimeCode.FOIA, builders.received("2026-11-20"))
    version = request.version

    proclaim_day(session, proclaimed(), entry=entry)

    assert request.version == version + 1


def test_what_is_stored_after_a_move_is_what_the_history_gives(session, ask, entry):
    request = ask(
        "Portobello Council",
        RegimeCode.FOISA,
        builders.received("2026-11-20"),
        builders.response("2026-11-23", Outcome.REFUSED),
    )

    proclaim_day(session, proclaimed(), entry=entry)

    stored = [(each.kind, each.due_on) for each in request.deadline_records]
    assert stored == [(each.kind, each.due_on) for each in request.state(current_laws(session)).deadlines]


def test_taking_a_day_back_moves_every_request_back(session, ask, entry):
    request = ask("Barchester City Council", RegimeCode.FOIA, builders.received("2026-11-20"))
    proclaim_day(session, proclaimed(), entry=entry)
    record = session.scalars(select(ProclaimedDayRecord)).one()

    take_day_back(session, record, entry=entry)

    assert request.due_on == date(2026, 12, 21)
    assert session.scalars(select(ProclaimedDayRecord)).all() == []
    assert [line.action for line in session.scalars(select(AuditLine).order_by(AuditLine.id))] == [
        "calendar.proclaim",
        "calendar.take_back",
    ]


def test_the_same_day_cannot_be_proclaimed_twice_in_one_nation(session, entry):
    proclaim_day(session, proclaimed(), entry=entry)

    with pytest.raises(AlreadyProclaimed):
        proclaim_day(session, proclaimed(is_holiday=False), entry=entry)

    assert len(session.scalars(select(ProclaimedDayRecord)).all()) == 1


def test_more_requests_than_a_batch_are_all_counted_again(session, ask, entry, monkeypatch):
    monkeypatch.setattr("foi_tracker.queries.recount.BATCH", 2)
    for name in ("Alchester", "Barchester", "Camchester", "Dorchester", "Elchester"):
        ask(name, RegimeCode.FOIA, builders.received("2026-11-20"))

    line = proclaim_day(session, proclaimed(), entry=entry)

    assert line.details["moved_count"] == 5
    assert set(session.scalars(select(InfoRequest.due_on))) == {date(2026, 12, 22)}
