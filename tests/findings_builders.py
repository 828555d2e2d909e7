"""Findings in plain words, as reading a reply leaves them. Everything in them is invented."""

from decimal import Decimal

from sqlalchemy import select

from foi_tracker.domain.findings import codec
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.values import Chosen, Quantity
from foi_tracker.domain.findings.vocabulary import AnswerState, Part, Settled
from foi_tracker.models import Coding, Finding, QuestionSet, Reading
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests.builders import NOON


def question_set(session, key="lfrt-council"):
    """The first version of a set that comes with the program."""
    load_question_sets(session, NOON)
    return session.scalars(select(QuestionSet).where(QuestionSet.key == key, QuestionSet.version == 1)).one()


def finding(session, info_request, question_id, state=AnswerState.ANSWERED, values=None, *, evidence=(), **facts):
    """What a person read in the request's newest reply; `values` maps fields to values, or to how `codec` stores them.

    `facts` are columns of the coding, and `settled`, `right_of_reply` and `superseded_at` of the finding.
    """
    mine = {name: facts.pop(name) for name in ("settled", "right_of_reply", "superseded_at") if name in facts}
    coding = Coding(
        reading_id=_reading(session, info_request, question_id).id,
        question_id=question_id,
        state=state,
        values={key: _stored(value) for key, value in (values or {}).items()},
        evidence=[each.dump() for each in evidence],
        **{
            "part": Part.FIRST,
            "coder_id": info_request.filed_by_id,
            "saved_at": NOON,
            "submitted_at": NOON,
        }
        | facts,
    )
    session.add(coding)
    session.flush()
    made = Finding(
        info_request_id=info_request.id,
        question_id=question_id,
        coding_id=coding.id,
        decided_at=NOON,
        **{"settled": Settled.SINGLE} | mine,
    )
    session.add(made)
    session.commit()
    return made


def chosen(*options, other=""):
    return Chosen(options=options, other=other)


def number(low, high=None, **facts):
    """Exactly `low`, or from `low` to `high`."""
    most = low if high is None else high
    return Quantity(
        low=Decimal(low), high=Decimal(most), said=f"{low}" if high is None else f"{low} to {high}", **facts
    )


def quote(words="We use it.", page=1, filename="reply.pdf"):
    return Evidence(attachment="", filename=filename, page=page, quote=words)


def _stored(value):
    return value if isinstance(value, dict | list) else codec.dump(value)


def _reading(session, info_request, question_id):
    """The reading of the newest line of the history; a request without any is read from its first line."""
    position = max(info_request.history_length, 1)
    here = (Reading.info_request_id == info_request.id, Reading.position == position)
    found = session.scalars(select(Reading).where(*here)).first()
    if found is None:
        facts = {"position": position, "opened_by_id": info_request.filed_by_id, "opened_at": NOON}
        found = Reading(info_request_id=info_request.id, question_ids=[], **facts)
        session.add(found)
    found.question_ids = sorted({*found.question_ids, question_id})
    session.flush()
    return found
