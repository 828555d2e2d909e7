"""The rows of a dry run or of an import as pages show them: tiles, rows, dates that differ, problems, conflicts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Final

from flask import request, url_for

from foi_tracker.db import db
from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.plan import plan_codec
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.vocabulary import Deed, ImportStage, Weight
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import Channel, DeadlineKind, RegimeCode
from foi_tracker.exports.import_tables import days_apart
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.sheet_imports import (
    ListedRow,
    page_of_rows,
    rows_with_conflicts,
    rows_with_other_dates,
    rows_with_problems,
)
from foi_tracker.web.filters import plural
from foi_tracker.web.imports_cells import as_read
from foi_tracker.web.imports_desk import Desk
from foi_tracker.web.imports_told import DID, DONE, MOST_LINES, WEIGHTS, WOULD, row_told

MOST_DIFFERENCES: Final = 100
MOST_PROBLEMS: Final = 50  # of each weight
KEPT_OUT: Final = (Weight.BLOCKS, Weight.ASKS)
MOST_OPEN: Final = 5  # more are folded away
MOST_CONFLICTS: Final = 50
# What the calculator asks for, by the event that says it.
CALCULATED: Final[Mapping[type[happened.Event], str]] = {
    happened.Sent: "sent",
    happened.Received: "received",
    happened.ClarificationRequested: "clarification_requested",
    happened.ClarificationProvided: "clarification_provided",
    happened.PitExtension: "extension",
    happened.TimeExtension: "extension",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TileLine:
    """How many rows there are of a deed, and where they are listed."""

    number: int
    words: str
    href: str
    tone: str
    hint: str
    is_current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RowLine:
    """A row and what happens to its request."""

    number: int
    deed: str
    tone: str
    authority: str
    reference: str
    href: str
    lines: Sequence[str]
    more: int
    problems: Sequence[SheetProblem]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsShown:
    """A page of rows."""

    title: str
    rows: Sequence[RowLine]
    next_url: str | None
    first_url: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DifferenceLine:
    """A due date of the sheet beside ours."""

    number: int
    authority: str
    reference: str
    href: str
    claimed: date
    ours: date
    apart: str
    provision: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemGroup:
    """Problems of one weight, the first of them."""

    weight: str
    title: str
    count: int
    rows: int
    shown: Sequence[SheetProblem]
    is_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictLine:
    """A row about which the sheet and the tracker differ."""

    number: int
    authority: str
    reference: str
    values: Sequence[Mapping[str, str]]
    chosen: str


def tiles(desk: Desk, counts: Mapping[str, int], endpoint: str) -> list[TileLine]:
    """One for each deed; pressed again it lists all rows."""
    names, current = _names(desk), _deed()
    return [
        TileLine(
            number=counts.get(deed.value, 0),
            words=names[deed][0],
            href=desk.address(endpoint, deed=None if deed is current else deed.value, _anchor="all-rows"),
            tone="soon" if deed is Deed.SKIP else "ours" if deed in DONE else "neutral",
            hint="",
            is_current=deed is current,
        )
        for deed in Deed
    ]


def shown_rows(desk: Desk, endpoint: str) -> RowsShown:
    """The rows that the address asks for."""
    deed, names = _deed(), _names(desk)
    after = request.args.get("after", 0, type=_row_id)
    found = page_of_rows(db.session(), desk.id, deed=deed, after=after)
    title = f"Rows: {names[deed][1].lower()}" if deed else "All rows"
    here = {"deed": deed.value if deed else None, "_anchor": "all-rows"}
    return RowsShown(
        title=f"{title} ({found.count:,})",
        rows=[_row(desk, each) for each in found.rows],
        next_url=desk.address(endpoint, after=found.following, **here) if found.following else None,
        first_url=desk.address(endpoint, **here) if after else None,
    )


def differences(desk: Desk) -> list[DifferenceLine]:
    """The first of the dates that differ, those furthest apart not sorted out: in the sheet's order."""
    found = list(islice(rows_with_other_dates(db.session(), desk.id), MOST_DIFFERENCES))
    laws = current_laws(db.session())
    return [_difference(desk, each, laws) for each in found]


def problem_groups(desk: Desk) -> list[ProblemGroup]:
    """By weight, the heaviest first."""
    found: defaultdict[Weight, list[SheetProblem]] = defaultdict(list)
    for each in rows_with_problems(db.session(), desk.id):
        for stored in each.row.problems:
            problem = _problem(stored)
            found[problem.weight].append(problem)
    return [
        ProblemGroup(
            weight=weight.value,
            title=title,
            count=len(found[weight]),
            rows=len({each.row for each in found[weight]}),
            shown=found[weight][:MOST_PROBLEMS],
            is_open=weight in KEPT_OUT and len(found[weight]) <= MOST_OPEN,
        )
        for weight, title in WEIGHTS.items()
        if found[weight]
    ]


def conflict_lines(desk: Desk) -> list[ConflictLine]:
    """The first rows about which the sheet and the tracker differ."""
    return [
        ConflictLine(
            number=each.row.number,
            authority=each.authority,
            reference=each.row.reference,
            values=each.row.conflicts,
            chosen=desk.choices.conflicts.get(each.row.number, "tracker"),
        )
        for each in islice(rows_with_conflicts(db.session(), desk.id), MOST_CONFLICTS)
    ]


def _names(desk: Desk) -> Mapping[Deed, tuple[str, str, str]]:
    return WOULD if desk.is_undecided else DID


def _deed() -> Deed | None:
    given = request.args.get("deed", "")
    return Deed(given) if given in set(Deed) else None


def _row_id(given: str) -> int:
    number = int(given)
    if not 0 <= number < 2**31:
        raise ValueError(given)
    return number


def _row(desk: Desk, listed: ListedRow) -> RowLine:
    row = listed.row
    _, deed, tone = _names(desk)[row.deed]
    lines = row_told(plan_codec.load(row.plan), desk.campaign.name, listed.owner)
    return RowLine(
        number=row.number,
        deed=deed,
        tone=tone,
        authority=listed.authority or _as_written(listed),
        reference=row.reference,
        href=_request_page(desk, listed),
        lines=lines[:MOST_LINES],
        more=max(len(lines) - MOST_LINES, 0),
        problems=[_problem(each) for each in row.problems],
    )


def _as_written(listed: ListedRow) -> str:
    """What the sheet has where nobody here is asked: that is the first thing that keeps such a row out."""
    words = [each["value"] for each in listed.row.problems if Weight(each["weight"]).keeps_out and each["value"]]
    return f"“{words[0]}”" if words else ""


def _problem(stored: Mapping[str, Any]) -> SheetProblem:
    problem = SheetProblem.load(dict(stored))
    return replace(problem, value=as_read(problem.value))


def _request_page(desk: Desk, listed: ListedRow) -> str:
    is_there = listed.row.info_request_id and listed.row.reference and desk.stage is not ImportStage.UNDONE
    return url_for("requests.show", reference=listed.row.reference) if is_there else ""


def _difference(desk: Desk, listed: ListedRow, laws: Laws) -> DifferenceLine:
    row, planned = listed.row, plan_codec.load(listed.row.plan)
    claimed, ours = row.claimed_due_on or date.min, row.our_due_on or date.min
    href = _request_page(desk, listed)
    return DifferenceLine(
        number=row.number,
        authority=listed.authority,
        reference=row.reference,
        href=href,
        claimed=claimed,
        ours=ours,
        apart=_apart(planned, claimed, ours, laws),
        provision=planned.provision,
        why=_why(desk, planned, row.reference),
    )


def _apart(planned: PlannedRow, claimed: date, ours: date, laws: Laws) -> str:
    """In working days of the request's own calendar."""
    days = days_apart(laws, planned.regime or RegimeCode.FOIA, claimed, ours)
    if days is None:
        return ""
    if not days:
        return "with no working day between"
    return f"{plural(abs(days), 'working day')} {'later' if ours > claimed else 'earlier'}"


def _why(desk: Desk, planned: PlannedRow, reference: str) -> str:
    """The working of the date: the request's own once it is there, else what the calculator makes of the row."""
    if reference and desk.stage is ImportStage.IMPORTED:
        return url_for("requests.why", reference=reference, kind=DeadlineKind.RESPONSE.value)
    return "" if planned.request_id else _calculated(planned)


def _calculated(planned: PlannedRow) -> str:
    given: dict[str, Any] = {"regime": planned.regime.value if planned.regime else None}
    for event in planned.add:
        name = CALCULATED.get(type(event))
        if name:
            given[name] = event.on.isoformat()
        if isinstance(event, happened.Sent):
            given["channel"] = Channel.POST.value if event.channel is Channel.POST else Channel.EMAIL.value
    return url_for("calculator.show", **given) if "sent" in given else ""
