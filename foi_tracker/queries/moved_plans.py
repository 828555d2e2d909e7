"""What a sheet would do now that it would not have done when it was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.plan import plan_codec
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.models import ImportRow

MOST_SHOWN: Final = 20
NOTHING: Final[Mapping[str, Any]] = {"deed": Deed.SKIP.value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """A row by its number in the sheet: what would have been done with it, and what would be done now."""

    number: int
    was: str
    now: str


def what_moved(session: Session, sheet_import_id: int, plan: Plan) -> list[Moved]:
    """The first rows that would be imported otherwise than the stored dry run says."""
    stored = select(ImportRow.number, ImportRow.plan).where(ImportRow.sheet_import_id == sheet_import_id)
    before = {row.number: row.plan for row in session.execute(stored)}
    after = {row.number: plan_codec.dump(row) for row in plan.rows}
    found = []
    for number in sorted(before.keys() | after.keys()):
        was, now = before.get(number, NOTHING), after.get(number, NOTHING)
        if _done(was) != _done(now):
            found.append(_moved(number, was, now))
    return found[:MOST_SHOWN]


def _done(plan: Mapping[str, Any]) -> Mapping[str, Any]:
    """Only what counts: rows that do nothing are alike, whatever they do not do."""
    if Deed(plan["deed"]) not in plan_codec.DONE:
        return {}
    return {key: value for key, value in plan.items() if key not in plan_codec.ONLY_SHOWN}


def _moved(number: int, was: Mapping[str, Any], now: Mapping[str, Any]) -> Moved:
    before, after = _words(was), _words(now)
    return Moved(number=number, was=before, now=f"{after}, but otherwise" if before == after else after)


def _words(plan: Mapping[str, Any]) -> str:
    match Deed(plan["deed"]):
        case Deed.CREATE:
            return "a new request"
        case Deed.CHANGE:
            return f"a change to {plan['reference']}"
        case _:
            return "nothing"
