"""`flask foi import requests`: answers of which no column gives the day."""

import pytest
from sqlalchemy import select

from foi_tracker.models import EventRecord
from tests import builders

pytestmark = pytest.mark.usefixtures("campaign", "coordinator")
TEXT = "Authority,Date sent,Outcome\nBarchester City Council,2026-09-01,refused\n"


@pytest.fixture
def run(app, session, tmp_path):
    def invoke(*words):
        (tmp_path / "requests.csv").write_text(TEXT, encoding="utf-8")
        done = app.test_cli_runner().invoke(args=["foi", "import", "requests", str(tmp_path / "requests.csv"), *words])
        session.rollback()
        return done

    builders.authority(session)
    session.commit()
    return invoke


def kinds(session):
    return [
        (each.kind, each.occurred_on.isoformat())
        for each in session.scalars(select(EventRecord).order_by(EventRecord.id))
    ]


def test_they_go_in_without_and_the_way_to_give_one_is_told(run, session):
    done = run()

    assert (done.exit_code, kinds(session)) == (0, [("sent", "2026-09-01")]), done.output
    assert "1 row tells of an answer, and no column gives its day." in done.stdout
    assert "--answered-on" in done.stdout


def test_with_a_day_for_all_they_are_answers_and_the_same_again_is_nothing(run, session):
    assert run("--answered-on", "25/9/2026").exit_code == 0
    assert kinds(session) == [("sent", "2026-09-01"), ("response", "2026-09-25")]

    assert run("--answered-on", "25/9/2026").exit_code == 0
    assert len(kinds(session)) == 2


def test_a_day_that_is_none_is_refused(run, session):
    assert run("--answered-on", "soon").exit_code == 2
    assert kinds(session) == []
