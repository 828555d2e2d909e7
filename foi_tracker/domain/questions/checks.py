"""Everything that is wrong with a question set as written: its shape, and whether its parts fit each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from foi_tracker.domain.questions.shapes import Fault
from foi_tracker.domain.questions.vocabulary import FieldType
from foi_tracker.domain.questions.written import QUESTION_SET

Written = Mapping[str, Any]

ANSWERS_OF_BOOL3 = ("yes", "no", "unknown")


def faults(written: object) -> list[Fault]:
    """All of them at once, in the order of the text; none for a set that can be used."""
    found = list(QUESTION_SET.faults(written))
    if isinstance(written, dict):
        found += [*_twice(written), *_strangers(written)]
    return found


def _twice(written: Written) -> Iterator[Fault]:
    """What may be there once only: ids, and keys within their question, table or log."""
    questions = _parts(written, "questions")
    yield from _repeated(questions, "id", (), "question id")
    yield from _repeated(questions, "key", (), "question key")
    for question in questions:
        yield from _repeated_keys(question, (_name(question, "id"),))
    log = written.get("log")
    if isinstance(log, dict):
        yield from _repeated_keys(log, ("log",))


def _repeated_keys(holder: Written, path: tuple[str, ...]) -> Iterator[Fault]:
    fields = _parts(holder, "fields")
    yield from _repeated(fields, "key", path, "field key")
    for each in fields:
        yield from _repeated(_parts(each, "columns"), "key", (*path, _name(each, "key")), "column key")


def _repeated(parts: list[Written], name: str, path: tuple[str, ...], what: str) -> Iterator[Fault]:
    counted = Counter(_name(part, name) for part in parts if name in part)
    yield from (Fault(path, f"{what} {each} appears twice") for each, count in counted.items() if count > 1)


def _strangers(written: Written) -> Iterator[Fault]:
    """Rules about questions and answers that are not there."""
    answers = _answers(written)
    for question in _parts(written, "questions"):
        path = (_name(question, "id"), "show_if")
        yield from _unknown_answers(question.get("show_if"), answers, path)
        yield from _about_itself(question, path)
    for number, rule in enumerate(_parts(written, "skip"), 1):
        path = ("skip", f"rule {number}")
        yield from _unknown_answers(rule.get("when"), answers, (*path, "when"))
        yield from _unknown_questions(rule.get("keep"), written, (*path, "keep"))
    log = written.get("log")
    if isinstance(log, dict):
        yield from _unknown_questions([log.get("parent")], written, ("log", "parent"))


def _answers(written: Written) -> dict[str, tuple[str, ...]]:
    """What may be picked, by "question.field", where there is something to pick."""
    return {
        f"{_name(question, 'id')}.{_name(each, 'key')}": _options(each)
        for question in _parts(written, "questions")
        for each in _parts(question, "fields")
    }


def _options(answer_field: Written) -> tuple[str, ...]:
    if answer_field.get("type") == FieldType.BOOL3:
        return ANSWERS_OF_BOOL3
    options = answer_field.get("options")
    return tuple(each for each in options if isinstance(each, str)) if isinstance(options, list) else ()


def _unknown_answers(
    conditions: object, answers: Mapping[str, tuple[str, ...]], path: tuple[str, ...]
) -> Iterator[Fault]:
    for name, wanted in conditions.items() if isinstance(conditions, dict) else ():
        if name not in answers:
            yield Fault(path, f"there is no answer {name}; name one as question.field, such as P01.lfr_status")
        elif isinstance(wanted, list):
            yield from _not_among(name, wanted, answers[name], path)


def _not_among(name: str, wanted: list[Any], allowed: tuple[str, ...], path: tuple[str, ...]) -> Iterator[Fault]:
    can_be = f"it can be {', '.join(allowed)}" if allowed else "it is not picked from a list"
    strangers = [each for each in wanted if isinstance(each, str) and each not in allowed]
    yield from (Fault((*path, name), f"cannot be “{each}”; {can_be}") for each in strangers)


def _about_itself(question: Written, path: tuple[str, ...]) -> Iterator[Fault]:
    conditions = question.get("show_if")
    own = f"{_name(question, 'id')}."
    for name in conditions if isinstance(conditions, dict) else ():
        if name.startswith(own):
            yield Fault(path, f"{name} is an answer to the same question")


def _unknown_questions(named: object, written: Written, path: tuple[str, ...]) -> Iterator[Fault]:
    ids = {_name(question, "id") for question in _parts(written, "questions")}
    for each in named if isinstance(named, list) else ():
        if isinstance(each, str) and each not in ids:
            yield Fault(path, f"there is no question {each}")


def _parts(holder: Written, name: str) -> list[Written]:
    """The parts of a list that are objects, whatever else is wrong."""
    found = holder.get(name)
    parts: Iterable[Any] = found if isinstance(found, list) else ()
    return [each for each in parts if isinstance(each, dict)]


def _name(part: Written, name: str) -> str:
    return str(part.get(name, f"something without {name}"))
