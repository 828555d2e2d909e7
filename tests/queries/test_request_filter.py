from datetime import timedelta

import pytest

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Awaiting, Outcome, Phase, RegimeCode, Stage
from foi_tracker.models import InfoRequest
from foi_tracker.queries.request_filter import LateBand, RequestFilter, Standpoint
from tests import builders
from tests.builders import day
from tests.conftest import TODAY


@pytest.fixture
def filed(session, campaign, volunteer):
    """Makes a request whose derived columns are set by hand, as only these columns are read here."""

    def make(authority=None, **columns):
        authority = authority or builders.authority(session, f"Borset{session.query(InfoRequest).count()} Council")
        info_request = builders.info_request(session, campaign, authority, by=volunteer)
        for name, value in columns.items():
            setattr(info_request, name, value)
        session.commit()
        return info_request

    return make


def found(session, volunteer, **args):
    standpoint = Standpoint(today=TODAY, laws=laws(), user_id=volunteer.id)
    conditions = RequestFilter.from_args(args).conditions(standpoint)
    return session.query(InfoRequest).where(*conditions).order_by(InfoRequest.id).all()


def test_a_filter_survives_being_written_to_a_url_and_read_back():
    chosen = RequestFilter(
        campaign="lfrt", kind=AuthorityKind.UNITARY, owner="nobody", overdue=True, late_band=LateBand.UP_TO_20
    )

    assert RequestFilter.from_args(chosen.args()) == chosen


def test_a_word_that_no_vocabulary_knows_finds_nothing_rather_than_everything(session, filed, volunteer):
    filed()

    chosen = RequestFilter.from_args({"stage": "lost", "owner": "'; drop"})

    assert chosen == RequestFilter(unknown="stage=lost owner='; drop")
    assert RequestFilter.from_args(chosen.args()) == chosen
    assert found(session, volunteer, nation="Narnia") == []


def test_a_parameter_that_is_no_filter_is_left_out():
    assert RequestFilter.from_args({"colour": "red", "utm_source": "mail"}) == RequestFilter()


def test_a_request_due_today_is_due_this_week_and_not_overdue(session, filed, volunteer):
    due_today = filed(awaiting=Awaiting.AUTHORITY, due_on=TODAY)

    assert found(session, volunteer, late_band="due_this_week") == [due_today]
    assert found(session, volunteer, overdue="1") == []


def test_a_request_without_a_date_is_in_no_band(session, filed, volunteer):
    filed(awaiting=Awaiting.AUTHORITY, due_on=None)

    assert [found(session, volunteer, late_band=band) for band in LateBand] == [[]] * 4


def test_every_overdue_request_is_in_exactly_one_band_by_its_own_calendar(session, filed, volunteer):
    late = [LateBand.UP_TO_5, LateBand.UP_TO_20, LateBand.OVER_20]
    requests = [
        filed(awaiting=Awaiting.AUTHORITY, due_on=TODAY - timedelta(days=days), regime=regime)
        for days in range(1, 60, 3)
        for regime in (RegimeCode.FOIA, RegimeCode.FOISA)
    ]

    bands = {band: found(session, volunteer, late_band=band) for band in late}

    assert sorted(each.id for rows in bands.values() for each in rows) == [each.id for each in requests]
    for each in bands[LateBand.UP_TO_5]:
        assert laws()[each.regime].calendar.between(each.due_on, TODAY) <= 5
    for each in bands[LateBand.UP_TO_20]:
        assert 5 < laws()[each.regime].calendar.between(each.due_on, TODAY) <= 20
    for each in bands[LateBand.OVER_20]:
        assert laws()[each.regime].calendar.between(each.due_on, TODAY) > 20


def test_nobodys_requests_and_mine_are_told_apart(session, filed, volunteer):
    mine, orphan = filed(owner_id=volunteer.id), filed()

    assert found(session, volunteer, owner="me") == [mine]
    assert found(session, volunteer, owner="nobody") == [orphan]
    assert found(session, volunteer, owner=str(volunteer.id)) == [mine]


def test_facts_of_the_authority_narrow_the_list(session, filed, volunteer):
    police = builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL, region="Wessex")
    theirs = filed(authority=police)
    filed()

    assert found(session, volunteer, kind="police_territorial") == [theirs]
    assert found(session, volunteer, region="Wessex", nation="England") == [theirs]
    assert found(session, volunteer, authority="borsetshire-police") == [theirs]
    assert found(session, volunteer, region="Wessex", nation="Wales") == []


@pytest.mark.parametrize("text", ["lfr-0002", "2", "0002", "arsetshire pol"])
def test_a_search_finds_a_reference_its_number_or_part_of_a_name(session, filed, volunteer, text):
    filed()
    wanted = filed(authority=builders.authority(session, "Barsetshire Police"))

    assert found(session, volunteer, text=text) == [wanted]


def test_a_percent_sign_in_a_search_means_itself(session, filed, volunteer):
    filed()

    assert found(session, volunteer, text="%") == []


def test_stages_and_turns_narrow_the_list(session, filed, volunteer):
    waiting = filed(stage=Stage.AWAITING_RESPONSE, awaiting=Awaiting.AUTHORITY, due_on=day("2026-12-01"))
    filed(stage=Stage.CLOSED, awaiting=Awaiting.NOBODY)

    assert found(session, volunteer, stage="awaiting_response") == [waiting]
    assert found(session, volunteer, awaiting="authority", campaign="lfrt") == [waiting]
    assert found(session, volunteer, campaign="elsewhere") == []


def test_an_exemption_finds_the_requests_whose_answers_cite_it_under_its_own_law(session, campaign, volunteer):
    cited = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")
    history = [builders.sent("2026-09-01"), builders.response("2026-09-20", Outcome.REFUSED, exemptions=(cited,))]
    refused = builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=history)
    builders.info_request(session, campaign, builders.authority(session, "Borsetshire"), by=volunteer)

    assert found(session, volunteer, exemption="FOIA s.31") == [refused]
    assert found(session, volunteer, exemption="FOISA s.35(1)(a)") == []
    assert RequestFilter.from_args({"exemption": "FOIA s.999"}).unknown == "exemption=FOIA s.999"
    assert RequestFilter.from_args({"exemption": "ACT s.31"}).unknown == "exemption=ACT s.31"


def test_how_far_a_request_has_got_can_be_asked_for(filed, session, volunteer):
    appealed = filed(phase=Phase.APPEALED)
    filed(phase=Phase.APPEAL_DECIDED)

    assert found(session, volunteer, phase="appealed") == [appealed]
