"""Signing in: nobody is locked out, strangers learn nothing, and guessing is slow."""

import hashlib
import re
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from foi_tracker.domain import password_hash
from foi_tracker.domain.password_hash import hash_password
from foi_tracker.domain.roles import Role
from foi_tracker.models import SignInFailure, User, UserSession
from tests import builders
from tests.web.pages import check_manners, sign_in, submit, visit

PASSWORD = "seventeen quiet herons"
HASHED = hash_password(PASSWORD)


@pytest.fixture
def vera(session, volunteer):
    volunteer.password_hash = HASHED
    session.commit()
    return volunteer


@pytest.fixture
def clock(app):
    return app.extensions["wall_clock"]


def try_to_sign_in(client, email, password=PASSWORD, address="203.0.113.7"):
    client.environ_base["REMOTE_ADDR"] = address
    return submit(client, "/login", {"email": email, "password": password})


def is_signed_in(client):
    return client.get("/account").status_code == 200


def test_the_right_password_lets_somebody_in_and_a_wrong_one_does_not(client, vera):
    assert try_to_sign_in(client, vera.email, "eighteen quiet herons").status_code == 200
    assert not is_signed_in(client)

    assert try_to_sign_in(client, vera.email.upper()).status_code == 302
    assert is_signed_in(client)


def test_somebody_signed_in_is_not_asked_again(client, vera):
    try_to_sign_in(client, vera.email)

    assert client.get("/login").location == "/"


def without_token(page):
    return re.sub(r'(value|nonce)="[^"]{16,}"', "", page.get_data(as_text=True)).replace("nobody@example.org", "X")


def test_a_refusal_reads_the_same_whatever_was_wrong(app, session, vera):
    vera_suspended = builders.user(session, "Sid Suspended")
    vera_suspended.password_hash, vera_suspended.suspended_at = HASHED, builders.NOON
    session.commit()

    pages = {
        without_token(try_to_sign_in(app.test_client(), email, password)).replace(email, "X")
        for email, password in (
            (vera.email, "wrong wrong wrong"),
            ("nobody@example.org", "wrong wrong wrong"),
            (vera_suspended.email, PASSWORD),
            (vera.email, "x" * 257),
        )
    }

    assert len(pages) == 1
    assert "The address or the password is not right, or there were too many tries" in pages.pop()


def test_the_refused_page_has_its_manners_and_shows_no_password(client, vera):
    page = check_manners(try_to_sign_in(client, vera.email, "wrong wrong wrong").text)

    assert page.select_one("input[name=password]").get("value", "") == ""
    assert page.select_one("input[name=email]")["value"] == vera.email


def test_a_password_that_is_too_long_is_never_hashed(client, vera, monkeypatch):
    hashed = []
    monkeypatch.setattr(password_hash, "HASHER", Recorder(hashed))

    try_to_sign_in(client, vera.email, "x" * 257)

    assert hashed == []


class Recorder:
    """Notes what it is asked to verify, and says no."""

    def __init__(self, seen):
        self.seen = seen

    def verify(self, stored, password):
        self.seen.append((stored, password))
        return False


def test_an_unknown_address_costs_the_same_work(client, monkeypatch):
    hashed = []
    monkeypatch.setattr(password_hash, "HASHER", Recorder(hashed))

    try_to_sign_in(client, "nobody@example.org")

    assert hashed == [(password_hash.NOBODYS, PASSWORD)]


def test_the_limiter_comes_before_the_hash(client, vera, monkeypatch):
    for _ in range(5):
        try_to_sign_in(client, vera.email, "wrong wrong wrong")
    hashed = []
    monkeypatch.setattr(password_hash, "HASHER", Recorder(hashed))

    try_to_sign_in(client, vera.email)

    assert hashed == []


def test_strangers_never_keep_somebody_from_their_usual_browser(app, vera, clock):
    usual, elsewhere = app.test_client(), app.test_client()
    try_to_sign_in(usual, vera.email)
    submit(usual, "/account", form="form[action='/logout']")
    stranger = app.test_client()

    for guess in range(100):
        try_to_sign_in(stranger, vera.email, "wrong wrong wrong", f"198.51.{guess % 20}.9")

    assert try_to_sign_in(usual, vera.email).status_code == 302
    assert is_signed_in(usual)
    assert try_to_sign_in(elsewhere, vera.email, address="192.0.2.1").status_code == 200
    assert not is_signed_in(elsewhere)
    clock.instant += timedelta(minutes=15)
    assert try_to_sign_in(elsewhere, vera.email, address="192.0.2.1").status_code == 302


def test_guessing_at_one_account_does_not_delay_another(app, session, campaign, vera):
    other = builders.user(session, "Olga Other", campaign, Role.VOLUNTEER)
    other.password_hash = HASHED
    session.commit()
    for guess in range(20):
        try_to_sign_in(app.test_client(), vera.email, "wrong wrong wrong", f"198.51.{guess}.9")

    assert try_to_sign_in(app.test_client(), other.email).status_code == 302


def test_a_network_that_fails_thirty_times_is_told_to_wait(app, vera):
    client = app.test_client()
    for guess in range(30):
        try_to_sign_in(client, f"nobody{guess}@example.org", "wrong wrong wrong")

    refused = try_to_sign_in(client, vera.email, address="203.0.113.200")

    assert refused.status_code == 429
    assert not is_signed_in(client)
    assert try_to_sign_in(app.test_client(), vera.email, address="203.0.114.1").status_code == 302


def test_failures_are_counted_without_names_or_addresses(session, client, vera):
    try_to_sign_in(client, vera.email, "wrong wrong wrong")

    (failure,) = session.scalars(select(SignInFailure))
    plain = {hashlib.sha256(text.encode()).hexdigest() for text in (vera.email, "203.0.113.7", "203.0.113.0/24")}
    assert not {failure.account_hash, failure.address_hash} & plain
    assert failure.device_hash == ""


def test_failures_are_forgotten_after_a_day(session, client, vera, clock):
    try_to_sign_in(client, vera.email, "wrong wrong wrong")
    clock.instant += timedelta(hours=25)
    try_to_sign_in(client, "nobody@example.org", "wrong wrong wrong")

    assert len(session.scalars(select(SignInFailure)).all()) == 1


def test_a_hash_with_old_figures_is_made_again(session, client, vera):
    vera.password_hash = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    session.commit()

    try_to_sign_in(client, vera.email)

    assert "m=19456,t=2,p=1" in session.get(User, vera.id).password_hash


def test_signing_in_changes_the_token_and_the_old_one_is_dead(app, session, client, vera):
    visit(client, "/login")
    before = client.get_cookie("foi_session").value
    try_to_sign_in(client, vera.email)
    after = client.get_cookie("foi_session").value
    thief = app.test_client()
    thief.set_cookie("foi_session", before)

    assert before != after
    assert not is_signed_in(thief)
    assert len(session.scalars(select(UserSession).where(UserSession.user_id == vera.id)).all()) == 1


def test_cookies_are_the_two_we_name_and_scripts_cannot_read_them(client, vera):
    client.get("/login")
    answer = try_to_sign_in(client, vera.email)

    cookies = answer.headers.getlist("Set-Cookie")
    assert sorted(cookie.split("=")[0] for cookie in cookies) == ["foi_device", "foi_session"]
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie for cookie in cookies)
    assert not any("Domain" in cookie or "Secure" in cookie for cookie in cookies)
    session_cookie = next(cookie for cookie in cookies if cookie.startswith("foi_session"))
    assert "Max-Age" not in session_cookie
    assert "Expires" not in session_cookie


def test_a_page_that_was_asked_for_is_shown_after_signing_in(client, vera):
    assert client.get("/requests?stage=closed").location == "/login"

    assert try_to_sign_in(client, vera.email).location == "/requests?stage=closed"


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "/%5cevil.example",
        "/\t/evil.example",
        "/%09/evil.example",
        "/%2509/evil.example",
        "/%2f%2fevil.example",
        "%2f%2fevil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/no/such/page",
        "/logout",
        "///evil.example",
        "/people\r\nX: y",
    ],
)
def test_signing_in_leads_nowhere_else(client, vera, target):
    client.get("/login", query_string={"next": target})

    assert try_to_sign_in(client, vera.email).location == "/"


def test_a_target_in_the_address_is_taken_where_it_is_ours(client, vera):
    client.get("/login", query_string={"next": "/people"})

    assert try_to_sign_in(client, vera.email).location == "/people"


def test_signing_out_ends_the_session_and_clears_the_browser(app, session, client, vera):
    try_to_sign_in(client, vera.email)
    token = client.get_cookie("foi_session").value

    answer = submit(client, "/account", form="form[action='/logout']")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert session.scalars(select(UserSession).where(UserSession.user_id.is_not(None))).all() == []
    thief = app.test_client()
    thief.set_cookie("foi_session", token)
    assert not is_signed_in(thief)


def test_following_a_link_never_signs_anybody_out(client, vera):
    sign_in(client, vera)

    assert client.get("/logout").status_code == 405
    assert is_signed_in(client)
