"""Two people, or two presses of a button, at once; and taking a line back."""

import io

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Outcome, Stage
from foi_tracker.models import Attachment, InfoRequest
from tests import builders
from tests.builders import day, response, sent
from tests.web.pages import check_manners, filled_in, sign_in, visit
from tests.web.recording import check, form_of, open_form, record, save


@pytest.fixture
def info_request(session, campaign, volunteer):
    return builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, owner=volunteer, history=[sent("2026-09-01")]
    )


@pytest.fixture
def other(app):
    """A second browser."""
    return app.test_client()


def fresh(session, info_request) -> InfoRequest:
    session.expire_all()
    return session.get_one(InfoRequest, info_request.id)


def history(session, info_request):
    return [record.event for record in fresh(session, info_request).records]


def test_the_second_of_two_sees_what_the_first_did_and_keeps_their_own_words(
    client, other, session, volunteer, coordinator, info_request
):
    _, mine = check(
        sign_in(client, volunteer),
        info_request,
        "response",
        {"outcome": "refused", "on": "20/9/2026", "exemptions-0-code": "s.31", "exemptions-0-limb": "(1)(b)"},
    )
    record(sign_in(other, coordinator), info_request, "clarification_requested", {"on": "4/9/2026"})

    answer = save(client, info_request, "response", filled_in(form_of(mine)))

    page = check_manners(answer.text)
    assert answer.status_code == 409
    assert "The authority asked us to clarify the request. Recorded by Cora Coordinator." in " ".join(
        page.main.text.split()
    )
    assert page.find(id="on")["value"] == "20/9/2026"
    assert page.find(id="exemptions-0-limb")["value"] == "(1)(b)"
    assert "What saving this will do" in page.main.text
    assert len(history(session, info_request)) == 2


def test_checking_leads_down_to_its_result_unless_somebody_else_was_faster(
    client, other, volunteer, coordinator, info_request
):
    answer = {"outcome": "refused", "on": "20/9/2026", "exemptions-0-code": "s.31"}
    _, mine = check(sign_in(client, volunteer), info_request, "response", answer)
    record(sign_in(other, coordinator), info_request, "clarification_requested", {"on": "4/9/2026"})
    overtaken = check_manners(save(client, info_request, "response", filled_in(form_of(mine))).text)

    assert form_of(mine)["action"].endswith("#saving")
    assert mine.find(id="saving")
    assert overtaken.find(id="saving") is None


def test_and_the_second_can_then_save(client, other, session, volunteer, coordinator, info_request):
    _, mine = check(sign_in(client, volunteer), info_request, "response", {"outcome": "refused", "on": "20/9/2026"})
    record(sign_in(other, coordinator), info_request, "acknowledged", {"on": "4/9/2026"})
    overtaken = check_manners(save(client, info_request, "response", filled_in(form_of(mine))).text)

    answer = save(client, info_request, "response", filled_in(form_of(overtaken)))

    assert answer.status_code == 302
    assert history(session, info_request)[1:] == [
        happened.Acknowledged(on=day("2026-09-04")),
        response("2026-09-20", Outcome.REFUSED),
    ]


def test_somebody_overtaken_while_still_typing_is_told_when_they_check(
    client, other, volunteer, coordinator, info_request
):
    url, values = open_form(sign_in(client, volunteer), info_request, "chased")
    record(sign_in(other, coordinator), info_request, "acknowledged", {"on": "4/9/2026"})

    answer = client.post(url, data=values | {"on": "1/10/2026", "action": "check"})

    assert answer.status_code == 409
    assert "The authority acknowledged the request." in answer.text


def test_pressing_save_twice_records_once(client, session, volunteer, info_request):
    _, page = check(sign_in(client, volunteer), info_request, "chased", {"on": "1/10/2026"})
    values = filled_in(form_of(page))

    answers = [save(client, info_request, "chased", values) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(history(session, info_request)) == 2


def test_the_same_thing_recorded_by_two_people_is_not_taken_for_one(
    client, other, session, volunteer, coordinator, info_request
):
    _, mine = check(sign_in(client, volunteer), info_request, "chased", {"on": "1/10/2026"})
    record(sign_in(other, coordinator), info_request, "chased", {"on": "1/10/2026"})

    answer = save(client, info_request, "chased", filled_in(form_of(mine)))

    assert answer.status_code == 409
    assert len(history(session, info_request)) == 2


def test_what_was_changed_after_checking_is_shown_again_before_it_is_saved(client, session, volunteer, info_request):
    _, page = check(sign_in(client, volunteer), info_request, "received", {"on": "1/9/2026"})

    answer = save(client, info_request, "received", filled_in(form_of(page)) | {"on": "2/9/2026"})

    assert answer.status_code == 200
    assert "What saving this will do" in answer.text
    assert len(history(session, info_request)) == 1


def test_files_chosen_before_checking_are_there_after_saving(client, session, volunteer, info_request):
    typed = {"outcome": "refused", "on": "20/9/2026", "files": (io.BytesIO(b"%PDF-1.7 no"), "refusal.pdf")}

    answer = record(sign_in(client, volunteer), info_request, "response", typed)

    (kept,) = session.query(Attachment).all()
    assert answer.status_code == 302
    assert (kept.filename, kept.media_type, kept.position) == ("refusal.pdf", "application/pdf", 2)


def test_a_remembered_file_of_somebody_else_is_not_taken_over(
    client, other, session, volunteer, coordinator, info_request
):
    file = {"files": (io.BytesIO(b"%PDF-1.7 no"), "refusal.pdf")}
    _, theirs = check(sign_in(other, coordinator), info_request, "acknowledged", {"on": "4/9/2026"} | file)
    token = filled_in(form_of(theirs))["kept"]

    record(sign_in(client, volunteer), info_request, "acknowledged", {"on": "4/9/2026", "kept": token})

    assert session.query(Attachment).all() == []


def test_a_line_is_taken_back_from_the_page_and_stays_struck_through(client, session, volunteer, info_request):
    sign_in(client, volunteer)
    record(client, info_request, "withdrawn", {"on": "5/9/2026"})
    page = visit(client, f"/requests/{info_request.reference}")
    link = page.select_one("a[href*='event_retracted?position=2']")

    status, preview = check(client, info_request, "event_retracted", {}, position=2)
    record(client, info_request, "event_retracted", {}, position=2)

    after = visit(client, f"/requests/{info_request.reference}")
    assert link is not None
    assert status == 200
    assert "We withdrew the request." in preview.main.text
    assert "The authority must answer by Tue 29 Sep 2026." in preview.main.text
    assert fresh(session, info_request).stage is Stage.AWAITING_RESPONSE
    assert [struck.text for struck in after.select(".timeline s")] == ["We withdrew the request."]
    assert "Taken back by Vera Volunteer (line 3)" in after.main.text


def test_taking_back_can_itself_be_taken_back(client, session, volunteer, info_request):
    sign_in(client, volunteer)
    record(client, info_request, "withdrawn", {"on": "5/9/2026"})
    record(client, info_request, "event_retracted", {}, position=2)

    record(client, info_request, "event_retracted", {}, position=3)

    after = visit(client, f"/requests/{info_request.reference}")
    assert fresh(session, info_request).stage is Stage.CLOSED
    assert after.select(".timeline s") == []


@pytest.mark.parametrize("position", ["", "0", "2", "-1", "one", "99999999999999999999"])
def test_a_line_that_is_not_there_cannot_be_taken_back(client, volunteer, info_request, position):
    sign_in(client, volunteer)

    visit(client, f"/requests/{info_request.reference}/events/new/event_retracted?position={position}", 404)
