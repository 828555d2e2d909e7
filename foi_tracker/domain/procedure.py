"""What each kind of event does to the course of a request while the authority may still give its first answer."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.course import OPEN, Clock, Course, Origin, Recorded
from foi_tracker.domain.exemptions import may_be_weighed
from foi_tracker.domain.law import Provision
from foi_tracker.domain.reckoning import (
    in_time_for_fee,
    in_time_for_notice,
    is_stopped,
    notice_due,
    restarted,
    silence_ends,
)
from foi_tracker.domain.vocabulary import Channel, Delivery, Phase

UNDELIVERED = frozenset({Phase.DRAFT, Phase.SENT, Phase.AWAITING_RESPONSE})


def sent(course: Course, recorded: Recorded[happened.Sent]) -> None:
    """E-mail is taken as received the day it is sent; post only where the law presumes a day."""
    course.sends.append(recorded)
    if not course.clock:
        course.delivery = Delivery.SENT
    _presume_receipt(course)
    settle(course)


def bounced(course: Course) -> None:
    """What came back was never received. One bounce undoes one sending, the latest."""
    if course.phase not in UNDELIVERED or (
        course.clock and course.clock.origin in (Origin.CLARIFICATION, Origin.TRANSFER)
    ):
        course.cautions.append("A letter bounced after the authority had already dealt with the request.")
        return
    if course.sends:
        course.sends.pop()
    if course.sends:
        _presume_receipt(course)
    else:
        course.clock = course.first_start = None
        course.delivery = Delivery.BOUNCED
    settle(course)


def received(course: Course, recorded: Recorded[happened.Received]) -> None:
    """A recorded receipt replaces a presumed one; the first recorded stands."""
    course.delivery = Delivery.RECEIVED
    day, clock = recorded.event.on, course.clock
    if clock is None or (clock.origin in (Origin.SENDING, Origin.TRANSFER) and course.phase == Phase.AWAITING_RESPONSE):
        if clock is None or clock.origin is Origin.SENDING:
            course.first_start = day
        basis = clock.basis if clock and clock.origin is Origin.TRANSFER else None
        course.clock = Clock(day, recorded.position, Origin.RECEIPT, basis)
    settle(course)


def acknowledged(course: Course, recorded: Recorded[happened.Acknowledged]) -> None:
    """No effect on any clock; it shows that the request arrived."""
    course.delivery = Delivery.RECEIVED
    course.acknowledged_on = course.acknowledged_on or recorded.event.on


def chased(course: Course, recorded: Recorded[happened.Chased]) -> None:
    """No effect on any clock; how often we asked decides what comes next."""
    course.last_chased_on = recorded.event.on
    course.chasers.append(recorded.event.on)


def clarification_requested(course: Course, recorded: Recorded[happened.ClarificationRequested]) -> None:
    """Nothing is due until it is supplied; a question asked too late does not undo the breach."""
    if course.phase not in OPEN:
        course.cautions.append("Clarification was asked for after an answer: that starts no new clock.")
        return
    course.delivery = Delivery.RECEIVED
    _judge_question(course, recorded.event.on)
    course.asked = recorded
    settle(course)


def clarification_provided(course: Course, recorded: Recorded[happened.ClarificationProvided]) -> None:
    """A reply to a question that was asked starts the time again from nothing; anything else changes nothing."""
    if course.phase not in OPEN or not course.asked:
        course.cautions.append("Detail was sent that nobody had asked for: the clock runs on unchanged.")
        return
    day = recorded.event.on
    if course.pit or course.extra:
        course.cautions.append(
            "More time taken before our reply is not carried over. The authority may say that it is."
        )
    _forget_what_stopped(course)
    course.chasers.clear()
    course.clock = restarted(course, start=day, opened_by=recorded.position, origin=Origin.CLARIFICATION)
    course.first_start = course.first_start or day
    settle(course)


def fee_notice(course: Course, recorded: Recorded[happened.FeeNotice]) -> None:
    """In time, it stops the clock until payment; late, it has no effect."""
    if course.phase not in OPEN:
        return
    course.delivery = Delivery.RECEIVED
    day = recorded.event.on
    if not in_time_for_fee(course, day):
        course.fee_notice_late = True
        course.cautions.append("The fees notice came too late to stop the clock.")
        return
    if course.fee_pending:
        return  # the time to pay runs from the first notice; a reminder does not lengthen it
    course.fee, course.fee_since, course.fee_pending = recorded, day, True
    course.fee_pay_by = course.law.reckon(course.law.regime.fee_payment, day)
    settle(course)


def fee_paid(course: Course, recorded: Recorded[happened.FeePaid]) -> None:
    """Paid in time, the days from notice to payment are left out; paid late, the duty has gone."""
    if course.phase not in OPEN or not course.fee_pending or not course.fee_pay_by or not course.fee_since:
        course.cautions.append("A fee was paid that no notice in time had asked for.")
        return
    course.fee_pending = False
    pay_by = course.fee_pay_by.due_on
    if pay_by and recorded.event.on > pay_by:
        course.phase = Phase.LAPSED
        return
    course.excluding.append((course.fee_since, recorded.event.on))
    settle(course)


def pit_extension(course: Course, recorded: Recorded[happened.PitExtension]) -> None:
    """Only where the regime has one, told in time, resting on an exemption whose public interest can be weighed."""
    regime, event = course.law.regime, recorded.event
    valid = (
        regime.pit_decision is not None
        and course.phase in OPEN
        and in_time_for_notice(course, event.on)
        and may_be_weighed(event.exemptions)
    )
    if valid:
        course.pit = recorded
    _extension_told(course, valid=valid)


def time_extension(course: Course, recorded: Recorded[happened.TimeExtension]) -> None:
    """Environmental information only, told in time."""
    extension = course.law.regime.time_extension
    wanted = recorded.event.working_days
    valid = (
        extension is not None
        and course.phase in OPEN
        and in_time_for_notice(course, recorded.event.on)
        and (wanted is None or wanted > 0)
    )
    if valid and extension and not course.extra:
        most = extension.most.number
        course.extra = min(wanted, most) if wanted and extension.may_be_shorter else most
        course.extended_by = recorded
    _extension_told(course, valid=valid)


def transferred(course: Course, recorded: Recorded[happened.Transferred]) -> None:
    """The new authority has the whole time, from its own receipt."""
    if course.phase not in OPEN | {Phase.RESPONDED, Phase.LAPSED}:
        course.cautions.append("A transfer was recorded after the request had left the authority's hands.")
        return
    day = recorded.event.on
    course.phase, course.delivery = Phase.AWAITING_RESPONSE, Delivery.RECEIVED
    _forget_what_stopped(course)
    course.fee, course.fee_pay_by, course.fee_pending, course.excluding = None, None, False, []
    course.response = course.first_response = course.response_late = course.claim = None
    course.review = course.review_outcome = course.review_in_time = course.before_review = None
    course.clock = restarted(course, start=day, opened_by=recorded.position, origin=Origin.TRANSFER)
    course.first_start = course.first_start or day
    settle(course)


def _judge_question(course: Course, day: date) -> None:
    """Whether a question came too late. A reminder of one that is pending, or one while a fee is, is not late."""
    if course.asked or is_stopped(course):
        return
    lawful, asking = silence_ends(course).due_on, notice_due(course).due_on
    course.silent_when_asked = bool(lawful and day > lawful)
    if course.silent_when_asked:
        course.cautions.append("Clarification was first asked for after the answer was already due.")
    elif not course.pit and asking and day > asking:
        course.cautions.append("Clarification was first asked for after the time to ask for it.")
    else:
        return
    course.asked_late = True


def _forget_what_stopped(course: Course) -> None:
    """A clock that starts afresh owes nothing to a question, or to time taken, before it."""
    course.asked, course.silent_when_asked = None, False
    course.pit, course.extended_by, course.extra, course.extension_valid = None, None, 0, None


def settle(course: Course) -> None:
    """Where the first answer stands now, from what is pending."""
    if course.phase not in OPEN:
        return
    if course.asked:
        course.phase = Phase.AWAITING_CLARIFICATION
    elif course.fee_pending:
        course.phase = Phase.AWAITING_FEE
    elif course.pit:
        course.phase = Phase.PIT_EXTENSION
    else:
        course.phase = Phase.AWAITING_RESPONSE if course.clock else Phase.SENT


def _extension_told(course: Course, *, valid: bool) -> None:
    course.delivery = Delivery.RECEIVED
    course.extension_valid = valid or bool(course.pit or course.extra)
    if not valid:
        course.cautions.append("The authority claimed more time, but the law does not allow it here: the date stands.")
    settle(course)


def _presume_receipt(course: Course) -> None:
    """The earliest day on which any sending that stands is taken to have arrived."""
    if course.clock and course.clock.origin is not Origin.SENDING:
        return
    arrivals = [clock for recorded in course.sends if (clock := _arrival(course, recorded))]
    course.clock = min(arrivals, key=lambda clock: clock.start, default=None)
    if course.phase in UNDELIVERED:
        course.first_start = course.clock.start if course.clock else None


def _arrival(course: Course, recorded: Recorded[happened.Sent]) -> Clock | None:
    day: date | None = recorded.event.on
    basis = None
    if recorded.event.channel is Channel.POST:
        posted = course.law.regime.posted
        day = course.law.reckon(posted, recorded.event.on).due_on if posted else None
        basis = Provision(posted.provision, posted.level) if posted else None
    return Clock(day, recorded.position, Origin.SENDING, basis) if day else None
