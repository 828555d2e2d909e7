"""Out of time, or out of order: saved all the same, with the day and the provision said; impossible is refused."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.plausibility import problems
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Forum, OrderedStep, Outcome, RegimeCode
from tests.builders import day, received, response

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)
TODAY = day("2026-11-23")
ASKED = received("2025-09-01")  # answer due Mon 29 Sep 2025 everywhere in the UK
REFUSED = response("2025-09-22", Outcome.REFUSED)
REVIEW = happened.ReviewRequested(on=day("2025-10-06"))
OUTCOME = happened.ReviewOutcome(on=day("2025-10-31"))
COMPLAINT = happened.Complaint(on=day("2025-11-10"))
NOTICE = happened.DecisionNotice(on=day("2026-05-05"))
APPEAL = happened.Appeal(on=day("2026-05-20"), forum=Forum.FIRST_TIER_TRIBUNAL)
COURT_APPEAL = happened.Appeal(on=day("2026-05-20"), forum=Forum.COURT_OF_SESSION)
TO_THE_NOTICE = [ASKED, REFUSED, REVIEW, OUTCOME, COMPLAINT, NOTICE]


def said(event, history, law=FOIA):
    """Every sentence about recording this; nothing here may block."""
    found = problems(event, history, law, TODAY)
    assert not any(problem.blocks for problem in found), found
    return " ".join(problem.text for problem in found)


def refused(event, history, law=FOIA):
    """The sentences that keep it from being saved."""
    return [problem.text for problem in problems(event, history, law, TODAY) if problem.blocks]


def asked_again(text):
    return happened.ReviewRequested(on=day(text))


def complained(text):
    return happened.Complaint(on=day(text))


def test_a_review_after_the_forty_working_days_of_the_code_is_late_by_guidance_only():
    # Day 0 is the day of the answer, Mon 22 Sep 2025; no bank holiday falls in the forty working days.
    assert said(asked_again("2025-11-17"), [ASKED, REFUSED]) == ""
    assert said(asked_again("2025-11-18"), [ASKED, REFUSED]) == (
        "The last day to ask for a review was Mon 17 Nov 2025 (guidance: s.45 Code of Practice, para 5.3). "
        "The authority need not carry it out, but may."
    )


def test_in_scotland_a_review_is_late_by_statute_after_day_sixty_and_may_be_accepted():
    # FOISA s.20(5)(a): forty working days after Mon 29 Sep 2025, St Andrew's Day not yet among them.
    assert said(asked_again("2025-11-24"), [ASKED, REFUSED], FOISA) == ""
    assert said(asked_again("2025-11-25"), [ASKED, REFUSED], FOISA) == (
        "The last day to ask for a review was Mon 24 Nov 2025 (FOISA s.20(5)(a)). "
        "The authority may still accept it (FOISA s.20(6))."
    )


@pytest.mark.parametrize(("law", "provision"), [(EIR, "EIR reg 11(2)"), (EISR, "EI(S)R reg 16(2)")])
def test_environmental_reviews_are_late_by_statute_forty_working_days_after_the_answer(law, provision):
    text = said(asked_again("2025-11-18"), [ASKED, REFUSED], law)

    assert f"Mon 17 Nov 2025 ({provision}" in text


@pytest.mark.parametrize("law", [FOISA, EISR], ids=lambda law: law.code)
def test_in_scotland_a_complaint_before_a_review_is_said_to_come_too_soon(law):
    text = said(COMPLAINT, [ASKED, REFUSED], law)

    assert text == "Ask for a review first: before that the Commissioner takes no application (FOISA s.47(1))."


def test_elsewhere_a_complaint_about_an_answer_without_a_review_may_be_sent_back():
    assert "review first (FOIA s.50(2)(a))" in said(COMPLAINT, [ASKED, REFUSED])


def test_silence_can_be_complained_of_from_the_day_after_day_twenty():
    assert "only from Tue 30 Sep 2025 (guidance: FOIA s.50" in said(complained("2025-09-29"), [ASKED])
    assert said(complained("2025-09-30"), [ASKED]) == ""


def test_after_six_weeks_the_commissioner_of_the_rest_of_the_uk_is_late_by_guidance():
    # Six weeks after Fri 31 Oct 2025.
    history = [ASKED, REFUSED, REVIEW, OUTCOME]

    assert said(complained("2025-12-12"), history) == ""
    assert said(complained("2025-12-13"), history) == (
        "The last day to complain was Fri 12 Dec 2025 (guidance: FOIA s.50(2)(b); ICO: complain within six weeks). "
        "That is guidance: the Commissioner may still take it."
    )


def test_after_six_months_the_scottish_commissioner_is_late_by_statute_and_may_accept():
    # Six months after Fri 31 Oct 2025: April has no 31st.
    history = [ASKED, REFUSED, REVIEW, OUTCOME]

    assert said(complained("2026-04-30"), history, FOISA) == ""
    assert said(complained("2026-05-01"), history, FOISA) == (
        "The last day to complain was Thu 30 Apr 2026 (FOISA s.47(4)(a)). "
        "The Commissioner may still accept it (FOISA s.47(5))."
    )


def test_a_complaint_while_a_review_has_time_left_is_too_soon():
    # FOISA s.21(1): twenty working days after Mon 6 Oct 2025 is Mon 3 Nov 2025.
    history = [ASKED, REFUSED, REVIEW]

    assert "only from Tue 4 Nov 2025" in said(complained("2025-11-03"), history, FOISA)
    assert said(complained("2025-11-04"), history, FOISA) == ""


def test_a_decision_without_a_complaint_is_history_all_the_same():
    assert said(NOTICE, [ASKED, REFUSED]) == "No complaint to the regulator is recorded."


def test_a_decision_dated_before_the_complaint_is_impossible():
    notice = happened.DecisionNotice(on=day("2025-11-09"))

    assert refused(notice, [ASKED, COMPLAINT]) == ["That is before the complaint was made, on Mon 10 Nov 2025."]


@pytest.mark.parametrize(
    ("law", "early", "last", "rule"),
    [
        (FOIA, "2026-06-01", "2026-06-02", "Tue 2 Jun 2026, and nothing can be ordered for sooner (FOIA s.50(6))"),
        (FOISA, "2026-06-15", "2026-06-16", "Tue 16 Jun 2026, and nothing can be ordered for sooner (FOISA s.49(7))"),
    ],
    ids=["FOIA", "FOISA"],
)
def test_steps_due_before_the_time_to_appeal_ends_are_doubted(law, early, last, rule):
    def ordered(text):
        return happened.DecisionNotice(on=NOTICE.on, steps=(OrderedStep.DISCLOSE,), comply_by=day(text))

    assert rule in said(ordered(early), TO_THE_NOTICE[:-1], law)
    assert said(ordered(last), TO_THE_NOTICE[:-1], law) == ""


def test_steps_without_a_day_ask_for_the_day():
    ordered = happened.DecisionNotice(on=NOTICE.on, steps=(OrderedStep.DISCLOSE,))

    assert "Add the day if it names one" in said(ordered, TO_THE_NOTICE[:-1])


@pytest.mark.parametrize(
    ("law", "forum", "last", "late", "words"),
    [
        (
            FOIA,
            Forum.FIRST_TIER_TRIBUNAL,
            "2026-06-02",
            "2026-06-03",
            "Tue 2 Jun 2026 (FOIA s.57; GRC Rules r.22(1)(b)",
        ),
        (FOISA, Forum.COURT_OF_SESSION, "2026-06-16", "2026-06-17", "Tue 16 Jun 2026 (FOISA s.56; RCS r.41.20(1)(b))"),
    ],
    ids=["tribunal", "court"],
)
def test_an_appeal_after_its_days_is_late(law, forum, last, late, words):
    assert said(happened.Appeal(on=day(last), forum=forum), TO_THE_NOTICE, law) == ""
    assert words in said(happened.Appeal(on=day(late), forum=forum), TO_THE_NOTICE, law)


@pytest.mark.parametrize(
    ("event", "history"),
    [
        (happened.FttDecision(on=day("2026-10-01")), [*TO_THE_NOTICE, COURT_APPEAL]),
        (happened.Appeal(on=day("2026-05-20"), forum=Forum.FIRST_TIER_TRIBUNAL), TO_THE_NOTICE),
    ],
)
def test_under_scottish_law_the_tribunals_are_the_wrong_place(event, history):
    assert said(event, history, FOISA) == (
        "Under FOISA an appeal goes to the Court of Session (FOISA s.56). Check the law."
    )


def test_elsewhere_the_court_of_session_is_the_wrong_place():
    text = said(happened.CourtDecision(on=day("2026-10-01")), [*TO_THE_NOTICE, APPEAL])

    assert text == (
        "Under FOIA an appeal goes to the First-tier Tribunal, then the Upper Tribunal (FOIA s.57). Check the law."
    )


def test_the_upper_tribunal_does_not_come_first():
    text = said(happened.Appeal(on=day("2026-05-20"), forum=Forum.UPPER_TRIBUNAL), TO_THE_NOTICE)

    assert "That tribunal comes first" in text


def test_a_month_after_permission_was_refused_the_upper_tribunal_is_late():
    # One month after Fri 2 Oct 2026; a Monday, so nothing rolls on.
    refusal = happened.FttPermissionRefused(on=day("2026-10-02"))
    history = [*TO_THE_NOTICE, APPEAL, happened.FttDecision(on=day("2026-09-01")), refusal]

    assert said(happened.Appeal(on=day("2026-11-02"), forum=Forum.UPPER_TRIBUNAL), history) == ""
    assert "Mon 2 Nov 2026" in said(happened.Appeal(on=day("2026-11-03"), forum=Forum.UPPER_TRIBUNAL), history)


@pytest.mark.parametrize(
    ("event", "history", "sentence"),
    [
        (happened.Appeal(on=day("2026-05-04"), forum=Forum.FIRST_TIER_TRIBUNAL), TO_THE_NOTICE, "the decision notice"),
        (happened.FttDecision(on=day("2026-05-19")), [*TO_THE_NOTICE, APPEAL], "the appeal was lodged"),
        (happened.CourtDecision(on=day("2026-05-19")), [*TO_THE_NOTICE, COURT_APPEAL], "the appeal was lodged"),
        (happened.ReviewOutcome(on=day("2025-10-05")), [ASKED, REFUSED, REVIEW], "the review was asked for"),
        (happened.ReviewWithdrawn(on=day("2025-10-05")), [ASKED, REFUSED, REVIEW], "the review was asked for"),
        (complained("2025-08-31"), [ASKED], "before the request was made"),
        (complained("2026-11-24"), [ASKED], "in the future"),
    ],
)
def test_what_cannot_have_happened_yet_is_refused(event, history, sentence):
    assert sentence in refused(event, history)[0]


def test_telling_the_regulator_before_the_last_day_for_the_steps_is_too_soon():
    ordered = happened.DecisionNotice(on=NOTICE.on, comply_by=day("2026-06-10"))
    history = [*TO_THE_NOTICE[:-1], ordered]

    assert "until Wed 10 Jun 2026" in said(happened.NonComplianceReported(on=day("2026-06-10")), history)
    assert said(happened.NonComplianceReported(on=day("2026-06-11")), history) == ""


def test_what_is_told_late_is_judged_by_what_stood_on_its_day():
    # Recorded after the outcome of the review, but before it in time.
    assert "only from" in said(complained("2025-10-20"), [ASKED, REFUSED, REVIEW, OUTCOME])
