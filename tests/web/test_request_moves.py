"""What can happen next on the page of a request: the likely as buttons, and the seldom folded."""

from foi_tracker.domain.events import KINDS, ReviewRequested
from foi_tracker.models import Entry
from foi_tracker.usecases.record_event import record_event
from tests.builders import NOON, day, sent
from tests.web.pages import sign_in, visit


def url_of(info_request, tail=""):
    return f"/requests/{info_request.reference}{tail}"


def test_what_can_happen_next_leads_to_its_form(client, volunteer, file_with):
    info_request = file_with(sent("2026-10-26"))
    page = visit(sign_in(client, volunteer), url_of(info_request))

    offered = [link["href"].rpartition("/")[2] for link in page.select(".moves a")]
    others = [link["href"].rpartition("/")[2] for link in page.select("section[aria-labelledby=next] details a")]

    assert "response" in offered
    # The Court of Session hears no appeal under FOIA.
    assert set(offered) | set(others) == set(KINDS) - {"event_retracted", "court_decision"}
    assert not set(offered) & set(others)


def test_what_comes_seldom_waits_folded_while_there_is_much_to_choose_from(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-10-26"))))

    buttons = [button.text for button in page.select(".moves .button")]
    folded = [link.text for link in page.select("section[aria-labelledby=next] details a")]
    assert (buttons[0], "They asked for a fee" in buttons) == ("Record the answer", False)
    assert "They asked for a fee" in folded


def test_while_an_authority_has_time_for_its_review_its_outcome_comes_before_any_challenge(
    client, session, volunteer, withheld
):
    asked = ReviewRequested(on=day("2026-11-20"))
    entry = Entry(by_id=volunteer.id, at=NOON)
    record_event(session, withheld, asked, seen_length=withheld.history_length, entry=entry)

    page = visit(sign_in(client, volunteer), url_of(withheld))

    [stands_out] = page.select(".moves .button--primary")
    assert stands_out.text == "Record the review’s outcome"
    assert page.select(".moves .button")[-1].text == "See what can be done"


def test_the_button_of_a_step_by_letter_leads_to_its_draft(client, volunteer, withheld):
    page = visit(sign_in(client, volunteer), url_of(withheld))

    [step] = [move for move in page.select(".moves li") if move.a.text == "Ask for a review"]
    assert [link["href"] for link in step.select("a")] == [
        url_of(withheld, "/letters/new/review"),
        url_of(withheld, "/events/new/review_requested"),
    ]
