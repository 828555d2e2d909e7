"""A question set in a person's words: what each part of it says."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition

KINDS: Final[Mapping[FieldType, str]] = {
    FieldType.BOOL3: "yes, no or unknown",
    FieldType.INT: "a whole number",
    FieldType.NUMBER: "a number",
    FieldType.PERCENT: "a percentage",
    FieldType.MONEY: "a sum of money",
    FieldType.DATE: "a date, as exact as the reply gives it",
    FieldType.CHOICE: "one of a list",
    FieldType.MULTI: "any of a list",
    FieldType.TEXT: "words",
    FieldType.URL: "a web address",
    FieldType.DOCUMENT: "a document",
    FieldType.ORG: "an organisation",
    FieldType.TABLE: "rows, as many as there are",
    FieldType.MATRIX: "a row for each",
}


def tell_field(answer_field: AnswerField) -> str:
    """How it is answered: "a whole number of images, 0 or more; a band such as “fewer than 5” is taken"."""
    said = KINDS[answer_field.type]
    if answer_field.by:
        said = f"{said} {answer_field.by}"
    if answer_field.type.is_number:
        said += _number(answer_field)
    if answer_field.options:
        other = "; or other words" if answer_field.other else ""
        said = f"{said}: {', '.join(answer_field.options)}{other}"
    if answer_field.columns:
        said = f"{said}. " + ". ".join(f"{each.key}: {tell_field(each)}" for each in answer_field.columns)
    return f"{said}; worked out by us, never typed" if answer_field.derived else said


def _number(answer_field: AnswerField) -> str:
    unit = f" ({answer_field.unit})" if answer_field.unit else ""
    least = "" if answer_field.minimum is None else f", {answer_field.minimum:,} or more"
    return f"{unit}{least}" + ("; “fewer than 5” will do" if answer_field.allow_band else "; exact only")


def conditions(rules: Mapping[str, tuple[str, ...]]) -> str:
    """When: "P01.lfr_status is in use or stopped, and P03.plans is none"."""
    return ", and ".join(f"{name} is {' or '.join(answers)}" for name, answers in rules.items())


def heading_facts(definition: QuestionSetDefinition) -> dict[str, str]:
    """What it says of itself, and its rules of what need not be asked."""
    rules = [f"{conditions(rule.when)}: only {', '.join(rule.keep)}" for rule in definition.skip]
    return {
        "Title": definition.title,
        "Laws": ", ".join(definition.regimes),
        "Asked of": ", ".join(each.replace("_", " ") for each in definition.kinds),
        "Left out": "; ".join(rules),
    }


def question_facts(question: Question) -> dict[str, str]:
    """Everything about a question but its fields."""
    return {
        "Asks": question.ask,
        "Asks in Welsh": question.ask_cy,
        "Asks in the second letter": question.ask_documents,
        "Second letter in Welsh": question.ask_documents_cy,
        "Short name": question.key,
        "Group": question.group,
        "Priority": question.priority,
        "Only where": conditions(question.show_if),
        "For whoever reads the answer": question.guidance,
        "Needs a quotation": "yes" if question.evidence_required else "no",
        "Read by two people": "yes" if question.double_entry else "no",
        "Minutes of their work": str(question.cost_minutes),
        "Sections they may refuse under": ", ".join(question.exemption_risk),
    }


def log_fields(definition: QuestionSetDefinition) -> tuple[AnswerField, ...]:
    """The columns of its log; none where it has no log."""
    return definition.log.fields if definition.log else ()
