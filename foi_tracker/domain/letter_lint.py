"""What is wrong with a letter before it goes: the wrong law, a wrong date, a gap, somebody's own address."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foi_tracker.domain.dossier import Dossier
from foi_tracker.domain.letters import LetterText
from foi_tracker.domain.vocabulary import LetterKind

LONGEST_SUBJECT = 200
LONGEST_BODY = 20_000
GAP = re.compile(r"\{+\s*\w*\s*\}+|\[[^\]\n]+\]|\bX{3,}\b|\binsert\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterProblem:
    """What is wrong. One that blocks stops the letter; another only asks for a second look."""

    text: str
    blocks: bool


def lint(kind: LetterKind, text: LetterText, dossier: Dossier, personal: Collection[str]) -> list[LetterProblem]:
    """Everything odd about this letter, what blocks it first. `personal` are members' names and addresses."""
    found = [*_size(text), *_gaps(text), *_personal(text, personal), *_named(text, dossier), *_chased(kind, dossier)]
    return sorted(found, key=lambda problem: not problem.blocks)


def _size(text: LetterText) -> Iterator[LetterProblem]:
    if not text.body.strip() or not text.subject.strip():
        yield _block("The letter is empty. Write something, or discard it.")
    if len(text.body) > LONGEST_BODY:
        yield _block(f"The letter is too long: {LONGEST_BODY:,} characters are the most.")
    if len(text.subject) > LONGEST_SUBJECT:
        yield _block(f"The subject is too long: {LONGEST_SUBJECT} characters are the most.")


def _gaps(text: LetterText) -> Iterator[LetterProblem]:
    for gap in dict.fromkeys(GAP.findall(f"{text.subject}\n{text.body}")):
        yield _block(f"Something is still to be filled in: {gap}")


def _personal(text: LetterText, personal: Collection[str]) -> Iterator[LetterProblem]:
    for each in sorted(personal):
        if "@" in each and each.casefold() in text.body.casefold():
            yield _block(f"{each} is a member’s own address. Give the campaign’s reply address only.")


def _named(text: LetterText, dossier: Dossier) -> Iterator[LetterProblem]:
    if dossier.reference not in text.subject + text.body:
        yield _warn(f"Our reference, {dossier.reference}, is not in it.")


def _chased(kind: LetterKind, dossier: Dossier) -> Iterator[LetterProblem]:
    state = dossier.state
    if kind is LetterKind.COMPLAINT and not state.responded_on and not state.last_chased_on:
        yield _warn("The Commissioner likes to see that we chased first, and no reminder is recorded.")


def _block(text: str) -> LetterProblem:
    return LetterProblem(text=text, blocks=True)


def _warn(text: str) -> LetterProblem:
    return LetterProblem(text=text, blocks=False)
