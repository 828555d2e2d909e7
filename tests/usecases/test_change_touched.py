"""Whoever ticked too much for a later letter can untick it, and nothing is lost."""

import pytest

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Reading
from foi_tracker.queries.findings import current_findings
from foi_tracker.usecases.change_touched import ReadingMoved, change_touched, may_change
from foi_tracker.usecases.in_hand import AlreadySubmitted
from foi_tracker.usecases.opening import NotAReply
from tests import builders
from tests.builders import response, sent
from tests.reading import as_, asked, counted, noted, opened, question_set, read, read_by_two, used

LETTERS = [
    sent("2026-09-01"),
    response("2026-09-28", Outcome.SUPPLIED_IN_PART),
    response("2026-10-20", Outcome.SUPPLIED_IN_FULL),
]


@pytest.fixture
def info_request(session, campaign, volunteer):
    facts = {"questions": question_set(session), "history": LETTERS}
    return asked(session, campaign, builders.authority(session), by=volunteer, **facts)


@pytest.fixture
def first(session, info_request, volunteer):
    return opened(session, info_request, volunteer)


def counts(session, info_request):
    session.expire_all()
    return sorted(key for _, key in current_findings(session, [info_request.id]))


def later(session, info_request, person, question_ids):
    return opened(session, info_request, person, 3, question_ids)


def test_what_is_unticked_counts_as_it_did(session, info_request, first, volunteer, coordinator):
    read_by_two(session, first, volunteer, coordinator, others=(used(), counted(30)))
    reading = later(session, info_request, volunteer, ["T01", "T03"])

    change_touched(session, reading, ["T03"], seen=["T01", "T03"], entry=as_(volunteer))

    assert counts(session, info_request) == ["T01", "T02"]
    assert session.get_one(Reading, reading.id).needs_second is False


def test_what_is_ticked_besides_counts_no_longer(session, info_request, first, volunteer, coordinator):
    read_by_two(session, first, volunteer, coordinator, others=(used(), counted(30)))
    reading = later(session, info_request, volunteer, ["T03"])

    change_touched(session, reading, ["T02", "T03"], seen=["T03"], entry=as_(volunteer))

    assert counts(session, info_request) == ["T01"]


def test_a_conflict_that_was_reopened_by_mistake_waits_again(session, info_request, first, volunteer, coordinator):
    read_by_two(session, first, volunteer, coordinator)
    reading = later(session, info_request, volunteer, ["T02"])
    meanwhile = session.get_one(Reading, first.id).conflicts

    done = change_touched(session, reading, [], seen=["T02"], entry=as_(volunteer))

    assert (meanwhile, session.get_one(Reading, first.id).conflicts) == (0, 1)
    assert done.first_by_id == volunteer.id


def test_nobody_changes_what_they_have_not_seen_or_what_is_read(session, info_request, first, volunteer):
    read(session, first, Part.FIRST, volunteer, used("never"), noted())
    reading = later(session, info_request, volunteer, ["T03"])

    with pytest.raises(ReadingMoved):
        change_touched(session, reading, [], seen=["T01"], entry=as_(volunteer))
    with pytest.raises(NotAReply):
        change_touched(session, reading, ["T99"], seen=["T03"], entry=as_(volunteer))
    read(session, reading, Part.FIRST, volunteer, noted("More."))
    with pytest.raises(AlreadySubmitted):
        change_touched(session, reading, [], seen=["T03"], entry=as_(volunteer))


def test_a_first_reply_is_read_for_all_that_was_asked(session, first):
    assert may_change(session, first) is False
