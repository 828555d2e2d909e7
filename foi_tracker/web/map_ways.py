"""What a map can be coloured by without reading an answer: stage, outcome, timeliness."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.hexmap import Category, marked
from foi_tracker.domain.vocabulary import Outcome, Stage
from foi_tracker.queries.campaign_places import NewestRequest
from foi_tracker.queries.report_census import Timing
from foi_tracker.web.filters import label

UNASKED, WAITING = "not_asked", "no_answer"
STAGE_TONES: Final = dict(zip(Stage, ("none", "p5", "p2", "p8", "p4", "p7", "p3", "p1"), strict=True))
OUTCOME_TONES: Final = dict(zip(Outcome, ("p3", "p6", "shut", "lack", "p4", "p8"), strict=True))
TIMINGS: Final = {
    Timing.IN_TIME: ("Answered in time", "p3"),
    Timing.LATE: ("Late answer", "p2"),
    Timing.OVERDUE: ("Overdue, no answer", "late"),
    Timing.WAITING: ("Waiting, in time", "p5"),
    Timing.STOPPED: ("Clock stopped", "p8"),
    Timing.UNDATED: ("Undated answer", "lack"),
    Timing.NO_DATE: ("Due date not known", "lack"),
    Timing.ENDED: ("Ended unanswered", "lack"),
}
NOTHING: Final = [(WAITING, "No answer yet", "wait"), (UNASKED, "Not asked", "none")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Something to colour by: what it is called, its categories, and the category of each newest request."""

    words: str
    categories: Sequence[Category]
    category: Callable[[NewestRequest], str]


WAYS: Final = {
    "stage": Way(
        words="stage",
        categories=marked([*((each.value, label(each), tone) for each, tone in STAGE_TONES.items()), NOTHING[1]]),
        category=lambda request: request.stage.value,
    ),
    "outcome": Way(
        words="outcome",
        categories=marked([*((each.value, label(each), tone) for each, tone in OUTCOME_TONES.items()), *NOTHING]),
        category=lambda request: request.outcome or WAITING if request.is_sent else UNASKED,
    ),
    "timeliness": Way(
        words="timeliness",
        categories=marked([*((each.value, *words) for each, words in TIMINGS.items()), NOTHING[1]]),
        category=lambda request: request.timing if request.is_sent else UNASKED,
    ),
}
