"""The headers of every response, whose forms we take, and what an error says."""

import json
import logging
import re

import pytest
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import ImATeapot

from foi_tracker.app import create_app
from foi_tracker.config import Settings
from foi_tracker.db import db
from foi_tracker.web.access import PUBLIC
from tests.conftest import StoppedClock
from tests.web.pages import check_manners, post, sign_in, visit

CASES = ["/login", "/calculator", "/nowhere", "/account", "/healthz", "/static/app.css", "/static/none.css"]


def directives(response):
    pairs = [part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")]
    assert len(pairs) == len({name for name, _ in pairs})
    return {name: value.split() for name, value in pairs}


def assert_headers(response):
    policy = directives(response)
    nonce = next(value for value in policy["script-src"] if value.startswith("'nonce-"))
    assert (
        policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    )
    assert policy["script-src"] == [nonce]
    assert policy["style-src"] == ["'self'", nonce]
    assert policy["form-action"] == policy["connect-src"] == policy["font-src"] == ["'self'"]
    assert policy["img-src"] == ["'self'", "data:"]
    assert "unsafe" not in str(policy)
    assert re.fullmatch(r"'nonce-[A-Za-z0-9_-]{22}'", nonce)  # 128 bits
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "same-origin",
    }
    assert {name: response.headers.get(name) for name in expected} == expected
    assert "Access-Control-Allow-Origin" not in response.headers
    return nonce


@pytest.mark.parametrize("url", CASES)
def test_every_response_carries_every_header_with_a_fresh_nonce(client, url):
    first = client.get(url, headers={"Origin": "https://evil.example"}, buffered=True)
    second = client.get(url, buffered=True)

    assert assert_headers(first) != assert_headers(second)


@pytest.mark.parametrize(("method", "url"), [("POST", "/healthz"), ("POST", "/login"), ("TRACE", "/login")])
def test_refusals_carry_them_too(client, method, url):
    response = client.open(url, method=method)

    assert response.status_code in (400, 405)
    assert_headers(response)


def test_pages_are_never_stored_and_static_files_are(client, volunteer):
    sign_in(client, volunteer)

    page = client.get("/account")
    sheet = re.search(r'href="(/static/app\.css\?v=[0-9a-f]{12})"', page.text)[1]
    file = client.get(sheet, buffered=True)

    assert page.headers["Cache-Control"] == "no-store"
    assert "Cookie" in page.headers["Vary"]
    assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in file.headers
    again = client.get(sheet, headers={"If-None-Match": file.headers["ETag"]}, buffered=True)
    assert again.status_code == 304
    assert_headers(again)


def test_every_script_bears_the_nonce_of_its_response(client):
    response = client.get("/login")

    page = check_manners(response.text)
    assert {f"'nonce-{script['nonce']}'" for script in page.select("script")} == {assert_headers(response)}


@pytest.fixture
def another(app, tmp_path):
    """Makes another application on the same database, set up otherwise."""
    made = []

    def make(**settings):
        here = {"database_url": app.config["SQLALCHEMY_DATABASE_URI"], "data_dir": tmp_path}
        key = "only-for-tests-0123456789abcdefghijklmnop"
        made.append(create_app(Settings(**here, secret_key=key, **settings), StoppedClock()))
        return made[-1]

    yield make
    for each in made:
        with each.app_context():
            db.engine.dispose()


@pytest.fixture
def https(another):
    """Served to the public."""
    return another(public_base_url="https://foi.watchful.example").test_client()


def test_over_https_cookies_are_bound_to_the_host_and_the_browser_stays_on_https(https):
    response = https.get("/login", base_url="https://foi.watchful.example")

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-foi_session=")
    assert "; Secure" in cookie
    assert "; Path=/" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:5000", "foi.watchful.example.evil.example"])
def test_in_production_only_our_own_name_is_answered(https, host):
    response = https.get("/login", headers={"Host": host})

    assert response.status_code == 400
    assert host not in response.text
    assert_headers(response)


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1:8123", 200), ("localhost", 200), ("evil.example", 400)])
def test_on_loopback_any_port_is_answered_but_no_other_name(client, host, status):
    assert client.get("/login", headers={"Host": host}).status_code == status


# Whose forms we take


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({}, True),
        ({"Origin": "http://127.0.0.1:5000"}, True),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "http://localhost:9999"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "http://127.0.0.1:99999999"}, False),
        ({"Origin": "http://[::1"}, False),
    ],
)
def test_only_forms_of_our_own_pages_are_taken(client, volunteer, headers, taken):
    sign_in(client, volunteer)

    response = post(client, "/account/name", {"name": "Vera V."}, headers=headers)

    assert response.status_code == (302 if taken else 400)


@pytest.mark.parametrize("token", [None, "", "nonsense"])
def test_a_form_without_its_token_changes_nothing_and_gives_the_text_back(session, client, volunteer, token):
    sign_in(client, volunteer)

    response = client.post("/account/name", data={"name": "Vera <b>V.</b>", "csrf_token": token or ""})

    assert response.status_code == 400
    page = check_manners(response.text)
    assert page.h1.text == "This form is out of date"
    assert "Vera <b>V.</b>" in page.select_one(".summary").text
    session.refresh(volunteer)
    assert volunteer.name == "Vera Volunteer"


def test_a_password_is_never_given_back(client):
    response = client.post("/login", data={"email": "vera@example.org", "password": "seventeen quiet herons"})

    assert response.status_code == 400
    assert "seventeen" not in response.text


def test_somebody_elses_token_is_no_good(app, client, volunteer, coordinator):
    sign_in(client, volunteer)
    other = sign_in(app.test_client(), coordinator)
    stolen = visit(other, "/account").select_one("[name=csrf_token]")["value"]

    assert client.post("/account/name", data={"name": "Vera V.", "csrf_token": stolen}).status_code == 400


# Errors


def test_each_error_page_helps_and_has_its_manners(client, volunteer):
    sign_in(client, volunteer)

    assert visit(client, "/nowhere", 404).h1.text == "Page not found"
    assert visit(client, "/people/invite", 403).h1.text == "You may not do that"
    assert visit(client, "/logout", 405).h1.text == "That cannot be done here"
    assert client.get("/logout").headers["Allow"]


@pytest.mark.parametrize("status", [400, 409, 413, 429])
def test_the_rarer_ones_too(app, status):
    template = app.jinja_env.get_template(f"errors/{status}.html")

    with app.test_request_context("/"):
        app.preprocess_request()
        values = {"description": "Something."}
        app.update_template_context(values)
        check_manners(template.render(values))


def test_an_error_without_a_page_of_its_own_still_has_manners(failing):
    response = failing(ImATeapot()).get("/fails")

    assert response.status_code == 418
    assert check_manners(response.text)


def test_a_form_that_is_too_large_is_refused(client, volunteer):
    sign_in(client, volunteer)

    response = post(client, "/account/name", {"name": "x" * (1024 * 1024 + 1)})

    assert response.status_code == 413
    assert check_manners(response.text)


@pytest.fixture
def failing(another):
    """Makes a client of an application with a page that fails as it is told to."""

    def make(error):
        def view():
            raise error

        app = another()
        view.foi_policy = PUBLIC
        app.add_url_rule("/fails", "fails", view)
        app.extensions["policies"]["fails"] = PUBLIC
        return app.test_client()

    return make


def test_a_mistake_of_ours_shows_a_number_that_is_in_the_log(failing, caplog):
    response = failing(RuntimeError("secret detail")).get("/fails")

    page = check_manners(response.text)
    assert response.status_code == 500
    assert_headers(response)
    assert "secret detail" not in response.text
    assert page.select_one("main strong").text in caplog.text


def test_a_database_that_does_not_answer_is_a_503(failing):
    response = failing(OperationalError("SELECT 1", {}, Exception("locked"))).get("/fails")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert check_manners(response.text)
    assert "SELECT" not in response.text


# The log


def test_each_request_is_one_line_that_names_nobody(client, volunteer, caplog):
    caplog.set_level(logging.INFO)
    sign_in(client, volunteer)
    caplog.clear()

    client.get(f"/people/{volunteer.id}?q=words+typed", headers={"X-Forwarded-For": "192.0.2.4"})

    (line,) = [json.loads(record.message) for record in caplog.records if record.name.endswith("request_log")]
    assert line["route"] == "/people/<int:user_id>"
    assert line["status"] == 403
    assert "words" not in str(line)
    assert volunteer.name not in str(line)
    assert "127.0.0.1" not in str(line)
