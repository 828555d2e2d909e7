"""What police say of a council's cameras and land, held against what that council says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foi_tracker.domain.findings.values import Chosen, DateSpan, Organisation, Table, Value

NEVER = "no"
EVER = "yes"


class Match(StrEnum):
    """Not answered is not a contradiction."""

    CONTRADICTS = "contradicts"
    ASK = "ask"
    AGREES = "agrees"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class ForceSays:
    """What one force says of one council: its answer to P18, whether it names the council, and the days of its log."""

    answer: str = ""
    named: bool = False
    assets: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CouncilSays:
    """What the council says: its answer to C03, whether it names this force, other forces, and on which days.

    `was_asked` is whether we have a request to it at all.
    """

    was_asked: bool = False
    answer: str = ""
    names_force: bool = False
    names_others: bool = False
    days: tuple[DateSpan, ...] = ()
    own_use: str = ""


def force_says(assets: Mapping[str, Value], council_slug: str, days: Sequence[date] = ()) -> ForceSays:
    """From the values of P18."""
    rows = [row for row in _rows(assets.get("assets")) if _slug(row.get("council")) == council_slug]
    kinds = tuple(dict.fromkeys(option for row in rows for option in _options(row.get("asset"))))
    return ForceSays(answer=_word(assets, "council_assets"), named=bool(rows), assets=kinds, days=tuple(sorted(days)))


def council_says(police_use: Mapping[str, Value], own_use: Mapping[str, Value], force_slug: str) -> CouncilSays:
    """From the values of C03 and C01."""
    rows = _rows(police_use.get("occasions"))
    ours = [row for row in rows if _slug(row.get("force")) == force_slug]
    days = tuple(row["date"] for row in ours if isinstance(row.get("date"), DateSpan))
    return CouncilSays(
        was_asked=True,
        answer=_word(police_use, "police_lfr_on_assets"),
        names_force=bool(ours),
        names_others=any(_slug(row.get("force")) not in ("", force_slug) for row in rows),
        days=tuple(day for day in days if isinstance(day, DateSpan)),
        own_use=", ".join(_options(own_use.get("own_use"))),
    )


def councils_named(assets: Mapping[str, Value]) -> set[str]:
    """The councils that an answer to P18 names and the register knows."""
    return {_slug(row.get("council")) for row in _rows(assets.get("assets"))} - {""}


def forces_named(police_use: Mapping[str, Value]) -> set[str]:
    """The forces that an answer to C03 names and the register knows."""
    return {_slug(row.get("force")) for row in _rows(police_use.get("occasions"))} - {""}


def matched(force: ForceSays, council: CouncilSays) -> tuple[Match, str]:
    """What the two say together, and why."""
    if not council.answer:
        why = "The council has not answered this yet." if council.was_asked else "We have not asked this council."
        return Match.UNKNOWN, why
    if council.answer not in (EVER, NEVER):
        return Match.UNKNOWN, "The council’s answer leaves it open."
    return _council_denies(force) if council.answer == NEVER else _council_confirms(force, council)


def _council_denies(force: ForceSays) -> tuple[Match, str]:
    if force.named:
        return Match.CONTRADICTS, "The force names this council; the council says there was no such use."
    if force.days:
        return Match.ASK, "The log has deployments in its area. The police may have used nothing of the council’s: ask."
    return Match.AGREES, "Neither says that the council’s cameras or land were used."


def _council_confirms(force: ForceSays, council: CouncilSays) -> tuple[Match, str]:
    if force.answer == NEVER and council.names_force:
        return Match.CONTRADICTS, "The council names this force; the force says it used nothing of any council’s."
    if missing := [day for day in council.days if force.days and not _on(day, force.days)]:
        return Match.ASK, f"The council gives {len(missing)} days that the force’s log does not have."
    if force.named or (council.names_force and force.days):
        return Match.AGREES, "Both say so."
    if council.names_force:
        return Match.ASK if force.answer == EVER else Match.UNKNOWN, "The council names the force; the force has not."
    return Match.UNKNOWN, "The council says police used it, but not that it was this force."


def _on(day: DateSpan, days: Sequence[date]) -> bool:
    return any(day.first <= each <= day.last for each in days)


def _rows(value: Value | None) -> Sequence[Mapping[str, Value]]:
    return value.rows if isinstance(value, Table) else ()


def _slug(value: Value | None) -> str:
    return value.slug if isinstance(value, Organisation) else ""


def _options(value: Value | None) -> tuple[str, ...]:
    return value.options if isinstance(value, Chosen) else ()


def _word(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""
