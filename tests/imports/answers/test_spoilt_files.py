"""Whatever stands in one of our own files that somebody changed, reading it never fails: it says what does not fit."""

import pytest

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.ours.our_answer_files import read_our_answers
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import Profile
from foi_tracker.domain.imports.world import KnownRequest, World
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.exports.findings_tables import FINDINGS
from tests.conftest import TODAY
from tests.domain.findings.sets import COUNCIL, POLICE

SPOILT = ("", "x", "-1", "1e99", "9" * 5000, "2026-13-45", "2026", "’", "'=1", "\0", "true", "other: ", "a; b", "١٢")
GOOD = {
    "reference": "LFR-0001",
    "authority_slug": "borsetshire-police",
    "regime": "FOIA",
    "question_set": "lfrt-police",
    "question_id": "P01",
    "state": "answered",
    "given": "true",
    "confidence": "sure",
    "right_of_reply": "none",
}
LOGGED = {
    "deployment_id": "borsetshire-police-20240312-1",
    "authority_slug": "borsetshire-police",
    "reference": "LFR-0001",
    "alerts_total_low": "4",
}
WIDE = {"references": "LFR-0001", "question_sets": "lfrt-police 1; lfrt-council 1", "P01.state": "answered"}
ASKED = KnownRequest(
    id=1,
    reference="LFR-0001",
    authority="borsetshire-police",
    regime=RegimeCode.FOIA,
    title="",
    url="",
    their_reference="",
    owner_id=None,
    wave="",
    history=(),
)
FIELDS = {
    "lfr_status": "choice",
    "lfr_first_use": "date",
    "lfr_kit_owner": "multi",
    "partner_force": "org",
}


def read(profile, cells):
    """What one row says."""
    columns = tuple(Column(place=place, heading=name) for place, name in enumerate(cells))
    grid = Grid(sheet="", header_rows=(1,), columns=columns, rows=[SheetRow(number=2, cells=tuple(cells.values()))])
    known = {
        "authorities": {},
        "people": (),
        "requests": (ASKED,),
        "sets": {each.key: each for each in (POLICE, COUNCIL)},
    }
    names = {"campaign_slug": "lfrt", "campaign_name": "LFR", "short_name": "LFR"}
    (row,) = read_our_answers(profile, grid, Choices(), World(today=TODAY, laws={}, **names, **known))
    return row


@pytest.mark.parametrize("column", FINDINGS.names)
def test_any_column_of_findings_may_be_spoilt(column):
    for field, kind in FIELDS.items():
        for text in SPOILT:
            cells = dict.fromkeys(FINDINGS.names, "") | GOOD | {"field": field, "type": kind, "value": "in use"}
            row = read(Profile.OUR_FINDINGS, cells | {column: text})

            assert len(row.answers) + len(row.problems) <= 1


@pytest.mark.parametrize(
    "column",
    [
        *("date", "date_last", "date_precision", "alerts_total_low", "alerts_total_high", "alerts_total_said"),
        *("setting", "demographics", "faces_estimated", "evidence_page", "deployment_id", "operated_by", "notes"),
    ],
)
def test_any_column_of_the_log_may_be_spoilt(column):
    for text in SPOILT:
        row = read(Profile.OUR_DEPLOYMENTS, LOGGED | {"date": "2024-03-12", column: text})

        assert row.deployments or row.problems


@pytest.mark.parametrize(
    "name",
    [
        *("P01.lfr_status", "P01.lfr_first_use", "P01.state", "P02.deployments_total", "P07.contract_value"),
        *("P04.rfr_by_year.searches[2023]", "P17.sharing", "C05.cameras_total", "question_sets", "references"),
    ],
)
def test_any_column_of_the_wide_file_may_be_spoilt(name):
    for text in SPOILT:
        states = {"P02.state": "answered", "P04.state": "nil", "P07.state": "partly", "C05.state": "answered"}
        row = read(Profile.OUR_FINDINGS_WIDE, WIDE | states | {name: text})

        assert row.number == 2


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("lfr_status", "in use; never"),
        ("log_url", "javascript:alert(1)"),
        ("rfr_status", "maybe"),
    ],
)
def test_no_value_comes_in_that_nobody_could_have_picked(field, text):
    question = {"lfr_status": "P01", "log_url": "P02", "rfr_status": "P04"}[field]
    cells = dict.fromkeys(FINDINGS.names, "") | GOOD | {"question_id": question, "field": field, "value": text}

    row = read(Profile.OUR_FINDINGS, cells)

    assert (row.answers, [each.column for each in row.problems]) == ((), [question])


def test_no_address_comes_in_that_a_page_should_not_lead_to():
    cells = (
        dict.fromkeys(FINDINGS.names, "") | GOOD | {"field": "lfr_status", "value": "in use", "url": "data:text/html,x"}
    )

    assert read(Profile.OUR_FINDINGS, cells).answers == ()
