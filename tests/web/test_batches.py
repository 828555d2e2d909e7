import zipfile
from io import BytesIO

import pytest
from sqlalchemy import func, select

from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Delivery
from foi_tracker.models import Batch, Letter
from tests import builders
from tests.builders import day
from tests.web.filing import (
    file_all,
    filed,
    fill_register,
    page_of,
    press,
)
from tests.web.pages import filled_in, sign_in, visit


@pytest.fixture
def register(session):
    return fill_register(session)


@pytest.fixture
def browser(client, volunteer, register):  # noqa: ARG001 there must be somebody to write to
    return sign_in(client, volunteer)


def test_from_choosing_to_recorded_as_sent(browser, session):
    _, made = file_all(browser)
    batch = visit(browser, made.location)
    recorded = press(browser, batch, "Record 3 letters", on="20/11/2026")

    assert recorded.location == made.location
    assert [(each.reference, each.delivery, each.sent_on) for each in filed(session)] == [
        (f"LFR-000{number}", Delivery.SENT, day("2026-11-20")) for number in (1, 2, 3)
    ]
    assert "Recorded 3 letters as sent" in visit(browser, made.location).main.text


def test_a_batch_is_found_again_with_what_is_left_to_send(browser):
    _, made = file_all(browser)

    page = visit(browser, "/file")

    link = page.select_one(f"a[href='{made.location}']")
    assert " ".join(link.parent.text.split()) == "LFR requests of Mon 23 Nov 2026 (3 letters, 3 still to be sent)"


def test_pressing_twice_lands_on_the_same_batch(browser, session):
    review, made = file_all(browser)

    again = press(browser, review, "Make the drafts")

    assert again.location == made.location
    assert session.scalar(select(func.count()).select_from(Batch)) == 1
    assert len(filed(session)) == 3


def test_batches_of_other_campaigns_are_not_there(browser, session, client):
    _, made = file_all(browser)
    other = builders.campaign(session, slug="drones", short_name="DRO")
    stranger = builders.user(session, "Sid Stranger", other, Role.COORDINATOR)
    sign_in(client, stranger)

    for path in ("", "/print", "/letters.zip"):
        assert client.get(made.location + path).status_code == 404
    assert client.get("/requests/LFR-0001/letter").status_code == 404
    assert client.get("/requests/LFR-0001/letter.eml").status_code == 404


def test_letters_come_as_an_archive_as_files_and_on_paper(browser):
    _, made = file_all(browser)

    archive = zipfile.ZipFile(BytesIO(browser.get(made.location + "/letters.zip").data))
    assert len(archive.namelist()) == 6
    email = browser.get("/requests/LFR-0001/letter.eml")
    assert email.headers["Content-Disposition"] == 'attachment; filename="LFR-0001-barchester-city-council.eml"'
    assert b"To: foi@barchester.example" in email.data
    assert b"To:" not in browser.get("/requests/LFR-0002/letter.eml").data
    assert browser.get("/requests/LFR-0001/letter.txt").data.startswith(b"To: foi@barchester.example")
    assert len(visit(browser, made.location + "/print").select("article.letter")) == 3


def test_a_letter_that_cannot_be_an_email_is_said_and_not_served(browser, session):
    _, made = file_all(browser)
    session.rollback()
    session.scalars(select(Letter).order_by(Letter.id)).first().recipient = "foi@barchester.example, spy@example.org"
    session.commit()

    for url in ("/requests/LFR-0001/letter.eml", made.location + "/letters.zip"):
        refused = browser.get(url)
        assert refused.status_code == 302
        assert "cannot be made into an e-mail" in visit(browser, refused.location).main.text


def test_rows_may_differ_in_day_way_and_address_and_may_be_left(browser, session):
    _, made = file_all(browser)
    page = "https://www.whatdotheyknow.com/request/faces"
    changed = {
        "on": "20 Nov 2026", "on-LFR-0001": "19/11/2026", "channel-LFR-0002": "whatdotheyknow", "url-LFR-0002": page,
        "not_sent": "LFR-0003",
    }  # fmt: skip

    press(browser, visit(browser, made.location), "Record 3 letters", **changed)

    first, second, third = filed(session)
    assert (first.sent_on, first.records[0].event.channel) == (day("2026-11-19"), "email")
    assert (second.sent_on, second.records[0].event.channel) == (day("2026-11-20"), "whatdotheyknow")
    assert second.whatdotheyknow_url == page
    assert third.delivery == Delivery.DRAFT


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on": ""}, "Enter the day the letters went out."),
        ({"on": "31/02/2026"}, "“31/02/2026” is not a date."),
        ({"on": "24/11/2026"}, "A letter cannot have gone out in the future."),
        ({"channel": "pigeon"}, "Choose how the letters went out."),
        ({"on-LFR-0001": "yesterday"}, "“yesterday” is not a date."),
        (
            {"url-LFR-0002": "https://example.org/x"},
            "Enter an address that starts with https://www.whatdotheyknow.com/",
        ),
        ({"url-LFR-0002": "javascript:alert(1)"}, "Enter an address that starts with"),
        ({"not_sent": ["LFR-0001", "LFR-0002", "LFR-0003"]}, "Nothing is left to record"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_records_nothing(browser, session, typed, sentence):
    _, made = file_all(browser)

    answer = press(browser, visit(browser, made.location), "Record 3 letters", **({"on": "20/11/2026"} | typed))

    page = page_of(answer, 422)
    assert sentence in page.select_one(".error-summary").text
    assert {each.delivery for each in filed(session)} == {Delivery.DRAFT}


def test_recording_twice_says_that_nothing_is_left(browser, session):
    _, made = file_all(browser)
    page = visit(browser, made.location)
    press(browser, page, "Record 3 letters")

    press(browser, page, "Record 3 letters", on="1/11/2026")

    assert "Nothing is left to record here" in visit(browser, made.location).main.text
    assert {each.sent_on for each in filed(session)} == {day("2026-11-23")}


def test_another_volunteer_sees_the_batch_but_records_nothing(browser, session, client, campaign):
    _, made = file_all(browser)
    token_page = visit(browser, made.location)
    other = builders.user(session, "Otto Other", campaign, Role.VOLUNTEER)
    sign_in(client, other)

    assert "Record how they went" not in visit(client, made.location).main.text
    press(client, token_page, "Record 3 letters")
    assert {each.delivery for each in filed(session)} == {Delivery.DRAFT}
    assert client.post("/requests/LFR-0001/letter", data=filled_in(token_page.form)).status_code in (400, 403)


def test_one_letter_is_sent_from_its_own_page(browser, session, volunteer):
    file_all(browser)
    page = visit(browser, "/requests/LFR-0001/letter")
    assert page.select_one("textarea#copy-body").text.strip().startswith("To Barchester City Council")

    sent_off = press(browser, page, "Record as sent", on="20/11/2026", channel="post")

    assert sent_off.location == "/requests/LFR-0001"
    assert (filed(session)[0].sent_on, filed(session)[0].records[0].event.channel) == (day("2026-11-20"), "post")
    letter = session.scalars(select(Letter).order_by(Letter.id)).first()
    assert letter.sent_by_id == volunteer.id
    assert "Record that it went" not in visit(browser, "/requests/LFR-0001/letter").main.text
