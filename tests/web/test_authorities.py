import pytest

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.queries import authorities
from foi_tracker.usecases.load_register import load_register
from tests import builders
from tests.builders import NOON, received, response, sent
from tests.web.pages import sign_in, visit

pytestmark = pytest.mark.usefixtures("register")

SECTION_31 = CitedExemption(law=RegimeCode.FOIA, code="s.31")


@pytest.fixture
def register(session):
    load_register(session, at=NOON)
    return session


@pytest.fixture
def reader(client, volunteer):
    return sign_in(client, volunteer)


def _names(page):
    return [row.th.a.text for row in page.select("#authorities tbody tr")]


def _fact(page, name):
    found = page.find("dt", string=name)
    return " ".join(found.find_next("dd").get_text(" ", strip=True).split()) if found else None


def _text(page):
    return " ".join(page.main.get_text(" ", strip=True).split())


def test_the_list_shows_fifty_authorities_at_a_time_and_says_how_many_there_are(reader):
    page = visit(reader, "/authorities")

    assert len(_names(page)) == 50
    assert page.select_one("[data-count]").text == "430 authorities, 1 to 50 shown"
    assert _names(visit(reader, page.select_one("a[rel=next]")["href"]))[0] > _names(page)[-1]


def test_a_search_is_a_plain_form_whose_address_can_be_kept(reader):
    page = visit(reader, "/authorities?q=ynys+mon")

    assert _names(page) == ["Isle of Anglesey County Council"]
    assert page.select_one("input[name=q]")["value"] == "ynys mon"


def test_filters_stay_chosen_and_go_on_to_the_next_page(reader):
    page = visit(reader, "/authorities?kind=district_council&standing=all")

    assert page.select_one("select[name=kind] option[selected]")["value"] == "district_council"
    assert "standing=all" in page.select_one("a[rel=next]")["href"]
    assert "kind=district_council" in page.select_one("a[rel=next]")["href"]


def test_a_slip_of_the_finger_is_answered_with_a_suggestion(reader):
    page = visit(reader, "/authorities?q=birmingam")

    assert "Birmingham City Council" in [link.text for link in page.select("#results .empty a")]


@pytest.mark.parametrize(
    "address", ["?kind=parish", "?nation=Narnia", "?standing=asleep", "?region=%01", "?force=kent%0apolice"]
)
def test_an_address_with_an_unknown_word_shows_nobody_and_says_why(reader, address):
    page = visit(reader, f"/authorities{address}")

    assert _names(page) == []
    assert "We do not know" in _text(page)


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "two", "²", "1000"])
def test_a_page_number_that_cannot_be_is_taken_for_one_that_can(reader, page):
    assert _names(visit(reader, f"/authorities?page={page}"))


def test_an_authority_shows_its_law_and_who_watches_over_it(reader):
    assert "Scottish Information Commissioner" in _text(visit(reader, "/authorities/glasgow"))
    assert "Freedom of Information Act 2000 (FOIA)" in _text(visit(reader, "/authorities/british-transport-police"))


def test_an_authority_that_does_not_exist_is_not_found(reader):
    assert reader.get("/authorities/barchester").status_code == 404
    assert reader.get("/authorities/kent%00").status_code == 404


def test_a_district_shows_its_county_and_force_and_a_county_its_districts(reader):
    district, county = visit(reader, "/authorities/adur"), visit(reader, "/authorities/west-sussex")

    assert (_fact(district, "County council"), _fact(district, "Police force")) == (
        "West Sussex County Council",
        "Sussex Police",
    )
    assert "Adur District Council" in [link.text for link in county.select("details li a")]
    assert "7 councils in its area" in _text(county)


def test_a_merged_council_points_to_its_successor_of_today_and_cannot_be_asked(reader):
    page = visit(reader, "/authorities/taunton-deane-borough-council")

    banner = page.select_one(".banner")
    assert "Ended on Sun 31 Mar 2019" in banner.text
    assert [link["href"] for link in banner.select("a")] == ["/authorities/somerset"]
    assert page.find("a", string="File a request") is None


def test_a_council_whose_end_is_in_law_says_when_and_who_follows(reader):
    page = visit(reader, "/authorities/surrey")

    assert "Ends on Wed 31 Mar 2027" in page.select_one(".banner").text
    assert {link["href"] for link in page.select(".banner a")} == {
        "/authorities/east-surrey",
        "/authorities/west-surrey",
    }
    assert page.find("a", string="File a request")["href"] == "/file?authority=surrey"


def test_a_council_to_come_cannot_be_asked_yet(reader):
    page = visit(reader, "/authorities/east-surrey")

    assert "Begins on Thu 1 Apr 2027" in page.select_one(".banner").text
    assert page.find("a", string="File a request") is None


def test_what_is_only_announced_is_shown_as_such(reader):
    page = visit(reader, "/authorities/harlow")

    assert "Announced, not yet law" in _text(page)
    assert "West Essex Council is planned for Sat 1 Apr 2028" in _text(page)


def test_a_page_lists_its_requests_with_the_record_and_what_each_figure_is_out_of(
    reader, register, campaign, volunteer, coordinator
):
    kent = authorities.by_slug(register, "kent")
    refused = [
        sent("2026-09-01"),
        received("2026-09-01"),
        response("2026-09-08", Outcome.REFUSED, exemptions=(SECTION_31,)),
    ]
    builders.info_request(register, campaign, kent, by=volunteer, history=refused, owner=coordinator)
    builders.info_request(register, campaign, kent, by=volunteer, history=[sent("2026-09-01"), received("2026-09-01")])

    page = visit(reader, "/authorities/kent")

    assert [row.th.a.text for row in page.select("#requests-table tbody tr")] == ["LFR-0002", "LFR-0001"]
    assert _fact(page, "Answered") == "1 of 2"
    assert _fact(page, "Still waiting") == "1 of 2, 1 overdue"
    assert _fact(page, "Answered in time") == "1 of 1"
    assert _fact(page, "Time to answer").startswith("5 working days, the middle of 1 answer.")
    assert _fact(page, "Refused under FOIA s.31") == "1 of 1"


def test_a_request_in_a_campaign_one_is_not_part_of_is_neither_listed_nor_counted(reader, register, volunteer):
    elsewhere = builders.campaign(register, slug="other", short_name="OTH")
    kent = authorities.by_slug(register, "kent")
    builders.info_request(register, elsewhere, kent, by=volunteer, history=[sent("2026-09-01")])

    page = visit(reader, "/authorities/kent")

    assert "OTH-0001" not in _text(page)
    assert "Its record" not in _text(page)
    assert visit(reader, "/authorities?q=kent+county").select_one("td.number").text == "0"


def test_nobody_signed_out_reads_the_register(client):
    assert client.get("/authorities").status_code in (302, 401)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/authorities", 8),
        ("/authorities?q=nobody+is+called+this", 8),
        ("/authorities/kent", 12),
        ("/authorities/surrey", 12),
        ("/authorities/taunton-deane-borough-council", 12),
    ],
)
def test_a_page_asks_the_database_a_fixed_number_of_questions(
    reader, register, campaign, volunteer, statements, address, most
):
    statements.clear()
    reader.get(address)
    before = len([each for each in statements if each.lstrip().upper().startswith("SELECT")])
    for slug in ("kent", "surrey", "taunton-deane-borough-council"):
        for _ in range(5):
            authority = authorities.by_slug(register, slug)
            builders.info_request(register, campaign, authority, by=volunteer, history=[sent("2026-09-01")])
    statements.clear()
    reader.get(address)
    after = len([each for each in statements if each.lstrip().upper().startswith("SELECT")])

    assert before == after <= most
