"""The authority's time to answer, reckoned from the course of a request."""

from dataclasses import replace
from datetime import date

from foi_tracker.domain.course import Clock, Course, Origin
from foi_tracker.domain.law import Allowance, Reckoned
from foi_tracker.domain.working_days import CalendarExhausted

NO_RECEIPT = "Nobody has recorded which day the authority received it, and the time to answer runs from that day."


def response_allowance(course: Course) -> Allowance:
    """The time to answer as it now stands, with every rule that shaped it."""
    regime = course.law.regime
    if not (course.excluding or course.extra or (course.clock and course.clock.basis)):
        return regime.response
    provisions, level = [regime.response.provision], regime.response.level
    if course.clock and course.clock.basis:
        provisions.append(course.clock.basis.text)
        level = course.clock.basis.level
    if course.excluding:
        provisions.append(regime.fee_excluded.text)
    if course.extra and regime.time_extension:
        provisions.append(regime.time_extension.most.provision)
    return replace(
        regime.response, number=regime.response.number + course.extra, provision="; ".join(provisions), level=level
    )


def response_due(course: Course) -> Reckoned:
    """When the answer is due, extension included."""
    return _from_clock(course, response_allowance(course)) if course.extra else notice_due(course)


def notice_due(course: Course) -> Reckoned:
    """The day by which the authority must have asked, claimed a fee or taken more time: the plain time to answer."""
    return _from_clock(course, course.law.regime.response)


def is_waiting(course: Course) -> bool:
    """Whether the answer waits for us: nothing is due until we reply, or pay."""
    return bool(course.asked or course.fee_pending)


def is_stopped(course: Course) -> bool:
    """Whether a question or a fee asked for in time has stopped the clock, so that silence is no breach."""
    return is_waiting(course) and not course.silent_when_asked


def silence_ends(course: Course) -> Reckoned:
    """The last day on which silence is lawful: more time, validly taken, included."""
    return pit_decision(course) or response_due(course)


def in_time_for_notice(course: Course, day: date) -> bool:
    """Whether a notice given on `day` came within the time to answer; where that cannot be known, it is taken to."""
    return is_stopped(course) or _by(notice_due(course), day)


def in_time_for_fee(course: Course, day: date) -> bool:
    """The same of a fees notice, which one law lets come in the longer time too."""
    in_longer_time = course.law.regime.fee_notice_in_extension and _by(response_due(course), day)
    return in_longer_time or in_time_for_notice(course, day)


def pit_decision(course: Course) -> Reckoned | None:
    """When the public interest should have been weighed, if a valid notice says it is being."""
    allowance = course.law.regime.pit_decision
    return _from_clock(course, allowance) if course.pit and allowance else None


def first_due(course: Course) -> Reckoned:
    """When the answer was due by the first clock that ran, whatever reset it since."""
    return course.law.reckon(course.law.regime.response, course.first_start)


def code_due(course: Course) -> Reckoned | None:
    """When the Code of Practice, para 4.2, has the answer due: receipt moves to a working day."""
    if not course.law.regime.response_to_code or not course.clock:
        return None
    try:
        start = course.law.calendar.on_or_after(course.clock.start)
    except CalendarExhausted as exhausted:
        return Reckoned(unknown_because=str(exhausted))
    return course.law.reckon(response_allowance(course), start, course.excluding)


def is_late(course: Course, day: date) -> bool | None:
    """Whether an answer given on `day` is late; None where it cannot be known or there was no duty left."""
    if course.asked:
        return course.silent_when_asked if course.clock else None
    if course.fee_pending:
        return False
    due = silence_ends(course).due_on
    return None if due is None else day > due


def restarted(course: Course, *, start: date, opened_by: int, origin: Origin) -> Clock:
    """A clock with a new day 0, and the rule that gives it one."""
    regime = course.law.regime
    basis = {Origin.CLARIFICATION: regime.clarification, Origin.TRANSFER: regime.transfer}.get(origin)
    return Clock(start, opened_by, origin, basis)


def _by(last: Reckoned, day: date) -> bool:
    return last.due_on is None or day <= last.due_on


def _from_clock(course: Course, allowance: Allowance) -> Reckoned:
    start = course.clock.start if course.clock else None
    return course.law.reckon(allowance, start, course.excluding, because=NO_RECEIPT)
