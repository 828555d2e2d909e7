"""Our own findings.csv and deployments.csv brought like any sheet, into requests that are there already."""

import pytest
from sqlalchemy import delete, select

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings.values import Matrix
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.vocabulary import Deed, Profile
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Coding, Deployment, Entry, Finding, Reading
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.run_import import run_import
from tests import builders
from tests.builders import NOON, response, sent
from tests.findings_builders import chosen, finding, number, question_set
from tests.imports.answers.our_own import OurOwn, grid_of, told
from tests.imports.answers.said import what_counts
from tests.imports.running.bringing import MORNING, TODAY, brought, later


@pytest.fixture
def asked(session, campaign, volunteer):
    force = builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL)
    history = [sent("2026-09-03"), response("2026-10-01", Outcome.SUPPLIED_IN_PART)]
    made = builders.info_request(session, campaign, force, by=volunteer, history=history)
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    finding(session, made, "P01", values={"lfr_status": chosen("in use")})
    finding(session, made, "P13", values={"max_size": number(100)})
    facts = {"identifier": "borsetshire-police-20240312-1", "authority_id": force.id, "saved_at": NOON}
    row = Deployment(info_request_id=made.id, coder_id=volunteer.id, **facts)
    row.put({"location_name": "Market Place", "faces_scanned": number(1000)})
    session.add(row)
    session.commit()
    return made


@pytest.fixture
def ours(session, campaign, coordinator):
    definition = QuestionSetDefinition.of_stored(question_set(session, "lfrt-police").definition)
    return OurOwn(session, campaign, coordinator, {definition.key: definition})


@pytest.fixture
def bring(session, campaign, coordinator):
    """Bring a file and say what its row does."""

    def bring(profile, file, at=MORNING):
        choices, entry = Choices(profile=profile), Entry(by_id=coordinator.id, at=at)

        def planned(known):
            register = Register(known.authorities.values(), TODAY)
            return plan(read_rows(grid_of(file), choices, known, register), known, choices)

        (row,) = planned(world(session, campaign, TODAY)).rows
        found = check_import(
            session,
            brought(session, campaign, coordinator, at=at),
            planned(world(session, campaign, TODAY)),
            entry=entry,
        )
        list(run_import(session, found.id, found.plan_digest, planned, entry=entry))
        return row

    return bring


def test_findings_come_into_requests_that_have_none_and_then_change_nothing(session, asked, ours, bring):
    file = ours.findings()
    for table in (Finding, Coding, Reading):
        session.execute(delete(table))
    session.commit()

    assert bring(Profile.OUR_FINDINGS, file).deed is Deed.CHANGE
    assert what_counts(session, asked) == {"P01": ("answered", "imported"), "P13": ("answered", "imported")}
    assert bring(Profile.OUR_FINDINGS, file, at=later()).deed is Deed.SAME


def test_a_value_that_the_questions_of_today_have_no_place_for_is_said_and_left_out(session, asked, ours, bring):
    by_reason = {"watchlist_by_reason": Matrix(rows={"2024": {"wanted_court": number(4)}})}
    for table in (Finding, Coding):
        session.execute(delete(table))
    finding(session, asked, "P13", values=by_reason)

    row = bring(Profile.OUR_FINDINGS, ours.findings())

    assert [(each.column, "watchlist_by_reason" in each.text) for each in row.problems] == [("P13", True)]


@pytest.mark.usefixtures("asked")
def test_findings_change_nothing_of_what_people_here_read(ours, bring):
    assert bring(Profile.OUR_FINDINGS, ours.findings()).deed is Deed.SAME


@pytest.mark.usefixtures("asked")
def test_a_log_comes_back_once(session, ours, bring):
    file = ours.deployments()
    session.execute(delete(Deployment))
    session.commit()

    assert bring(Profile.OUR_DEPLOYMENTS, file).deed is Deed.CHANGE
    assert [row["deployment_id"] for row in told(ours.deployments())] == ["borsetshire-police-20240312-1"]
    assert bring(Profile.OUR_DEPLOYMENTS, file, at=later()).deed is Deed.SAME
    assert len(session.scalars(select(Deployment)).all()) == 1
