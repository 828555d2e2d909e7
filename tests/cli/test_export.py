import csv
import io
import json

import pytest
from sqlalchemy import select

from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import AuditLine
from tests import builders
from tests.findings_builders import chosen, finding, question_set


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["foi", "export", *words])


@pytest.fixture
def late(session, campaign, volunteer):
    return builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, history=[builders.sent("2026-09-03")]
    )


def test_the_requests_of_a_campaign_go_to_standard_output(run, late):
    result = run("requests", "--campaign", "lfrt", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert result.exit_code == 0, result.output
    assert [(row["reference"], row["due_on"], row["days_late"]) for row in rows] == [
        (late.reference, "2026-10-01", "37")
    ]


def test_live_challenges_go_out_too(run, session, campaign, volunteer):
    history = [builders.sent("2026-10-01"), builders.response("2026-10-20", Outcome.REFUSED)]
    refused = builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=history)

    result = run("appeals", "--campaign", "lfrt", "--format", "json")

    assert result.exit_code == 0, result.output
    assert [(row["reference"], row["rung"]) for row in json.loads(result.stdout)] == [(refused.reference, "review")]


@pytest.mark.usefixtures("late")
def test_events_go_to_a_file(run, tmp_path):
    path = tmp_path / "events.json"

    result = run("events", "--campaign", "lfrt", "--format", "json", "--output", str(path))

    assert result.exit_code == 0, result.output
    assert [row["event"] for row in json.loads(path.read_text(encoding="utf-8"))] == ["sent"]


@pytest.mark.usefixtures("late")
def test_another_campaigns_requests_stay_out(run, session):
    builders.campaign(session, slug="other", short_name="OTH")

    result = run("requests", "--campaign", "other", "--format", "json")

    assert json.loads(result.stdout_bytes) == []


def test_an_unknown_campaign_is_an_error_in_one_line(run):
    result = run("requests", "--campaign", "nowhere")

    assert result.exit_code == 2
    assert 'There is no campaign "nowhere".' in result.output


@pytest.mark.usefixtures("late")
def test_an_export_leaves_a_line_in_the_audit(run, session):
    run("refusals", "--campaign", "lfrt", "--format", "xlsx")

    line = session.scalars(select(AuditLine).where(AuditLine.action == "export.run")).one()
    assert (line.actor_id, line.subject, line.details) == (None, "refusals.xlsx", {"filter": {"campaign": "lfrt"}})


def test_answers_go_out_too(run, session, late):
    late.question_set_id = question_set(session).id
    finding(session, late, "C01", values={"own_use": chosen("never")})

    result = run("findings", "--campaign", "lfrt", "--format", "json")

    assert result.exit_code == 0, result.output
    rows = {(row["question_id"], row["field"]): row for row in json.loads(result.stdout)}
    assert (rows["C01", "own_use"]["value"], rows["C02", "systems"]["state"]) == ("never", "pending")
    assert json.loads(run("deployments", "--campaign", "lfrt", "--format", "json").stdout) == []
