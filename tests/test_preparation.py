"""Starting again on what is there already."""

from sqlalchemy import update

from foi_tracker.db import db
from foi_tracker.domain.events import ReviewOutcome, ReviewRequested
from foi_tracker.domain.vocabulary import Outcome, ReviewResult
from foi_tracker.models import InfoRequest
from foi_tracker.preparation import DERIVING, prepare
from tests import builders


def test_a_demonstration_that_is_built_starts_again_at_once(app, session, campaign, volunteer):
    app.config["DEMONSTRATION"] = True
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=[])
    session.commit()
    said = []

    prepare(app, said.append)

    assert not any("Demonstration" in line for line in said)


def test_what_an_upgrade_left_underived_is_derived_at_the_next_start(app, session, campaign, volunteer):
    history = [
        builders.sent("2026-08-03"),
        builders.response("2026-08-31", Outcome.REFUSED),
        ReviewRequested(on=builders.day("2026-09-07")),
        ReviewOutcome(on=builders.day("2026-10-05"), result=ReviewResult.OVERTURNED),
    ]
    reviewed = builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=history)
    reference = reviewed.reference
    session.execute(update(InfoRequest).values(review_result=None))  # as a migration leaves a column that it adds
    session.commit()
    (app.config["DATA_DIR"] / DERIVING).touch()
    said = []

    prepare(app, said.append)
    prepare(app, said.append)

    with app.app_context():
        (found,) = db.session.query(InfoRequest).filter_by(reference=reference)
        assert found.review_result is ReviewResult.OVERTURNED
    assert [line for line in said if "derived again" in line] == ["  Requests: 1 derived again from their histories"]
