"""The page of what to look at again: every sort of doubt, where it is mended, filters, and the list to download."""

import csv
import io
from collections import Counter

import pytest

from foi_tracker.domain.findings.vocabulary import Confidence
from foi_tracker.domain.quality.rules import RULES, Check
from foi_tracker.models import Authority
from tests import builders
from tests.findings_builders import chosen, finding, quote
from tests.web.doubtful import Doubtful
from tests.web.pages import visit

QUALITY = "/campaigns/lfrt/quality"
ODD = "Silverbridge Council"


@pytest.fixture
def doubtful(session, campaign, volunteer, coordinator):
    return Doubtful(session, campaign, volunteer, coordinator)


def doubts(page):
    """The rule, the words and the place of each line."""
    rows = page.select("#doubts tbody tr")
    return [(row.th.contents[0].strip(), row.th.small.text, row.td.small.text) for row in rows]


def tiles(page):
    return {
        tile.select_one(".tile-label").text: int(tile.select_one(".tile-number").text) for tile in page(class_="tile")
    }


def listed(client, query=""):
    return list(csv.DictReader(io.StringIO(client.get(f"{QUALITY}/list.csv{query}").data.decode("utf-8-sig"))))


@pytest.mark.usefixtures("doubtful")
def test_every_sort_of_doubt_is_shown_with_its_words_and_its_place(member):
    page = visit(member, QUALITY)

    found = {(title, words): where for title, words, where in doubts(page)}
    assert found["No source", "No quote, no file, no page."] == "LFR-0001 C01"
    assert found["Source without quote or page", "No quote."] == "LFR-0001 C03"
    assert found["Quote is not in the file", "“=never said” is not in the file."] == "LFR-0001 C09"
    outliers = (
        "cameras total: 1,500 is 9.0 times the upper quartile, 167.5. (10 numbers.)"
        " cameras fr capable: 1,600 is 1,600.0 times the upper quartile, 1. (10 numbers.)"
    )
    assert found["Far above the others", outliers] == "LFR-0001 C05"
    assert found["A count that looks like a year", "complaints: 2,024."] == "LFR-0001 C15"
    more = "cameras fr capable: 1,600, but cameras total are 1,500."
    assert found["Does not add up in itself", more] == "LFR-0001 C05"
    assert found["Log and total conflict", "arrests: they say 5, the log comes to 7."] == "LFR-0002 P14"
    assert found["Unlikely date", "decision date: Mon 1 Jun 2015 is before 2016."] == "LFR-0001 C08"
    assert found["More than 12 months old", "As of Fri 31 Jan 2025."] == "LFR-0001 C11"
    assert found["A later reply is not read", "A reply of 20 Oct 2026 waits."] == "LFR-0003"
    assert found["Waits for a third reader", "1 question open."] == "LFR-0001"
    assert found["Readers often differ", "0 of 10 the same (0%); kappa cannot be said."] == "C06"
    assert found["The reader was not sure", "Read as “not sure”."] == "LFR-0001 C14"
    assert tiles(page) == {
        "Missing evidence": 3,
        "Far from the others": 1,
        "Unit suspects": 1,
        "Do not add up": 5,
        "Unlikely dates": 1,
        "Stale": 2,
        "Readers differ": 2,
        "Not sure": 1,
    }


@pytest.mark.usefixtures("doubtful")
def test_rows_of_the_log_are_doubted_one_by_one(member):
    found = doubts(visit(member, f"{QUALITY}?question=P02&group=sums"))

    titles = Counter(title for title, _, _ in found)
    assert titles == {RULES[Check.LOG_ROW].title: 1, RULES[Check.LOG_TWICE].title: 2}
    assert found[0][1:] == (
        "Error: True and false alerts come to 4, but there were 3 alerts in all.",
        "LFR-0002 borsetshire-police-20260306-1",
    )


@pytest.mark.usefixtures("doubtful")
def test_each_line_leads_a_volunteer_to_where_it_is_looked_into(member):
    rows = visit(member, QUALITY).select("#doubts tbody tr")

    leads = {row.th.contents[0].strip(): row.td.a["href"] for row in rows}
    assert leads[RULES[Check.NO_EVIDENCE].title] == "/campaigns/lfrt/findings/LFR-0001/C01"
    assert leads[RULES[Check.LATER].title] == "/campaigns/lfrt/queue?only=LFR-0003"
    assert leads[RULES[Check.LOG_ROW].title] == "/campaigns/lfrt/deployments/borsetshire-police-20260306-1"
    assert {member.get(each).status_code for each in leads.values()} == {200}
    assert all(RULES[Check.LATER].title in row.td.a.text for row in rows if "later" in row.th.text)


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("?check=outlier", ["LFR-0001 C05"]),
        ("?group=stale", ["LFR-0001 C11", "LFR-0003"]),
        ("?kind=police_territorial&check=log_sums", ["LFR-0002 P14"]),
        ("?kind=parish", []),
        ("?nation=Scotland", []),
        ("?question=C05&group=sums", ["LFR-0001 C05"]),
        ("?check=outlier&group=stale", []),
    ],
)
def test_filters_leave_what_was_asked_for_on_the_page_and_in_the_file(member, query, places):
    page = visit(member, f"{QUALITY}{query}")

    assert sorted(where for _, _, where in doubts(page)) == places
    rows = listed(member, query)
    assert sorted(f"{row['reference']} {row['question_id']}".strip() for row in rows) == places


@pytest.mark.usefixtures("doubtful")
def test_a_tile_leads_to_its_sort_and_back_and_counts_within_the_other_filters(member):
    page = visit(member, f"{QUALITY}?group=stale&question=C05")

    assert tiles(page)["Do not add up"] == 1
    assert tiles(page)["Stale"] == 0
    chosen_one = page.select_one(".tile-link[aria-current=true]")
    assert chosen_one["href"] == f"{QUALITY}?question=C05"
    assert "No doubt matches these filters." in page.main.text


@pytest.mark.usefixtures("doubtful")
def test_a_word_that_nobody_knows_shows_nothing_and_says_so(member):
    page = visit(member, f"{QUALITY}?check=everything")

    assert doubts(page) == []
    assert "check=everything" in page.main.text
    assert listed(member, "?check=everything") == []


@pytest.mark.usefixtures("doubtful")
def test_the_file_defuses_formulas_and_its_name_says_the_filters(session, member):
    session.query(Authority).filter_by(name=ODD).one().name = "=HYPERLINK(1)"
    session.commit()

    answer = member.get(f"{QUALITY}/list.csv?check=no_evidence")

    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert row["authority"] == "'=HYPERLINK(1)"
    assert (row["group"], row["check"], row["question_id"]) == ("evidence", "no_evidence", "C01")
    assert row["mender"] == RULES[Check.NO_EVIDENCE].mender
    name = answer.headers["Content-Disposition"]
    assert 'filename="quality_campaign-lfrt_check-no-evidence_2026-11-23' in name


def test_fifty_lines_stand_on_a_page_and_all_in_the_file(county, session, member):
    questions = [f"C{number:02}" for number in range(1, 17)]
    for place in (county.unitary, county.district, county.county, county.unitary):
        asked = county.ask(place)
        for question_id in questions:
            finding(session, asked, question_id, evidence=[quote()], confidence=Confidence.UNSURE)

    first, second = visit(member, QUALITY), visit(member, f"{QUALITY}?page=2")

    assert (len(doubts(first)), len(doubts(second)), len(listed(member))) == (50, 14, 64)
    assert not set(doubts(first)) & set(doubts(second))


def test_another_campaigns_doubts_are_never_shown(doubtful, session, volunteer, member):
    other = builders.campaign(session, "cctv", "CCTV")
    theirs = builders.info_request(
        session, other, doubtful.county.unitary, by=volunteer, history=[builders.sent("2026-09-01")]
    )
    theirs.question_set_id = doubtful.county.council_set
    before = listed(member)
    finding(session, theirs, "C01", values={"own_use": chosen("never")}, confidence=Confidence.UNSURE)

    assert listed(member) == before
    assert not [row for row in before if row["reference"].startswith("CCTV")]


def test_nothing_read_is_nothing_to_look_at_again(county, member):
    county.ask(county.unitary)

    assert "Nothing to look at again." in visit(member, QUALITY).main.text


@pytest.mark.usefixtures("campaign")
def test_every_rule_is_explained_with_what_it_cannot_tell(member):
    page = visit(member, QUALITY)

    told = [each.text for each in page.select("details h3")]
    assert sorted(told) == sorted(rule.title for rule in RULES.values())
    assert page.main.text.count("What it cannot tell:") == len(RULES)
