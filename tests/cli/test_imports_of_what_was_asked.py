"""`flask foi import requests`: a sheet whose authorities the campaign has asked already."""

import json

import pytest
from sqlalchemy import func, select

from foi_tracker.models import Batch, InfoRequest
from tests import builders
from tests.builders import NOON

TEXT = "Authority,Date sent\nBarchester City Council,2026-09-01\nTilling Borough Council,2026-09-02\n"


@pytest.fixture
def filed(session, campaign, coordinator):
    """A request to Barchester, of a round with a name."""
    batch = Batch(campaign_id=campaign.id, title="Autumn", form_key="k", filed_by_id=coordinator.id, filed_at=NOON)
    session.add(batch)
    council = builders.authority(session)
    builders.authority(session, "Tilling Borough Council")
    made = builders.info_request(session, campaign, council, by=coordinator, history=[builders.sent("2026-09-01")])
    made.batch_id = batch.id
    session.commit()
    return made.reference


@pytest.fixture
def run(app, session, tmp_path):
    def invoke(*words):
        (tmp_path / "requests.csv").write_text(TEXT, encoding="utf-8")
        done = app.test_cli_runner().invoke(args=["foi", "import", "requests", str(tmp_path / "requests.csv"), *words])
        session.rollback()
        return done

    return invoke


def count(session):
    return session.scalar(select(func.count()).select_from(InfoRequest))


def test_it_waits_and_names_the_requests_that_may_be_meant(run, session, filed):
    done = run()

    assert (done.exit_code, count(session)) == (1, 1)
    assert f"1 row is about authorities that this campaign has asked already, perhaps row 2: {filed}" in done.stdout
    assert json.loads(run("--dry-run", "--json").stdout)["choices"]["already_asked"] is None


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(("said", "requests"), [("same", 2), ("new", 3)])
def test_once_it_is_said_the_sheet_goes_in_and_comes_again_without_asking(run, session, said, requests):
    done = run("--already-asked", said)

    assert (done.exit_code, count(session)) == (0, requests), done.output
    assert (run().exit_code, count(session)) == (0, requests)
