"""The grid of findings: authorities by questions, each cell with its evidence, fifty authorities at a time."""

import csv
import io

import pytest

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.vocabulary import AnswerState, Settled
from tests import builders
from tests.findings_builders import chosen, finding, number, quote
from tests.web.pages import visit

GRID = "/campaigns/lfrt/findings"


def rows(page):
    """What each authority said, by the heading of the column."""
    headings = [" ".join(th.text.split()) for th in page.select(".grid thead tr:last-child th")]
    names = headings[1:] if headings and headings[0] == "Authority" else headings
    return {
        row.th.text: dict(zip(names, (td.get_text(" ", strip=True) for td in row.select("td")), strict=True))
        for row in page.select(".grid tbody tr")
    }


def test_each_authority_has_a_row_and_each_question_a_column(county, session, member):
    asked = county.ask(county.unitary)
    finding(session, asked, "C01", values={"own_use": chosen("in use")}, evidence=[quote("We use it.", page=3)])

    page = visit(member, GRID)

    assert rows(page)["Silverbridge Council"]["C01 Own use"] == "in use p. 3"
    assert rows(page)["Silverbridge Council"]["C02 Systems"] == "no answer yet"
    assert rows(page)["Silverbridge Council"]["C15 Complaints"] == "not asked"


def test_a_cell_leads_to_its_finding_and_its_name_says_the_evidence(county, session, member):
    asked = county.ask(county.unitary)
    finding(session, asked, "C01", values={"own_use": chosen("in use")}, evidence=[quote("We use it.", page=3)])

    link = visit(member, GRID).select_one(".grid td a")

    assert link["href"] == f"{GRID}/{asked.reference}/C01"
    assert link["aria-label"] == "in use. reply.pdf page 3: “We use it.”"


def test_a_finding_without_evidence_says_so(county, session, member):
    finding(session, county.ask(county.unitary), "C01", AnswerState.REFUSED)

    assert rows(visit(member, GRID))["Silverbridge Council"]["C01 Own use"] == "refused no source"


def test_an_answer_that_rules_others_out_makes_them_not_apply(county, session, member):
    asked = county.ask(county.unitary)
    finding(session, asked, "C01", values={"own_use": chosen("never")})
    finding(session, asked, "C03", values={"police_lfr_on_assets": "no"})

    row = rows(visit(member, GRID))["Silverbridge Council"]

    assert (row["C06 Supplier"], row["C05 Estate"]) == ("does not apply", "no answer yet")


def test_a_request_that_was_never_sent_asks_nothing(county, session, campaign, volunteer, member):
    draft = builders.info_request(session, campaign, county.unitary, by=volunteer)
    draft.question_set_id = county.council_set

    assert rows(visit(member, GRID))["Silverbridge Council"]["C01 Own use"] == "not asked"


def test_one_question_shows_all_its_fields(county, session, member):
    values = {"cameras_total": number(120), "cameras_fr_capable": number(3, 5)}
    finding(session, county.ask(county.unitary), "C05", values=values)

    row = rows(visit(member, f"{GRID}?question=C05"))["Silverbridge Council"]

    assert list(row.values()) == ["120 no source", "3 to 5", ""]


def test_every_field_can_be_shown_at_once(county, session, member):
    finding(session, county.ask(county.unitary), "C05", values={"cameras_fr_capable": number(3, 5)})

    page = visit(member, f"{GRID}?wide=1")

    assert len(page.select(".grid tbody td")) > 60
    assert "3 to 5" in page.select_one(".grid tbody").text


def test_forces_are_in_a_grid_of_their_own(county, session, member):
    county.ask(county.unitary)
    finding(session, county.ask(county.force), "P01", values={"lfr_status": chosen("trial only")})

    assert list(rows(visit(member, f"{GRID}?questions=lfrt-police"))) == ["Borsetshire Constabulary"]


NARROWED = {
    "kind=district_council": ["Barchester City Council"],
    "nation=Wales": ["Silverbridge Council"],
    "text=silver": ["Silverbridge Council"],
    "state=refused": ["Barchester City Council"],
    "state=refused&question=C02": [],
    "state=pending&question=C01": ["Silverbridge Council"],
    "disagreed=1": ["Barchester City Council"],
    "disagreed=1&question=C02": [],
    "state=no-such-state": [],
}


def test_the_address_narrows_the_rows(county, session, member):
    county.unitary.nation = Nation.WALES
    finding(session, county.ask(county.district), "C01", AnswerState.REFUSED, settled=Settled.ADJUDICATED)
    county.ask(county.unitary)

    assert {asked: list(rows(visit(member, f"{GRID}?{asked}"))) for asked in NARROWED} == NARROWED


def test_only_kinds_that_are_asked_these_questions_are_offered(county, member):
    county.ask(county.force)

    page = visit(member, f"{GRID}?questions=lfrt-police")

    kinds = [each["value"] for each in page.select("select[name=kind] option")]
    assert kinds == ["", "police_territorial", "police_special"]


def test_an_unknown_word_is_named_and_not_taken_for_any(county, member):
    county.ask(county.unitary)

    assert "that we do not know: kind=parish" in visit(member, f"{GRID}?kind=parish").text


def test_a_long_grid_goes_on_where_the_page_before_ended(county, session, member):
    for place in range(51):
        facts = {"slug": f"c{place}", "kind": AuthorityKind.UNITARY}
        county.ask(builders.authority(session, f"Council {place:02}", **facts))

    first = visit(member, GRID)
    second = visit(member, first.select_one("a[rel=next]")["href"])

    assert len(rows(first)) == 50
    assert list(rows(second)) == ["Council 50"]
    assert not second.select("a[rel=next]")


def test_a_page_of_the_grid_takes_as_many_statements_however_much_is_on_it(county, session, member, statements):
    county.ask(county.unitary)
    visit(member, GRID)
    statements.clear()
    visit(member, GRID)
    few = len(statements)
    for id_ in ("C01", "C02", "C05"):
        finding(session, county.ask(county.district), id_, AnswerState.NIL)
    statements.clear()

    visit(member, GRID)

    assert len(statements) <= few


@pytest.mark.parametrize(
    "asked_for", ["kind=unitary", "state=nil", "state=nil&question=C02", "state=pending&question=C01", "disagreed=1"]
)
@pytest.mark.parametrize("table", ["findings", "findings_wide"])
def test_the_downloads_are_of_the_authorities_that_are_shown(county, session, member, asked_for, table):
    finding(session, county.ask(county.unitary), "C02", AnswerState.NIL, settled=Settled.ADJUDICATED)
    finding(session, county.ask(county.district), "C01", AnswerState.NOT_HELD)

    page = visit(member, f"{GRID}?{asked_for}")
    answer = member.get(page.select_one(f"a[href*='/{table}.csv']")["href"])

    told = csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff")))
    assert {row["authority_name"] for row in told} == set(rows(page)) == {"Silverbridge Council"}
    assert "silverbridge" not in answer.headers["Content-Disposition"]
    assert asked_for.replace("=", "-").replace("&", "_").split("_")[0] in answer.headers["Content-Disposition"]


def test_a_download_asked_for_in_words_nobody_knows_is_empty(county, member):
    county.ask(county.unitary)

    answer = member.get(f"{GRID}/findings.csv?state=splendid")

    assert answer.get_data(as_text=True).count("\r\n") == 1


def test_a_campaign_that_asked_no_question_set_has_no_findings_yet(member):
    assert "No findings yet" in visit(member, GRID).text
