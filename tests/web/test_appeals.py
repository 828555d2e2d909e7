"""The appeals page: what lapses first, what waits for others, and the ladder of each."""

import csv
import io

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Forum, Outcome, RegimeCode
from tests import builders
from tests.builders import day, response, sent
from tests.web.pages import sign_in, visit

MOST_STATEMENTS = 11  # ten, and BEGIN
S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31")
REFUSED = Outcome.REFUSED
SILENT_REVIEW = [sent("2026-07-01"), response("2026-07-29", REFUSED), happened.ReviewRequested(on=day("2026-08-03"))]
COMPLAINED = [*SILENT_REVIEW, happened.ReviewOutcome(on=day("2026-08-28")), happened.Complaint(on=day("2026-09-01"))]
ORDERED = happened.DecisionNotice(on=day("2026-10-01"), reference="DN-9001", comply_by=day("2026-11-05"))


@pytest.fixture
def challenges(session, campaign, volunteer):
    """One in every list. Today is Mon 23 Nov 2026; reviews are open forty working days, by guidance."""
    council = builders.authority(session)
    scottish = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")

    def made(*history, to=council, owner=volunteer):
        return builders.info_request(session, campaign, to, by=volunteer, owner=owner, history=history).reference

    return {
        "supplied": made(sent("2026-10-01"), response("2026-10-20", Outcome.SUPPLIED_IN_FULL)),
        "lapsed": made(sent("2026-07-01"), response("2026-07-29", REFUSED)),
        "silent": made(sent("2026-09-01")),
        "later": made(sent("2026-10-19"), response("2026-11-16", REFUSED, exemptions=(S31,))),
        "30": made(sent("2026-09-16"), response("2026-10-20", REFUSED)),
        "14": made(sent("2026-09-01"), response("2026-10-07", REFUSED)),
        "7": made(sent("2026-09-01"), response("2026-09-30", REFUSED)),
        "today": made(sent("2026-09-01"), response("2026-09-28", REFUSED), owner=None),
        "review overdue": made(*SILENT_REVIEW),
        "scottish": made(*SILENT_REVIEW, to=scottish),
        "review": made(*SILENT_REVIEW[:-1], happened.ReviewRequested(on=day("2026-11-16"))),
        "commissioner": made(*COMPLAINED),
        "steps": made(*COMPLAINED, happened.DecisionNotice(on=day("2026-10-01"), comply_by=day("2026-12-01"))),
        "steps overdue": made(*COMPLAINED, ORDERED),
        "tribunal": made(*COMPLAINED, ORDERED, happened.Appeal(on=day("2026-10-20"), forum=Forum.FIRST_TIER_TRIBUNAL)),
    }


def appeals(client, query=""):
    return visit(client, f"/appeals{query}")


def listed(page):
    return [link.text for link in page.select("#appeals a.reference")]


def row(page, reference):
    return next(each for each in page.select("#appeals tbody tr") if reference in each.text)


def tiles(page):
    return {
        tile.select_one(".tile-label").text.strip(): int(tile.select_one(".tile-number").text)
        for tile in page.select(".tile")
    }


def words(tag):
    return " ".join(tag.get_text(" ").split())


def test_what_lapses_first_is_first_and_what_is_over_is_not_there(client, coordinator, challenges):
    page = appeals(sign_in(client, coordinator))

    wanted = ["today", "7", "14", "30", "later", "scottish"]
    assert listed(page)[: len(wanted)] == [challenges[name] for name in wanted]
    assert set(listed(page)) == set(challenges.values()) - {
        challenges[name] for name in ("supplied", "lapsed", "silent")
    }


@pytest.mark.usefixtures("challenges")
def test_each_tile_counts_its_list_and_leads_to_it(client, coordinator):
    page = appeals(sign_in(client, coordinator))

    assert tiles(page) == {
        "Lapses within 7 days": 2,
        "Lapses in 8 to 14 days": 1,
        "Lapses in 15 to 30 days": 1,
        "Lapses later": 2,
        "Review overdue": 2,
        "Ordered, and not done in time": 1,
        "Review under way": 1,
        "Ordered, and still in time": 1,
        "With the regulator": 1,
        "With a tribunal or court": 1,
    }
    for link in page.select(".tile-link"):
        shown = visit(client, link["href"])
        assert len(listed(shown)) == int(link.select_one(".tile-number").text), link.text
        assert (
            shown.select_one(".tile-link[aria-current]").select_one(".tile-label").text
            == link.select_one(".tile-label").text
        )


def test_a_row_says_the_right_its_last_day_and_whether_that_is_law_or_guidance(client, coordinator, challenges):
    page = appeals(sign_in(client, coordinator))

    today, scottish = words(row(page, challenges["today"])), words(row(page, challenges["scottish"]))
    assert "Ask for a review Mon 23 Nov 2026 Today Guidance s.45 Code of Practice" in today
    # The review was due Mon 31 Aug 2026, twenty working days after 3 August; six months after that.
    assert "Complaint to the Commissioner The authority is late too. Sun 28 Feb 2027 97 days left Statute" in scottish


def test_a_right_leads_to_its_advice_and_what_waits_for_others_to_nothing(client, coordinator, challenges):
    page = appeals(sign_in(client, coordinator))

    ours, theirs = row(page, challenges["today"]), row(page, challenges["tribunal"])
    [leads] = ours.select("td a")
    assert (leads.text, leads["href"]) == ("Ask for a review", f"/requests/{challenges['today']}/challenge")
    visit(client, leads["href"])
    assert theirs.select("td a") == []


def test_the_ladder_of_a_row_reads_in_words_as_far_as_it_has_got(client, coordinator, challenges):
    page = appeals(sign_in(client, coordinator))

    steps = row(page, challenges["tribunal"]).select_one("ol")
    assert [words(step) for step in steps.select("li")] == [
        "Answer Done",
        "Review Done",
        "ICO Done",
        "Tribunal Under way",
    ]
    assert challenges["tribunal"] in steps["aria-label"]


@pytest.mark.usefixtures("challenges")
def test_what_was_ordered_and_not_done_stands_out_as_the_authoritys(client, coordinator):
    page = appeals(sign_in(client, coordinator), "?show=steps_overdue")

    (late,) = page.select("#appeals tbody tr")
    assert "row--late" in late["class"]
    assert "Wait for the authority Thu 5 Nov 2026 Overdue 12 working days late" in words(late)
    assert "ICO Not obeyed in time" in words(late)


def test_in_scotland_no_row_has_got_to_the_commissioner_before_a_review(
    client, session, coordinator, campaign, volunteer
):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    history = [sent("2026-10-01"), response("2026-10-20", REFUSED)]
    builders.info_request(session, campaign, council, by=volunteer, history=history)

    page = appeals(sign_in(client, coordinator))

    assert [words(step) for step in page.select("#appeals li")] == [
        "Answer Done",
        "Review Ours to use",
    ]


def test_permission_that_the_tribunal_refused_is_no_right_any_more(client, coordinator, file_with):
    appealed = happened.Appeal(on=day("2026-10-20"), forum=Forum.FIRST_TIER_TRIBUNAL)
    refusal = happened.FttPermissionRefused(on=day("2026-11-16"))
    file_with(*COMPLAINED, ORDERED, appealed, happened.FttDecision(on=day("2026-11-09")), refusal)

    page = appeals(sign_in(client, coordinator))

    # A month after Mon 16 Nov, not 28 days after Mon 9 Nov.
    row_of = words(page.select_one("#appeals tbody"))
    assert "Ask the Upper Tribunal for permission to appeal" in row_of
    assert "Wed 16 Dec 2026" in row_of


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("nation=Scotland", ["scottish"]),
        ("regime=FOISA", ["scottish"]),
        ("stage=tribunal", ["tribunal"]),
        ("phase=appealed", ["tribunal"]),
        ("owner=nobody", ["today"]),
        ("exemption=FOIA s.31", ["later"]),
        ("exemption=FOIA s.999", []),
        ("show=commissioner&campaign=lfrt", ["commissioner"]),
        ("show=commissioner&campaign=other", []),
    ],
)
def test_filters_and_lists_narrow_it_together_and_the_csv_holds_the_same(client, coordinator, challenges, query, names):
    page = appeals(sign_in(client, coordinator), f"?{query}")
    data = client.get(f"/exports/appeals.csv?{query}").data.decode("utf-8-sig")

    wanted = [challenges[name] for name in names]
    assert listed(page) == wanted
    assert [line["reference"] for line in csv.DictReader(io.StringIO(data, newline=""))] == wanted


def test_the_download_is_exactly_what_is_shown_in_the_same_order(client, coordinator, challenges):
    page = appeals(sign_in(client, coordinator))
    (link,) = [link for link in page.select("main a") if link.text == "CSV"]

    answer = client.get(link["href"])

    lines = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert [line["reference"] for line in lines] == listed(page)
    overdue = next(line for line in lines if line["reference"] == challenges["steps overdue"])
    assert overdue | {"rung": "commissioner", "awaiting": "authority", "notice_reference": "DN-9001"} == overdue


def test_pages_of_fifty_follow_each_other_and_lose_nothing(client, session, coordinator, campaign, volunteer):
    council = builders.authority(session)
    for number in range(53):
        history = [sent("2026-10-01"), response(f"2026-10-{20 + number % 3}", REFUSED)]
        builders.info_request(session, campaign, council, by=volunteer, history=history)

    first = appeals(sign_in(client, coordinator))
    second = visit(client, first.select_one("a[rel=next]")["href"])

    assert (len(listed(first)), len(listed(second))) == (50, 3)
    assert len({*listed(first), *listed(second)}) == 53


@pytest.mark.usefixtures("challenges")
def test_a_cursor_that_nobody_made_begins_at_the_beginning(client, coordinator):
    sign_in(client, coordinator)

    for after in ("x", "0~2026-01-01", "0~never~1", "1~2026-01-01~x", "~~"):
        assert listed(appeals(client, f"?after={after}")) == listed(appeals(client))


def test_a_volunteer_sees_the_challenges_of_their_campaign_and_nobody_elses(client, session, challenges, volunteer):
    elsewhere = builders.campaign(session, slug="elsewhere", short_name="ELS")
    stranger = builders.user(session, "Stella Stranger", elsewhere, "volunteer")

    assert challenges["7"] in listed(appeals(sign_in(client, volunteer)))
    client.post("/logout")
    assert listed(appeals(sign_in(client, stranger))) == []


def test_with_nothing_to_challenge_the_page_says_so(client, coordinator):
    assert "No right of ours is running" in appeals(sign_in(client, coordinator)).main.text


@pytest.mark.usefixtures("challenges")
def test_the_page_asks_the_database_the_same_few_things_however_many_rows(client, coordinator, statements):
    sign_in(client, coordinator)
    statements.clear()

    appeals(client)

    assert len(statements) <= MOST_STATEMENTS


def test_the_page_of_a_request_shows_its_ladder_with_days_and_provisions(client, volunteer, file_with):
    info_request = file_with(*SILENT_REVIEW)

    page = visit(sign_in(client, volunteer), f"/requests/{info_request.reference}")

    steps = [words(step) for step in page.select("[aria-labelledby=ladder] li")]
    assert steps[:2] == [
        "Answer Done They refused. Answered Wed 29 Jul 2026.",
        "Internal review Overdue Since Mon 3 Aug 2026. Was due Tue 1 Sep 2026. "
        "Guidance s.45 Code of Practice, para 5.4",
    ]
    # Forty working days after Mon 3 Aug 2026, 31 August not among them: Tue 29 Sep 2026.
    assert steps[2].startswith(
        "Information Commissioner's Office Ours to use Since Wed 30 Sep 2026; no last day is set."
    )


def test_the_facts_name_the_commissioners_reference_and_link_the_notice_safely(client, volunteer, file_with):
    link = "https://decisions.example/dn-9001"
    complaint = happened.Complaint(on=day("2026-09-01"), reference="IC-123456-X1Y2")
    notice = happened.DecisionNotice(on=day("2026-10-01"), reference="DN-9001", link=link)
    unsafe = happened.FttDecision(on=day("2026-11-02"), link="javascript:alert(1)")
    info_request = file_with(*SILENT_REVIEW, complaint, notice, unsafe)

    page = visit(sign_in(client, volunteer), f"/requests/{info_request.reference}")

    facts = page.select_one("[aria-labelledby=facts]")
    assert "Commissioner’s reference IC-123456-X1Y2" in words(facts)
    assert "DN-9001" in words(facts)
    (followed,) = [each for each in facts.select("a") if each["href"] == link]
    assert set(followed["rel"]) == {"noreferrer", "noopener", "nofollow"}
    assert followed.text == link
    assert "javascript:" not in str(page)
