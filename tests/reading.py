"""A request with a small question set of its own, its reply, and people who read it."""

from decimal import Decimal

from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.values import Chosen, Quantity
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Entry, QuestionSet
from foi_tracker.usecases.open_reading import open_reading
from foi_tracker.usecases.save_coding import NewCoding, save_coding, submit
from tests import builders
from tests.builders import NOON, response, sent

ASKED = ("T01", "T02", "T03")


def _question(name, key, *fields, **details):
    plain = {"group": "Use", "priority": "A", "ask": {"en": f"What of {key}?"}}
    return {"id": name, "key": key, "fields": list(fields), **plain, **details}


# T02 hangs on T01; T03 is read by one person alone; T04 is not asked in a first letter.
DEFINITION = {
    "set": "small",
    "version": 1,
    "title": "A small set",
    "regimes": ["FOIA", "FOISA"],
    "kinds": ["unitary", "scottish_council"],
    "questions": [
        _question("T01", "use", {"key": "use", "type": "choice", "options": ["in use", "never"]}, double_entry=True),
        _question(
            "T02",
            "cameras",
            {"key": "cameras", "type": "int", "unit": "cameras", "allow_band": True},
            double_entry=True,
            show_if={"T01.use": ["in use"]},
        ),
        _question("T03", "notes", {"key": "notes", "type": "text"}),
        _question("T04", "list", {"key": "list", "type": "document"}, priority="C"),
    ],
}


def question_set(session, definition=None):
    made = QuestionSet(key="small", version=1, definition=definition or DEFINITION, created_at=NOON)
    session.add(made)
    session.commit()
    return made


def asked(session, campaign, authority, *, by, questions, history=None, owner=None):
    """A request that asks `questions`, and has its answer unless another history is given."""
    answered = [sent("2026-09-01"), response("2026-09-28", Outcome.SUPPLIED_IN_PART)]
    made = builders.info_request(session, campaign, authority, by=by, owner=owner, history=history or answered)
    made.question_set_id = questions.id
    session.commit()
    return made


def used(option="in use", **details):
    quote = Evidence(quote="The council uses it.", found=True)
    given = {"evidence": (quote,), "values": {"use": Chosen(options=(option,))}, **details}
    return NewCoding(question_id="T01", state=AnswerState.ANSWERED, **given)


def counted(number=30, **details):
    exact = Quantity(low=Decimal(number), high=Decimal(number), said=str(number))
    return NewCoding(question_id="T02", state=AnswerState.ANSWERED, values={"cameras": exact}, **details)


def noted(words="Nothing else.", **details):
    return NewCoding(question_id="T03", state=AnswerState.ANSWERED, values={"notes": words}, **details)


def as_(person, at=NOON):
    return Entry(by_id=person.id, at=at)


def opened(session, info_request, person, position=2, question_ids=ASKED):
    return open_reading(session, info_request, position, question_ids, as_(person))


def read(session, reading, part, person, *codings, at=NOON):
    """One person's whole part, handed in."""
    for coding in codings:
        save_coding(session, reading, part, coding, as_(person, at))
    return submit(session, reading, part, as_(person, at))


def read_by_two(session, reading, first, second, *, theirs=None, others=None):
    """Both parts; the two differ in the number of cameras unless told otherwise."""
    read(session, reading, Part.FIRST, first, *(theirs or (used(), counted(30), noted())))
    return read(session, reading, Part.SECOND, second, *(others or (used(), counted(40))))
