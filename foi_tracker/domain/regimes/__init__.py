"""The four regimes, and the law each becomes once the working days are known."""

from collections.abc import Mapping
from functools import lru_cache

from foi_tracker.domain.bank_holidays import NATIONS, ProclaimedDay, calendar
from foi_tracker.domain.law import Law, Regime
from foi_tracker.domain.regimes.eir import EIR
from foi_tracker.domain.regimes.eisr import EISR
from foi_tracker.domain.regimes.foia import FOIA
from foi_tracker.domain.regimes.foisa import FOISA
from foi_tracker.domain.vocabulary import RegimeCode

Laws = Mapping[RegimeCode, Law]

REGIMES: Mapping[RegimeCode, Regime] = {regime.code: regime for regime in (FOIA, FOISA, EIR, EISR)}


@lru_cache(maxsize=8)
def laws(proclaimed: frozenset[ProclaimedDay] = frozenset()) -> Laws:
    """The law of every regime, with these proclaimed days taken into account."""
    uk = calendar("United Kingdom", NATIONS, proclaimed)
    scotland = calendar("Scotland", ("SCT",), proclaimed)
    england = calendar("England", ("ENG",), proclaimed)
    return {
        code: Law(
            regime=regime,
            calendar=scotland if code.is_scottish else uk,
            uk_calendar=uk,
            tribunal_calendar=england,
        )
        for code, regime in REGIMES.items()
    }
