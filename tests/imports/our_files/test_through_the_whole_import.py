"""Exported, imported and exported again: the same files, but for who typed it in here and when."""

import csv
import io

import pytest

from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.vocabulary import Deed, Profile
from foi_tracker.domain.vocabulary import Outcome
from tests import builders
from tests.builders import day, response, sent
from tests.imports.our_files.histories import S24
from tests.imports.our_files.round_trip import exported, known_world, read
from tests.imports.our_files.test_requests_come_back import IN_PART, WHOLE
from tests.imports.running.bringing import imported

CORRECTED = (
    sent("2026-07-01"),
    response("2026-07-15", Outcome.NOT_HELD),
    EventRetracted(on=day("2026-07-16"), position=2),
    response("2026-08-20", Outcome.REFUSED, exemptions=(S24,)),
)
HISTORIES = (*list(WHOLE.values())[1:], *(history for history, _ in IN_PART.values()), CORRECTED)
# Who entered it here, and when; and which request it is elsewhere.
OF_THE_PLACE = {"reference", "campaign", "recorded_by", "recorded_at"}


@pytest.fixture
def elsewhere(session):
    return builders.campaign(session, slug="old", short_name="OLD")


@pytest.fixture
def requests(session, elsewhere, coordinator):
    council = builders.authority(session, "Framley District Council", ons_code="E07000999")
    made = [
        builders.info_request(session, elsewhere, council, by=coordinator, owner=coordinator, history=history)
        for history in HISTORIES
    ]
    made[0].title, made[0].their_reference = "=Cameras", "'FOI 12'"
    made[3].whatdotheyknow_url = "https://www.whatdotheyknow.com/request/cameras"
    session.commit()
    return made


def table(content):
    """The rows of an export, without what is of the place, in the order of their references."""
    rows = sorted(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))), key=lambda row: row["reference"])
    return [{name: text for name, text in row.items() if name not in OF_THE_PLACE} for row in rows]


def moved(content, numbers=b"LFR-9"):
    """As the file would be if the requests had other numbers, which no campaign here has given."""
    return content.replace(b"OLD-0", numbers).replace(b'"old"', b'"lfrt"')


def brought(session, campaign, person, content, profile):
    known = known_world(session, campaign)
    rows, choices = read(content, known), Choices(profile=profile)
    planned = plan(rows, known, choices)
    imported(session, campaign, person, rows, choices=choices)
    return planned


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("numbers", [b"LFR-9", b"NEW-0"])
def test_what_goes_out_comes_in_and_goes_out_the_same(session, campaign, elsewhere, coordinator, numbers):
    files = {name: exported(session, elsewhere, coordinator, name) for name in ("events", "requests")}

    brought(session, campaign, coordinator, moved(files["events"], numbers), Profile.OUR_EVENTS)
    brought(session, campaign, coordinator, moved(files["requests"], numbers), Profile.OUR_REQUESTS)

    again = {name: exported(session, campaign, coordinator, name) for name in files}
    assert table(again["events"]) == table(files["events"])
    assert table(again["requests"]) == table(files["requests"])
    assert (b"LFR-9001" in again["events"]) is (numbers == b"LFR-9")


@pytest.mark.usefixtures("requests")
def test_brought_a_second_time_they_change_nothing(session, campaign, elsewhere, coordinator):
    files = {
        Profile.OUR_EVENTS: moved(exported(session, elsewhere, coordinator, "events")),
        Profile.OUR_REQUESTS: moved(exported(session, elsewhere, coordinator, "requests")),
    }
    for profile, content in files.items():
        brought(session, campaign, coordinator, content, profile)

    again = [brought(session, campaign, coordinator, content, profile) for profile, content in files.items()]

    assert [{row.deed for row in planned.rows} for planned in again] == [{Deed.SAME}, {Deed.SAME}]
