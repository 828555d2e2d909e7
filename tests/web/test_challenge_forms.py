"""The forms for what follows an answer: what they offer under each law, and what they refuse."""

import pytest

from foi_tracker.domain.vocabulary import Forum, RegimeCode, Stage
from foi_tracker.models import InfoRequest
from tests import builders
from tests.web.challenge_cases import REFUSED, SENT, TO_THE_COMMISSIONER, TO_THE_NOTICE
from tests.web.pages import sign_in, visit
from tests.web.recording import check, record

NOTICE = {"on": "12/10/2026"}


@pytest.mark.parametrize(
    "link",
    [
        "http://decisions.example/1",
        "javascript:alert(1)",
        "data:text/html,x",
        "//decisions.example/1",
        "decisions.example/1",
        "https://",
        "https://who@decisions.example/1",
        "https://[decisions.example",
        "https://decisions.example/" + "x" * 500,
    ],
)
def test_only_a_whole_https_address_is_a_link(client, volunteer, file_with, link):
    info_request = file_with(*TO_THE_COMMISSIONER)

    status, page = check(sign_in(client, volunteer), info_request, "decision_notice", NOTICE | {"link": link})

    assert status == 422
    assert page.find(id="link-error")
    assert page.find(id="link")["value"] == link


def forums_offered(client, info_request) -> list[str]:
    page = visit(client, f"/requests/{info_request.reference}/events/new/appeal")
    return [option["value"] for option in page.select("input[name=forum]")]


def test_under_foia_an_appeal_goes_to_the_tribunals(client, volunteer, file_with):
    offered = forums_offered(sign_in(client, volunteer), file_with(*TO_THE_NOTICE))

    assert offered == [Forum.FIRST_TIER_TRIBUNAL, Forum.UPPER_TRIBUNAL]


def test_under_scottish_law_it_goes_to_the_court_of_session_and_nowhere_else(client, session, volunteer, file_with):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    info_request = file_with(*TO_THE_NOTICE, to=council)

    offered = forums_offered(sign_in(client, volunteer), info_request)
    status, page = check(client, info_request, "appeal", {"on": "26/10/2026", "forum": "first_tier_tribunal"})

    assert offered == [Forum.COURT_OF_SESSION]
    assert status == 422
    assert page.find(id="forum-error")


def test_a_step_that_nobody_can_order_is_refused(client, volunteer, file_with):
    info_request = file_with(*TO_THE_COMMISSIONER)

    status, page = check(sign_in(client, volunteer), info_request, "decision_notice", NOTICE | {"steps": ["dance"]})

    assert status == 422
    assert page.find(id="steps-error")


def test_whether_rights_were_told_starts_as_not_looked(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), f"/requests/{file_with().reference}/events/new/response")

    [chosen] = page.select("input[name=review_rights][checked]")
    assert chosen["value"] == ""


def test_a_complaint_before_a_review_in_scotland_is_saved_after_a_warning(client, session, volunteer, file_with):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    info_request = file_with(SENT, REFUSED, to=council)

    _, page = check(sign_in(client, volunteer), info_request, "complaint", {"on": "1/9/2026"})
    record(client, info_request, "complaint", {"on": "1/9/2026"})

    assert "Ask for a review first" in page.main.text
    assert "FOISA s.47(1)" in page.main.text
    session.expire_all()
    assert session.get_one(InfoRequest, info_request.id).stage is Stage.COMMISSIONER


def test_a_decision_before_the_complaint_is_refused_at_its_date(client, session, volunteer, file_with):
    info_request = file_with(*TO_THE_COMMISSIONER)

    status, page = check(sign_in(client, volunteer), info_request, "decision_notice", {"on": "20/9/2026"})

    assert status == 422
    assert "before the complaint was made, on Mon 21 Sep 2026" in page.find(id="on-error").text
    session.expire_all()
    assert session.get_one(InfoRequest, info_request.id).history_length == len(TO_THE_COMMISSIONER)


def test_an_order_for_sooner_than_the_law_allows_is_doubted_and_saved(client, volunteer, file_with):
    typed = NOTICE | {"comply_by": "30/10/2026", "steps": ["disclose"]}

    _, page = check(sign_in(client, volunteer), file_with(*TO_THE_COMMISSIONER), "decision_notice", typed)

    # Twenty-eight days after Mon 12 Oct 2026.
    assert "An appeal can be made until Mon 9 Nov 2026" in page.main.text
    assert "FOIA s.50(6)" in page.main.text
    assert page.select_one("button[value=save]")


def test_ticked_steps_stay_ticked_while_the_form_is_looked_at(client, volunteer, file_with):
    typed = NOTICE | {"comply_by": "30/11/2026", "steps": ["disclose", "search_again"]}

    _, page = check(sign_in(client, volunteer), file_with(*TO_THE_COMMISSIONER), "decision_notice", typed)

    assert [box["value"] for box in page.select("input[name=steps][checked]")] == ["disclose", "search_again"]


def test_a_reference_is_text_wherever_it_is_shown(client, volunteer, file_with):
    info_request = file_with(*TO_THE_COMMISSIONER[:-1])
    client = sign_in(client, volunteer)

    record(client, info_request, "complaint", {"on": "21/9/2026", "reference": "<b>IC-1</b>"})

    for url in (f"/requests/{info_request.reference}", "/appeals"):
        page = visit(client, url)
        assert "<b>IC-1</b>" in page.main.text
