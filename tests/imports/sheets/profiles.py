"""Sheets that other tools and our own exports make, whose columns are known by name."""

from foi_tracker.domain.imports.vocabulary import Profile
from foi_tracker.exports import csv_file, xlsx_file
from foi_tracker.exports.codebook import EVENTS, REQUESTS, Table
from foi_tracker.exports.findings_tables import DEPLOYMENTS, FINDINGS, WIDE
from tests.imports.making import Tab, csv_of, table, xlsx_of
from tests.imports.sheets.fixture import Fixture

BATCH = table("""
request_url | authority_name | number_of_replies | request_status
https://www.whatdotheyknow.com/request/lfr_12 | Aberdeen City Council | 1 | successful
https://www.whatdotheyknow.com/request/lfr_13 | Isle of Wight Council | 0 | waiting_response
https://www.whatdotheyknow.com/request/lfr_14 | Conwy County Borough Council | 2 | partially_successful
https://www.whatdotheyknow.com/request/lfr_15 | Wrexham County Borough Council | 1 | not_held
https://www.whatdotheyknow.com/request/lfr_16 | Northumberland County Council | 0 | error_message
https://www.whatdotheyknow.com/request/lfr_17 | Bournemouth, Christchurch and Poole Council | 1 | rejected
""")
PROJECT = table("""
request | request_url | requested_by | requested_by_url | public_body | public_body_url | classified_by | classified_by_url | status | extracted_by | extracted_by_url | Do you use live facial recognition? | How many deployments in 2025? | Which policy applies?
Live facial recognition | https://www.whatdotheyknow.com/request/p_1 | Requester One | https://www.whatdotheyknow.com/user/one | Lancashire Constabulary | https://www.whatdotheyknow.com/body/lancashire_police | Reader Two | https://www.whatdotheyknow.com/user/two | successful | Reader Two | https://www.whatdotheyknow.com/user/two | Yes | 14 | See the annex
Live facial recognition | https://www.whatdotheyknow.com/request/p_2 | Requester One | https://www.whatdotheyknow.com/user/one | Wiltshire Police | https://www.whatdotheyknow.com/body/wiltshire_police | Reader Two | https://www.whatdotheyknow.com/user/two | not_held |  |  |  |  |
Live facial recognition | https://www.whatdotheyknow.com/request/p_3 | Requester Three | https://www.whatdotheyknow.com/user/three | Gwent Police | https://www.whatdotheyknow.com/body/gwent_police |  |  | waiting_response |  |  |  |  |
""")  # noqa: E501
MUCKROCK = [
    [
        "User", "Title", "Status", "URL", "Jurisdiction", "Jurisdiction ID", "Jurisdiction Level", "Jurisdiction State",
        "Agency", "Agency ID", "Followup Date", "Estimated Completion Date", "Requested Documents", "Tracking Number",
        "Embargo", "Days since submitted", "Days since updated", "Projects", "Tags", "Price", "Date Submitted",
        "Date Due", "Date Done", "Request Email",
    ],
    [
        "requester1", "Facial recognition logs", "Completed", "https://www.muckrock.com/foi/uk-1/facial-1/", "Kent", "10",  # noqa: E501
        "l", "", "Kent Police", "501", "", "", "All logs of deployments,\nfrom 2020 to today.", "FOI-88/26", "False",
        "120", "30", "Cameras", "lfr", "0.00", "2026-03-02 00:00:00+00:00", "2026-03-30", "2026-03-27 00:00:00+00:00",
        "foi@kent.example",
    ],
    [
        "requester1", "Facial recognition logs", "Awaiting Response", "https://www.muckrock.com/foi/uk-1/facial-2/",
        "Essex", "11", "l", "", "Essex Police", "502", "2026-04-15", "2026-05-01", "All logs of deployments", "", "True",  # noqa: E501
        "120", "12", "Cameras", "lfr, police", "0.00", "2026-03-02 00:00:00+00:00", "2026-03-30", "", "foi@essex.example",  # noqa: E501
    ],
]  # fmt: skip
MARKED = [
    ["Local authority", "Question number", "Question", "Grace answer", "Evidence", "Page", "Marked by", "Score"],
    ["Hackney", "1a", "Does the council use live facial recognition?", "No", "“We do not use it”", 1, "Reader One", 1],
    ["Hackney", "1b", "Is there a policy?", "Not held", "", None, "Reader One", 0],
    ["Newham", "1a", "Does the council use live facial recognition?", "Yes", "“We began in May”", 2, "Reader Two", 0],
]
WHO = {
    "campaign": "lfrt", "authority_slug": "thames-valley-police", "authority_name": "Thames Valley Police",
    "ons_code": "E23000029", "kind": "police_territorial", "nation": "England", "region": "South East", "regime": "FOIA",  # noqa: E501
}  # fmt: skip


def _rows(of: Table, *said):
    return [[[{**WHO, **each}.get(name, "") for name in of.names] for each in said]]


def _request(reference, **facts):
    return {
        "reference": reference, "title": "=Live facial recognition", "delivery": "sent", "stage": "awaiting_response",
        "awaiting": "authority", "sent_on": "2026-03-02", "due_on": "2026-03-30", "as_of": "2026-11-23",
        "response_late": "false", "chasers": "0", **facts,
    }  # fmt: skip


def _event(position, kind, on, details="{}"):
    return {
        "reference": "LFRT-0001", "position": str(position), "event": kind, "occurred_on": on,
        "recorded_at": "2026-03-02T09:00:00Z", "recorded_by": "Volunteer One", "retracted": "false", "details": details,
    }  # fmt: skip


REQUEST_ROWS = _rows(
    REQUESTS, _request("LFRT-0001", their_reference="'0012"), _request("LFRT-0002", sent_on="2026-03-03")
)
EVENT_ROWS = _rows(
    EVENTS,
    _event(1, "sent", "2026-03-02", '{"channel": "email"}'),
    _event(2, "acknowledged", "2026-03-03"),
    _event(3, "response", "2026-03-27", '{"outcome": "full"}'),
)
FINDING_ROWS = _rows(
    FINDINGS,
    {
        "reference": "LFRT-0001", "question_set": "lfrt-police", "set_version": "2", "question_id": "P01",
        "question": "lfr_status", "field": "lfr_status", "type": "choice", "state": "answered", "given": "true",
        "value": "never", "quote": "-we have never used it", "evidence_file": "=reply.pdf", "page": "1",
    },
)  # fmt: skip
WIDE_ROWS = _rows(WIDE, {"references": "LFRT-0001", "question_sets": "lfrt-police 2"})
DEPLOYMENT_ROWS = _rows(DEPLOYMENTS, {"deployment_id": "thames-valley-police-2026-02-01-1", "reference": "LFRT-0001"})


def _ours(name, profile, of, rows, **how):
    return Fixture(
        name=name,
        filename=f"{of.name}.csv",
        about="our own export",
        make=lambda: b"".join(csv_file.write(of, rows)),
        kind="csv",
        headings=tuple(of.names),
        requests=len(rows[0]),
        profile=profile,
        said={"encoding": "utf-8", "delimiter": ","},
        **how,
    )


PROFILES = (
    Fixture(
        name="whatdotheyknow batch", filename="batch.csv", about="WhatDoTheyKnow's status report of a batch",
        make=lambda: csv_of(BATCH, ends="\n"), kind="csv", headings=tuple(BATCH[0]), requests=6,
        profile=Profile.WDTK_BATCH,
    ),
    Fixture(
        name="whatdotheyknow project", filename="project.csv", about="WhatDoTheyKnow's export of a project",
        make=lambda: csv_of(PROJECT, ends="\n"), kind="csv", headings=tuple(PROJECT[0]), requests=3,
        profile=Profile.WDTK_PROJECT,
    ),
    Fixture(
        name="muckrock", filename="requests.csv", about="MuckRock's 24 columns", make=lambda: csv_of(MUCKROCK),
        kind="csv", headings=tuple(MUCKROCK[0]), requests=2, profile=Profile.MUCKROCK,
        cells={"M2": "All logs of deployments,\nfrom 2020 to today."},
    ),
    Fixture(
        name="marking sheet", filename="marking.xlsx", about="what people marked: a row for each answer",
        make=lambda: xlsx_of(Tab(rows=MARKED, name="Marks")), kind="xlsx", headings=tuple(MARKED[0]), requests=3,
        profile=Profile.MARKING_SHEET, cells={"D2": "No", "F2": "1"},
    ),
    _ours("our requests", Profile.OUR_REQUESTS, REQUESTS, REQUEST_ROWS, cells={"J2": "=Live facial recognition"}),
    _ours("our events", Profile.OUR_EVENTS, EVENTS, EVENT_ROWS, cells={"P2": '{"channel": "email"}'}),
    _ours("our findings", Profile.OUR_FINDINGS, FINDINGS, FINDING_ROWS),
    _ours("our findings, wide", Profile.OUR_FINDINGS_WIDE, WIDE, WIDE_ROWS),
    _ours("our deployments", Profile.OUR_DEPLOYMENTS, DEPLOYMENTS, DEPLOYMENT_ROWS),
    Fixture(
        name="our requests for excel", filename="requests.xlsx", about="our own export as a workbook",
        make=lambda: b"".join(xlsx_file.write(REQUESTS, REQUEST_ROWS)), kind="xlsx", headings=tuple(REQUESTS.names),
        requests=2, profile=Profile.OUR_REQUESTS, cells={"J2": "=Live facial recognition", "O2": "2026-03-02"},
    ),
)  # fmt: skip
