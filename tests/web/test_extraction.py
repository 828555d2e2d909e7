"""Taking replies in hand, giving them back, and saying what a later letter touches."""

import pytest

from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.models import InfoRequest, Reading, Reservation
from foi_tracker.queries.findings import current_findings
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.reserve_reading import HELD_FOR
from foi_tracker.usecases.save_coding import save_coding
from tests import builders
from tests.builders import NOON, response
from tests.reading import as_, counted, noted, opened, read, read_by_two, used
from tests.web.pages import filled_in, post, sign_in, submit, visit
from tests.web.reading import HOME, disputed, request_for, words

QUEUE = f"{HOME}/queue"


@pytest.fixture
def third(session, campaign):
    return builders.user(session, "Theo Third", campaign, Role.VOLUNTEER)


def take(client, **fields):
    return post(client, f"{QUEUE}/take", fields)


def held(session):
    session.expire_all()
    return {(each.part, each.person_id) for each in session.query(Reservation)}


def test_an_empty_queue_says_what_will_come(client, volunteer):
    assert "Nothing waits for you just now" in words(sign_in(client, volunteer), QUEUE)


def test_a_reply_waits_with_why_and_leads_to_where_it_is_read(client, session, campaign, volunteer):
    request_for(session, campaign, volunteer)
    page = words(sign_in(client, volunteer), QUEUE)

    answer = submit(client, QUEUE, form="form[action$='/queue/take']")

    reading = session.query(Reading).one()
    assert "A reply has come, and nobody has read it." in page
    assert answer.location == f"{HOME}/readings/{reading.id}/first#answer"
    assert reading.question_ids == ["T01", "T02", "T03"]
    assert held(session) == {(Part.FIRST, volunteer.id)}


def test_the_desk_leads_to_the_very_reply_it_names_and_not_to_the_next(client, session, campaign, volunteer):
    request_for(session, campaign, volunteer, "Ambridge Council")
    mine = request_for(session, campaign, volunteer, "Borsetshire Council")
    page = visit(sign_in(client, volunteer), f"{QUEUE}?only={mine.reference}")

    submit(client, f"{QUEUE}?only={mine.reference}", form="form[action$='/queue/take']")

    assert "Borsetshire Council" in page.text
    assert "Ambridge Council" not in page.text
    assert session.query(Reading).one().info_request_id == mine.id


def test_two_who_take_the_next_never_get_the_same(app, session, campaign, volunteer, coordinator):
    request_for(session, campaign, volunteer)
    request_for(session, campaign, volunteer, "Borsetshire Council")
    places = {take(sign_in(app.test_client(), person)).location for person in (volunteer, coordinator)}

    assert len(places) == 2
    assert held(session) == {(Part.FIRST, volunteer.id), (Part.FIRST, coordinator.id)}


def test_whoever_comes_too_late_to_one_is_told(app, session, campaign, volunteer, coordinator):
    request_for(session, campaign, volunteer)
    late = sign_in(app.test_client(), coordinator)
    form = visit(late, QUEUE).select_one("td form")
    take(sign_in(app.test_client(), volunteer))

    answer = late.post(form["action"], data=filled_in(form))

    assert answer.location == QUEUE
    assert "Somebody else was faster." in words(late, QUEUE)


def test_pressing_take_again_leads_back_to_nothing_new(client, session, campaign, volunteer):
    request_for(session, campaign, volunteer)
    take(sign_in(client, volunteer))

    assert take(client).location == QUEUE
    assert len(held(session)) == 1


def test_what_is_in_hand_can_be_given_back_and_others_see_who_has_it(app, session, campaign, volunteer, coordinator):
    request_for(session, campaign, volunteer)
    mine, theirs = sign_in(app.test_client(), volunteer), sign_in(app.test_client(), coordinator)
    take(mine)
    seen = words(theirs, QUEUE)

    submit(mine, QUEUE, form="form[action$='/give-back']")

    assert "Vera Volunteer" in seen
    assert held(session) == set()
    assert "A reply has come, and nobody has read it." in words(theirs, QUEUE)


def test_a_draft_whose_time_ran_out_can_be_taken_again(app, client, session, campaign, volunteer):
    reading = opened(session, request_for(session, campaign, volunteer), volunteer)
    from_then = app.extensions["wall_clock"].instant - HELD_FOR
    save_coding(session, reading, Part.FIRST, noted(), as_(volunteer, from_then))

    answer = submit(sign_in(client, volunteer), QUEUE, form="form[action$='/first/take']")

    assert answer.location == f"{HOME}/readings/{reading.id}/first#answer"


def test_a_filter_stays_with_the_next_one(client, session, campaign, volunteer):
    request_for(session, campaign, volunteer)
    facts = {"nation": Nation.SCOTLAND, "regime": RegimeCode.FOISA}
    glenkirk = builders.authority(session, "Glenkirk Council", **facts)
    info_request = builders.info_request(session, campaign, glenkirk, by=volunteer)
    info_request.question_set_id = session.info["questions"].id
    record_event(session, info_request, response("2026-10-01", Outcome.REFUSED), seen_length=0, entry=as_(volunteer))
    page = visit(sign_in(client, volunteer), f"{QUEUE}?nation=Scotland")

    take(client, nation="Scotland")

    assert "Barchester" not in page.main.text
    assert session.query(Reading).one().info_request_id == info_request.id


def later_letter(session, campaign, first, second):
    """All read and agreed, but that T02 was refused; then another letter came."""
    info_request = request_for(session, campaign, first)
    reading = opened(session, info_request, first)
    read_by_two(session, reading, first, second, others=(used(), counted(30)))
    more = response("2026-10-20", Outcome.SUPPLIED_IN_FULL)
    record_event(session, info_request, more, seen_length=2, entry=as_(first))
    return info_request


def test_a_later_letter_asks_first_which_questions_it_touches(client, session, campaign, volunteer, coordinator, third):
    info_request = later_letter(session, campaign, volunteer, coordinator)
    sign_in(client, third)
    asking = take(client).location
    page = visit(client, asking)
    ticked = [box["value"] for box in page.select("input[name=question][checked]")]

    answer = post(client, asking, {"question": ["T03"]})

    later = session.query(Reading).order_by(Reading.id.desc()).first()
    assert asking == f"{HOME}/replies/{info_request.reference}/3"
    assert ticked == []
    assert "30" in page.main.text
    assert answer.location == f"{HOME}/readings/{later.id}/first#answer"
    assert later.question_ids == ["T03"]
    assert {key for _, key in current_findings(session, [info_request.id])} == {"T01", "T02"}


def test_what_is_not_read_yet_is_ticked_beforehand(client, session, campaign, volunteer):
    info_request = request_for(session, campaign, volunteer)

    page = visit(sign_in(client, volunteer), f"{HOME}/replies/{info_request.reference}/2")

    assert [box["value"] for box in page.select("input[name=question][checked]")] == ["T01", "T02", "T03"]
    assert [box["value"] for box in page.select("input[name=question]:not([checked])")] == ["T04"]


def test_what_is_being_read_from_an_earlier_letter_is_not_ticked(client, session, campaign, volunteer, coordinator):
    reading = disputed(session, campaign, volunteer, coordinator)
    info_request = session.get_one(InfoRequest, reading.info_request_id)
    more = response("2026-10-20", Outcome.SUPPLIED_IN_FULL)
    record_event(session, info_request, more, seen_length=2, entry=as_(volunteer))

    page = visit(sign_in(client, volunteer), f"{HOME}/replies/{info_request.reference}/3")

    assert page.select("input[name=question][checked]") == []
    assert "Being read, from an earlier letter" in page.main.text


def test_a_letter_that_touches_nothing_is_done_with(client, session, campaign, volunteer, coordinator, third):
    info_request = later_letter(session, campaign, volunteer, coordinator)
    sign_in(client, third)

    answer = post(client, f"{HOME}/replies/{info_request.reference}/3", {})

    assert answer.location == QUEUE
    page = words(client, QUEUE)
    assert "this letter touches no question" in page
    assert "Nothing waits for you just now" in page


def test_saying_it_twice_opens_one_reading(app, session, campaign, volunteer, coordinator, third):
    info_request = later_letter(session, campaign, volunteer, coordinator)
    url = f"{HOME}/replies/{info_request.reference}/3"

    answers = [post(sign_in(app.test_client(), each), url, {"question": ["T03"]}) for each in (third, coordinator)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert session.query(Reading).count() == 2


@pytest.mark.parametrize("position", [0, 1, 9])
def test_a_line_that_is_no_reply_has_no_such_page(client, session, campaign, volunteer, position):
    info_request = request_for(session, campaign, volunteer)

    visit(sign_in(client, volunteer), f"{HOME}/replies/{info_request.reference}/{position}", 404)


def test_an_administrator_who_is_no_member_sees_the_queue_and_takes_nothing(client, session, campaign, volunteer):
    request_for(session, campaign, volunteer)
    administrator = builders.user(session, "Ada Administrator", is_administrator=True)

    page = visit(sign_in(client, administrator), QUEUE)

    assert page.select("form[action$='/take']") == []


def test_a_reader_is_told_what_waits_for_others(client, session, campaign, volunteer, coordinator):
    disputed(session, campaign, volunteer, coordinator)
    read(
        session,
        opened(session, request_for(session, campaign, volunteer, "Borsetshire Council"), volunteer),
        Part.FIRST,
        volunteer,
        used("never"),
        noted(),
        at=NOON,
    )

    page = words(sign_in(client, volunteer), QUEUE)

    assert "1 reply that you read first: somebody else reads second." in page
    assert "1 reply that you read already: a third person decides." in page


def test_the_desk_says_to_read_an_answer_until_somebody_does(client, session, campaign, volunteer):
    facts = {"history": [builders.sent("2026-09-01"), response("2026-09-28", Outcome.SUPPLIED_IN_FULL)]}
    info_request = request_for(session, campaign, volunteer, owner=volunteer, **facts)
    before = visit(sign_in(client, volunteer), "/").select("#tasks a.button")

    opened(session, info_request, volunteer)

    assert [(link.text.split(":")[0], link["href"]) for link in before] == [
        ("Read", f"{QUEUE}?only={info_request.reference}")
    ]
    assert visit(client, "/").select("#tasks") == []


def test_a_right_that_may_lapse_comes_before_reading(client, session, campaign, volunteer):
    refused = [builders.sent("2026-09-01"), response("2026-10-28", Outcome.REFUSED)]
    request_for(session, campaign, volunteer, owner=volunteer, history=refused)

    tasks = visit(sign_in(client, volunteer), "/").select("#tasks a.button")

    assert [link.text.split(":")[0] for link in tasks] == ["Ask for a review"]


def test_the_page_of_a_request_shows_what_was_found(client, session, campaign, volunteer, coordinator):
    reading = disputed(session, campaign, volunteer, coordinator)
    reference = session.get_one(InfoRequest, reading.info_request_id).reference

    page = visit(sign_in(client, volunteer), f"/requests/{reference}")

    rows = [" ".join(row.text.split()) for row in page.select("#answers-table tbody tr")]
    assert rows == ["T01 Use Answered in use", "T02 Cameras Not read yet", "T03 Notes Answered Nothing else."]


def test_ticks_can_be_changed_until_the_letter_is_read(client, session, campaign, volunteer, coordinator, third):
    info_request = later_letter(session, campaign, volunteer, coordinator)
    url = f"{HOME}/replies/{info_request.reference}/3"
    post(sign_in(client, third), url, {"question": ["T02", "T03"]})
    link = visit(client, QUEUE).select_one(f"#mine a[href='{url}']")
    ticked = [box["value"] for box in visit(client, url).select("input[name=question][checked]")]

    submit(client, url, {"question": ["T03"]})

    assert link is not None
    assert ticked == ["T02", "T03"]
    assert {key for _, key in current_findings(session, [info_request.id])} == {"T01", "T02"}
