"""Searching the register as one types, in a real browser, against a made-up answer."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

SCRIPT = Path(__file__).parents[2] / "foi_tracker" / "static" / "authority-search.js"
PAGE = """<!doctype html><html lang="en-GB"><title>Authorities</title><main>
<form method="get" action="/authorities" data-live-results="results">
<label>Name <input name="q"></label>
<label>Which <select name="standing">
<option value="current">Today</option><option value="former">Ended</option></select></label>
<button>Search</button></form>
<p id="results-status" role="status"></p>
<section id="results"><p data-count>{count}</p><a href="/authorities/barchester">{q}</a></section></main></html>"""

pytestmark = pytest.mark.browser


@pytest.fixture
def asked():
    """The query strings that the page has asked for."""
    return []


@pytest.fixture
def page(asked, browser):
    def answer(route):
        given = parse_qs(urlsplit(route.request.url).query)
        asked.append(urlsplit(route.request.url).query)
        q = given.get("q", [""])[0]
        if q == "trouble":
            route.fulfill(status=500, body="No.")
        else:
            route.fulfill(
                content_type="text/html", body=PAGE.format(q=q, count="1 authority" if q else "430 authorities")
            )

    opened = browser.new_page()
    opened.route("**/*", answer)
    opened.goto("http://register.example/authorities")
    opened.add_script_tag(path=SCRIPT, type="module")
    yield opened
    opened.close()


def test_typing_asks_once_after_a_pause_and_says_how_many_were_found(page, asked):
    page.get_by_label("Name").press_sequentially("barch")

    expect(page.get_by_role("status")).to_have_text("1 authority")
    expect(page.get_by_role("link")).to_have_text("barch")
    assert asked == ["", "q=barch"]


def test_the_address_follows_so_that_it_can_be_kept(page):
    page.get_by_label("Which").select_option("former")

    expect(page).to_have_url("http://register.example/authorities?standing=former")


def test_the_cursor_stays_where_the_person_is_typing(page):
    page.get_by_label("Name").press_sequentially("barch")
    expect(page.get_by_role("status")).to_have_text("1 authority")

    assert page.evaluate("document.activeElement.name") == "q"


def test_an_answer_that_is_no_page_leaves_the_results_as_they_were(page, asked):
    page.get_by_label("Name").fill("trouble")
    page.wait_for_timeout(500)

    assert asked[-1] == "q=trouble"
    expect(page.locator("[data-count]")).to_have_text("430 authorities")
    expect(page.get_by_role("status")).to_have_text("The search did not work. Press Search to try again.")
