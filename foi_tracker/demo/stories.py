"""What might happen to one request: plots told event by event, as far as any later day cuts them off."""

import random
from collections.abc import Iterator

from foi_tracker.demo import challenges
from foi_tracker.demo.challenges import refusal
from foi_tracker.demo.teller import Plot, Teller
from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.vocabulary import ChaserStep, Outcome, RegimeCode


def silence(teller: Teller) -> Iterator[Event]:
    """Nothing by the last day, then chasers, then an answer or the next step up."""
    if teller.chance.random() < 0.4:  # noqa: PLR2004 about two in five acknowledge
        yield happened.Acknowledged(on=teller.pass_working_days(1, 4))
    teller.pass_working_days(21, 26)
    for step in CHASERS[: teller.chance.randint(0, len(CHASERS))]:
        yield happened.Chased(on=teller.pass_working_days(3, 12), step=step)
    yield from teller.chance.choice((answered_in_full, answered_in_full, not_held, refused, taken_further, forgotten))(
        teller
    )


CHASERS = (ChaserStep.REMINDER, ChaserStep.SECOND_REMINDER, None)


def taken_further(teller: Teller) -> Iterator[Event]:
    """What the law of the nation allows against silence: Scotland must be asked for a review first."""
    if teller.law.code.is_scottish:
        yield happened.ReviewRequested(on=teller.pass_working_days(2, 8))
    else:
        yield happened.Complaint(on=teller.pass_working_days(2, 8), reference=challenges.commissioners(teller))


def forgotten(_teller: Teller) -> Iterator[Event]:
    """Some requests nobody follows up, which is what the overdue board is for."""
    yield from ()


def answered_in_full(teller: Teller) -> Iterator[Event]:
    yield happened.Acknowledged(on=teller.pass_working_days(1, 3))
    yield happened.Response(on=teller.pass_working_days(5, 16), outcome=Outcome.SUPPLIED_IN_FULL)


def not_held(teller: Teller) -> Iterator[Event]:
    cited = NOT_HELD.get(teller.law.code, ())
    yield happened.Response(on=teller.pass_working_days(3, 19), outcome=Outcome.NOT_HELD, exemptions=cited)


NOT_HELD = {RegimeCode.FOISA: (CitedExemption(law=RegimeCode.FOISA, code="s.17"),)}


def answered_late(teller: Teller) -> Iterator[Event]:
    teller.pass_working_days(21, 24)
    yield happened.Chased(on=teller.day, step=ChaserStep.REMINDER)
    yield happened.Response(on=teller.pass_working_days(2, 20), outcome=Outcome.SUPPLIED_IN_FULL)


def answered_in_part(teller: Teller) -> Iterator[Event]:
    yield happened.Acknowledged(on=teller.pass_working_days(1, 3))
    yield happened.Response(
        on=teller.pass_working_days(10, 18), outcome=Outcome.SUPPLIED_IN_PART, exemptions=teller.exemptions()
    )


def refused(teller: Teller) -> Iterator[Event]:
    yield from refusal(teller)


def neither_confirmed_nor_denied(teller: Teller) -> Iterator[Event]:
    yield happened.Acknowledged(on=teller.pass_working_days(1, 3))
    cited = teller.exemptions(denying=True)
    yield happened.Response(on=teller.pass_working_days(9, 17), outcome=Outcome.NCND, exemptions=cited)


def clarified(teller: Teller) -> Iterator[Event]:
    yield happened.ClarificationRequested(on=teller.pass_working_days(2, 8))
    yield happened.ClarificationProvided(on=teller.pass_working_days(1, 5))
    yield from teller.chance.choice((answered_in_full, answered_in_part, silence))(teller)


def waiting_for_us_to_clarify(teller: Teller) -> Iterator[Event]:
    yield happened.ClarificationRequested(on=teller.pass_working_days(2, 10))


def fee_asked(teller: Teller) -> Iterator[Event]:
    yield happened.FeeNotice(on=teller.pass_working_days(4, 15))
    if teller.chance.random() < 0.5:  # noqa: PLR2004 half are worth paying
        yield happened.FeePaid(on=teller.pass_working_days(3, 12))
        yield happened.Response(on=teller.pass_working_days(4, 12), outcome=Outcome.SUPPLIED_IN_FULL)


def public_interest_weighed(teller: Teller) -> Iterator[Event]:
    sent_on = teller.day
    notice = teller.pass_working_days(12, 19)
    estimate = teller.law.calendar.add(sent_on, 40)  # the ICO's guidance, which forces follow when they estimate
    yield happened.PitExtension(on=notice, estimate=estimate)
    yield happened.Response(
        on=teller.pass_working_days(12, 30), outcome=Outcome.REFUSED, exemptions=teller.exemptions()
    )


def withdrawn(teller: Teller) -> Iterator[Event]:
    yield happened.Withdrawn(on=teller.pass_working_days(3, 9))


def bounced(teller: Teller) -> Iterator[Event]:
    yield happened.Bounced(on=teller.day)


def promised(teller: Teller) -> Iterator[Event]:
    """Late, and the authority has named a day of its own, which it keeps, more or less."""
    said_on = teller.pass_working_days(18, 26)
    yield happened.AuthorityClaimedDue(on=said_on, until=teller.law.calendar.add(said_on, 15))
    yield happened.Response(on=teller.pass_working_days(12, 25), outcome=Outcome.SUPPLIED_IN_FULL)


def answered_at_length(teller: Teller) -> Iterator[Event]:
    """In part, question by question: a long letter."""
    cited = teller.exemptions()
    yield happened.Response(on=teller.pass_working_days(16, 16), outcome=Outcome.SUPPLIED_IN_PART, exemptions=cited)


def extended(teller: Teller) -> Iterator[Event]:
    """Environmental information that is complex and voluminous: twice the time, if told within the first."""
    yield happened.TimeExtension(on=teller.pass_working_days(12, 12), working_days=20)
    yield happened.Response(on=teller.pass_working_days(22, 22), outcome=Outcome.SUPPLIED_IN_FULL)


def passed_on(teller: Teller) -> Iterator[Event]:
    yield happened.Transferred(on=teller.pass_working_days(3, 3))
    yield happened.Response(on=teller.pass_working_days(14, 14), outcome=Outcome.SUPPLIED_IN_FULL)


def paid_too_late(teller: Teller) -> Iterator[Event]:
    """More than three months after the notice, when nothing was due any more."""
    yield happened.FeeNotice(on=teller.pass_working_days(5, 5))
    yield happened.FeePaid(on=teller.pass_working_days(75, 75))


def public_interest_still_weighed(teller: Teller) -> Iterator[Event]:
    """Told in time, with an estimate that has not passed."""
    estimate = teller.law.calendar.add(teller.day, 40)  # the ICO's guidance
    yield happened.PitExtension(on=teller.pass_working_days(14, 14), estimate=estimate)


# How often each is told, out of the total: near to what campaigns see, with every ending present.
PLOTS: dict[Plot, int] = {
    answered_in_full: 24,
    not_held: 22,
    answered_late: 10,
    silence: 9,
    answered_in_part: 9,
    refused: 8,
    neither_confirmed_nor_denied: 3,
    clarified: 4,
    waiting_for_us_to_clarify: 2,
    fee_asked: 2,
    public_interest_weighed: 3,
    challenges.reviewed: 4,
    challenges.review_ignored: 2,
    challenges.review_given_up: 1,
    challenges.complained: 2,
    challenges.sent_back: 1,
    challenges.settled: 1,
    challenges.decided: 1,
    challenges.went_to_appeal: 2,
    withdrawn: 1,
    bounced: 1,
    promised: 2,
}


def choose_plot(chance: random.Random) -> Plot:
    """A plot, by its weight."""
    return chance.choices(tuple(PLOTS), weights=tuple(PLOTS.values()))[0]
