"""Every live challenge on one page: what lapses first, then what waits for others."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting
from foi_tracker.queries import info_requests
from foi_tracker.queries.appeals import Asked, LiveChallenge, Show, appeals_page, counts
from foi_tracker.queries.request_rows import RequestRow
from foi_tracker.web import asked, rungs
from foi_tracker.web.access import actor, requires
from foi_tracker.web.filters import label, plural
from foi_tracker.web.request_list import choices_for
from foi_tracker.web.rungs import ShownRung

bp = Blueprint("appeals", __name__)

PAGE = "appeals.index"
FILTERS = ("campaign", "owner", "kind", "nation", "regime", "stage", "phase", "exemption")
# Each list: its name, its tone on the tile, and what to say when it is empty.
LISTS = {
    Show.WITHIN_7: ("Lapses within 7 days", "late", "No right of ours lapses in the next 7 days."),
    Show.WITHIN_14: ("Lapses in 8 to 14 days", "soon", "No right of ours lapses in 8 to 14 days."),
    Show.WITHIN_30: ("Lapses in 15 to 30 days", "ours", "No right of ours lapses in 15 to 30 days."),
    Show.LATER: ("Lapses later", "neutral", "No right of ours lapses later than that."),
    Show.REVIEW_OVERDUE: ("Review overdue", "behind", "No review is overdue."),
    Show.STEPS_OVERDUE: ("Ordered, and not done in time", "behind", "Every order that has run out was obeyed."),
    Show.REVIEW: ("Review under way", "neutral", "No review is under way."),
    Show.STEPS: ("Ordered, and still in time", "neutral", "No authority has an order to obey."),
    Show.COMMISSIONER: ("With the regulator", "neutral", "Nothing is with a Commissioner."),
    Show.TRIBUNAL: ("With a tribunal or court", "neutral", "Nothing is with a tribunal or court."),
}
NONE = "No right of ours is running, and nobody has a review, a complaint or an appeal to decide."


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row of the table, in words."""

    row: RequestRow
    right: Deadline | None
    what: str
    when: str
    is_last: bool
    is_late: bool
    rungs: list[ShownRung]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListTile:
    """A number, and the list behind it."""

    words: str
    number: int
    href: str
    tone: str
    is_current: bool


@bp.get("/appeals")
@requires(Action.READ_BOARD)
def index() -> str:
    """The ladder of every live challenge, and of every answer whose right to challenge is still running."""
    session, standpoint, here, after = db.session(), asked.standpoint(), asked.appeals(), request.args.get("after", "")
    found = appeals_page(session, actor(), here, standpoint, after=after)
    choices = choices_for(here.wanted.args(), info_requests.filter_words(session, actor()))
    return render_template(
        "appeals/index.html",
        tiles=_tiles(counts(session, actor(), here.wanted, standpoint), here),
        lines=[_line(each, standpoint.laws, standpoint.today) for each in found.rows],
        heading=LISTS[here.show][0] if here.show else "Every live challenge",
        empty_words=LISTS[here.show][2] if here.show else NONE,
        choices=[each for each in choices if each.name in FILTERS and each.narrows],
        chosen=here.wanted.args(),
        show=here.show,
        all_url=asked.address(PAGE, here.wanted.args()),
        downloads=[
            (end, asked.address("exports.download", here.args(), table="appeals", ending=end))
            for end in ("csv", "xlsx")
        ],
        next_url=asked.address(PAGE, here.args(), after=found.after) if found.after else None,
        first_url=asked.address(PAGE, here.args()) if after else None,
    )


def _tiles(numbers: dict[Show, int], here: Asked) -> list[ListTile]:
    return [
        ListTile(
            words=LISTS[show][0],
            number=numbers[show],
            href=asked.address(PAGE, here.wanted.args(), show=show.value),
            tone=LISTS[show][1],
            is_current=show is here.show,
        )
        for show in Show
    ]


def _line(found: LiveChallenge, laws: Laws, today: date) -> Line:
    row, right = found.row, found.right
    return Line(
        row=row,
        right=right,
        what=label(right.kind) if right else _waits(row),
        when=_left(right, today) if right and right.due_on else _due(row, today),
        is_last=bool(right and right.due_on == today),
        is_late=row.days_late is not None,
        rungs=rungs.shown(found.rungs, laws[row.regime], today),
    )


WAITS = {
    Awaiting.AUTHORITY: "Wait for the authority",
    Awaiting.COMMISSIONER: "Wait for the Commissioner",
    Awaiting.TRIBUNAL: "Wait for the tribunal or court",
}


def _waits(row: RequestRow) -> str:
    return WAITS.get(row.state.awaiting, "Decide what to do")


def _left(right: Deadline, today: date) -> str:
    days = (right.due_on - today).days if right.due_on else 0
    return f"{plural(days, 'day')} left" if days else ""


def _due(row: RequestRow, today: date) -> str:
    if row.days_late is not None:
        return f"{plural(row.days_late, 'working day')} late" if row.days_late else "late"
    return "due today" if row.state.due_on == today else ""
