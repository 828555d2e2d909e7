import pytest
from sqlalchemy import select

from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.vocabulary import Channel, Delivery, RegimeCode, Stage
from foi_tracker.models import DeadlineRecord, Entry, EventRecord, InfoRequest, Letter
from foi_tracker.models.info_request import DERIVED
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.record_sent import Sending, record_sent
from tests import builders
from tests.builders import NOON, day, sent
from tests.usecases.test_file_requests import file, filed, three

BY_EMAIL = Sending(on=day("2026-11-20"), channel=Channel.EMAIL)
BY_POST = Sending(on=day("2026-11-19"), channel=Channel.POST)
PAGE = "https://www.whatdotheyknow.com/request/faces_in_barchester"
ON_THE_WEB = Sending(on=day("2026-11-20"), channel=Channel.WHATDOTHEYKNOW, url=PAGE)


@pytest.fixture
def drafts(session, campaign, volunteer):
    load_question_sets(session, NOON)
    file(session, campaign, three(session), volunteer)
    return filed(session)


def record(session, sendings, by):
    return record_sent(session, sendings, sent_by_id=by.id, entry=Entry(by_id=by.id, at=NOON))


def stands(info_request):
    deadlines = [
        (row.kind, row.party, row.due_on, row.opens_on, row.level, row.provision, row.opened_by)
        for row in info_request.deadline_records
    ]
    return {name: getattr(info_request, name) for name in DERIVED} | {"deadlines": deadlines}


def test_the_whole_batch_goes_out_on_one_day(session, drafts, volunteer):
    recorded = record(session, {each.id: BY_EMAIL for each in drafts}, volunteer)

    session.expire_all()
    assert recorded == 3
    assert [each.records[0].event for each in filed(session)] == [sent("2026-11-20")] * 3
    assert {(each.delivery, each.stage, each.sent_on) for each in filed(session)} == {
        (Delivery.SENT, Stage.AWAITING_RESPONSE, day("2026-11-20"))
    }


@pytest.mark.parametrize("sending", [BY_EMAIL, BY_POST, ON_THE_WEB], ids=lambda each: each.channel)
@pytest.mark.parametrize("place", [0, 2], ids=["FOIA", "FOISA"])
def test_a_batch_leaves_each_request_as_recording_it_alone_would(session, campaign, drafts, volunteer, sending, place):
    record(session, {each.id: sending for each in drafts}, volunteer)
    session.expire_all()
    in_bulk = stands(filed(session)[place])
    authority = builders.authority(session, "Elsewhere", regime=RegimeCode.FOISA if place else RegimeCode.FOIA)

    alone = builders.info_request(session, campaign, authority, by=volunteer, history=[sending.event])

    assert stands(alone) == in_bulk


def test_each_may_have_gone_its_own_way(session, drafts, volunteer):
    first, second, third = drafts
    record(session, {first.id: BY_EMAIL, second.id: ON_THE_WEB, third.id: BY_POST}, volunteer)

    session.expire_all()
    lines = [each.records[0].event for each in filed(session)]
    assert [(line.on, line.channel) for line in lines] == [
        (day("2026-11-20"), Channel.EMAIL),
        (day("2026-11-20"), Channel.WHATDOTHEYKNOW),
        (day("2026-11-19"), Channel.POST),
    ]
    assert [each.whatdotheyknow_url for each in filed(session)] == ["", PAGE, ""]


def test_one_that_did_not_go_stays_a_draft(session, drafts, volunteer):
    record(session, {each.id: BY_EMAIL for each in drafts[:2]}, volunteer)

    session.expire_all()
    assert [each.delivery for each in filed(session)] == [Delivery.SENT, Delivery.SENT, Delivery.DRAFT]


def test_recording_twice_records_once(session, drafts, volunteer):
    ids = [each.id for each in drafts]
    record(session, dict.fromkeys(ids, BY_EMAIL), volunteer)

    again = record(session, dict.fromkeys(ids, BY_POST), volunteer)

    session.expire_all()
    assert again == 0
    assert [len(each.records) for each in filed(session)] == [1, 1, 1]
    assert {each.records[0].event.channel for each in filed(session)} == {Channel.EMAIL}


def test_a_sending_that_was_taken_back_can_be_recorded_anew(session, drafts, volunteer):
    first = drafts[0]
    laws, entry = builders.current_laws(session), Entry(by_id=volunteer.id, at=NOON)
    first.append(sent("2026-11-02"), entry=entry, laws=laws)
    first.append(EventRetracted(on=day("2026-11-03"), position=1), entry=entry, laws=laws)
    session.commit()

    record(session, {first.id: ON_THE_WEB}, volunteer)

    session.expire_all()
    found = filed(session)[0]
    assert [record.position for record in found.records] == [1, 2, 3]
    assert (found.sent_on, found.delivery, found.whatdotheyknow_url) == (day("2026-11-20"), Delivery.SENT, PAGE)


def test_whoever_sent_it_is_named_on_the_letter_and_whoever_typed_it_in_the_history(
    session, drafts, volunteer, coordinator
):
    record_sent(session, {drafts[0].id: BY_EMAIL}, sent_by_id=volunteer.id, entry=Entry(by_id=coordinator.id, at=NOON))

    letters = session.scalars(select(Letter.sent_by_id).order_by(Letter.id)).all()
    assert letters == [volunteer.id, None, None]
    assert session.scalars(select(EventRecord.recorded_by_id)).all() == [coordinator.id]


def test_a_form_shown_before_the_sending_no_longer_fits(session, drafts, volunteer):
    before = drafts[0].version

    record(session, {drafts[0].id: BY_EMAIL}, volunteer)

    session.expire_all()
    assert filed(session)[0].version == before + 1


@pytest.mark.usefixtures("drafts")
def test_nothing_sent_is_nothing_recorded(session, volunteer):
    assert record(session, {}, volunteer) == 0
    assert session.scalars(select(DeadlineRecord)).all() == []
    assert {each.delivery for each in session.scalars(select(InfoRequest))} == {Delivery.DRAFT}
