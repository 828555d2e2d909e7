"""A force with a request that asks for its log, and rows in it."""

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.models import Deployment, Entry
from foi_tracker.usecases.save_deployments import NewRow, NewRows, save_deployments
from tests import builders
from tests.builders import NOON, received, response, sent
from tests.domain.deployments.rows import on, row
from tests.findings_builders import question_set


def force_request(session, campaign, by, name="Borsetshire Police"):
    """A request to a force, answered."""
    force = builders.authority(session, name, kind=AuthorityKind.POLICE_TERRITORIAL)
    history = [sent("2026-09-01"), received("2026-09-01"), response("2026-09-20", "supplied_in_full")]
    made = builders.info_request(session, campaign, force, by=by, history=history)
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    return made


def deployed(session, info_request, by, *rows, form_key=None):
    """Rows in its log, as saving them leaves them."""
    new = [NewRow(position=number, values=values) for number, values in enumerate(rows, 1)]
    entry = Entry(by_id=by.id, at=NOON)
    key = form_key or f"form-{session.query(Deployment).count()}-{info_request.id}"
    return save_deployments(session, info_request, NewRows(rows=new, form_key=key), entry=entry)


def a_row(day="2026-03-04", place="Market Square", **values):
    return row(date=on(day), location_name=place, **values)
