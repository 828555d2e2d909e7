"""The overdue board, the coordinator's home."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.chasing import left_out
from foi_tracker.domain.moves import NextAction, next_action
from foi_tracker.domain.policy import Action
from foi_tracker.queries import info_requests
from foi_tracker.queries.board_pages import Board, Sort, board_page
from foi_tracker.queries.chasers import unrecorded_rounds
from foi_tracker.queries.dashboard import Show, census, rights_lapsing, tiles
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.request_rows import RequestRow
from foi_tracker.queries.saved_views import saved_views
from foi_tracker.usecases.forget_view import forget_view
from foi_tracker.usecases.save_view import save_view
from foi_tracker.web import asked, now
from foi_tracker.web.access import actor, may, requires
from foi_tracker.web.board_charts import charts
from foi_tracker.web.board_words import EMPTY, SHOW_WORDS, SORT_WORDS, board_tiles
from foi_tracker.web.forms.chasers import MOST_CHASED
from foi_tracker.web.request_list import choices_for

bp = Blueprint("board", __name__)

PAGE = "board.index"
FILTERS = ("campaign", "owner", "kind", "nation", "region", "regime", "stage")
LONGEST_NAME, LONGEST_QUERY = 80, 2000


@bp.get("/overdue")
@requires(Action.READ_BOARD)
def index() -> ResponseReturnValue:
    """Who is late, by how long, who owns it, and what the law lets us do next."""
    session, standpoint, board = db.session(), asked.standpoint(), asked.board(show=Show.OVERDUE)
    after = request.args.get("after", "")
    counts = census(session, actor(), board.wanted, standpoint)
    numbers = tiles(counts, rights_lapsing(session, actor(), board.wanted, standpoint))
    found = board_page(session, actor(), board, standpoint, after=after)
    show = board.show or Show.OVERDUE
    words = info_requests.filter_words(session, actor())
    return render_template(
        "board/index.html",
        numbers=numbers,
        number=numbers[show],
        tiles=board_tiles(numbers, board),
        rows=[_line(row, standpoint) for row in found.rows],
        rounds=unrecorded_rounds(session, actor()) if may(Action.APPROVE_CHASERS) else [],
        most_chased=MOST_CHASED,
        charts=charts(counts, board),
        choices=[each for each in choices_for(board.wanted.args(), words) if each.name in FILTERS and each.narrows],
        people=words["receiver"],
        shows=[(each.value, SHOW_WORDS[each]) for each in Show],
        heading=SHOW_WORDS[show],
        order=SORT_WORDS[board.sort],
        empty_words=EMPTY.get(show, "No request is in this list."),
        views=saved_views(session, actor().user_id, PAGE),
        **_addresses(board, after, found.after),
    )


def _line(row: RequestRow, standpoint: Standpoint) -> tuple[RequestRow, NextAction | None, str]:
    """A row, what comes next, and while that is to wait for somebody who is late, why."""
    law, approved = standpoint.laws[row.regime], row.chasing.round_id is not None
    action = next_action(row.state, law, standpoint.today, chaser_waits=approved)
    rests = row.days_late is not None and action is None and not approved
    return row, action, left_out(row.state, law, standpoint.today) if rests else ""


def _addresses(board: Board, after: str, following: str) -> dict[str, object]:
    here = board.args()
    return {
        "here": asked.address(PAGE, here),
        "query": asked.address(PAGE, here).partition("?")[2],
        "chosen": board.wanted.args(),
        "show": board.show,
        "sort": board.sort,
        "sort_urls": {sort.value: asked.address(PAGE, here, sort=sort.value, after=None) for sort in Sort},
        "overdue_url": asked.address(PAGE, board.wanted.args()),
        "exports": [
            (end, asked.address("exports.download", here, table="requests", ending=end)) for end in ("csv", "xlsx")
        ],
        "next_url": asked.address(PAGE, here, after=following) if following else None,
        "first_url": asked.address(PAGE, here) if after else None,
    }


@bp.post("/overdue/views")
@requires(Action.READ_BOARD)
def save() -> ResponseReturnValue:
    """Keep these filters under a name."""
    name, query = request.form.get("name", "").strip(), request.form.get("query", "")
    if not 0 < len(name) <= LONGEST_NAME or len(query) > LONGEST_QUERY:
        flash(f"Give the view a name of at most {LONGEST_NAME} letters.", "error")
    else:
        save_view(db.session(), user_id=actor().user_id, page=PAGE, name=name, query=query, at=now.now())
        flash(f"Saved as “{name}”. You find it above the list.", "success")
    return redirect(f"/overdue?{query}" if query.isprintable() else "/overdue")


@bp.post("/overdue/views/<int:view_id>/delete")
@requires(Action.READ_BOARD)
def forget(view_id: int) -> ResponseReturnValue:
    """Drop a view of one's own."""
    forget_view(db.session(), user_id=actor().user_id, view_id=view_id)
    flash("The view is gone; the requests are not.", "success")
    return redirect("/overdue")
