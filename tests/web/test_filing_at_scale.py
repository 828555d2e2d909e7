from collections import Counter

import pytest
from sqlalchemy import func, insert, select

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import Delivery, RegimeCode
from foi_tracker.models import Authority, InfoRequest
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests.builders import NOON
from tests.web.filing import page_of, press
from tests.web.pages import sign_in, visit

WHOLE_REGISTER = 430
MOST_STATEMENTS = 12


@pytest.fixture
def browser(client, session, coordinator):
    load_question_sets(session, NOON)
    plain = {"kind": AuthorityKind.UNITARY, "nation": Nation.ENGLAND, "region": "South West", "regime": RegimeCode.FOIA}
    rows = [
        {
            "slug": f"council-of-the-{number}-hundred",
            "name": f"Council of the {number} Hundred",
            "short_name": str(number),
            "search_text": f"| council of the {number} hundred |",
            **plain,
        }
        for number in range(WHOLE_REGISTER)
    ]
    session.execute(insert(Authority), rows)
    session.commit()
    return sign_in(client, coordinator)


@pytest.fixture
def counted(statements):
    """Send something to the site; what came back, once it is sure that it took few enough statements."""

    def send(action):
        statements.clear()
        answer = action()
        sent = [each[:200] for each in statements if not each.startswith("BEGIN")]
        assert len(sent) <= MOST_STATEMENTS, Counter(sent)
        return answer

    return send


def test_the_whole_register_is_filed_and_recorded_without_a_script(browser, session, counted):
    page = counted(lambda: visit(browser, "/file"))
    page = page_of(counted(lambda: press(browser, page, "Tick all 430 shown")))
    answer = counted(lambda: press(browser, page, "See the letters"))
    review = page_of(answer)
    made = counted(lambda: press(browser, review, "Make the drafts"))
    batch = counted(lambda: visit(browser, made.location))
    counted(lambda: press(browser, batch, "Record 430 letters"))

    session.rollback()
    sent = select(func.count()).select_from(InfoRequest).where(InfoRequest.delivery == Delivery.SENT)
    assert session.scalar(sent) == WHOLE_REGISTER
    assert len(answer.data) < 400_000


def test_exceptions_for_430_rows_still_fit_in_one_form(browser, session, counted):
    page = page_of(press(browser, visit(browser, "/file"), "Tick all 430 shown"))
    made = press(browser, page_of(press(browser, page, "See the letters")), "Make the drafts")

    batch = counted(lambda: visit(browser, made.location + "?exceptions=1"))
    answer = counted(lambda: press(browser, batch, "Record 430 letters", **{"on-LFR-0430": "1/11/2026"}))

    session.rollback()
    assert answer.status_code == 302
    days = session.execute(select(InfoRequest.sent_on, func.count()).group_by(InfoRequest.sent_on)).all()
    assert sorted(count for _, count in days) == [1, 429]


def test_sharing_out_430_takes_few_statements(browser, counted, volunteer):
    page = page_of(press(browser, visit(browser, "/file"), "Tick all 430 shown"))
    press(browser, page_of(press(browser, page, "See the letters")), "Make the drafts")

    page = counted(lambda: visit(browser, f"/assignments?person={volunteer.id}"))
    answer = counted(lambda: press(browser, page, "Share them out like this"))

    assert "Shared out 430 requests" in visit(browser, answer.location).main.text


@pytest.mark.parametrize("path", ["/print", "/letters.zip"])
def test_all_letters_come_at_once(browser, counted, path):
    page = page_of(press(browser, visit(browser, "/file"), "Tick all 430 shown"))
    made = press(browser, page_of(press(browser, page, "See the letters")), "Make the drafts")

    answer = counted(lambda: browser.get(made.location + path))

    assert answer.status_code == 200
