"""The body of a letter that challenges a decision, or its absence: review, complaint, non-compliance, appeal."""

from collections.abc import Iterator

from foi_tracker.domain.events import AuthorityClaimedDue, Event, Response, ReviewOutcome
from foi_tracker.domain.letter_pen import Pen
from foi_tracker.domain.points import Points
from foi_tracker.domain.vocabulary import DeadlineKind, Outcome, ReviewResult

CHRONOLOGY = "chronology"


def review(pen: Pen, points: Points) -> Iterator[str]:
    """Why the authority should look again, and what we ask of it."""
    dossier = pen.dossier
    yield from (pen.says(key) for key in ("title", "opening", "particulars", "matter_heading"))
    if dossier.answer:
        late = pen.says("late") if dossier.state.response_late else ""
        yield pen.sentences(pen.says(f"matter_{dossier.answer.outcome.value}"), pen.says("relying_on"), late)
    else:
        yield pen.says("matter_silence", "matter_silence_undated")
    yield from _reasons(pen, points)
    if dossier.answer and dossier.answer.outcome is Outcome.SUPPLIED_IN_FULL and not points.argue:
        yield pen.own_words(points)
    yield from _narrowed(pen, points)
    yield pen.says("do_answer" if dossier.answer else "do_silence")
    yield _if_late(pen, DeadlineKind.REVIEW_REQUEST)
    yield pen.says("time")
    yield pen.says("rights")


def complaint(pen: Pen, points: Points) -> Iterator[str]:
    """The statement for a regulator: what was asked, what happened, why it was wrong, what to decide."""
    yield from (pen.says(key) for key in ("title", "opening", "particulars", "asked"))
    yield "\n\n".join([pen.says("happened_heading"), "\n".join(_chronology(pen))])
    yield pen.says("why_heading")
    yield from _why(pen)
    yield from _reasons(pen, points)
    yield pen.says(*(() if pen.dossier.answer else ("decide_silence",)), "decide")
    yield _if_late(pen, DeadlineKind.COMPLAINT)
    yield pen.says("enclosed_heading")
    yield "\n".join(f"- {each}" for each in _enclosed(pen))


def non_compliance(pen: Pen, points: Points) -> Iterator[str]:
    """Which notice, what it ordered, by when; and what the regulator can do."""
    yield pen.says("title")
    yield pen.says("notice_numbered", "notice")
    yield pen.sentences(pen.says("failed"), pen.says("chased") if pen.dossier.state.chasers else "")
    yield points.words.strip()
    yield pen.says("ask")


def appeal(pen: Pen, points: Points) -> Iterator[str]:
    """An outline for the tribunal's own form; in Scotland a note for a solicitor."""
    yield from (pen.says(key) for key in ("title", "caution", "to", "decision_heading", "notice", "time"))
    yield _if_late(pen, DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL)
    yield pen.says("relying_on")
    yield from (pen.says(key) for key in ("grounds_heading", "grounds"))
    yield from (pen.argued(points) if points.argue else [pen.own_words(points)])
    yield points.words.strip() if points.argue else ""
    yield from (pen.says(key) for key in ("result", "enclosed"))


def _reasons(pen: Pen, points: Points) -> Iterator[str]:
    """The arguments, numbered; the questions left unanswered; the volunteer's own words."""
    argued = pen.argued(points)
    if argued:
        yield pen.says("arguments")
        yield from argued
    yield pen.list_of(pen.says("unanswered"), points.unanswered)
    yield points.words.strip()


def _narrowed(pen: Pen, points: Points) -> Iterator[str]:
    if points.narrowing.strip():
        yield pen.says("narrowing")
        yield points.narrowing.strip()


def _if_late(pen: Pen, *kinds: DeadlineKind) -> str:
    right = pen.dossier.state.deadline(*kinds)
    return pen.says("out_of_time") if right and right.due_on and right.due_on < pen.dossier.made_on else ""


def _why(pen: Pen) -> Iterator[str]:
    dossier = pen.dossier
    if not dossier.answer:
        yield pen.sentences(pen.says("why_pit", "why_silence"), pen.says("why_chased"))
    elif dossier.state.response_late:
        yield pen.says("why_late")
    outcome = dossier.review_outcome
    if outcome:
        yield pen.says("why_review_declined" if outcome.result is ReviewResult.DECLINED else "why_review")
        yield pen.says("relying_on")
    elif dossier.state.review_requested_on:
        yield pen.says("why_review_silence")


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


def _chronology(pen: Pen) -> Iterator[str]:
    for event in pen.dossier.stands:
        until = pen.speech.day(event.until) if isinstance(event, AuthorityClaimedDue) else ""
        what = pen.line(CHRONOLOGY, _key(event), {"until": until})
        yield pen.line(CHRONOLOGY, "line", {"on": pen.speech.day(event.on), "what": what})


def _key(event: Event) -> str:
    if isinstance(event, Response):
        return f"response_{event.outcome.value}"
    if isinstance(event, ReviewOutcome) and event.result:
        return f"review_{event.result.value}"
    return event.kind
