import pytest

from foi_tracker.models import Entry
from foi_tracker.usecases.record_event import HistoryMoved, record_event
from tests import builders
from tests.builders import NOON, received, sent


def test_what_is_recorded_becomes_the_last_line_of_the_history(session, campaign, volunteer):
    info_request = builders.info_request(session, campaign, builders.authority(session), by=volunteer)

    record_event(session, info_request, sent("2026-09-01"), seen_length=0, entry=Entry(by_id=volunteer.id, at=NOON))

    assert [record.event for record in info_request.records] == [sent("2026-09-01")]


def test_a_form_shown_before_somebody_else_recorded_something_is_refused(session, campaign, volunteer):
    info_request = builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, history=[sent("2026-09-01")]
    )

    with pytest.raises(HistoryMoved):
        record_event(
            session, info_request, received("2026-09-01"), seen_length=0, entry=Entry(by_id=volunteer.id, at=NOON)
        )
