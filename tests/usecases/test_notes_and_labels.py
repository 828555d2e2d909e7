import pytest

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.models import Attachment, Entry, Note
from foi_tracker.usecases.attach_file import attach_files
from foi_tracker.usecases.edit_request import Labels, RequestMoved, edit_request
from foi_tracker.usecases.write_note import write_note
from tests import builders
from tests.builders import NOON


@pytest.fixture
def info_request(session, campaign, volunteer):
    return builders.info_request(session, campaign, builders.authority(session), by=volunteer)


def test_a_note_is_kept_with_its_author_and_time(session, info_request, volunteer):
    write_note(session, info_request, "Rang them.", entry=Entry(by_id=volunteer.id, at=NOON))

    (note,) = session.query(Note).all()
    assert (note.body, note.written_by_id, note.written_at) == ("Rang them.", volunteer.id, NOON)


def test_a_file_may_come_with_no_event(session, info_request, volunteer):
    letter = KeptFile(sha256="ab" * 32, size=3, filename="letter.pdf", media_type="application/pdf")

    attach_files(session, info_request, [letter], entry=Entry(by_id=volunteer.id, at=NOON))

    (kept,) = session.query(Attachment).all()
    assert (kept.filename, kept.position) == ("letter.pdf", None)


def test_a_button_pressed_twice_adds_a_note_and_a_file_once(session, info_request, volunteer):
    letter = KeptFile(sha256="ab" * 32, size=3, filename="letter.pdf", media_type="application/pdf")
    entry = Entry(by_id=volunteer.id, at=NOON)

    for _ in range(2):
        write_note(session, info_request, "Rang them.", entry=entry)
        attach_files(session, info_request, [letter], entry=entry)

    assert (session.query(Note).count(), session.query(Attachment).count()) == (1, 1)


def test_the_same_words_by_somebody_else_are_another_note(session, info_request, volunteer, coordinator):
    for person in (volunteer, coordinator, volunteer):
        write_note(session, info_request, "Rang them.", entry=Entry(by_id=person.id, at=NOON))

    assert session.query(Note).count() == 3


def test_labels_are_saved_over_what_was_seen_and_nothing_newer(session, info_request):
    labels = Labels(whatdotheyknow_url="", their_reference="FOI/1")
    seen = info_request.version

    edit_request(session, info_request, labels, seen_version=seen)

    assert info_request.their_reference == "FOI/1"
    with pytest.raises(RequestMoved):
        edit_request(session, info_request, labels, seen_version=seen)
