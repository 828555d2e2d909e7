"""Initials become somebody: the dry run says who, before a hundred requests go to them."""

from tests.web.imports.bringing import authorities, bring, checked, sheet, to_words, words
from tests.web.pages import sign_in

ROWS = """
Council                    | Sent       | Assigned to
Barchester City Council    | 2026-09-01 | Ada Volunteer
Borsetshire County Council | 2026-09-01 |
"""


def test_the_dry_run_names_whoever_gets_a_request(session, campaign, client, coordinator, volunteer):
    authorities(session)
    desk = sign_in(client, coordinator)
    home = bring(desk, campaign.slug, sheet(ROWS.replace("Ada Volunteer", volunteer.name)))
    to_words(desk, home)

    assert words(checked(desk, home)).count(f"Who looks after it: {volunteer.name}") == 1


def test_a_row_that_is_left_out_is_listed_by_what_the_sheet_calls_its_authority(session, campaign, client, coordinator):
    authorities(session)
    desk = sign_in(client, coordinator)
    home = bring(desk, campaign.slug, sheet(f"{ROWS}Atlantis Council | soon 2026 | \n"))
    to_words(desk, home)
    listed = checked(desk, home).select(".rows td[data-label=Authority], td[data-label=Authority]")

    assert [each.text.strip() for each in listed if "Atlantis" in each.text] == ["“Atlantis Council”"]
