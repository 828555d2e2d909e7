"""Who tells what happens to one request of the demonstration: chance, the law, and how far the story has got."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.law import Law
from foi_tracker.domain.vocabulary import RegimeCode


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
