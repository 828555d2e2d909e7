"""Whatever people added to the requests of an import stops its undoing, and is listed."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.findings.vocabulary import AnswerState, Part, RightOfReply
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.vocabulary import LetterKind, Outcome
from foi_tracker.models import Entry, Finding, InfoRequest, Reading
from foi_tracker.usecases.adjudicate import set_right_of_reply
from foi_tracker.usecases.assign_requests import assign_requests
from foi_tracker.usecases.attach_file import attach_files
from foi_tracker.usecases.change_regime import change_regime
from foi_tracker.usecases.edit_request import Labels, edit_request
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.save_assessment import Reading as Ticked
from foi_tracker.usecases.save_assessment import save_assessment
from foi_tracker.usecases.save_coding import NewCoding, save_coding
from foi_tracker.usecases.save_deployments import NewRow, NewRows, save_deployments
from foi_tracker.usecases.undo_import import AddedSince
from foi_tracker.usecases.write_letter import NewLetter, save_letter
from foi_tracker.usecases.write_note import write_note
from tests.builders import NOON, response, sent
from tests.imports.running.bringing import imported, later, row, undone

ANSWERED = response("2026-09-20", Outcome.SUPPLIED_IN_FULL)


@pytest.fixture
def sheet(session, campaign, coordinator, barchester, plumstead):
    load_question_sets(session, NOON)
    answers = (SaidAnswer(set_key="lfrt-council", question_id="C01", state=AnswerState.NIL),)
    rows = [
        row(2, barchester.slug, sent("2026-09-01"), ANSWERED, reference="1", answers=answers),
        row(3, plumstead.slug, sent("2026-09-01"), reference="2"),
    ]
    return imported(session, campaign, coordinator, rows)


def an_event(session, request, entry):
    record_event(session, request, ANSWERED, seen_length=request.history_length, entry=entry)


def a_note(session, request, entry):
    write_note(session, request, "They rang.", entry=entry)


def a_file(session, request, entry):
    file = KeptFile(sha256="cd" * 32, size=1, filename="reply.pdf", media_type="application/pdf")
    attach_files(session, request, [file], entry=entry)


def a_letter(session, request, entry):
    new = NewLetter(kind=LetterKind.REVIEW, recipient="", subject="Review", body="Please look again.")
    save_letter(session, request, new, entry)


def an_owner(session, request, entry):
    assign_requests(session, request.campaign_id, [request.id], entry.by_id, entry=entry)


def an_assessment(session, request, entry):
    save_assessment(session, request, Ticked(position=2, ticks={"s.31": {"prejudice": "no"}}, seen=""), entry=entry)


def a_row_of_the_log(session, request, entry):
    save_deployments(session, request, NewRows(rows=[NewRow(position=0, values={})], form_key="f" * 36), entry=entry)


def an_answer(session, request, entry):
    reading = session.scalars(select(Reading).where(Reading.info_request_id == request.id)).one()
    new = NewCoding(question_id="C02", state=AnswerState.NIL, seen_version=0)
    save_coding(session, reading, Part.FIRST, new, entry)


def a_right_of_reply(session, request, entry):
    finding = session.scalars(select(Finding).where(Finding.info_request_id == request.id)).one()
    set_right_of_reply(session, finding, RightOfReply.SENT, entry)


def a_page(session, request, _entry):
    labels = Labels(whatdotheyknow_url="https://www.whatdotheyknow.com/request/x", their_reference="")
    edit_request(session, request, labels, seen_version=request.version)


def a_law(session, request, entry):
    change_regime(session, request, seen_length=request.history_length, entry=entry)


@pytest.mark.parametrize(
    ("add", "words"),
    [
        (an_event, "an entry in its history"),
        (a_note, "a note"),
        (a_file, "a file"),
        (a_letter, "a letter"),
        (an_owner, "a change of owner"),
        (an_assessment, "an assessment of the answer"),
        (a_row_of_the_log, "a row of the log"),
        (an_answer, "an answer read from its reply"),
        (a_right_of_reply, "what the authority says of a finding"),
        (a_page, "another page on WhatDoTheyKnow"),
        (a_law, "another law"),
    ],
)
def test_what_was_added_since_stops_it(session, coordinator, volunteer, sheet, add, words):
    request = session.scalars(select(InfoRequest).where(InfoRequest.reference == "LFR-0001")).one()
    add(session, request, Entry(by_id=volunteer.id, at=later()))

    with pytest.raises(AddedSince) as refused:
        undone(session, sheet, coordinator, at=later(2))

    (added,) = refused.value.added
    assert (added.reference, words in added.what) == ("LFR-0001", True)
    assert len(session.scalars(select(InfoRequest)).all()) == 2


def test_all_of_it_is_listed_by_request(session, coordinator, volunteer, sheet):
    for request in session.scalars(select(InfoRequest).order_by(InfoRequest.id)).all():
        for number in range(2):
            write_note(session, request, f"They rang {number}.", entry=Entry(by_id=volunteer.id, at=later()))

    with pytest.raises(AddedSince) as refused:
        undone(session, sheet, coordinator, at=later(2))

    assert [(each.reference, each.what) for each in refused.value.added] == [
        ("LFR-0001", ("2 notes",)),
        ("LFR-0002", ("2 notes",)),
    ]
