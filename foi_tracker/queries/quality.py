"""What is wrong with, or odd about, what a campaign holds: a line for each doubt, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.quality.rules import RULES, Check, Doubt, Group
from foi_tracker.models import Authority, InfoRequest, Reading
from foi_tracker.queries import quality_agreement, quality_answers, quality_log
from foi_tracker.queries.extraction_queue import later_replies
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.quality_answers import Asked

WORDS: Mapping[str, Any] = {"check": Check, "group": Group, "kind": AuthorityKind, "nation": Nation}
SHOWN = 3
ORDER = {check: place for place, check in enumerate(Check)}


class Line(NamedTuple):
    """A doubt and where it is; `row` is our number of a row of the log. What is not about one place is left empty."""

    check: Check
    text: str
    authority: str = ""
    kind: AuthorityKind | None = None
    nation: Nation | None = None
    reference: str = ""
    question_id: str = ""
    row: str = ""

    @property
    def group(self) -> Group:
        """What is wrong, roughly."""
        return RULES[self.check].group


@dataclass(frozen=True, kw_only=True, slots=True)
class QualityFilter:
    """Which doubts somebody asked for; None or empty means any. A word that is not understood matches nothing."""

    check: Check | None = None
    group: Group | None = None
    kind: AuthorityKind | None = None
    nation: Nation | None = None
    question: str = ""
    unknown: str = ""

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Self:
        """Read a query string."""
        given = {field.name: args.get(field.name, "").strip() for field in fields(cls)}
        read = {name: {each.value: each for each in words}.get(given[name]) for name, words in WORDS.items()}
        lost = " ".join(f"{name}={given[name]}" for name in WORDS if given[name] and not read[name])
        return cls(**read, question=given["question"], unknown=lost)

    def args(self) -> dict[str, str]:
        """The query string that asks for the same again."""
        names = (*WORDS, "question")
        return {name: str(value) for name in names if (value := getattr(self, name))}

    def where(self, line: Line) -> bool:
        """Whether it is in the place that is asked for, whatever it is."""
        if self.unknown:
            return False
        asked = ((self.kind, line.kind), (self.nation, line.nation), (self.question, line.question_id))
        return all(not wanted or wanted == held for wanted, held in asked)

    def what(self, line: Line) -> bool:
        """Whether it is what is asked for, wherever it is."""
        asked = ((self.check, line.check), (self.group, line.group))
        return all(not wanted or wanted == held for wanted, held in asked)


def lines(session: Session, campaign_id: int, today: date) -> list[Line]:
    """Every doubt, by rule, then by authority and question."""
    sets = all_questions(session).sets
    asked = _asked(session, campaign_id)
    found = quality_answers.doubts(session, campaign_id, (asked, sets), today)
    made = [_line(asked[id_], doubt, question_id) for (id_, question_id), doubt in found]
    logged = quality_log.doubts(session, campaign_id, today)
    made += [_line(asked[id_], doubt, quality_log.LOG, row=row) for id_, row, doubt in logged]
    made += _waiting(session, campaign_id, asked)
    poor = quality_agreement.doubts(quality_agreement.agreements(session, campaign_id, sets))
    made += [Line(doubt.check, doubt.text, question_id=question_id) for question_id, doubt in poor]
    return sorted(_merged(made), key=_place)


def _merged(made: Sequence[Line]) -> Iterator[Line]:
    """One line for all that one rule finds in one answer or row: it is mended at one go."""
    texts: defaultdict[Line, list[str]] = defaultdict(list)
    for line in made:
        texts[line._replace(text="")].append(line.text)
    for line, found in texts.items():
        more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
        yield line._replace(text=" ".join(found[:SHOWN]) + more)


def _place(line: Line) -> tuple[int, str, str, str, str, str]:
    return ORDER[line.check], line.authority.casefold(), line.reference, line.question_id, line.row, line.text


def _asked(session: Session, campaign_id: int) -> Mapping[int, Asked]:
    about = (Authority.id, Authority.name, Authority.kind, Authority.nation)
    rows = session.execute(
        select(InfoRequest.id, InfoRequest.reference, InfoRequest.question_set_id, *about)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.campaign_id == campaign_id)
    )
    return {row[0]: Asked(*row[1:]) for row in rows}


def _line(asked: Asked, doubt: Doubt, question_id: str = "", row: str = "") -> Line:
    place = (asked.authority, asked.kind, asked.nation, asked.reference, question_id, row)
    return Line(doubt.check, doubt.text, *place)


def _waiting(session: Session, campaign_id: int, asked: Mapping[int, Asked]) -> Iterator[Line]:
    """Replies that nobody has read, and readings that wait for a third person."""
    for reply in later_replies(session, campaign_id):
        text = f"A reply of {reply.answered_on:%-d %b %Y} waits."
        yield _line(asked[reply.info_request_id], Doubt(Check.LATER, text))
    rows = session.execute(
        select(Reading.info_request_id, Reading.conflicts)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .where(InfoRequest.campaign_id == campaign_id, Reading.conflicts > 0)
    )
    for id_, count in rows:
        yield _line(asked[id_], Doubt(Check.CONFLICT, f"{count} question{'s' * (count > 1)} open."))


def tally(found: Sequence[Line]) -> dict[Group, int]:
    """How many there are of each."""
    counts = dict.fromkeys(Group, 0)
    for line in found:
        counts[line.group] += 1
    return counts
