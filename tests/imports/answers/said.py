"""What a sheet says of the small question set, as an import hands it over."""

from decimal import Decimal

from sqlalchemy import event

from foi_tracker.domain.findings.values import Chosen, Quantity
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.queries.findings import current_findings
from foi_tracker.usecases.imported_answers import ToWrite, write_answers
from foi_tracker.usecases.record_event import record_event
from tests.reading import as_


def says(question_id, state=AnswerState.ANSWERED, *, set_key="small", **facts):
    return SaidAnswer(set_key=set_key, question_id=question_id, state=state, **facts)


def says_used(option="in use", **facts):
    return says("T01", values={"use": Chosen(options=(option,))}, **facts)


def says_counted(number, **facts):
    return says("T02", values={"cameras": exactly(number)}, **facts)


def exactly(number):
    return Quantity(low=Decimal(number), high=Decimal(number), said=str(number))


def imported(session, info_request, *answers, entry):
    """How many answers are written, as at the end of an import."""
    written = write_answers(session, [ToWrite(info_request_id=info_request.id, answers=answers)], entry)
    session.commit()
    session.expire_all()
    return written


def what_counts(session, info_request):
    """The state and how it was settled, by question."""
    session.expire_all()
    found = current_findings(session, [info_request.id])
    return {key: (row.state.value, row.settled.value) for (_, key), row in found.items()}


def value_of(session, info_request, question_id):
    return current_findings(session, [info_request.id])[info_request.id, question_id].stored_values


def record(session, info_request, happened, person):
    """One more line of the history."""
    length = info_request.history_length
    record_event(session, info_request, happened, seen_length=length, entry=as_(person))


def statements(session, work):
    """How many it takes."""
    seen = []

    def note(*args):
        seen.append(args[2])

    event.listen(session.get_bind(), "before_cursor_execute", note)
    work()
    event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(seen)
