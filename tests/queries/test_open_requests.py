"""A request is over once it is closed and no right of ours runs any more."""

from datetime import date

import pytest
from sqlalchemy import select

from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import InfoRequest
from foi_tracker.queries.open_requests import among_the_open, is_open
from tests import builders
from tests.builders import response, sent

# Refused on 20 October: 40 working days to ask for a review end on 16 December (s.45 Code, para 5.3; not 30 November).
REFUSED = (sent("2026-10-01"), response("2026-10-20", Outcome.REFUSED))
LAST_DAY, DAY_AFTER = date(2026, 12, 16), date(2026, 12, 17)


@pytest.mark.parametrize(
    ("history", "today", "expected"),
    [
        ((), DAY_AFTER, True),
        ((sent("2026-10-01"),), DAY_AFTER, True),
        (REFUSED, LAST_DAY, True),
        (REFUSED, DAY_AFTER, False),
        ((sent("2026-10-01"), response("2026-10-20", Outcome.SUPPLIED_IN_FULL)), LAST_DAY, False),
    ],
    ids=["a draft", "unanswered", "refused, on the right's last day", "refused, the day after", "supplied in full"],
)
def test_what_is_still_open(session, campaign, volunteer, history, today, expected):
    authority = builders.authority(session)
    made = builders.info_request(session, campaign, authority, by=volunteer, history=history)

    found = [
        session.scalars(select(InfoRequest.id).where(how)).all() for how in (is_open(today), among_the_open(today))
    ]

    assert found == [[made.id] if expected else []] * 2
