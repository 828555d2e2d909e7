"""What is wrong with an authority's notices, as far as what was recorded of them can tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foi_tracker.domain import events as happened
from foi_tracker.domain import rights
from foi_tracker.domain.course import OPEN, Course, Recorded
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.exemptions import may_be_weighed
from foi_tracker.domain.history import in_legal_order, step
from foi_tracker.domain.law import Law
from foi_tracker.domain.overdue import days_late
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.reckoning import (
    in_time_for_fee,
    in_time_for_notice,
    pit_decision,
    response_allowance,
    silence_ends,
)
from foi_tracker.domain.refusal_notices import NOTICES, WITH_LIMBS
from foi_tracker.domain.vocabulary import Level, Outcome

WITHHOLDS = (Outcome.REFUSED, Outcome.NCND, Outcome.SUPPLIED_IN_PART)
NAMES_A_GROUND = (Outcome.REFUSED, Outcome.NCND)
CLAIMS = ("s.12", "s.14")  # refusals with a time limit in a subsection of their own


class DefectKind(StrEnum):
    """The sorts of mistake a notice can show."""

    LATE_ANSWER = "late_answer"
    LATE_REVIEW = "late_review"
    NO_EXEMPTION = "no_exemption"
    NO_SUBSECTION = "no_subsection"
    OTHER_LAW = "other_law"
    NO_SUCH_EXTENSION = "no_such_extension"
    LATE_EXTENSION = "late_extension"
    LONG_EXTENSION = "long_extension"
    NOTHING_TO_WEIGH = "nothing_to_weigh"
    NO_REVIEW_RIGHTS = "no_review_rights"
    LATE_QUESTION = "late_question"
    LATE_FEE_NOTICE = "late_fee_notice"
    OVERLAP = "overlap"


@dataclass(frozen=True, kw_only=True, slots=True)
class Defect:
    """One mistake: in a sentence, under which provision, how binding that is, and in which line of the history."""

    kind: DefectKind
    sentence: str
    provision: str
    level: Level
    position: int

    @property
    def is_note(self) -> bool:
        """Whether it is only worth knowing, and breaks no rule by itself."""
        return self.kind is DefectKind.OVERLAP


def defects(history: Sequence[Event], law: Law) -> tuple[Defect, ...]:
    """Every mistake in what stands of a history, in the order the law reads it.

    Each notice is judged against the course as it stood when it came, by the same reckoning as every date.
    """
    course, found = Course(law), list[Defect]()
    for recorded in in_legal_order(history):
        found += _as_it_came(course, recorded)
        was_late = course.asked_late
        step(course, recorded.position, recorded.event)
        course.last = recorded
        if course.asked_late and not was_late:
            found.append(_late_question(course, recorded))
        found += _once_read(course, recorded)
    return tuple(found)


def _as_it_came(course: Course, recorded: Recorded[Event]) -> Iterator[Defect]:
    """What is wrong with a notice that would stop or stretch the clock as it then ran."""
    match recorded.event:
        case happened.PitExtension() as notice:
            yield from _of_weighing(course, Recorded(recorded.position, notice))
        case happened.TimeExtension() as notice:
            yield from _of_more_time(course, Recorded(recorded.position, notice))
        case happened.FeeNotice(on=day) if course.phase in OPEN and not in_time_for_fee(course, day):
            text = f"They asked for a fee on {written(day)}, after the time to ask for one. It did not stop the clock."
            yield _statute(DefectKind.LATE_FEE_NOTICE, text, course.law.regime.fee_notice.text, recorded.position)


def _once_read(course: Course, recorded: Recorded[Event]) -> Iterator[Defect]:
    """What is wrong with an answer, or with the answer to a review."""
    match recorded.event:
        case happened.Response() as answer:
            yield from _of_answer(course, Recorded(recorded.position, answer))
        case happened.ReviewOutcome() as outcome:
            yield from _of_review(course, Recorded(recorded.position, outcome))


def _of_answer(course: Course, recorded: Recorded[happened.Response]) -> Iterator[Defect]:
    if course.response_late and course.first_response and course.first_response.position == recorded.position:
        yield from _late_answer(course, recorded)
    answer, rules = recorded.event, NOTICES[course.law.code]
    if answer.outcome in NAMES_A_GROUND and not answer.exemptions:
        yield _statute(
            DefectKind.NO_EXEMPTION,
            f"They refused and named no {course.law.regime.withholding_term}, as far as is recorded.",
            rules.names_ground,
            recorded.position,
        )
    yield from _of_citations(course.law, answer.exemptions, recorded.position)
    if answer.review_rights is False and _is_refusal(answer, rules.not_held):
        yield _no_rights(rules.rights, recorded.position)


def _is_refusal(answer: happened.Response, not_held: str) -> bool:
    return answer.outcome in WITHHOLDS or bool(not_held and answer.outcome is Outcome.NOT_HELD)


def _late_answer(course: Course, recorded: Recorded[happened.Response]) -> Iterator[Defect]:
    last = silence_ends(course).due_on
    if last is None:
        return
    late_by = _late_by(last, recorded.event.on, course.law)
    weighing = pit_decision(course) is not None and course.law.regime.pit_decision
    allowance = weighing or response_allowance(course)
    refusal = "" if weighing else _refusal_in_time(course.law, recorded.event)
    yield Defect(
        kind=DefectKind.LATE_ANSWER,
        sentence=f"The answer came {late_by} late. It was due by {written(last)}.",
        provision="; ".join(filter(None, (allowance.provision, refusal))),
        level=allowance.level,
        position=recorded.position,
    )


def _refusal_in_time(law: Law, answer: happened.Response) -> str:
    rules = NOTICES[law.code]
    if answer.outcome is Outcome.NOT_HELD:
        return rules.not_held
    if answer.outcome not in WITHHOLDS:
        return ""
    codes = [each.code for each in answer.exemptions]
    return rules.claim_in_time if codes and all(code.startswith(CLAIMS) for code in codes) else rules.in_time


def _of_review(course: Course, recorded: Recorded[happened.ReviewOutcome]) -> Iterator[Defect]:
    outcome, rules = recorded.event, NOTICES[course.law.code]
    due = rights.review_long_stop(course) or rights.review_outcome(course)
    if due and due.due_on and outcome.on > due.due_on:
        yield Defect(
            kind=DefectKind.LATE_REVIEW,
            sentence=f"The review came {_late_by(due.due_on, outcome.on, course.law)} late. "
            f"It was due by {written(due.due_on)}.",
            provision=due.provision,
            level=due.level,
            position=recorded.position,
        )
    yield from _of_citations(course.law, outcome.exemptions, recorded.position)
    if outcome.review_rights is False and rules.review_rights:
        yield _no_rights(rules.review_rights, recorded.position)


def _of_citations(law: Law, cited: Sequence[CitedExemption], position: int) -> Iterator[Defect]:
    rules = NOTICES[law.code]
    for each in cited:
        if each.law != law.code:
            text = f"They relied on {each.code}, which belongs to {each.law}. This request is under {law.code}."
            yield _statute(DefectKind.OTHER_LAW, text, rules.names_ground, position)
        elif each.code in WITH_LIMBS[each.law] and not each.limb and not each.ncnd:
            text = (
                f"They cited {each.code} without its subsection. It protects several things, and they must say which."
            )
            yield _statute(DefectKind.NO_SUBSECTION, text, rules.names_ground, position)
    yield from _overlapping(cited, position)


def _overlapping(cited: Sequence[CitedExemption], position: int) -> Iterator[Defect]:
    """FOIA s.31(1) begins where s.30 does not apply."""
    codes = {each.code for each in cited if each.law == "FOIA" and not each.ncnd}
    if "s.31" in codes and codes & {"s.30(1)", "s.30(2)"}:
        text = "They cited s.30 and s.31. Both may stand in one letter, but never for the same information."
        yield _statute(DefectKind.OVERLAP, text, "FOIA s.31(1)", position)


def _of_weighing(course: Course, recorded: Recorded[happened.PitExtension]) -> Iterator[Defect]:
    """More time for the public interest: FOIA alone has it, told in time, for what must be weighed."""
    regime, event = course.law.regime, recorded.event
    if regime.pit_notice is None:
        text = f"They took more time to weigh the public interest. {regime.short} has no such extension."
        yield _statute(DefectKind.NO_SUCH_EXTENSION, text, regime.response.provision, recorded.position)
        return
    if not in_time_for_notice(course, event.on):
        text = f"They took more time to weigh the public interest on {written(event.on)}, too late to say so."
        yield _statute(DefectKind.LATE_EXTENSION, text, regime.pit_notice.text, recorded.position)
    if not may_be_weighed(event.exemptions):
        text = "They took more time to weigh the public interest, but nothing they named calls for weighing it."
        yield _statute(DefectKind.NOTHING_TO_WEIGH, text, "FOIA s.2, s.10(3)", recorded.position)


def _of_more_time(course: Course, recorded: Recorded[happened.TimeExtension]) -> Iterator[Defect]:
    """More time for complexity and volume: the environmental laws alone have it, told in time, and only so much."""
    regime, event = course.law.regime, recorded.event
    if regime.time_extension is None:
        text = f"They took more time because of what was asked. {regime.short} has no such extension."
        yield _statute(DefectKind.NO_SUCH_EXTENSION, text, regime.response.provision, recorded.position)
        return
    most = regime.time_extension.most
    if not in_time_for_notice(course, event.on):
        text = f"They took more time on {written(event.on)}, too late to say so."
        yield _statute(DefectKind.LATE_EXTENSION, text, most.provision, recorded.position)
    if event.working_days and event.working_days > most.number:
        text = f"They took {event.working_days} working days more. The most they may take is {most.number}."
        yield _statute(DefectKind.LONG_EXTENSION, text, most.provision, recorded.position)


def _late_question(course: Course, recorded: Recorded[Event]) -> Defect:
    regime = course.law.regime
    return _statute(
        DefectKind.LATE_QUESTION,
        f"They first asked us to explain on {written(recorded.event.on)}, after the time for it.",
        f"{regime.response.provision}; {regime.clarification.text}",
        recorded.position,
    )


def _no_rights(provision: str, position: int) -> Defect:
    text = "The letter does not say how to challenge it. It must."
    return _statute(DefectKind.NO_REVIEW_RIGHTS, text, provision, position)


def _statute(kind: DefectKind, sentence: str, provision: str, position: int) -> Defect:
    return Defect(kind=kind, sentence=sentence, provision=provision, level=Level.STATUTE, position=position)


def _late_by(last: date, on: date, law: Law) -> str:
    days = days_late(last, on, law.calendar)
    return f"{days} working day{'' if days == 1 else 's'}" if days else "on a day off, and so"
