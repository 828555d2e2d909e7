"""The columns of what replies said: the answers, one row a field, and what a release adds to them."""

from collections.abc import Iterable

from foi_tracker.domain.deployments.flat import LogColumn
from foi_tracker.domain.findings.wide import WideColumn
from foi_tracker.domain.question_sets import FieldType
from foi_tracker.exports.codebook import (
    BOOLEAN,
    DATE,
    INSTANT,
    INTEGER,
    NUMBER,
    TEXT,
    WHICH,
    WORD,
    Column,
    ColumnType,
    Table,
)

SET = "the question set"
ANSWER = "read from the reply"
VALUE = "read from the reply, as the field's type is"

QUESTION = (
    Column("question_set", TEXT, "The question set that the request asked.", SET),
    Column("set_version", INTEGER, "Its version: what was asked never changes under a version.", SET),
    Column("question_id", TEXT, "The question's number in the set.", SET),
    Column("question", TEXT, "The question's key: the same in every version that asks the same.", SET),
)

STATE = Column(
    "state", WORD,
    "What the reply did with the question. Read it before any value: an empty value is never a no. "
    "answered, nil, not_held, refused, ncnd, partly, published_elsewhere, later_publication, ignored and unclear were "
    "picked by a reader; pending, not_asked and not_applicable follow from what was asked and what came.",
    "questions and answers",
)  # fmt: skip

CODER = Column("coder", WORD, "What stands for the person whose reading counts, or who brought the sheet in; "
               "the same in every row.", "the tracker")  # fmt: skip

FINDINGS = Table(
    "findings",
    "One row a field of a question that a sent request has, in the order of the questions.",
    (
        *WHICH,
        *QUESTION,
        Column("field", TEXT, "Which value of the answer this is.", SET),
        Column("row", TEXT, "The row of a table or matrix: a year, a reason, a group, or the row's number.", ANSWER),
        Column("column", TEXT, "The column of a table or matrix.", SET),
        Column("type", WORD, "What kind of value the field holds.", SET),
        STATE,
        Column("given", BOOLEAN, "Whether the answer has a value for this field.", ANSWER),
        Column("value", TEXT, "The value in one line; options of a multi apart by semicolons.", VALUE),
        Column("low", NUMBER, "The least that a number may be; the number itself where low and high are equal.", VALUE),
        Column("high", NUMBER, "The most that it may be; empty where the reply sets no limit.", VALUE),
        Column("approximate", BOOLEAN, "Whether the reply says about.", VALUE),
        Column("suppressed", BOOLEAN, "Whether a small number was hidden, such as fewer than 5.", VALUE),
        Column("unit", TEXT, "What is counted.", SET),
        Column("out_of", NUMBER, "The whole that a share or ratio was printed with.", VALUE),
        Column("currency", TEXT, "The currency of a sum, by ISO 4217.", VALUE),
        Column("vat", WORD, "Whether value added tax is in a sum.", VALUE),
        Column("basis", WORD, "Whether a sum was spent, planned or guessed.", VALUE),
        Column("date_first", DATE, "The first day that a date may mean.", VALUE),
        Column("date_last", DATE, "The last day that it may mean.", VALUE),
        Column("date_precision", WORD, "How exactly the reply gives it.", VALUE),
        Column("said", TEXT, "How the reply puts the value.", VALUE),
        Column("exemptions", TEXT, "What a refusal cites for this question, apart by semicolons.", ANSWER),
        Column("url", TEXT, "Where the reply says that it is published.", "FOIA s.21; FOISA s.25"),
        Column("expected_on", DATE, "When the reply says that it will be published.", "FOIA s.22; FOISA s.27"),
        Column("as_of", DATE, "The day for which the answer is true.", ANSWER),
        Column("period_from", DATE, "The first day that the answer covers.", ANSWER),
        Column("period_to", DATE, "The last day that it covers.", ANSWER),
        Column("evidence_file", TEXT, "The file it stands in; empty for the letter itself.", ANSWER),
        Column("page", INTEGER, "The page, from 1.", ANSWER),
        Column("quote", TEXT, "The words it rests on.", ANSWER),
        Column("quote_found", BOOLEAN, "Whether those words are in the file's text; empty where it has none.", ANSWER),
        Column("evidence_more", INTEGER, "How many more places the reader cited.", ANSWER),
        Column("confidence", WORD, "How sure the reader was.", ANSWER),
        Column("settled", WORD, "single: one reader. agreed: two, apart. adjudicated: a third decided. "
               "imported: from a sheet; nobody here has read the reply yet.", ANSWER),
        Column("right_of_reply", WORD, "Whether the authority was shown it before, and what it said.", "the tracker"),
        Column("decided_at", INSTANT, "When it came to count, in UTC.", "the tracker"),
        CODER,
    ),
)  # fmt: skip

REQUESTS_OF_A_RELEASE = Table(
    "requests",
    "One row a request that was sent.",
    (
        *WHICH,
        *QUESTION[:2],
        Column("stage", WORD, "Where the request stands in the legal procedure.", "derived from its history"),
        Column("outcome", WORD, "What the authority answered; empty while it has not.", "derived from its history"),
        Column(
            "timeliness",
            WORD,
            "in_time, late, undated (no day for the answer), overdue (no answer, last day past), waiting, "
            "stopped (the clock), no_date (last day not known) or ended (with no answer).",
            "FOIA s.10",
        ),
        Column("sent_on", DATE, "The day it was sent.", "event sent"),
        Column("first_due_on", DATE, "The last day for an answer as first worked out.", "FOIA s.10; FOISA s.10"),
        Column("responded_on", DATE, "The day the answer was issued.", "event response"),
    ),
)

QUESTIONS = Table(
    "questions",
    "One row a question of each version of a question set.",
    (
        *QUESTION,
        Column("group", TEXT, "The heading it was asked under.", SET),
        Column("priority", WORD, "A is answered first; C is not asked in a first letter.", SET),
        Column("ask", TEXT, "What was asked, in full.", SET),
        Column("double_entry", BOOLEAN, "Whether two people read the answer, apart.", SET),
        Column("guidance", TEXT, "What readers are told.", SET),
    ),
)

CHANGES = Table(
    "changes",
    "One row a value that differs from the release before.",
    (
        Column("change", WORD, "added, removed or changed.", "the two releases"),
        Column("reference", TEXT, "Our reference for the request.", "given when filed"),
        Column("authority_slug", WORD, "The authority's short address name.", "the register"),
        QUESTION[2],
        Column("field", TEXT, "Which value of the answer this is.", SET),
        Column("row", TEXT, "The row of a table or matrix.", ANSWER),
        Column("column", TEXT, "The column of a table or matrix.", SET),
        Column("old_state", WORD, "Its state in the release before.", "the release before"),
        Column("old_value", TEXT, "Its value in the release before.", "the release before"),
        Column("new_state", WORD, "Its state now.", "this release"),
        Column("new_value", TEXT, "Its value now.", "this release"),
    ),
)

PROVENANCE = Table(
    "provenance",
    "One row a fact about the release.",
    (
        Column("name", TEXT, "Which fact.", "this release"),
        Column("value", TEXT, "What it is; lists and question sets as JSON.", "this release"),
    ),
)


WIDE = Table(
    "findings_wide",
    "One row an authority; beside these, a column for the state of each question and one for each of its values.",
    (
        *(column for column in WHICH if column.name not in ("reference", "regime")),
        Column("references", TEXT, "Our references for the requests it was sent, apart by spaces.", "given when filed"),
        Column("question_sets", TEXT, "What they asked, apart by semicolons.", SET),
    ),
)

DEPLOYMENTS = Table(
    "deployments",
    "One row a deployment at one place on one day. An empty cell: the source does not say; it never means none.",
    (
        Column("deployment_id", TEXT, "Our number for it: force, day, and which of that day.", "the deployment log"),
        *WHICH,
    ),
)
AFTER_DEPLOYMENT = (
    Column("evidence_file", TEXT, "The file it stands in.", ANSWER),
    Column("evidence_page", INTEGER, "The page, from 1.", ANSWER),
    Column("quote", TEXT, "The words it rests on.", ANSWER),
    Column("quote_found", BOOLEAN, "Whether those words are in the file's text; empty where it has none.", ANSWER),
    Column("checked", BOOLEAN, "Whether a second person has checked the row.", "the deployment log"),
    Column("notes", TEXT, "What we noted beside it.", "the deployment log"),
    Column("saved_at", INSTANT, "When it was last changed, in UTC.", "the deployment log"),
    CODER,
    Column("checked_by", WORD, "What stands for the person who checked it.", "the tracker"),
)

LOG_TYPES = {FieldType.NUMBER: NUMBER, FieldType.DATE: DATE}


def without(table: Table, *names: str) -> Table:
    """The table with some columns left out."""
    return Table(table.name, table.meaning, tuple(each for each in table.columns if each.name not in names))


def wide_table(columns: Iterable[WideColumn]) -> Table:
    """One row an authority: who it is, then the columns of its question sets."""
    more = (Column(each.name, _wide_type(each), each.meaning, SET) for each in columns)
    return Table(WIDE.name, WIDE.meaning, (*WIDE.columns, *more))


def _wide_type(column: WideColumn) -> ColumnType:
    if column.rows:
        return INTEGER
    return TEXT if column.field else WORD


def deployments_table(columns: Iterable[LogColumn]) -> Table:
    """One row a deployment: who, the fields of its log, what we work out, and where it stands."""
    more = (Column(each.name, LOG_TYPES.get(each.type, TEXT), each.meaning, SET) for each in columns)
    return Table(DEPLOYMENTS.name, DEPLOYMENTS.meaning, (*DEPLOYMENTS.columns, *more, *AFTER_DEPLOYMENT))
