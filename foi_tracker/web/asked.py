"""What an address asks a list of requests for, on the board and in a download of it alike."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

from foi_tracker.db import db
from foi_tracker.queries.appeals import Asked
from foi_tracker.queries.board_pages import Board, Sort
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.dashboard import Show
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from foi_tracker.web import now
from foi_tracker.web.access import actor


def standpoint() -> Standpoint:
    """Today, the law, and who is asking."""
    return Standpoint(today=now.today(), laws=current_laws(db.session()), user_id=actor().user_id)


def board(show: Show | None) -> Board:
    """The board that the address describes; `show` where it names no list. Words that mean nothing are left out."""
    words = request.args.to_dict()
    shows, sorts = ({word.value: word for word in kind} for kind in (Show, Sort))
    return Board(
        RequestFilter.from_args(words),
        shows.get(words.get("show", ""), show),  # type: ignore[arg-type]
        sorts.get(words.get("sort", ""), Sort.LATE),  # type: ignore[arg-type]
    )


def appeals() -> Asked:
    """The live challenges that the address describes."""
    return Asked.from_args(request.args.to_dict())


def address(endpoint: str, args: Mapping[str, Any], **more: Any) -> str:  # noqa: ANN401 whatever an address may hold
    """The page at `endpoint` that asks for this; what is None is left out."""
    return url_for(endpoint, **{name: value for name, value in {**args, **more}.items() if value is not None})
