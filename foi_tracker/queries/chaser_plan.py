"""A round of chasers as it would go out today: each letter drafted from its thread, and whoever is left out."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from foi_tracker.domain.chasing import STEPS, Step, clock_opened, left_out, next_step
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.drafting import Recipient, draft, event_for, may_draft, recipient_of
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.lint import lint
from foi_tracker.domain.vocabulary import Channel, RegimeCode
from foi_tracker.models import InfoRequest
from foi_tracker.queries.chasers import approved_letters
from foi_tracker.queries.dossiers import dossiers, personal_addresses


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedLetter:
    """A letter ready to be approved. `opens` says what clock it starts, empty for a reminder, which starts none."""

    request_id: int
    reference: str
    authority: str
    regime: RegimeCode
    due_on: date | None
    days_late: int
    seen_length: int
    step: Step
    text: LetterText
    recipient: Recipient
    warnings: tuple[str, ...]
    opens: str

    @property
    def fingerprint(self) -> str:
        """Changes whenever the thread moves or the letter reads differently, so that what is approved was seen."""
        said = (self.seen_length, self.step.kind.value, self.recipient, self.text)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:24]


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Somebody who gets no letter in this round, and why."""

    reference: str
    authority: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Who would get what, by step and then by authority; and who would get nothing."""

    letters: list[PlannedLetter]
    left_out: list[LeftOut]


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """On what day, and how many working days after the last chaser."""

    today: date
    wait: int


def plan_chasers(session: Session, requests: Sequence[InfoRequest], terms: Terms) -> Plan:
    """Read every thread afresh. As many statements for one as for hundreds."""
    approved = approved_letters(session, [each.id for each in requests])
    threads = dossiers(session, requests, terms.today)
    personal = personal_addresses(session, requests[0].campaign_id) if requests else frozenset[str]()
    plan = Plan([], [])
    for each in requests:
        dossier = threads[each.id]
        reason = left_out(dossier.state, dossier.law, terms.today, wait=terms.wait, approved_on=approved.get(each.id))
        made = reason or _letter(each, dossier, personal)
        if isinstance(made, str):
            name = dossier.addressee.name
            plan.left_out.append(LeftOut(reference=each.reference, authority=name, reason=made))
        else:
            plan.letters.append(made)
    plan.letters.sort(key=lambda letter: (STEPS.index(letter.step.kind), letter.authority, letter.reference))
    return plan


def _letter(info_request: InfoRequest, dossier: Dossier, personal: frozenset[str]) -> PlannedLetter | str:
    """The letter, or the reason why it cannot be sent."""
    step = next_step(dossier.state, dossier.law, dossier.made_on)
    if step is None:
        return "Nothing more can be sent."
    if reason := may_draft(step.kind, dossier):
        return reason
    text = draft(step.kind, dossier)
    problems = lint(step.kind, text, dossier, personal)
    if blocking := [each.text for each in problems if each.blocks]:
        return " ".join(blocking)
    return PlannedLetter(
        request_id=info_request.id,
        reference=info_request.reference,
        authority=dossier.addressee.name,
        regime=dossier.law.code,
        due_on=dossier.state.due_on,
        days_late=dossier.days_late,
        seen_length=info_request.history_length,
        step=step,
        text=text,
        recipient=recipient_of(step.kind, dossier),
        warnings=tuple(each.text for each in problems),
        opens=_opens(step, dossier),
    )


def _opens(step: Step, dossier: Dossier) -> str:
    if not step.is_legal:
        return ""
    event = event_for(step.kind, dossier.made_on, Channel.EMAIL)
    return clock_opened(dossier.after(event), dossier.law)
