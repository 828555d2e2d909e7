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
