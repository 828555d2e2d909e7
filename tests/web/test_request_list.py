"""The list of requests: what is in it, in which order, page by page."""

from urllib.parse import urlsplit

import pytest

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Channel, Outcome, RegimeCode
from foi_tracker.queries.info_requests import MOST_COUNTED, PAGE_LENGTH
from tests import builders
from tests.builders import response, sent
from tests.web.lists import references, words
from tests.web.pages import sign_in, visit

MOST_STATEMENTS = 6


def test_an_empty_list_teaches_the_first_step(client, volunteer):
    page = visit(sign_in(client, volunteer), "/requests")

    assert "No requests yet. File the first" in words(page)
    assert page.find("a", href="/file", string="File a request") is not None


def test_filters_that_match_nothing_offer_the_way_back(client, volunteer, file_with):
    file_with(sent("2026-10-26"))

    page = visit(sign_in(client, volunteer), "/requests?stage=closed")

    assert "No request matches these filters." in words(page)
    assert page.find("a", href="/requests", string="Show all requests") is not None


def test_each_line_says_how_late_it_is_and_who_has_it(client, volunteer, file_with):
    file_with(sent("2026-10-22"))

    page = visit(sign_in(client, volunteer), "/requests")

    line = page.select_one("#requests tbody tr")
    assert "Thu 19 Nov 2026" in line.text
    assert "2 working days late" in line.text
    assert "Vera Volunteer" in line.text


def test_a_request_without_a_date_is_listed_with_its_reason(client, volunteer, file_with):
    dated, posted = file_with(sent("2026-10-26")), file_with(sent("2026-09-01", channel=Channel.POST))

    page = visit(sign_in(client, volunteer), "/requests")

    assert references(page) == [dated.reference, posted.reference]
    assert posted.undated_because in words(page)


def test_the_order_is_chosen_in_the_address(client, volunteer, file_with):
    later, sooner = file_with(sent("2026-11-02")), file_with(sent("2026-10-05"))
    sign_in(client, volunteer)

    orders = {sort: references(visit(client, f"/requests?sort={sort}")) for sort in ("due", "reference", "last_event")}

    assert orders == {
        "due": [sooner.reference, later.reference],
        "reference": [later.reference, sooner.reference],
        "last_event": [later.reference, sooner.reference],
    }


@pytest.mark.parametrize("sort", ["due", "reference", "last_event"])
def test_every_request_is_on_exactly_one_page(client, volunteer, file_with, sort):
    made = [file_with(sent(f"2026-{9 + at % 3:02}-0{1 + at % 5}")) for at in range(PAGE_LENGTH)]
    made += [file_with() for _ in range(PAGE_LENGTH + 3)]
    sign_in(client, volunteer)

    seen, url = [], f"/requests?sort={sort}"
    while url:
        page = visit(client, url)
        seen += references(page)
        following = page.select_one("a[rel=next]")
        url = following["href"] if following else ""

    assert sorted(seen) == sorted(each.reference for each in made)


@pytest.mark.parametrize("after", ["x", "2026-13-01.4", ".999999999999999999999", "2026-01-01", ".", "'.1"])
def test_an_address_somebody_bent_still_gives_a_list(client, volunteer, file_with, after):
    only = file_with(sent("2026-10-26"))

    page = visit(sign_in(client, volunteer), f"/requests?after={after}&sort=colour")

    assert references(page) == [only.reference]


def test_a_search_keeps_to_its_words_in_the_form(client, session, volunteer, file_with):
    wanted = file_with(sent("2026-10-26"), to=builders.authority(session, "Borsetshire Police"))
    file_with(sent("2026-10-26"))

    page = visit(sign_in(client, volunteer), "/requests?text=borset")

    assert references(page) == [wanted.reference]
    assert page.find(id="text")["value"] == "borset"
    assert "1 request, as filtered" in words(page)


def test_the_csv_is_of_exactly_what_is_shown(client, volunteer, file_with):
    refused = file_with(sent("2026-09-01"), response("2026-09-20", Outcome.REFUSED))
    file_with(sent("2026-10-26"))
    page = visit(sign_in(client, volunteer), "/requests?outcome=refused")

    csv = client.get(page.find("a", string="Download these as CSV")["href"], buffered=True)

    assert csv.mimetype == "text/csv"
    assert [refused.reference in line for line in csv.text.splitlines()] == [False, True]


@pytest.mark.parametrize("table", ["requests", "events", "refusals"])
def test_every_table_of_the_listed_requests_is_offered_in_every_format(client, volunteer, file_with, table):
    cited = (CitedExemption(law=RegimeCode.FOIA, code="s.31"),)
    refused = file_with(sent("2026-09-01"), response("2026-09-20", Outcome.REFUSED, exemptions=cited))
    file_with(sent("2026-10-26"), response("2026-11-02", Outcome.REFUSED, exemptions=cited))
    page = visit(sign_in(client, volunteer), f"/requests?text={refused.reference}")

    offered = [link["href"] for link in page.select(f"main details a[href^='/exports/{table}.']")]

    assert [urlsplit(href).path.rpartition(".")[2] for href in offered] == ["csv", "json", "xlsx"]
    rows = client.get(offered[1], buffered=True).json
    assert {row["reference"] for row in rows} == {refused.reference}


def test_requests_of_other_campaigns_are_not_listed_counted_or_offered(client, session, volunteer, file_with):
    elsewhere = builders.campaign(session, slug="elsewhere", short_name="ELS")
    stranger = builders.user(session, "Stella Stranger", elsewhere, "volunteer")
    builders.info_request(session, elsewhere, builders.authority(session, "Felpersham Council"), by=stranger)
    mine = file_with(sent("2026-10-26"))

    page = visit(sign_in(client, volunteer), "/requests")

    assert references(page) == [mine.reference]
    assert "1 request" in words(page)
    assert "Stella Stranger" not in page.text
    assert "elsewhere" not in [option["value"] for option in page.select("#campaign option")]


def test_the_list_takes_few_statements_however_long_it_is(client, volunteer, file_with, statements):
    sign_in(client, volunteer)
    counts = []
    for more in (1, PAGE_LENGTH):
        for _ in range(more):
            file_with(sent("2026-10-26"))
        statements.clear()
        client.get("/requests")
        counts.append(len([each for each in statements if each.lstrip().upper().startswith(("SELECT", "WITH"))]))

    assert max(counts) <= MOST_STATEMENTS
    assert MOST_COUNTED < 10_000
