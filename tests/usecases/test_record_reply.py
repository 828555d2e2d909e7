import pytest
from sqlalchemy.orm import Session

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Attachment, Entry, InfoRequest
from foi_tracker.usecases.record_event import HistoryMoved
from foi_tracker.usecases.record_reply import Reply, record_reply
from tests import builders
from tests.builders import NOON, received, response, sent

LETTER = KeptFile(sha256="ab" * 32, size=3, filename="refusal.pdf", media_type="application/pdf")
REFUSED = response("2026-09-20", Outcome.REFUSED)


@pytest.fixture
def info_request(session, campaign, volunteer):
    authority = builders.authority(session)
    return builders.info_request(session, campaign, authority, by=volunteer, history=[sent("2026-09-01")])


@pytest.fixture
def entry(volunteer):
    return Entry(by_id=volunteer.id, at=NOON)


def test_an_answer_and_its_files_are_saved_together(session, info_request, entry):
    record_reply(session, info_request, Reply(event=REFUSED, files=(LETTER,)), seen_length=1, entry=entry)

    (kept,) = session.query(Attachment).all()
    assert (kept.info_request_id, kept.position, kept.sha256) == (info_request.id, 2, LETTER.sha256)
    assert info_request.outcome is Outcome.REFUSED


def test_files_have_addresses_that_tell_nothing(session, info_request, entry):
    record_reply(session, info_request, Reply(event=REFUSED, files=(LETTER, LETTER)), seen_length=1, entry=entry)

    first, second = (each.public_id for each in session.query(Attachment))
    assert first != second
    assert len(first) == 36


def test_neither_is_saved_where_the_history_has_moved(session, info_request, entry):
    with pytest.raises(HistoryMoved):
        record_reply(session, info_request, Reply(event=REFUSED, files=(LETTER,)), seen_length=0, entry=entry)

    session.rollback()
    assert session.query(Attachment).count() == 0


def test_of_two_who_read_the_same_history_only_the_first_to_save_succeeds(session, info_request, entry):
    session.commit()
    with Session(session.get_bind(), expire_on_commit=False) as other:
        theirs = other.get_one(InfoRequest, info_request.id)
        assert len(theirs.records) == 1
        other.commit()
        record_reply(session, info_request, Reply(event=received("2026-09-01")), seen_length=1, entry=entry)

        with pytest.raises(HistoryMoved):
            record_reply(other, theirs, Reply(event=REFUSED, files=(LETTER,)), seen_length=1, entry=entry)

        assert other.query(Attachment).count() == 0
        assert len(other.get_one(InfoRequest, info_request.id, populate_existing=True).records) == 2
