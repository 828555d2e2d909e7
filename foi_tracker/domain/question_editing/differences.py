"""What changed between two versions of a question set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from foi_tracker.domain.question_editing.telling import heading_facts, log_fields, question_facts, tell_field
from foi_tracker.domain.question_sets import AnswerField, Question, QuestionSetDefinition


class Change(StrEnum):
    """What happened to a question, a field or a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Comparable(StrEnum):
    """Whether answers to the two versions of a question may be counted together."""

    YES = "yes"
    WITH_CARE = "with care"
    NO = "no"


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """A run of words that is the same in both, or only in the older, or only in the newer."""

    change: Change
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """A fact that is another now; "" where one of the two says nothing."""

    name: str
    words: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldDifference:
    """A field that was added, removed or changed."""

    key: str
    change: Change
    words: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionDifference:
    """A question that is not as it was, and what that does to its answers."""

    id: str
    change: Change
    moved: bool
    details: tuple[Detail, ...]
    fields: tuple[FieldDifference, ...]
    comparable: Comparable
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Differences:
    """Everything that is another in the newer version; questions in its order, those removed last."""

    heading: tuple[Detail, ...]
    questions: tuple[QuestionDifference, ...]
    log: tuple[FieldDifference, ...]
    unchanged: int

    @property
    def any(self) -> bool:
        """Whether they differ in anything but their number."""
        return bool(self.heading or self.questions or self.log)

    def of(self, change: str) -> tuple[QuestionDifference, ...]:
        """The questions to which this happened."""
        return tuple(each for each in self.questions if each.change == change)


def differences(old: QuestionSetDefinition, new: QuestionSetDefinition) -> Differences:
    """From the older to the newer, whichever numbers they have."""
    shifted = _moved([each.id for each in old.questions], [each.id for each in new.questions])
    found = [*_now(old, new, shifted), *_gone(old, new)]
    return Differences(
        heading=_details(heading_facts(old), heading_facts(new)),
        questions=tuple(found),
        log=_fields(log_fields(old), log_fields(new)),
        unchanged=len(new.questions) - sum(each.change is not Change.REMOVED for each in found),
    )


def marked(old: str, new: str) -> tuple[Words, ...]:
    """Both texts as one: what is in both, what is gone, what is new."""
    before, after = _split(old), _split(new)
    return tuple(_runs(before, after))


def _runs(before: list[str], after: list[str]) -> Iterator[Words]:
    for _, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[start:end]), "".join(after[new_start:new_end])
        if gone == come:
            yield Words(change=Change.SAME, text=gone)
            continue
        if gone:
            yield Words(change=Change.REMOVED, text=gone)
        if come:
            yield Words(change=Change.ADDED, text=come)


def _split(text: str) -> list[str]:
    """Each word and each mark, with the space after it."""
    return re.findall(r"\w+\s*|[^\w\s]\s*", text)


def _moved(old: list[str], new: list[str]) -> frozenset[str]:
    """Those in both that are not in their old order: the fewest that would have to move."""
    before = [each for each in old if each in new]
    after = [each for each in new if each in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {each for block in blocks for each in before[block.a : block.a + block.size]}
    return frozenset(set(after) - stayed)


def _now(
    old: QuestionSetDefinition, new: QuestionSetDefinition, shifted: frozenset[str]
) -> Iterator[QuestionDifference]:
    for question in new.questions:
        before = old.question(question.id)
        if before is None:
            yield _alone(question, Change.ADDED, "Earlier requests did not ask this: they have no answer to it.")
        elif before != question or question.id in shifted:
            yield _changed(before, question, moved=question.id in shifted)


def _gone(old: QuestionSetDefinition, new: QuestionSetDefinition) -> Iterator[QuestionDifference]:
    for question in old.questions:
        if new.question(question.id) is None:
            yield _alone(question, Change.REMOVED, "Later requests do not ask this. Answers to the older version stay.")


def _alone(question: Question, change: Change, meaning: str) -> QuestionDifference:
    only = Words(change=change, text=question.ask)
    return QuestionDifference(
        id=question.id,
        change=change,
        moved=False,
        details=(Detail(name="Asks", words=(only,)),),
        fields=(),
        comparable=Comparable.NO,
        meaning=meaning,
    )


def _changed(old: Question, new: Question, *, moved: bool) -> QuestionDifference:
    details = _details(question_facts(old), question_facts(new))
    fields = _fields(old.fields, new.fields)
    comparable, meaning = _comparable(old, new)
    return QuestionDifference(
        id=new.id,
        change=Change.CHANGED if details or fields else Change.MOVED,
        moved=moved,
        details=details,
        fields=fields,
        comparable=comparable,
        meaning=meaning,
    )


def _details(old: dict[str, str], new: dict[str, str]) -> tuple[Detail, ...]:
    return tuple(
        Detail(name=name, words=marked(old[name], new[name])) for name in new if old[name].split() != new[name].split()
    )


def _fields(old: Sequence[AnswerField], new: Sequence[AnswerField]) -> tuple[FieldDifference, ...]:
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    found = [
        FieldDifference(key=key, change=_happened(before.get(key), each), words=_told(before.get(key), each))
        for key, each in after.items()
        if before.get(key) != each
    ]
    gone = [
        FieldDifference(key=key, change=Change.REMOVED, words=_told(each, None))
        for key, each in before.items()
        if key not in after
    ]
    return (*found, *gone)


def _happened(old: AnswerField | None, new: AnswerField) -> Change:
    return Change.ADDED if old is None else Change.CHANGED if old != new else Change.SAME


def _told(old: AnswerField | None, new: AnswerField | None) -> tuple[Words, ...]:
    return marked(tell_field(old) if old else "", tell_field(new) if new else "")


def _comparable(old: Question, new: Question) -> tuple[Comparable, str]:
    """The worst that happened to it."""
    other_kind = [name for name, each, before in _both(old, new) if _measures(each) != _measures(before)]
    if other_kind:
        return (
            Comparable.NO,
            f"What is recorded in {', '.join(other_kind)} is of another kind. Do not count them together.",
        )
    reasons = [
        *(["The words are other words"] if old.ask.split() != new.ask.split() else []),
        *(["what may be picked has changed"] if _picks(old, new) else []),
        *(["fields came or went"] if _flat(old).keys() != _flat(new).keys() else []),
        *(["it is asked under other conditions"] if dict(old.show_if) != dict(new.show_if) else []),
    ]
    if not reasons:
        return Comparable.YES, "Answers to both versions can be counted together."
    told = "; ".join(reasons)
    return Comparable.WITH_CARE, f"{told[:1].upper()}{told[1:]}: compare answers to the two versions with care."


def _both(old: Question, new: Question) -> list[tuple[str, AnswerField, AnswerField]]:
    before = _flat(old)
    return [(name, each, before[name]) for name, each in _flat(new).items() if name in before]


def _flat(question: Question) -> dict[str, AnswerField]:
    """The fields and their columns, by "field" and "field.column"."""
    columns = {f"{each.key}.{column.key}": column for each in question.fields for column in each.columns}
    return {each.key: each for each in question.fields} | columns


def _measures(answer_field: AnswerField) -> tuple[object, ...]:
    """What makes a value another kind of value."""
    return answer_field.type, answer_field.unit, answer_field.by


def _picks(old: Question, new: Question) -> bool:
    return any((each.options, each.other) != (before.options, before.other) for _, each, before in _both(old, new))
