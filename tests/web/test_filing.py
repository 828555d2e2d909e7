import pytest
from sqlalchemy import select

from foi_tracker.domain.roles import Role
from foi_tracker.models import AuthorityList, Campaign, Membership
from tests import builders
from tests.builders import NOON, day, received, response, sent
from tests.web.filing import (
    BARCHESTER,
    BORSETSHIRE,
    GLENDARROCH,
    file_all,
    filed,
    fill_register,
    page_of,
    press,
    ticked,
)
from tests.web.pages import filled_in, sign_in, visit


@pytest.fixture
def register(session):
    return fill_register(session)


@pytest.fixture
def browser(client, volunteer, register):  # noqa: ARG001 there must be somebody to write to
    return sign_in(client, volunteer)


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


def test_what_is_done_among_those_chosen_touches_no_other(browser):
    page = visit(browser, f"/file?authority={BARCHESTER}&authority={GLENDARROCH}")
    assert not [button for button in page.select("button") if button.text.startswith("Tick all")]

    page = page_of(press(browser, page, "Untick all shown", kind="police_territorial"))
    assert [ticked(page), len(page.select("tbody tr"))] == [[], 2]
    assert len(page_of(press(browser, page, "Show", kind="")).select("tbody tr")) == 3


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

    summaries = [" ".join(each.text.split()) for each in page.select("section details > summary")]
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


def test_a_name_that_looks_like_a_template_or_markup_stays_as_it_is(browser, session):
    name = "{{7*7}} <script>alert(1)</script> Council"
    builders.authority(session, name, slug="odd-council")

    page = visit(browser, "/file/review?authority=odd-council")

    assert f"To {name}" in page.select_one("pre").text
