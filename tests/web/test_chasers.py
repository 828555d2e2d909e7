import io
import zipfile

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Entry, Membership
from foi_tracker.usecases.record_event import record_event
from tests import builders
from tests.builders import NOON, day, response, sent
from tests.queries import plain_requests
from tests.web import chasing
from tests.web.chasing import REMINDED_TWICE, SCOTTISH, approved, kinds, left_out, letters, offered, rounds
from tests.web.filing import page_of, press
from tests.web.pages import post, sign_in, visit


@pytest.fixture
def late(session, campaign, volunteer):
    return chasing.arrange(session, campaign, volunteer)


@pytest.fixture
def browser(client, coordinator):
    return sign_in(client, coordinator)


@pytest.fixture
def happens(session, volunteer):
    """Something is recorded of a request by somebody else."""

    def record(info_request, event):
        fresh = chasing.afresh(session, info_request)
        seen, entry = fresh.history_length, Entry(by_id=volunteer.id, at=NOON)
        record_event(session, fresh, event, seen_length=seen, entry=entry)

    return record


def words(page):
    return " ".join(page.main.text.split())


def test_the_preview_shows_one_letter_for_each_authority_with_its_own_law_dates_and_reference(browser, session, late):
    council, glen = late("Barchester City Council"), late("Glendarroch Council", **SCOTTISH)

    page = page_of(chasing.ticked_on_board(browser, council, glen))

    texts = {pre["id"]: pre.text for pre in page.select("pre")}
    assert "Freedom of Information Act 2000" in texts[f"letter-{council.reference}"]
    assert "Freedom of Information (Scotland) Act 2002" in texts[f"letter-{glen.reference}"]
    for each in (council, glen):
        assert each.reference in texts[f"letter-{each.reference}"]
        assert "26 October 2026" in texts[f"letter-{each.reference}"]
    assert rounds(session) == []


def test_whoever_drops_out_is_listed_with_the_reason_and_a_link(browser, late):
    ready = late("Barchester City Council")
    replied = late("Oldcastle City Council", sent("2026-09-28"), response("2026-11-20", Outcome.REFUSED))
    chased = late("Loamshire Council", chasing.LATE, happened.Chased(on=day("2026-11-20")))

    page = page_of(chasing.ticked_on_board(browser, ready, replied, chased))

    assert offered(page) == [ready.reference]
    assert left_out(page) == {
        replied.reference: "They replied on Fri 20 Nov 2026.",
        chased.reference: "Chased on Fri 20 Nov 2026, 1 working day ago.",
    }
    assert page.select_one(f"#left-out-table a[href='/requests/{replied.reference}']")


def test_all_that_the_filter_shows_can_be_chased_at_once(browser, late):
    council, force = late("Barchester City Council"), late("Glendarroch Council", **SCOTTISH)

    every = page_of(press(browser, visit(browser, "/overdue"), "Chase all 2"))
    scottish = page_of(press(browser, visit(browser, "/overdue?nation=Scotland"), "Chase all 1"))

    assert sorted(offered(every)) == [council.reference, force.reference]
    assert offered(scottish) == [force.reference]


@pytest.mark.parametrize(("count", "is_cut"), [(500, False), (501, True)])
def test_more_than_500_are_chased_in_two_rounds(browser, session, campaign, coordinator, count, is_cut):
    rows = [{"due_on": day("2026-09-01")}] * count
    plain_requests.add(session, campaign, builders.authority(session), by=coordinator, rows=rows)

    preview = page_of(press(browser, visit(browser, "/overdue"), "Chase the first 500" if is_cut else "Chase all 500"))

    assert len(preview.select("input[name=reference]")) == 500
    assert bool(preview.select(".banner")) is is_cut


def test_a_step_in_law_says_that_it_is_none_other_and_what_clock_it_opens(browser, late):
    council = late("Barchester City Council", chasing.LATE, *REMINDED_TWICE)
    glen = late("Glendarroch Council", chasing.LATE, *REMINDED_TWICE, **SCOTTISH)

    page = page_of(chasing.ticked_on_board(browser, council, glen))

    said = {each["id"]: " ".join(each.text.split()) for each in page.select(".card")}
    assert page.text.count("A step in law, not a reminder") == 2
    # FOISA s.21(1): 20 working days after Mon 23 Nov 2026, St Andrew's Day left out.
    assert (
        "If it goes today, they have until Tue 22 Dec 2026 to answer the review (FOISA s.21(1)" in said[glen.reference]
    )
    assert "The ICO then has the matter." in said[council.reference]
    assert "To Information Commissioner’s Office" in said[council.reference].replace("'", "’")


def test_another_number_of_days_can_be_tried_and_what_was_unticked_stays_unticked(browser, late):
    one = late("Barchester City Council")
    two = late("Loamshire Council", chasing.LATE, happened.Chased(on=day("2026-11-09")))  # ten working days ago

    page = page_of(chasing.ticked_on_board(browser, one, two))
    wider = page_of(press(browser, page, "Look again", days="11", letter=[two.reference]))
    again = page_of(press(browser, wider, "Look again", days="10"))

    assert sorted(offered(page)) == [one.reference, two.reference]
    assert offered(wider) == [one.reference]
    assert left_out(wider) == {two.reference: "Chased on Mon 9 Nov 2026, 10 working days ago."}
    ticks = {box["value"]: box.has_attr("checked") for box in again.select("input[name=letter]")}
    assert ticks == {one.reference: False, two.reference: True}


@pytest.mark.parametrize("days", ["", "0", "61", "ten", "-3", "9" * 30])
def test_a_number_of_days_that_is_none_is_asked_for_again(browser, late, days):
    page = page_of(chasing.ticked_on_board(browser, late("Barchester City Council")))

    again = page_of(press(browser, page, "Look again", days=days))

    assert "Enter a number of working days from 1 to 60." in again.text


def test_approving_saves_the_letters_as_they_were_seen_and_no_event(browser, session, late):
    council = late("Barchester City Council")
    page = page_of(chasing.ticked_on_board(browser, council))

    answer = press(browser, page, "Approve the ticked")

    (letter,), (made,) = letters(session), rounds(session)
    assert answer.location == f"/chasers/{made.id}"
    assert (letter.kind, letter.recipient, letter.sent_on) == ("reminder", "foi@barchester.example", None)
    assert letter.body == page.select_one("pre").text
    assert kinds(session, council) == ["sent"]


def test_pressing_twice_approves_once(browser, session, late):
    page = page_of(chasing.ticked_on_board(browser, late("Barchester City Council")))

    first, second = (press(browser, page, "Approve the ticked") for _ in range(2))

    assert first.location == second.location
    assert len(letters(session)) == len(rounds(session)) == 1


def test_only_the_ticked_are_approved(browser, session, late):
    one, two = late("Barchester City Council"), late("Loamshire Council")

    approved(browser, one, two, letter=[two.reference])

    assert [each.info_request_id for each in letters(session)] == [two.id]


def test_with_nothing_ticked_the_preview_comes_back(browser, session, late):
    page = page_of(approved(browser, late("Barchester City Council"), letter=[]))

    assert "Tick at least one letter first." in page.text
    assert rounds(session) == []


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (response("2026-11-23", Outcome.REFUSED), "They replied on Mon 23 Nov 2026."),
        (happened.ClarificationRequested(on=day("2026-11-23")), "They asked a question on Mon 23 Nov 2026."),
        (happened.Chased(on=day("2026-11-23")), "Chased on Mon 23 Nov 2026"),
        (happened.AuthorityClaimedDue(on=day("2026-11-23"), until=day("2026-12-04")), "by Fri 4 Dec 2026."),
        (happened.Acknowledged(on=day("2026-11-23")), "Something has changed since you looked"),
    ],
)
def test_what_arrives_between_preview_and_approval_drops_out_by_name(browser, session, late, happens, event, reason):
    council, other = late("Barchester City Council"), late("Loamshire Council")
    page = page_of(chasing.ticked_on_board(browser, council, other))
    happens(council, event)

    answer = press(browser, page, "Approve the ticked")

    assert [each.info_request_id for each in letters(session)] == [other.id]
    said = words(visit(browser, answer.location))
    assert "1 letter dropped out since you looked. Barchester City Council" in said
    assert reason in said


def test_where_everybody_dropped_out_no_round_is_made(browser, session, late, happens):
    council = late("Barchester City Council")
    page = page_of(chasing.ticked_on_board(browser, council))
    happens(council, response("2026-11-23", Outcome.REFUSED))

    answer = press(browser, page, "Approve the ticked")

    assert rounds(session) == []
    assert "They replied on Mon 23 Nov 2026." in words(visit(browser, answer.location))


def test_two_coordinators_who_look_at_the_same_time_do_not_chase_twice(app, browser, session, campaign, late):
    council = late("Barchester City Council")
    page = page_of(chasing.ticked_on_board(browser, council))
    colleague = sign_in(app.test_client(), builders.user(session, "Cy Coordinator", campaign, Role.COORDINATOR))
    theirs = page_of(chasing.ticked_on_board(colleague, council))

    press(browser, page, "Approve the ticked")
    answer = press(colleague, theirs, "Approve the ticked")

    assert len(letters(session)) == 1
    assert "A letter approved on" in words(visit(colleague, answer.location))


def test_other_campaigns_requests_are_never_chased(browser, session, late):
    elsewhere = builders.campaign(session, "cctv", "CCTV")
    theirs = late("Loamshire Council", in_campaign=elsewhere)
    mine = late("Barchester City Council")

    page = page_of(chasing.ticked_on_board(browser, mine, theirs))
    press(browser, page, "Approve the ticked", seen=[f"{theirs.reference} x"], letter=[theirs.reference])

    assert offered(page) == [mine.reference]
    assert rounds(session) == []


def test_requests_of_two_campaigns_are_not_chased_together(browser, session, coordinator, late):
    elsewhere = builders.campaign(session, "cctv", "CCTV")
    session.add(Membership(campaign_id=elsewhere.id, user_id=coordinator.id, role="coordinator", created_at=NOON))
    session.commit()
    both = late("Barchester City Council"), late("Loamshire Council", in_campaign=elsewhere)

    answer = chasing.ticked_on_board(browser, *both)

    assert "different campaigns" in words(visit(browser, answer.location))


def test_whoever_coordinates_elsewhere_may_not_chase_here(client, session, campaign, late):
    elsewhere = builders.campaign(session, "cctv", "CCTV")
    both = builders.user(session, "Bo Both", campaign, Role.VOLUNTEER)
    session.add(Membership(campaign_id=elsewhere.id, user_id=both.id, role="coordinator", created_at=NOON))
    council = late("Barchester City Council")
    sign_in(client, both)

    assert post(client, "/chasers/preview", {"reference": council.reference}).status_code == 403
    seen = {"seen": f"{council.reference} x", "letter": council.reference}
    assert post(client, "/chasers", seen).status_code == 403


def test_volunteers_are_not_offered_it_and_may_not(client, volunteer, late):
    council = late("Barchester City Council")
    sign_in(client, volunteer)

    assert "Chase the ticked" not in visit(client, "/overdue").text
    assert post(client, "/chasers/preview", {"reference": council.reference}).status_code == 403


def test_every_letter_comes_as_text_and_as_e_mail_under_its_own_law(browser, late):
    council, glen = late("Barchester City Council"), late("Glendarroch Council", **SCOTTISH)
    made = approved(browser, council, glen).location

    files = zipfile.ZipFile(io.BytesIO(browser.get(f"{made}/letters.zip").data))

    texts = {name: files.read(name).decode() for name in files.namelist() if name.endswith(".txt")}
    assert sorted(files.namelist()) == sorted(
        f"{each.reference}-{slug}{ending}"
        for each, slug in ((council, "barchester-city-council"), (glen, "glendarroch-council"))
        for ending in (".eml", ".txt")
    )
    english, scottish = (
        next(text for name, text in texts.items() if each.reference in name) for each in (council, glen)
    )
    assert "Freedom of Information Act 2000" in english
    assert "Scotland" not in english
    assert "Freedom of Information (Scotland) Act 2002" in scottish
    assert "Act 2000" not in scottish


def test_each_letter_can_be_read_copied_and_downloaded_by_itself(browser, session, late):
    page = visit(browser, approved(browser, late("Barchester City Council")).location)
    (letter,) = letters(session)

    opened, email, text = (link["href"] for link in page.select("#letters td:last-child a"))

    assert visit(browser, opened).select_one("pre").text == letter.body
    assert [browser.get(each).mimetype for each in (email, text)] == ["message/rfc822", "text/plain"]
