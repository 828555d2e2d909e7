from collections import Counter
from threading import Barrier, Thread

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import Awaiting, Delivery, RegimeCode, Stage
from foi_tracker.models import Assignment, Authority, Batch, Campaign, Entry, InfoRequest, Letter
from foi_tracker.models.info_request import DERIVED
from foi_tracker.queries.filing import NoQuestionSet
from foi_tracker.usecases.file_requests import Filing, NothingToFile, file_requests
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests import builders
from tests.builders import NOON, day

TODAY = day("2026-11-23")
FORM = "a-form-key-that-was-made-when-it-was-shown"


@pytest.fixture
def questions(session):
    load_question_sets(session, NOON)


def three(session):
    return [
        builders.authority(session, "Barchester City Council", contact_address="foi@barchester.example"),
        builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL),
        builders.authority(
            session, "Glendarroch Council", kind=AuthorityKind.SCOTTISH_COUNCIL, nation=Nation.SCOTLAND,
            regime=RegimeCode.FOISA,
        ),
    ]  # fmt: skip


def filing(campaign, authorities, *, owner=None, form_key=FORM):
    return Filing(
        campaign_id=campaign.id,
        slugs=[each.slug for each in authorities],
        title="The first three",
        form_key=form_key,
        owner_id=owner.id if owner else None,
    )


def file(session, campaign, authorities, by, **how):
    return file_requests(session, filing(campaign, authorities, **how), entry=Entry(by_id=by.id, at=NOON), today=TODAY)


def filed(session):
    return list(session.scalars(select(InfoRequest).order_by(InfoRequest.reference)))


def counts(session):
    session.rollback()
    tables = (Batch, InfoRequest, Letter, Assignment)
    return [session.scalar(select(func.count()).select_from(table)) for table in tables]


@pytest.mark.usefixtures("questions")
def test_each_authority_gets_a_draft_request_under_its_own_law(session, campaign, volunteer):
    batch = file(session, campaign, three(session), volunteer)

    requests = filed(session)
    assert [each.reference for each in requests] == ["LFR-0001", "LFR-0002", "LFR-0003"]
    assert [each.regime for each in requests] == [RegimeCode.FOIA, RegimeCode.FOIA, RegimeCode.FOISA]
    assert {each.batch_id for each in requests} == {batch.id}
    assert {(each.delivery, each.stage, each.awaiting) for each in requests} == {
        (Delivery.DRAFT, Stage.NOT_SENT, Awaiting.REQUESTER)
    }


@pytest.mark.usefixtures("questions")
def test_a_draft_that_was_filed_stands_exactly_as_its_empty_history_says(session, campaign, volunteer):
    file(session, campaign, three(session)[:1], volunteer)
    (found,) = filed(session)
    as_filed = {name: getattr(found, name) for name in DERIVED}

    found.refresh(builders.current_laws(session))

    assert {name: getattr(found, name) for name in DERIVED} == as_filed
    assert found.deadline_records == []


@pytest.mark.usefixtures("questions")
def test_each_letter_carries_its_own_reference_address_and_act(session, campaign, volunteer):
    file(session, campaign, three(session), volunteer)

    letters = list(session.scalars(select(Letter).order_by(Letter.id)))
    assert [letter.recipient for letter in letters] == ["foi@barchester.example", "", ""]
    assert "our ref LFR-0002" in letters[1].subject
    assert "Act 2000" in letters[1].body
    assert "(Scotland) Act 2002" in letters[2].body
    assert all("vera" not in letter.body.lower() for letter in letters)


@pytest.mark.usefixtures("questions")
def test_numbers_go_on_where_the_campaign_left_off(session, campaign, volunteer):
    authorities = three(session)
    file(session, campaign, authorities[:2], volunteer)

    file(session, campaign, authorities[2:], volunteer, form_key="another-form")

    session.expire_all()
    assert filed(session)[-1].reference == "LFR-0003"
    assert session.get(Campaign, campaign.id).last_reference == 3


@pytest.mark.usefixtures("questions")
def test_pressing_the_button_twice_files_once(session, campaign, volunteer):
    authorities = three(session)

    first = file(session, campaign, authorities, volunteer).id
    second = file(session, campaign, authorities, volunteer).id

    assert second == first
    assert counts(session) == [1, 3, 3, 0]


@pytest.mark.usefixtures("questions")
def test_two_presses_at_the_same_moment_file_once(app, session, campaign, volunteer):
    wanted, entry = filing(campaign, three(session)), Entry(by_id=volunteer.id, at=NOON)
    together, batches = Barrier(2), []
    session.rollback()
    with app.app_context():
        engine = db.engine

    def press():
        with Session(engine) as own:
            together.wait()
            batches.append(file_requests(own, wanted, entry=entry, today=TODAY).id)

    presses = [Thread(target=press) for _ in range(2)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    assert len(batches) == 2
    assert len(set(batches)) == 1
    assert counts(session) == [1, 3, 3, 0]


@pytest.mark.usefixtures("questions")
def test_two_people_may_happen_on_the_same_form_key(session, campaign, volunteer, coordinator):
    authorities = three(session)

    file(session, campaign, authorities[:1], volunteer)
    file(session, campaign, authorities[1:], coordinator)

    assert counts(session) == [2, 3, 3, 0]


@pytest.mark.usefixtures("questions")
def test_an_authority_chosen_twice_is_asked_once(session, campaign, volunteer):
    authorities = three(session)

    file(session, campaign, [*authorities, authorities[0]], volunteer)

    assert counts(session) == [1, 3, 3, 0]


@pytest.mark.usefixtures("questions")
def test_whoever_is_to_own_them_is_written_down(session, campaign, volunteer, coordinator):
    file(session, campaign, three(session), coordinator, owner=volunteer)

    assert {each.owner_id for each in filed(session)} == {volunteer.id}
    lines = session.scalars(select(Assignment)).all()
    assert Counter((line.owner_id, line.assigned_by_id) for line in lines) == {(volunteer.id, coordinator.id): 3}


@pytest.mark.usefixtures("questions")
def test_filing_to_nobody_leaves_nothing_behind(session, campaign, volunteer):
    with pytest.raises(NothingToFile):
        file(session, campaign, [], volunteer)

    assert counts(session) == [0, 0, 0, 0]


def test_without_questions_nothing_is_filed(session, campaign, volunteer):
    with pytest.raises(NoQuestionSet, match="Barchester City Council"):
        file(session, campaign, three(session), volunteer)

    assert counts(session) == [0, 0, 0, 0]


class Interrupted(Exception):
    """The lights went out."""


@pytest.fixture
def statements(session):
    """Every statement sent to the database; set `fail_at` to have the lights go out at the nth."""
    sent = []
    sent_to = session.get_bind()

    def note(_connection, _cursor, statement, _parameters, _context, _many):
        if statement == "BEGIN":
            return
        sent.append(statement)
        if len(sent) == note.fail_at:
            raise Interrupted

    note.fail_at = 0
    event.listen(sent_to, "before_cursor_execute", note)
    yield sent, note
    event.remove(sent_to, "before_cursor_execute", note)


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize("step", range(1, 10))
def test_an_interruption_at_any_step_leaves_all_or_nothing(session, campaign, volunteer, statements, step):
    wanted, entry = filing(campaign, three(session), owner=volunteer), Entry(by_id=volunteer.id, at=NOON)
    sent, note = statements
    sent.clear()
    note.fail_at = step

    try:
        file_requests(session, wanted, entry=entry, today=TODAY)
    except Interrupted:
        note.fail_at = 0
        assert counts(session) == [0, 0, 0, 0]
        assert session.scalar(select(Campaign.last_reference)) == 0
    else:
        note.fail_at = 0
        assert counts(session) == [1, 3, 3, 3]


@pytest.mark.usefixtures("questions")
def test_430_requests_take_no_more_statements_than_three(session, campaign, volunteer, statements):
    few = three(session)
    many = [
        Authority(
            slug=f"council-{number}", name=f"Council {number}", short_name=f"{number}", kind=AuthorityKind.UNITARY,
            nation=Nation.ENGLAND, region="South West", regime=RegimeCode.FOIA,
        )
        for number in range(430)
    ]  # fmt: skip
    session.add_all(many)
    session.commit()
    entry = Entry(by_id=volunteer.id, at=NOON)
    filings = [filing(campaign, few, owner=volunteer), filing(campaign, many, owner=volunteer, form_key="another-form")]
    sent, _ = statements
    taken = []

    for each in filings:
        sent.clear()
        file_requests(session, each, entry=entry, today=TODAY)
        taken.append(len(sent))

    assert taken[0] == taken[1] <= 10
    assert counts(session) == [2, 433, 433, 433]
