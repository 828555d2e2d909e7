import csv
import io
import json
import re
import subprocess
from datetime import date

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.exports import FORMATS
from foi_tracker.exports.codebook import TABLES
from foi_tracker.exports.findings_tables import FINDINGS
from foi_tracker.models import AuditLine
from tests import builders
from tests.builders import response, sent
from tests.needs import libreoffice
from tests.web.pages import sign_in, visit

S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")


@pytest.fixture
def requests(session, campaign, volunteer):
    council = builders.authority(session, "=Barchester City Council", slug="barchester")
    force = builders.authority(session, "Borsetshire Police")
    return [
        builders.info_request(session, campaign, council, by=volunteer, owner=volunteer, history=[sent("2026-09-03")]),
        builders.info_request(
            session,
            campaign,
            force,
            by=volunteer,
            history=[sent("2026-10-01"), response("2026-10-20", Outcome.REFUSED, exemptions=(S31,))],
        ),
    ]


def rows_of_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows_of_json(data):
    return json.loads(data)


def rows_of_xlsx(data):
    header, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


READERS = {"csv": rows_of_csv, "json": rows_of_json, "xlsx": rows_of_xlsx}


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_downloads_in_every_format(client, volunteer, table, ending):
    answer = sign_in(client, volunteer).get(f"/exports/{table}.{ending}")

    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[ending].media_type.partition(";")[0]
    rows = READERS[ending](answer.data)
    assert tuple(rows[0]) == TABLES[table].names
    assert rows[0]["reference"] == ("LFR-0002" if table in ("refusals", "appeals") else "LFR-0001")


@pytest.mark.usefixtures("requests")
def test_the_csv_of_the_board_holds_exactly_the_rows_that_the_board_shows(client, coordinator):
    page = visit(sign_in(client, coordinator), "/overdue?text=barch")
    (link,) = [link for link in page.select("main a") if link.text == "CSV"]

    rows = rows_of_csv(client.get(link["href"]).data)

    assert [row["reference"] for row in rows] == [each.text for each in page.select("#board a.reference")]
    assert [row["days_late"] for row in rows] == ["37"]


@pytest.mark.usefixtures("requests")
def test_the_list_of_requests_downloads_what_it_filters(client, volunteer):
    rows = rows_of_csv(sign_in(client, volunteer).get("/exports/requests.csv?outcome=refused").data)

    assert [row["reference"] for row in rows] == ["LFR-0002"]


@pytest.mark.usefixtures("requests")
def test_the_file_is_named_after_its_filters_its_day_and_its_line_in_the_audit(client, session, volunteer):
    answer = sign_in(client, volunteer).get("/exports/requests.csv?campaign=lfrt&show=overdue&text=%0d%0aX%22;a%2f..")

    (line,) = session.scalars(select(AuditLine).where(AuditLine.action == "export.run")).all()
    disposition = answer.headers["Content-Disposition"]
    assert re.fullmatch(
        rf'attachment; filename="requests_campaign-lfrt_text-x-a_show-overdue_2026-11-23_x{line.id}\.csv"', disposition
    )
    assert (line.actor_id, line.subject) == (volunteer.id, "requests.csv")
    assert line.details["filter"]["campaign"] == "lfrt"


@pytest.mark.usefixtures("requests")
def test_the_name_says_that_superseded_answers_are_in_the_file(client, volunteer):
    answer = sign_in(client, volunteer).get("/exports/findings.csv?superseded=1")

    assert 'filename="findings_superseded-1_2026-11-23' in answer.headers["Content-Disposition"]


@pytest.mark.usefixtures("requests")
def test_text_that_a_spreadsheet_would_run_is_defused(client, volunteer):
    data = sign_in(client, volunteer).get("/exports/requests.csv").data

    assert b'"\'=Barchester City Council"' in data
    assert rows_of_json(client.get("/exports/requests.json").data)[0]["authority_name"] == "=Barchester City Council"


def test_what_cannot_be_exported_is_not_found(client, volunteer):
    sign_in(client, volunteer)

    assert [client.get(f"/exports/{name}").status_code for name in ("users.csv", "requests.exe", "codebook.exe")] == [
        404,
        404,
        404,
    ]


def test_the_codebook_describes_every_column_of_every_table(client, volunteer):
    rows = rows_of_csv(sign_in(client, volunteer).get("/exports/codebook.csv").data)

    known = [(table.name, name) for table in (*TABLES.values(), FINDINGS) for name in table.names]
    assert [(row["table"], row["column"]) for row in rows][: len(known)] == known
    assert {"findings_wide", "deployments"} <= {row["table"] for row in rows}


@pytest.mark.usefixtures("requests")
def test_somebody_who_is_not_signed_in_gets_nothing(client):
    assert client.get("/exports/requests.csv").status_code == 302


@pytest.mark.usefixtures("requests")
def test_a_member_of_no_campaign_gets_no_rows(client, session):
    stranger = builders.user(session, "Sam Stranger")

    answer = sign_in(client, stranger).get("/exports/requests.csv")

    assert answer.status_code == 403 or rows_of_csv(answer.data) == []


@pytest.mark.usefixtures("requests")
def test_libreoffice_opens_the_csv_and_its_dates_are_dates(client, volunteer, tmp_path):
    program = libreoffice()
    (tmp_path / "requests.csv").write_bytes(sign_in(client, volunteer).get("/exports/requests.csv").data)
    # Comma, quotation mark, UTF-8, from line 1; quoted cells are not all text, and dates are recognised.
    opened_as = "--infilter=CSV:44,34,76,1,,0,false,true,false,false"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        [program, profile, "--headless", opened_as, "--convert-to", "xlsx", "requests.csv"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    row = rows_of_xlsx((tmp_path / "requests.xlsx").read_bytes())[0]
    assert row["due_on"] == date(2026, 10, 1)
    assert row["sent_on"] == date(2026, 9, 3)
    assert row["authority_name"] == "'=Barchester City Council"
