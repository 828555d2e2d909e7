"""What counts of a reply: agreement, a third who decides, later replies, corrections."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import AnswerState, Part, RightOfReply, Settled
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import AuditLine, Finding, Reading
from foi_tracker.queries.findings import current_findings, history_of
from foi_tracker.usecases.adjudicate import FindingMoved, adjudicate, correct_finding, set_right_of_reply
from foi_tracker.usecases.open_reading import NotAReply, open_reading
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.reserve_reading import HELD_FOR
from foi_tracker.usecases.save_coding import (
    AlreadySubmitted,
    NothingAsked,
    NotYours,
)
from tests import builders
from tests.builders import NOON, day, happened, response
from tests.reading import ASKED, as_, counted, noted, opened, read, read_by_two, used

LATER = NOON + HELD_FOR + timedelta(seconds=1)


def counts(session, info_request):
    session.expire_all()
    found = current_findings(session, [info_request.id])
    return {key: (row.state, row.settled) for (_, key), row in found.items()}


def value_of(session, info_request, question_id):
    return current_findings(session, [info_request.id])[info_request.id, question_id].stored_values


AGREED = (AnswerState.ANSWERED, Settled.AGREED)
SINGLE = (AnswerState.ANSWERED, Settled.SINGLE)
DECIDED = (AnswerState.ANSWERED, Settled.ADJUDICATED)


def test_what_one_reads_alone_counts_at_once_and_what_two_read_when_they_agree(
    session, info_request, reading, volunteer, coordinator
):
    first = read(session, reading, Part.FIRST, volunteer, used(), counted(), noted())
    alone = counts(session, info_request)

    second = read(session, reading, Part.SECOND, coordinator, used(), counted())

    assert (first.settled, first.agreed, first.conflicts) == (("T03",), (), ())
    assert alone == {"T03": SINGLE}
    assert (second.agreed, second.conflicts) == (("T01", "T02"), ())
    assert counts(session, info_request) == {"T01": AGREED, "T02": AGREED, "T03": SINGLE}


def test_two_agree_whatever_their_remarks_and_quotes(session, info_request, reading, volunteer, coordinator):
    others = (used(evidence=(), remark="Page 3 says so too."), counted())

    read_by_two(session, reading, volunteer, coordinator, theirs=(used(), counted(), noted()), others=others)

    assert counts(session, info_request)["T01"] == AGREED
    assert current_findings(session, [info_request.id])[info_request.id, "T01"].coder_id == volunteer.id


def test_where_two_differ_nothing_counts_until_a_third_decides(
    session, info_request, reading, volunteer, coordinator, third
):
    done = read_by_two(session, reading, volunteer, coordinator)
    before = counts(session, info_request)

    adjudicate(session, reading, "T02", counted(40, remark="The table on page 2."), as_(third))

    assert done.conflicts == ("T02",)
    assert "T02" not in before
    assert counts(session, info_request)["T02"] == DECIDED
    assert session.get_one(Reading, reading.id).conflicts == 0


def test_nobody_decides_between_themselves_and_another(session, reading, volunteer, coordinator):
    read_by_two(session, reading, volunteer, coordinator)

    for person in (volunteer, coordinator):
        with pytest.raises(NotYours):
            adjudicate(session, reading, "T02", counted(40), as_(person))


def test_what_is_decided_is_not_decided_again(session, reading, volunteer, coordinator, third, campaign):
    read_by_two(session, reading, volunteer, coordinator)
    fourth = builders.user(session, "Fay Fourth", campaign, Role.VOLUNTEER)
    adjudicate(session, reading, "T02", counted(40), as_(third))

    with pytest.raises(AlreadySubmitted):
        adjudicate(session, reading, "T02", counted(30), as_(fourth))


def test_what_hangs_on_a_disputed_answer_waits_for_it(session, info_request, reading, volunteer, coordinator, third):
    differing = {"theirs": (used("never"), noted()), "others": (used(), counted(40))}
    at_first = read_by_two(session, reading, volunteer, coordinator, **differing)

    adjudicate(session, reading, "T01", used(), as_(third))

    assert at_first.conflicts == ("T01",)
    assert session.get_one(Reading, reading.id).conflicts == 1
    adjudicate(session, reading, "T02", counted(40), as_(third))
    assert counts(session, info_request) == {"T01": DECIDED, "T02": DECIDED, "T03": SINGLE}


def test_what_does_not_apply_once_decided_waits_for_nobody(session, reading, volunteer, coordinator, third):
    differing = {"theirs": (used("never"), noted()), "others": (used(), counted(40))}
    read_by_two(session, reading, volunteer, coordinator, **differing)

    adjudicate(session, reading, "T01", used("never"), as_(third))

    assert session.get_one(Reading, reading.id).conflicts == 0


def test_a_question_that_does_not_apply_need_not_be_answered(session, info_request, reading, volunteer, coordinator):
    read_by_two(session, reading, volunteer, coordinator, theirs=(used("never"), noted()), others=(used("never"),))

    assert counts(session, info_request) == {"T01": AGREED, "T03": SINGLE}


def later_reply(session, info_request, person, outcome=Outcome.SUPPLIED_IN_FULL):
    event = response("2026-10-20", outcome)
    record_event(session, info_request, event, seen_length=info_request.history_length, entry=as_(person))
    return info_request.history_length


def test_a_later_reply_reopens_only_what_it_touches(session, info_request, reading, volunteer, coordinator, third):
    read_by_two(session, reading, volunteer, coordinator, others=(used(), counted()))
    position = later_reply(session, info_request, volunteer)

    later = opened(session, info_request, third, position, ["T03"])
    meanwhile = counts(session, info_request)
    read(session, later, Part.FIRST, third, noted("More."))

    assert meanwhile == {"T01": AGREED, "T02": AGREED}
    assert value_of(session, info_request, "T03") == {"notes": "More."}
    earlier = history_of(session, info_request.id, "T03").earlier
    assert [each.stored_values for each in earlier] == [{"notes": "Nothing else."}]


def test_a_later_reply_that_touches_nothing_is_read_by_saying_so(session, info_request, volunteer):
    later = opened(session, info_request, volunteer, later_reply(session, info_request, volunteer), [])

    assert (later.first_by_id, later.needs_second) == (volunteer.id, False)


def test_deciding_on_an_earlier_reply_does_not_undo_a_later_one(
    session, info_request, reading, volunteer, coordinator, third
):
    read_by_two(session, reading, volunteer, coordinator)
    later = opened(session, info_request, third, later_reply(session, info_request, volunteer), ["T02"])

    assert session.get_one(Reading, reading.id).conflicts == 0
    with pytest.raises(AlreadySubmitted):
        adjudicate(session, reading, "T02", counted(40), as_(third))

    read_by_two(session, later, volunteer, third, theirs=(counted(50),), others=(counted(50),))
    assert value_of(session, info_request, "T02")["cameras"]["low"] == "50"


def test_two_who_open_the_same_reply_get_the_same_reading(session, info_request, reading, coordinator):
    assert opened(session, info_request, coordinator, question_ids=["T01"]).id == reading.id
    assert tuple(session.get_one(Reading, reading.id).question_ids) == ASKED


@pytest.mark.parametrize(("position", "question_ids"), [(1, ASKED), (3, ASKED), (0, ASKED), (2, ["T99"])])
def test_only_a_reply_is_read_and_only_for_what_was_asked(session, info_request, volunteer, position, question_ids):
    with pytest.raises(NotAReply):
        open_reading(session, info_request, position, question_ids, as_(volunteer))


def test_a_request_without_questions_has_nothing_to_read(session, campaign, volunteer):
    other = builders.info_request(session, campaign, builders.authority(session), by=volunteer)

    with pytest.raises(NothingAsked):
        open_reading(session, other, 1, [], as_(volunteer))


def test_a_coordinator_corrects_what_counts_and_a_line_says_so(
    session, info_request, reading, volunteer, coordinator, third
):
    read_by_two(session, reading, volunteer, third, others=(used(), counted()))
    finding = session.scalars(select(Finding).where(Finding.question_id == "T02")).one()
    before = finding.coding_id

    after = correct_finding(session, finding, counted(31), as_(coordinator))

    assert counts(session, info_request)["T02"] == DECIDED
    assert value_of(session, info_request, "T02")["cameras"]["low"] == "31"
    line = session.scalars(select(AuditLine).where(AuditLine.action == "findings.correct")).one()
    assert line.subject == f"finding {info_request.reference} T02"
    assert line.details == {"before": before, "after": after.coding_id}
    with pytest.raises(FindingMoved):
        correct_finding(session, finding, counted(32), as_(coordinator))


def test_a_correction_can_be_corrected_by_the_same_person(session, info_request, reading, volunteer, coordinator):
    read(session, reading, Part.FIRST, volunteer, used("never"), noted())
    for words in ("Once.", "Twice."):
        finding = session.scalars(select(Finding).where(Finding.superseded_at.is_(None))).one()
        correct_finding(session, finding, noted(words), as_(coordinator))

    assert value_of(session, info_request, "T03") == {"notes": "Twice."}


def test_what_applies_after_a_correction_waits_for_a_third(session, reading, volunteer, coordinator, third):
    read_by_two(session, reading, volunteer, third, theirs=(used("never"), noted()), others=(used("never"),))
    finding = session.scalars(select(Finding).where(Finding.question_id == "T01")).one()

    correct_finding(session, finding, used("in use"), as_(coordinator))

    assert session.get_one(Reading, reading.id).conflicts == 1


def test_what_the_authority_said_of_a_finding_is_kept_with_a_line(session, reading, volunteer, coordinator):
    read(session, reading, Part.FIRST, volunteer, used("never"), noted())
    finding = session.scalars(select(Finding)).one()

    for _ in range(2):
        set_right_of_reply(session, finding, RightOfReply.AGREED, as_(coordinator))

    assert session.get_one(Finding, finding.id).right_of_reply is RightOfReply.AGREED
    lines = session.scalars(select(AuditLine).where(AuditLine.action == "findings.right_of_reply")).all()
    assert [line.details for line in lines] == [{"before": "none", "after": "agreed"}]


def test_nothing_read_from_a_reply_that_was_taken_back_counts(session, info_request, reading, volunteer):
    read(session, reading, Part.FIRST, volunteer, used("never"), noted())
    taken_back = happened.EventRetracted(on=day("2026-10-01"), position=2)

    record_event(session, info_request, taken_back, seen_length=2, entry=as_(volunteer))

    assert counts(session, info_request) == {}
    assert history_of(session, info_request.id, "T03").current is None
