"""Letters of a request after its first: drafted from its history, for people to edit and send themselves."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.events import Event
from foi_tracker.domain.law import Regime
from foi_tracker.domain.letters import challenging, chasing
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.pen import FRAME, Pen
from foi_tracker.domain.letters.points import Ground, Points
from foi_tracker.domain.letters.rights import may_draft
from foi_tracker.domain.letters.wording import Wording, wording
from foi_tracker.domain.regulators import CHECK_BEFORE_SENDING, FIRST_TIER_TRIBUNAL
from foi_tracker.domain.vocabulary import Channel, ChaserStep, DeadlineKind, Forum, LetterKind

__all__ = ["Ground", "Points", "Recipient", "draft", "event_for", "is_no_event", "may_draft", "recipient_of"]

TO_REGULATOR = (LetterKind.COMPLAINT, LetterKind.NON_COMPLIANCE)
NOTHING = Points()

Writer = Callable[[Pen, Points], Iterator[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Whom a letter goes to. `address` is empty where none is known; `also` is how else to reach a public office."""

    name: str
    address: str
    is_regulator: bool = False
    also: str = ""


def draft(kind: LetterKind, dossier: Dossier, points: Points = NOTHING, *, words: Wording | None = None) -> LetterText:
    """The letter as far as it can be written; what only people can write is left in [square brackets]."""
    pen = Pen(words or wording(), kind.value, dossier)
    parts = [*_opening(kind, pen), *WRITERS[kind](pen, points), *_closing(kind, pen)]
    return LetterText(subject=pen.says("subject"), body="\n\n".join(part for part in parts if part) + "\n")


def recipient_of(kind: LetterKind, dossier: Dossier) -> Recipient:
    """The authority, its regulator, the tribunal, or nobody yet for a note to a solicitor."""
    regime = dossier.law.regime
    if kind in TO_REGULATOR:
        regulator = regime.regulator
        also = _also(regulator.complain_at, regulator.postal_address)
        return Recipient(name=regulator.name, address=regulator.email, is_regulator=True, also=also)
    if kind is LetterKind.APPEAL:
        return _hearing(regime)
    return Recipient(name=dossier.addressee.name, address=dossier.addressee.address)


def event_for(kind: LetterKind, on: date, channel: Channel, *, regime: Regime | None = None) -> Event:
    """What is recorded once the letter has gone. Only an appeal needs the regime: it says where it is heard."""
    match kind:
        case LetterKind.REQUEST:
            return happened.Sent(on=on, channel=channel)
        case LetterKind.REMINDER | LetterKind.SECOND_REMINDER:
            return happened.Chased(on=on, channel=channel, step=ChaserStep(kind.value))
        case LetterKind.APPEAL:
            if regime is None or is_no_event(kind, regime):
                raise ValueError("an appeal is recorded under a law, and a note to a solicitor is none")
            return happened.Appeal(on=on, forum=_forum(regime))
        case _:
            return EVENTS[kind](on=on)


def is_no_event(kind: LetterKind, regime: Regime) -> bool:
    """Whether sending it changes nothing in law: a note to a solicitor lodges no appeal with the court."""
    return kind is LetterKind.APPEAL and _forum(regime) is Forum.COURT_OF_SESSION


def _opening(kind: LetterKind, pen: Pen) -> list[str]:
    if kind is LetterKind.APPEAL:
        return []
    to, theirs = (
        ("to_regulator", "commissioner_reference") if kind in TO_REGULATOR else ("to_authority", "their_reference")
    )
    heading = [pen.says(to, file=FRAME), pen.says(theirs, file=FRAME)]
    return ["\n".join(line for line in heading if line), pen.says("dear", file=FRAME)]


def _closing(kind: LetterKind, pen: Pen) -> list[str]:
    if kind is LetterKind.APPEAL:
        return [pen.says("signature")]
    to_wales = kind not in TO_REGULATOR and pen.dossier.addressee.nation is Nation.WALES
    return [pen.says("welsh", file=FRAME) if to_wales else "", pen.says("signature", file=FRAME)]


def _hearing(regime: Regime) -> Recipient:
    if _forum(regime) is Forum.COURT_OF_SESSION:
        return Recipient(name="a solicitor", address="")
    tribunal = FIRST_TIER_TRIBUNAL
    return Recipient(
        name=tribunal.name, address=tribunal.email, also=_also(tribunal.appeal_at, tribunal.postal_address)
    )


def _also(page: str, post: str) -> str:
    return f"Online at {page} or by post to {post}. {CHECK_BEFORE_SENDING}"


def _forum(regime: Regime) -> Forum:
    return Forum.COURT_OF_SESSION if regime.appeal_kind is DeadlineKind.COURT_APPEAL else Forum.FIRST_TIER_TRIBUNAL


EVENTS: Mapping[LetterKind, Callable[..., Event]] = {
    LetterKind.CLARIFICATION: happened.ClarificationProvided,
    LetterKind.REVIEW: happened.ReviewRequested,
    LetterKind.COMPLAINT: happened.Complaint,
    LetterKind.NON_COMPLIANCE: happened.NonComplianceReported,
}

WRITERS: Mapping[LetterKind, Writer] = {
    LetterKind.REMINDER: chasing.reminder,
    LetterKind.SECOND_REMINDER: chasing.second_reminder,
    LetterKind.CLARIFICATION: chasing.clarification,
    LetterKind.REVIEW: challenging.review,
    LetterKind.COMPLAINT: challenging.complaint,
    LetterKind.NON_COMPLIANCE: challenging.non_compliance,
    LetterKind.APPEAL: challenging.appeal,
}
