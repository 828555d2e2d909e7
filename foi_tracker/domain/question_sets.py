"""Versioned question sets: the letter, the answer form, the columns and the codebook all come from one of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.questions.checks import faults
from foi_tracker.domain.questions.shapes import Fault
from foi_tracker.domain.questions.vocabulary import FieldType, Group, Priority
from foi_tracker.domain.vocabulary import RegimeCode

__all__ = [
    "AnswerField",
    "BadQuestionSet",
    "FieldType",
    "Group",
    "LogDefinition",
    "Priority",
    "Question",
    "QuestionSetDefinition",
    "SkipRule",
    "for_kind",
]


class BadQuestionSet(ValueError):
    """A question set that cannot be used; `faults` says everything that is wrong, and where."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        super().__init__(f"{name}: " + "; ".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerField:
    """One value of an answer. `columns` are those of a table or matrix; `by` is what a matrix's rows are.

    Every number takes a band such as "fewer than 5", unless the set says that this one does not.
    """

    key: str
    type: FieldType
    options: tuple[str, ...] = ()
    other: bool = False
    unit: str = ""
    minimum: float | None = None
    allow_band: bool = False
    derived: bool = False
    by: str = ""
    columns: tuple["AnswerField", ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """`ask` is for the first letter; `ask_documents` asks for what the first only asked whether it exists.

    `ask_cy` and `ask_documents_cy` are the same in Welsh, where somebody has written it.
    `show_if` maps "P01.lfr_status" to the answers under which this question applies.
    """

    id: str
    key: str
    group: Group
    priority: Priority
    ask: str
    fields: tuple[AnswerField, ...]
    ask_documents: str = ""
    ask_cy: str = ""
    ask_documents_cy: str = ""
    show_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guidance: str = ""
    evidence_required: bool = True
    double_entry: bool = False
    cost_minutes: int = 0
    exemption_risk: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipRule:
    """When these are the answers, only the questions in `keep` remain."""

    when: Mapping[str, tuple[str, ...]]
    keep: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LogDefinition:
    """A log that hangs on one question: a row for each deployment."""

    key: str
    parent: str
    fields: tuple[AnswerField, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionSetDefinition:
    """A question set, read and found to hang together."""

    key: str
    version: int
    title: str
    regimes: tuple[RegimeCode, ...]
    kinds: tuple[AuthorityKind, ...]
    questions: tuple[Question, ...]
    skip: tuple[SkipRule, ...] = ()
    log: LogDefinition | None = None

    @classmethod
    def parse(cls, definition: Mapping[str, Any]) -> Self:
        """Read a definition in the shape of the files; raises `BadQuestionSet` with everything that is wrong."""
        wrong = faults(definition)
        if wrong:
            raise BadQuestionSet(_name(definition), wrong)
        return cls.of_stored(definition)

    @classmethod
    def of_stored(cls, definition: Mapping[str, Any]) -> Self:
        """Read what `parse` has let through before: nothing is stored that it refuses."""
        return cls(
            key=definition["set"],
            version=int(definition["version"]),
            title=definition["title"],
            regimes=tuple(RegimeCode(code) for code in definition["regimes"]),
            kinds=tuple(AuthorityKind(kind) for kind in definition["kinds"]),
            questions=tuple(_question(item) for item in definition["questions"]),
            skip=tuple(_skip_rule(item) for item in definition.get("skip", ())),
            log=_log(definition.get("log")),
        )

    def question(self, question_id: str) -> Question | None:
        """The question with this id."""
        return next((each for each in self.questions if each.id == question_id), None)

    def of_priority(self, priority: Priority, group: Group | None = None) -> list[Question]:
        """The questions of one priority, and of one group if asked, in order."""
        return [each for each in self.questions if each.priority is priority and group in (None, each.group)]


def for_kind(sets: Iterable[QuestionSetDefinition], kind: AuthorityKind) -> QuestionSetDefinition | None:
    """The last of `sets`, in the order in which they came into use, that is for this kind of authority."""
    return next((each for each in reversed(list(sets)) if kind in each.kinds), None)


def _name(definition: object) -> str:
    named = definition.get("set") if isinstance(definition, Mapping) else None
    return str(named or "a question set without a name")


def _question(item: Mapping[str, Any]) -> Question:
    documents = item.get("ask_documents", {})
    return Question(
        id=item["id"],
        key=item["key"],
        group=Group(item["group"]),
        priority=Priority(item["priority"]),
        ask=item["ask"]["en"],
        ask_cy=item["ask"].get("cy", ""),
        ask_documents=documents.get("en", ""),
        ask_documents_cy=documents.get("cy", ""),
        fields=tuple(_field(each) for each in item["fields"]),
        show_if=_conditions(item.get("show_if", {})),
        guidance=item.get("guidance", ""),
        evidence_required=item.get("evidence_required", True),
        double_entry=item.get("double_entry", False),
        cost_minutes=int(item.get("cost_minutes", 0)),
        exemption_risk=tuple(item.get("exemption_risk", ())),
    )


def _field(item: Mapping[str, Any]) -> AnswerField:
    kind = FieldType(item["type"])
    return AnswerField(
        key=item["key"],
        type=kind,
        options=tuple(item.get("options", ())),
        other=item.get("other", False),
        unit=item.get("unit", ""),
        minimum=item.get("min"),
        allow_band=item.get("allow_band", kind.is_number),
        derived=item.get("derived", False),
        by=item.get("by", ""),
        columns=tuple(_field(each) for each in item.get("columns", ())),
    )


def _conditions(item: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(answers) for name, answers in item.items()}


def _skip_rule(item: Mapping[str, Any]) -> SkipRule:
    return SkipRule(when=_conditions(item["when"]), keep=tuple(item["keep"]))


def _log(item: Mapping[str, Any] | None) -> LogDefinition | None:
    if item is None:
        return None
    return LogDefinition(key=item["key"], parent=item["parent"], fields=tuple(_field(each) for each in item["fields"]))
