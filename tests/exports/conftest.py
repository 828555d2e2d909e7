"""A request with answers, a deployment, and what makes a release of them."""

from datetime import date
from functools import partial

import pytest

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings.releases import NewRelease
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.exports.release import Store, make_release
from foi_tracker.exports.release_files import ReleasePlan
from foi_tracker.integrations import file_store
from foi_tracker.models import Deployment
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.request_filter import Standpoint
from tests import builders
from tests.builders import NOON, sent
from tests.conftest import TODAY
from tests.findings_builders import chosen, finding, number, question_set, quote

DAY = DateSpan(first=date(2026, 9, 1), last=date(2026, 9, 1), precision=Precision.DAY)


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "releases"
    return Store(
        keep=partial(file_store.keep, folder, largest=10**9, head=0), path_of=partial(file_store.path_of, folder)
    )


@pytest.fixture
def asked(session, campaign, volunteer):
    force = builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL)
    made = builders.info_request(session, campaign, force, by=volunteer, history=[sent("2026-09-03")])
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    finding(session, made, "P01", values={"lfr_status": chosen("in use")}, evidence=[quote("We use it.")])
    finding(session, made, "P02", values={"deployments_total": number(7)})
    return made


@pytest.fixture
def make(session, campaign, coordinator, store):
    def made(number=1, at=NOON, **asked):
        actor = Actor(user_id=coordinator.id, name="Cora", roles={campaign.id: Role.COORDINATOR})
        standpoint = Standpoint(today=TODAY, laws=current_laws(session), user_id=coordinator.id)
        wanted = NewRelease(number=number, title="First answers", **asked)
        plan = ReleasePlan(campaign=campaign, asked=wanted, actor=actor, standpoint=standpoint, at=at)
        return wanted, make_release(session, plan, store)

    return made


@pytest.fixture
def logged(session, asked, volunteer):
    """A deployment, with text that a spreadsheet might run."""
    facts = {"identifier": "borsetshire-police-20260901-1", "authority_id": asked.authority_id, "saved_at": NOON}
    made = Deployment(info_request_id=asked.id, coder_id=volunteer.id, **facts)
    made.put({"location_name": "=Market Place", "faces_scanned": number(1000), "date": DAY}, notes="Ring Mrs Proudie")
    session.add(made)
    session.commit()
    return made
