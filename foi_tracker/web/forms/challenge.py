"""Reading the ticks of the challenge page, and the hours that an authority says a request would take."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from foi_tracker.domain.challenged import Challenged, Ground
from foi_tracker.domain.refusal_advice import Check, Tick

MOST_HOURS = 10_000
TICKS = frozenset(Tick)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """What was typed, the number where it is one, and what is wrong with it where it is none."""

    typed: str = ""
    number: float | None = None
    problem: str = ""


def field_name(ground: Ground, check: Check) -> str:
    """What the radio buttons of a check are called."""
    return f"{ground.advice.key}:{check.id}"


def read_ticks(form: Mapping[str, str], found: Challenged) -> dict[str, dict[str, Tick]]:
    """What was ticked, ground by ground, where it is not what the record says anyway. Nothing else is looked at."""
    ticks: dict[str, dict[str, Tick]] = {}
    for ground in found.grounds:
        given = {check.id: form.get(field_name(ground, check), "") for check in ground.checks}
        said = {check: Tick(text) for check, text in given.items() if text in TICKS}
        new = {check: tick for check, tick in said.items() if ground.recorded.get(check) is not tick}
        if new:
            ticks[str(ground.advice.key)] = new
    return ticks


def stored_ticks(stored: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, Tick]]:
    """Ticks as they were kept, but for any that mean nothing now."""
    return {
        key: {check: Tick(text) for check, text in checks.items() if text in TICKS} for key, checks in stored.items()
    }


def read_hours(text: str) -> Hours:
    """The authority's own estimate; nothing typed is no problem."""
    typed = text.strip()[:40]
    if not typed:
        return Hours()
    try:
        number = float(typed.replace(",", "."))
    except ValueError:
        number = math.nan
    if not 0 < number <= MOST_HOURS:
        return Hours(typed=typed, problem="Enter a number of hours, such as 25.")
    return Hours(typed=typed, number=number)
