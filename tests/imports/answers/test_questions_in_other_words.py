"""A campaign's own wording of what we ask is suggested for the question, and never taken unasked."""

import pytest

from foi_tracker.domain.imports.answers.answers import match_answer_columns
from foi_tracker.domain.imports.grid import Column
from foi_tracker.domain.imports.vocabulary import Sureness
from tests.domain.findings.sets import COUNCIL, POLICE

OWN_USE = {POLICE.key: "P01.lfr_status", COUNCIL.key: "C01.own_use"}
DPIA = {POLICE.key: "P11.dpia_exists", COUNCIL.key: "C09.dpia_exists"}
SUPPLIER = {POLICE.key: "P07.supplier", COUNCIL.key: "C06.supplier"}
COMPLAINTS = {POLICE.key: "P19.complaints", COUNCIL.key: "C15.complaints"}


def suggested(heading):
    columns = (Column(place=0, heading="Council"), Column(place=1, heading=heading))
    return match_answer_columns(columns, [POLICE, COUNCIL]).get(1)


@pytest.mark.parametrize(
    ("heading", "targets"),
    [
        ("Q1. Does the council use live facial recognition?", OWN_USE),
        ("Does your force use live facial recognition?", OWN_USE),
        ("Do you use facial recognition technology?", OWN_USE),
        ("Uses LFR?", OWN_USE),
        ("LFR in use?", OWN_USE),
        ("Live facial recognition deployed?", OWN_USE),
        ("How many CCTV cameras do you have?", {COUNCIL.key: "C05.cameras_total"}),
        ("Number of CCTV cameras", {COUNCIL.key: "C05.cameras_total"}),
        ("Total number of cameras operated by the council", {COUNCIL.key: "C05.cameras_total"}),
        ("Number of LFR deployments", {POLICE.key: "P02.deployments_total"}),
        ("How many deployments in 2025", {POLICE.key: "P02.deployments_total"}),
        ("How many people were scanned?", {POLICE.key: "P14.faces_scanned"}),
        ("Number of faces scanned", {POLICE.key: "P14.faces_scanned"}),
        ("How many arrests resulted from LFR?", {POLICE.key: "P14.arrests"}),
        ("How many false alerts / false positives", {POLICE.key: "P14.alerts_false"}),
        ("Has a DPIA been carried out?", DPIA),
        ("Is there a data protection impact assessment?", DPIA),
        ("Which supplier provides the system?", SUPPLIER),
        ("Who supplies the software?", SUPPLIER),
        ("Have you received complaints about facial recognition?", COMPLAINTS),
    ],
)
def test_it_is_suggested_and_no_more(heading, targets):
    found = suggested(heading)

    assert (found.targets, found.sureness) == (targets, Sureness.LIKELY)


@pytest.mark.parametrize(
    "heading",
    [
        "Date sent",
        "Number of replies",
        "Deployment",
        "LFR",
        "Police force",
        "Who",
        "Facial recognition cost",
    ],
)
def test_what_says_too_little_or_something_else_is_not(heading):
    assert suggested(heading) is None
