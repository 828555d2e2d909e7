"""What an answer looks like when it leaves, byte for byte: people script against these columns."""

from pathlib import Path

from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.exports.codebook import CODEBOOK, codebook_rows
from foi_tracker.exports.csv_file import write
from foi_tracker.exports.findings_tables import CHANGES, FINDINGS, QUESTIONS, REQUESTS_OF_A_RELEASE
from foi_tracker.queries.report_census import Timing

GOLDEN = Path(__file__).parent.parent / "golden" / "exports"
SHARED = {
    "reference": "LFR-0001",
    "campaign": "lfrt",
    "authority_slug": "borsetshire-police",
    "authority_name": "Borsetshire Police",
    "kind": "police_territorial",
    "nation": "England",
    "region": "South West",
    "regime": "FOIA",
    "question_set": "lfrt-police",
    "set_version": "1",
    "question_id": "P02",
    "question": "lfr_log",
}
ROWS = (
    {"field": "deployments_total", "type": "int", "state": "answered", "given": "true", "value": "fewer than 5"}
    | {"low": "0", "high": "4", "approximate": "false", "suppressed": "true", "unit": "deployments", "said": "<5"}
    | {"evidence_file": "=reply.pdf", "page": "2", "quote": 'Fewer than "five"', "quote_found": "true"}
    | {"evidence_more": "0", "confidence": "sure", "settled": "agreed", "right_of_reply": "none"}
    | {"decided_at": "2026-11-01T12:00:00Z", "coder": "reader-0123456789ab"},
    {"field": "log_url", "type": "url", "state": "answered", "given": "false"},
    {"field": "log_supplied", "type": "choice", "state": "pending", "given": "false"},
)


def test_an_answer_is_written_as_it_always_was():
    rows = [tuple((SHARED | row).get(name, "") for name in FINDINGS.names) for row in ROWS]

    assert b"".join(write(FINDINGS, [rows])) == (GOLDEN / "findings.csv").read_bytes()


def test_the_codebook_of_answers_says_what_it_always_said():
    tables = {table.name: table for table in (FINDINGS, REQUESTS_OF_A_RELEASE, QUESTIONS, CHANGES)}

    assert b"".join(write(CODEBOOK, [codebook_rows(tables)])) == (GOLDEN / "findings_codebook.csv").read_bytes()


def test_the_codebook_names_every_timeliness_that_a_request_can_have():
    (column,) = [each for each in REQUESTS_OF_A_RELEASE.columns if each.name == "timeliness"]

    assert all(timing.value in column.meaning for timing in Timing)


def test_the_codebook_names_every_state_that_stands_in_a_row():
    (column,) = [each for each in FINDINGS.columns if each.name == "state"]

    assert {state.value for state in AnswerState if state.value not in column.meaning} == {"superseded"}
