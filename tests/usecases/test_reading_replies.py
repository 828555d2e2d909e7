"""Two people read a reply: each with drafts of their own, neither over what the other typed."""

from datetime import timedelta

import pytest

from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.models import Coding, Finding
from foi_tracker.queries.readings import drafts_of
from foi_tracker.usecases.reserve_reading import HELD_FOR, release_reservation, reserve
from foi_tracker.usecases.save_coding import (
    AlreadySubmitted,
    CodingMoved,
    Incomplete,
    NewCoding,
    NotYours,
    Taken,
    save_coding,
    submit,
)
from tests.builders import NOON
from tests.reading import as_, counted, noted, read, used

LATER = NOON + HELD_FOR + timedelta(seconds=1)


def test_a_part_is_handed_in_whole(session, reading, volunteer):
    with pytest.raises(Incomplete) as missing:
        read(session, reading, Part.FIRST, volunteer, used())

    assert missing.value.question_ids == ("T02", "T03")


def test_the_second_reader_is_not_the_first(session, reading, volunteer):
    read(session, reading, Part.FIRST, volunteer, used(), counted(), noted())

    with pytest.raises(NotYours):
        reserve(session, reading, Part.SECOND, volunteer.id, NOON)
    with pytest.raises(NotYours):
        save_coding(session, reading, Part.SECOND, used(), as_(volunteer))


def test_nobody_has_both_parts_in_hand(session, reading, volunteer):
    reserve(session, reading, Part.FIRST, volunteer.id, NOON)

    with pytest.raises(NotYours):
        reserve(session, reading, Part.SECOND, volunteer.id, NOON)


def test_what_is_handed_in_never_changes(session, reading, volunteer, coordinator):
    read(session, reading, Part.FIRST, volunteer, used(), counted(), noted())

    for person in (volunteer, coordinator):
        with pytest.raises(AlreadySubmitted):
            save_coding(session, reading, Part.FIRST, noted("Afterwards."), as_(person))


def test_handing_in_twice_does_it_once(session, reading, volunteer, coordinator):
    once = read(session, reading, Part.FIRST, volunteer, used(), counted(), noted())

    again = submit(session, reading, Part.FIRST, as_(volunteer))

    assert again == once
    assert session.query(Finding).count() == 1
    with pytest.raises(AlreadySubmitted):
        submit(session, reading, Part.FIRST, as_(coordinator))


def test_a_draft_is_not_saved_over_what_was_not_seen(session, reading, volunteer):
    draft = save_coding(session, reading, Part.FIRST, noted("One."), as_(volunteer))
    seen = draft.version
    save_coding(session, reading, Part.FIRST, noted("Two.", seen_version=seen), as_(volunteer))

    with pytest.raises(CodingMoved):
        save_coding(session, reading, Part.FIRST, noted("Three.", seen_version=seen), as_(volunteer))

    assert drafts_of(session, reading, Part.FIRST, volunteer.id)["T03"].values == {"notes": "Two."}


def test_saving_the_same_twice_is_no_clash(session, reading, volunteer):
    for _ in range(2):
        save_coding(session, reading, Part.FIRST, noted(), as_(volunteer))

    assert session.query(Coding).count() == 1


@pytest.mark.parametrize("state", [each for each in AnswerState if not each.is_coded])
def test_nobody_codes_a_state_that_follows_from_others(session, reading, volunteer, state):
    with pytest.raises(NotYours):
        save_coding(session, reading, Part.FIRST, NewCoding(question_id="T01", state=state), as_(volunteer))


def test_a_part_in_hand_is_nobody_elses_until_it_runs_out(session, reading, volunteer, coordinator):
    reserve(session, reading, Part.FIRST, volunteer.id, NOON)

    with pytest.raises(Taken):
        reserve(session, reading, Part.FIRST, coordinator.id, NOON + HELD_FOR - timedelta(seconds=1))

    assert reserve(session, reading, Part.FIRST, coordinator.id, NOON + HELD_FOR).person_id == coordinator.id


def test_saving_keeps_a_part_in_hand(session, reading, volunteer, coordinator):
    reserve(session, reading, Part.FIRST, volunteer.id, NOON)
    save_coding(session, reading, Part.FIRST, noted(), as_(volunteer, NOON + timedelta(minutes=40)))

    with pytest.raises(Taken):
        reserve(session, reading, Part.FIRST, coordinator.id, LATER)


def test_what_is_given_back_is_there_for_others_but_not_the_drafts(session, reading, volunteer, coordinator):
    save_coding(session, reading, Part.FIRST, noted("Mine."), as_(volunteer))
    release_reservation(session, reading, Part.FIRST, volunteer.id)

    reserve(session, reading, Part.FIRST, coordinator.id, NOON)

    assert drafts_of(session, reading, Part.FIRST, coordinator.id) == {}
    assert drafts_of(session, reading, Part.FIRST, volunteer.id)["T03"].values == {"notes": "Mine."}


def test_whoever_types_past_their_time_may_still_save_if_nobody_took_it(session, reading, volunteer):
    reserve(session, reading, Part.FIRST, volunteer.id, NOON)

    done = read(session, reading, Part.FIRST, volunteer, used(), counted(), noted(), at=LATER)

    assert done.settled == ("T03",)


def test_whoever_types_past_their_time_loses_nothing_to_who_took_it(session, reading, volunteer, coordinator):
    reserve(session, reading, Part.FIRST, volunteer.id, NOON)
    reserve(session, reading, Part.FIRST, coordinator.id, LATER)

    with pytest.raises(Taken):
        save_coding(session, reading, Part.FIRST, noted("Still mine."), as_(volunteer, LATER))
    with pytest.raises(Taken):
        submit(session, reading, Part.FIRST, as_(volunteer, LATER))

    assert drafts_of(session, reading, Part.FIRST, volunteer.id)["T03"].values == {"notes": "Still mine."}


def test_what_was_begun_as_a_first_reading_can_become_the_second(session, reading, volunteer, coordinator):
    save_coding(session, reading, Part.FIRST, used(), as_(volunteer))
    release_reservation(session, reading, Part.FIRST, volunteer.id)
    read(session, reading, Part.FIRST, coordinator, used(), counted(), noted())

    reserve(session, reading, Part.SECOND, volunteer.id, NOON)

    assert list(drafts_of(session, reading, Part.SECOND, volunteer.id)) == ["T01"]
