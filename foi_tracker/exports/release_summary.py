"""What the pages of a release show of each authority, and the numbers over all of them."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median
from typing import Any, Final

from foi_tracker.domain.findings.canonical import plain_number
from foi_tracker.domain.findings.colouring import options
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Chosen, Matrix, Money, Plain, Quantity, Table
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition
from foi_tracker.exports.release_masks import Mask
from foi_tracker.queries.answers import Answer, Answers
from foi_tracker.queries.finding_rows import day
from foi_tracker.queries.findings import FindingRow
from foi_tracker.queries.release_source import Place
from foi_tracker.queries.wide_rows import standing

PICKED: Final = (FieldType.CHOICE, FieldType.MULTI, FieldType.BOOL3)
OTHER: Final = "other"
FIGURES: Final[Mapping[str, Callable[["array[float]"], float]]] = {
    "lowest": min,
    "highest": max,
    "median": median,
    "total": sum,
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One value of an answer, and where in it."""

    field: AnswerField
    value: Plain
    key: str
    row: str = ""
    column: str = ""

    @property
    def name(self) -> str:
        """deployments_total; searches[2023]. The rows of a table are not told apart: they have nothing in common."""
        return f"{self.column}[{self.row}]" if self.column else self.key

    @property
    def picked(self) -> list[str]:
        """The options, where it picks some."""
        if isinstance(self.value, Chosen):
            return [*self.value.options, *([OTHER] if self.value.other else [])]
        return [self.value] if self.field.type is FieldType.BOOL3 and isinstance(self.value, str) else []

    @property
    def number(self) -> Quantity | None:
        """The number, where it is one."""
        value = self.value.amount if isinstance(self.value, Money) else self.value
        return value if isinstance(value, Quantity) else None


def spoken(answer: Answer) -> Iterator[Spoken]:
    """Every value of an answer, with tables and matrices spread out."""
    for each in answer.question.fields:
        value = answer.values.get(each.key)
        if isinstance(value, Matrix):
            rows = list(value.rows.items())
        elif isinstance(value, Table):
            rows = [(str(number), row) for number, row in enumerate(value.rows, start=1)]
        else:
            if value is not None:
                yield Spoken(each, value, each.key)
            continue
        for label, row in rows:
            yield from (Spoken(at, row[at.key], each.key, label, at.key) for at in each.columns if at.key in row)


@dataclass(slots=True)
class FieldSummary:
    """How often each option was picked, and the exact numbers that were given."""

    of: AnswerField
    given: int = 0
    picked: Counter[str] = field(default_factory=Counter)
    exact: "array[float]" = field(default_factory=lambda: array("d"))
    not_exact: int = 0

    def add(self, said: Spoken) -> None:
        """Count one more value."""
        self.given += 1
        self.picked.update(said.picked)
        if (number := said.number) is not None:
            if number.exact is None:
                self.not_exact += 1
            else:
                self.exact.append(float(number.exact))

    def as_json(self, name: str) -> dict[str, Any]:
        """For the page."""
        words = list(options(self.of)) if self.of.type in PICKED else []
        return {
            "key": name,
            "type": self.of.type.value,
            "unit": self.of.unit,
            "options": words,
            "given": self.given,
            "counts": {word: self.picked[word] for word in dict.fromkeys([*words, *sorted(self.picked)])},
            "numbers": self._numbers(),
        }

    def _numbers(self) -> dict[str, Any] | None:
        if not self.exact and not self.not_exact:
            return None
        found: dict[str, Any] = {"count": len(self.exact), "not_exact": self.not_exact}
        return found | {name: _figure(work(self.exact)) if self.exact else "" for name, work in FIGURES.items()}


def _figure(number: float) -> str:
    return plain_number(Decimal(repr(round(float(number), 4))))


class QuestionSummary:
    """How one question was answered, authority by authority."""

    def __init__(self, question: Question, asked_by: QuestionSetDefinition) -> None:
        self.question, self.asked_by = question, asked_by
        self.states: Counter[str] = Counter()
        self.answered = 0
        plain = (each for each in question.fields if not each.columns)
        self.fields = {each.key: FieldSummary(each) for each in plain}

    def add(self, answer: Answer) -> None:
        """Count what one authority said."""
        self.states[answer.state.value] += 1
        self.answered += answer.finding is not None
        for said in spoken(answer):
            if self._is_table(said):
                continue
            self.fields.setdefault(said.name, FieldSummary(said.field)).add(said)

    def _is_table(self, said: Spoken) -> bool:
        return any(each.key == said.key and each.type is FieldType.TABLE for each in self.question.fields)

    def as_json(self, masked: Mask) -> dict[str, Any]:
        """For the page."""
        asked = sum(count for state, count in self.states.items() if state not in ("not_asked", "not_applicable"))
        return {
            "id": self.question.id,
            "set": f"{self.asked_by.key} {self.asked_by.version}",
            "set_title": masked(self.asked_by.title),
            "key": self.question.key,
            "group": self.question.group.value,
            "ask": masked(self.question.ask),
            "asked": asked,
            "answered": self.answered,
            "states": dict(sorted(self.states.items())),
            "fields": [found.as_json(masked(name)) for name, found in self.fields.items()],
        }


class Summary:
    """Everything that is counted over all authorities. One with several requests counts once, as its newest."""

    def __init__(self, masked: Mask, known: Mapping[str, Place]) -> None:
        self.masked, self.known = masked, known
        self.questions: dict[str, QuestionSummary] = {}
        self.counted: Counter[tuple[str, str]] = Counter()
        self.counts: Counter[str] = Counter()
        self.answered: Counter[tuple[str, str]] = Counter()

    def add(self, requests: Sequence[Answers], which: Sequence[str]) -> dict[str, Any]:
        """Count one authority; what the page says of it. `which` is slug, name, ONS code, kind, nation and region."""
        found = standing(requests)
        for question_id, (each, answer) in found.items():
            self.questions.setdefault(question_id, QuestionSummary(answer.question, each.definition)).add(answer)
        read = {id_: pair for id_, pair in found.items() if pair[1].finding is not None}
        self._count(requests[-1], which, is_answered=bool(read))
        self.counts["requests"] += len(requests)
        self.counts["answers"] += len(read)
        return self._authority(which, requests, found)

    @property
    def progress(self) -> dict[str, list[dict[str, Any]]]:
        """How many authorities are where, by their newest request; and of how many an answer has been read."""
        found: dict[str, list[dict[str, Any]]] = {}
        for (name, word), count in sorted(self.counted.items()):
            of = {"value": word, "count": count, "answered": self.answered[name, word]}
            found.setdefault(name, []).append(of)
        return found

    @property
    def asked(self) -> list[dict[str, Any]]:
        """Every question with what was said to it, by its number."""
        return [found.as_json(self.masked) for _, found in sorted(self.questions.items())]

    def _count(self, newest: Answers, which: Sequence[str], *, is_answered: bool) -> None:
        row = newest.row
        words = {"stage": row.stage, "outcome": row.outcome or "", "timeliness": row.timing}
        groups = {"kind": which[3], "nation": which[4]}
        for name, word in (words | groups).items():
            self.counted[name, str(word)] += 1
            self.answered[name, str(word)] += is_answered
        self.counts["authorities"] += 1
        self.counts["answered"] += is_answered

    def _authority(
        self, which: Sequence[str], requests: Sequence[Answers], found: Mapping[str, tuple[Answers, Answer]]
    ) -> dict[str, Any]:
        slug, name, ons_code, kind, nation, region = which
        place = self.known[slug]
        return {
            "slug": slug,
            "name": name,
            "kind": kind,
            "nation": nation,
            "region": region,
            "ons_code": ons_code,
            "county": place.county,
            "force": place.force,
            "hex": place.hex,
            "requests": [_request(each) for each in requests],
            "states": {id_: answer.state.value for id_, (_, answer) in found.items()},
            "answers": {
                id_: answer_json(answer, answer.finding, each.row.reference, self.masked)
                for id_, (each, answer) in found.items()
                if answer.finding
            },
        }


def _request(asked: Answers) -> dict[str, str]:
    row = asked.row
    return {
        "reference": row.reference,
        "regime": row.regime,
        "set": f"{asked.definition.key} {asked.definition.version}",
        "stage": str(row.stage),
        "outcome": str(row.outcome or ""),
        "timeliness": str(row.timing),
        "sent_on": day(row.sent_on),
        "due_on": day(row.first_due_on),
        "responded_on": day(row.responded_on),
    }


def answer_json(answer: Answer, finding: FindingRow, reference: str, masked: Mask) -> dict[str, Any]:
    """What an authority said, with what it rests on; who read it is left out."""
    details = finding.details
    return {
        "reference": reference,
        "state": answer.state.value,
        "exemptions": [masked(each) for each in details.exemptions],
        "url": masked(details.url),
        "expected_on": day(details.expected_on),
        "as_of": day(finding.as_of),
        "period_from": day(finding.period_from),
        "period_to": day(finding.period_to),
        "settled": finding.settled.value,
        "right_of_reply": finding.right_of_reply.value,
        "values": [_value(said, masked) for said in spoken(answer)],
        "sources": [
            {"quote": masked(each.quote), "file": masked(each.filename), "page": each.page} for each in finding.evidence
        ],
    }


def _value(said: Spoken, masked: Mask) -> dict[str, Any]:
    number = said.number
    low, high = (number.low, number.high) if number else (None, None)
    return {
        "field": said.key,
        "row": masked(said.row),
        "column": said.column,
        "type": said.field.type.value,
        "text": masked(say(said.value, said.field)),
        "options": [masked(each) for each in said.picked],
        "low": "" if low is None else plain_number(low),
        "high": "" if high is None else plain_number(high),
        "unit": said.field.unit,
    }
