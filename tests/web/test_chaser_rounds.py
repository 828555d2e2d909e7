import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Channel, ChaserStep, LetterKind, Outcome, Phase
from foi_tracker.models import Entry, EventRecord
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.write_letter import NewLetter, save_letter
from tests.builders import NOON, day, response
from tests.web import chasing
from tests.web.chasing import REMINDED_TWICE, SCOTTISH, afresh, approved, kinds, letters
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
        fresh = afresh(session, info_request)
        seen, entry = fresh.history_length, Entry(by_id=volunteer.id, at=NOON)
        record_event(session, fresh, event, seen_length=seen, entry=entry)

    return record


def last_event(session, info_request):
    return [each.event for each in chasing.stored(session, EventRecord) if each.info_request_id == info_request.id][-1]


def words(page):
    return " ".join(page.main.text.split())


def said(tag):
    return " ".join(tag.get_text(" ").split())


def row(page, info_request):
    return " ".join(page.select_one(f"tr[id='{info_request.reference}']").text.split())


def test_saying_that_they_went_records_each_step_by_its_kind(browser, session, coordinator, late):
    first = late("Barchester City Council")
    second = late("Loamshire Council", chasing.LATE, REMINDED_TWICE[0])
    complaint = late("Oldcastle City Council", chasing.LATE, *REMINDED_TWICE)
    review = late("Glendarroch Council", chasing.LATE, *REMINDED_TWICE, **SCOTTISH)
    made = approved(browser, first, second, complaint, review).location

    press(browser, visit(browser, made), "Record 4 letters", on="23/11/2026", channel="post")

    today = day("2026-11-23")
    assert last_event(session, first) == happened.Chased(on=today, channel=Channel.POST, step=ChaserStep.REMINDER)
    assert last_event(session, second).step is ChaserStep.SECOND_REMINDER
    assert last_event(session, complaint) == happened.Complaint(on=today)
    assert last_event(session, review) == happened.ReviewRequested(on=today)
    assert afresh(session, review).phase is Phase.REVIEW_REQUESTED
    assert afresh(session, first).last_chased_on == today
    assert {(each.sent_on, each.sent_by_id) for each in letters(session)} == {(today, coordinator.id)}
    assert [each.position for each in letters(session)] == [2, 3, 4, 4]


def test_what_is_recorded_is_what_the_history_would_say_derived_afresh(app, browser, late):
    council = late("Barchester City Council", chasing.LATE, *REMINDED_TWICE, **SCOTTISH)
    made = approved(browser, council).location
    press(browser, visit(browser, made), "Record 1 letter")

    checked = app.test_cli_runner().invoke(args=["foi", "check"])

    assert checked.exit_code == 0, checked.output


def test_pressing_twice_records_once(browser, session, late):
    council = late("Barchester City Council")
    page = visit(browser, approved(browser, council).location)

    for _ in range(2):
        press(browser, page, "Record 1 letter")

    assert kinds(session, council) == ["sent", "chased"]


def test_a_row_may_say_that_it_has_not_gone_or_went_another_way(browser, session, late):
    one, two, three = (late(f"{name} Council") for name in ("Loamshire", "Midsomer", "Rutshire"))
    page = visit(browser, approved(browser, one, two, three).location)

    press(
        browser, page, "Record 3 letters", not_sent=one.reference,
        **{f"channel-{two.reference}": "post"},
    )  # fmt: skip

    assert kinds(session, one) == ["sent"]
    assert last_event(session, two).channel is Channel.POST
    assert last_event(session, three).channel is Channel.EMAIL


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        ("", "Enter the day the letters went out."),
        ("24/11/2026", "A letter cannot have gone out in the future."),
        ("22/11/2026", "approved on Mon 23 Nov 2026, so none can have gone before that."),
    ],
)
def test_a_day_on_which_they_cannot_have_gone_is_asked_for_again(browser, session, late, on, problem):
    council = late("Barchester City Council")
    page = visit(browser, approved(browser, council).location)

    again = page_of(press(browser, page, "Record 1 letter", on=on), status=422)

    assert problem in again.text
    assert kinds(session, council) == ["sent"]


def test_whoever_replied_since_the_approval_is_not_sent_and_not_recorded_and_named(browser, session, late, happens):
    council, other = late("Barchester City Council"), late("Loamshire Council")
    made = approved(browser, council, other).location
    before = visit(browser, made)
    happens(council, response("2026-11-23", Outcome.REFUSED))

    press(browser, before, "Record 2 letters")

    page = visit(browser, made)
    assert kinds(session, council) == ["sent", "response"]
    assert kinds(session, other) == ["sent", "chased"]
    assert f"something else has happened there since the approval: {council.reference}." in words(page)
    assert "Do not send" in row(page, council)
    assert council.reference.encode() not in browser.get(f"{made}/letters.zip").data


def test_a_letter_that_shall_not_go_is_withdrawn_and_the_request_can_be_chased_again(browser, session, late):
    one, two = late("Barchester City Council"), late("Loamshire Council")
    made = approved(browser, one, two).location

    page = visit(browser, made)
    button = page.select_one(f"tr[id='{one.reference}'] button[name=letter]")
    post(browser, button["formaction"], {"letter": button["value"]})
    assert "Withdrawn" in row(visit(browser, made), one)
    again = page_of(chasing.ticked_on_board(browser, one, two))

    assert chasing.offered(again) == [one.reference]
    assert kinds(session, one) == ["sent"]


def test_everything_that_is_unsent_can_be_withdrawn_at_once_and_what_was_sent_stays(browser, session, late):
    one, two, three = (late(f"{name} Council") for name in ("Loamshire", "Midsomer", "Rutshire"))
    made = approved(browser, one, two, three).location
    press(browser, visit(browser, made), "Record 3 letters", not_sent=[two.reference, three.reference])

    press(browser, visit(browser, made), "Withdraw 2 letters")

    assert [bool(each.discarded_at) for each in letters(session)] == [False, True, True]
    assert kinds(session, one) == ["sent", "chased"]


def test_a_letter_that_was_edited_since_goes_in_its_latest_version_and_once(browser, session, coordinator, late):
    council = late("Barchester City Council")
    made = approved(browser, council).location
    (first,) = letters(session)
    text = {"recipient": first.recipient, "subject": first.subject, "body": "Where is it? LFR-0001"}
    edited = NewLetter(kind=LetterKind.REMINDER, replaces_id=first.id, **text)
    save_letter(session, afresh(session, council), edited, Entry(by_id=coordinator.id, at=NOON))

    page = visit(browser, made)
    assert "1 is still to be sent" in page.text
    press(browser, page, "Record 1 letter")

    assert [(each.version, each.sent_on) for each in letters(session)] == [(1, None), (2, day("2026-11-23"))]
    assert kinds(session, council) == ["sent", "chased"]
    assert not visit(browser, "/overdue").select(".banner")


def test_the_board_reminds_coordinators_of_what_is_approved_and_not_recorded(client, coordinator, volunteer, late):
    one, two = late("Barchester City Council"), late("Loamshire Council")
    made = approved(sign_in(client, coordinator), one, two).location

    board = visit(client, "/overdue")

    assert "2 approved letters not recorded as sent" in board.select_one(".banner").text
    assert board.select_one(f".banner a[href='{made}']")
    assert not visit(sign_in(client, volunteer), "/overdue").select(".banner")


def test_nobody_is_asked_to_chase_what_is_approved_or_was_just_chased(client, coordinator, volunteer, late):
    council = late("Barchester City Council")
    assert "Send a reminder" in visit(sign_in(client, volunteer), "/").text
    made = approved(sign_in(client, coordinator), council).location
    sign_in(client, volunteer)
    assert "Send a reminder" not in visit(client, "/").text
    assert "A letter to chase them is approved." in visit(client, "/").text

    sign_in(client, coordinator)
    press(client, visit(client, made), "Record 1 letter")

    sign_in(client, volunteer)
    assert "Chased on Mon 23 Nov 2026, less than a working day ago." in " ".join(visit(client, "/").text.split())


def test_the_board_says_who_last_chased_how_often_and_what_comes_next(browser, late, happens):
    council = late("Barchester City Council", chasing.LATE, *REMINDED_TWICE)
    happens(council, happened.Chased(on=day("2026-11-06")))
    happens(council, happened.EventRetracted(on=day("2026-11-06"), position=4))

    cells = {each["data-label"]: said(each) for each in visit(browser, "/overdue").select("td[data-label]")}

    assert cells["Last chased"] == "Thu 5 Nov 2026 by Vera Volunteer 2 times since it was due"
    assert cells["Next step"].startswith("Complain to the ICO Still no answer after two reminders.")
