"""Rows come into the log from a pasted table: its columns are asked about, its rows looked at, then saved together."""

import io
from datetime import datetime

import pytest
import xlsxwriter
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models import AuditLine, Deployment
from foi_tracker.usecases.reserve_reading import reserve
from tests import findings_builders, reading
from tests.web.logs import force_request
from tests.web.pages import check_manners, filled_in, post, sign_in, visit

PASTE = "/campaigns/lfrt/deployments/paste"
TABLE = "Date\tLocation\tFaces\tAlerts\n04/03/2026\tMarket Square\t40,000\t12\n05/03/2026\tMill\t<5\t1\n"


@pytest.fixture
def asked(session, campaign, volunteer):
    return force_request(session, campaign, volunteer)


@pytest.fixture
def browser(client, volunteer):
    return sign_in(client, volunteer)


def looked_at(browser, asked, text, **fields):
    answer = post(browser, PASTE, {"reference": asked.reference, "text": text} | fields)
    assert answer.status_code == 200, answer.text
    return check_manners(answer.text)


def form_of(page):
    return filled_in(page.select_one("main form"))


def saved(session):
    session.rollback()
    return session.scalars(select(Deployment).order_by(Deployment.identifier)).all()


def words(page):
    return " ".join(page.get_text(" ").split())


def test_a_table_is_looked_at_and_then_saved(session, asked, browser):
    page = looked_at(browser, asked, TABLE)
    assert saved(session) == []
    assert "2 rows are in order" in words(page)

    answer = post(browser, f"{PASTE}/save", form_of(page))

    assert answer.headers["Location"].endswith("/deployments?force=borsetshire-police")
    names = [(row.identifier, row.place) for row in saved(session)]
    assert names == [("borsetshire-police-20260304-1", "Market Square"), ("borsetshire-police-20260305-1", "Mill")]
    assert session.scalars(select(AuditLine.details)).all()[-1]["rows"] == 2


def test_a_row_that_cannot_be_right_is_saved_only_where_somebody_keeps_it(session, asked, browser):
    fields = form_of(looked_at(browser, asked, TABLE.replace("<5", "0")))

    post(browser, f"{PASTE}/save", fields | {"keep": ["2"]})

    assert [row.errors for row in saved(session)] == [0, 1]


def test_a_row_that_is_in_order_can_be_left_out(session, asked, browser):
    fields = form_of(looked_at(browser, asked, TABLE.replace("<5", "20")))

    post(browser, f"{PASTE}/save", fields | {"leave": ["1"]})

    assert [row.place for row in saved(session)] == ["Mill"]


def test_a_table_that_is_far_too_long_is_refused_unread_and_not_sent_back(asked, browser):
    answer = post(browser, PASTE, {"reference": asked.reference, "text": "24 Oct 2026\t1\n" * 200_000})

    assert answer.status_code == 422
    assert "Paste at most 5,000 rows at a time." in answer.text
    assert "24 Oct 2026" not in answer.text


def test_pressing_twice_saves_once(session, asked, browser):
    fields = form_of(looked_at(browser, asked, TABLE))

    first, second = post(browser, f"{PASTE}/save", fields), post(browser, f"{PASTE}/save", fields)

    assert (first.status_code, second.status_code) == (302, 302)
    assert len(saved(session)) == 2


def test_the_same_table_pasted_again_is_left_out(session, asked, browser):
    post(browser, f"{PASTE}/save", form_of(looked_at(browser, asked, TABLE)))

    page = looked_at(browser, asked, TABLE)

    assert "Same day and place and the same numbers as borsetshire-police-20260304-1" in words(page)
    assert "nothing to save" in post(browser, f"{PASTE}/save", form_of(page)).text
    assert len(saved(session)) == 2


def test_what_was_not_looked_at_is_not_saved(session, asked, browser):
    fields = form_of(looked_at(browser, asked, TABLE))

    answer = post(browser, f"{PASTE}/save", fields | {"text": TABLE.replace("12", "13")})

    assert "Look at the rows again" in answer.text
    assert saved(session) == []


def test_columns_that_are_not_known_are_asked_about_first(session, asked, browser):
    text = "Date\tLocation\tWeather\tAlerts\tMatches\n04/03/2026\tMarket Square\twet\t12\t9\n"

    page = looked_at(browser, asked, text)
    assert [label.text for label in page.select(".inline-fields label")] == ["Weather", "Alerts", "Matches"]
    assert page.select("#rows") == []
    answers = {"map-2": "-", "map-3": "alerts_total", "map-4": "alerts_true"}
    page = check_manners(post(browser, PASTE, form_of(page) | answers).text)
    post(browser, f"{PASTE}/save", form_of(page))

    [row] = saved(session)
    assert (row.alerts_low, row.true_alerts_low) == (12, 9)


def test_two_columns_cannot_be_the_same(asked, browser):
    text = "Date\tWeather\tSky\n04/03/2026\twet\tgrey\n"
    fields = form_of(looked_at(browser, asked, text))

    page = post(browser, PASTE, fields | {"map-1": "location_name", "map-2": "location_name"}).text

    assert "Another column is this too" in page


def test_a_cell_that_cannot_be_read_is_named_with_its_row_and_column(asked, browser):
    page = looked_at(browser, asked, "Date\tLocation\tFaces\n04/03/2026\tMarket Square\tlots and lots\n")

    row = words(page.select_one("#rows tbody tr"))
    assert row.startswith("Row 1")
    assert "Cannot be read Faces:" in row


def test_a_table_without_headings_has_every_column_asked_about(asked, browser):
    page = looked_at(browser, asked, "04/03/2026\tMarket Square\t12\n", first_row="numbers")

    assert [label.text for label in page.select(".inline-fields label")] == ["Column 1", "Column 2", "Column 3"]


def test_a_csv_file_is_read_as_if_it_were_pasted(asked, browser):
    file = (io.BytesIO(TABLE.replace("40,000", "40000").replace("\t", ",").encode()), "log.csv")

    answer = post(browser, PASTE, {"reference": asked.reference, "file": file}, content_type="multipart/form-data")

    assert "Market Square" in check_manners(answer.text).select_one("#rows").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": TABLE}, "Choose whose table this is."),
        ({"reference": "LFR-0001", "text": " "}, "Paste the table"),
        ({"reference": "LFR-0001", "text": "Date\tLocation"}, "A heading alone is not enough"),
        ({"reference": "LFR-0001", "text": "\t".join("abcdefgh" * 8) + "\n1"}, "Paste at most 60"),
    ],
    ids=["no force", "no table", "a heading", "too many columns"],
)
@pytest.mark.usefixtures("asked")
def test_what_is_missing_is_asked_for(browser, fields, said):
    answer = post(browser, PASTE, fields)

    assert answer.status_code == 422
    assert said in check_manners(answer.text).main.text


@pytest.mark.usefixtures("campaign")
def test_a_page_without_a_force_to_ask_says_so(browser):
    assert "no request to a police force" in visit(browser, PASTE).main.text


def test_a_spreadsheet_is_read_as_if_it_were_pasted(asked, browser):
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet("Log")
        sheet.write_row(0, 0, ["Date", "Location", "Faces"])
        sheet.write_datetime(1, 0, datetime(2026, 3, 4), workbook.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001
        sheet.write_row(1, 1, ["Market Square", 40000])
    file = (io.BytesIO(book.getvalue()), "log.xlsx")

    answer = post(browser, PASTE, {"reference": asked.reference, "file": file}, content_type="multipart/form-data")

    row = words(check_manners(answer.text).select_one("#rows tbody tr"))
    assert row.startswith("Row 1 Wed 4 Mar 2026 Market Square Faces: 40,000")


def test_a_file_that_is_no_table_is_refused_with_a_way_out(asked, browser):
    file = (io.BytesIO(b"\x89PNG\r\n\x1a\n broken"), "scan.png")

    answer = post(browser, PASTE, {"reference": asked.reference, "file": file}, content_type="multipart/form-data")

    assert answer.status_code == 422
    assert check_manners(answer.text).select_one(".error-summary")


def test_whoever_reads_the_question_of_the_log_is_led_to_it(app, session, campaign, authority, volunteer, browser):
    police = findings_builders.question_set(session, "lfrt-police")
    info_request = reading.asked(session, campaign, authority, by=volunteer, questions=police)
    opened = reading.opened(session, info_request, volunteer, question_ids=("P01", "P02"))
    reserve(session, opened, Part.FIRST, volunteer.id, app.extensions["wall_clock"].now())
    url = f"/campaigns/{campaign.slug}/readings/{opened.id}/first"

    links = [visit(browser, f"{url}?question={each}").select("main a[href*=paste]") for each in ("P01", "P02")]

    assert [[link["href"] for link in each] for each in links] == [[], [f"{PASTE}?reference={info_request.reference}"]]
