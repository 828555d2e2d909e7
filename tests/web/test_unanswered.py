"""The page of what each authority left unanswered: each count beside what it is a part of."""

from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.findings.vocabulary import AnswerState
from tests import builders
from tests.builders import response, sent
from tests.findings_builders import finding
from tests.web.pages import visit

UNANSWERED = "/campaigns/lfrt/quality/unanswered"
REPLIED = (sent("2026-08-03"), response("2026-09-01", "supplied_in_part"))


def rows(page):
    """What became of each authority's questions, by the heading of the column."""
    return {
        row.th.text: {td["data-label"]: td.get_text(" ", strip=True) for td in row.select("td")}
        for row in page.select("#unanswered tbody tr")
    }


def test_each_authority_is_counted_beside_what_is_known_of_it(county, session, member):
    replied = county.ask(county.unitary, *REPLIED)
    told = {"C01": AnswerState.ANSWERED, "C02": AnswerState.REFUSED, "C03": AnswerState.IGNORED, "C05": AnswerState.NIL}
    for question_id, state in told.items():
        finding(session, replied, question_id, state)
    county.ask(county.district)
    unread = county.ask(county.county, *REPLIED)

    page = visit(member, UNANSWERED)

    assert list(rows(page)) == ["Barchester City Council", "Borsetshire County Council", "Silverbridge Council"]
    assert rows(page)["Silverbridge Council"] == {
        "Asked": "14",
        "Unanswered": "2 of 4 (50%)",
        "Ignored": "1",
        "Refused": "1",
        "No reply yet": "0",
        "Not read by us": "10",
    }
    assert rows(page)["Barchester City Council"]["Unanswered"] == "14 of 14 (100%)"
    assert rows(page)["Borsetshire County Council"]["Unanswered"] == "not known yet"
    lead = page.select_one(".lead").get_text(" ", strip=True)
    assert "3 authorities were asked 42 questions." in lead
    assert "We know what became of 18 of them. Of those, 16 (89%) are unanswered" in lead
    assert unread.responded_on is not None


def test_the_page_is_narrowed_by_kind_and_nation_and_a_word_nobody_knows_shows_nobody(county, session, member):
    place = builders.authority(session, "Skelbrae Council", nation=Nation.SCOTLAND)
    for each in (county.force, county.unitary, place):
        county.ask(each)

    assert list(rows(visit(member, f"{UNANSWERED}?kind=police_territorial"))) == ["Borsetshire Constabulary"]
    assert list(rows(visit(member, f"{UNANSWERED}?nation={Nation.SCOTLAND}"))) == ["Skelbrae Council"]
    nobody = visit(member, f"{UNANSWERED}?kind=parish")
    assert rows(nobody) == {}
    assert "No authority that was asked matches." in nobody.main.text


def test_a_name_leads_to_the_authority_and_the_page_says_it_is_no_league_table(county, member):
    county.ask(county.unitary)

    page = visit(member, UNANSWERED)

    assert page.select_one("#unanswered tbody a")["href"] == "/authorities/silverbridge-council"
    assert "Do not rank them by this." in page.main.text
    assert visit(member, "/campaigns/lfrt/quality").select_one(f"a[href='{UNANSWERED}']")


def test_fifty_authorities_stand_on_a_page(county, session, campaign, volunteer, member):
    for number in range(51):
        place = builders.authority(session, f"Place {number:02}")
        made = builders.info_request(session, campaign, place, by=volunteer, history=[sent("2026-09-01")])
        made.question_set_id = county.council_set
    session.commit()

    first, second = visit(member, UNANSWERED), visit(member, f"{UNANSWERED}?page=2")

    assert (len(rows(first)), list(rows(second))) == (50, ["Place 50"])
    assert first.select_one(f"a[href='{UNANSWERED}?page=2']")
    assert "51 authorities" in second.main.text
