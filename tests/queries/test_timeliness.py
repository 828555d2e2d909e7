from datetime import date

import pytest

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.timeliness import timeliness
from tests import builders
from tests.builders import received, response, sent

TODAY = date(2026, 11, 23)
ASKED = [sent("2026-09-01"), received("2026-09-01")]


def _cites(code):
    return CitedExemption(law=RegimeCode.FOIA, code=code)


@pytest.fixture
def barchester(session):
    return builders.authority(session)


@pytest.fixture
def ask(session, campaign, volunteer, barchester):
    def make(*answers, asked=ASKED):
        return builders.info_request(session, campaign, barchester, by=volunteer, history=[*asked, *answers])

    return make


@pytest.fixture
def record(session, campaign, volunteer, barchester):
    actor = Actor(user_id=volunteer.id, name=volunteer.name, roles={campaign.id: Role.VOLUNTEER})
    return lambda: timeliness(session, barchester.id, actor, laws=current_laws(session), today=TODAY)


def test_an_authority_that_was_never_asked_has_no_record(record):
    found = record()

    assert (found.total, found.asked, found.answered, found.median_days, found.refused) == (0, 0, 0, None, ())


def test_a_draft_is_counted_and_was_not_asked(ask, record):
    ask(asked=[])

    found = record()

    assert (found.total, found.asked, found.waiting) == (1, 0, 0)


def test_answers_in_time_and_late_and_requests_still_waiting_add_up(ask, record):
    ask(response("2026-09-08", Outcome.SUPPLIED_IN_FULL))
    ask(response("2026-11-02", Outcome.NOT_HELD))
    ask()
    ask(asked=[sent("2026-11-20"), received("2026-11-20")])

    found = record()

    assert (found.asked, found.answered, found.in_time, found.late, found.undated) == (4, 2, 1, 1, 0)
    assert (found.waiting, found.overdue) == (2, 1)


def test_the_median_counts_working_days_in_the_requests_own_calendar(ask, record):
    ask(response("2026-09-08", Outcome.SUPPLIED_IN_FULL))
    ask(response("2026-09-10", Outcome.SUPPLIED_IN_FULL))
    ask(response("2026-09-29", Outcome.SUPPLIED_IN_FULL))
    ask(response("2026-01-05", Outcome.SUPPLIED_IN_FULL), asked=[sent("2025-12-23"), received("2025-12-23")])

    found = record()

    assert (found.median_days, found.timed) == (6, 4)


def test_scottish_days_are_counted_by_the_scottish_calendar(session, campaign, volunteer, barchester):
    # Mon 31 August 2026 is a bank holiday in England, Wales and Northern Ireland, and none in Scotland.
    actor = Actor(user_id=volunteer.id, name=volunteer.name, roles={campaign.id: Role.VOLUNTEER})
    glen = builders.authority(session, "Glenbarchester Council", regime=RegimeCode.FOISA)
    history = [sent("2026-08-28"), received("2026-08-28"), response("2026-09-01", Outcome.SUPPLIED_IN_FULL)]
    builders.info_request(session, campaign, glen, by=volunteer, history=history)
    builders.info_request(session, campaign, barchester, by=volunteer, history=history)
    laws = current_laws(session)

    scottish, english = (
        timeliness(session, each.id, actor, laws=laws, today=TODAY).median_days for each in (glen, barchester)
    )

    assert (scottish, english) == (2, 1)


def test_an_exemption_is_counted_once_a_request_and_the_commonest_comes_first(ask, record):
    ask(response("2026-09-08", Outcome.REFUSED, exemptions=(_cites("s.31"), _cites("s.40"))))
    ask(response("2026-09-08", Outcome.REFUSED, exemptions=(_cites("s.31"),)))

    assert [(each.law, each.code, each.requests) for each in record().refused] == [
        ("FOIA", "s.31", 2),
        ("FOIA", "s.40", 1),
    ]
