"""What waits to be read: why, and for whom."""

from dataclasses import dataclass

import pytest
from sqlalchemy import event

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome, RegimeCode, ReviewResult
from foi_tracker.models import Campaign
from foi_tracker.queries.extraction_queue import Narrowed, Work, queue
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.reserve_reading import HELD_FOR, release_reservation, reserve
from foi_tracker.usecases.save_coding import save_coding
from foi_tracker.usecases.take_reading import take, take_next
from tests import builders
from tests.builders import NOON, day, happened, response, sent
from tests.reading import as_, asked, counted, noted, opened, question_set, read, read_by_two, used

ANYWHERE = Narrowed()


@dataclass
class World:
    session: object
    campaign: Campaign
    asking: object
    by: object

    def request(self, name="Barchester City Council", history=None, **facts):
        authority = builders.authority(self.session, name, **facts)
        return asked(self.session, self.campaign, authority, by=self.by, questions=self.asking, history=history)

    def queue(self, person, at=NOON, narrowed=ANYWHERE):
        self.session.expire_all()
        return queue(self.session, self.campaign.id, person.id, at, narrowed)

    def free(self, person, **how):
        return [(each.work, each.reference) for each in self.queue(person, **how).free]

    def later(self, info_request, by):
        more = response("2026-10-20", Outcome.SUPPLIED_IN_FULL)
        record_event(self.session, info_request, more, seen_length=info_request.history_length, entry=as_(by))
        return info_request.history_length


@pytest.fixture
def world(session, campaign, volunteer):
    return World(session, campaign, question_set(session), volunteer)


@pytest.fixture
def third(session, campaign):
    return builders.user(session, "Theo Third", campaign, Role.VOLUNTEER)


def test_a_reply_waits_until_somebody_begins_it(world, volunteer):
    world.request()

    assert world.free(volunteer) == [(Work.FIRST, "LFR-0001")]


@pytest.mark.parametrize(
    "history",
    [
        [sent("2026-09-01")],
        [sent("2026-09-01"), response("2026-09-28", Outcome.WITHDRAWN)],
        [
            sent("2026-09-01"),
            response("2026-09-28", Outcome.REFUSED),
            happened.EventRetracted(on=day("2026-09-29"), position=2),
        ],
    ],
    ids=["none", "withdrawn", "taken back"],
)
def test_what_is_no_reply_does_not_wait(world, volunteer, history):
    world.request(history=history)

    assert world.free(volunteer) == []


def test_a_refusal_and_a_review_wait_like_any_reply(world, volunteer):
    refused = [sent("2026-08-03"), response("2026-08-28", Outcome.REFUSED)]
    review = happened.ReviewOutcome(on=day("2026-10-28"), result=ReviewResult.MORE_RELEASED)
    info_request = world.request(history=[*refused, happened.ReviewRequested(on=day("2026-09-28")), review])

    first = world.free(volunteer)
    opened(world.session, info_request, volunteer)

    assert first == [(Work.FIRST, "LFR-0001")]
    assert world.free(volunteer) == [(Work.LATER, "LFR-0001"), (Work.FIRST, "LFR-0001")]


def test_a_request_that_asks_no_questions_does_not_wait(world, volunteer):
    info_request = world.request()
    info_request.question_set_id = None
    world.session.commit()

    assert world.free(volunteer) == []


def test_a_second_reading_is_not_offered_to_the_first_reader(world, volunteer, coordinator):
    reading = opened(world.session, world.request(), volunteer)
    read(world.session, reading, Part.FIRST, volunteer, used(), counted(), noted())

    assert world.free(volunteer) == []
    assert [each.work for each in world.queue(volunteer).barred] == [Work.SECOND]
    assert world.free(coordinator) == [(Work.SECOND, "LFR-0001")]


def test_a_conflict_is_offered_to_neither_of_the_two(world, volunteer, coordinator, third):
    read_by_two(world.session, opened(world.session, world.request(), volunteer), volunteer, coordinator)

    assert world.free(volunteer) == world.free(coordinator) == []
    assert world.free(third) == [(Work.CONFLICT, "LFR-0001")]
    assert world.queue(third).free[0].conflicts == 1


def test_what_is_in_hand_is_offered_to_nobody_until_its_time_runs_out(world, volunteer, coordinator):
    reading = opened(world.session, world.request(), volunteer)
    reserve(world.session, reading, Part.FIRST, volunteer.id, NOON)

    mine, theirs = world.queue(volunteer), world.queue(coordinator)

    assert (mine.free, theirs.free) == ([], [])
    assert [(each.part, each.person) for each in mine.mine] == [(Part.FIRST, "Vera Volunteer")]
    assert theirs.others == mine.mine
    assert world.free(coordinator, at=NOON + HELD_FOR) == [(Work.FIRST, "LFR-0001")]


def test_a_draft_left_behind_is_found_again(world, volunteer, coordinator):
    reading = opened(world.session, world.request(), volunteer)
    save_coding(world.session, reading, Part.FIRST, noted(), as_(volunteer))
    release_reservation(world.session, reading, Part.FIRST, volunteer.id)

    assert [(each.reading_id, each.until) for each in world.queue(volunteer).mine] == [(reading.id, None)]
    assert world.queue(coordinator).mine == []


def test_the_order_is_conflicts_then_second_then_later_then_first_readings_oldest_first(
    world, session, volunteer, coordinator, third
):
    waits = [world.request(f"Waiting {number}") for number in range(2)]
    older = world.request("Older", history=[sent("2026-08-03"), response("2026-08-28", Outcome.REFUSED)])
    disputed, halfway, more = (world.request(name) for name in ("Disputed", "Halfway", "More"))
    read_by_two(session, opened(session, disputed, volunteer), volunteer, coordinator)
    read(session, opened(session, halfway, volunteer), Part.FIRST, volunteer, used("never"), noted())
    opened(session, more, volunteer, question_ids=[])
    world.later(more, volunteer)

    found = world.free(third)

    expected = [(Work.CONFLICT, disputed), (Work.SECOND, halfway), (Work.LATER, more), (Work.FIRST, older)]
    expected += [(Work.FIRST, each) for each in waits]
    assert found == [(work, each.reference) for work, each in expected]


def test_filters_keep_one_kind_and_one_nation(world, volunteer):
    world.request()
    facts = {"kind": AuthorityKind.SCOTTISH_COUNCIL, "nation": Nation.SCOTLAND, "regime": RegimeCode.FOISA}
    world.request("Glenkirk Council", **facts)

    scottish = world.free(volunteer, narrowed=Narrowed(nation=Nation.SCOTLAND))
    unitary = world.free(volunteer, narrowed=Narrowed(kind=AuthorityKind.UNITARY))

    assert (scottish, unitary) == ([(Work.FIRST, "LFR-0002")], [(Work.FIRST, "LFR-0001")])


def test_another_campaign_is_not_seen(world, session, volunteer):
    elsewhere = builders.campaign(session, "cctv", "CCTV")
    world.request()

    assert queue(session, elsewhere.id, volunteer.id, NOON, ANYWHERE).free == []


def test_taking_the_next_opens_the_first_reading_for_what_the_letter_asked(world, session, campaign, volunteer):
    world.request()

    taken = take_next(session, campaign.id, ANYWHERE, as_(volunteer))

    assert (taken.work, world.queue(volunteer).mine[0].reading_id) == (Work.FIRST, taken.reading_id)
    assert take_next(session, campaign.id, ANYWHERE, as_(volunteer)) is None


def test_whoever_comes_second_to_the_same_reply_takes_the_one_after(world, session, campaign, volunteer, coordinator):
    world.request()
    world.request("Borsetshire Council")
    seen = world.queue(coordinator).free[0]

    first = take_next(session, campaign.id, ANYWHERE, as_(volunteer))
    second = take_next(session, campaign.id, ANYWHERE, as_(coordinator))

    assert (first.reference, second.reference) == ("LFR-0001", "LFR-0002")
    with pytest.raises(Exception, match="first of reading"):
        take(session, seen, as_(coordinator))


def statements(session, world, person):
    """How many it takes to make the queue."""
    seen = []

    def note(*given):
        seen.append(given[2])

    world.free(person)  # reads what the session forgot
    event.listen(session.get_bind(), "before_cursor_execute", note)
    queue(session, world.campaign.id, 1, NOON, ANYWHERE)
    event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(seen)


def test_many_replies_take_as_many_statements_as_one(world, session, volunteer):
    opened(session, world.request(), volunteer)
    alone = statements(session, world, volunteer)

    for number in range(5):
        opened(session, world.request(f"Place {number}"), volunteer)
        world.request(f"Other place {number}")

    assert statements(session, world, volunteer) == alone
