import zipfile
from io import BytesIO

import pytest
from sqlalchemy import func, select

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Delivery, RegimeCode
from foi_tracker.models import Authority, AuthorityList, Batch, Campaign, InfoRequest, Letter, Membership
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests import builders
from tests.builders import NOON, day, received, response, sent
from tests.web.pages import check_manners, filled_in, sign_in, visit


@pytest.fixture
def register(session):
    load_question_sets(session, NOON)
    builders.authority(session, "Barchester City Council", contact_address="foi@barchester.example")
    builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL, region="South East")
    builders.authority(
        session, "Glendarroch Council", kind=AuthorityKind.SCOTTISH_COUNCIL, nation=Nation.SCOTLAND,
        region="Scotland", regime=RegimeCode.FOISA,
    )  # fmt: skip
    return {row.slug: row for row in session.scalars(select(Authority))}


@pytest.fixture
def browser(client, volunteer, register):  # noqa: ARG001 there must be somebody to write to
    return sign_in(client, volunteer)


BARCHESTER, BORSETSHIRE, GLENDARROCH = "barchester-city-council", "borsetshire-police", "glendarroch-council"


def press(client, page, button, url=None, **changed):
    """Press a button of a page's form, as a browser would send it."""
    found = page.find("button", string=lambda text: text and text.strip().startswith(button)) or next(
        each for each in page.select("button") if each.get_text().strip().startswith(button)
    )
    form = found.find_parent("form")
    values = filled_in(form) | ({found["name"]: found["value"]} if found.has_attr("name") else {}) | changed
    return client.post(url or found.get("formaction") or form["action"], data=values)


def page_of(response, status=200):
    assert response.status_code == status
    return check_manners(response.get_data(as_text=True))


def ticked(page):
    return sorted(box["value"] for box in page.select("input[name=authority][checked]"))


def filed(session):
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(InfoRequest).order_by(InfoRequest.reference)))


def file_all(browser):
    page = page_of(press(browser, visit(browser, "/file"), "Tick all"))
    review = page_of(press(browser, page, "See the letters"))
    return review, press(browser, review, "Make the drafts")


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


def test_filters_find_and_ticks_survive_another_filter(browser):
    page = visit(browser, "/file?nation=Scotland")
    assert [label.text for label in page.select("tbody label")] == ["Glendarroch Council"]

    page = page_of(press(browser, page, "Tick all"))
    page = page_of(press(browser, page, "Show", nation="", kind="police_territorial"))
    page = page_of(press(browser, page, "Tick all"))

    assert ticked(page) == [BORSETSHIRE]
    assert "2 authorities chosen, 1 of them is not shown below" in " ".join(page.main.text.split())
    page = page_of(press(browser, page, "Show only those chosen"))
    assert ticked(page) == [BORSETSHIRE, GLENDARROCH]
    assert ticked(page_of(press(browser, page, "Untick all shown"))) == []


def test_a_link_from_an_authority_chooses_just_that_one(browser):
    page = visit(browser, f"/file?authority={BARCHESTER}")

    assert ticked(page) == [BARCHESTER]
    assert len(page.select("tbody tr")) == 1


def test_a_choice_can_be_saved_used_again_and_deleted(browser, session):
    page = page_of(press(browser, visit(browser, "/file?nation=Scotland"), "Tick all"))
    saved = press(browser, page, "Save the list", list_name="The north")

    page = visit(browser, saved.location)
    assert ticked(page) == [GLENDARROCH]
    assert "The north" in page.main.text
    again = press(browser, page, "Save the list", list_name="The north")
    assert "There is a list “The north” already" in visit(browser, again.location).main.text
    press(browser, page, "Delete")
    session.rollback()
    assert session.scalars(select(AuthorityList)).all() == []


def test_only_whoever_made_a_list_or_a_coordinator_deletes_it(browser, client, session, campaign, coordinator):
    theirs = AuthorityList(
        campaign_id=campaign.id, name="Hers", slugs=[BARCHESTER], created_by_id=coordinator.id, created_at=NOON
    )
    session.add(theirs)
    session.commit()
    url = f"/file/lists/{theirs.id}/delete"

    assert "Delete" not in visit(browser, "/file").main.text
    token = visit(browser, "/file").select_one("input[name=csrf_token]")["value"]
    assert client.post(url, data={"csrf_token": token}).status_code == 403


def test_the_review_shows_a_letter_of_each_sort_and_links_to_every_one(browser):
    page = page_of(press(browser, page_of(press(browser, visit(browser, "/file"), "Tick all")), "See the letters"))

    summaries = [" ".join(each.text.split()) for each in page.select("details.fold > summary")]
    assert "Council letter under FOIA (1 letter)" in summaries
    assert "Police letter under FOIA (1 letter)" in summaries
    assert "Council letter under FOISA (1 letter)" in summaries
    link = next(each for each in page.select("tbody a") if GLENDARROCH in each["href"])
    assert "(Scotland) Act 2002" in visit(browser, link["href"]).select_one("pre").text


def test_warnings_are_counted_and_stop_nobody(browser, session, campaign, register, volunteer):
    builders.info_request(session, campaign, register[BORSETSHIRE], by=volunteer, history=[sent("2026-10-01")])
    builders.info_request(
        session, campaign, register[GLENDARROCH], by=volunteer,
        history=[sent("2026-10-01"), received("2026-10-01"), response("2026-10-05", "supplied_in_full")],
    )  # fmt: skip

    review, made = file_all(browser)

    summaries = [each.text.strip() for each in review.select("#warnings ~ details > summary")]
    assert "1 authority already has an open request of this campaign" in summaries
    assert "1 authority was asked less than 60 working days ago" in summaries
    assert "2 authorities have no contact address" in summaries
    assert made.status_code == 302
    assert len(filed(session)) == 5


def test_those_with_a_warning_can_be_left_out_at_one_press(browser):
    page = page_of(press(browser, visit(browser, "/file"), "Tick all"))
    review = page_of(press(browser, page, "See the letters"))

    remaining = page_of(press(browser, review, "Leave 2 letters out"))

    assert ticked(remaining) == [BARCHESTER]
    assert (
        filled_in(remaining.select_one("main form"))["form_key"]
        == filled_in(review.select_one("main form"))["form_key"]
    )


def test_an_authority_that_ended_is_exchanged_for_its_successor_at_one_press(browser, session, register):
    register[BARCHESTER].valid_to = day("2026-03-31")
    register[BARCHESTER].successors = ["greater-barset"]
    builders.authority(session, "Greater Barset", slug="greater-barset")

    review = visit(browser, f"/file/review?authority={BARCHESTER}")
    assert "1 authority no longer exists" in review.main.text

    assert ticked(page_of(press(browser, review, "Ask Greater Barset instead"))) == ["greater-barset"]


def test_pressing_twice_lands_on_the_same_batch(browser, session):
    review, made = file_all(browser)

    again = press(browser, review, "Make the drafts")

    assert again.location == made.location
    assert session.scalar(select(func.count()).select_from(Batch)) == 1
    assert len(filed(session)) == 3


def test_a_volunteer_owns_one_and_a_coordinator_leaves_many_to_be_shared_out(browser, session, client, coordinator):
    file_all(browser)
    owned_by_volunteer = {each.owner_id for each in filed(session)}
    sign_in(client, coordinator)
    file_all(client)

    assert None not in owned_by_volunteer
    assert {each.owner_id for each in filed(session)[3:]} == {None}


def test_a_volunteer_cannot_make_somebody_else_the_owner(browser, session, coordinator):
    review, _ = file_all(browser)

    press(browser, review, "Make the drafts", owner=str(coordinator.id), form_key="x" * 30)

    assert coordinator.id not in {each.owner_id for each in filed(session)}


def test_choosing_nobody_is_said_and_files_nothing(browser, session):
    said = press(browser, visit(browser, "/file"), "See the letters")

    assert "Choose at least one authority first" in visit(browser, said.location).main.text
    assert filed(session) == []


@pytest.mark.usefixtures("register")
def test_a_campaign_without_a_legal_name_is_warned(client, session, volunteer, campaign):
    session.get(Campaign, campaign.id).signatory = ""
    session.commit()

    page = visit(sign_in(client, volunteer), f"/file/review?authority={BARCHESTER}")

    assert "The campaign has no legal name yet" in page.main.text


@pytest.mark.usefixtures("register")
def test_somebody_in_two_campaigns_files_for_the_one_they_name(client, session, campaign, volunteer):
    other = builders.campaign(session, slug="drones", short_name="DRO")
    both = builders.user(session, "Bea Both", campaign, Role.VOLUNTEER)
    session.add(Membership(campaign_id=other.id, user_id=both.id, role=Role.VOLUNTEER, created_at=NOON))
    session.commit()

    review = visit(sign_in(client, both), f"/file/review?authority={BARCHESTER}&campaign=drones")
    press(client, review, "Make the drafts")

    assert [each.reference for each in filed(session)] == ["DRO-0001"]
    sign_in(client, volunteer)
    assert client.get("/file?campaign=drones").status_code == 404


def test_an_administrator_who_is_no_member_may_not_file(client, session):
    outsider = builders.user(session, "Ada Admin", is_administrator=True)

    assert sign_in(client, outsider).get("/file").status_code == 403


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


def test_a_name_that_looks_like_a_template_or_markup_stays_as_it_is(browser, session):
    name = "{{7*7}} <script>alert(1)</script> Council"
    builders.authority(session, name, slug="odd-council")

    page = visit(browser, "/file/review?authority=odd-council")

    assert f"To {name}" in page.select_one("pre").text
