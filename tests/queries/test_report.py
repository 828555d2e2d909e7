"""The report on the ten requests of report_world, whose numbers are counted by hand there and here."""

import pytest
from sqlalchemy import event

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Finding, Outcome, RegimeCode
from foi_tracker.queries.report_census import Timing
from tests import builders
from tests.builders import day, response, sent
from tests.queries.report_world import S31, member, report_for, tell

DISTANT = CitedExemption(law=RegimeCode.FOIA, code="s.99")


@pytest.fixture
def ask(session, campaign, volunteer):
    """Makes one more request to one authority, with this history."""
    authority = builders.authority(session, "Felpersham")

    def make(*history):
        return builders.info_request(session, campaign, authority, by=volunteer, history=history)

    return make


@pytest.fixture
def told(session, campaign, volunteer):
    tell(session, campaign, by=volunteer)


@pytest.fixture
def reported(session, campaign, volunteer):
    return lambda **asked: report_for(session, member(volunteer, campaign), **asked)


def exemptions(found):
    return {(line.asked_under, line.law, line.code, line.ncnd): line.citing.words for line in found.refusals.exemptions}


def nations(found):
    """By nation: asked, in time, late, overdue, waiting in time, ended; and the share in time."""
    shown = (Timing.IN_TIME, Timing.LATE, Timing.OVERDUE, Timing.WAITING, Timing.ENDED)
    return {
        str(line.nation): (line.asked, *(line.counts[each] for each in shown), line.in_time.words)
        for line in found.nations
    }


def challenges(lines):
    """By law: could be challenged, asked, waiting, ended, decided, won."""
    return {
        line.law: (line.could, line.asked.words, line.waiting, line.ended, line.decided, line.won.words)
        for line in lines
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


def test_an_exemption_of_another_law_is_counted_among_the_requests_it_was_cited_to(ask, reported):
    elsewhere = CitedExemption(law=RegimeCode.EIR, code="reg 12(4)(b)")
    ask(sent("2026-09-01"), response("2026-09-08", Outcome.REFUSED, exemptions=(elsewhere, S31)))
    ask(sent("2026-09-01"), response("2026-09-08", Outcome.SUPPLIED_IN_FULL))

    assert exemptions(reported())["FOIA", "EIR", "reg 12(4)(b)", False] == "1 of 2"


def test_an_exemption_that_is_not_in_our_list_has_no_title_and_is_counted(ask, reported):
    ask(sent("2026-09-01"), response("2026-09-08", Outcome.REFUSED, exemptions=(DISTANT,)))

    (line,) = reported().refusals.exemptions
    assert (line.title, line.citing.words) == ("", "1 of 1")


REFUSED = (sent("2026-03-02"), response("2026-03-09", Outcome.REFUSED, exemptions=(S31,)))
COMPLAINED = (*REFUSED, happened.Complaint(on=day("2026-05-01")))


@pytest.mark.parametrize(
    ("finding", "won"),
    [(Finding.UPHELD, 1), (Finding.PARTLY_UPHELD, 1), (Finding.NOT_UPHELD, 0), (None, 0)],
)
def test_a_complaint_is_won_where_the_notice_agrees_with_any_of_it(ask, reported, finding, won):
    ask(*COMPLAINED, happened.DecisionNotice(on=day("2026-09-01"), finding=finding))

    (line,) = reported().complaints
    assert (line.decided, line.won.part) == (1, won)
    assert line.results[finding.value if finding else "unknown"] == 1


def test_a_second_complaint_waits_though_the_first_was_decided(ask, reported):
    ask(*COMPLAINED, happened.DecisionNotice(on=day("2026-09-01")), happened.Complaint(on=day("2026-10-01")))

    (line,) = reported().complaints
    assert (line.asked.words, line.waiting, line.decided) == ("1 of 1", 1, 0)


def test_a_second_review_waits_though_the_first_was_decided(ask, reported):
    asked, decided = happened.ReviewRequested(on=day("2026-04-01")), happened.ReviewOutcome(on=day("2026-04-20"))
    ask(*REFUSED, asked, decided, happened.ReviewRequested(on=day("2026-05-01")))

    (line,) = reported().reviews
    assert (line.asked.words, line.waiting, line.decided) == ("1 of 1", 1, 0)


def test_a_review_that_was_won_still_counts_once_everything_has_been_supplied(ask, reported):
    ask(
        *REFUSED,
        happened.ReviewRequested(on=day("2026-04-01")),
        happened.ReviewOutcome(on=day("2026-04-20"), result="overturned"),
        response("2026-04-21", Outcome.SUPPLIED_IN_FULL),
    )

    assert challenges(reported().reviews) == {"FOIA": (1, "1 of 1", 0, 0, 1, "1 of 1")}


def test_days_to_answer_run_from_our_reply_where_the_authority_asked_what_we_meant(ask, reported):
    # Reply on Mon 14 September, answer on Wed 16: two working days, and not the eleven since 1 September.
    ask(
        sent("2026-09-01"),
        happened.ClarificationRequested(on=day("2026-09-04")),
        happened.ClarificationProvided(on=day("2026-09-14")),
        response("2026-09-16", Outcome.SUPPLIED_IN_FULL),
    )

    (line,) = reported().steps
    assert line.spread.median == 2


def test_a_stopped_clock_and_a_posted_letter_have_places_of_their_own(ask, reported):
    ask(sent("2026-09-01"), happened.ClarificationRequested(on=day("2026-09-04")))
    ask(sent("2026-11-02", channel="post"))

    (line,) = reported().nations
    assert (line.counts[Timing.STOPPED], line.counts[Timing.NO_DATE], line.asked) == (1, 1, 2)


@pytest.mark.usefixtures("told")
def test_the_whole_report_takes_three_statements(session, volunteer, campaign):
    seen = []
    actor, engine = member(volunteer, campaign), session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))

    report_for(session, actor)

    assert len([each for each in seen if "info_requests" in each]) == 3
