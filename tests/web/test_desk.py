from datetime import UTC, date, datetime

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Outcome, Phase, Stage
from foi_tracker.models import Assignment
from tests import builders
from tests.builders import day, response, sent
from tests.queries import plain_requests
from tests.web.pages import sign_in, visit
from tests.web.test_board import MOST_STATEMENTS, count_statements


@pytest.fixture
def made(session, campaign, volunteer):
    authority = builders.authority(session)

    def make(*history, owner=volunteer):
        return builders.info_request(session, campaign, authority, by=volunteer, owner=owner, history=history)

    return make


def tasks(page):
    return [(row.a["href"], row.select_one(".button").contents[0]) for row in page.select("#tasks tbody tr")]


def test_somebody_who_is_not_signed_in_is_asked_to(client):
    answer = client.get("/")

    assert (answer.status_code, answer.location) == (302, "/login")


def test_each_request_has_one_verb_and_the_most_urgent_comes_first(client, volunteer, made):
    draft = made()
    refused = made(sent("2026-10-01"), response("2026-10-20", Outcome.REFUSED))
    late = made(sent("2026-09-03"))

    found = tasks(visit(sign_in(client, volunteer), "/"))

    assert found == [
        (f"/requests/{late.reference}", "Send a reminder"),
        (f"/requests/{refused.reference}", "Ask for a review"),
        (f"/requests/{draft.reference}", "Send"),
    ]


@pytest.mark.parametrize(
    ("history", "where", "heading"),
    [
        ([sent("2026-09-03")], "letters/new/reminder", "Reminder"),
        ([sent("2026-10-01"), response("2026-10-20", Outcome.REFUSED)], "challenge", "What"),
        (
            [sent("2026-10-29"), happened.ClarificationRequested(on=day("2026-11-12"))],
            "letters/new/clarification",
            "Answer to their question",
        ),
        ([], "events/new/sent", "Request sent"),
    ],
)
def test_the_verb_leads_to_the_letter_that_does_it_to_advice_or_to_the_form(
    client, volunteer, made, history, where, heading
):
    request = made(*history)

    link = visit(sign_in(client, volunteer), "/").select_one("#tasks .button")["href"]

    assert link == f"/requests/{request.reference}/{where}"
    assert visit(client, link).h1.text.startswith(heading)


def test_late_is_said_in_working_days(client, volunteer, made):
    made(sent("2026-10-22"))

    page = visit(sign_in(client, volunteer), "/")

    assert "2 working days late" in page.select_one("#tasks").text


def test_what_is_due_today_is_waited_for(client, volunteer, made):
    due_today = made(sent("2026-10-26"))

    page = visit(sign_in(client, volunteer), "/")

    assert tasks(page) == []
    assert due_today.reference in page.select_one("#waiting").text
    assert "Today" in page.select_one("#waiting").text


def test_progress_counts_what_was_asked_and_answered(client, volunteer, made):
    made()
    made(sent("2026-11-02"))
    made(sent("2026-10-01"), response("2026-10-20", Outcome.SUPPLIED_IN_FULL))

    assert "2 of 3 asked, 1 answered." in visit(sign_in(client, volunteer), "/").text


def test_other_peoples_requests_are_not_on_my_desk(client, volunteer, coordinator, made):
    made(sent("2026-09-03"), owner=coordinator)

    page = visit(sign_in(client, volunteer), "/")

    assert not page.select("#tasks")
    assert "You look after no request yet" in page.text


def test_what_somebody_handed_me_says_who(client, session, volunteer, coordinator, made):
    late = made(sent("2026-09-03"))
    session.add(
        Assignment(
            info_request_id=late.id,
            owner_id=volunteer.id,
            assigned_by_id=coordinator.id,
            assigned_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
        )
    )
    session.commit()

    page = visit(sign_in(client, volunteer), "/")

    assert "Handed to you by Cora Coordinator on Fri 20 Nov 2026" in page.text


def test_a_new_coordinator_is_shown_the_first_two_steps(client, coordinator):
    page = visit(sign_in(client, coordinator), "/")

    assert [link["href"] for link in page.select(".empty .button")] == ["/people/invite", "/file"]
    assert "bring the sheet" in page.select_one(".empty").text


def test_a_coordinator_with_no_request_of_their_own_is_led_to_the_board(client, coordinator, made):
    made(sent("2026-09-03"), owner=None)

    page = visit(sign_in(client, coordinator), "/")

    words = " ".join(page.select_one(".banner").text.split())
    assert "1 request overdue" in words
    assert "1 open request that nobody owns" in words
    assert page.select_one(".banner a.button")["href"] == "/overdue"


def test_a_volunteer_is_not_shown_the_whole_campaign(client, volunteer, made):
    made(sent("2026-09-03"))

    assert not visit(sign_in(client, volunteer), "/").select(".banner")


def test_however_much_somebody_has_the_page_stays_small(app, client, session, campaign, volunteer):
    authority = builders.authority(session)
    late = {"due_on": date(2026, 9, 1), "owner_id": volunteer.id}
    sign_in(client, volunteer)
    plain_requests.add(session, campaign, authority, by=volunteer, rows=[late] * 3)
    few = count_statements(app, client, "/")
    plain_requests.add(session, campaign, authority, by=volunteer, rows=[late] * 300)

    many = count_statements(app, client, "/")

    assert many == few <= MOST_STATEMENTS
    page = visit(client, "/")
    assert len(tasks(page)) == 50
    assert "These are the most urgent." in page.text


def test_what_is_over_needs_nothing(client, session, campaign, volunteer):
    over = {"stage": Stage.CLOSED, "phase": Phase.WITHDRAWN, "awaiting": "nobody", "owner_id": volunteer.id}
    plain_requests.add(session, campaign, builders.authority(session), by=volunteer, rows=[over])

    assert "All done." in visit(sign_in(client, volunteer), "/").text
