"""One answer looked at by itself: its evidence, its dates, its age, and how sure its reader was."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.quality.figures import Figure, figures_of, places_of
from foi_tracker.domain.quality.rules import FIRST_YEAR, Check, Doubt
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question

NEEDS_SOURCE: Final = (AnswerState.ANSWERED, AnswerState.NIL, AnswerState.PARTLY)
MAY_LIE_AHEAD: Final = frozenset({"plan_start", "contract_end", "end", "expected", "next_publication"})
LONGEST: Final = 80


class Read(NamedTuple):
    """An answer that counts, with its values and evidence as they are stored: thousands are looked through at once.

    `evidence` is None where there is nothing to say against it. `is_imported` says that it came with a sheet.
    """

    question: Question
    state: AnswerState
    stored: Mapping[str, Any]
    evidence: Sequence[Mapping[str, Any]] | None
    as_of: date | None
    period_to: date | None
    replied_on: date
    confidence: Confidence
    is_imported: bool = False

    @property
    def figures(self) -> list[Figure]:
        """Its numbers."""
        return figures_of(self.question, self.stored) if self.stored else []


def doubts(read: Read, today: date) -> Iterator[Doubt]:
    """Everything that can be seen without looking at other answers."""
    if read.evidence is not None:
        yield from _sources(read, read.evidence)
    if read.stored:
        yield from _dates(read, today)
    yield from _age(read, today)
    if read.confidence is Confidence.UNSURE:
        yield Doubt(Check.LOW_CONFIDENCE, "Read as “not sure”.")
    if read.state is AnswerState.UNCLEAR:
        yield Doubt(Check.CANNOT_TELL, "Read as “can’t tell”.")
    if read.is_imported:
        yield Doubt(Check.FROM_A_SHEET, "It came with a sheet that was brought in.")


def _sources(read: Read, evidence: Sequence[Mapping[str, Any]]) -> Iterator[Doubt]:
    lost = [each["quote"] for each in evidence if each["found"] is False]
    if lost:
        yield Doubt(Check.QUOTE_NOT_FOUND, f"“{_short(lost[0])}” is not in the file.")
    if read.state not in NEEDS_SOURCE or not read.question.evidence_required:
        return
    if not evidence:
        yield Doubt(Check.NO_EVIDENCE, "No quote, no file, no page.")
    elif not any(each["quote"].strip() for each in evidence):
        yield Doubt(Check.THIN_EVIDENCE, "No quote.")
    elif any(each["filename"].lower().endswith(".pdf") and each["page"] is None for each in evidence):
        yield Doubt(Check.THIN_EVIDENCE, "A PDF without its page.")


def _dates(read: Read, today: date) -> Iterator[Doubt]:
    for field, label, stored in places_of(read.question, read.stored, (FieldType.DATE,)):
        yield from _unlikely(field, label, stored, today)


def _unlikely(field: AnswerField, label: str, stored: Mapping[str, Any], today: date) -> Iterator[Doubt]:
    """ISO dates are compared as they stand."""
    name = f"{field.key.replace('_', ' ')}{label}"
    if stored["last"] < f"{FIRST_YEAR}-01-01":
        yield Doubt(Check.DATE, f"{name}: {_day(stored)} is before {FIRST_YEAR}.")
    elif stored["first"] > today.isoformat() and field.key not in MAY_LIE_AHEAD:
        yield Doubt(Check.DATE, f"{name}: {_day(stored)} is still to come.")


def _day(stored: Mapping[str, Any]) -> str:
    return stored["said"] or written(date.fromisoformat(stored["first"]))


def _age(read: Read, today: date) -> Iterator[Doubt]:
    day, what = next(
        (day, what)
        for day, what in ((read.as_of, "As of"), (read.period_to, "Covers up to"), (read.replied_on, "From a reply of"))
        if day is not None
    )
    if day > today:
        yield Doubt(Check.DATE, f"{what} {written(day)}, which is still to come.")
    elif (day.year + 1, day.month, day.day) < (today.year, today.month, today.day):
        yield Doubt(Check.OLD, f"{what} {written(day)}.")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
