"""Everything that a letter about a request may speak of, on the day it is written."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from foi_tracker.domain import events as happened
from foi_tracker.domain.course import Course
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.history import course_of, in_legal_order, replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.letters.first_letter import Addressee, Sender
from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.standing import HEADLINES
from foi_tracker.domain.state import Deadline, RequestState


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One request as its letters see it. `law` is the request's own, which may be environmental."""

    addressee: Addressee
    sender: Sender
    reference: str
    their_reference: str
    history: tuple[Event, ...]
    state: RequestState
    law: Law
    made_on: date
    questions: QuestionSetDefinition | None = None

    @cached_property
    def course(self) -> Course:
        """The facts of its history."""
        return course_of(self.history, self.law)

    @property
    def stands(self) -> list[Event]:
        """What stands of its history, in legal order."""
        return [recorded.event for recorded in in_legal_order(self.history)]

    @property
    def headline(self) -> Deadline | None:
        """The deadline that the request now turns on."""
        kinds = HEADLINES.get(self.state.phase, ())
        return next((each for kind in kinds for each in self.state.deadlines if each.kind is kind), None)

    @property
    def is_overdue(self) -> bool:
        """Whether the authority owes something whose day has passed."""
        return is_overdue(self.state.awaiting, self.state.due_on, self.made_on)

    @property
    def days_late(self) -> int:
        """By how many working days of the request's own law it is overdue; 0 where it is not, or only by a weekend."""
        due = self.state.due_on
        return days_late(due, self.made_on, self.law.calendar) if due and self.is_overdue else 0

    @property
    def answer(self) -> happened.Response | None:
        """The authority's latest answer."""
        response = self.course.response
        return response.event if response else None

    @property
    def review_outcome(self) -> happened.ReviewOutcome | None:
        """What the review decided."""
        outcome = self.course.review_outcome
        return outcome.event if outcome else None

    @property
    def notice(self) -> happened.DecisionNotice | None:
        """The Commissioner's decision."""
        notice = self.course.notice
        return notice.event if notice else None

    @property
    def cited(self) -> tuple[CitedExemption, ...]:
        """The grounds of the latest decision: the review's where it names any, else the answer's."""
        decisions = (self.review_outcome, self.answer)
        return next((each.exemptions for each in decisions if each and each.exemptions), ())

    def after(self, event: Event) -> RequestState:
        """Where the request would stand once this had happened."""
        return replay((*self.history, event), self.law)
