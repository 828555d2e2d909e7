"""What might happen to one request: plots told event by event, as far as any later day cuts them off."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.law import Law
from foi_tracker.domain.vocabulary import Outcome, RegimeCode, ReviewResult


@dataclass
class Teller:
    """Tells one request's story: chance, the law that counts its days, and where the story has got to."""

    chance: random.Random
    law: Law
    day: date

    def pass_working_days(self, fewest: int, most: int) -> date:
        """Move on by some working days, and say where that is."""
        self.day = self.law.calendar.add(self.day, self.chance.randint(fewest, most))
        return self.day

    def exemptions(self, *, denying: bool = False) -> tuple[CitedExemption, ...]:
        """What an authority under this law might cite; `denying`, to say neither yes nor no."""
        cited = self.chance.choice([each for each in CITED[self.law.code] if not denying or each[0][2]])
        return tuple(CitedExemption(law=self.law.code, code=code, limb=limb, ncnd=ncnd) for code, limb, ncnd in cited)


Plot = Callable[[Teller], Iterator[Event]]

# Code as in exemptions.csv, limb, whether it neither confirms nor denies: combinations that forces and councils use.
CITED: dict[RegimeCode, tuple[tuple[tuple[str, str, bool], ...], ...]] = {
    RegimeCode.FOIA: (
        (("s.31", "(1)(a)", False), ("s.40(2)", "", False)),
        (("s.31", "(1)(a) and (b)", False),),
        (("s.43(2)", "", False),),
        (("s.12", "(1)", False),),
        (("s.21", "", False),),
        (("s.23", "(5)", True), ("s.24", "(2)", True), ("s.31", "(3)", True)),
        (("s.42", "", False), ("s.31", "(1)(a)", False)),
        (("s.22", "", False),),
    ),
    RegimeCode.FOISA: (
        (("s.35", "(1)(a)", False), ("s.38(1)(b)", "", False)),
        (("s.33(1)(b)", "", False),),
        (("s.12(1)", "", False),),
        (("s.18", "with s.35(1)(a)", True),),
        (("s.25", "", False),),
    ),
    RegimeCode.EIR: ((("reg 12(5)(e)", "", False),), (("reg 12(4)(b)", "", False),)),
    RegimeCode.EISR: ((("reg 10(5)(e)", "", False),), (("reg 10(4)(b)", "", False),)),
}


def tell(plot: Plot, teller: Teller, today: date) -> list[Event]:
    """Everything that has happened by `today`, oldest first, after the request was sent."""
    return list(takewhile(lambda event: event.on <= today, plot(teller)))


def silence(teller: Teller) -> Iterator[Event]:
    """Nothing by the last day, then chasers, then an answer or the next step up."""
    if teller.chance.random() < 0.4:  # noqa: PLR2004 about two in five acknowledge
        yield happened.Acknowledged(on=teller.pass_working_days(1, 4))
    teller.pass_working_days(21, 26)
    for _ in range(teller.chance.randint(0, 3)):
        yield happened.Chased(on=teller.pass_working_days(3, 12))
    yield from teller.chance.choice((answered_in_full, answered_in_full, not_held, refused, taken_further, forgotten))(
        teller
    )


def taken_further(teller: Teller) -> Iterator[Event]:
    """What the law of the nation allows against silence: Scotland must be asked for a review first."""
    if teller.law.code.is_scottish:
        yield happened.ReviewRequested(on=teller.pass_working_days(2, 8))
    else:
        yield happened.Complaint(on=teller.pass_working_days(2, 8))


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
    yield happened.Chased(on=teller.day)
    yield happened.Response(on=teller.pass_working_days(2, 20), outcome=Outcome.SUPPLIED_IN_FULL)


def answered_in_part(teller: Teller) -> Iterator[Event]:
    yield happened.Acknowledged(on=teller.pass_working_days(1, 3))
    yield happened.Response(
        on=teller.pass_working_days(10, 18), outcome=Outcome.SUPPLIED_IN_PART, exemptions=teller.exemptions()
    )


def refused(teller: Teller) -> Iterator[Event]:
    yield from _refusal(teller)


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


def reviewed(teller: Teller) -> Iterator[Event]:
    yield from _refusal(teller)
    yield happened.ReviewRequested(on=teller.pass_working_days(3, 20))
    yield happened.ReviewAcknowledged(on=teller.pass_working_days(1, 4))
    yield _review_outcome(teller, teller.chance.choice(tuple(ReviewResult)))


def review_ignored(teller: Teller) -> Iterator[Event]:
    yield from _refusal(teller)
    yield happened.ReviewRequested(on=teller.pass_working_days(3, 15))


def complained(teller: Teller) -> Iterator[Event]:
    yield from _refusal(teller)
    yield happened.ReviewRequested(on=teller.pass_working_days(2, 8))
    yield _review_outcome(teller, ReviewResult.UPHELD)
    yield happened.Complaint(on=teller.pass_working_days(3, 15))


def decided(teller: Teller) -> Iterator[Event]:
    yield from complained(teller)
    notice = teller.pass_working_days(30, 60)
    yield happened.DecisionNotice(
        on=notice, reference=f"DEMO-{teller.chance.randint(1000, 9999)}", comply_by=notice + timedelta(days=35)
    )


def went_to_tribunal(teller: Teller) -> Iterator[Event]:
    yield from decided(teller)
    if not teller.law.code.is_scottish:
        yield happened.FttDecision(on=teller.pass_working_days(25, 40))


def withdrawn(teller: Teller) -> Iterator[Event]:
    yield happened.Withdrawn(on=teller.pass_working_days(3, 9))


def bounced(teller: Teller) -> Iterator[Event]:
    yield happened.Bounced(on=teller.day)


def promised(teller: Teller) -> Iterator[Event]:
    """Late, and the authority has named a day of its own, which it keeps, more or less."""
    said_on = teller.pass_working_days(18, 26)
    yield happened.AuthorityClaimedDue(on=said_on, until=teller.law.calendar.add(said_on, 15))
    yield happened.Response(on=teller.pass_working_days(12, 25), outcome=Outcome.SUPPLIED_IN_FULL)


def _refusal(teller: Teller) -> Iterator[Event]:
    yield happened.Response(on=teller.pass_working_days(8, 24), outcome=Outcome.REFUSED, exemptions=teller.exemptions())


def _review_outcome(teller: Teller, result: ReviewResult) -> Event:
    return happened.ReviewOutcome(on=teller.pass_working_days(12, 28), result=result)


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
    reviewed: 4,
    review_ignored: 2,
    complained: 2,
    decided: 1,
    went_to_tribunal: 2,
    withdrawn: 1,
    bounced: 1,
    promised: 2,
}


def choose_plot(chance: random.Random) -> Plot:
    """A plot, by its weight."""
    return chance.choices(tuple(PLOTS), weights=tuple(PLOTS.values()))[0]
