"""Every route, method, identity and relation, against tests/authorisation.csv: nobody may do more, or less."""

import csv
from pathlib import Path

import pytest

from foi_tracker.app import create_app
from foi_tracker.config import Settings
from tests.web.authorisation_addresses import FIELDS, address
from tests.web.authorisation_world import IDENTITIES, World
from tests.web.pages import post

TESTS = Path(__file__).parent.parent
REDIRECT, FORBIDDEN, MISSING, SERVER_ERROR = 302, 403, 404, 500


def rows(name):
    with (TESTS / name).open(newline="") as file:
        return list(csv.DictReader(file))


PATTERNS = {row["pattern"]: row for row in rows("authorisation_patterns.csv")}
MATRIX = {row["endpoint"]: row["pattern"] for row in rows("authorisation.csv")}
OF_POST = {row["endpoint"]: row["pattern_of_post"] or row["pattern"] for row in rows("authorisation.csv")}


def rules():
    nowhere = Settings(database_url="sqlite://", data_dir=Path(), secret_key="only-for-tests-0123456789abcdefghijkl")
    return sorted(create_app(nowhere).url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))


RULES = rules()


@pytest.fixture
def world(app, session):
    return World(app, session)


def test_every_route_has_a_row_and_every_row_a_route():
    endpoints = {rule.endpoint for rule in RULES}

    advice = f"add a line endpoint,pattern, to tests/authorisation.csv; the patterns are {', '.join(PATTERNS)}"
    assert endpoints - set(MATRIX) == set(), advice
    assert set(MATRIX) - endpoints == set(), "these rows name routes that are gone"
    assert set(MATRIX.values()) | set(OF_POST.values()) <= set(PATTERNS)


def test_the_rows_stand_in_order_so_that_they_merge():
    listed = [row["endpoint"] for row in rows("authorisation.csv")]

    assert listed == sorted(set(listed))


def answered(response, pattern):
    """What a status says, in the matrix's words."""
    sent_to_sign_in = response.status_code == REDIRECT and response.location == "/login"
    if sent_to_sign_in and pattern != "public" and "Clear-Site-Data" not in response.headers:  # that is signing out
        return "login"
    known = {FORBIDDEN: "forbidden", MISSING: "missing", 405: "not allowed"}
    if response.status_code >= SERVER_ERROR:
        return f"error {response.status_code}"
    return known.get(response.status_code, "ok")


def ask(browser, method, url, fields):
    if method == "POST":
        return post(browser, url, fields)
    return browser.open(url, method=method)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.endpoint} {rule.rule}")
def test_each_identity_gets_what_the_matrix_says(world, rule):
    fields = FIELDS.get(rule.endpoint, lambda _: {})
    wrong = []

    for method in sorted(rule.methods - {"OPTIONS"}):
        pattern = (OF_POST if method == "POST" else MATRIX)[rule.endpoint]
        for identity in IDENTITIES:
            response = ask(world.browser(identity), method, address(world, rule), fields(world))
            expected, found = PATTERNS[pattern][identity], answered(response, pattern)
            response.close()
            if found != expected:
                wrong.append(f"{method} as {identity}: {found} ({response.status_code}), not {expected} ({pattern})")

    assert not wrong, f"{rule.rule}: " + "; ".join(wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.endpoint} {rule.rule}")
def test_asking_what_is_allowed_tells_strangers_nothing(world, rule):
    url = address(world, rule)
    strangers = {"public": 200}.get(MATRIX[rule.endpoint], REDIRECT)

    assert world.browser("anonymous").options(url).status_code == strangers
    assert world.browser("suspended").options(url).status_code == strangers


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_no_route_knows_other_methods(world, method):
    browser = world.browser("administrator")

    answers = {rule.rule: browser.open(address(world, rule), method=method).status_code for rule in RULES}

    assert set(answers.values()) == {405}, answers


def body(response, nonce):
    return response.get_data(as_text=True).replace(nonce(response), "")


def test_what_one_may_not_see_looks_exactly_like_what_is_not_there(world):
    browser = world.browser("volunteer_other")

    def nonce(response):
        return response.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]

    hidden = browser.get(f"/requests/{world.request.reference}")
    nowhere = browser.get("/requests/LFR-9999")

    assert hidden.status_code == nowhere.status_code == MISSING
    assert body(hidden, nonce) == body(nowhere, nonce)
    assert set(hidden.headers.keys()) == set(nowhere.headers.keys())
