"""The sentences on a request's page: where it stands, and what happened to it."""

from foi_tracker.domain import events as happened
from tests import builders
from tests.builders import day, sent
from tests.web.lists import words
from tests.web.pages import sign_in, visit


def test_a_draft_is_said_to_wait_for_its_sending(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), f"/requests/{file_with().reference}")

    assert "It is a draft: no clock runs until it is sent." in words(page)


def test_a_request_passed_on_names_the_authority_that_has_it_now(client, session, volunteer, file_with):
    builders.authority(session, "Felpersham Council")
    passed_on = happened.Transferred(on=day("2026-11-02"), to="felpersham-council")

    page = visit(sign_in(client, volunteer), f"/requests/{file_with(sent('2026-10-26'), passed_on).reference}")

    assert "The request was passed to Felpersham Council." in words(page)
    assert "felpersham-council" not in words(page)
