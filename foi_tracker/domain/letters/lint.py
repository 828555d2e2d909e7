"""What is wrong with a letter before it goes: the wrong law, a wrong date, a gap, somebody's own address."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foi_tracker.domain.letters.cited_law import doubtful_law, unquoted, wrong_acts
from foi_tracker.domain.letters.dates import wrong_dates
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.rights import may_draft
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.regulators import FIRST_TIER_TRIBUNAL, ICO, SIC
from foi_tracker.domain.vocabulary import DeadlineKind, LetterKind, Level

LONGEST_SUBJECT = 200
LONGEST_BODY = 20_000
# A pattern that begins with a repetition is tried only where one begins, or a hostile letter would take hours.
GAP = re.compile(r"(?<!\{)\{+[^{}\n]*\}+|\bX{3,}\b|\b[Ii]nsert\b|\bINSERT\b")
# Square brackets that ask for something. [2015], [sic] and [redacted] do not, nor does a bracket in a quotation.
LABEL = r"(?:name|date|address|reference|number|title|insert|x+)\b[^\]\n]*"
ASKING = re.compile(rf"\[(?:{LABEL}|(?:the|your|our|write|add|say|legal|reply|short) [^\]\n]+)\]", re.IGNORECASE)
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
TELEPHONE = re.compile(r"(?<![\w/-])(?:\+44\s?\d|0\d)\d{2,3}[ -]?\d{3}[ -]?\d{3,4}(?![\w/-])")
OFFICES = (ICO, SIC, FIRST_TIER_TRIBUNAL)

# The right that each of these letters uses, and how to say that its time is over.
RIGHTS = {
    LetterKind.REVIEW: ((DeadlineKind.REVIEW_REQUEST,), "The last day to ask for a review"),
    LetterKind.COMPLAINT: ((DeadlineKind.COMPLAINT,), "The last day to complain to the Commissioner"),
    LetterKind.APPEAL: ((DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL), "The last day to appeal"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterProblem:
    """What is wrong. One that blocks stops the letter; another only asks for a second look."""

    text: str
    blocks: bool


def lint(kind: LetterKind, text: LetterText, dossier: Dossier, personal: Collection[str]) -> list[LetterProblem]:
    """Everything odd about this letter, what blocks it first. `personal` are members' names and addresses."""
    if too_long := [LetterProblem(text=each, blocks=True) for each in _too_long(text)]:
        return too_long  # nobody sends it, so nobody need wait while all of it is read
    said = f"{text.subject}\n{text.body}"
    regime = dossier.law.regime
    blocking = [*_empty(text), *_gaps(said), *wrong_acts(said, regime), *_members(said, dossier, personal)]
    doubtful = [*_named(said, dossier), *_strangers(said, dossier, personal), *_dated(kind, text.body, dossier)]
    if kind is not LetterKind.REQUEST:
        doubtful += [*doubtful_law(said, regime), *_out_of_time(kind, dossier), *_chased(kind, dossier)]
    if kind is LetterKind.COMPLAINT and _before_a_review(dossier):
        blocking.append(may_draft(kind, dossier))
    elif kind is not LetterKind.REQUEST and may_draft(kind, dossier):
        doubtful.append(f"This letter may not fit any more. {may_draft(kind, dossier)}")
    found = [*((each, True) for each in blocking), *((each, False) for each in doubtful)]
    return [LetterProblem(text=each, blocks=blocks) for each, blocks in dict.fromkeys(found)]


def _empty(text: LetterText) -> Iterator[str]:
    if not text.body.strip() or not text.subject.strip():
        yield "The letter is empty. Write something, or discard it."


def _too_long(text: LetterText) -> Iterator[str]:
    if len(text.body) > LONGEST_BODY:
        yield f"The letter is too long: {LONGEST_BODY:,} characters are the most."
    if len(text.subject) > LONGEST_SUBJECT:
        yield f"The subject is too long: {LONGEST_SUBJECT} characters are the most."


def _gaps(said: str) -> Iterator[str]:
    # No further than the last bracket that closes, for the same reason.
    bracketed = [line[: line.rfind("]") + 1] for line in unquoted(said).split("\n")]
    for gap in [*GAP.findall(said), *(asking for line in bracketed for asking in ASKING.findall(line))]:
        yield f"Something is still to be filled in: {gap}"


def _members(said: str, dossier: Dossier, personal: Collection[str]) -> Iterator[str]:
    """A member's own e-mail address, unless the campaign itself takes its replies there."""
    ours = dossier.sender.reply_address.casefold()
    folded = said.casefold()
    for each in sorted(each for each in personal if "@" in each):
        if each.casefold() != ours and each.casefold() in folded:
            yield f"{each} is a member’s own address. Give the campaign’s reply address only."


def _strangers(said: str, dossier: Dossier, personal: Collection[str]) -> Iterator[str]:
    """Addresses, telephone numbers and names that should perhaps not be there."""
    allowed = {each.casefold() for each in (dossier.sender.reply_address, dossier.addressee.address, *personal)}
    allowed |= {office.email for office in OFFICES}
    for address in EMAIL.findall(said):
        if address.casefold().rstrip(".") not in allowed:
            yield f"{address} is neither the campaign’s address nor that of whom you write to. Is it meant?"
    offices = "".join(office.postal_address for office in OFFICES)
    yield from (
        f"{code} looks like a postcode. Never give a volunteer’s own address."
        for code in POSTCODE.findall(said)
        if code not in offices
    )
    yield from (f"{number} looks like a telephone number. Is it meant?" for number in TELEPHONE.findall(said))
    for name in sorted(each for each in personal if " " in each and "@" not in each):
        if name in said and re.search(rf"\b{re.escape(name)}\b", said):
            yield f"{name} is a member of the campaign. Letters are in the campaign’s name, not in a volunteer’s."


def _named(said: str, dossier: Dossier) -> Iterator[str]:
    if dossier.reference not in said:
        yield f"Our reference, {dossier.reference}, is not in it."


def _dated(kind: LetterKind, body: str, dossier: Dossier) -> Iterator[str]:
    yield from wrong_dates(body, dossier, first_letter=kind is LetterKind.REQUEST)


def _out_of_time(kind: LetterKind, dossier: Dossier) -> Iterator[str]:
    if kind not in RIGHTS:
        return
    kinds, what = RIGHTS[kind]
    right = dossier.state.deadline(*kinds)
    if right and right.due_on and right.due_on < dossier.made_on:
        by = "By guidance, not by statute, t" if right.level is Level.GUIDANCE else "T"
        yield f"{by}{what[1:]} was {written(right.due_on)}. It may still be accepted; say why it is late."


def _chased(kind: LetterKind, dossier: Dossier) -> Iterator[str]:
    state = dossier.state
    if kind is LetterKind.COMPLAINT and not state.responded_on and not state.last_chased_on:
        yield "No reminder is recorded. The Commissioner asks to see that you chased first."


def _before_a_review(dossier: Dossier) -> bool:
    """In Scotland the Commissioner takes no application before a review has been asked for."""
    return (
        dossier.law.code.is_scottish
        and not dossier.state.review_requested_on
        and bool(may_draft(LetterKind.COMPLAINT, dossier))
    )
