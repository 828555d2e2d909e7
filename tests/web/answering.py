"""Questions with a field of each type, and forms in which somebody has typed."""

from datetime import date

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.findings.quotes import QuoteCheck
from foi_tracker.domain.question_sets import AnswerField, FieldType, Group, Priority, Question
from foi_tracker.web.answer_form import AnswerForm, Asked, fill_values
from foi_tracker.web.answer_plain import Offered

OPTIONS = ("in use", "never", "planned")
ONE_OF_EACH = (
    AnswerField(key="yes_no", type=FieldType.BOOL3),
    AnswerField(key="count", type=FieldType.INT, unit="cameras", allow_band=True),
    AnswerField(key="hours", type=FieldType.NUMBER, unit="hours"),
    AnswerField(key="share", type=FieldType.PERCENT),
    AnswerField(key="cost", type=FieldType.MONEY, unit="GBP", allow_band=True),
    AnswerField(key="begun", type=FieldType.DATE),
    AnswerField(key="status", type=FieldType.CHOICE, options=OPTIONS),
    AnswerField(key="rank", type=FieldType.CHOICE, options=("Supt", "ACC+"), other=True),
    AnswerField(key="settings", type=FieldType.MULTI, options=OPTIONS, other=True),
    AnswerField(key="words", type=FieldType.TEXT),
    AnswerField(key="where", type=FieldType.URL),
    AnswerField(key="policy", type=FieldType.DOCUMENT),
    AnswerField(key="maker", type=FieldType.ORG),
)
FILES = {"file-1": "Reply.pdf", "": "The letter itself"}
REGISTER = {"barchester city council": "barchester-city-council"}


def question(*fields, ask="What?", **facts):
    return Question(id="T01", key="test", group=Group.USE, priority=Priority.A, ask=ask, fields=fields, **facts)


def asked(*fields, **facts):
    offered = Offered(files=FILES, slugs=REGISTER)
    asking = question(*fields, **facts)
    return Asked(question=asking, offered=offered, exemptions=("s.31", "s.43(2)"), today=date(2026, 11, 23))


def sent(asking, values):
    """The form as a browser sends it when somebody has typed these values."""
    return AnswerForm.of_typed(asking, MultiDict(fill_values(asking, values)))


def typed(*fields, **boxes):
    """A form in which the named boxes hold what is given; two underscores stand for two hyphens."""
    pairs = [("state", "answered"), *((name.replace("__", "--"), text) for name, text in boxes.items())]
    return AnswerForm.of_typed(asked(*fields), MultiDict(pairs))


def not_looked_up(*_):
    return QuoteCheck(found=None)
