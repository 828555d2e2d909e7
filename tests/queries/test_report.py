"""The report on the ten requests of report_world, whose numbers are counted by hand there and here."""

import pytest
from sqlalchemy import event

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.queries.report_census import Timing
from tests import builders
from tests.builders import day, response, sent
from tests.queries.report_world import DISTANT, challenges, exemptions, member, report_for, tell


@pytest.fixture
def told(session, campaign, volunteer):
    tell(session, campaign, by=volunteer)


@pytest.fixture
def reported(session, campaign, volunteer):
    return lambda **asked: report_for(session, member(volunteer, campaign), **asked)


def nations(found):
    """By nation: asked, in time, late, overdue, waiting in time, ended; and the share in time."""
    shown = (Timing.IN_TIME, Timing.LATE, Timing.OVERDUE, Timing.WAITING, Timing.ENDED)
    return {
        str(line.nation): (line.asked, *(line.counts[each] for each in shown), line.in_time.words)
        for line in found.nations
    }


@pytest.mark.usefixtures("told")
def test_nine_of_ten_were_sent_and_five_answered(reported):
    # A, B, F and H were answered, and G at its review; I was never sent.
    found = reported()

    assert (found.asked, found.answered) == (9, 5)


@pytest.mark.usefixtures("told")
def test_a_request_counts_once_for_each_exemption_of_an_answer_that_stands(reported):
    # Three answered under FOIA (A, B, F), two under FOISA (G, H). C took more time; D was taken back.
    assert exemptions(reported()) == {
        ("FOIA", "FOIA", "s.31", False): "2 of 3",
        ("FOIA", "FOIA", "s.40(2)", False): "1 of 3",
        ("FOIA", "FOIA", "s.23", True): "1 of 3",
        ("FOIA", "FOIA", "s.31", True): "1 of 3",
        ("FOISA", "FOISA", "s.35", False): "1 of 2",
    }


@pytest.mark.usefixtures("told")
def test_every_kind_that_answered_is_named_beside_an_exemption_even_if_it_never_cited_it(reported):
    s31 = next(line for line in reported().refusals.exemptions if line.code == "s.31" and not line.ncnd)

    assert s31.title == "Law enforcement"
    assert [(kind, share.words) for kind, share in s31.by_kind] == [
        ("unitary", "2 of 2"),
        ("police_territorial", "0 of 1"),
    ]


@pytest.mark.usefixtures("told")
def test_refusals_by_kind_count_a_request_once_however_much_it_cites(reported):
    assert {(line.kind, line.law): line.citing.words for line in reported().refusals.kinds} == {
        ("unitary", "FOIA"): "2 of 2",
        ("police_territorial", "FOIA"): "1 of 1",
        ("scottish_council", "FOISA"): "1 of 2",
    }


@pytest.mark.usefixtures("told")
def test_reviews_are_counted_from_what_could_be_challenged_to_what_was_won(reported):
    # FOIA: A, B and F withheld something, C and D are overdue. Asked: A, won, and F, waiting. FOISA: G alone, lost.
    assert challenges(reported().reviews) == {
        "FOIA": (5, "2 of 5", 1, 0, 1, "1 of 1"),
        "FOISA": (1, "1 of 1", 0, 0, 1, "0 of 1"),
    }


@pytest.mark.usefixtures("told")
def test_complaints_are_counted_likewise(reported):
    assert challenges(reported().complaints) == {
        "FOIA": (5, "1 of 5", 1, 0, 0, "0 of 0"),
        "FOISA": (1, "0 of 1", 0, 0, 0, "0 of 0"),
    }


@pytest.mark.usefixtures("told")
def test_days_are_counted_in_each_requests_own_calendar_and_those_that_wait_are_in_no_median(reported):
    # Answers under FOIA: A 5, B 7, F 44; C, D and E wait, J ended. Under FOISA: H 2; G waits.
    found = {
        (line.step, line.law): (
            line.spread and (line.spread.median, line.spread.least, line.spread.most),
            line.timed,
            line.waiting,
            line.ended,
        )
        for line in reported().steps
    }

    assert found == {
        ("answer", "FOIA"): ((7, 5, 44), 3, 3, 1),
        ("answer", "FOISA"): ((2, 2, 2), 1, 1, 0),
        ("review", "FOIA"): ((20, 20, 20), 1, 1, 0),
        ("review", "FOISA"): ((6, 6, 6), 1, 0, 0),
        ("decision_notice", "FOIA"): (None, 0, 1, 0),
    }


@pytest.mark.usefixtures("told")
def test_timeliness_by_nation_gives_each_request_one_place(reported):
    # England: A, B in time; C, D overdue; E waits; J ended. Wales: F late. Scotland: H in time; G overdue for good.
    assert nations(reported()) == {
        "England": (6, 2, 0, 2, 1, 1, "2 of 4"),
        "Wales": (1, 0, 1, 0, 0, 0, "0 of 1"),
        "Scotland": (2, 1, 0, 1, 0, 0, "1 of 2"),
        "None": (9, 3, 1, 3, 1, 1, "3 of 7"),
    }


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"campaign": "lfrt"}, 9),
        ({"campaign": "nowhere"}, 0),
        ({"nation": "Wales"}, 1),
        ({"region": "Scotland"}, 2),
        ({"kind": "unitary"}, 6),
        ({"regime": "FOISA"}, 2),
        ({"sent_from": "2026-09-01"}, 7),
        ({"sent_to": "28/8/2026"}, 2),
        ({"sent_from": "1/9/2026", "sent_to": "1 Sep 2026"}, 6),
        ({"sent_from": "soon"}, 0),
        ({"kind": "wizard"}, 0),
    ],
)
def test_every_filter_narrows_what_the_report_is_about(reported, asked, number):
    assert reported(**asked).asked == number


@pytest.mark.usefixtures("told")
def test_another_campaigns_requests_change_no_number(session, volunteer, campaign, reported):
    before = reported()
    other = builders.campaign(session, "cctv", "CCTV")
    tell_elsewhere(session, other, volunteer)

    after = reported()

    assert (after.tallies, after.refusals, after.steps) == (before.tallies, before.refusals, before.steps)
    assert report_for(session, member(volunteer, campaign, other)).asked == before.asked + 1
    assert report_for(session, member(volunteer, campaign), campaign="cctv").asked == 0


def tell_elsewhere(session, campaign, by):
    authority = builders.authority(session, "Elsewhere")
    history = [
        sent("2026-09-01"),
        response("2026-09-08", Outcome.REFUSED, exemptions=(DISTANT,)),
        happened.ReviewRequested(on=day("2026-09-15")),
    ]
    builders.info_request(session, campaign, authority, by=by, history=history)


@pytest.mark.usefixtures("told")
def test_the_whole_report_takes_three_statements(session, volunteer, campaign):
    seen = []
    actor, engine = member(volunteer, campaign), session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))

    report_for(session, actor)

    assert len([each for each in seen if "info_requests" in each]) == 3
