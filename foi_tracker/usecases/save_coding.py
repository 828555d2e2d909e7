"""Keep what one person reads in a reply, as a draft of their own, and hand in a whole part of a reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.codec import dump_all, load_all
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, Part
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Coding, Entry, Reading
from foi_tracker.queries.readings import (
    answers_in,
    applicable,
    drafts_of,
    held_by_another,
    questions_of,
    reader_of,
)
from foi_tracker.usecases.in_hand import (
    AlreadySubmitted,
    NotYours,
    Taken,
    check_may_do,
    hold,
    let_go,
    locked,
)
from foi_tracker.usecases.settling import Desk, NothingAsked, Settlement, counted, outcome, settle

__all__ = [
    "AlreadySubmitted",
    "CodingMoved",
    "Incomplete",
    "NewCoding",
    "NotYours",
    "NothingAsked",
    "Settlement",
    "Taken",
    "applicable_to",
    "fill",
    "save_coding",
    "sign",
    "still_to_answer",
    "submit",
]


class CodingMoved(Exception):
    """This draft was saved from elsewhere after it was shown."""


class Incomplete(Exception):
    """Questions without an answer, by their ids."""

    def __init__(self, question_ids: tuple[str, ...]) -> None:
        super().__init__(", ".join(question_ids))
        self.question_ids = question_ids


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCoding:
    """An answer to one question. `seen_version` is that of the draft it replaces; 0 where there was none."""

    question_id: str
    state: AnswerState
    values: Mapping[str, Value] = field(default_factory=dict)
    details: StateDetails = field(default_factory=StateDetails)
    evidence: tuple[Evidence, ...] = ()
    as_of: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    confidence: Confidence = Confidence.SURE
    remark: str = ""
    seen_version: int = 0

    @classmethod
    def like(cls, question: Question, coding: Coding, remark: str = "") -> Self:
        """What somebody else answered, taken over with a remark of one's own."""
        return cls(
            question_id=question.id,
            state=coding.state,
            values=load_all(question.fields, coding.values),
            details=StateDetails.load(coding.details),
            evidence=tuple(Evidence.load(each) for each in coding.evidence),
            as_of=coding.as_of,
            period_from=coding.period_from,
            period_to=coding.period_to,
            confidence=coding.confidence,
            remark=remark,
        )

    @property
    def columns(self) -> dict[str, Any]:
        """As it is stored. Only a state that comes with values has any."""
        plain = ("state", "as_of", "period_from", "period_to", "confidence", "remark")
        return {name: getattr(self, name) for name in plain} | {
            "values": dump_all(self.values) if self.state.has_values else {},
            "details": self.details.dump(),
            "evidence": [each.dump() for each in self.evidence],
        }


def save_coding(session: Session, reading: Reading, part: Part, new: NewCoding, entry: Entry) -> Coding:
    """Keep a draft, and the part in hand for another while.

    Raises `CodingMoved`, `AlreadySubmitted` or `NotYours`, and has then kept nothing; `Taken` where somebody else has
    the part in hand by now: then the draft is kept all the same, for whenever this person has the part again.
    """
    reading = locked(session, reading)
    try:
        _check(reading, part, new, entry.by_id)
        draft = _kept(session, reading, part, new, entry)
    except (AlreadySubmitted, NotYours, CodingMoved):
        session.rollback()
        raise
    is_taken = held_by_another(session, reading, part, entry.by_id, entry.at)
    if not is_taken:
        hold(session, reading, part, entry.by_id, entry.at)
    session.commit()
    if is_taken:
        raise Taken(f"{part} of reading {reading.id}")
    return draft


def submit(session: Session, reading: Reading, part: Part, entry: Entry) -> Settlement:
    """Hand in the first or the second part, whole; what is agreed and what is not.

    Pressing twice does it once. Raises `Incomplete`, `AlreadySubmitted` where somebody else was faster, `Taken` or
    `NotYours`.
    """
    reading = locked(session, reading)
    if reader_of(reading, part) == entry.by_id:
        done = outcome(Desk.of(session, reading))
        session.rollback()
        return done
    try:
        answers = _complete(session, reading, part, entry)
    except (AlreadySubmitted, NotYours, Taken, Incomplete):
        session.rollback()
        raise
    for coding in answers:
        coding.submitted_at = entry.at
    sign(reading, part, entry.by_id)
    session.flush()
    settled = settle(session, reading, entry.at)
    let_go(session, reading, part, entry.by_id)
    session.commit()
    return settled


def still_to_answer(session: Session, reading: Reading, part: Part, person_id: int) -> list[str]:
    """The questions of this part that apply, by this person's own answers, and have none."""
    drafts = drafts_of(session, reading, part, person_id)
    return [each for each in applicable_to(session, reading, part, drafts) if each not in drafts]


def applicable_to(session: Session, reading: Reading, part: Part, drafts: Mapping[str, Coding]) -> list[str]:
    """The questions of this part that apply, by these answers and by what counts of earlier replies."""
    desk = Desk.of(session, reading)
    wanted = [each.id for each in questions_of(desk.definition, reading, part)]
    known = {key: found for key, found in counted(desk).items() if key not in reading.question_ids}
    return applicable(desk.definition, wanted, {**known, **answers_in(desk.definition, drafts.values())})


def fill(coding: Coding, new: NewCoding, entry: Entry) -> Coding:
    """Put an answer into its row."""
    for name, value in new.columns.items():
        setattr(coding, name, value)
    coding.saved_at = entry.at
    return coding


def _check(reading: Reading, part: Part, new: NewCoding, person_id: int) -> None:
    if new.question_id not in reading.question_ids or not new.state.is_coded:
        raise NotYours(f"{new.question_id} of reading {reading.id}")
    check_may_do(reading, part, person_id)


def _kept(session: Session, reading: Reading, part: Part, new: NewCoding, entry: Entry) -> Coding:
    """The draft as it is now. Saying the same again is no clash: a button may be pressed twice."""
    found = drafts_of(session, reading, part, entry.by_id).get(new.question_id)
    if found and all(getattr(found, name) == value for name, value in new.columns.items()):
        return found
    if (found.version if found else 0) != new.seen_version:
        raise CodingMoved(f"{new.question_id} of reading {reading.id}")
    if found:
        found.version += 1
        return fill(found, new, entry)
    draft = Coding(reading_id=reading.id, question_id=new.question_id, part=part, coder_id=entry.by_id)
    session.add(fill(draft, new, entry))
    return draft


def _complete(session: Session, reading: Reading, part: Part, entry: Entry) -> list[Coding]:
    """The drafts that make up this part, all of them."""
    if part is Part.THIRD:
        raise NotYours("a third decides one question at a time")
    check_may_do(reading, part, entry.by_id)
    if held_by_another(session, reading, part, entry.by_id, entry.at):
        raise Taken(f"{part} of reading {reading.id}")
    drafts = drafts_of(session, reading, part, entry.by_id)
    wanted = applicable_to(session, reading, part, drafts)
    if missing := tuple(each for each in wanted if each not in drafts):
        raise Incomplete(missing)
    return [drafts[each] for each in wanted]


def sign(reading: Reading, part: Part, person_id: int) -> None:
    """Say who read a part."""
    if part is Part.FIRST:
        reading.first_by_id = person_id
    else:
        reading.second_by_id = person_id
