"""My desk, the volunteer's home."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from foi_tracker.db import db
from foi_tracker.domain.chasing import left_out
from foi_tracker.domain.moves import NextAction, next_action
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.queries.desk import handed_to_me, my_open_requests, my_progress, my_unread_replies, overview
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.request_rows import RequestRow
from foi_tracker.web import asked, now
from foi_tracker.web.access import actor, public

bp = Blueprint("desk", __name__)

MOST_SHOWN = 50
READ = NextAction(verb="Read", why="The answer has come, and nobody has read it question by question.")
ADVISED = frozenset({"review_requested", "complaint"})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: where to do it, and how urgent it is in words."""

    row: RequestRow
    action: NextAction
    href: str
    when: str


@bp.get("/")
@public
def index() -> ResponseReturnValue:
    """What the law or the campaign needs next from me, most urgent first."""
    if not current_user.is_authenticated:
        return redirect("/login")
    session, standpoint = db.session(), asked.standpoint()
    rows = my_open_requests(session, actor(), standpoint)
    tasks = _tasks(rows, standpoint)
    tasks += _reading({task.row.reference for task in tasks}, standpoint)
    tasks.sort(key=_urgency)
    busy = {task.row.reference for task in tasks}
    given = handed_to_me(session, actor(), [row.reference for row in rows], now.now()) if rows else []
    return render_template(
        "desk/index.html",
        tasks=tasks[:MOST_SHOWN],
        has_more=len(tasks) > MOST_SHOWN,
        waiting=[(row, _rest(row, standpoint)) for row in rows if row.reference not in busy][:MOST_SHOWN],
        progress=my_progress(session, actor()),
        overview=overview(session, actor(), standpoint.today) if actor().is_coordinator else None,
        given={reference: (name, at.date()) for reference, name, at in reversed(given)},
    )


def _tasks(rows: list[RequestRow], standpoint: Standpoint) -> list[Task]:
    today = standpoint.today
    actions = [(row, _next(row, standpoint)) for row in rows]
    return [Task(row, action, _href(row, action), _when(row, action, today)) for row, action in actions if action]


def _reading(busy: Set[str], standpoint: Standpoint) -> list[Task]:
    """Answers to read, where nothing else is to be done first."""
    unread = my_unread_replies(db.session(), actor(), standpoint)
    return [
        Task(row, READ, url_for("extraction.show", slug=campaign, only=row.reference), "whenever you can")
        for row, campaign in unread
        if row.reference not in busy
    ]


def _next(row: RequestRow, standpoint: Standpoint) -> NextAction | None:
    approved = row.chasing.round_id is not None
    return next_action(row.state, standpoint.laws[row.regime], standpoint.today, chaser_waits=approved)


def _rest(row: RequestRow, standpoint: Standpoint) -> str:
    """Why nothing is to be done about an authority that is late."""
    if row.days_late is None:
        return ""
    if row.chasing.round_id is not None:
        return "A letter to chase them is approved. A coordinator sends it."
    return left_out(row.state, standpoint.laws[row.regime], standpoint.today)


def _href(row: RequestRow, action: NextAction) -> str:
    """The letter that does it or the advice on it, where there is any; else the form that records it."""
    reference = row.reference
    if action.kind == "clarification_provided":
        return url_for("letters.new", reference=reference, kind=LetterKind.CLARIFICATION.value)
    if action.letter:
        return url_for("letters.new", reference=reference, kind=action.letter.value)
    if action.kind in ADVISED:
        return url_for("challenge.show", reference=reference)
    page = f"/requests/{reference}"
    return f"{page}/events/new/{action.kind}" if action.kind else page


def _when(row: RequestRow, action: NextAction, today: date) -> str:
    """Days late are working days; a day still to come is named, not counted."""
    if row.days_late is not None:
        return "late"
    if action.urgent_on is None:
        return "whenever you can"
    if action.urgent_on == today:
        return "today"
    return "past" if action.urgent_on < today else "by"


def _urgency(task: Task) -> tuple[date, str]:
    return (task.action.urgent_on or date.max, task.row.reference)
