import csv
import io
import json
from dataclasses import replace

import pytest
from sqlalchemy import event

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings import codec
from foi_tracker.domain.findings.applicability import asked_in_first_letter, state_of
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.exports import FORMATS, tables
from foi_tracker.exports.codebook import codebook_rows
from foi_tracker.models import Deployment
from foi_tracker.queries.answers import answers, definitions_of
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.request_filter import Standpoint
from tests import builders
from tests.builders import NOON, sent
from tests.conftest import TODAY
from tests.findings_builders import chosen, finding, number, question_set


@pytest.fixture
def selection(session, campaign, volunteer):
    actor = Actor(user_id=volunteer.id, name=volunteer.name, roles={campaign.id: Role.VOLUNTEER})
    return Selection(actor, [], Standpoint(today=TODAY, laws=current_laws(session), user_id=volunteer.id), key="k")


@pytest.fixture
def force(session):
    return builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL)


@pytest.fixture
def asked(session, campaign, volunteer, force):
    """A request to a police force that went out with its questions."""
    made = builders.info_request(session, campaign, force, by=volunteer, history=[sent("2026-09-03")])
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    return made


def exported(session, name, selection, ending="json"):
    table, chunks = tables.rows_of(name, session, selection)
    data = b"".join(FORMATS[ending].write(table, chunks))
    if ending == "json":
        return json.loads(data)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def of(rows, question_id, field=None):
    return [row for row in rows if row["question_id"] == question_id and field in (None, row["field"])]


def test_every_question_of_a_sent_request_has_its_rows_before_anybody_answers(session, asked, selection):
    rows = exported(session, "findings", selection)

    assert {row["state"] for row in rows} == {"pending"}
    assert {row["given"] for row in rows} == {False}
    assert len({row["question_id"] for row in rows}) == 21
    assert {row["reference"] for row in rows} == {asked.reference}


@pytest.mark.usefixtures("asked")
def test_a_letter_that_was_not_sent_has_no_rows(session, campaign, volunteer, force, selection):
    draft = builders.info_request(session, campaign, force, by=volunteer)
    draft.question_set_id = question_set(session, "lfrt-police").id
    session.commit()

    assert draft.reference not in {row["reference"] for row in exported(session, "findings", selection)}


def test_an_answer_rules_out_the_questions_that_hang_on_it(session, asked, selection):
    finding(session, asked, "P01", values={"lfr_status": chosen("never")})

    rows = exported(session, "findings", selection)

    assert of(rows, "P01", "lfr_status")[0]["value"] == "never"
    assert {row["state"] for row in of(rows, "P02")} == {"not_applicable"}
    assert {row["state"] for row in of(rows, "P04")} == {"pending"}


def test_every_state_is_the_one_that_the_rules_give(session, asked, selection):
    finding(session, asked, "P01", values={"lfr_status": chosen("never")})
    finding(session, asked, "P07", AnswerState.REFUSED)

    ((found,),) = answers(session, selection)

    current = {each.question.id: (each.state, each.values) for each in found.answers if each.finding}
    first = asked_in_first_letter(found.definition)
    assert {each.question.id: each.state for each in found.answers} == {
        each.id: state_of(each.id, found.definition, first, current) for each in found.definition.questions
    }


def test_a_field_that_the_answer_leaves_out_has_a_row_that_says_so(session, asked, selection):
    finding(session, asked, "P01", values={"lfr_status": chosen("in use")})

    rows = of(exported(session, "findings", selection), "P01")

    assert [(row["field"], row["given"], row["value"], row["state"]) for row in rows][:2] == [
        ("lfr_status", True, "in use", "answered"),
        ("lfr_first_use", False, "", "answered"),
    ]


def test_a_number_keeps_its_bounds_and_a_band_is_no_number(session, asked, selection):
    finding(session, asked, "P02", values={"deployments_total": number(0, 4, suppressed=True)})

    (row,) = of(exported(session, "findings", selection), "P02", "deployments_total")

    assert (row["low"], row["high"], row["suppressed"], row["value"]) == (0, 4, True, "fewer than 5")
    assert row["unit"] == "deployments"


def test_a_matrix_has_a_row_for_each_cell(session, asked, selection):
    cells = {"2023": {"searches": number(12)}, "2024": {"searches": number(30), "possible_matches": number(2)}}
    stored = {label: {key: codec.dump(value) for key, value in row.items()} for label, row in cells.items()}
    finding(session, asked, "P04", values={"rfr_by_year": stored})

    rows = of(exported(session, "findings", selection), "P04", "rfr_by_year")

    assert [(row["row"], row["column"], row["low"]) for row in rows] == [
        ("2023", "searches", 12),
        ("2024", "searches", 30),
        ("2024", "possible_matches", 2),
    ]


def test_a_refusal_says_what_it_cites_and_where(session, asked, selection):
    place = Evidence(filename="=letter.pdf", page=2, quote="Section 31 applies.", found=True)
    details = StateDetails(exemptions=("FOIA s.31(1)(a)",), url="https://borsetshire.example/lfr").dump()
    finding(session, asked, "P07", AnswerState.REFUSED, details=details, evidence=[place])

    row = of(exported(session, "findings", selection, "csv"), "P07")[0]

    assert (row["state"], row["exemptions"], row["url"]) == (
        "refused",
        "FOIA s.31(1)(a)",
        "https://borsetshire.example/lfr",
    )
    assert (row["evidence_file"], row["page"], row["quote_found"]) == ("'=letter.pdf", "2", "true")


def test_readers_are_pseudonyms_and_the_same_in_every_row(session, asked, volunteer, selection):
    for question in ("P01", "P03"):
        finding(session, asked, question)

    rows = exported(session, "findings", selection)

    (coder,) = {row["coder"] for row in rows if row["coder"]}
    assert coder.startswith("reader-")
    assert not [row for row in rows if volunteer.name in map(str, row.values())]


def test_what_a_later_reply_superseded_is_left_out(session, asked, selection):
    finding(session, asked, "P03", values={"plans": chosen("approved")}, superseded_at=NOON)
    finding(session, asked, "P03", values={"plans": chosen("none")}, part=Part.THIRD)

    assert [row["value"] for row in of(exported(session, "findings", selection), "P03", "plans")] == ["none"]


def test_what_was_superseded_comes_too_where_it_is_asked_for(session, asked, selection):
    finding(session, asked, "P03", values={"plans": chosen("approved")}, superseded_at=NOON)
    finding(session, asked, "P03", values={"plans": chosen("none")}, part=Part.THIRD)

    rows = of(exported(session, "findings", replace(selection, superseded=True)), "P03", "plans")

    assert [(row["state"], row["value"]) for row in rows] == [("answered", "none"), ("superseded", "approved")]


def test_the_statements_do_not_grow_with_the_findings(session, asked, selection):
    before = statements(session, selection)
    for question in ("P01", "P02", "P03", "P04", "P05", "P06", "P07"):
        finding(session, asked, question)

    assert statements(session, selection) == before > 0


def statements(session, selection):
    seen = []

    def note(*call):
        seen.append(call[2])

    session.commit()
    event.listen(session.get_bind(), "before_cursor_execute", note)
    exported(session, "findings", selection)
    event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(seen)


def test_the_wide_table_has_one_row_an_authority_and_a_state_for_each_question(
    session, campaign, volunteer, force, asked, selection
):
    again = builders.info_request(session, campaign, force, by=volunteer, history=[sent("2026-11-03")])
    again.question_set_id = asked.question_set_id
    finding(session, asked, "P03", values={"plans": chosen("approved")})
    finding(session, again, "P02", AnswerState.REFUSED)
    session.commit()

    (row,) = exported(session, "findings_wide", selection)

    assert row["references"] == f"{asked.reference} {again.reference}"
    assert (row["P03.state"], row["P03.plans"]) == ("answered", "approved")
    assert (row["P02.state"], row["P02.deployments_total"]) == ("refused", "")
    assert row["P21.state"] == "pending"


def test_what_an_older_request_asked_applies_by_all_that_counts_of_the_authority(
    session, campaign, volunteer, force, asked, selection
):
    again = builders.info_request(session, campaign, force, by=volunteer, history=[sent("2026-11-03")])
    again.question_set_id = asked.question_set_id
    finding(session, again, "P01", values={"lfr_status": chosen("never")})

    (row,) = exported(session, "findings_wide", selection)

    assert (row["P01.state"], row["P09.state"], row["P21.state"]) == ("answered", "not_applicable", "pending")


def test_the_wide_table_has_a_column_for_each_row_of_a_matrix(session, asked, selection):
    finding(session, asked, "P04", values={"rfr_by_year": {"2023": {"searches": codec.dump(number(12))}}})

    (row,) = exported(session, "findings_wide", selection)

    assert row["P04.rfr_by_year.searches[2023]"] == "12"


def test_a_deployment_has_its_numbers_with_their_bounds_and_our_rates(session, asked, volunteer, selection):
    log(session, asked, volunteer, {"faces_scanned": number(1000, approximate=True), "alerts_false": number(0, 4)})

    (row,) = exported(session, "deployments", selection)

    assert (row["deployment_id"], row["reference"]) == ("borsetshire-police-20260901-1", asked.reference)
    assert (row["faces_scanned"], row["alerts_false"], row["alerts_false_high"]) == (1000, None, 4)
    assert (row["false_alert_rate_per_faces_low"], row["false_alert_rate_per_faces_high"]) == (0, 0.4)
    assert row["coder"].startswith("reader-")


def test_a_deployment_that_was_removed_is_left_out(session, asked, volunteer, selection):
    log(session, asked, volunteer, {}).removed_at = NOON
    session.commit()

    assert exported(session, "deployments", selection) == []


def test_the_codebook_names_every_column_of_every_export(session, asked, selection):
    finding(session, asked, "P03", values={"plans": chosen("approved")})
    known = {row[:2] for row in codebook_rows(tables.described(definitions_of(session, selection).values()))}

    for name in tables.NAMES:
        table, _ = tables.rows_of(name, session, selection)
        assert {(name, column) for column in table.names} <= known


def log(session, info_request, coder, values):
    made = Deployment(
        identifier="borsetshire-police-20260901-1",
        info_request_id=info_request.id,
        authority_id=info_request.authority_id,
        coder_id=coder.id,
        saved_at=NOON,
    )
    made.put(values)
    session.add(made)
    session.commit()
    return made
