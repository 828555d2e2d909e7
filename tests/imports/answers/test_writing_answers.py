"""Answers of a sheet count at once, and leave the reply to be read; what people here found is left alone."""

from sqlalchemy import select

from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.findings.vocabulary import AnswerState, Part, Settled
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Coding, Finding, Reading
from foi_tracker.queries.extraction_queue import Narrowed, Work, queue
from foi_tracker.queries.findings import current_findings
from foi_tracker.usecases.imported_answers import ToWrite, write_answers
from tests import builders
from tests.builders import NOON, day, response, sent
from tests.imports.answers.said import (
    imported,
    record,
    says,
    says_counted,
    says_used,
    statements,
    value_of,
    what_counts,
)
from tests.reading import as_, asked, noted, opened, read


def test_an_imported_answer_counts_and_says_that_it_was_imported(session, info_request, import_):
    imported(session, info_request, says_used(), says("T03", AnswerState.NOT_HELD), entry=import_)

    assert what_counts(session, info_request) == {"T01": ("answered", "imported"), "T03": ("not_held", "imported")}


def test_the_reply_still_waits_for_its_first_reader(session, campaign, volunteer, info_request, import_):
    imported(session, info_request, says_used(), entry=import_)

    (waiting,) = queue(session, campaign.id, volunteer.id, NOON, Narrowed()).free
    assert (waiting.work, waiting.position) == (Work.FIRST, 2)


def test_the_reply_is_opened_for_all_that_the_letter_asked(session, info_request, import_):
    imported(session, info_request, says("T04", AnswerState.NOT_HELD), entry=import_)

    reading = session.scalars(select(Reading)).one()
    assert (reading.position, reading.question_ids, reading.needs_second) == (2, ["T01", "T02", "T03", "T04"], True)


def test_a_sheet_keeps_its_quote_its_page_its_file_and_the_name_of_its_reader(session, info_request, import_):
    answer = says_used(quote="We use it.", page=3, filename="reply.pdf", coder="JS", remark="trial van")
    imported(session, info_request, answer, entry=import_)

    found = current_findings(session, [info_request.id])[info_request.id, "T01"]
    assert [(each.quote, each.page, each.filename) for each in found.evidence] == [("We use it.", 3, "reply.pdf")]
    assert found.remark == "trial van\nRead by JS, as the sheet says."


def test_an_answer_without_a_place_to_look_it_up_cites_none(session, info_request, import_):
    imported(session, info_request, says_used(), entry=import_)

    assert current_findings(session, [info_request.id])[info_request.id, "T01"].evidence == ()


def test_the_same_sheet_twice_writes_nothing_twice(session, info_request, import_, coordinator):
    imported(session, info_request, says_used(), entry=import_)

    assert imported(session, info_request, says_used(), entry=as_(coordinator)) == 0
    assert len(session.scalars(select(Finding)).all()) == len(session.scalars(select(Coding)).all()) == 1


def test_a_corrected_sheet_supersedes_what_it_said_before(session, info_request, import_, coordinator):
    imported(session, info_request, says_counted(30), entry=import_)
    imported(session, info_request, says_counted(40), entry=as_(coordinator))

    assert value_of(session, info_request, "T02")["cameras"]["low"] == "40"
    assert len(session.scalars(select(Reading)).all()) == 1


def test_what_people_here_found_is_never_changed(session, info_request, volunteer, coordinator):
    reading = opened(session, info_request, volunteer, question_ids=["T03"])
    read(session, reading, Part.FIRST, volunteer, noted("Read here."))

    assert imported(session, info_request, says("T03", values={"notes": "Sheet."}), entry=as_(coordinator)) == 0
    assert value_of(session, info_request, "T03") == {"notes": "Read here."}


def test_what_a_later_letter_reopened_is_left_to_its_readers(session, info_request, volunteer, coordinator):
    read(session, opened(session, info_request, volunteer, question_ids=["T03"]), Part.FIRST, volunteer, noted())
    record(session, info_request, response("2026-10-20", Outcome.SUPPLIED_IN_FULL), volunteer)
    opened(session, info_request, volunteer, position=3, question_ids=["T03"])

    assert imported(session, info_request, says("T03", values={"notes": "Sheet."}), entry=as_(coordinator)) == 0


def test_an_answer_joins_a_reading_that_somebody_has_opened(session, info_request, volunteer, coordinator):
    reading = opened(session, info_request, volunteer)

    imported(session, info_request, says_used(), entry=as_(coordinator))

    assert session.scalars(select(Coding.reading_id)).all() == [reading.id]


def test_a_question_that_was_not_asked_and_another_set_are_left_out(session, info_request, import_):
    answers = (says("T09", AnswerState.NIL), says("T01", AnswerState.NIL, set_key="lfrt-police"))

    assert imported(session, info_request, *answers, entry=import_) == 0
    assert session.scalars(select(Reading)).all() == []


def test_without_a_reply_there_is_nothing_that_an_answer_could_stand_in(
    session, campaign, volunteer, questions, import_
):
    waiting = asked(
        session, campaign, builders.authority(session), by=volunteer, questions=questions, history=[sent("2026-09-01")]
    )

    assert imported(session, waiting, says_used(), entry=import_) == 0


def test_an_answer_moves_to_the_reply_that_stands_once_the_first_was_taken_back(
    session, info_request, volunteer, import_, coordinator
):
    imported(session, info_request, says_used(), entry=import_)
    back = EventRetracted(on=day("2026-10-01"), position=2)
    record(session, info_request, back, volunteer)
    record(session, info_request, response("2026-09-29", Outcome.SUPPLIED_IN_FULL), volunteer)

    imported(session, info_request, says_used(), entry=as_(coordinator))

    assert what_counts(session, info_request) == {"T01": ("answered", "imported")}
    assert current_findings(session, [info_request.id])[info_request.id, "T01"].position == 4


def test_many_requests_cost_no_more_statements_than_one(session, campaign, volunteer, questions, import_):
    places = [builders.authority(session, f"Council {number}") for number in range(12)]
    many = [asked(session, campaign, place, by=volunteer, questions=questions) for place in places]
    one, *others = [ToWrite(info_request_id=each.id, answers=(says_used(), says_counted(1))) for each in many]

    first = statements(session, lambda: write_answers(session, [one], import_))
    rest = statements(session, lambda: write_answers(session, others, import_))

    assert rest <= first
    assert session.scalars(select(Finding.settled)).all() == [Settled.IMPORTED] * 24


def test_an_import_says_how_much_it_wrote(session, info_request, import_):
    assert imported(session, info_request, says_used(), says_counted(2), entry=import_) == 2


def test_a_later_reply_that_people_open_takes_its_questions_out_of_the_sheets_hands(
    session, info_request, volunteer, import_
):
    imported(session, info_request, says_used(), says_counted(30), entry=import_)
    record(session, info_request, response("2026-10-20", Outcome.SUPPLIED_IN_FULL), volunteer)

    opened(session, info_request, volunteer, position=3, question_ids=["T02"])

    assert what_counts(session, info_request) == {"T01": ("answered", "imported")}
