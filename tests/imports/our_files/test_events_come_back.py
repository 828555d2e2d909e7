"""events.csv of one tracker is the same histories in another, event by event."""

import pytest

from foi_tracker.domain.events import KINDS
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.vocabulary import Deed, Profile, Weight
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from tests import builders
from tests.builders import response, sent
from tests.imports.our_files.histories import EVERY_KIND, S31
from tests.imports.our_files.round_trip import elsewhere, exported, known_world, read, texts


@pytest.fixture
def histories(session, campaign, volunteer):
    """By reference: one with every kind of event, one short, one under another law."""
    police = builders.authority(session, "Borsetshire Police")
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    short = (sent("2026-09-03"), response("2026-09-30", Outcome.REFUSED, exemptions=(S31,)))
    made = [
        builders.info_request(session, campaign, police, by=volunteer, history=EVERY_KIND),
        builders.info_request(session, campaign, police, by=volunteer, history=short),
        builders.info_request(session, campaign, council, by=volunteer, history=[sent("2026-09-04")]),
    ]
    return {each.reference: tuple(record.event for record in each.records) for each in made}


def test_the_histories_of_this_test_have_every_kind_of_event():
    assert {event.kind for event in EVERY_KIND} == set(KINDS)


def test_every_event_comes_back_as_it_was_with_what_was_taken_back(session, campaign, coordinator, histories):
    content = exported(session, campaign, coordinator, "events")

    rows = read(content, elsewhere(known_world(session, campaign)))

    assert {row.keys.reference: row.events for row in rows} == histories
    assert all(row.is_exact and not row.problems for row in rows)
    assert [row.authority for row in rows] == ["borsetshire-police", "borsetshire-police", "glenkirk-council"]
    assert rows[2].regime is RegimeCode.FOISA


def test_a_workbook_says_the_same_as_a_csv(session, campaign, coordinator, histories):
    known = elsewhere(known_world(session, campaign))

    book = read(exported(session, campaign, coordinator, "events", "xlsx"), known)

    assert {row.keys.reference: row.events for row in book} == histories
    assert [row.problems for row in book] == [()] * 3


def test_what_came_from_here_changes_nothing_here(session, campaign, coordinator, histories):
    known = known_world(session, campaign)
    rows = read(exported(session, campaign, coordinator, "events"), known)

    planned = plan(rows, known, Choices(profile=Profile.OUR_EVENTS))

    assert [row.deed for row in planned.rows] == [Deed.SAME] * len(histories)


def test_elsewhere_each_history_becomes_a_request_under_its_own_reference(session, campaign, coordinator, histories):
    known = elsewhere(known_world(session, campaign))
    rows = read(exported(session, campaign, coordinator, "events"), known)

    planned = plan(rows[1:], known, Choices(profile=Profile.OUR_EVENTS))

    assert [(row.deed, row.reference) for row in planned.rows] == [
        (Deed.CREATE, reference) for reference in list(histories)[1:]
    ]


@pytest.mark.usefixtures("histories")
def test_who_typed_a_line_in_and_when_are_kept_as_words(session, campaign, coordinator):
    rows = read(exported(session, campaign, coordinator, "events"), known_world(session, campaign))

    assert rows[1].cells["recorded_by"] == "1: Vera Volunteer; 2: Vera Volunteer"
    assert rows[1].cells["recorded_at"] == "1: 2026-11-01T12:00:00Z; 2: 2026-11-01T12:00:00Z"


@pytest.mark.usefixtures("histories")
def test_a_file_of_another_campaign_says_so(session, campaign, coordinator):
    content = exported(session, campaign, coordinator, "events").replace(b'"lfrt"', b'"cameras"')

    row = read(content, known_world(session, campaign))[1]

    assert [problem.weight for problem in row.problems] == [Weight.WARNS]
    assert "cameras" in texts(row)[0]
