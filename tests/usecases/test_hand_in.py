"""Answers that did not come from the page are handed in a part at a time, and count as others do."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import AnswerState, Part, Settled
from foi_tracker.models import Coding, Finding
from foi_tracker.usecases.hand_in import hand_in
from foi_tracker.usecases.save_coding import AlreadySubmitted, NotYours
from tests.reading import as_, counted, noted, used


def test_two_parts_that_agree_make_findings(session, reading, volunteer, coordinator):
    answers = [used(), counted(), noted()]

    hand_in(session, reading, Part.FIRST, answers, as_(volunteer))
    settled = hand_in(session, reading, Part.SECOND, [used(), counted()], as_(coordinator))

    assert settled.conflicts == ()
    found = {each.question_id: each.settled for each in session.scalars(select(Finding))}
    assert found == {"T01": Settled.AGREED, "T02": Settled.AGREED, "T03": Settled.SINGLE}


def test_nobody_hands_in_both_parts_or_one_of_them_twice(session, reading, volunteer, coordinator):
    hand_in(session, reading, Part.FIRST, [used()], as_(volunteer))

    with pytest.raises(NotYours):
        hand_in(session, reading, Part.SECOND, [used()], as_(volunteer))
    with pytest.raises(AlreadySubmitted):
        hand_in(session, reading, Part.FIRST, [used()], as_(coordinator))
    assert [each.state for each in session.scalars(select(Coding))] == [AnswerState.ANSWERED]
