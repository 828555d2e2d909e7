"""A third person sees both readings and decides; nobody sees the first before the second is in."""

import pytest

from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.roles import Role
from foi_tracker.models import Coding, Finding
from foi_tracker.queries.findings import current_findings
from foi_tracker.usecases.reserve_reading import reserve
from foi_tracker.usecases.save_coding import save_coding
from tests import builders
from tests.builders import NOON
from tests.reading import as_, counted, noted, opened, read, read_by_two, used
from tests.web.pages import check_manners, filled_in, post, sign_in, submit, visit
from tests.web.reading import HOME, disputed, request_for, words

CONFLICTS = f"{HOME}/conflicts"


@pytest.fixture
def third(session, campaign):
    return builders.user(session, "Theo Third", campaign, Role.VOLUNTEER)


@pytest.fixture
def reading(session, campaign, volunteer, coordinator):
    return disputed(session, campaign, volunteer, coordinator)


def deciding(reading):
    return f"{HOME}/readings/{reading.id}/third"


def counts(session, reading):
    session.expire_all()
    return current_findings(session, [reading.info_request_id]).get((reading.info_request_id, "T02"))


def test_both_are_side_by_side_without_their_names_and_what_differs_is_marked_in_words(client, reading, third):
    page = visit(sign_in(client, third), deciding(reading))
    rows = {row.th.text.split()[0]: row for row in page.select("#both tbody tr")}

    assert [cell.text for cell in rows["Cameras"].select("td")] == ["30", "40"]
    assert "Differs" in rows["Cameras"].th.text
    assert "Differs" not in rows["State"].th.text
    assert "Vera Volunteer" not in page.main.text
    assert "Cora Coordinator" not in page.main.text


@pytest.mark.parametrize(("pick", "number"), [("first", "30"), ("second", "40")])
def test_picking_one_lets_it_count_at_once_with_why(client, session, reading, third, pick, number):
    sign_in(client, third)
    fields = {"question": "T02", "pick": pick, "why": "The table on page 2."}

    answer = post(client, deciding(reading), fields)

    found = counts(session, reading)
    assert answer.status_code == 302
    assert (found.stored_values["cameras"]["low"], found.coder_id, found.remark) == (number, third.id, fields["why"])
    assert client.get(answer.location).location == CONFLICTS
    assert "Everything in this reply is decided." in words(client, CONFLICTS)


def test_neither_may_be_right(client, session, reading, third):
    sign_in(client, third)
    form = visit(client, deciding(reading)).select_one("form.answer")
    typed = {"state": "answered", "f-cameras": "about 35", "evidence-0-quote": "some 35 cameras"}

    answer = post(client, deciding(reading), filled_in(form) | typed)

    found = counts(session, reading)
    assert answer.status_code == 302
    assert (found.stored_values["cameras"]["low"], found.stored_values["cameras"]["approximate"]) == ("35", True)


def test_an_answer_that_cannot_be_read_is_not_decided_and_not_lost(client, session, reading, third):
    sign_in(client, third)
    form = visit(client, deciding(reading)).select_one("form.answer")

    answer = post(client, deciding(reading), filled_in(form) | {"state": "answered", "f-cameras": "a lot"})

    assert answer.status_code == 422
    assert "a lot" in answer.text
    assert counts(session, reading) is None


@pytest.mark.usefixtures("reading")
def test_the_list_offers_it_to_a_third_and_not_to_the_two(app, volunteer, third):
    for_third = visit(sign_in(app.test_client(), third), CONFLICTS)
    for_first = visit(sign_in(app.test_client(), volunteer), CONFLICTS)

    assert for_third.select("form[action$='/queue/take']")
    assert not for_first.select("form[action$='/queue/take']")
    assert "Somebody else: you read it" in for_first.main.text


def test_neither_of_the_two_sees_or_decides_it(client, session, reading, coordinator):
    sign_in(client, coordinator)

    seen = client.get(deciding(reading))
    answer = post(client, deciding(reading), {"question": "T02", "pick": "second"})

    assert (seen.location, answer.location) == (CONFLICTS, CONFLICTS)
    assert counts(session, reading) is None


def test_two_thirds_at_once_and_the_second_is_told(app, session, campaign, reading, third):
    fourth = builders.user(session, "Fay Fourth", campaign, Role.VOLUNTEER)
    late = sign_in(app.test_client(), fourth)
    form = visit(late, deciding(reading)).select_one("form:has(#why)")
    post(sign_in(app.test_client(), third), deciding(reading), {"question": "T02", "pick": "first"})

    answer = late.post(deciding(reading), data=filled_in(form) | {"pick": "second"})

    assert answer.status_code == 302
    assert counts(session, reading).stored_values["cameras"]["low"] == "30"
    assert session.query(Coding).filter(Coding.part == Part.THIRD).count() == 1


def test_while_a_third_has_it_in_hand_a_fourth_does_not_decide(app, session, campaign, reading, third):
    fourth = builders.user(session, "Fay Fourth", campaign, Role.VOLUNTEER)
    reserve(session, reading, Part.THIRD, third.id, app.extensions["wall_clock"].now())

    client = sign_in(app.test_client(), fourth)
    form = visit(client, deciding(reading)).select_one("form.answer")

    picked = post(client, deciding(reading), {"question": "T02", "pick": "second", "why": "Page 2."})
    typed = {"state": "answered", "f-cameras": "about 35", "evidence-0-quote": "some 35 cameras"}
    answered = post(client, deciding(reading), filled_in(form) | typed)

    assert (picked.status_code, answered.status_code) == (409, 409)
    assert check_manners(picked.text).find(id="why").text.strip() == "Page 2."
    assert "some 35 cameras" in check_manners(answered.text).select_one("form.answer").text
    assert counts(session, reading) is None


def test_pressing_twice_decides_once(client, session, reading, third):
    sign_in(client, third)

    for _ in range(2):
        post(client, deciding(reading), {"question": "T02", "pick": "first"})

    assert session.query(Finding).filter(Finding.question_id == "T02").count() == 1


def test_where_one_of_the_two_had_no_answer_it_says_why(client, session, campaign, volunteer, coordinator, third):
    reading = opened(session, request_for(session, campaign, volunteer), volunteer)
    differing = {"theirs": (used("never"), noted()), "others": (used(), counted(40))}
    read_by_two(session, reading, volunteer, coordinator, **differing)
    sign_in(client, third)
    post(client, deciding(reading), {"question": "T01", "pick": "second"})

    page = visit(client, deciding(reading))

    assert "by their other answers, this question did not apply" in page.main.text
    assert [each["value"] for each in page.select("button[name=pick]")] == ["second"]


CANARY = "Canary-7391"


def seen_by(client, info_request):
    """Every page that may say anything about a reading, as one text."""
    findings = f"{HOME}/findings/{info_request.reference}"
    pages = [f"{HOME}/queue", CONFLICTS, f"{HOME}/agreement", f"{HOME}/agreement.csv", HOME, f"{HOME}/findings"]
    pages += [f"{findings}/{each}" for each in ("T01", "T02")]
    pages += [f"{HOME}/readings/1/{part}" for part in ("first", "second", "third", "second/finish")]
    pages += [f"{HOME}/readings/1/second?question={each}" for each in ("T01", "T02", "T03")]
    pages += [f"/requests/{info_request.reference}", "/", "/requests"]
    return {page: client.get(page, follow_redirects=True).text for page in pages}


def test_the_second_reader_sees_nothing_of_the_first_before_handing_in(
    client, session, campaign, volunteer, coordinator
):
    info_request = request_for(session, campaign, volunteer)
    reading = opened(session, info_request, volunteer)
    marks = {"evidence": (Evidence(quote=CANARY, found=None),), "remark": CANARY}
    read(session, reading, Part.FIRST, volunteer, used(**marks), counted(7391, **marks), noted())
    save_coding(
        session, reading, Part.SECOND, used(), as_(coordinator, client.application.extensions["wall_clock"].now())
    )
    sign_in(client, coordinator)

    before = {page: text for page, text in seen_by(client, info_request).items() if "7391" in text}
    read(session, reading, Part.SECOND, coordinator, used(seen_version=1), counted(7391))
    after = [page for page, text in seen_by(client, info_request).items() if "7391" in text]

    assert before == {}
    assert after  # the canary can be seen at all
    assert reading.id == 1


def test_a_correction_replaces_a_finding_and_keeps_it(client, session, campaign, volunteer, coordinator, third):
    info_request = request_for(session, campaign, volunteer)
    reading = opened(session, info_request, volunteer)
    read_by_two(session, reading, volunteer, third, others=(used(), counted(30)))
    url = f"{HOME}/findings/{info_request.reference}/T02"
    sign_in(client, coordinator)

    answer = submit(client, f"{url}/correct", {"f-cameras": "31", "evidence-0-quote": "31 cameras"}, "form.answer")

    page = words(client, url)
    assert answer.location == url
    assert counts(session, reading).stored_values["cameras"]["low"] == "31"
    assert "Decided by a person who saw what was read before." in page
    assert "What counted before" in page


def test_a_correction_is_not_put_over_what_was_not_seen(app, session, campaign, volunteer, coordinator, third):
    info_request = request_for(session, campaign, volunteer)
    reading = opened(session, info_request, volunteer)
    read_by_two(session, reading, volunteer, third, others=(used(), counted(30)))
    url = f"{HOME}/findings/{info_request.reference}/T02/correct"
    other = builders.user(session, "Una Upper", campaign, Role.COORDINATOR)
    mine, theirs = sign_in(app.test_client(), coordinator), sign_in(app.test_client(), other)
    form = visit(mine, url).select_one("form.answer")
    fields = {"evidence-0-quote": "cameras"}
    submit(theirs, url, fields | {"f-cameras": "31"}, "form.answer")

    answer = mine.post(form["action"], data=filled_in(form) | fields | {"f-cameras": "32"})

    assert answer.status_code == 409
    assert "32" in answer.text
    assert counts(session, reading).stored_values["cameras"]["low"] == "31"


def test_a_finding_shows_its_words_its_evidence_and_who_read_it(client, session, campaign, volunteer, coordinator):
    info_request = request_for(session, campaign, volunteer)
    read_by_two(session, opened(session, info_request, volunteer), volunteer, coordinator, others=(used(), counted(30)))

    page = words(sign_in(client, volunteer), f"{HOME}/findings/{info_request.reference}/T01")

    for expected in ("in use", "The council uses it.", "They agree.", "Vera Volunteer", "has not been asked"):
        assert expected in page
    assert "Correct this finding" not in page


def test_what_the_authority_said_of_it_is_set_by_a_coordinator(client, session, campaign, volunteer, coordinator):
    info_request = request_for(session, campaign, volunteer)
    read(session, opened(session, info_request, volunteer), Part.FIRST, volunteer, used("never"), noted())
    url = f"{HOME}/findings/{info_request.reference}/T03"

    submit(sign_in(client, coordinator), url, {"told": "agreed"})

    assert "The authority agrees with it." in words(client, url)


def test_a_question_without_a_finding_says_where_it_stands(client, session, campaign, volunteer):
    info_request = request_for(session, campaign, volunteer)
    sign_in(client, volunteer)
    url = f"{HOME}/findings/{info_request.reference}"

    assert "Not read yet" in words(client, f"{url}/T01")
    assert "Not asked" in words(client, f"{url}/T04")
    visit(client, f"{url}/T99", 404)


def test_agreement_is_counted_over_what_two_handed_in(client, session, campaign, volunteer, coordinator):
    reading = disputed(session, campaign, volunteer, coordinator)
    half = opened(session, request_for(session, campaign, volunteer, "Borsetshire Council"), volunteer)
    read(session, half, Part.FIRST, volunteer, used(), counted(), noted(), at=NOON)

    table = client_rows(sign_in(client, coordinator))

    assert table["All questions"] == ["2", "1", "Too few to say", "Too few to say"]
    assert table["T02 Cameras A small set, version 1"][:2] == ["1", "0"]
    assert table["Vera Volunteer"][:2] == table["Cora Coordinator"][:2] == ["2", "1"]
    assert reading.conflicts == 1


def test_a_volunteer_sees_only_their_own_agreement(client, session, campaign, volunteer, coordinator):
    disputed(session, campaign, volunteer, coordinator)

    table = client_rows(sign_in(client, volunteer))
    file = client.get(f"{HOME}/agreement.csv").text

    assert "Vera Volunteer" in table
    assert "Cora Coordinator" not in table
    assert "Cora Coordinator" not in file
    assert '"question","A small set","1","T02","cameras","1","0","",""' in file


def client_rows(client):
    page = visit(client, f"{HOME}/agreement")
    rows = page.select("tbody tr")
    return {" ".join(row.th.text.split()): [cell.text for cell in row.select("td")] for row in rows}
