"""`flask foi clock` and `flask foi due`: deadlines for any history, with the working shown."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import click
from flask.cli import with_appcontext

from foi_tracker.db import db
from foi_tracker.domain.cases import UnreadableCase, answer, day_of, read_regime
from foi_tracker.domain.events import Received
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.narrative import DEADLINE_NAMES
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.regimes import Laws, laws
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import DeadlineKind
from foi_tracker.domain.working import working_of
from foi_tracker.queries.calendars import current_laws


@click.command("clock")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a table.")
@click.option("--with-database", is_flag=True, help="Count the proclaimed days kept in the database too.")
@with_appcontext
def clock(*, as_json: bool, with_database: bool) -> None:
    """Read a JSON list of histories on standard input; write every deadline of each.

    Each is {"id": ..., "regime": "FOIA", "events": [{"type": "received", "date": "2026-09-01"}, ...]}. Dates are ISO or
    day first. One that cannot be read gets an "error"; the rest are answered.
    """
    found = [answer(case, _laws(with_database=with_database)) for case in _cases()]
    if as_json:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        _echo(_table(found))


@click.command("due")
@click.argument("regime")
@click.argument("day", metavar="DATE")
@click.option("--with-database", is_flag=True, help="Count the proclaimed days kept in the database too.")
@with_appcontext
def due(regime: str, day: str, *, with_database: bool) -> None:
    """Say when an answer is due to a request received on DATE under REGIME (FOIA, FOISA, EIR, EISR), and why."""
    try:
        code, received_on = read_regime(regime), day_of(day)
    except UnreadableCase as wrong:
        raise click.UsageError(str(wrong)) from wrong
    law = _laws(with_database=with_database)[code]
    _echo(_explained(law, received_on))


def _laws(*, with_database: bool) -> Laws:
    return current_laws(db.session()) if with_database else laws()


def _cases() -> list[Any]:
    try:
        cases = json.loads(sys.stdin.buffer.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise click.UsageError(f"Standard input is not JSON: {wrong}") from wrong
    if not isinstance(cases, list):
        raise click.UsageError('Standard input must be a JSON list of {"id", "regime", "events"}.')
    return cases


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _table(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A line for each thing there is to say, in three columns."""
    rows = [
        (str(case["id"]), key, str(value))
        for case in found
        for key, value in case.items()
        if key != "id" and value is not None
    ]
    rows = [("id", "key", "value"), *rows]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for case_id, key, value in rows:
        yield f"{case_id:<{widths[0]}}  {key:<{widths[1]}}  {value}"


def _explained(law: Law, received_on: date) -> Iterator[str]:
    state = replay([Received(on=received_on)], law)
    answer_due = state.deadline(DeadlineKind.RESPONSE)
    yield f"{law.regime.name}: received {written(received_on)}"
    if answer_due is None or answer_due.due_on is None:
        yield answer_due.unknown_because if answer_due else ""
        return
    yield f"Due {written(answer_due.due_on)} ({answer_due.provision}, {answer_due.level})"
    yield from _working(answer_due, law)
    yield from (_other(each) for each in state.deadlines if each is not answer_due)


def _working(deadline: Deadline, law: Law) -> Iterator[str]:
    shown = working_of(deadline, law)
    yield ""
    yield from shown.sentences
    yield ""
    for day in shown.days:
        number = "skipped" if day.number is None else f"day {day.number}"
        yield f"  {written(day.on):<16}  {number:<8}  {day.reason}".rstrip()
    yield ""


def _other(deadline: Deadline) -> str:
    right = DEADLINE_NAMES[deadline.kind].removeprefix("the last day to ")
    opens = f", from {written(deadline.opens_on)}" if deadline.opens_on else ""
    last = f" to {written(deadline.due_on)}" if deadline.due_on else ""
    open_ended = "" if last else f"; {deadline.unknown_because or 'no last day is set'}"
    return f"Then, if there is no answer: {right}{opens}{last}{open_ended} ({deadline.provision}, {deadline.level})"
