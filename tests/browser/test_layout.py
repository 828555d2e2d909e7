"""The stylesheet in a real browser: wide, on a phone, on paper."""

from pathlib import Path

import pytest

from tests.web.pages import sign_in

STYLESHEET = Path(__file__).parents[2] / "foi_tracker" / "static" / "app.css"
WIDE, PHONE, NARROWEST = 1280, 360, 320

pytestmark = pytest.mark.browser


@pytest.fixture
def style_guide(client, volunteer):
    """The page as it comes, to be looked at without its server."""
    return sign_in(client, volunteer).get("/styleguide").get_data(as_text=True)


@pytest.fixture
def seen(style_guide, browser):
    context = browser.new_context(locale="en-GB")

    def at(width):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.set_content(style_guide)
        page.add_style_tag(path=STYLESHEET)
        return page

    yield at
    context.close()


@pytest.mark.parametrize("width", [NARROWEST, PHONE, WIDE])
def test_no_page_scrolls_sideways(seen, width):
    page = seen(width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_is_open_on_a_wide_page_and_folded_on_a_phone(seen):
    wide, phone = seen(WIDE), seen(PHONE)

    assert wide.get_by_role("link", name="Overdue", exact=True).first.is_visible()
    assert not phone.get_by_role("link", name="Overdue", exact=True).first.is_visible()
    phone.locator(".menu > summary").click()
    assert phone.get_by_role("link", name="Overdue", exact=True).first.is_visible()


def test_filters_are_open_on_a_wide_page_and_folded_on_a_phone(seen):
    assert seen(WIDE).get_by_label("Nation", exact=True).is_visible()
    assert not seen(PHONE).get_by_label("Nation", exact=True).is_visible()


def test_a_row_becomes_a_card_with_its_headings_on_a_phone(seen):
    cell = seen(PHONE).locator("#sample-table td[data-label=Due]").first

    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Due"'


def test_a_card_of_a_table_with_many_columns_keeps_room_for_its_headings(seen):
    page = seen(PHONE)
    cell = page.locator("#sample-table td[data-label=Due]").first
    room = "cell => parseFloat(getComputedStyle(cell).paddingLeft)"
    before = cell.evaluate(room)

    page.evaluate("for (let n = 0; n < 8; n++) document.querySelector('#sample-table thead tr').insertCell()")
    page.evaluate("document.querySelectorAll('#sample-table thead td').forEach(e => e.outerHTML = '<th>More</th>')")

    assert cell.evaluate(room) == before > 0


def test_the_keyboard_always_shows_where_it_is(seen):
    page = seen(WIDE)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.locator(".skip-link").evaluate("link => link.getBoundingClientRect().top >= 0")
    assert page.locator(".skip-link").evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


def test_paper_has_the_letter_and_no_navigation(seen):
    page = seen(WIDE)

    page.emulate_media(media="print")

    assert page.locator(".letter").is_visible()
    assert not page.locator(".masthead").is_visible()
    assert not page.get_by_role("button", name="Record the response").first.is_visible()
