"""The deployment log on screen: the grid with both denominators, one row, and the form that changes it."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.values import Chosen
from foi_tracker.models import AuditLine, Deployment
from tests.domain.deployments.rows import count, exactly
from tests.web.logs import a_row, deployed, force_request
from tests.web.pages import check_manners, filled_in, post, sign_in, submit, visit

LOG = "/campaigns/lfrt/deployments"
MET = {"faces_scanned": 3_147_436, "alerts_total": 2_077, "alerts_false": 10, "alerts_true": 2_067, "arrests": 962}


@pytest.fixture
def asked(session, campaign, volunteer):
    return force_request(session, campaign, volunteer)


@pytest.fixture
def browser(client, coordinator):
    return sign_in(client, coordinator)


def one(session, identifier):
    session.rollback()
    return session.scalars(select(Deployment).where(Deployment.identifier == identifier)).one()


def words(page):
    return " ".join(page.get_text(" ").split())


def test_an_empty_log_says_how_to_fill_it(browser):
    page = visit(browser, LOG)

    assert "paste it here" in page.select_one(".empty").text


def test_false_alerts_are_shown_as_a_share_of_faces_and_of_alerts(session, volunteer, asked, browser):
    deployed(session, asked, volunteer, a_row(**MET))

    page = visit(browser, LOG)

    assert [cell.text for cell in page.select("#rates tbody strong")][:2] == ["0.00032%", "0.48%"]
    assert "0.00032% of faces" in words(page.select_one("#deployments"))
    assert "0.48% of alerts" in words(page.select_one("#deployments"))


def test_a_share_that_is_not_known_is_said_to_be_so_beside_the_other(session, volunteer, asked, browser):
    deployed(session, asked, volunteer, a_row(alerts_total=10, alerts_false=1))

    row = words(visit(browser, LOG).select_one("#deployments"))

    assert "not known of faces 10% of alerts" in row


def test_the_filters_and_the_order_are_in_the_address(session, volunteer, asked, browser):
    deployed(session, asked, volunteer, a_row("2026-03-04", faces_scanned=1), a_row("2025-03-04", "Mill"))

    page = visit(browser, f"{LOG}?year=2025&sort=faces")

    assert [cell.text for cell in page.select("#deployments tbody th a")] == ["Tue 4 Mar 2025"]
    assert page.select_one("#year option[selected]").text == "2025"
    assert page.select_one("th[aria-sort]").text.strip() == "Faces"
    assert "No row matches" in visit(browser, f"{LOG}?text=nowhere").main.text


def test_the_rows_of_a_force_can_be_downloaded(session, volunteer, asked, browser):
    deployed(session, asked, volunteer, a_row(**MET))

    link = visit(browser, f"{LOG}?force=borsetshire-police").find("a", string="CSV")

    assert "borsetshire-police-20260304-1" in browser.get(link["href"]).text


def test_a_hundred_rows_make_a_page(session, volunteer, asked, browser):
    deployed(session, asked, volunteer, *(a_row(place=f"Place {number}") for number in range(101)))

    first, second = visit(browser, LOG), visit(browser, f"{LOG}?page=2")

    assert len(first.select("#deployments tbody tr")) == 100
    assert first.select_one("a[rel=next]")
    assert len(second.select("#deployments tbody tr")) == 1
    assert not second.select_one("a[rel=next]")


def test_a_row_shows_what_it_says_what_follows_and_what_is_odd(session, volunteer, asked, browser):
    values = a_row(**MET | {"alerts_true": 2_070}, false_alert_rate_stated=exactly("0.0003", said="0.0003%"))
    [name] = deployed(session, asked, volunteer, values, {})[:1]

    page = words(visit(browser, f"{LOG}/{name}").main)

    assert "False alerts as a share of faces 0.00032%" in page
    assert "False alerts as a share of alerts 0.48%" in page
    assert "it fits as a share of faces" in page
    assert "True and false alerts come to 2,080, but there were 2,077 alerts in all." in page


def test_a_row_with_nothing_in_it_can_be_looked_at(session, volunteer, asked, browser):
    [name] = deployed(session, asked, volunteer, {})

    assert name == "borsetshire-police-undated-1"
    assert "not known" in visit(browser, f"{LOG}/{name}").main.text


def test_a_row_that_is_saved_unchanged_stays_as_it_was(session, volunteer, asked, browser):
    setting = Chosen(options=("sport",))
    values = a_row(alerts_false=count("<5", 0, 4), setting=setting, start_time="10:00")
    [name] = deployed(session, asked, volunteer, values)

    answer = submit(browser, f"{LOG}/{name}/edit", form="form[novalidate]")

    assert answer.status_code == 302
    assert one(session, name).version == 1


def test_a_row_is_changed_and_what_follows_with_it(session, volunteer, asked, browser, coordinator):
    [name] = deployed(session, asked, volunteer, a_row(alerts_total=5))

    submit(browser, f"{LOG}/{name}/edit", {"f-alerts_true": "about 6", "f-faces_scanned": "1,200"}, "form[novalidate]")

    row = one(session, name)
    assert (row.faces_low, row.true_alerts_low, row.warnings, row.coder_id) == (1200, 6, 1, coordinator.id)
    assert session.scalars(select(AuditLine.action)).all()[-1] == "deployments.edit"


def test_what_cannot_be_read_is_asked_again_with_everything_that_was_typed(session, volunteer, asked, browser):
    [name] = deployed(session, asked, volunteer, a_row())

    answer = submit(browser, f"{LOG}/{name}/edit", {"f-arrests": "lots", "f-notes": "Typed"}, "form[novalidate]")

    assert answer.status_code == 422
    assert 'value="lots"' in answer.text
    assert "Typed" in answer.text
    assert one(session, name).version == 1


def test_what_cannot_be_right_is_saved_only_where_the_source_has_it_so(session, volunteer, asked, browser):
    [name] = deployed(session, asked, volunteer, a_row(alerts_total=5))
    wrong = {"f-alerts_true": "6"}

    first = submit(browser, f"{LOG}/{name}/edit", wrong, "form[novalidate]")
    second = submit(browser, f"{LOG}/{name}/edit", wrong | {"as_printed": "1"}, "form[novalidate]")

    assert (first.status_code, second.status_code) == (422, 302)
    assert one(session, name).errors == 1


def test_two_people_at_one_row_see_each_others_words(session, volunteer, asked, browser):
    [name] = deployed(session, asked, volunteer, a_row())
    submit(browser, f"{LOG}/{name}/edit", {"f-arrests": "2"}, "form[novalidate]")

    answer = post(browser, f"{LOG}/{name}/edit", {"version": "1", "f-date": "4 March 2026", "f-arrests": "3"})

    assert answer.status_code == 409
    assert "Somebody else changed this row" in answer.text
    assert one(session, name).values["arrests"]["said"] == "2"


def test_a_second_person_checks_a_row_and_a_change_undoes_it(session, volunteer, asked, browser, coordinator):
    [name] = deployed(session, asked, volunteer, a_row())

    post(browser, f"{LOG}/{name}/check", {"version": "1"})
    assert one(session, name).checked_by_id == coordinator.id

    submit(browser, f"{LOG}/{name}/edit", {"f-arrests": "2"}, "form[novalidate]")
    assert one(session, name).checked_by_id is None
    assert "somebody else checks it" in visit(browser, f"{LOG}/{name}").main.text

    post(browser, f"{LOG}/{name}/check", {"version": "3"})
    assert one(session, name).checked_by_id is None


def test_a_removed_row_counts_no_more_and_can_be_put_back(session, volunteer, asked, browser):
    [name] = deployed(session, asked, volunteer, a_row())

    post(browser, f"{LOG}/{name}/remove", {"version": "1"})
    assert visit(browser, LOG).select("#deployments") == []
    assert "it counts no more" in visit(browser, f"{LOG}/{name}").main.text

    post(browser, f"{LOG}/{name}/restore")
    assert len(visit(browser, LOG).select("#deployments tbody tr")) == 1
    assert session.scalars(select(AuditLine.action)).all()[-2:] == ["deployments.remove", "deployments.restore"]


def test_the_grid_asks_the_database_as_often_for_many_rows_as_for_one(session, volunteer, asked, browser, statements):
    def asked_for():
        statements.clear()
        visit(browser, LOG)
        return len(statements)

    deployed(session, asked, volunteer, a_row())
    asked_for()
    of_one = asked_for()
    deployed(session, asked, volunteer, *(a_row(place=f"Place {number}") for number in range(20)))

    assert asked_for() == of_one


ONE = f"{LOG}/paste/one"


def test_a_single_row_is_typed_and_saved_once(session, asked, browser):
    page = visit(browser, f"{ONE}?reference={asked.reference}")
    fields = filled_in(page.select_one("form[novalidate]")) | {"f-date": "4 March 2026", "f-location_name": "Mill"}

    first, second = post(browser, ONE, fields), post(browser, ONE, fields)

    assert first.headers["Location"] == second.headers["Location"] == f"{LOG}/borsetshire-police-20260304-1"
    assert one(session, "borsetshire-police-20260304-1").place == "Mill"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reference": ""}, "Choose whose deployment it was."),
        ({"f-date": ""}, "Type what the source says"),
        ({"f-arrests": "lots"}, "Arrests:"),
        ({"f-date": "24 November 2026"}, "This day has not come yet"),
        ({"f-date": "5 March 2026", "f-location_name": "Mill"}, "Same day and place"),
    ],
    ids=["no force", "nothing", "unreadable", "too soon", "told before"],
)
def test_a_single_row_is_asked_about_before_it_is_saved(session, volunteer, asked, browser, fields, said):
    deployed(session, asked, volunteer, a_row("2026-03-05", "Mill"))

    answer = post(browser, ONE, {"reference": asked.reference, "f-date": "4 March 2026"} | fields)

    assert answer.status_code == 422
    assert said in check_manners(answer.text).main.text
