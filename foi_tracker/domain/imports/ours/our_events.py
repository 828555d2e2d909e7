"""Our own events.csv, read back: whole histories, event by event, with what was taken back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from foi_tracker.domain.event_codec import UnreadableEvent, from_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import retracted
from foi_tracker.domain.imports.ours.our_answer_values import is_true
from foi_tracker.domain.imports.ours.our_which import EXPORT_AGAIN, OurRows
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import Keys, RowSays
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import Weight

WHOLE: Final = "A part of a history cannot be brought back. Export the events again, with all rows of this request."
KEPT: Final = ("reference", "campaign", "authority_slug", "authority_name", "regime")
# What the tracker keeps of each at most; the limits of the forms are the same or lower.
LONGEST: Final = {"reference": 60, "to": 120, "link": 500, "code": 20, "limb": 40}
NUL: Final = "\\u0000"  # which PostgreSQL cannot keep
MOST_POSITIONS: Final = 4  # digits


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row read: its position in the history, and the event where it could be read."""

    row: SheetRow
    position: int
    event: Event | None
    problems: tuple[SheetProblem, ...]


def read_events(rows: OurRows) -> list[RowSays]:
    """A history for each request that the file names, in the order of the file."""
    requests: dict[str, list[SheetRow]] = {}
    for row in rows.rows:
        requests.setdefault(rows.text(row, "reference"), []).append(row)
    return [_history(rows, found) for found in requests.values()]


def _history(rows: OurRows, found: Sequence[SheetRow]) -> RowSays:
    first, which = found[0], rows.which(found[0])
    lines = sorted((_line(rows, row) for row in found), key=lambda line: line.position)
    problems = [*which.problems, *_others(rows, found), *(each for line in lines for each in line.problems)]
    if not any(problem.weight.keeps_out for problem in problems):
        problems += _gaps(rows, lines) or _taken_back(rows, lines)
    events = tuple(line.event for line in lines if line.event)
    return RowSays(
        number=first.number,
        keys=Keys(reference=which.reference, authority=which.authority or ""),
        authority=which.authority,
        regime=which.regime,
        events=events,
        columns=("details",) * len(events),
        is_exact=True,
        cells=rows.cells(first, *KEPT) | _recorded(rows, lines),
        problems=tuple(problems),
    )


def _line(rows: OurRows, row: SheetRow) -> Line:
    position = rows.text(row, "position")
    if not position.isdecimal() or len(position) > MOST_POSITIONS:
        said = (f"“{position}” is no position in a history.", EXPORT_AGAIN)
        return Line(row=row, position=0, event=None, problems=(rows.problem(row, "position", said),))
    try:
        event, problems = _event(rows, row), ()
    except (ValueError, ArithmeticError, RecursionError) as wrong:
        said = (f"This line cannot be read: {_why(wrong)}.", EXPORT_AGAIN)
        column = next((name for name in ("occurred_on", "event") if name in str(wrong)), "details")
        return Line(row=row, position=int(position), event=None, problems=(rows.problem(row, column, said),))
    return Line(row=row, position=int(position), event=event, problems=problems)


def _event(rows: OurRows, row: SheetRow) -> Event:
    text = rows.text(row, "details") or "{}"
    details: Any = json.loads(text)
    if not isinstance(details, dict) or NUL in text:
        raise UnreadableEvent("details: not a list of names and values")
    event = from_details(rows.text(row, "event"), _day(rows.text(row, "occurred_on")), details)
    for name, longest in LONGEST.items():
        if any(len(getattr(part, name, "")) > longest for part in (event, *getattr(event, "exemptions", ()))):
            raise UnreadableEvent(f"{name}: more than {longest} characters")
    return event


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise UnreadableEvent(f"occurred_on: “{text}” is no day as we export them") from None


def _why(wrong: Exception) -> str:
    return "it goes too deep" if isinstance(wrong, RecursionError) else str(wrong).rstrip(".")


def _others(rows: OurRows, found: Sequence[SheetRow]) -> list[SheetProblem]:
    """Lines of one request that say it is to somebody else, or under another law."""
    said = ("The lines of this request do not agree which authority and law it is about.", EXPORT_AGAIN)
    return [
        rows.problem(row, name, said)
        for row in found[1:]
        for name in ("authority_slug", "regime")
        if rows.text(row, name) != rows.text(found[0], name)
    ]


def _gaps(rows: OurRows, lines: Sequence[Line]) -> list[SheetProblem]:
    """Positions run from 1 with none left out and none twice."""
    for expected, line in enumerate(lines, 1):
        if line.position != expected:
            what = f"Line {expected} is missing" if line.position > expected else f"Line {line.position} is there twice"
            return [rows.problem(line.row, "position", (f"{what} in the history of this request.", WHOLE))]
    return []


def _taken_back(rows: OurRows, lines: Sequence[Line]) -> list[SheetProblem]:
    """Where the column says otherwise of what was taken back than the lines do."""
    gone = retracted([line.event for line in lines if line.event])
    said = (
        "The column retracted does not fit the lines that take others back. The lines count.",
        "If the column was changed by hand, say it with a line of event_retracted.",
    )
    return [
        rows.problem(line.row, "retracted", said, Weight.WARNS)
        for line in lines
        if (text := rows.text(line.row, "retracted")) and is_true(text) != (line.position in gone)
    ]


def _recorded(rows: OurRows, lines: Sequence[Line]) -> dict[str, str]:
    """Who typed each line in and when: kept as words, since whoever imports is who enters it here."""
    return {
        name: "; ".join(f"{line.position}: {text}" for line in lines if (text := rows.text(line.row, name)))
        for name in ("recorded_by", "recorded_at")
    }
