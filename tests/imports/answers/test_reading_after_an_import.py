"""What people read takes the place of what a sheet said, once they agree; and no reader is told what it said."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.models import Reading
from foi_tracker.queries.agreement import agreements
from foi_tracker.usecases.adjudicate import adjudicate
from foi_tracker.usecases.save_coding import still_to_answer
from tests.imports.answers.said import imported, says, says_counted, says_used, value_of, what_counts
from tests.reading import as_, counted, noted, read, read_by_two, used


@pytest.fixture
def reading(session, info_request, import_):
    """Opened by an import that says never, of five cameras."""
    answers = (says_used("never"), says_counted(5), says("T03", AnswerState.NOT_HELD))
    imported(session, info_request, *answers, entry=import_)
    return session.scalars(select(Reading)).one()


def test_one_reader_alone_does_not_move_what_two_must_read(session, info_request, reading, volunteer):
    read(session, reading, Part.FIRST, volunteer, used(), counted(30), noted())

    assert what_counts(session, info_request)["T01"] == ("answered", "imported")
    assert value_of(session, info_request, "T01")["use"]["options"] == ["never"]


def test_two_readers_who_agree_take_the_place_of_the_sheet(session, info_request, reading, volunteer, coordinator):
    both = (used(), counted(30))
    read_by_two(session, reading, volunteer, coordinator, theirs=(*both, noted()), others=both)

    assert what_counts(session, info_request) == {
        "T01": ("answered", "agreed"),
        "T02": ("answered", "agreed"),
        "T03": ("answered", "single"),
    }
    assert value_of(session, info_request, "T01")["use"]["options"] == ["in use"]


def test_what_readers_differ_on_stays_as_the_sheet_has_it_until_a_third_decides(
    session, info_request, reading, volunteer, coordinator, third
):
    read_by_two(session, reading, volunteer, coordinator)
    assert what_counts(session, info_request)["T02"] == ("answered", "imported")
    assert reading.conflicts == 1

    adjudicate(session, reading, "T02", counted(40), as_(third))

    assert what_counts(session, info_request)["T02"] == ("answered", "adjudicated")


def test_what_the_readers_answers_leave_nothing_of_no_longer_counts(
    session, info_request, reading, volunteer, coordinator
):
    read_by_two(session, reading, volunteer, coordinator, theirs=(used("never"), noted()), others=(used("never"),))

    assert set(what_counts(session, info_request)) == {"T01", "T03"}


def test_a_reader_is_asked_questions_that_only_the_sheet_rules_out(session, reading, volunteer):
    assert still_to_answer(session, reading, Part.FIRST, volunteer.id) == ["T01", "T02", "T03"]


def test_an_imported_answer_is_no_reader_who_could_agree(session, campaign, reading, volunteer):
    read(session, reading, Part.FIRST, volunteer, used("never"), noted())

    assert agreements(session, campaign.id).overall.n == 0
