"""What each component says, at the edges where it matters."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

TEMPLATES = Path(__file__).parents[2] / "templates"
DUE = date(2024, 4, 2)


@pytest.fixture
def component(app):
    """A macro by its name, giving what it drew as a tree."""

    def find(name, macro=None):
        module = app.jinja_env.get_template(f"components/{name}.html").module
        return lambda *given, **named: BeautifulSoup(getattr(module, macro or name)(*given, **named), "html.parser")

    return find


def words(page):
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize(
    ("today", "warning"),
    [(date(2024, 4, 1), None), (DUE, "Today"), (date(2024, 4, 3), "1 working day late")],
    ids=["the day before", "the day itself", "the day after"],
)
def test_a_request_is_overdue_only_after_its_day(component, today, warning):
    page = component("deadline")(DUE, today, "FOIA s.10(1)", days_late=1)

    assert page.time.text == "Tue 2 Apr 2024"
    assert (page.strong.text if page.strong else None) == warning
    assert bool(page.select(".deadline--overdue")) is (today > DUE)


def test_a_deadline_overdue_by_no_working_day_is_overdue_all_the_same(component):
    page = component("deadline")(date(2024, 4, 5), date(2024, 4, 6), "FOIA s.10(1)", days_late=0)

    assert page.strong.text == "Late"


def test_a_deadline_stands_beside_its_provision_and_how_binding_it_is(component):
    page = component("deadline")(DUE, date(2024, 4, 1), "s.45 Code, para 5.4", level="guidance")

    assert "Guidance s.45 Code, para 5.4" in words(page)
    assert page.select_one(".level--guidance")


def test_a_clock_that_does_not_run_says_so(component):
    page = component("deadline")(None, date(2024, 4, 1), "FOIA s.10(1)")

    assert words(page) == "The clock is not running."


@pytest.mark.parametrize(
    ("day", "late", "says"),
    [
        (19, 0, "Day 19 of 20 due Tue 2 Apr 2024"),
        (20, 0, "Day 20 of 20 due Tue 2 Apr 2024"),
        (21, 1, "1 working day late the last of 20 working days was Tue 2 Apr 2024"),
    ],
    ids=["the day before", "the day itself", "the day after"],
)
def test_a_ribbon_says_in_words_what_its_cells_show(component, day, late, says):
    page = component("clock_ribbon")(day, 20, DUE, late=late)

    assert words(page.p) == says
    assert len(page.select("rect")) == 20 + late
    assert len(page.select(".cell--late")) == late


def test_a_ribbon_stays_readable_however_late_an_answer_is(component):
    page = component("clock_ribbon")(320, 20, DUE, late=300)

    assert len(page.select("rect")) == 40
    assert "300 working days late" in words(page)


def test_a_stopped_clock_gives_its_reason_in_place_of_a_date(component):
    page = component("clock_ribbon")(6, 20, None, paused="stopped: waiting for us to clarify")

    assert words(page) == "Day 6 of 20 stopped: waiting for us to clarify"


@pytest.mark.parametrize(("number", "tone"), [(0, "nought"), (1, "late")])
def test_a_tile_that_counts_nothing_is_quiet(component, number, tone):
    page = component("tile")(number, "more than 20 working days late", "/overdue?band=20", tone="late")

    assert page.li["class"] == ["tile", f"tile--{tone}"]
    assert page.a["href"] == "/overdue?band=20"


def test_one_page_of_results_needs_no_way_on(component):
    assert words(component("pagination")()) == ""


def test_the_first_of_many_pages_leads_on_but_not_back(component):
    page = component("pagination")(next_url="/requests?after=9")

    assert [link["rel"] for link in page.select("a")] == [["next"]]


def test_a_table_says_what_it_holds_to_those_who_reach_it_by_keyboard(app):
    source = "{% from 'components/table.html' import table %}{% call table('Requests', 't') %}<tr></tr>{% endcall %}"

    page = BeautifulSoup(app.jinja_env.from_string(source).render(), "html.parser")

    assert page.div["tabindex"] == "0"
    assert page.find(id=page.div["aria-labelledby"]).text == "Requests"


def test_a_skipped_day_says_skipped_and_why(component):
    class Row:
        on, number, reason = date(2024, 4, 1), None, "Easter Monday"

    page = component("working")([Row])

    assert words(page.tbody) == "Mon 1 Apr 2024 skipped Easter Monday"


def test_what_differs_between_two_people_is_marked_in_words(component):
    page = component("conflict")([("Outcome", "Refused", "Not held"), ("Received", "1 Apr", "1 Apr")])

    assert [row.th.text for row in page.select(".conflict-row")] == ["Outcome"]
    assert (page.select_one("del").text, page.select_one("ins").text) == ("Refused", "Not held")


def test_text_in_a_component_cannot_become_markup(component):
    page = component("tag")("<script>alert(1)</script>")

    assert page.script is None
    assert page.span.text == "<script>alert(1)</script>"


def test_every_component_has_an_example_in_the_style_guide():
    components = {path.name for path in (TEMPLATES / "components").glob("*.html")}
    examples = {path.name for path in (TEMPLATES / "styleguide" / "components").glob("*.html")}

    assert components == examples, "add a file of the same name to templates/styleguide/components"
