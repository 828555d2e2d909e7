import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import AuditLine, Entry
from foi_tracker.usecases.change_regime import TWINS, change_regime
from foi_tracker.usecases.record_event import HistoryMoved
from tests import builders
from tests.builders import NOON, day, sent

EXTENDED = [sent("2026-09-01"), happened.TimeExtension(on=day("2026-09-10"))]


@pytest.fixture
def entry(volunteer):
    return Entry(by_id=volunteer.id, at=NOON)


def filed(session, campaign, volunteer, regime):
    authority = builders.authority(session, regime=regime)
    return builders.info_request(session, campaign, authority, by=volunteer, history=EXTENDED)


@pytest.mark.parametrize("regime", list(RegimeCode))
def test_a_law_and_its_environmental_twin_share_a_nation(regime):
    assert TWINS[TWINS[regime]] is regime
    assert TWINS[regime].is_scottish == regime.is_scottish


def test_an_extension_that_foia_does_not_know_counts_under_the_eir(session, campaign, volunteer, entry):
    info_request = filed(session, campaign, volunteer, RegimeCode.FOIA)
    before = info_request.due_on

    assert change_regime(session, info_request, seen_length=2, entry=entry) is RegimeCode.EIR

    assert (before, info_request.due_on) == (day("2026-09-29"), day("2026-10-27"))
    assert [record.event for record in info_request.records] == EXTENDED


def test_there_and_back_again_leaves_two_lines_and_the_first_date(session, campaign, volunteer, entry):
    info_request = filed(session, campaign, volunteer, RegimeCode.FOISA)
    before = info_request.due_on

    for _ in range(2):
        change_regime(session, info_request, seen_length=2, entry=entry)

    assert info_request.due_on == before
    assert session.query(AuditLine).filter_by(action="request.change_regime").count() == 2


def test_a_history_that_has_moved_keeps_its_law(session, campaign, volunteer, entry):
    info_request = filed(session, campaign, volunteer, RegimeCode.FOIA)

    with pytest.raises(HistoryMoved):
        change_regime(session, info_request, seen_length=1, entry=entry)

    assert info_request.regime is RegimeCode.FOIA
