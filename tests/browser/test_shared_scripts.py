"""The shared scripts in a real browser, on fragments of the pages they add to."""

from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "foi_tracker" / "static"
DAY = '<label for="day">Day it reached you</label><input id="day" name="day" data-day value="{typed}">'
ROWS = """<form><table data-selectable><thead><tr><th data-select-all>Tick</th></tr></thead><tbody>
<tr><td><input type="checkbox" name="tick" value="1" aria-label="Tick Barchester"></td></tr>
<tr><td><input type="checkbox" name="tick" value="2" aria-label="Tick Tilling"></td></tr>
<tr><td><input type="checkbox" name="tick" value="3" aria-label="Tick Borsetshire"></td></tr></tbody></table></form>"""
COPY = """<p id="address">foi@barchester.example</p>
<span hidden data-copy="address" data-copied="Copied"><button>Copy</button><span role="status"></span></span>"""

pytestmark = pytest.mark.browser


@pytest.fixture
def load(browser):
    page = browser.new_page(locale="en-GB")

    def loaded(body, script):
        page.set_content(f"<!doctype html><main>{body}</main>")
        page.evaluate("window.scriptHasRun = false")  # a module runs in its own time
        page.add_script_tag(content=(STATIC / script).read_text() + "\nwindow.scriptHasRun = true;", type="module")
        page.wait_for_function("window.scriptHasRun")
        return page

    yield loaded
    page.close()


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("4/9/2026", "2026-09-04"),
        ("04.09.26", "2026-09-04"),
        ("4 Sep 2026", "2026-09-04"),
        ("Fri 4 September 2026", "2026-09-04"),
        ("2026-09-04", "2026-09-04"),
        ("31/9/2026", ""),
        ("soon", ""),
    ],
)
def test_the_picker_opens_on_the_day_already_typed(load, typed, iso):
    page = load(DAY.format(typed=typed), "date-picker.js")

    page.evaluate("HTMLInputElement.prototype.showPicker = function () {}")
    page.get_by_role("button", name="Pick Day it reached you from a calendar").click()

    assert page.locator(".picker-native").input_value() == iso


def test_a_picked_day_is_written_day_first(load):
    page = load(DAY.format(typed=""), "date-picker.js")

    page.evaluate(
        """() => { const picker = document.querySelector(".picker-native");
        picker.value = "2026-09-04"; picker.dispatchEvent(new Event("change")); }"""
    )

    assert page.get_by_label("Day it reached you", exact=True).input_value() == "4/9/2026"


def test_one_box_ticks_every_row_and_says_how_many(load):
    page = load(ROWS, "select-all.js")

    page.get_by_label("Tick all 3 rows shown").check()

    assert page.locator("tbody input:checked").count() == 3
    assert page.get_by_role("status").text_content() == "3 of 3 rows ticked"


def test_shift_ticks_a_run_of_rows(load):
    page = load(ROWS, "select-all.js")

    page.get_by_label("Tick Barchester").click()
    page.get_by_label("Tick Borsetshire").click(modifiers=["Shift"])

    assert page.locator("tbody input:checked").count() == 3


def test_some_rows_ticked_is_neither_all_nor_none(load):
    page = load(ROWS, "select-all.js")

    page.get_by_label("Tick Tilling").check()

    assert page.get_by_label("Tick all 3 rows shown").evaluate("box => box.indeterminate")
    assert page.get_by_role("status").text_content() == "1 of 3 rows ticked"


def test_the_list_of_problems_is_where_reading_starts(load):
    page = load(
        '<div class="error-summary" role="alert" tabindex="-1"><h2>There is a problem</h2></div>',
        "error-summary-focus.js",
    )

    assert page.evaluate("document.activeElement.className") == "error-summary"


def test_without_a_clipboard_the_copy_button_stays_hidden(load):
    page = load(COPY, "copy-button.js")

    assert page.evaluate("navigator.clipboard === undefined")
    assert page.get_by_role("button", include_hidden=True).is_hidden()
