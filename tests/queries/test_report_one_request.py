"""What one request does to the report: each rule of counting by itself."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Finding, Outcome, RegimeCode, ReviewResult
from foi_tracker.queries.report_census import Timing
from tests import builders
from tests.builders import day, response, sent
from tests.queries.report_world import DISTANT, S31, challenges, cites, exemptions, member, report_for


@pytest.fixture
def ask(session, campaign, volunteer):
    """Makes one more request to one authority, with this history."""
    authority = builders.authority(session, "Felpersham")

    def make(*history):
        return builders.info_request(session, campaign, authority, by=volunteer, history=history)

    return make


@pytest.fixture
def reported(session, campaign, volunteer):
    return lambda: report_for(session, member(volunteer, campaign))


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


@pytest.mark.parametrize(
    ("result", "won"),
    [
        (ReviewResult.UPHELD, 0),
        (ReviewResult.PARTLY_UPHELD, 1),
        (ReviewResult.OVERTURNED, 1),
        (ReviewResult.MORE_RELEASED, 1),
        (ReviewResult.LATE, 0),
        (ReviewResult.DECLINED, 0),
        (None, 0),
    ],
)
def test_a_review_is_won_where_it_changed_the_answer(ask, reported, result, won):
    asked = happened.ReviewRequested(on=day("2026-04-01"))
    ask(*REFUSED, asked, happened.ReviewOutcome(on=day("2026-04-20"), result=result))

    (line,) = reported().reviews
    assert (line.decided, line.won.part) == (1, won)
    assert line.results[result.value if result else "unknown"] == 1


@pytest.mark.parametrize(
    ("because", "asked", "ended"), [("not_accepted", 0, 0), ("resolved", 1, 1), ("withdrawn", 1, 1)]
)
def test_a_complaint_closed_without_a_notice_has_ended_and_one_not_accepted_was_none(
    ask, reported, because, asked, ended
):
    ask(*COMPLAINED, happened.ComplaintClosed(on=day("2026-06-01"), because=because))

    (line,) = reported().complaints
    assert (line.asked.part, line.ended, line.waiting) == (asked, ended, 0)


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


def test_more_time_to_weigh_the_public_interest_refuses_nothing_even_where_an_answer_followed(ask, reported):
    ask(
        sent("2026-09-01"),
        happened.PitExtension(on=day("2026-09-22"), exemptions=(cites("s.24"),)),
        response("2026-10-08", Outcome.SUPPLIED_IN_PART, exemptions=(S31,)),
    )

    assert exemptions(reported()) == {("FOIA", "FOIA", "s.31", False): "1 of 1"}


def test_a_refusal_counts_no_more_once_the_request_was_passed_on_and_waits_again(ask, reported):
    ask(*REFUSED, happened.Transferred(on=day("2026-03-12")))

    found = reported()
    assert (found.answered, exemptions(found)) == (0, {})


def test_an_answer_on_the_day_itself_took_no_working_day(ask, reported):
    ask(sent("2026-09-01"), response("2026-09-01", Outcome.NOT_HELD))

    (line,) = reported().steps
    assert (line.spread.median, line.timed, line.untimed) == (0, 1, 0)


def test_an_answer_dated_before_its_request_is_in_no_median(ask, reported):
    ask(sent("2026-09-01"), response("2026-08-01", Outcome.NOT_HELD))

    (line,) = reported().steps
    assert (line.spread, line.untimed) == (None, 1)
