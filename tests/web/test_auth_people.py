"""People: who sees whom, who lets in whom, and what suspension does."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, Membership, OneTimeLink, User, UserSession
from tests import builders
from tests.web.pages import check_manners, post, sign_in, submit, visit


@pytest.fixture
def administrator(session):
    return builders.user(session, "Ada Administrator", is_administrator=True)


@pytest.fixture
def elsewhere(session):
    """A coordinator of another campaign."""
    return builders.user(session, "Olga Other", builders.campaign(session, "cctv", "CCTV"), Role.COORDINATOR)


def test_volunteers_see_display_names_and_no_addresses(client, volunteer, coordinator, elsewhere):
    sign_in(client, volunteer)

    page = visit(client, "/people").select_one("main").text

    assert coordinator.name in page
    assert coordinator.email not in page
    assert elsewhere.name not in page


def test_coordinators_see_addresses_in_their_own_campaign_only(client, volunteer, coordinator, elsewhere):
    sign_in(client, coordinator)

    page = visit(client, "/people").select_one("main").text

    assert volunteer.email in page
    assert elsewhere.name not in page
    assert visit(client, f"/people/{elsewhere.id}", 404)


def test_administrators_see_everybody(client, administrator, volunteer, elsewhere):
    sign_in(client, administrator)

    page = visit(client, "/people").select_one("main").text

    assert {person.email for person in (volunteer, elsewhere, administrator) if person.email in page} == {
        volunteer.email,
        elsewhere.email,
        administrator.email,
    }


def test_a_coordinator_is_offered_only_volunteers_of_their_campaign(client, coordinator, elsewhere):
    sign_in(client, coordinator)

    page = visit(client, "/people/invite")

    assert [field["value"] for field in page.select("[name=role]")] == ["volunteer"]
    assert len(page.select("[name=campaign] option")) == 1
    assert not page.select("[name=administrator]")
    assert elsewhere.id


@pytest.mark.parametrize(
    "fields", [{"role": "coordinator"}, {"administrator": "y"}, {"campaign": "999"}], ids=["role", "flag", "campaign"]
)
def test_a_coordinator_cannot_invite_beyond_that_by_changing_the_form(session, client, coordinator, campaign, fields):
    sign_in(client, coordinator)

    post(client, "/people/invite", {"email": "new@example.org", "role": "volunteer", "campaign": campaign.id} | fields)

    granted = [(link.role, link.makes_administrator) for link in session.scalars(select(OneTimeLink))]
    assert granted in ([], [(Role.VOLUNTEER, False)])


def test_the_link_is_shown_once_and_leads_to_an_account(app, client, coordinator):
    sign_in(client, coordinator)

    answer = submit(client, "/people/invite", {"email": "new@example.org"})

    link = check_manners(answer.text).select_one("#link").text
    assert answer.headers["Cache-Control"] == "no-store"
    assert visit(app.test_client(), link.removeprefix("http://localhost"))
    assert "new@example.org" in visit(client, "/people").text
    assert link not in visit(client, "/people").text


def test_an_invitation_is_withdrawn_from_the_list(session, client, coordinator):
    sign_in(client, coordinator)
    submit(client, "/people/invite", {"email": "new@example.org"})

    submit(client, "/people", form="form[action*='/withdraw']")

    assert session.scalars(select(OneTimeLink)).one().withdrawn_at is not None
    assert "new@example.org" not in visit(client, "/people").select_one("main").text


def test_an_administrator_invites_an_administrator(session, client, administrator, campaign):
    sign_in(client, administrator)

    fields = {"email": "new@example.org", "role": "coordinator", "administrator": "y", "campaign": campaign.id}
    submit(client, "/people/invite", fields)

    link = session.scalars(select(OneTimeLink)).one()
    assert (link.role, link.makes_administrator) == (Role.COORDINATOR, True)


def test_suspension_signs_out_and_says_what_is_left_behind(app, session, client, campaign, volunteer, coordinator):
    builders.info_request(session, campaign, builders.authority(session), by=coordinator, owner=volunteer)
    theirs = sign_in(app.test_client(), volunteer)
    sign_in(client, coordinator)

    submit(client, f"/people/{volunteer.id}", form="form[action$='/suspend']")

    page = visit(client, f"/people/{volunteer.id}")
    assert "1 request" in page.text
    assert page.select_one(f"a[href='/overdue?owner={volunteer.id}']")
    assert theirs.get("/account").status_code == 302
    assert session.scalars(select(UserSession).where(UserSession.user_id == volunteer.id)).all() == []

    submit(client, f"/people/{volunteer.id}", form="form[action$='/unsuspend']")
    assert session.get(User, volunteer.id).suspended_at is None


@pytest.mark.parametrize("extra", ["coordinator elsewhere", "administrator"])
def test_a_coordinator_cannot_suspend_who_is_more_than_a_volunteer(session, client, volunteer, coordinator, extra):
    if extra == "administrator":
        volunteer.is_administrator = True
    else:
        other = builders.campaign(session, "cctv", "CCTV")
        session.add(
            Membership(campaign_id=other.id, user_id=volunteer.id, role=Role.COORDINATOR, created_at=builders.NOON)
        )
    sign_in(client, coordinator)

    assert post(client, f"/people/{volunteer.id}/suspend").status_code == 403
    assert not visit(client, f"/people/{volunteer.id}").select("form[action$='/suspend']")


@pytest.mark.parametrize("deed", ["suspend", "administrator"])
def test_the_last_administrator_stays_one(session, client, administrator, deed):
    sign_in(client, administrator)

    submit(client, f"/people/{administrator.id}", form=f"form[action$='/{deed}']")

    kept = session.get(User, administrator.id)
    assert kept.is_administrator
    assert kept.suspended_at is None
    assert "somebody has to be administrator" in visit(client, "/people").text


def test_one_of_two_administrators_may_step_down(session, client, administrator):
    builders.user(session, "Abe Administrator", is_administrator=True)
    sign_in(client, administrator)

    submit(client, f"/people/{administrator.id}", form="form[action$='/administrator']")

    assert not session.get(User, administrator.id).is_administrator


def test_an_administrator_changes_a_role_and_that_signs_the_person_out(app, session, client, administrator, volunteer):
    theirs = sign_in(app.test_client(), volunteer)
    sign_in(client, administrator)

    submit(client, f"/people/{volunteer.id}", form="form[action$='/role']")

    assert session.scalars(select(Membership).where(Membership.user_id == volunteer.id)).one().role is Role.COORDINATOR
    assert theirs.get("/account").status_code == 302


def test_a_coordinator_removes_a_volunteer_from_the_campaign(session, client, coordinator, volunteer):
    sign_in(client, coordinator)

    submit(client, f"/people/{volunteer.id}", form="form[action$='/remove']")

    assert session.scalars(select(Membership).where(Membership.user_id == volunteer.id)).all() == []


def test_a_reset_link_is_shown_once_to_the_administrator(app, client, administrator, volunteer):
    sign_in(client, administrator)

    page = check_manners(submit(client, f"/people/{volunteer.id}", form="form[action$='/reset-link']").text)

    assert visit(app.test_client(), page.select_one("#link").text.removeprefix("http://localhost"))


def test_what_is_done_to_people_leaves_audit_lines(session, client, administrator, volunteer):
    sign_in(client, administrator)
    for deed in ("role", "administrator", "suspend", "unsuspend", "remove", "reset-link"):
        submit(client, f"/people/{volunteer.id}", form=f"form[action$='/{deed}']")

    lines = session.execute(select(AuditLine.action, AuditLine.actor_id)).all()
    assert {line.action for line in lines} == {
        "people.change_role",
        "people.set_administrator",
        "people.suspend",
        "people.unsuspend",
        "people.remove",
        "account.issue_reset",
    }
    assert {line.actor_id for line in lines} == {administrator.id}


# Campaign pages


def test_the_campaign_page_counts_requests_by_stage(session, client, campaign, volunteer):
    sent = [builders.sent("2026-11-02"), builders.received("2026-11-02")]
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=sent)
    sign_in(client, volunteer)

    page = visit(client, "/campaigns/lfrt")

    assert page.select_one("[aria-label=Stage] tbody").get_text(" ").split() == ["Awaiting", "response", "1"]
    assert not page.select("a[href$='/settings']")


def test_a_coordinator_changes_the_settings(session, client, campaign, coordinator):
    sign_in(client, coordinator)

    submit(client, "/campaigns/lfrt/settings", {"signatory": "Streets Without Cameras"})

    session.refresh(campaign)
    assert campaign.signatory == "Streets Without Cameras"


def test_the_second_of_two_coordinators_sees_what_the_first_did_and_keeps_their_text(
    session, client, campaign, coordinator
):
    sign_in(client, coordinator)
    page = visit(client, "/campaigns/lfrt/settings")
    submit(client, "/campaigns/lfrt/settings", {"signatory": "The first"})

    late = {field["name"]: field["value"] for field in page.select("main form input[name]")} | {
        "signatory": "The second"
    }
    answer = client.post("/campaigns/lfrt/settings", data=late)

    assert answer.status_code == 409
    shown = check_manners(answer.text)
    assert shown.select_one("#signatory")["value"] == "The second"
    assert "The first" in shown.select_one(".conflict").text
    again = {field["name"]: field["value"] for field in shown.select("main form input[name]")}
    assert client.post("/campaigns/lfrt/settings", data=again).status_code == 302
    session.refresh(campaign)
    assert campaign.signatory == "The second"


def test_a_reply_address_that_is_none_is_refused_at_the_field(client, coordinator):
    sign_in(client, coordinator)

    answer = submit(client, "/campaigns/lfrt/settings", {"reply_address": "alice@council.example)<evil@x.example>"})

    assert check_manners(answer.text).select_one(".field--error #reply_address")
