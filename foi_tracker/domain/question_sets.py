"""Versioned question sets: the letter, the answer form, the columns and the codebook all come from one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.vocabulary import RegimeCode


class BadQuestionSet(ValueError):
    """A question set that cannot be used; the message names the question and the field."""


class Priority(StrEnum):
    """A is answered first; C is never asked in a first letter."""

    A = "A"
    B = "B"
    C = "C"


class Group(StrEnum):
    """The headings under which a letter asks, in its order."""

    USE = "Use"
    NUMBERS = "Numbers"
    MONEY = "Money"
    SAFEGUARDS = "Safeguards"


class FieldType(StrEnum):
    """What an answer may be."""

    BOOL3 = "bool3"
    INT = "int"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    MULTI = "multi"
    TEXT = "text"
    URL = "url"
    DOCUMENT = "document"
    ORG = "org"
    TABLE = "table"
    MATRIX = "matrix"


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerField:
    """One value of an answer. `columns` are those of a table or matrix; `by` is what a matrix's rows are."""

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

    `show_if` maps "P01.lfr_status" to the answers under which this question applies.
    """

    id: str
    key: str
    group: Group
    priority: Priority
    ask: str
    fields: tuple[AnswerField, ...]
    ask_documents: str = ""
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
        """Read a definition in the shape of the files; raises `BadQuestionSet`."""
        name = str(definition.get("set", "a question set without a name"))
        try:
            read = cls(
                key=definition["set"],
                version=int(definition["version"]),
                title=definition["title"],
                regimes=tuple(RegimeCode(code) for code in definition["regimes"]),
                kinds=tuple(AuthorityKind(kind) for kind in definition["kinds"]),
                questions=tuple(_question(item) for item in definition["questions"]),
                skip=tuple(_skip_rule(item) for item in definition.get("skip", ())),
                log=_log(definition.get("log")),
            )
        except KeyError as missing:
            raise BadQuestionSet(f"{name}: {missing.args[0]} is missing") from None
        except (TypeError, ValueError) as wrong:
            raise BadQuestionSet(f"{name}: {wrong}") from None
        _check(read)
        return read

    def of_priority(self, priority: Priority, group: Group | None = None) -> list[Question]:
        """The questions of one priority, and of one group if asked, in order."""
        return [each for each in self.questions if each.priority is priority and group in (None, each.group)]


def for_kind(sets: Iterable[QuestionSetDefinition], kind: AuthorityKind) -> QuestionSetDefinition | None:
    """The newest version of the set that is for this kind of authority."""
    return max((each for each in sets if kind in each.kinds), key=lambda each: each.version, default=None)


def _question(item: Mapping[str, Any]) -> Question:
    where = str(item.get("id", "a question without an id"))
    try:
        return Question(
            id=item["id"],
            key=item["key"],
            group=Group(item["group"]),
            priority=Priority(item["priority"]),
            ask=item["ask"]["en"],
            ask_documents=item.get("ask_documents", {}).get("en", ""),
            fields=tuple(_field(each) for each in item["fields"]),
            show_if=_conditions(item.get("show_if", {})),
            guidance=item.get("guidance", ""),
            evidence_required=item.get("evidence_required", True),
            double_entry=item.get("double_entry", False),
            cost_minutes=item.get("cost_minutes", 0),
            exemption_risk=tuple(item.get("exemption_risk", ())),
        )
    except KeyError as missing:
        raise BadQuestionSet(f"{where}: {missing.args[0]} is missing") from None
    except ValueError as wrong:
        raise BadQuestionSet(f"{where}: {wrong}") from None


def _field(item: Mapping[str, Any]) -> AnswerField:
    read = AnswerField(
        key=item["key"],
        type=FieldType(item["type"]),
        options=tuple(item.get("options", ())),
        other=item.get("other", False),
        unit=item.get("unit", ""),
        minimum=item.get("min"),
        allow_band=item.get("allow_band", False),
        derived=item.get("derived", False),
        by=item.get("by", ""),
        columns=tuple(_field(each) for each in item.get("columns", ())),
    )
    if bool(read.options) != (read.type in (FieldType.CHOICE, FieldType.MULTI)):
        raise BadQuestionSet(f"{read.key}: options belong to a choice or a multi, and each needs some")
    if bool(read.columns) != (read.type in (FieldType.TABLE, FieldType.MATRIX)):
        raise BadQuestionSet(f"{read.key}: columns belong to a table or a matrix, and each needs some")
    return read


def _conditions(item: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(answers) for name, answers in item.items()}


def _skip_rule(item: Mapping[str, Any]) -> SkipRule:
    return SkipRule(when=_conditions(item["when"]), keep=tuple(item["keep"]))


def _log(item: Mapping[str, Any] | None) -> LogDefinition | None:
    if item is None:
        return None
    return LogDefinition(key=item["key"], parent=item["parent"], fields=tuple(_field(each) for each in item["fields"]))


def _check(read: QuestionSetDefinition) -> None:
    """Hold the parts against each other: no key twice, and no rule about what is not there."""
    _unique(read.key, "question id", [question.id for question in read.questions])
    _unique(read.key, "question key", [question.key for question in read.questions])
    for question in read.questions:
        _unique(question.id, "field key", [each.key for each in question.fields])
        _check_conditions(read, question.id, question.show_if)
    ids = {question.id for question in read.questions}
    for rule in read.skip:
        _check_conditions(read, "skip", rule.when)
        _known(read.key, ids, rule.keep)
    if read.log:
        _known(read.key, ids, [read.log.parent])
        _unique(read.log.key, "field key", [each.key for each in read.log.fields])


def _unique(where: str, what: str, names: list[str]) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise BadQuestionSet(f"{where}: {what} {', '.join(sorted(twice))} appears twice")


def _known(where: str, ids: set[str], named: Iterable[str]) -> None:
    strangers = sorted(set(named) - ids)
    if strangers:
        raise BadQuestionSet(f"{where}: there is no question {', '.join(strangers)}")


def _check_conditions(read: QuestionSetDefinition, where: str, conditions: Mapping[str, tuple[str, ...]]) -> None:
    fields = {f"{question.id}.{each.key}": each for question in read.questions for each in question.fields}
    for name, answers in conditions.items():
        if name not in fields:
            raise BadQuestionSet(f"{where}: there is no answer {name}")
        allowed = ("yes", "no", "unknown") if fields[name].type is FieldType.BOOL3 else fields[name].options
        strangers = sorted(set(answers) - set(allowed))
        if strangers:
            raise BadQuestionSet(f"{where}: {name} cannot be {', '.join(strangers)}")
