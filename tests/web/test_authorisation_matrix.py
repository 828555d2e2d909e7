"""Every route, method, identity and relation, against tests/authorisation.csv: nobody may do more, or less."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from foi_tracker.app import create_app
from foi_tracker.config import Settings
from foi_tracker.models import AuditLine, Base, UserSession
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


def snapshot(session):
    """Every row of every table; of sessions only those of people. That a table was taken out is noted."""
    kept = {}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if column.name not in ("last_seen_at", "token_hash")]
        wanted = select(*columns).order_by(*table.primary_key.columns)
        if table is UserSession.__table__:
            wanted = wanted.where(table.c.user_id.is_not(None))
        if table is AuditLine.__table__:
            wanted = wanted.where(table.c.action != "export.run")
        kept[table.name] = [tuple(map(str, row)) for row in session.execute(wanted)]
    session.commit()
    return kept


def answered(response, pattern):
    """What a status says, in the matrix's words."""
    sent_to_sign_in = response.status_code == REDIRECT and response.location == "/login"
    if sent_to_sign_in and pattern != "public" and "Clear-Site-Data" not in response.headers:  # that is signing out
        return "login"
    known = {FORBIDDEN: "forbidden", MISSING: "missing", 405: "not allowed"}
    if response.status_code >= SERVER_ERROR:
        return f"error {response.status_code}"
    return known.get(response.status_code, "ok")


WRITTEN = [rule for rule in RULES if "POST" in rule.methods]


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda rule: f"{rule.endpoint} {rule.rule}")
def test_each_identity_may_do_what_the_matrix_says(world, rule):
    pattern, fields = OF_POST[rule.endpoint], FIELDS.get(rule.endpoint, lambda _: {})
    wrong = []

    for identity in IDENTITIES:
        with post(world.browser(identity), address(world, rule), fields(world)) as response:
            wrong += complaints(response, identity, pattern)

    assert wrong == []


READ = [rule for rule in RULES if "GET" in rule.methods]


@pytest.mark.parametrize("identity", IDENTITIES)
def test_each_identity_sees_what_the_matrix_says_and_looking_changes_nothing(world, identity):
    browser = world.browser(identity)
    addresses = [(address(world, rule), MATRIX[rule.endpoint]) for rule in READ]
    before, wrong = snapshot(world.session), []

    for url, pattern in addresses:
        for method in ("GET", "HEAD"):
            with browser.open(url, method=method, buffered=True) as response:
                wrong += [f"{method} {url}: {each}" for each in complaints(response, identity, pattern)]
        browser.options(url)

    assert wrong == []
    assert snapshot(world.session) == before


def complaints(response, identity, pattern):
    """What is not as the matrix says."""
    expected, found = PATTERNS[pattern][identity], answered(response, pattern)
    if found != expected:
        yield f"as {identity}: {found} ({response.status_code}), not {expected} ({pattern})"


def test_asking_what_is_allowed_tells_strangers_nothing(world):
    strangers = [world.browser(identity) for identity in ("anonymous", "suspended")]
    expected = {rule.rule: {200 if MATRIX[rule.endpoint] == "public" else REDIRECT} for rule in RULES}

    told = {rule.rule: {each.options(address(world, rule)).status_code for each in strangers} for rule in RULES}

    assert told == expected


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
