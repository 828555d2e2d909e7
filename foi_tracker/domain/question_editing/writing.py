"""A question set as text and back, in the shape of the files: what `QuestionSetDefinition.parse` reads."""

import json
from typing import Any

from foi_tracker.domain.question_sets import (
    AnswerField,
    BadQuestionSet,
    LogDefinition,
    Question,
    QuestionSetDefinition,
    SkipRule,
)
from foi_tracker.domain.questions.shapes import Fault

Written = dict[str, Any]


def written(definition: QuestionSetDefinition) -> Written:
    """The whole set; what is as it is unless said otherwise is left out."""
    said: Written = {
        "set": definition.key,
        "version": definition.version,
        "title": definition.title,
        "regimes": [each.value for each in definition.regimes],
        "kinds": [each.value for each in definition.kinds],
        "questions": [_question(each) for each in definition.questions],
    }
    if definition.skip:
        said["skip"] = [_skip_rule(rule) for rule in definition.skip]
    if definition.log:
        said["log"] = _log(definition.log)
    return said


def as_text(said: Written) -> str:
    """As JSON that a person can read and a file can hold."""
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def from_text(text: str, name: str) -> Written:
    """What a file called `name` says, not looked at any further; raises `BadQuestionSet` with the line."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as wrong:
        where = f"line {wrong.lineno}", f"character {wrong.colno}"
        raise BadQuestionSet(name, [Fault(where, f"this is not JSON ({wrong.msg})")]) from None
    except RecursionError:
        raise BadQuestionSet(name, [Fault((), "there are too many brackets within brackets")]) from None
    except ValueError:
        raise BadQuestionSet(name, [Fault((), "there is a number with more figures than can be read")]) from None
    if not isinstance(found, dict):
        raise BadQuestionSet(name, [Fault((), "a question set is an object: it starts with { and ends with }")])
    return found


def _question(question: Question) -> Written:
    said: Written = {
        "id": question.id,
        "key": question.key,
        "group": question.group.value,
        "priority": question.priority.value,
        "ask": _spoken(question.ask, question.ask_cy),
    }
    if question.ask_documents or question.ask_documents_cy:
        said["ask_documents"] = _spoken(question.ask_documents, question.ask_documents_cy)
    if question.show_if:
        said["show_if"] = {name: list(answers) for name, answers in question.show_if.items()}
    said |= {"fields": [_field(each) for each in question.fields]}
    said |= {"evidence_required": question.evidence_required, "double_entry": question.double_entry}
    said |= {"cost_minutes": question.cost_minutes, "exemption_risk": list(question.exemption_risk)}
    return said | ({"guidance": question.guidance} if question.guidance else {})


def _spoken(english: str, welsh: str) -> Written:
    return {"en": english} | ({"cy": welsh} if welsh else {})


def _field(answer_field: AnswerField) -> Written:
    said: Written = {"key": answer_field.key, "type": answer_field.type.value}
    said |= {"options": list(answer_field.options)} if answer_field.options else {}
    said |= {"by": answer_field.by} if answer_field.by else {}
    said |= {"columns": [_field(each) for each in answer_field.columns]} if answer_field.columns else {}
    said |= {name: True for name in ("other", "derived") if getattr(answer_field, name)}
    return said | (_number(answer_field) if answer_field.type.is_number else {})


def _number(answer_field: AnswerField) -> Written:
    said: Written = {} if answer_field.minimum is None else {"min": answer_field.minimum}
    said["allow_band"] = answer_field.allow_band
    return said | ({"unit": answer_field.unit} if answer_field.unit else {})


def _skip_rule(rule: SkipRule) -> Written:
    return {"when": {name: list(answers) for name, answers in rule.when.items()}, "keep": list(rule.keep)}


def _log(log: LogDefinition) -> Written:
    return {"key": log.key, "parent": log.parent, "fields": [_field(each) for each in log.fields]}
