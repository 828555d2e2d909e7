"""A campaign with everything in it, and the commands to take it out and bring it in."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.events import Acknowledged, CitedExemption, EventRetracted
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.models import Deployment, QuestionSet
from tests import builders
from tests.builders import NOON, day, response, sent
from tests.findings_builders import chosen, finding, number, question_set
from tests.imports.round_trip.files import Commands

S24 = CitedExemption(law=RegimeCode.FOIA, code="s.24(1)")
CORRECTED = (
    sent("2026-07-01"),
    response("2026-07-15", Outcome.NOT_HELD),
    EventRetracted(on=day("2026-07-16"), position=2),
    response("2026-07-20", Outcome.REFUSED, exemptions=(S24,)),
)
HISTORIES = {
    "Borsetshire Police": (
        sent("2026-09-03"),
        Acknowledged(on=day("2026-09-04")),
        response("2026-10-01", Outcome.SUPPLIED_IN_FULL),
    ),
    "Framley Police": CORRECTED,
    "Tilling Police": (sent("2026-11-02"),),
}


@pytest.fixture
def commands(app, session, tmp_path):
    return Commands(app, session, tmp_path)


@pytest.fixture
def old(session):
    """Another campaign, as if it were another tracker."""
    return builders.campaign(session, slug="old", short_name="OLD")


@pytest.fixture
def filled(session, coordinator):
    """Requests of three police forces with histories, answers and a row of the log, in whichever campaign."""

    def fill(campaign):
        question_set(session, "lfrt-police")
        newest = select(QuestionSet).where(QuestionSet.key == "lfrt-police").order_by(QuestionSet.version.desc())
        questions = session.scalars(newest).first()
        made = []
        for name, history in HISTORIES.items():
            force = builders.authority(session, name, kind=AuthorityKind.POLICE_TERRITORIAL)
            one = builders.info_request(
                session, campaign, force, by=coordinator, owner=coordinator, history=list(history)
            )
            one.question_set_id, one.title = questions.id, f"Cameras of {name}"
            made.append(one)
        made[1].their_reference = "0012"
        session.commit()
        finding(session, made[0], "P01", values={"lfr_status": chosen("in use")})
        finding(session, made[0], "P13", values={"max_size": number(100)})
        finding(session, made[1], "P01", AnswerState.REFUSED)
        facts = {"identifier": "borsetshire-police-20240312-1", "authority_id": made[0].authority_id, "saved_at": NOON}
        row = Deployment(info_request_id=made[0].id, coder_id=coordinator.id, **facts)
        row.put({"location_name": "Market Place", "faces_scanned": number(1000)})
        session.add(row)
        session.commit()
        return made

    return fill
