"""What nobody types but anybody can send to the pages of findings: none falls over at it, on either database."""

import pytest

from tests.web.authorisation_world import World
from tests.web.pages import post
from tests.web.test_hostile_input import BAD_CURSORS, BAD_DAYS, BAD_NUMBERS, BAD_WORDS, failures

OK, MISSING, CONFLICT, UNREADABLE, SERVER_ERROR = 200, 404, 409, 422, 500
PAGES = (
    "findings",
    "deployments",
    "deployments/checks",
    "quality",
    "quality/authorities",
    "queue",
    "releases",
    "masks",
)
FILTERS = ("question", "questions", "q", "kind", "check", "sort", "page", "of", "after")


@pytest.fixture
def world(app, session):
    app.testing = False  # so that what goes wrong becomes a page, as it would for a person
    return World(app, session)


@pytest.mark.parametrize("page", PAGES)
def test_no_filter_makes_a_page_of_findings_fail(world, page):
    browser, url = world.browser("coordinator"), f"/campaigns/{world.lfrt.slug}/{page}"
    asked = [{name: worth} for name in FILTERS for worth in (*BAD_NUMBERS, *BAD_WORDS)]
    asked += [{"after": worth} for worth in BAD_CURSORS]

    answers = [(fields, browser.get(url, query_string=fields)) for fields in asked]

    assert {response.status_code for _, response in answers} <= {200, 400, 404}
    assert not failures(answers)


@pytest.mark.parametrize("worth", [*BAD_NUMBERS, *BAD_WORDS, *BAD_DAYS, "1e999"], ids=lambda worth: ascii(worth)[:30])
def test_no_form_of_findings_fails_at_what_is_typed_into_it(world, worth):
    browser, home = world.browser("coordinator"), f"/campaigns/{world.lfrt.slug}"
    row, reading = f"{home}/deployments/{world.deployment()}", f"{home}/readings/{world.reading_id()}"
    finding = f"{home}/findings/{world.answered.reference}/C01"
    forms = {
        f"{row}/edit": "version date faces_scanned location_name notes",
        f"{row}/check": "version",
        f"{row}/remove": "version",
        f"{home}/deployments/paste/look": "text reference columns row page",
        f"{home}/deployments/paste/save": "text reference columns row form_key",
        f"{reading}/second": "question state seen_version own_use first_use page quote",
        f"{reading}/third": "question state pick why",
        f"{finding}/correct": "state seen why own_use first_use page quote",
        f"{home}/queue/take": "reference position",
        f"{home}/replies/{world.answered.reference}/2": "question seen",
        f"{home}/releases/new": "title notes kind nation question_set number",
        f"{home}/masks": "names rule_id",
        f"{home}/publishing/propose/{world.release}": "day time",
        "/question-sets/import": "text json",
        "/question-sets/lfrt-council/1/copy": "seen_edition",
    }

    answers = [(url, post(browser, url, dict.fromkeys(fields.split(), worth))) for url, fields in forms.items()]

    assert not failures(answers)


@pytest.mark.parametrize("odd", ["a\\u0000b", "\\ud800", "\\u202e=1+1"])
def test_a_question_set_may_say_what_one_database_cannot_store(world, odd):
    browser = world.browser("coordinator")
    said = browser.get("/question-sets/lfrt-council/1.json").text.replace('"title": "', f'"title": "{odd}')
    text = "\n".join(said.splitlines()).strip()

    answer = post(browser, "/question-sets/import", {"text": text, "looked": text})

    assert answer.status_code < SERVER_ERROR
    assert browser.get("/question-sets").status_code == OK


@pytest.mark.parametrize("number", ["9" * 5000, "1e999", "NaN", "-1"])
def test_a_question_set_with_a_number_beyond_reading_is_refused_in_words(world, number):
    browser = world.browser("coordinator")
    said = browser.get("/question-sets/lfrt-council/1.json").text
    text = said.replace('"cost_minutes": 30', f'"cost_minutes": {number}')

    assert post(browser, "/question-sets/import", {"text": text, "looked": text}).status_code == UNREADABLE


@pytest.mark.parametrize("edition", ["2147483648", "-2147483649", "1" + "0" * 30])
@pytest.mark.parametrize("what", ["use", "discard"])
def test_an_edition_that_no_set_has_is_one_that_moved(world, edition, what):
    browser = world.browser("coordinator")
    post(browser, "/question-sets/lfrt-council/1/copy")

    answer = post(browser, f"/question-sets/lfrt-council/2/{what}", {"seen_edition": edition})

    assert answer.status_code < SERVER_ERROR


@pytest.mark.parametrize("number", ["0", "-1", "2", "2147483648", "1" + "0" * 30])
def test_a_release_has_the_number_that_comes_next(world, number):
    home = f"/campaigns/{world.lfrt.slug}/releases"
    typed = {"title": "All", "kind": "", "nation": "", "question_set": "", "number": number}

    answer = post(world.browser("coordinator"), f"{home}/new", typed)

    assert answer.status_code == CONFLICT
    assert world.browser("coordinator").get(f"{home}/{number}").status_code == MISSING
