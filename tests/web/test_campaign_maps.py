"""The maps of a campaign: every cell in words, a county's answer on its districts, and the picture to take away."""

from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.web import pictures
from tests.builders import NOON
from tests.findings_builders import chosen, finding
from tests.web.mapping import IN_TIME, SENT, cells
from tests.web.pages import visit

HOME = "/campaigns/lfrt"
OWN_USE = f"{HOME}?by=lfrt-council.C01.own_use"


def test_every_cell_says_whose_it_is_and_where_the_request_stands(county, member):
    county.ask(county.unitary)
    county.ask(county.force, SENT, IN_TIME)

    page = visit(member, HOME)

    assert cells(page) == {
        "Barchester: Not asked": "/authorities/barchester-city-council",
        "Silverbridge: Awaiting response": "/authorities/silverbridge-council",
    }
    assert list(cells(page, "forces")) == ["Borsetshire Police: Closed"]
    assert "0 answered of 1 asked." in page.select_one("#map-councils figcaption").text


def test_the_maps_are_coloured_by_what_the_address_asks(county, member):
    county.ask(county.unitary, SENT, IN_TIME)

    for by, words in (("outcome", "Not held"), ("timeliness", "Answered in time"), ("no-such-word", "Closed")):
        assert f"Silverbridge: {words}" in cells(visit(member, f"{HOME}?by={by}"))


def test_the_newest_of_several_requests_decides_what_is_shown_of_their_progress(county, member):
    county.ask(county.unitary, SENT, IN_TIME)
    county.ask(county.unitary)

    assert "Silverbridge: Awaiting response" in cells(visit(member, HOME))


def test_a_districts_cell_shows_its_countys_answer_and_leads_to_it(county, session, member):
    asked = county.ask(county.county, SENT, IN_TIME)
    finding(session, asked, "C01", values={"own_use": chosen("in use")})

    page = visit(member, OWN_USE)

    said = "Barchester: in use (the county’s: Borsetshire)"
    assert cells(page)[said] == f"/campaigns/lfrt/findings/{asked.reference}/C01"
    assert "With a dot: the county council’s 1" in " ".join(page.select_one("#map-councils .legend").text.split())
    assert not page.select("#map-forces")


def test_a_district_that_answered_itself_keeps_its_own_colour(county, session, member):
    finding(session, county.ask(county.county), "C01", values={"own_use": chosen("in use")})
    finding(session, county.ask(county.district), "C01", values={"own_use": chosen("never")})

    assert "Barchester: never" in cells(visit(member, OWN_USE))


def test_a_newer_request_hides_no_answer_that_an_older_one_has(county, session, member):
    finding(session, county.ask(county.unitary), "C01", values={"own_use": chosen("never")})
    county.ask(county.unitary)

    assert "Silverbridge: never" in cells(visit(member, OWN_USE))


def test_what_stands_in_place_of_an_answer_is_said(county, session, member):
    finding(session, county.ask(county.unitary), "C01", AnswerState.NCND)
    county.ask(county.district)

    page = visit(member, OWN_USE)

    assert set(cells(page)) == {"Silverbridge: neither confirmed nor denied", "Barchester: no answer yet"}
    assert "1 answered of 2 asked." in page.select_one("#map-councils figcaption").text


def test_an_answer_that_no_longer_counts_is_not_on_the_map(county, session, member):
    finding(session, county.ask(county.unitary), "C01", values={"own_use": chosen("never")}, superseded_at=NOON)

    assert "Silverbridge: no answer yet" in cells(visit(member, OWN_USE))


def test_the_table_behind_has_everybody_even_those_without_a_cell(county, session, member):
    finding(session, county.ask(county.county), "C01", values={"own_use": chosen("in use")})

    rows = {row.th.text: row.select("td")[1].text for row in visit(member, OWN_USE).select("#map-councils tbody tr")}

    assert rows["Borsetshire"] == "in use It has no place of its own on the map."
    assert rows["Barchester"] == "not asked The map shows what Borsetshire says: in use."


def test_a_map_asks_the_database_as_often_for_many_as_for_few(county, session, member, statements):
    county.ask(county.unitary)
    member.get(OWN_USE)
    statements.clear()
    member.get(OWN_USE)
    few = len(statements)
    for _ in range(3):
        finding(session, county.ask(county.district), "C01", values={"own_use": chosen("never")})
    statements.clear()

    member.get(OWN_USE)

    assert len(statements) <= few


def test_the_picture_can_be_taken_away_with_the_name_of_what_it_shows(county, member):
    county.ask(county.unitary)

    svg = member.get(f"{HOME}/maps/councils.svg?by=lfrt-council.C01.own_use")
    png = member.get(f"{HOME}/maps/councils.png")

    assert svg.mimetype == "image/svg+xml"
    assert "lfrt-councils-lfrt-council.C01.own-use-2026-11-23.svg" in svg.headers["Content-Disposition"]
    assert "Contains OS data, Crown copyright" in svg.get_data(as_text=True)
    assert png.data.startswith(b"\x89PNG")


def test_a_map_that_does_not_exist_cannot_be_taken_away(county, member):
    county.ask(county.unitary)

    for name in ("forces.svg?by=lfrt-council.C01.own_use", "councils.pdf", "parishes.svg"):
        assert member.get(f"{HOME}/maps/{name}").status_code == 404, name


def test_whoever_comes_third_for_a_picture_is_asked_to_wait(county, member, monkeypatch):
    county.ask(county.unitary)
    monkeypatch.setattr(pictures, "PATIENCE", 0)

    with pictures.DRAWING, pictures.DRAWING:
        turned_away = member.get(f"{HOME}/maps/councils.png")

    assert turned_away.location == f"{HOME}?by=stage"
    assert "Others are drawing pictures" in visit(member, HOME).text
