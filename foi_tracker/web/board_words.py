"""How the lists, orders and tiles of the board read."""

from dataclasses import dataclass

from foi_tracker.queries.board_pages import Board, Sort
from foi_tracker.queries.dashboard import Show
from foi_tracker.web import asked

BAND_WORDS = {
    Show.DUE_THIS_WEEK: "Due this week",
    Show.UP_TO_5: "Up to 5 working days late",
    Show.UP_TO_20: "6 to 20 working days late",
    Show.OVER_20: "More than 20 working days late",
}
SHOW_WORDS = {
    Show.OVERDUE: "Overdue",
    **BAND_WORDS,
    Show.RIGHTS_LAPSING: "Our rights lapse within 7 days",
    Show.DRAFTS: "Drafts not sent yet",
    Show.UNDATED: "No due date yet",
    Show.UNOWNED: "Nobody owns this",
    Show.OPEN: "All open requests",
}
SORT_WORDS = {
    Sort.LATE: "longest late first",
    Sort.AUTHORITY: "by authority",
    Sort.OWNER: "by owner, nobody’s first",
    Sort.LAST_EVENT: "longest silent first",
}
TONES = {
    Show.DUE_THIS_WEEK: "soon",
    Show.UP_TO_5: "behind",
    Show.UP_TO_20: "behind",
    Show.OVER_20: "late",
    Show.RIGHTS_LAPSING: "ours",
}
EMPTY = {
    Show.OVERDUE: "Nothing is overdue. Every authority that owes an answer still has time.",
    Show.RIGHTS_LAPSING: "No right of ours lapses in the next 7 days.",
    Show.DRAFTS: "Every request has been sent.",
    Show.UNDATED: "Every request that waits for an answer has a due date.",
    Show.UNOWNED: "Every open request has an owner.",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A number, and the list behind it."""

    words: str
    number: int
    href: str
    tone: str
    is_current: bool


def board_tiles(numbers: dict[Show, int], board: Board) -> list[Tile]:
    """Every list but the whole, under the filters in use."""
    here = board.wanted.args()
    return [
        Tile(
            SHOW_WORDS[show],
            numbers[show],
            asked.address("board.index", here | {"show": show.value}),
            TONES.get(show, "neutral"),
            show is board.show,
        )
        for show in Show
        if show not in (Show.OVERDUE, Show.OPEN)
    ]
