"""Nobody learns from what counts already what the first reader said to a question that two people read."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import AnswerState, Part, Settled
from foi_tracker.models import Finding, Reading
from foi_tracker.queries.findings import current_findings
from foi_tracker.usecases.adjudicate import adjudicate
from foi_tracker.usecases.open_reading import open_reading
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.save_coding import NewCoding
from tests import builders
from tests.builders import response
from tests.reading import DEFINITION, as_, asked, noted, opened, question_set, read, used

# Read by one person alone, and asked only of who uses it: T05 with an answer says that T01 is "in use".
HANGING = {
    "id": "T05",
    "key": "since",
    "group": "Use",
    "priority": "A",
    "ask": {"en": "Since when?"},
    "fields": [{"key": "since", "type": "text"}],
    "show_if": {"T01.use": ["in use"]},
}
QUESTIONS = ["T01", "T03", "T05"]


@pytest.fixture
def info_request(session, campaign, volunteer):
    definition = DEFINITION | {"questions": [*DEFINITION["questions"], HANGING]}
    made = question_set(session, definition)
    return asked(session, campaign, builders.authority(session), by=volunteer, questions=made)


@pytest.fixture
def reading(session, info_request, volunteer):
    return opened(session, info_request, volunteer, question_ids=QUESTIONS)


def since(year="2024"):
    return NewCoding(question_id="T05", state=AnswerState.ANSWERED, values={"since": year})


def counting(session, info_request):
    session.expire_all()
    found = current_findings(session, [info_request.id])
    return {question_id: row.settled for (_, question_id), row in found.items()}


def test_what_hangs_on_an_answer_that_a_second_reads_does_not_count_before_it(
    session, info_request, reading, volunteer, coordinator
):
    handed_in = read(session, reading, Part.FIRST, volunteer, used(), noted(), since())
    before = counting(session, info_request)

    read(session, reading, Part.SECOND, coordinator, used())

    assert handed_in.settled == ("T03",)
    assert before == {"T03": Settled.SINGLE}
    assert counting(session, info_request) == {"T01": Settled.AGREED, "T03": Settled.SINGLE, "T05": Settled.SINGLE}


def test_what_hangs_on_a_dispute_counts_once_that_is_decided(
    session, info_request, reading, volunteer, coordinator, third
):
    read(session, reading, Part.FIRST, volunteer, used(), noted(), since())
    read(session, reading, Part.SECOND, coordinator, used("never"))
    before = counting(session, info_request)

    adjudicate(session, reading, "T01", used(), as_(third))

    assert before == {"T03": Settled.SINGLE}
    assert counting(session, info_request)["T05"] == Settled.SINGLE
    assert session.get_one(Reading, reading.id).conflicts == 0


def test_what_the_decision_rules_out_never_counts(session, reading, volunteer, coordinator, third):
    read(session, reading, Part.FIRST, volunteer, used(), noted(), since())
    read(session, reading, Part.SECOND, coordinator, used("never"))

    adjudicate(session, reading, "T01", used("never"), as_(third))

    assert "T05" not in set(session.scalars(select(Finding.question_id)))
    assert session.get_one(Reading, reading.id).conflicts == 0


def test_what_hung_on_a_dispute_that_a_later_letter_ends_counts_once_both_have_read(
    session, info_request, reading, volunteer, coordinator
):
    read(session, reading, Part.FIRST, volunteer, used(), noted(), since())
    later = response("2026-10-20", "supplied_in_full")
    record_event(session, info_request, later, seen_length=info_request.history_length, entry=as_(volunteer))
    open_reading(session, info_request, info_request.history_length, ["T01"], as_(coordinator))
    before = counting(session, info_request)

    read(session, reading, Part.SECOND, coordinator, used("never"))

    assert before == {"T03": Settled.SINGLE}
    assert counting(session, info_request) == {"T03": Settled.SINGLE, "T05": Settled.SINGLE}
