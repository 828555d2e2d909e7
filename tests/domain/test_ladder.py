"""How far up its ladder a request has got, under each law."""

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.ladder import Progress, Step, ladder
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import (
    Appellant,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    Level,
    Outcome,
    RegimeCode,
    ReviewResult,
)
from tests.builders import day, received, response
from tests.domain.histories import HISTORIES, REGIMES

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)
ASKED = received("2026-03-02")  # due Mon 30 Mar 2026 in Scotland too; 17 March counts out under FOIA, so Tue 31 Mar
REFUSED = response("2026-03-23", Outcome.REFUSED)
REVIEW = happened.ReviewRequested(on=day("2026-04-13"))
OUTCOME = happened.ReviewOutcome(on=day("2026-05-01"), result=ReviewResult.UPHELD)
COMPLAINT = happened.Complaint(on=day("2026-05-11"), reference="IC-123456-X1Y2")
NOTICE = happened.DecisionNotice(
    on=day("2026-09-01"), reference="DN-9001", finding=Finding.UPHELD, comply_by=day("2026-10-06")
)
APPEAL = happened.Appeal(on=day("2026-09-21"), forum=Forum.FIRST_TIER_TRIBUNAL, reference="EA/2026/9001")
TO_THE_NOTICE = [ASKED, REFUSED, REVIEW, OUTCOME, COMPLAINT, NOTICE]


def climbed(history, law=FOIA, today="2026-11-23"):
    return ladder(history, law, day(today))


def progress(history, law=FOIA, today="2026-11-23"):
    return [rung.progress for rung in climbed(history, law, today)]


def test_the_rungs_bear_the_names_of_their_law():
    names = {law.code: [rung.name for rung in climbed([ASKED], law)] for law in laws().values()}

    ico, sic = "Information Commissioner's Office", "Scottish Information Commissioner"
    assert names == {
        RegimeCode.FOIA: ["Answer", "Internal review", ico, "First-tier Tribunal", "Upper Tribunal"],
        RegimeCode.FOISA: ["Answer", "Requirement for review", sic, "Court of Session"],
        RegimeCode.EIR: ["Answer", "Reconsideration", ico, "First-tier Tribunal", "Upper Tribunal"],
        RegimeCode.EISR: ["Answer", "Review of the decision", sic, "Court of Session"],
    }


def test_before_day_twenty_only_the_answer_runs():
    answer, *others = climbed([ASKED], today="2026-03-31")

    assert (answer.progress, answer.due_on, answer.level, answer.provision) == (
        Progress.RUNNING,
        day("2026-03-31"),
        Level.STATUTE,
        "FOIA s.10(1)",
    )
    assert {rung.progress for rung in others} == {Progress.NOT_YET}


def test_after_silence_the_commissioner_is_open_in_england_and_only_a_review_in_scotland():
    _, review, commissioner, *_ = climbed([ASKED], FOIA, today="2026-04-01")
    _, scottish_review, scottish_commissioner, _ = climbed([ASKED], FOISA, today="2026-04-01")

    assert (review.progress, commissioner.progress) == (Progress.NOT_YET, Progress.OURS)
    assert (commissioner.opens_on, commissioner.closes_on) == (day("2026-04-01"), None)
    assert (scottish_review.progress, scottish_commissioner.progress) == (Progress.OURS, Progress.NOT_YET)
    assert scottish_commissioner.opens_on is None


def test_a_refusal_leaves_a_review_ours_until_its_last_day_and_closed_after_it():
    # 40 working days after Mon 23 Mar 2026, without 3 and 6 April and 4 and 25 May: Thu 21 May 2026 (guidance).
    _, before, *_ = climbed([ASKED, REFUSED], today="2026-05-21")
    _, after, *_ = climbed([ASKED, REFUSED], today="2026-05-22")

    assert (before.progress, before.closes_on, before.level) == (Progress.OURS, day("2026-05-21"), Level.GUIDANCE)
    assert after.progress is Progress.CLOSED


@pytest.mark.parametrize("law", [FOISA, EISR], ids=lambda law: law.code)
@given(history=HISTORIES)
def test_the_scottish_commissioner_is_never_ours_before_a_review(law, history):
    _, review, commissioner, *_ = ladder(history, law, day("2026-11-23"))

    assert commissioner.progress is not Progress.OURS or review.began_on or review.done_on


def test_a_review_under_way_has_its_day_and_the_commissioner_opens_after_it():
    # FOIA: 20 working days after Mon 13 Apr 2026, without 4 May, is Tue 12 May; 40, without 25 May, is Wed 10 Jun.
    _, review, commissioner, *_ = climbed([ASKED, REFUSED, REVIEW], today="2026-04-20")

    assert (review.progress, review.began_on, review.due_on) == (Progress.RUNNING, REVIEW.on, day("2026-05-12"))
    assert (commissioner.progress, commissioner.opens_on) == (Progress.NOT_YET, day("2026-06-11"))


def test_an_outcome_shows_that_there_was_a_review_though_nobody_recorded_the_asking():
    _, review, commissioner, _ = climbed([ASKED, REFUSED, OUTCOME], FOISA, today="2026-05-04")

    assert (review.progress, review.done_on, commissioner.progress) == (Progress.DONE, OUTCOME.on, Progress.OURS)


def test_a_review_that_was_skipped_is_said_to_be_passed_over():
    assert progress([ASKED, happened.Complaint(on=day("2026-04-10"))])[:3] == [
        Progress.RUNNING,
        Progress.PASSED_OVER,
        Progress.RUNNING,
    ]


def test_the_scottish_commissioner_has_four_months():
    _, _, commissioner, _ = climbed([ASKED, REFUSED, REVIEW, OUTCOME, COMPLAINT], FOISA)

    assert (commissioner.progress, commissioner.due_on, commissioner.reference) == (
        Progress.RUNNING,
        day("2026-09-11"),
        "IC-123456-X1Y2",
    )


def test_a_decision_says_what_it_found_what_it_ordered_and_until_when_one_may_appeal():
    _, _, commissioner, appeal, further = climbed(TO_THE_NOTICE, today="2026-09-29")

    assert (commissioner.done_on, commissioner.reference, commissioner.result, commissioner.comply_by) == (
        day("2026-09-01"),
        "DN-9001",
        "our complaint was upheld",
        day("2026-10-06"),
    )
    assert (appeal.progress, appeal.closes_on, appeal.level) == (Progress.OURS, day("2026-09-29"), Level.RULE)
    assert further.progress is Progress.NOT_YET


def test_in_scotland_the_appeal_is_to_the_court_within_forty_two_days():
    *_, court = climbed(TO_THE_NOTICE, FOISA, today="2026-10-13")

    assert (court.progress, court.closes_on) == (Progress.OURS, day("2026-10-13"))
    assert progress(TO_THE_NOTICE, FOISA, "2026-10-14")[-1] is Progress.CLOSED


def test_what_was_ordered_is_no_longer_owed_once_it_was_done_or_while_an_appeal_lasts():
    obeyed = [*TO_THE_NOTICE, response("2026-10-02", Outcome.SUPPLIED_IN_FULL)]

    assert climbed(obeyed)[2].comply_by is None
    assert climbed([*TO_THE_NOTICE, APPEAL])[2].comply_by is None


def test_an_appeal_runs_without_a_day_until_it_is_decided():
    decided = happened.FttDecision(on=day("2026-11-02"), disposal=Disposal.DISMISSED)

    running = climbed([*TO_THE_NOTICE, APPEAL])[3]
    *_, appeal, further = climbed([*TO_THE_NOTICE, APPEAL, decided])

    assert (running.progress, running.due_on, running.reference) == (Progress.RUNNING, None, "EA/2026/9001")
    assert (appeal.progress, appeal.result) == (Progress.DONE, "the appeal was dismissed")
    assert (further.progress, further.closes_on) == (Progress.OURS, day("2026-11-30"))


def test_an_appeal_of_the_authoritys_is_a_rung_like_ours_and_so_is_the_court():
    theirs = happened.Appeal(on=day("2026-09-21"), forum=Forum.COURT_OF_SESSION, by=Appellant.AUTHORITY)
    decided = happened.CourtDecision(on=day("2026-11-02"), disposal=Disposal.ALLOWED, comply_by=day("2026-12-01"))

    *_, court = climbed([*TO_THE_NOTICE, theirs, decided], FOISA)

    assert (court.progress, court.result, court.comply_by) == (
        Progress.DONE,
        "the appeal was allowed",
        day("2026-12-01"),
    )


def test_a_complaint_closed_without_a_decision_is_the_end():
    closed = happened.ComplaintClosed(on=day("2026-06-01"), because=ClosedBecause.RESOLVED)

    _, _, commissioner, appeal, further = climbed([ASKED, REFUSED, REVIEW, OUTCOME, COMPLAINT, closed])

    assert (commissioner.progress, commissioner.result) == (Progress.DONE, "resolved without a decision notice")
    assert (appeal.progress, further.progress) == (Progress.PASSED_OVER, Progress.PASSED_OVER)


def test_nothing_above_a_request_that_was_withdrawn_is_still_to_come():
    assert set(progress([ASKED, happened.Withdrawn(on=day("2026-03-10"))])) == {Progress.PASSED_OVER}


@given(HISTORIES, REGIMES)
def test_every_history_has_a_ladder_and_what_is_ours_says_from_when_or_until_when(history, code):
    rungs = ladder(history, laws()[code], day("2026-11-23"))

    assert [rung.step for rung in rungs] == list(Step)[: len(rungs)]
    for rung in rungs:
        assert rung.progress is not Progress.OURS or rung.opens_on or rung.closes_on
        assert rung.progress is not Progress.DONE or rung.done_on
