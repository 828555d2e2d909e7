"""Several people at the same moment: one round takes a request, and each letter is recorded once."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.models import Entry, InfoRequest
from foi_tracker.usecases.write_letter import NewLetter, open_draft, save_letter
from tests.builders import NOON
from tests.web import chasing
from tests.web.chasing import approved, kinds, letters, rounds
from tests.web.filing import page_of
from tests.web.pages import filled_in, sign_in, visit
from tests.web.test_pressed_twice import press_at_once

A_MOMENT = 0.5  # seconds


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


def test_an_edited_letter_is_withdrawn_as_edited_whoever_comes_first(
    app, session, client, coordinator, volunteer, late
):
    council = late("Loamshire Council")
    made = approved(sign_in(client, coordinator), council).location
    (letter,) = letters(session)
    fields = {"recipient": letter.recipient, "subject": "LFR-0001", "body": "Where is it? LFR-0001"}
    edited = NewLetter(kind=LetterKind.REMINDER, replaces_id=letter.id, **fields)

    with ThreadPoolExecutor(1) as people, app.app_context(), Session(db.engine) as editing:
        request = editing.get_one(InfoRequest, council.id)
        open_draft(editing, request, letter.id)  # the editor holds it,
        withdrawing = people.submit(press_at_once, app, coordinator, f"{made}/withdraw", {"all": "1"})
        wait([withdrawing], timeout=A_MOMENT)  # so that the others wait for it
        save_letter(editing, request, edited, Entry(by_id=volunteer.id, at=NOON))
        answers = withdrawing.result()

    assert answers == {302}
    assert [bool(each.discarded_at) for each in letters(session)] == [False, True]
