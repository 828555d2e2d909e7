from datetime import date

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.history import replay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import DeadlineKind, RegimeCode
from foi_tracker.domain.working import sentences, skipped, working, working_of
from foi_tracker.domain.working_days import Count, Unit
from tests.builders import day, received
from tests.domain.histories import HISTORIES, REGIMES

LAW = laws()[RegimeCode.FOIA]
UK = LAW.calendar


def twenty(start, **more):
    return Count(start=start, number=20, unit=Unit.WORKING_DAYS, **more)


def test_each_day_has_its_number_or_the_reason_it_is_skipped():
    days = working(twenty(date(2026, 11, 6)), UK)

    assert [each.on for each in days] == [date.fromordinal(date(2026, 11, 6).toordinal() + n) for n in range(len(days))]
    assert [each.number for each in days if each.number is not None] == list(range(21))
    assert all(each.reason for each in days if each.number is None)
    assert (days[-1].on, days[-1].number) == (date(2026, 12, 7), 20)


def test_a_skipped_holiday_says_which_and_where():
    only = skipped(twenty(date(2026, 11, 6)), UK)

    assert [(each.on, each.reason) for each in only] == [(date(2026, 11, 30), "St Andrew's Day (Scotland)")]


def test_days_before_a_fee_was_paid_are_skipped_by_that_reason():
    fee = ((date(2026, 9, 8), date(2026, 9, 18)),)

    left_out = skipped(twenty(date(2026, 9, 1), excluding=fee), UK)

    assert len(left_out) == 9
    assert {each.reason for each in left_out} == {"Left out: a fee was asked for and not yet paid"}


def test_the_working_reads_as_sentences():
    assert sentences(twenty(date(2026, 11, 6)), UK) == (
        "Fri 6 Nov 2026 is day 0, whether or not it is a working day. Count 20 working days after it.",
        "Saturdays and Sundays do not count, nor do these: Mon 30 Nov 2026, St Andrew's Day (Scotland).",
        "Mon 7 Dec 2026 is the last day. It is late from Tue 8 Dec 2026.",
    )


def test_a_period_beginning_with_its_first_day_counts_that_day():
    days = working(Count(start=date(2026, 9, 1), number=3, unit=Unit.WORKING_DAYS, including_start=True), UK)

    assert [each.number for each in days] == [1, 2, 3]


def test_a_tribunals_period_shows_the_day_it_rolls_from():
    rolled = Count(start=date(2026, 11, 1), number=28, unit=Unit.CALENDAR_DAYS, rolls=True)

    days = working(rolled, LAW.tribunal_calendar)

    assert (days[-2].number, days[-2].reason) == (28, "Sunday: moves to the next working day")
    assert (days[-1].on, days[-1].number) == (date(2026, 11, 30), None)
    assert sentences(rolled, LAW.tribunal_calendar)[-1] == (
        "It moves to the next working day: Mon 30 Nov 2026 is the last day. It must have arrived before 5 p.m."
        " It is late from Tue 1 Dec 2026."
    )


def test_what_is_late_by_guidance_is_not_called_late_by_statute():
    notice = happened.PitExtension(on=day("2026-09-25"))
    weighing = replay([received("2026-09-01"), notice], LAW).deadline(DeadlineKind.PIT_DECISION)

    assert working_of(weighing, LAW).sentences[-1] == (
        "Tue 27 Oct 2026 is the last day. By guidance, not by statute, it is late from Wed 28 Oct 2026."
    )


def test_nothing_is_late_after_a_reminder_of_ours():
    asked = happened.ClarificationRequested(on=day("2026-09-08"))
    reminder = replay([received("2026-09-01"), asked], LAW).deadline(DeadlineKind.CLARIFICATION_REMINDER)

    assert working_of(reminder, LAW).sentences[-1] == "Tue 22 Sep 2026 is the last day."


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2026-09-07", "Count 60 working days beginning with Mon 7 Sep 2026, which is itself the first."),
        ("2026-09-06", "Count 60 working days beginning with Sun 6 Sep 2026."),
    ],
)
def test_a_period_beginning_with_a_day_counts_it_only_where_it_is_a_working_day(start, said):
    count = Count(start=day(start), number=60, unit=Unit.WORKING_DAYS, including_start=True)

    assert sentences(count, UK)[0] == said


def test_months_show_each_month_on_the_way():
    days = working(Count(start=date(2026, 8, 31), number=6, unit=Unit.MONTHS), UK)

    assert [each.on.isoformat() for each in days] == [
        "2026-08-31",
        "2026-09-30",
        "2026-10-31",
        "2026-11-30",
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
    ]


def test_past_the_horizon_the_working_is_the_reason_for_none():
    response = replay([received("2028-12-20")], LAW).deadline(DeadlineKind.RESPONSE)

    shown = working_of(response, LAW)

    assert shown.days == ()
    assert "31 Dec 2028" in shown.sentences[0]


def test_a_date_that_was_given_and_not_counted_has_no_working():
    claim = happened.AuthorityClaimedDue(on=day("2026-09-02"), until=day("2026-10-30"))
    claimed = replay([received("2026-09-01"), claim], LAW).deadline(DeadlineKind.CLAIMED)

    assert working_of(claimed, LAW).days == ()


@given(HISTORIES, REGIMES)
def test_the_working_of_every_deadline_ends_on_its_day(history, code):
    law = laws()[code]

    for deadline in replay(history, law).deadlines:
        days = working_of(deadline, law).days
        if days:
            assert days[-1].on == deadline.due_on
