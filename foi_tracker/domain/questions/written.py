"""The shape of a question set as written (questions/lfrt.md, section E), part by part."""

from typing import Any

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.questions.shapes import ByWord, Flag, ListOf, MapOf, Named, Number, OneOf, Record, Shape, Text
from foi_tracker.domain.questions.vocabulary import FieldType, Group, Priority
from foi_tracker.domain.vocabulary import RegimeCode

WORDS = Text(pattern=r"(?s:.*\S.*)", meaning="it needs words")
KEY = Text(pattern="[a-z][a-z0-9_]*", meaning="small letters, digits and _, a letter first", longest=40)
QUESTION_ID = Text(pattern="[A-Z]{1,3}[0-9]{1,4}", meaning="capital letters and then digits, such as P13", longest=10)
SET_KEY = Text(pattern="[a-z][a-z0-9-]*", meaning="small letters, digits and -, a letter first", longest=40)

SPOKEN = Record(needed={"en": WORDS}, optional={"cy": Text()}, unnamed=("en",))
CONDITIONS = MapOf(ListOf(of=Text(), what="answer", least=1, distinct=True))


def _records(columns: Shape | None) -> dict[str, Record]:
    """What each type of field may say of itself; with no shape for columns, the types that have none."""
    types = [each for each in FieldType if columns or not each.has_columns]
    return {each.value: _record(each, columns) for each in types}


def _record(kind: FieldType, columns: Shape | None) -> Record:
    needed: dict[str, Shape] = {"key": KEY, "type": OneOf((kind.value,))}
    optional: dict[str, Shape] = {"derived": Flag()}
    if kind.is_number:
        optional |= {"unit": Text(longest=40), "min": Number(), "allow_band": Flag()}
    if kind.has_options:
        needed["options"] = ListOf(of=WORDS, what="option", least=1, distinct=True)
        optional["other"] = Flag()
    if kind.has_columns and columns:
        needed["columns"] = ListOf(of=columns, what="column", least=1, name="key")
    if kind is FieldType.MATRIX:
        needed["by"] = WORDS
    return Record(needed=needed, optional=optional)


COLUMN = Named("column", ByWord(key="type", records=_records(None)))
FIELD = Named("field", ByWord(key="type", records=_records(COLUMN)))
FIELDS = ListOf(of=FIELD, what="field", least=1, name="key")

QUESTION = Record(
    needed={
        "id": QUESTION_ID,
        "key": KEY,
        "group": OneOf(tuple(Group)),
        "priority": OneOf(tuple(Priority)),
        "ask": SPOKEN,
        "fields": FIELDS,
    },
    optional={
        "ask_documents": SPOKEN,
        "show_if": CONDITIONS,
        "guidance": Text(),
        "evidence_required": Flag(),
        "double_entry": Flag(),
        "cost_minutes": Number(whole=True, least=0),
        "exemption_risk": ListOf(of=WORDS, what="section", distinct=True),
    },
    unnamed=("fields",),
)

SKIP_RULE = Record(needed={"when": CONDITIONS, "keep": ListOf(of=QUESTION_ID, what="question", distinct=True)})

LOG = Record(needed={"key": KEY, "parent": QUESTION_ID, "fields": FIELDS}, unnamed=("fields",))

QUESTION_SET = Record(
    needed={
        "set": SET_KEY,
        "version": Number(whole=True, least=1),
        "title": Text(pattern=r"(?s:.*\S.*)", meaning="it needs words", longest=200),
        "regimes": ListOf(of=OneOf(tuple(RegimeCode)), what="law", least=1, distinct=True),
        "kinds": ListOf(of=OneOf(tuple(AuthorityKind)), what="kind", least=1, distinct=True),
        "questions": ListOf(of=QUESTION, what="question", least=1, name="id"),
    },
    optional={"skip": ListOf(of=SKIP_RULE, what="rule"), "log": LOG},
    unnamed=("questions",),
)


def json_schema() -> dict[str, Any]:
    """The whole shape as a JSON Schema, which the file question-set.schema.json holds."""
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Question set",
        "description": "What authorities are asked. The letter, the answer form and the columns are made from it.",
    }
    named = {each.name: each.of.schema() for each in (FIELD, COLUMN)}
    return about | QUESTION_SET.schema() | {"$defs": named}
