"""The first pages a newcomer meets, in a real browser."""

import pytest

from foi_tracker.preparation import first_account_path
from tests.browser.accessibility import check_accessibility

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/login", "/calculator"])
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_public_pages_load_clean_and_accessible_at_every_width(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(path)

    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.title().startswith(page.locator("h1").inner_text())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_has_contrast_by_day_and_by_night(page, scheme):
    page.emulate_media(color_scheme=scheme)

    page.goto("/login")

    check_accessibility(page)


def test_the_printed_link_leads_to_the_first_account(page, live_app):
    page.goto(first_account_path(live_app.app))

    page.get_by_role("button").click()

    assert page.locator("form input[name=email]").count() == 1
