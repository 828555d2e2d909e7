"""The body of a reminder, of either step, and of our answer to the authority's question."""

from collections.abc import Iterator

from foi_tracker.domain.events import DecisionNotice
from foi_tracker.domain.letters.pen import Pen
from foi_tracker.domain.letters.points import Points
from foi_tracker.domain.vocabulary import DeadlineKind, Level

OVERDUE = "overdue"
AWAITED = {
    DeadlineKind.RESPONSE: "answer",
    DeadlineKind.PIT_DECISION: "pit",
    DeadlineKind.REVIEW_OUTCOME: "review",
    DeadlineKind.COMPLIANCE: "compliance",
}


def reminder(pen: Pen, _points: Points) -> Iterator[str]:
    """What is overdue, and please send it."""
    yield pen.says(f"title_{_awaited(pen)}")
    yield from _what_is_overdue(pen)
    yield pen.says(f"ask_{_awaited(pen)}")


def second_reminder(pen: Pen, _points: Points) -> Iterator[str]:
    """The same, with what that nation's law allows next."""
    yield pen.says(f"title_{_awaited(pen)}")
    yield from _what_is_overdue(pen)
    yield pen.says("reminded")
    yield pen.says("ask")
    awaited = _awaited(pen)
    past_guidance = (f"next_{awaited}_at_most",) if awaited == "review" and pen.facts["long_stop_passed_on"] else ()
    yield pen.says(*(("next_ruling",) if _ordered_on_appeal(pen) else (*past_guidance, f"next_{awaited}")))


def clarification(pen: Pen, points: Points) -> Iterator[str]:
    """The volunteer's words, and what they do to the clock."""
    yield pen.says("title")
    yield pen.says("thanks")
    yield pen.own_words(points)
    yield points.narrowing
    yield pen.says("late_question")
    yield pen.says("clock_dated", "clock")
    yield pen.says("offer")


def _what_is_overdue(pen: Pen) -> Iterator[str]:
    clock, request = pen.dossier.course.clock, pen.says("request", file=OVERDUE)
    if clock and _awaited(pen) in ("answer", "pit"):
        start = pen.says(f"start_{clock.origin.value}", file=OVERDUE)
        yield pen.sentences(request, start, pen.says("acknowledged", file=OVERDUE))
    else:
        yield request
    late = pen.says(*_late(pen), file=OVERDUE)
    yield pen.sentences(late, pen.says(_how_late(pen), file=OVERDUE))
    yield pen.says("claimed", file=OVERDUE)


def _how_late(pen: Pen) -> str:
    """Late by the law; or only so long after a day that guidance gives, the first one where it gives two."""
    headline = pen.dossier.headline
    if headline is None or headline.level is not Level.GUIDANCE:
        return "days_late"
    two_days = _awaited(pen) == "review" and pen.facts["long_stop_passed_on"]
    return "days_past_first" if two_days else "days_past"


def _late(pen: Pen) -> tuple[str, ...]:
    awaited, course = _awaited(pen), pen.dossier.course
    if awaited == "answer":
        stretched = "late_longer" if course.extra else "late_fee" if course.excluding else "late_answer"
        return (stretched,)
    if awaited == "review":
        return "late_review_at_most", "late_review"
    return ("late_ruling",) if _ordered_on_appeal(pen) else (f"late_{awaited}",)


def _awaited(pen: Pen) -> str:
    headline = pen.dossier.headline
    return AWAITED.get(headline.kind, "answer") if headline else "answer"


def _ordered_on_appeal(pen: Pen) -> bool:
    ruling = pen.dossier.course.ruling
    if ruling is None or _awaited(pen) != "compliance":
        return False
    return not isinstance(ruling.event, DecisionNotice)
