"""How letters write days, lists and provisions, in the words of a language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import as_cited
from foi_tracker.domain.letters.wording import Wording
from foi_tracker.domain.refusal_advice import advice_for
from foi_tracker.domain.vocabulary import RegimeCode

ABBREVIATED = re.compile(r"^(s\.|reg )")


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language writes days, lists and provisions under one law."""

    wording: Wording
    law: RegimeCode

    def word(self, key: str) -> str:
        """A word or short phrase."""
        return self.wording.says("words", self.law, key)

    def day(self, day: date | None) -> str:
        """4 September 2026; empty for none."""
        return f"{day.day} {self.word(f'month_{day.month}')} {day.year}" if day else ""

    def weekday(self, day: date) -> str:
        """Friday 4 September 2026."""
        return f"{self.word(f'weekday_{day.isoweekday()}')} {self.day(day)}"

    def listed(self, items: Iterable[str]) -> str:
        """This, that and the other."""
        *most, last = [*items] or [""]
        return f"{', '.join(most)} {self.word('and')} {last}" if most else last

    def exemption(self, cited: CitedExemption) -> str:
        """A ground as a formal letter names it: section 31(1)(a); and a refusal to confirm by its own provision.

        A ground of the other law of the same side of the border is named with its law.
        """
        named = self._ground(cited)
        if cited.law is self.law or cited.law.is_scottish is not self.law.is_scottish:
            return named
        return f"{named} {self.word('of_the')} {self.wording.terms(cited.law)['act']}"

    def _ground(self, cited: CitedExemption) -> str:
        code = as_cited(cited.code, cited.limb)
        if not cited.ncnd:
            return self._provision(code)
        advice = advice_for(cited)
        limb = advice.ncnd if advice else ""
        if not limb:
            return f"{self._provision(code)} ({self.word('ncnd')})"
        if limb.startswith(cited.code):
            return self._provision(code if cited.limb else limb)
        return f"{self._provision(limb)} {self.word('with')} {self._provision(code)}"

    def _provision(self, code: str) -> str:
        word = self.word("section" if code.startswith("s.") else "regulation")
        return f"{word} {ABBREVIATED.sub('', code)}"

    def working_days(self, number: int) -> str:
        """Empty for none."""
        if number < 1:
            return ""
        return self.word("one_working_day") if number == 1 else f"{number} {self.word('working_days')}"
