"""What was approved is what goes: who may change a letter of a round, and to what."""

import pytest

from tests.builders import day
from tests.web import chasing
from tests.web.chasing import approved, letters
from tests.web.pages import post, sign_in, visit


@pytest.fixture
def letter(session, campaign, client, coordinator, volunteer):
    """The address of an approved letter about a request that the volunteer looks after."""
    council = chasing.arrange(session, campaign, volunteer)("Barchester City Council")
    approved(sign_in(client, coordinator), council)
    (made,) = letters(session)
    return f"/requests/{council.reference}/letters/{made.id}"


def changed(client, letter, body):
    return post(client, f"{letter}/edit", {"subject": "LFR-0001", "body": body, "action": "save"})


def test_a_volunteer_cannot_put_other_words_into_an_approved_letter(client, session, volunteer, letter):
    sign_in(client, volunteer)

    answers = [
        changed(client, letter, "Never mind. LFR-0001").status_code,
        post(client, f"{letter}/discard").status_code,
    ]

    assert answers == [403, 403]
    assert [(each.version, each.discarded_at) for each in letters(session)] == [(1, None)]
    page = visit(client, letter)
    assert page.find("a", string="I have sent this")
    assert not page.find("a", string="Change the text")


def test_whoever_approves_may_change_it(client, session, letter):
    assert changed(client, letter, "Where is it? LFR-0001").status_code == 302

    assert [each.version for each in letters(session)] == [1, 2]


@pytest.mark.parametrize("words", ["Dear [insert name]", "Write to vera.volunteer@example.org"])
def test_what_may_not_be_sent_does_not_join_a_round(client, session, letter, words):
    answer = changed(client, letter, f"{words}. LFR-0001")

    assert answer.status_code == 422
    assert words in answer.text
    assert [each.version for each in letters(session)] == [1]


def test_a_volunteer_can_still_say_that_it_went(client, session, volunteer, letter):
    page = visit(sign_in(client, volunteer), f"{letter}/sent")

    fields = {each["name"]: each.get("value", "") for each in page.select("main form input[type=hidden]")}
    way = {"on": "23/11/2026", "channel": "email", "sent_by": volunteer.id, "action": "save"}
    post(client, f"{letter}/sent", fields | way)

    (made,) = letters(session)
    assert (made.sent_on, made.sent_by_id) == (day("2026-11-23"), volunteer.id)
