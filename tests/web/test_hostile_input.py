"""What nobody types but anybody can send: no page falls over at it, on either database."""

import re
from urllib.parse import quote

import pytest

from tests.web.authorisation_world import World
from tests.web.pages import post
from tests.web.test_authorisation_matrix import RULES

SERVER_ERROR = 500
BAD_NUMBERS = ("2147483648", "1" + "0" * 30, "9" * 5000, "²")
BAD_WORDS = ("a\0b", "İ" * 60)
BAD_DAYS = ("31/2/2026", "0001-01-01", "1/1/0001", "9999-12-31", "31/12/9999")
BAD_CURSORS = (
    "~",
    "1~",
    "1~9999-99-99",
    f"{'9' * 30}~2026-01-01",
    f"{'9' * 5000}~a",
    "1~\0",
    ".",
    f"2026-01-01.{'9' * 30}",
)
FILTERS = (
    *("after", "campaign", "owner", "text", "region", "authority", "q", "force", "list", "person"),
    *("sort", "show", "page", "position", "late_band"),
)
ORDERS = ("late", "authority", "owner", "last_event", "due", "reference")


@pytest.fixture
def world(app, session):
    app.testing = False  # so that what goes wrong becomes a page, as it would for a person
    return World(app, session)


def addresses(rule, worth):
    """The rule's address with each argument in turn replaced."""
    for name in rule.arguments:
        path = re.sub(rf"<([a-z]+:)?{name}>", quote(worth, safe=""), rule.rule)
        yield re.sub(r"<(?:any\((\w+)[^>]*|[^>]*)>", lambda part: part.group(1) or "1", path)


def failures(answers):
    """Which of these answers are ours to be ashamed of."""
    return [what for what, response in answers if response.status_code >= SERVER_ERROR]


@pytest.mark.parametrize("worth", [*BAD_NUMBERS, *BAD_WORDS], ids=lambda worth: ascii(worth)[:30])
def test_no_address_makes_a_page_fail(world, worth):
    browser = world.browser("coordinator")
    asked = [
        (method, path) for rule in RULES for path in addresses(rule, worth) for method in rule.methods - {"OPTIONS"}
    ]

    answers = [
        ((method, path[:80]), post(browser, path) if method == "POST" else browser.open(path, method=method))
        for method, path in asked
    ]

    assert not failures(answers)


@pytest.mark.parametrize(
    "page", ["/overdue", "/requests", "/exports/requests.csv", "/authorities", "/file", "/assignments"]
)
def test_no_filter_makes_a_list_fail(world, page):
    browser = world.browser("coordinator")
    asked = [{name: worth} for name in FILTERS for worth in (*BAD_NUMBERS, *BAD_WORDS)]
    asked += [{"after": worth, "sort": order} for worth in BAD_CURSORS for order in ORDERS]

    answers = [(fields, browser.get(page, query_string=fields)) for fields in asked]

    assert not failures(answers)


@pytest.mark.parametrize("worth", [*BAD_NUMBERS, *BAD_WORDS, *BAD_DAYS], ids=lambda worth: ascii(worth)[:30])
def test_no_form_fails_at_what_is_typed_into_it(world, worth):
    browser = world.browser("coordinator")
    forms = {
        f"/requests/{world.request.reference}/notes": "body",
        f"/requests/{world.request.reference}/edit": "whatdotheyknow_url their_reference version",
        f"/requests/{world.request.reference}/regime": "seen_length",
        f"/requests/{world.request.reference}/letter": "on channel sent_by",
        f"/requests/{world.request.reference}/events/new/response": "checked on received kept exemptions-0-limb",
        f"/requests/{world.request.reference}/events/new/event_retracted": "seen_length on position",
        f"/authorities/{world.authority.slug}/edit": "contact_address notes seen_version",
        f"/campaigns/{world.lfrt.slug}/settings": "campaign_name signatory reply_address seen_version",
        "/overdue/views": "name query",
        "/people/invite": "email campaign role",
        "/requests/assign": "reference owner back",
        "/assignments/hand-over": "campaign from to",
        "/file": "authority kept list_name do campaign show",
        "/file/review": "authority title replace leave_out owner form_key",
        "/file/create": "authority title owner form_key campaign",
        "/account/name": "name",
        "/account/password": "current password",
        "/login": "email password",
    }

    answers = [(url, post(browser, url, dict.fromkeys(fields.split(), worth))) for url, fields in forms.items()]

    assert not failures(answers)


def test_an_extension_by_more_days_than_there_are_is_answered_in_words(world):
    browser = world.browser("coordinator")
    url = f"/requests/{world.request.reference}/events/new/time_extension"

    response = post(browser, url, {"on": "20/11/2026", "working_days": "1" + "0" * 30, "action": "save"})

    assert response.status_code < SERVER_ERROR


def test_a_note_keeps_all_but_what_one_database_cannot_store(world):
    browser = world.browser("coordinator")

    post(browser, f"/requests/{world.request.reference}/notes", {"body": "Rang\0them"})

    assert "Rang\ufffdthem" in browser.get(f"/requests/{world.request.reference}").text
