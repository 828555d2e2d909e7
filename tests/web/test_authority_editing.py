import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from foi_tracker.models import AuditLine, Authority
from foi_tracker.usecases.load_register import load_register
from tests.builders import NOON
from tests.web.pages import sign_in, submit, visit


@pytest.fixture(autouse=True)
def register(session):
    load_register(session, at=NOON)
    return session


@pytest.fixture
def editor(app, coordinator):
    return sign_in(app.test_client(), coordinator)


@pytest.fixture
def reader(client, volunteer):
    return sign_in(client, volunteer)


def _fact(page, name):
    found = page.find("dt", string=name)
    return " ".join(found.find_next("dd").get_text(" ", strip=True).split()) if found else None


def test_a_coordinator_records_an_address_and_the_page_says_who_checked_it_and_when(editor):
    answer = submit(
        editor,
        "/authorities/kent/edit",
        {"contact_address": " FOI@Kent.gov.uk ", "checked": "y", "notes": "Slow in August."},
    )

    assert answer.status_code == 302
    page = visit(editor, "/authorities/kent")
    assert _fact(page, "E-mail for requests") == "FOI@kent.gov.uk Checked by Cora Coordinator on Mon 23 Nov 2026 ."
    assert _fact(page, "Notes") == "Slow in August."


def test_an_edit_leaves_an_audit_line_with_before_and_after(editor, register, coordinator):
    submit(editor, "/authorities/kent/edit", {"contact_address": "foi@kent.gov.uk"})

    line = register.scalars(select(AuditLine).where(AuditLine.action == "register.edit")).one()
    assert (line.actor_id, line.subject) == (coordinator.id, "kent")
    assert (line.details["before"]["contact_address"], line.details["after"]["contact_address"]) == (
        "",
        "foi@kent.gov.uk",
    )


def test_a_new_address_that_nobody_checked_does_not_inherit_the_old_check(editor):
    submit(editor, "/authorities/kent/edit", {"contact_address": "foi@kent.gov.uk", "checked": "y"})

    submit(editor, "/authorities/kent/edit", {"contact_address": "info@kent.gov.uk"})

    assert "Not checked" in _fact(visit(editor, "/authorities/kent"), "E-mail for requests")


def test_changing_only_the_notes_keeps_the_check(editor):
    submit(editor, "/authorities/kent/edit", {"contact_address": "foi@kent.gov.uk", "checked": "y"})

    submit(editor, "/authorities/kent/edit", {"notes": "Web form is quicker."})

    assert "Checked by Cora Coordinator" in _fact(visit(editor, "/authorities/kent"), "E-mail for requests")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"contact_address": "FOI team <foi@kent.gov.uk>"}, "Write only the address"),
        ({"contact_address": "a@kent.gov.uk, b@kent.gov.uk"}, "exactly one @"),
        ({"contact_address": "", "checked": "y"}, "There is no address to have checked"),
        ({"notes": "x" * 4001}, "at most 4,000 characters"),
    ],
)
def test_an_impossible_entry_gets_a_sentence_at_its_field_and_changes_nothing(editor, register, typed, said):
    answer = submit(editor, "/authorities/kent/edit", typed)

    page = BeautifulSoup(answer.get_data(as_text=True), "html5lib")
    assert said in page.select_one(".field-error").text
    assert register.scalar(select(Authority.contact_address).where(Authority.slug == "kent")) == ""


def test_the_second_of_two_editors_sees_the_firsts_entry_and_keeps_their_own_text(editor):
    stale = {"contact_address": "second@kent.gov.uk", "notes": "Mine.", "seen_version": "1"}
    submit(editor, "/authorities/kent/edit", {"contact_address": "first@kent.gov.uk"})

    answer = submit(editor, "/authorities/kent/edit", stale)

    assert answer.status_code == 409
    page = BeautifulSoup(answer.get_data(as_text=True), "html5lib")
    assert "first@kent.gov.uk" in page.select_one("table.conflict").text
    assert page.select_one("input[name=contact_address]")["value"] == "second@kent.gov.uk"
    assert page.select_one("textarea[name=notes]").text.strip() == "Mine."
    assert page.select_one("input[name=seen_version]")["value"] == "2"


def test_a_volunteer_reads_the_register_and_may_not_change_it(reader):
    assert visit(reader, "/authorities/kent").find("a", string="Change address or notes") is None
    assert reader.get("/authorities/kent/edit").status_code == 403
    assert reader.post("/authorities/kent/edit", data={"contact_address": "x@kent.gov.uk"}).status_code in (400, 403)
