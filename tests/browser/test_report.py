"""The report in a real browser: at every width, by day and by night, on paper, and for whoever cannot see it."""

from pathlib import Path

import pytest

from tests.browser.accessibility import check_accessibility
from tests.queries.report_world import tell
from tests.web.pages import sign_in

STYLESHEET = Path(__file__).parents[2] / "foi_tracker" / "static" / "app.css"
WIDE, PHONE, NARROWEST = 1280, 360, 320

pytestmark = pytest.mark.browser


@pytest.fixture
def seen(client, session, campaign, volunteer, browser):
    """The page as it comes, to be looked at without its server."""
    tell(session, campaign, by=volunteer)
    report = sign_in(client, volunteer).get("/reports").get_data(as_text=True)
    context = browser.new_context(locale="en-GB")

    def at(width, scheme="light"):
        page = context.new_page()
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.set_content(report)
        page.add_style_tag(path=STYLESHEET)
        return page

    yield at
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROWEST, PHONE, WIDE])
def test_the_report_fits_and_can_be_read_by_anybody(seen, width, scheme):
    page = seen(width, scheme)
    for fold in page.locator("main details:not(.filter-bar)").all():
        fold.evaluate("fold => fold.open = true")

    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_every_number_and_caveat_and_nothing_to_press(seen):
    page = seen(WIDE)

    page.emulate_media(media="print")

    assert page.locator("#by-exemption").get_by_text("Unitary council 2 of 2").is_visible()
    assert page.locator("#method").is_visible()
    assert page.get_by_text("Days to answer run from day 0").is_visible()
    assert not page.get_by_role("link", name="CSV: timeliness by nation").is_visible()
    assert not page.get_by_role("button", name="Show").is_visible()
