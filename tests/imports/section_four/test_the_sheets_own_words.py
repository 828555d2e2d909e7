"""The page of a request keeps the sheet's own words beside what they were taken for, and its file and row."""

from tests.web.imports.bringing import authorities, bring, brought_in, checked, sheet, to_words, words
from tests.web.pages import sign_in, visit

ROWS = """
Council                 | Sent       | Responded  | Result
Barchester City Council | 2026-09-01 | 25/09/2026 | Refusal
"""


def test_words_stand_beside_what_they_were_taken_for_and_a_day_is_said_once(session, campaign, client, coordinator):
    authorities(session)
    desk = sign_in(client, coordinator)
    brought_in(desk, campaign.slug, sheet(ROWS))

    told = words(visit(desk, f"/requests/{campaign.short_name}-0001"), "section[aria-labelledby=from-a-sheet]")

    assert told.startswith("From a sheet Row 2 of requests.csv , imported Mon 23 Nov 2026, 09:00.")
    assert "Sent Tue 1 Sep 2026 Responded" in told
    assert "Responded 25/09/2026 Taken for: Fri 25 Sep 2026 Result Refusal Taken for: They refused" in told


def test_words_that_a_spreadsheet_would_run_are_guarded_in_every_list_of_an_import(
    session, campaign, client, coordinator
):
    authorities(session)
    desk = sign_in(client, coordinator)
    home = bring(desk, campaign.slug, sheet(ROWS.replace("25/09/2026", "=1+1")))
    to_words(desk, home)
    checked(desk, home)

    for which in ("problems", "words"):
        text = desk.get(f"{home}/check/{which}.csv").get_data(as_text=True)
        assert '"\'=1+1"' in text
        assert '"=1+1"' not in text
