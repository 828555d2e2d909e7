"""Bringing a messy workbook in a real browser, with the keys alone: from the upload to its undoing."""

import threading

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from foi_tracker.db import db
from foi_tracker.domain.roles import Role
from foi_tracker.usecases.create_user import create_user
from foi_tracker.usecases.new_account import NewAccount
from tests import builders
from tests.browser.accessibility import check_accessibility
from tests.browser.conftest import visiting
from tests.imports.making import Tab, table, xlsx_of
from tests.web.imports.bringing import authorities

pytestmark = pytest.mark.browser

FADES = 400  # milliseconds, longer than any change of colour
PASSWORD = "a long walk by the canal"
ROWS = """
Our FOI tracker


Council                    | Ref | Sent       | Due        | Responded  | Status  | Volunteer | Phone
Barchester City Council    | F1  | 01/09/2026 | 29/09/2026 | 25/09/2026 | Refused | JS        | 01632 960123
Borsetshire County Council | F2  | 14/09/2026 | 05/10/2026 |            | nudge 2 | JS        | 01632 960124
Silverbridge Borough Council | F3  | 14/09/2026 | 12/10/2026 |            | sent    | JS        |
Total                      | 3   |            |            |            |         |           |
"""


def workbook():
    """A title above the headings, a hidden row, a total, and a hidden sheet."""
    return xlsx_of(
        Tab(rows=table(ROWS), name="Tracker", hidden_rows=(7,)),
        Tab(rows=[["Old", "List"], ["1", "2"]], name="Old", hidden=True),
    )


@pytest.fixture
def home(app):
    """Where the campaign's sheets are; Cora coordinates it."""
    with app.app_context():
        session = db.session()
        campaign = builders.campaign(session)
        authorities(session)
        account = NewAccount.of("cora@example.org", "Cora Coordinator", PASSWORD)
        create_user(session, account, (campaign, Role.COORDINATOR), builders.NOON, is_administrator=False)
        return f"/campaigns/{campaign.slug}/imports"


@pytest.fixture
def page(browser, app, home):  # noqa: ARG001 what is served must be there before it is served
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = False  # closing it waits for the last answer, which holds a connection
    url = app.config["PUBLIC_BASE_URL"] = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with visiting(browser, url) as opened:
        yield opened
    server.shutdown()
    thread.join()
    server.server_close()


def check_everything(page):
    """What is folded away too, in light and dark."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(FADES)  # colours fade into each other
        check_accessibility(page)


def press(page, name):
    """Go to a button or link by the keys, and press it there."""
    button, link = (page.locator("main").get_by_role(role, name=name, exact=True) for role in ("button", "link"))
    target = button.or_(link).last  # what is called like the tab of its page stands below it
    target.focus()
    expect(target).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page, label, option):
    """Say what a word means."""
    page.get_by_label(label, exact=True).select_option(label=option)


def test_a_messy_workbook_is_brought_in_seen_and_undone_with_the_keys(page, home):
    page.goto("/login")
    page.get_by_label("E-mail address").fill("cora@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.goto(home)
    check_everything(page)

    press(page, "Bring a sheet")
    page.get_by_label("Your spreadsheet").set_input_files(
        {"name": "tracker.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()}
    )
    check_everything(page)
    press(page, "Read this file")
    expect(page.get_by_text("Hidden in the file: 1 row (7).")).to_be_visible()
    expect(page.locator("#rows")).not_to_contain_text("Silverbridge")
    check_everything(page)
    page.get_by_label("Read what is hidden too").focus()
    page.keyboard.press("Space")
    press(page, "Read it again like this")
    expect(page.locator("#rows")).to_contain_text("Silverbridge")

    press(page, "Yes, go on to the columns")
    expect(page.get_by_label("What “Phone” is")).to_have_value("contact")
    check_everything(page)
    press(page, "Go on to the words")
    check_everything(page)
    choose(page, "What “nudge 2” means", "Sent, and no answer yet")
    choose(page, "What “JS” means", "Somebody without an account here: JS")
    press(page, "Save these, and go on")

    press(page, "See what would happen")
    expect(page.locator("#differences")).to_contain_text("5 working days later")
    check_everything(page)
    press(page, "Import 3 requests")
    expect(page.get_by_text("All of it is saved.")).to_be_visible()
    check_everything(page)
    press(page, "See what was imported")
    expect(page.locator("#rows")).to_contain_text("LFR-0003")
    check_everything(page)

    press(page, "Undo this import")
    check_everything(page)
    press(page, "Undo the import of 3 requests")
    expect(page.get_by_text("This import was undone")).to_be_visible()
    page.goto("/requests")
    expect(page.get_by_text("No requests yet.")).to_be_visible()


def test_no_step_scrolls_sideways_on_a_small_phone(page, home):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/login")
    page.get_by_label("E-mail address").fill("cora@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.goto(f"{home}/new")
    page.get_by_label("Your spreadsheet").set_input_files(
        {"name": "tracker.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()}
    )
    widths = [width(page)]
    for step in ("Read this file", "Yes, go on to the columns", "Go on to the words"):
        press(page, step)
        check_everything(page)
        widths.append(width(page))

    assert set(widths) == {320}


def width(page):
    """How wide the page is, with what hangs over its edge."""
    return page.evaluate("document.documentElement.scrollWidth")
