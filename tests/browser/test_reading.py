"""Reading a reply in a real browser: what is typed is kept as it is typed, and outlives the session."""

import threading

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from foi_tracker.db import db
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.roles import Role
from foi_tracker.usecases.create_user import create_user
from foi_tracker.usecases.new_account import NewAccount
from foi_tracker.usecases.reserve_reading import reserve
from tests import builders, reading
from tests.browser.accessibility import check_accessibility
from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

PASSWORD = "a long walk by the canal"


def a_reply_in_hand(app):
    """A reply that Vera has taken to read; the address of her part."""
    with app.app_context():
        session = db.session()
        campaign = builders.campaign(session)
        account = NewAccount.of("vera@example.org", "Vera Volunteer", PASSWORD)
        vera = create_user(session, account, (campaign, Role.VOLUNTEER), builders.NOON, is_administrator=False)
        questions = reading.question_set(session)
        asked = reading.asked(session, campaign, builders.authority(session), by=vera, questions=questions)
        opened = reading.opened(session, asked, vera)
        reserve(session, opened, Part.FIRST, vera.id, app.extensions["wall_clock"].now())
        return f"/campaigns/{campaign.slug}/readings/{opened.id}/first"


@pytest.fixture
def url(app):
    return a_reply_in_hand(app)


@pytest.fixture
def page(browser, app, url):  # noqa: ARG001 what is served must be there before it is served
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = False  # closing it waits for the last answer, which holds a connection
    home = app.config["PUBLIC_BASE_URL"] = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with visiting(browser, home) as opened:
        yield opened
    server.shutdown()
    thread.join()
    server.server_close()


def sign_in(page):
    page.goto("/login")
    page.get_by_label("E-mail address").fill("vera@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/")


def pause(page):
    """As long as it takes for what was typed to be sent."""
    page.clock.run_for(2100)


def test_what_is_typed_outlives_the_session(page, url):
    saved, offer, cameras = page.locator("[data-saved]"), page.locator("[data-restore]"), page.locator("#f-cameras")
    sign_in(page)
    page.clock.install()

    page.goto(f"{url}?question=T02#answer")
    pause(page)
    expect(cameras).to_be_hidden()
    expect(page.locator("#state")).to_be_focused()
    page.keyboard.press("1")
    cameras.fill("c. 1,200")
    pause(page)
    expect(saved).to_have_text("Saved 09:00")
    expect(page.locator("#f-cameras-read")).to_have_text("Understood as: about 1,200")
    check_accessibility(page)

    page.context.clear_cookies()
    cameras.fill("1,300")
    pause(page)
    expect(saved).to_contain_text("you are signed out")
    sign_in(page)
    page.goto(f"{url}?question=T02")
    expect(cameras).to_have_value("c. 1,200")
    with page.expect_navigation():
        offer.get_by_role("button", name="Put it back").click()
    expect(cameras).to_have_value("1,300")
    pause(page)
    expect(saved).to_have_text("Saved 09:00")
    page.reload()
    expect(cameras).to_have_value("1,300")
    expect(offer).to_be_hidden()


def test_a_reply_is_read_without_leaving_the_keys(page, url):
    sign_in(page)

    page.goto(f"{url}?question=T02#answer")
    expect(page.locator("#state")).to_be_focused()
    page.keyboard.press("3")
    expect(page.locator("#state-not_held")).to_be_checked()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**question=T03#answer")
    expect(page.locator("#state")).to_be_focused()
    page.keyboard.press("k")
    page.wait_for_url("**question=T02#answer")
    expect(page.locator("#state-not_held")).to_be_checked()
    page.get_by_text("Dates, how sure you are").click()
    remark = page.get_by_label("Remark")
    remark.press_sequentially("jk/3")
    expect(remark).to_have_value("jk/3")
    expect(page.locator("#state-not_held")).to_be_checked()
