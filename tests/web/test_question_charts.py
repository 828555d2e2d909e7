"""The charts of a question: each with what it rests on, its table and its files."""

import pytest

from foi_tracker.domain.findings.vocabulary import AnswerState
from tests.findings_builders import chosen, finding, number
from tests.web.mapping import County
from tests.web.pages import sign_in, visit

QUESTIONS = "/campaigns/lfrt/findings/questions"


@pytest.fixture
def member(client, session, campaign, volunteer):
    """A browser of somebody whose campaign has found out a little."""
    made = County(session, campaign, volunteer)
    finding(session, made.ask(made.unitary), "C01", values={"own_use": chosen("never")})
    finding(session, made.ask(made.district), "C01", AnswerState.NOT_HELD)
    finding(session, made.ask(made.county), "C05", values={"cameras_total": number(40, 60)})
    return sign_in(client, volunteer)


def charts(page):
    """The bars of every chart by its heading: what they say."""
    return {
        chart.h3.text: {row.th.text: row.select_one(".number").text for row in chart.select(".bars tbody tr")}
        for chart in page.select(".answer-chart")
    }


def test_a_choice_is_shown_by_option_beside_what_the_replies_did(member):
    drawn = charts(visit(member, f"{QUESTIONS}/C01"))

    assert drawn["What the replies did with the question"] == {
        "answered in full": "1",
        "not held": "1",
        "no answer yet": "1",
    }
    assert drawn["Own use"]["never"] == "1"
    assert drawn["Own use"]["in use"] == "0"


def test_every_chart_says_how_many_answered_of_how_many_asked_and_has_its_table(member):
    page = visit(member, f"{QUESTIONS}/C01")

    assert [chart.figcaption.strong.text for chart in page.select(".answer-chart")] == [
        "2 answered of 3 asked.",
        "1 answered of 3 asked.",
    ]
    assert all(chart.select("details table") for chart in page.select(".answer-chart"))


def test_a_number_is_shown_spread_out_and_with_the_largest_by_name(member):
    page = visit(member, f"{QUESTIONS}/C05")

    assert charts(page)["Cameras total (cameras): the largest"] == {"Borsetshire": "40 to 60"}
    assert "Median between 40 and 60 (one number)." in page.text


def test_a_chart_can_be_taken_away(member):
    for ending, start in (("svg", b"<svg"), ("png", b"\x89PNG")):
        found = member.get(f"{QUESTIONS}/C01/own_use.{ending}")

        assert found.data.startswith(start)
        assert f"lfrt-C01-own-use-2026-11-23.{ending}" in found.headers["Content-Disposition"]


def test_what_was_never_asked_has_no_chart(member):
    for name in ("C99", "C01/no_such_field.svg", "C01/own_use.pdf"):
        assert member.get(f"{QUESTIONS}/{name}").status_code == 404, name
