"""Which stories are told for certain, whatever chance says: so that every rung, law and letter is there to be seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from foi_tracker.demo import challenges, exchanges, stories
from foi_tracker.demo.teller import Plot
from foi_tracker.domain.vocabulary import RegimeCode

NATIVE = {RegimeCode.EIR: RegimeCode.FOIA, RegimeCode.EISR: RegimeCode.FOISA}  # what a request was filed under


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A plot under a law. `is_shown` where all that came is kept, `is_written` where our letters are kept too."""

    plot: Plot
    law: RegimeCode
    is_shown: bool = True
    is_written: bool = False


# Wave by wave, law by law.
CERTAIN: dict[str, dict[RegimeCode, tuple[Plot, ...]]] = {
    "Pilot: every police force": {
        RegimeCode.FOIA: (
            challenges.went_higher,
            challenges.went_to_appeal,
            challenges.ordered_and_defied,
            challenges.settled,
            challenges.sent_back,
        ),
        RegimeCode.FOISA: (challenges.went_to_appeal,),
    },
    "London and the big cities": {
        RegimeCode.FOIA: (challenges.appealed, challenges.ordered_and_defied, challenges.review_given_up)
    },
    "Every council": {
        RegimeCode.FOIA: (
            *(challenges.ordered_lately,) * 3,
            challenges.complained,
            challenges.review_ignored,
            stories.passed_on,
            stories.paid_too_late,
        ),
        RegimeCode.FOISA: (
            challenges.appealed,
            challenges.ordered_lately,
            challenges.complained,
            challenges.review_ignored,
            challenges.settled,
        ),
        RegimeCode.EIR: (stories.extended,),
    },
    "Councils: follow-up on cameras": {RegimeCode.FOIA: (stories.answered_at_length,)},
    "Councils: follow-up on costs": {RegimeCode.FOIA: (stories.public_interest_still_weighed,)},
}

# Told under every law.
WRITTEN: dict[str, tuple[Plot, ...]] = {
    "Every council": (
        exchanges.reminded_twice,
        exchanges.disobeyed,
        exchanges.ordered,
        exchanges.we_appealed,
        exchanges.may_be_appealed,
    ),
    "Councils: follow-up on cameras": (
        exchanges.silent,
        exchanges.reminded_once,
        exchanges.asked_to_clarify,
        exchanges.refused,
        exchanges.review_refused,
    ),
}


class Casting:
    """The parts of a wave that are still to be given."""

    def __init__(self, wave: str) -> None:
        self._parts: dict[RegimeCode, list[Part]] = {}
        for part in _certain(wave):
            self._parts.setdefault(NATIVE.get(part.law, part.law), []).append(part)

    def part_for(self, law: RegimeCode) -> Part | None:
        """The next for a request filed under this law; None where chance may choose."""
        parts = self._parts.get(law)
        return parts.pop(0) if parts else None


def _certain(wave: str) -> Iterator[Part]:
    for law, plots in CERTAIN.get(wave, {}).items():
        yield from (Part(plot=plot, law=law) for plot in plots)
    for plot in WRITTEN.get(wave, ()):
        yield from (Part(plot=plot, law=law, is_written=True) for law in RegimeCode)
