"""The body of a letter that challenges a decision, or its absence: review, complaint, non-compliance, appeal."""

from collections.abc import Iterator

from foi_tracker.domain.letters.chronology import chronology, what_happened
from foi_tracker.domain.letters.pen import Pen
from foi_tracker.domain.letters.points import Points
from foi_tracker.domain.vocabulary import DeadlineKind, Outcome, ReviewResult


def review(pen: Pen, points: Points) -> Iterator[str]:
    """Why the authority should look again, and what we ask of it."""
    yield from (pen.says(key) for key in ("title", "opening", "particulars", "matter_heading"))
    yield _matter(pen)
    yield from _reasons(pen, points)
    answer = pen.dossier.answer
    if answer and answer.outcome is Outcome.SUPPLIED_IN_FULL and not points.argue:
        yield pen.own_words(points)
    if points.narrowing.strip():
        yield pen.says("narrowing")
        yield points.narrowing.strip()
    yield pen.says("do_heading")
    yield pen.list_of("", (pen.says(key) for key in _asks(pen, points)))
    yield _if_late(pen, DeadlineKind.REVIEW_REQUEST)
    yield pen.says("time")
    yield pen.says("rights")


def complaint(pen: Pen, points: Points) -> Iterator[str]:
    """The statement for a regulator: what was asked, what happened, why it was wrong, what to decide."""
    if pen.dossier.answer:
        pen.facts["answered"] = what_happened(pen, pen.dossier.answer)
    yield from (pen.says(key) for key in ("title", "opening"))
    yield "\n".join(line for line in (pen.says("particulars"), pen.says("their_reference")) if line)
    yield pen.says("asked_heading")
    yield pen.says("asked_counted", "asked")
    yield pen.says("happened_heading")
    yield "\n".join(chronology(pen))
    yield pen.says("why_heading")
    yield from _why(pen)
    yield from _reasons(pen, points)
    yield pen.says("decide_heading")
    undecided = not pen.dossier.answer and not pen.dossier.review_outcome
    weighing = ("decide_pit",) if pen.facts["pit_due_on"] else ()
    yield pen.says(*((*weighing, "decide_silence") if undecided else ("decide",)))
    yield "" if undecided else pen.list_of("", (pen.says(key) for key in _orders(pen)))
    yield _if_late(pen, DeadlineKind.COMPLAINT)
    yield pen.says("enclosed_heading")
    yield pen.list_of("", _enclosed(pen))


def non_compliance(pen: Pen, points: Points) -> Iterator[str]:
    """Which notice, what it ordered, by when; and what the regulator can do."""
    yield pen.says("title")
    yield pen.says("notice")
    yield pen.sentences(pen.says("failed"), pen.says("chased") if pen.dossier.state.chasers else "")
    yield points.words.strip()
    yield pen.says("ask")


def appeal(pen: Pen, points: Points) -> Iterator[str]:
    """An outline for the tribunal's own form; in Scotland a note for a solicitor."""
    yield from (pen.says(key) for key in ("title", "caution", "parties", "decision_heading", "notice", "time"))
    yield _if_late(pen, DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL)
    yield pen.says("relying_on")
    yield from (pen.says(key) for key in ("grounds_heading", "grounds"))
    yield pen.own_words(points)
    argued = pen.argued(points)
    yield pen.says("points") if argued else ""
    yield from argued
    yield from (pen.says(key) for key in ("result", "enclosed"))


def _matter(pen: Pen) -> str:
    """What we are not content with, in one paragraph."""
    answer = pen.dossier.answer
    if not answer:
        return pen.says("matter_silence")
    late = pen.says(*_late(pen)) if pen.dossier.state.response_late else ""
    return pen.sentences(pen.says(f"matter_{answer.outcome.value}"), pen.says("relying_on"), late)


def _late(pen: Pen) -> tuple[str, ...]:
    if pen.facts["pit_due_on"]:
        return ("late_pit",)
    return ("late",) if pen.facts["responded_on"] == pen.facts["response_on"] else ("late_first",)


def _asks(pen: Pen, points: Points) -> Iterator[str]:
    """Which of the things we may ask for we do ask for."""
    answer, cited = pen.dossier.answer, pen.dossier.cited
    if not answer or answer.outcome is Outcome.WITHDRAWN:
        yield "do_answer"
    else:
        yield "do_afresh"
        special = {Outcome.NOT_HELD: "do_search", Outcome.SUPPLIED_IN_FULL: "do_complete"}
        if answer.outcome in special:
            yield special[answer.outcome]
        if answer.outcome is Outcome.NCND or any(each.ncnd for each in cited):
            yield "do_confirm"
        if answer.outcome not in special or cited:
            yield "do_release"
    if points.unanswered:
        yield "do_unanswered"
    yield "do_remedy"


def _orders(pen: Pen) -> Iterator[str]:
    """Which steps we ask a regulator to order."""
    answer, cited = pen.dossier.answer, pen.dossier.cited
    outcome = answer.outcome if answer else Outcome.WITHDRAWN
    instead = {
        Outcome.WITHDRAWN: "order_answer",
        Outcome.NOT_HELD: "order_search",
        Outcome.SUPPLIED_IN_FULL: "order_complete",
    }
    if outcome in instead:
        yield instead[outcome]
    if outcome is Outcome.NCND or any(each.ncnd for each in cited):
        yield "order_confirm"
    if outcome not in instead or cited:
        yield "order_release"


def _reasons(pen: Pen, points: Points) -> Iterator[str]:
    """The arguments, numbered; the questions left unanswered; the volunteer's own words."""
    argued = pen.argued(points)
    if argued:
        yield pen.says("arguments")
        yield from argued
    yield pen.list_of(pen.says("unanswered"), points.unanswered)
    yield points.words.strip()


def _if_late(pen: Pen, *kinds: DeadlineKind) -> str:
    right = pen.dossier.state.deadline(*kinds)
    return pen.says("out_of_time") if right and right.due_on and right.due_on < pen.dossier.made_on else ""


def _why(pen: Pen) -> Iterator[str]:
    """Why we complain, as far as the history tells it. In Scotland that begins with why we wanted a review."""
    state, answer, outcome = pen.dossier.state, pen.dossier.answer, pen.dossier.review_outcome
    reviewed_on = state.review_requested_on
    if answer and not (reviewed_on and reviewed_on < answer.on):
        yield pen.sentences(pen.says("first_answer"), pen.says(*_why_late(pen)) if state.response_late else "")
    else:
        silence = () if answer else ("why_pit", "why_silence")
        claimed = "" if reviewed_on else pen.says("why_claimed")  # a date given since is one for the review
        yield pen.sentences(pen.says("first_silence", *silence), claimed, pen.says("why_chased"))
        yield pen.says("answered_since")
    if outcome:
        yield pen.says("why_review_declined" if outcome.result is ReviewResult.DECLINED else "why_review")
    elif reviewed_on:
        yield pen.says("why_review_silence" if _review_is_overdue(pen) else "why_review_silence_early")
    yield pen.says("relying_on")


def _why_late(pen: Pen) -> tuple[str, ...]:
    return ("why_late_pit",) if pen.facts["pit_due_on"] else ("why_late",)


def _review_is_overdue(pen: Pen) -> bool:
    last = pen.dossier.state.deadline(DeadlineKind.REVIEW_LONG_STOP)
    last = last or pen.dossier.state.deadline(DeadlineKind.REVIEW_OUTCOME)
    return bool(last and last.due_on and last.due_on < pen.dossier.made_on)


def _enclosed(pen: Pen) -> Iterator[str]:
    dossier = pen.dossier
    yield pen.says("enclosed_request")
    if dossier.state.last_chased_on:
        yield pen.says("enclosed_reminders")
    if dossier.answer:
        yield pen.says("enclosed_answer")
    if dossier.state.review_requested_on:
        yield pen.says("enclosed_review_request")
    if dossier.review_outcome:
        yield pen.says("enclosed_review")
