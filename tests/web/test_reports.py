import csv
import html
import io
import json

import pytest
from sqlalchemy import select

from foi_tracker.domain.roles import Role
from foi_tracker.exports import FORMATS
from foi_tracker.exports.codebook import CODEBOOK
from foi_tracker.exports.report_tables import CAVEATS, REPORT_TABLES
from foi_tracker.models import AuditLine
from foi_tracker.queries.report_rows import REPORT_ROWS
from tests import builders
from tests.builders import response
from tests.queries.report_world import ASKED, S31, cites, tell
from tests.web.pages import sign_in, visit

MOST_STATEMENTS = 12


@pytest.fixture
def told(session, campaign, volunteer):
    tell(session, campaign, by=volunteer)


@pytest.fixture
def reader(client, volunteer):
    return sign_in(client, volunteer)


def rows(page, table):
    """The rows of a table on the page, each as its cells' words."""
    return [[" ".join(cell.text.split()) for cell in row.select("th, td")] for row in page.select(f"#{table} tbody tr")]


def read_csv(answer):
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


@pytest.mark.usefixtures("told")
def test_the_report_gives_each_number_beside_what_it_is_a_part_of(reader):
    page = visit(reader, "/reports")

    assert "9 requests sent, 5 of them answered, as recorded on Mon 23 Nov 2026." in page.select_one(".lead").text
    assert rows(page, "by-nation")[0] == ["England", "6", "2 of 4", "0", "2", "1", "1 1 ended unanswered"]
    assert rows(page, "by-exemption")[0] == [
        "FOIA s.31 Law enforcement",
        "2 of 3",
        "2 kinds Unitary council 2 of 2; All other kinds 0 of 1",
    ]
    assert ["Won", "1 of 1", "0 of 1"] in rows(page, "reviews")
    assert ["Complaint made", "1 of 5 20%", "0 of 1"] in rows(page, "complaints")
    assert rows(page, "by-step")[0][2:] == ["7", "too few", "5 to 44", "3", "3", "1 ended"]


@pytest.mark.usefixtures("told")
def test_no_percentage_is_given_of_fewer_than_five(reader):
    page = visit(reader, "/reports")

    given = [cell for table in ("by-nation", "by-exemption", "by-kind") for row in rows(page, table) for cell in row]
    assert not [cell for cell in given if "%" in cell and int(cell.split()[2]) < 5]
    assert "3 of 7 43%" in given


@pytest.mark.usefixtures("told")
def test_neither_confirm_nor_deny_stands_apart(reader):
    named = [row[0] for row in rows(visit(reader, "/reports"), "by-exemption")]

    assert "FOIA s.31 Law enforcement" in named
    assert "FOIA s.31 Neither confirm nor deny Law enforcement" in named


@pytest.mark.usefixtures("told")
def test_guidance_on_reviews_is_called_guidance_and_statute_statute(reader):
    found = {(row[0], row[1].split()[0]): row[1] for row in rows(visit(reader, "/reports"), "by-step")}

    assert "Guidance" in found["Review asked to decided", "FOIA"]
    assert "Statute FOISA s.21(1)" in found["Review asked to decided", "FOISA"]


@pytest.mark.usefixtures("told")
def test_how_many_still_wait_is_said_beside_the_medians(reader):
    text = " ".join(visit(reader, "/reports").text.split())

    assert "4 requests still wait for an answer, 1 review for a decision, and 1 complaint for a decision notice" in text


@pytest.mark.usefixtures("told")
def test_every_chart_has_the_same_numbers_in_words(reader):
    page = visit(reader, "/reports")

    charts = page.select("section.panel:has(details)")
    assert [chart.h3.text for chart in charts] == [
        "Requests sent, by nation",
        "Requests answered, by kind of authority",
    ]
    for chart in charts:
        drawn = [title.text.rsplit(": ", 1)[1] for title in chart.select("svg.bar title")]
        written = [cell.text for cell in chart.select("details td.number") if cell.text != "0"]
        assert set(drawn) <= set(written)


@pytest.mark.usefixtures("told")
def test_a_bar_says_what_it_counts_and_of_how_many(reader):
    plain = [
        [" ".join(row.text.split()) for row in table.select("tr")]
        for table in visit(reader, "/reports").select("table.bars")
        if not table.select_one("thead")
    ]

    assert plain[0][0] == "FOIA s.31, of 3 2"
    assert plain[1][0] == "Request to answer, FOIA (3 counted) 7"


@pytest.mark.usefixtures("told")
def test_the_filters_stay_in_the_address_and_in_every_download(reader):
    page = visit(reader, "/reports?nation=Scotland&sent_from=1/8/2026")

    assert [row[0] for row in rows(page, "by-nation")] == ["Scotland"]
    assert page.select_one("#nation option[selected]")["value"] == "Scotland"
    assert page.select_one("#sent_from")["value"] == "1/8/2026"
    links = [link["href"] for link in page.select("a[href^='/reports/']") if "codebook" not in link["href"]]
    assert len(links) == len(REPORT_TABLES) * len(FORMATS)
    assert all("nation=Scotland&sent_from=2026-08-01" in link for link in links)


@pytest.mark.usefixtures("told")
def test_a_date_that_cannot_be_read_counts_nothing_and_says_so(reader):
    page = visit(reader, "/reports?sent_to=the+ides+of+March")

    assert "sent_to=the ides of March" in page.select_one(".empty").text
    assert not page.select("#by-nation")


def test_an_empty_report_teaches_what_fills_it_and_still_says_how_it_counts(reader):
    page = visit(reader, "/reports")

    assert "Nothing to report yet" in page.select_one(".empty").text
    assert page.select_one(".empty a[href='/file']")
    assert page.select_one("#method")


@pytest.mark.usefixtures("told")
def test_a_filter_that_matches_nothing_offers_the_way_back(reader):
    page = visit(reader, "/reports?nation=Northern+Ireland")

    assert page.select_one(".empty a[href='/reports']")


def test_a_request_still_waiting_is_a_report_too(reader, session, campaign, volunteer):
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=ASKED)

    page = visit(reader, "/reports")

    assert "No answer to these requests cites an exemption." in page.text
    assert rows(page, "by-step") == [
        ["Request to answer", "FOIA Statute FOIA s.10(1)", "none yet", "–", "–", "0", "1", "–"]
    ]


@pytest.mark.usefixtures("told")
def test_another_campaigns_answers_reach_neither_page_nor_file(app, session, volunteer):
    other = builders.campaign(session, "canary", "CAN")
    stranger = builders.user(session, "Olga Other", other, Role.COORDINATOR)
    cage = builders.authority(session, "Canary Council", region="Canary Wharf")
    history = [*ASKED, response("2026-09-08", "refused", exemptions=(cites("s.43(2)"),))]
    builders.info_request(session, other, cage, by=stranger, history=history)
    reader, owner = sign_in(app.test_client(), volunteer), sign_in(app.test_client(), stranger)

    for asked in ("", "?campaign=canary", "?region=Canary+Wharf"):
        page = visit(reader, f"/reports{asked}")
        assert "s.43(2)" not in page.select_one("main").text
        assert b"s.43" not in reader.get(f"/reports/refusals_by_exemption.csv{asked}").data
    assert "1 request sent" in visit(owner, "/reports").text
    assert b"s.43(2)" in owner.get("/reports/refusals_by_exemption.csv").data


@pytest.mark.usefixtures("told")
def test_a_page_takes_at_most_a_dozen_statements(reader, statements):
    reader.get("/reports")

    assert len([each for each in statements if not each.startswith("BEGIN")]) <= MOST_STATEMENTS


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("table", REPORT_TABLES)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_table_downloads_in_every_format(reader, table, ending):
    answer = reader.get(f"/reports/{table}.{ending}")

    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[ending].media_type.partition(";")[0]
    if ending == "json":
        found = json.loads(answer.data)
        assert found
        assert {tuple(row) for row in found} == {REPORT_TABLES[table].names}


def test_every_table_of_the_codebook_has_its_rows():
    assert list(REPORT_ROWS) == list(REPORT_TABLES)


@pytest.mark.usefixtures("told")
def test_the_files_hold_the_numbers_of_the_page(reader):
    found = {table: read_csv(reader.get(f"/reports/{table}.csv")) for table in REPORT_TABLES}

    assert {row["as_of"] for lines in found.values() for row in lines} == {"2026-11-23"}
    assert [row["asked"] for row in found["timeliness"]] == ["6", "1", "2"]
    assert found["days_by_step"][0]["median_days"] == "7"
    assert (
        found["reviews"][0] | {"law": "FOIA", "asked": "2", "decided": "1", "overturned": "1", "won": "1"}
        == (found["reviews"][0])
    )
    s31 = [row for row in found["refusals_by_exemption"] if row["exemption"] == "s.31" and row["ncnd"] == "false"]
    assert {row["kind"]: (row["citing"], row["answered"]) for row in s31} == {
        "unitary": ("2", "2"),
        "police_territorial": ("0", "1"),
    }


@pytest.mark.usefixtures("told")
def test_a_download_names_its_filters_and_leaves_a_line_in_the_audit(reader, session):
    answer = reader.get("/reports/timeliness.csv?nation=Wales&sent_to=2026-09-30")

    name = answer.headers["Content-Disposition"]
    line = session.scalars(select(AuditLine).where(AuditLine.action == "export.run")).one()
    assert f"timeliness_nation-wales_sent_to-2026-09-30_2026-11-23_x{line.id}.csv" in name
    assert line.details == {"filter": {"nation": "Wales", "sent_to": "2026-09-30"}}


def test_a_formula_in_an_exemption_is_defused(reader, session, campaign, volunteer):
    history = [*ASKED, response("2026-09-08", "refused", exemptions=(cites("=1+1"), S31))]
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=history)

    found = read_csv(reader.get("/reports/refusals_by_exemption.csv"))

    assert {row["exemption"] for row in found} == {"'=1+1", "s.31"}


@pytest.mark.parametrize("path", ["nonsense.csv", "timeliness.pdf", "codebook.pdf", "requests.csv"])
def test_what_is_no_table_or_format_is_not_there(reader, path):
    assert reader.get(f"/reports/{path}").status_code == 404


def test_the_codebook_holds_every_caveat_and_every_column_that_the_page_shows(reader):
    page = " ".join(visit(reader, "/reports").text.split())
    found = read_csv(reader.get("/reports/codebook.csv"))

    assert tuple(found[0]) == CODEBOOK.names
    said = [row["meaning"] for row in found]
    for heading, text in CAVEATS:
        assert f"{heading}. {text}" in said
        assert f"{heading} {text}" in page
    for table in REPORT_TABLES.values():
        assert table.meaning in said
        for column in table.columns:
            assert html.unescape(column.meaning) in page
            assert (table.name, column.name) in {(row["table"], row["column"]) for row in found}
