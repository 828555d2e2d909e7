"""What a letter may say of a request: its dates, references and names, as words."""

from collections.abc import Mapping
from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.speech import Speech
from foi_tracker.domain.question_sets import Priority
from foi_tracker.domain.reckoning import pit_decision, response_due
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import DeadlineKind

APPEALS = (DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL)


def known_days(dossier: Dossier) -> Mapping[str, date | None]:
    """Every day that a letter may name, by what it is: the lint holds a letter's dates against these."""
    return {**_of_the_answer(dossier), **_of_the_review(dossier), **_of_the_challenge(dossier)}


def _of_the_answer(dossier: Dossier) -> dict[str, date | None]:
    state, course = dossier.state, dossier.course
    due, weighed = response_due(course).due_on, pit_decision(course)
    return {
        "made_on": dossier.made_on,
        "sent_on": state.sent_on,
        "received_on": state.clock_start,
        "due_on": state.due_on,
        "response_due_on": due,
        "acknowledged_on": state.acknowledged_on,
        "last_chased_on": state.last_chased_on,
        "claimed_on": _passed(_due(state, DeadlineKind.CLAIMED), dossier.made_on),
        "question_on": state.clarification_requested_on,
        "silent_due_on": due if course.silent_when_asked else None,
        "restarted_due_on": _restarted(dossier) if course.asked else None,
        "response_on": dossier.answer.on if dossier.answer else None,
        "responded_on": state.responded_on,
        "pit_on": course.pit.event.on if course.pit else None,
        "pit_due_on": weighed.due_on if weighed else None,
    }


def _of_the_review(dossier: Dossier) -> dict[str, date | None]:
    """Of the one there was; and, as `next_`, of one that is asked for today."""
    state, long_stop = dossier.state, _due(dossier.state, DeadlineKind.REVIEW_LONG_STOP)
    law, regime = dossier.law, dossier.law.regime
    longest = regime.review_long_stop
    return {
        "review_by": _due(state, DeadlineKind.REVIEW_REQUEST),
        "review_requested_on": state.review_requested_on,
        "review_due_on": _due(state, DeadlineKind.REVIEW_OUTCOME),
        "review_long_stop_on": long_stop,
        "long_stop_passed_on": _passed(long_stop, dossier.made_on),
        "review_decided_on": state.review_decided_on,
        "next_review_due_on": law.reckon(regime.review_outcome, dossier.made_on).due_on,
        "next_long_stop_on": law.reckon(longest, dossier.made_on).due_on if longest else None,
    }


def _of_the_challenge(dossier: Dossier) -> dict[str, date | None]:
    state, ruling = dossier.state, dossier.course.ruling
    return {
        "complaint_by": _due(state, DeadlineKind.COMPLAINT),
        "notice_on": state.decision_notice_on,
        "comply_by": _due(state, DeadlineKind.COMPLIANCE),
        "ruling_on": ruling.event.on if ruling else None,
        "appeal_by": _due(state, *APPEALS),
    }


def facts(dossier: Dossier, speech: Speech) -> dict[str, str]:
    """Every placeholder that stands for a fact of this request; empty where the fact is not known."""
    said = {name: speech.day(day) for name, day in known_days(dossier).items()}
    said |= _names(dossier, speech)
    said["days_late"] = speech.working_days(dossier.days_late)
    said["cited"] = speech.listed(speech.exemption(each) for each in dossier.cited)
    asked = (
        dossier.questions.of_priority(Priority.A) + dossier.questions.of_priority(Priority.B)
        if dossier.questions
        else []
    )
    said["questions"] = f"{len(asked)} {speech.word('questions')}" if asked else ""
    said["steps"] = _steps(dossier, speech)
    return {name: " ".join(value.split()) for name, value in said.items()}


def _names(dossier: Dossier, speech: Speech) -> dict[str, str]:
    sender = dossier.sender
    return {
        "authority": dossier.addressee.name,
        "campaign": sender.campaign,
        "short_name": sender.short_name,
        "signatory": sender.signatory or speech.word("no_name"),
        "reply_address": sender.reply_address or speech.word("no_reply_address"),
        "reference": dossier.reference,
        "their_reference": dossier.their_reference,
        "commissioner_reference": dossier.state.commissioner_reference,
        "notice_reference": dossier.state.notice_reference,
        "regulator": dossier.law.regime.regulator.name,
        "regulator_address": dossier.law.regime.regulator.postal_address,
        **speech.wording.terms(dossier.law.code),
    }


def _steps(dossier: Dossier, speech: Speech) -> str:
    steps = dossier.notice.steps if dossier.notice else ()
    return speech.listed(speech.word(f"step_{step.value}") for step in steps) or speech.word("no_steps")


def _due(state: RequestState, *kinds: DeadlineKind) -> date | None:
    deadline = state.deadline(*kinds)
    return deadline.due_on if deadline else None


def _restarted(dossier: Dossier) -> date | None:
    """When the answer is due if ours to their question reaches them today."""
    return dossier.after(happened.ClarificationProvided(on=dossier.made_on)).response_due_on


def _passed(day: date | None, today: date) -> date | None:
    return day if day and day < today else None
