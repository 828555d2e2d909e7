"""A refusal over cost: what could be left out, by whose estimate, and what the letter says of it."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.models import QuestionSet
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests import builders
from tests.builders import NOON, response, sent
from tests.web.challenging import refused, tick, url_of, words
from tests.web.pages import sign_in, visit


@pytest.fixture
def costly(session, file_with):
    load_question_sets(session, NOON)
    made = file_with(sent("2026-09-01"), refused("2026-09-29", "s.12", limb="(1)"))
    made.question_set_id = session.scalars(select(QuestionSet.id).where(QuestionSet.key == "lfrt-council")).one()
    session.commit()
    return made


def test_a_refusal_over_cost_is_answered_with_what_could_go(client, volunteer, costly):
    sign_in(client, volunteer)

    ours = words(visit(client, url_of(costly)).select_one("section[aria-labelledby=cost]"))
    theirs = words(visit(client, f"{url_of(costly)}?hours=30").select_one("section[aria-labelledby=cost]"))

    assert "18 hours" in ours
    assert "Convention Our own estimate" in ours
    assert "That is within the limit" in ours
    assert "If you want to offer something all the same: leave out" in ours
    assert "If you want to offer something" not in theirs
    assert "They say it takes 30 hours." in theirs
    assert "In law a narrowed request is a new request" in theirs
    assert "Guidance ICO line to take LTT137" in theirs


@pytest.mark.parametrize("typed", ["many", "-1", "nan", "1e400", "0"])
def test_an_estimate_that_is_no_number_of_hours_is_said_to_be_none(client, volunteer, costly, typed):
    page = visit(sign_in(client, volunteer), f"{url_of(costly)}?hours={typed}")

    assert "Enter a number of hours, such as 25." in words(page.select_one("#hours-error"))


def test_the_environmental_laws_have_no_limit_and_the_page_says_so(client, volunteer, session, costly):
    costly.regime = RegimeCode.EIR
    cited = CitedExemption(law=RegimeCode.EIR, code="reg 12(4)(b)")
    answer = response("2026-10-05", Outcome.REFUSED, exemptions=(cited,))
    costly.append(answer, entry=builders.Entry(by_id=volunteer.id, at=NOON), laws=builders.current_laws(session))
    session.commit()

    page = visit(sign_in(client, volunteer), url_of(costly))

    assert "This law has no limit in hours or money." in words(page.select_one("section[aria-labelledby=cost]"))


def test_the_letter_takes_up_what_was_ticked_and_what_could_go(client, volunteer, costly):
    sign_in(client, volunteer)
    tick(client, costly, {"s.12:estimate_given": "no"})

    page = visit(client, f"/requests/{costly.reference}/letters/new/review?hours=30")
    body = page.select_one("textarea[name=body]").text

    assert "section 12(1)" in body
    assert "1. " in body
    assert "the limit is 18 hours" in body
    assert "leave out C" in body
