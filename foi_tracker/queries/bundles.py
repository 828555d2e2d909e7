"""Everything that the evidence bundle of a request says, but the text of its files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain import effects, narrative
from foi_tracker.domain.cases import LONDON
from foi_tracker.domain.course import Recorded
from foi_tracker.domain.events import Event, Sent, Transferred
from foi_tracker.domain.evidence import Bundle, Exhibit, FileText, Happening, archive_name
from foi_tracker.domain.evidence_dates import LEVELS, answer_due, calendar_version, how_late, worked_deadlines
from foi_tracker.domain.history import in_legal_order, replay, retracted
from foi_tracker.domain.law import Law
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.provisos import provisos
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.models import Attachment, Authority, Campaign, InfoRequest, Letter, Membership, User
from foi_tracker.queries.authorities import by_slugs
from foi_tracker.queries.request_page import attachments_of, authority_of

LETTERS: Mapping[LetterKind, str] = {
    LetterKind.REQUEST: "Our request",
    LetterKind.REMINDER: "Our reminder",
    LetterKind.SECOND_REMINDER: "Our second reminder",
    LetterKind.CLARIFICATION: "Our answer to their question",
    LetterKind.REVIEW: "Our request for a review",
    LetterKind.COMPLAINT: "Our complaint to the Commissioner",
    LetterKind.NON_COMPLIANCE: "Our report that a decision notice was not obeyed",
    LetterKind.APPEAL: "Our notice of appeal",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A request as its bundle needs it. `lines` are what stands of its history, in the order the law reads it."""

    info_request: InfoRequest
    authority: Authority
    campaign: Campaign
    law: Law
    history: list[Event]
    lines: list[Recorded[Event]]
    state: RequestState
    today: date


def bundle_of(session: Session, info_request: InfoRequest, law: Law, today: date) -> Bundle:
    """The bundle as it stands on this day, its files not yet read."""
    read = _read(session, info_request, law, today)
    exhibits = _numbered([*_letters(session, read), *_files(session, read)])
    cited = {line.position: tuple(each.number for at, each in exhibits if at == line.position) for line in read.lines}
    return Bundle(
        reference=info_request.reference,
        title=info_request.title,
        authority=read.authority.name,
        law=f"{law.regime.name} ({law.regime.short})",
        requester=read.campaign.signatory or read.campaign.name,
        regulator=f"{law.regime.regulator.name} ({law.regime.regulator.short})",
        references=_references(read),
        made_on=today,
        calendar=calendar_version(law),
        answers=_answers(read),
        chronology=tuple(
            Happening(on=line.event.on, sentence=sentence, exhibits=cited[line.position])
            for line, sentence in zip(read.lines, _sentences(session, read.lines), strict=True)
        ),
        taken_back=sum(read.history[at - 1].kind != "event_retracted" for at in retracted(read.history)),
        deadlines=worked_deadlines(read.history, law, today),
        provisos=provisos(read.state, law),
        exhibits=tuple(exhibit for _, exhibit in exhibits),
    )


def ours(session: Session, info_request: InfoRequest) -> frozenset[str]:
    """The names and addresses of the campaign's people, which no bundle should hold."""
    members = select(User.name, User.email).join(Membership, Membership.user_id == User.id)
    found = session.execute(members.where(Membership.campaign_id == info_request.campaign_id))
    return frozenset(word for row in found for word in row)


def _read(session: Session, info_request: InfoRequest, law: Law, today: date) -> Read:
    history: list[Event] = [record.event for record in info_request.records]
    return Read(
        info_request=info_request,
        authority=authority_of(session, info_request),
        campaign=session.get_one(Campaign, info_request.campaign_id),
        law=law,
        history=history,
        lines=in_legal_order(history),
        state=replay(history, law),
        today=today,
    )


def _references(read: Read) -> tuple[tuple[str, str], ...]:
    """What others call it, where they have told us."""
    given = (
        ("Their reference", read.info_request.their_reference),
        ("Commissioner’s reference", read.state.commissioner_reference),
        ("Decision notice", read.state.notice_reference),
    )
    return tuple((name, words) for name, words in given if words)


def _answers(read: Read) -> tuple[tuple[str, str], ...]:
    """What was asked, when the answer was due and when it came, and where it stands."""
    return (
        ("What was asked for", read.info_request.title),
        ("When it was due", _due(read)),
        ("When it came", _came(read)),
        ("Where it stands", effects.explain(read.state, read.today)),
    )


def _due(read: Read) -> str:
    deadline = answer_due(read.history, read.law)
    if deadline is None:
        return read.state.undated_because or "No date has run."
    if deadline.due_on is None:
        return deadline.unknown_because
    return f"{written(deadline.due_on)}: {deadline.provision}. {LEVELS[deadline.level]}."


def _came(read: Read) -> str:
    day, due = read.state.responded_on, answer_due(read.history, read.law)
    if day is None:
        return "No answer is recorded."
    weighed = read.state.extension_valid and read.law.regime.pit_decision
    late = "" if due is None or weighed else how_late(due.due_on, day, read.law)
    return f"{written(day)}: {late}." if late else f"{written(day)}."


def _sentences(session: Session, lines: Sequence[Recorded[Event]]) -> Iterator[str]:
    """What happened, with authorities named as people name them."""
    slugs = {line.event.to for line in lines if isinstance(line.event, Transferred) and line.event.to}
    names = {authority.slug: authority.name for authority in by_slugs(session, slugs)} if slugs else {}
    for line in lines:
        event = line.event
        if isinstance(event, Transferred):
            event = replace(event, to=names.get(event.to, event.to))
        yield narrative.describe(event)


Placed = tuple[int | None, Exhibit]


def _numbered(unsorted: Sequence[Placed]) -> list[Placed]:
    """By date, then in the order of entry; a letter of ours before what came with the same line."""
    in_order = sorted(unsorted, key=lambda each: (each[1].on, each[0] or 0, each[1].content is None, each[1].number))
    return [
        (at, replace(exhibit, number=number, archive_name=archive_name(number, exhibit.file_name)))
        for number, (at, exhibit) in enumerate(in_order, 1)
    ]


def _letters(session: Session, read: Read) -> Iterator[Placed]:
    """Our letters that went, each in the version that went."""
    stored = select(Letter).where(Letter.info_request_id == read.info_request.id, Letter.discarded_at.is_(None))
    letters = session.scalars(stored.order_by(Letter.id)).all()
    replaced = {letter.replaces_id for letter in letters}
    sending = next((line for line in read.lines if isinstance(line.event, Sent)), None)
    for letter in letters:
        if letter.sent_on:
            yield letter.position, _letter(letter, letter.sent_on)
        elif sending and letter.kind == LetterKind.REQUEST and letter.id not in replaced:
            yield sending.position, _letter(letter, sending.event.on)


def _letter(letter: Letter, on: date) -> Exhibit:
    to = f"To: {letter.recipient}\n" if letter.recipient else ""
    text = f"{to}Subject: {letter.subject}\n\n{letter.body}".replace("\r\n", "\n")
    content = text.encode()
    return Exhibit(
        number=letter.id,
        what=f"{LETTERS[LetterKind(letter.kind)]}: {letter.subject}",
        on=on,
        file_name=f"{letter.kind.replace('_', '-')}-{on.isoformat()}.txt",
        archive_name="",
        sha256=sha256(content).hexdigest(),
        size=len(content),
        printed=FileText(text),
        content=content,
    )


def _files(session: Session, read: Read) -> Iterator[Placed]:
    """Every file: with the line it came with, or by the day it was added where that line no longer stands."""
    standing = {line.position: line.event for line in read.lines}
    for file in attachments_of(session, read.info_request):
        event = standing.get(file.position or 0)
        if event is not None:
            yield file.position, _file(file, narrative.describe(event), event.on)
        else:
            yield None, _file(file, "A file kept with the request.", file.added_at.astimezone(LONDON).date())


def _file(file: Attachment, what: str, on: date) -> Exhibit:
    return Exhibit(
        number=file.id,
        what=what,
        on=on,
        file_name=file.filename,
        archive_name="",
        sha256=file.sha256,
        size=file.size,
    )
