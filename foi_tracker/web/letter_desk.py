"""One letter on the desk: the request it belongs to, what it may speak of, and what is wrong with it so far."""

from dataclasses import dataclass

from flask import abort, request

from foi_tracker.db import db
from foi_tracker.domain.challenged import challenge_of
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.drafting import Points, Recipient, draft, is_no_event, recipient_of
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.lint import LetterProblem, lint
from foi_tracker.domain.narrowing import in_a_review
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.exports.letters import OutgoingLetter, UnsafeLetter, as_email
from foi_tracker.models import Authority, InfoRequest, Letter
from foi_tracker.queries.challenges import Thread, assessment_of, thread_of, threads
from foi_tracker.queries.dossiers import dossiers, personal_addresses
from foi_tracker.web import challenge_page, now
from foi_tracker.web.forms.challenge import read_hours, stored_ticks

DRAFTED = {kind.value for kind in LetterKind if kind is not LetterKind.REQUEST}


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """A kind of letter about one request."""

    info_request: InfoRequest
    kind: LetterKind
    dossier: Dossier

    @property
    def recipient(self) -> Recipient:
        """Whom it goes to."""
        return recipient_of(self.kind, self.dossier)

    @property
    def is_no_event(self) -> bool:
        """Whether its sending is nothing to record."""
        return is_no_event(self.kind, self.dossier.law.regime)

    def drafted(self) -> LetterText:
        """The letter as the history and the ticks make it."""
        return draft(self.kind, self.dossier, self._points())

    def problems(self, text: LetterText) -> list[LetterProblem]:
        """What is wrong with it, what blocks it first."""
        return lint(self.kind, text, self.dossier, personal_addresses(db.session(), self.info_request.campaign_id))

    def blocking(self, text: LetterText) -> list[LetterProblem]:
        """What is so wrong with it that it cannot go."""
        return [each for each in self.problems(text) if each.blocks]

    def open_drafts(self) -> list[Letter]:
        """Letters of this kind that are neither sent nor thrown away."""
        latest = [each.latest for each in threads(db.session(), self.info_request)]
        return [each for each in latest if each.kind == self.kind and is_open(each)]

    def _points(self) -> Points:
        found = challenge_of(self.dossier) if self.kind in challenge_page.ARGUED else None
        if found is None:
            return Points()
        kept = assessment_of(db.session(), self.info_request, found.position)
        ticks = stored_ticks(kept.ticks) if kept else {}
        hours = read_hours(request.args.get("hours", "")).number
        narrowed = challenge_page.cost(found, self.dossier, hours) if self.kind is LetterKind.REVIEW else None
        return Points(grounds=found.argued(ticks), narrowing=in_a_review(narrowed) if narrowed else "")


def desk(info_request: InfoRequest, kind: str) -> Desk:
    """The desk of a kind of letter that can be drafted; 404 for any other."""
    if kind not in DRAFTED:
        abort(404)
    dossier = dossiers(db.session(), [info_request], now.today())[info_request.id]
    return Desk(info_request=info_request, kind=LetterKind(kind), dossier=dossier)


def thread_or_404(info_request: InfoRequest, letter_id: int) -> Thread:
    """The letter that this version belongs to, if it is one of this request."""
    return thread_of(db.session(), info_request, letter_id) or abort(404)


def is_open(letter: Letter) -> bool:
    """Whether it can still be changed."""
    return letter.sent_on is None and letter.discarded_at is None


def outgoing(letter: Letter, found: Desk) -> OutgoingLetter:
    """What its files need to know."""
    authority = db.session().get_one(Authority, found.info_request.authority_id)
    return OutgoingLetter(
        reference=found.info_request.reference,
        authority_slug=f"{authority.slug}-{letter.kind}",
        sender_name=found.dossier.sender.signatory,
        reply_address=found.dossier.sender.reply_address,
        recipient=letter.recipient,
        subject=letter.subject,
        body=letter.body,
        made_at=letter.made_at,
    )


def why_no_email(letter: Letter, found: Desk) -> str:
    """What keeps the letter from being made into an e-mail; empty for nothing."""
    try:
        as_email(outgoing(letter, found))
    except UnsafeLetter as unsafe:
        return str(unsafe)
    return ""
