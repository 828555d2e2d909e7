"""Letters of the demonstration's exchanges: drafted from history and ticks, edited, kept, and recorded as sent."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from foi_tracker.demo.scene import Scene, entry_of
from foi_tracker.domain import events as happened
from foi_tracker.domain.challenged import Challenged, Ticks, challenge_of
from foi_tracker.domain.events import Event
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.drafting import Points, draft, is_no_event, may_draft, recipient_of
from foi_tracker.domain.letters.lint import ASKING
from foi_tracker.domain.refusal_advice import Tick
from foi_tracker.domain.vocabulary import Appellant, LetterKind, RegimeCode
from foi_tracker.models import Entry, InfoRequest, Letter
from foi_tracker.queries.challenges import assessment_of
from foi_tracker.queries.dossiers import dossiers
from foi_tracker.usecases.record_letter_sent import record_letter_sent
from foi_tracker.usecases.save_assessment import Reading, save_assessment
from foi_tracker.usecases.write_letter import NewLetter, save_letter

# What is sent with one kind of letter only.
ALONE = {
    happened.ClarificationProvided.kind: LetterKind.CLARIFICATION,
    happened.ReviewRequested.kind: LetterKind.REVIEW,
    happened.Complaint.kind: LetterKind.COMPLAINT,
    happened.NonComplianceReported.kind: LetterKind.NON_COMPLIANCE,
}
ARGUED = (LetterKind.REVIEW, LetterKind.COMPLAINT, LetterKind.APPEAL)
FILLED = "(something invented for the demonstration)"
ADDED = "\nPlease write to the address above. (Added by hand, in a second version.)\n"


def letter_for(event: Event) -> LetterKind | None:
    """The letter that such an event means we sent."""
    match event:
        case happened.Chased(step=step) if step:
            return LetterKind(step.value)
        case happened.Appeal(by=Appellant.REQUESTER):
            return LetterKind.APPEAL
        case _:
            return ALONE.get(event.kind)


def send(scene: Scene, found: InfoRequest, event: Event, entry: Entry) -> bool:
    """Write the letter that the event stands for, and record that it went; False where that records no event."""
    kind = letter_for(event)
    if kind is None:
        return False
    dossier = dossiers(scene.session, [found], event.on)[found.id]
    letter = _write(scene, found, kind, dossier, entry)
    if is_no_event(kind, dossier.law.regime):
        return False
    filled = ASKING.sub(FILLED, letter.body)
    if filled != letter.body:
        letter = _rewrite(scene, found, letter, filled, entry)
    seen = found.history_length
    record_letter_sent(scene.session, found, letter, event, seen_length=seen, sent_by_id=entry.by_id, entry=entry)
    return True


def leave_drafts(scene: Scene, ids: Sequence[int]) -> None:
    """A draft of each kind under each law, on whichever of these requests it fits today; some in two versions."""
    requests = scene.session.scalars(select(InfoRequest).where(InfoRequest.id.in_(ids)).order_by(InfoRequest.id)).all()
    threads = dossiers(scene.session, requests, scene.today)
    entry = entry_of(scene, scene.today - timedelta(days=1))
    for law in RegimeCode:
        for kind in LetterKind:
            fitting = (each for each in requests if each.regime is law and not may_draft(kind, threads[each.id]))
            if found := next(fitting, None):
                letter = _write(scene, found, kind, threads[found.id], entry)
                if kind is LetterKind.REVIEW:
                    _rewrite(scene, found, letter, letter.body + ADDED, entry)


def _write(scene: Scene, found: InfoRequest, kind: LetterKind, dossier: Dossier, entry: Entry) -> Letter:
    """A draft, with whatever follows from the ticks."""
    challenge = challenge_of(dossier) if kind in ARGUED else None
    grounds = challenge.argued(_ticks(scene, found, challenge, entry)) if challenge else ()
    text = draft(kind, dossier, Points(grounds=grounds))
    recipient = recipient_of(kind, dossier).address
    new = NewLetter(kind=kind, recipient=recipient, subject=text.subject, body=text.body)
    return save_letter(scene.session, found, new, entry)


def _rewrite(scene: Scene, found: InfoRequest, letter: Letter, body: str, entry: Entry) -> Letter:
    new = NewLetter(
        kind=LetterKind(letter.kind),
        recipient=letter.recipient,
        subject=letter.subject,
        body=body,
        replaces_id=letter.id,
    )
    return save_letter(scene.session, found, new, entry)


def _ticks(scene: Scene, found: InfoRequest, challenge: Challenged, entry: Entry) -> Ticks:
    """What somebody ticked on this answer; ticked now, as chance has it, where nobody did before."""
    kept = assessment_of(scene.session, found, challenge.position)
    if kept:
        return {key: {check: Tick(tick) for check, tick in checks.items()} for key, checks in kept.ticks.items()}
    ticks = {
        ground.advice.key: {
            check.id: scene.chance.choice((Tick.YES, Tick.NO, Tick.UNSURE))
            for check in ground.checks
            if check.id not in ground.recorded
        }
        for ground in challenge.grounds
    }
    save_assessment(scene.session, found, Reading(position=challenge.position, ticks=ticks, seen=""), entry=entry)
    return ticks
