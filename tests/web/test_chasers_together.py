"""Several people at the same moment: one round takes a request, and each letter is recorded once."""

import pytest

from tests.web import chasing
from tests.web.chasing import approved, kinds, letters, rounds
from tests.web.filing import page_of
from tests.web.pages import filled_in, sign_in, visit
from tests.web.test_pressed_twice import press_at_once


@pytest.fixture
def late(session, campaign, volunteer):
    return chasing.arrange(session, campaign, volunteer)


@pytest.mark.parametrize("forms", ["one form", "a form each"])
def test_whoever_approves_at_the_same_moment_one_round_takes_the_request(
    app, session, client, coordinator, late, forms
):
    council = late("Barchester City Council")
    page = page_of(chasing.ticked_on_board(sign_in(client, coordinator), council))
    fields = filled_in(page.select_one("main form"))
    if forms == "a form each":
        del fields["form_key"]

    answers = press_at_once(app, coordinator, "/chasers", fields)

    assert answers == {302}
    assert len(letters(session)) == len(rounds(session)) == 1


def test_whoever_records_at_the_same_moment_each_letter_is_recorded_once(app, session, client, coordinator, late):
    councils = [late(f"{name} Council") for name in ("Loamshire", "Midsomer", "Rutshire")]
    made = approved(sign_in(client, coordinator), *councils).location
    fields = filled_in(visit(client, made).select_one("main form"))

    answers = press_at_once(app, coordinator, f"{made}/sent", fields)

    assert answers == {302}
    assert [kinds(session, each) for each in councils] == [["sent", "chased"]] * 3
