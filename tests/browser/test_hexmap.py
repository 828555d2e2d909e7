"""A hex map under the keyboard and the pointer: one stop, arrows inside, and every cell said in words."""

from pathlib import Path

import pytest

from foi_tracker.domain.hexmap import Cell, HexMap, marked

SCRIPT = Path(__file__).parents[2] / "foi_tracker" / "static" / "hexmap.js"
NAMES = {"Barchester": (0, 0), "Silverbridge": (1, 0), "Plumstead": (0, 1), "Tilling": (3, 3)}

pytestmark = pytest.mark.browser


@pytest.fixture
def page(app, browser):
    cells = [
        Cell(slug=name, name=name, q=q, r=r, category="use", words="in use", href=f"#{name}")
        for name, (q, r) in NAMES.items()
    ]
    facts = {"id": "map", "title": "Own use", "noun": "councils", "answered": 4, "asked": 4}
    drawn = HexMap(categories=marked([("use", "in use", "p1")]), cells=cells, **facts)
    macro = '{% from "components/hexmap.html" import hexmap %}<button>Before</button>{{ hexmap(map) }}'
    opened = browser.new_page()
    opened.set_content(f"<!doctype html><main>{app.jinja_env.from_string(macro).render(map=drawn)}</main>")
    opened.add_script_tag(content=SCRIPT.read_text() + "\nwindow.scriptHasRun = true;", type="module")
    opened.wait_for_function("window.scriptHasRun")
    yield opened
    opened.close()


def said(page):
    return page.locator("[data-hexmap-words]").text_content()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_the_map_is_one_stop_and_arrows_go_to_the_nearest_cell_that_way(page):
    page.get_by_role("button").focus()
    press(page, "Tab")
    assert said(page) == "Barchester: in use"

    for key, name in (
        ("ArrowRight", "Silverbridge"),
        ("ArrowRight", "Tilling"),
        ("ArrowUp", "Silverbridge"),
        ("Home", "Barchester"),
        ("ArrowDown", "Plumstead"),
        ("ArrowLeft", "Barchester"),
        ("ArrowLeft", "Barchester"),
        ("End", "Tilling"),
    ):
        press(page, key)
        assert said(page) == f"{name}: in use", key

    press(page, "Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_enter_follows_the_cell_and_coming_back_finds_it_again(page):
    page.get_by_role("button").focus()

    press(page, "Tab", "ArrowRight", "Enter")
    assert page.evaluate("location.hash") == "#Silverbridge"

    press(page, "Shift+Tab", "Tab")
    assert said(page) == "Silverbridge: in use"


def test_each_cell_is_a_link_named_in_words_and_the_pointer_shows_them(page):
    cell = page.get_by_role("link", name="Tilling: in use")

    cell.hover()

    assert said(page) == "Tilling: in use"
