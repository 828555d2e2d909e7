from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Appellant, Disposal, Finding, Forum, Outcome, RegimeCode, ReviewResult
from foi_tracker.exports.codebook import REQUESTS, TABLES, ColumnType
from foi_tracker.queries import export_names
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.export_rows import ROWS
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from tests import builders
from tests.queries import plain_requests

TODAY = date(2026, 11, 23)
S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")
S24 = CitedExemption(law=RegimeCode.FOIA, code="s.24", ncnd=True)


@pytest.fixture
def late(session, campaign, volunteer):
    """Due on Thursday 1 October 2026, and not answered."""
    authority = builders.authority(session, ons_code="E06000099")
    history = [builders.sent("2026-09-03"), happened.Chased(on=date(2026, 10, 12))]
    return builders.info_request(session, campaign, authority, by=volunteer, owner=volunteer, history=history)


@pytest.fixture
def refused(session, campaign, volunteer):
    """Answered late, under two exemptions, after a mistaken entry was taken back."""
    authority = builders.authority(session, "Borsetshire Police")
    history = [
        builders.sent("2026-07-01"),
        builders.response("2026-07-15", Outcome.NOT_HELD),
        happened.EventRetracted(on=date(2026, 7, 16), position=2),
        builders.response("2026-08-20", Outcome.REFUSED, exemptions=(S31, S24)),
    ]
    return builders.info_request(session, campaign, authority, by=volunteer, history=history)


@pytest.fixture
def challenged(session, campaign, volunteer):
    """Taken up to a decision notice, which the authority has appealed against."""
    authority = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    history = [
        builders.sent("2026-01-05"),
        builders.response("2026-01-30", Outcome.REFUSED),
        happened.ReviewRequested(on=date(2026, 2, 9)),
        happened.ReviewOutcome(on=date(2026, 3, 2), result=ReviewResult.UPHELD),
        happened.Complaint(on=date(2026, 4, 1), reference="9001/2026"),
        happened.DecisionNotice(on=date(2026, 7, 1), reference="DN-9001", finding=Finding.UPHELD),
        happened.Appeal(on=date(2026, 8, 3), forum=Forum.COURT_OF_SESSION, by=Appellant.AUTHORITY),
        happened.CourtDecision(on=date(2026, 11, 2), disposal=Disposal.DISMISSED, comply_by=date(2026, 12, 1)),
    ]
    return builders.info_request(session, campaign, authority, by=volunteer, owner=volunteer, history=history)


def exported(session, table, actor, **wanted):
    standpoint = Standpoint(today=TODAY, laws=current_laws(session), user_id=actor.user_id)
    conditions = RequestFilter(**wanted).conditions(standpoint)
    rows = [row for rows in ROWS[table](session, Selection(actor, conditions, standpoint)) for row in rows]
    return [dict(zip(TABLES[table].names, row, strict=True)) for row in rows]


@pytest.fixture
def member(campaign, volunteer):
    return Actor(user_id=volunteer.id, name=volunteer.name, roles={campaign.id: Role.VOLUNTEER})


@pytest.mark.usefixtures("late", "refused", "challenged")
def test_every_table_fills_exactly_the_columns_that_the_codebook_names(session, member):
    for table in TABLES:
        assert exported(session, table, member), table


@pytest.mark.usefixtures("refused", "late", "challenged")
def test_typed_columns_hold_nothing_but_their_type(session, member):
    readers = {
        ColumnType.DATE: date.fromisoformat,
        ColumnType.INTEGER: int,
        ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
    }
    for name, table in TABLES.items():
        typed = [column for column in table.columns if column.type in readers]
        for row in exported(session, name, member):
            for column in typed:
                assert row[column.name] == "" or readers[column.type](row[column.name]) is not None


def test_a_late_request_says_how_late_in_working_days_and_as_of_when(session, late, member):
    (row,) = exported(session, "requests", member)

    assert row | {"due_on": "2026-10-01", "first_due_on": "2026-10-01", "as_of": "2026-11-23", "days_late": "37"} == row
    assert row | {"delivery": "sent", "stage": "awaiting_response", "outcome": "", "awaiting": "authority"} == row
    assert row | {"reference": late.reference, "ons_code": "E06000099", "owner": "Vera Volunteer"} == row
    assert row | {"sent_on": "2026-09-03", "last_chased_on": "2026-10-12", "last_event_kind": "chased"} == row


@pytest.mark.usefixtures("refused")
def test_an_answered_request_lists_its_exemptions_and_is_not_late(session, member):
    (row,) = exported(session, "requests", member)

    assert row["exemptions"] == "FOIA s.31(1)(a); FOIA s.24 [NCND]"
    assert row | {"days_late": "", "responded_on": "2026-08-20", "response_late": "true", "outcome": "refused"} == row


def test_a_challenge_says_how_each_step_ended_and_under_which_number(session, challenged, member):
    (row,) = exported(session, "requests", member)
    (appeal,) = exported(session, "appeals", member)

    assert (
        row
        | {
            "review_result": "upheld",
            "commissioner_reference": "9001/2026",
            "notice_reference": "DN-9001",
            "finding": "complaint_upheld",
            "appealed_on": "2026-08-03",
            "appeal_decided_on": "2026-11-02",
            "disposal": "dismissed",
        }
        == row
    )
    assert (
        appeal
        | {
            "reference": challenged.reference,
            "rung": "appeal",
            "awaiting": "authority",
            "due_on": "2026-12-01",
            "right": "",
            "days_left": "",
            "level": "statute",
            "provision": "FOISA s.56",
            "owner": "Vera Volunteer",
        }
        == appeal
    )


def test_a_running_right_says_its_last_day_and_how_many_days_are_left(session, campaign, volunteer, member):
    history = [builders.sent("2026-10-01"), builders.response("2026-10-20", Outcome.REFUSED)]
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=history)

    (appeal,) = exported(session, "appeals", member)

    # 40 working days after Tue 20 Oct 2026, without 30 Nov, 25 and 28 Dec: Wed 16 Dec is day 40.
    assert (
        appeal
        | {
            "rung": "review",
            "right": "review_request",
            "last_day": "2026-12-16",
            "days_left": "23",
            "level": "guidance",
            "provision": "s.45 Code of Practice, para 5.3",
        }
        == appeal
    )


@pytest.mark.usefixtures("refused")
def test_events_keep_what_was_taken_back_and_say_so(session, member):
    rows = exported(session, "events", member)

    assert [(row["position"], row["event"], row["retracted"]) for row in rows] == [
        ("1", "sent", "false"),
        ("2", "response", "true"),
        ("3", "event_retracted", "false"),
        ("4", "response", "false"),
    ]
    assert rows[0] | {"occurred_on": "2026-07-01", "recorded_at": "2026-11-01T12:00:00Z"} == rows[0]
    assert rows[1]["details"] == '{"outcome": "not_held"}'


@pytest.mark.usefixtures("refused")
def test_refusals_list_each_exemption_that_stands(session, member):
    rows = exported(session, "refusals", member)

    assert [(row["law"], row["exemption"], row["limb"], row["ncnd"], row["position"]) for row in rows] == [
        ("FOIA", "s.31", "(1)(a)", "false", "4"),
        ("FOIA", "s.24", "", "true", "4"),
    ]
    assert {row["cited_on"] for row in rows} == {"2026-08-20"}


@pytest.mark.usefixtures("late", "refused")
def test_only_what_the_person_may_see_and_asked_for_is_exported(session, member):
    stranger = Actor(user_id=99, name="Nobody", roles={})

    assert [len(exported(session, table, stranger)) for table in ROWS] == [0] * len(ROWS)
    assert [row["authority_name"] for row in exported(session, "requests", member, overdue=True)] == [
        "Barchester City Council"
    ]


@pytest.mark.usefixtures("late", "refused")
def test_no_address_of_a_volunteer_is_in_any_export(session, member, volunteer):
    cells = {cell for table in ROWS for row in exported(session, table, member) for cell in row.values()}

    assert volunteer.name in cells
    assert not [cell for cell in cells if volunteer.email in cell]


def test_many_requests_come_in_chunks_and_none_is_lost(session, campaign, volunteer, member):
    count = 2 * export_names.CHUNK + 1
    plain_requests.add(session, campaign, builders.authority(session), by=volunteer, rows=[{}] * count)

    references = [row["reference"] for row in exported(session, "requests", member)]

    assert len(set(references)) == count == len(references)


def test_every_column_says_what_it_means_and_where_it_comes_from():
    for table in TABLES.values():
        assert len(set(table.names)) == len(table.names)
        assert all(column.meaning.endswith(".") and column.source for column in table.columns)
    assert "days_late" in REQUESTS.names
