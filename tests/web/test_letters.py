"""A letter is drafted from the history, looked over, kept in versions, sent by people, and then recorded."""

from email import message_from_bytes

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.models import Letter
from tests import builders
from tests.builders import day, sent
from tests.web.letters import form_of, letter_url, letters, new_url, words, write
from tests.web.pages import check_manners, post, sign_in, visit


def test_a_review_is_drafted_from_the_history(signed_in, withheld):
    form = form_of(visit(signed_in, new_url(withheld)))

    assert "internal review" in form["subject"]
    assert "On 29 September 2026 you refused our request." in form["body"]
    assert "section 31(1)(a)" in form["body"]


def test_a_preview_saves_nothing_and_keeps_every_word(signed_in, session, withheld):
    form = form_of(visit(signed_in, new_url(withheld))) | {"subject": "Ours", "body": "One\r\nTwo", "action": "preview"}

    page = check_manners(signed_in.post(new_url(withheld), data=form).get_data(as_text=True))

    assert page.select_one("#preview").text == "One\nTwo"
    assert form_of(page)["subject"] == "Ours"
    assert letters(session) == []


def test_saving_keeps_version_one_and_sends_nothing(signed_in, session, withheld):
    where = write(signed_in, withheld, subject="A  review", body="Dear all\r\nLFR-0001")
    page = visit(signed_in, where)

    (letter,) = letters(session)
    assert (letter.kind, letter.version, letter.subject) == ("review", 1, "A review")
    assert letter.body == "Dear all\nLFR-0001"
    assert (letter.recipient, letter.sent_on) == ("foi@barchester.example", None)
    assert "Not sent yet." in words(page.main)


def test_pressing_save_twice_makes_one_letter(signed_in, session, withheld):
    form = form_of(visit(signed_in, new_url(withheld))) | {"action": "save"}

    first, second = (signed_in.post(new_url(withheld), data=form).location for _ in range(2))

    assert first == second
    assert len(letters(session)) == 1


def test_a_letter_that_makes_no_sense_now_is_refused_in_plain_words(signed_in, withheld):
    page = visit(signed_in, new_url(withheld, "complaint"))

    assert "Ask the authority for a review first." in words(page.main)
    assert page.select_one("main form") is None


def test_what_was_typed_is_shown_again_where_a_letter_stopped_making_sense(signed_in, session, withheld):
    form = form_of(visit(signed_in, new_url(withheld))) | {"body": "My own words", "action": "save"}
    asked = happened.ReviewRequested(on=day("2026-11-20"))
    withheld.append(
        asked, entry=builders.Entry(by_id=withheld.filed_by_id, at=builders.NOON), laws=builders.current_laws(session)
    )
    session.commit()

    page = check_manners(signed_in.post(new_url(withheld), data=form).get_data(as_text=True))

    assert "My own words" in words(page.main)
    assert letters(session) == []


@pytest.mark.parametrize("kind", ["request", "nonsense"])
def test_there_is_no_such_letter_to_draft(signed_in, withheld, kind):
    assert signed_in.get(new_url(withheld, kind)).status_code == 404


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"body": ""}, "Write the letter."),
        ({"subject": " "}, "Enter a subject."),
        ({"body": "x" * 20_001}, "The letter is too long: 20,000 characters are the most."),
        ({"subject": "x" * 201}, "The subject is too long: 200 characters are the most."),
    ],
)
def test_a_letter_that_cannot_be_kept_is_shown_again_with_its_words(signed_in, session, withheld, changed, complaint):
    form = form_of(visit(signed_in, new_url(withheld))) | changed | {"action": "save"}

    answer = signed_in.post(new_url(withheld), data=form)

    assert answer.status_code == 422
    assert complaint in words(check_manners(answer.get_data(as_text=True)).select_one(".error-summary"))
    assert letters(session) == []


def test_what_no_letter_can_hold_becomes_a_space(signed_in, session, withheld):
    visit(signed_in, write(signed_in, withheld, subject="A\x07B", body="LFR-0001\x0b\x1b\u2028end"))

    assert (letters(session)[0].subject, letters(session)[0].body) == ("A B", "LFR-0001   end")


def test_a_placeholder_that_somebody_typed_stays_text(signed_in, session, withheld):
    where = write(signed_in, withheld, body="Our ref LFR-0001 {authority} {{ 7 * 7 }} {0.__class__}\0")
    page = visit(signed_in, where)

    assert letters(session)[0].body == "Our ref LFR-0001 {authority} {{ 7 * 7 }} {0.__class__}\ufffd"
    assert "Something is still to be filled in: {authority}" in words(
        page.select_one("section[aria-labelledby=problems]")
    )


def test_a_letter_with_a_gap_can_be_kept_but_neither_downloaded_nor_recorded(signed_in, withheld):
    where = write(signed_in, withheld, body="Our ref LFR-0001 {authority}")
    page = visit(signed_in, where)

    assert page.select_one(f"a[href='{where}/sent']") is None
    assert page.select_one(f"a[href='{where}.eml']") is None
    assert signed_in.get(f"{where}/sent").location == where
    assert [signed_in.get(f"{where}{ending}").location for ending in (".eml", ".txt")] == [where, where]


def test_a_members_own_address_stops_the_letter(signed_in, volunteer, withheld):
    page = visit(signed_in, write(signed_in, withheld, body=f"Our ref LFR-0001. Write to {volunteer.email}"))

    assert f"{volunteer.email} is a member’s own address." in words(
        page.select_one("section[aria-labelledby=problems]")
    )


def test_changing_a_letter_makes_a_new_version_and_shows_what_changed(signed_in, session, withheld):
    first = write(signed_in, withheld, body="One\nLFR-0001\nThree")
    form = form_of(visit(signed_in, f"{first}/edit")) | {"body": "One\nLFR-0001\nFour", "action": "save"}

    second = signed_in.post(f"{first}/edit", data=form).location
    page = visit(signed_in, second)

    assert [(each.version, each.replaces_id) for each in letters(session)] == [(1, None), (2, letters(session)[0].id)]
    newest = page.select("section[aria-labelledby=versions] details")[0]
    assert [words(each) for each in newest.select(".conflict p")] == ["Taken out: Three", "Put in: Four"]
    assert signed_in.get(first).location == second


def test_saving_an_unchanged_letter_makes_no_version(signed_in, session, withheld):
    first = write(signed_in, withheld)

    answer = signed_in.post(f"{first}/edit", data=form_of(visit(signed_in, f"{first}/edit")) | {"action": "save"})

    assert answer.location == first
    assert len(letters(session)) == 1


def test_of_two_who_change_a_letter_the_second_keeps_their_words(signed_in, app, coordinator, session, withheld):
    other = sign_in(app.test_client(), coordinator)
    first = write(signed_in, withheld, body="One LFR-0001")
    mine, theirs = (form_of(visit(each, f"{first}/edit")) | {"action": "save"} for each in (signed_in, other))

    newer = other.post(f"{first}/edit", data=theirs | {"body": "Theirs LFR-0001"}).location
    answer = signed_in.post(f"{first}/edit", data=mine | {"body": "Mine LFR-0001"})
    page = check_manners(answer.get_data(as_text=True))

    assert answer.status_code == 409
    assert "Somebody else saved a newer version while you wrote" in words(page.main)
    assert page.select_one("#theirs").text == "Theirs LFR-0001"
    assert form_of(page)["body"] == "Mine LFR-0001"
    assert page.select_one("main form[method=post]")["action"] == f"{newer}/edit"
    assert signed_in.post(f"{newer}/edit", data=form_of(page) | {"action": "save"}).status_code == 302
    assert [each.body for each in letters(session)][-1] == "Mine LFR-0001"


def test_throwing_a_draft_away_asks_first(signed_in, session, withheld):
    where = write(signed_in, withheld)

    page = visit(signed_in, f"{where}/discard")
    assert letters(session)[0].discarded_at is None
    answer = signed_in.post(f"{where}/discard", data=form_of(page))

    assert answer.location == f"/requests/{withheld.reference}"
    assert letters(session)[0].discarded_at is not None
    assert "Thrown away" in words(visit(signed_in, where).main)
    assert post(signed_in, f"{where}/discard").location == where


def test_the_files_hold_the_letter_from_the_campaign(signed_in, withheld):
    where = write(signed_in, withheld, subject="A review", body="Dear all LFR-0001")

    text = signed_in.get(f"{where}.txt").get_data(as_text=True)
    mail = message_from_bytes(signed_in.get(f"{where}.eml").data)

    assert text == "To: foi@barchester.example\r\nSubject: A review\r\n\r\nDear all LFR-0001"
    assert (mail["To"], mail["X-Unsent"]) == ("foi@barchester.example", "1")
    assert "replies@watchful.example" in mail["From"]


def test_a_letter_that_cannot_be_an_e_mail_says_so(signed_in, session, authority, withheld):
    authority.contact_address = "ask at the desk"
    session.commit()
    where = write(signed_in, withheld, body="LFR-0001")

    page = visit(signed_in, where)

    assert "This letter cannot be made into an e-mail" in words(page.main)
    assert page.select_one(f"a[href='{where}.eml']") is None
    assert signed_in.get(f"{where}.eml").location == where


def test_a_letter_is_only_found_under_its_own_request(signed_in, session, withheld, file_with):
    another = file_with(sent("2026-09-01"))
    write(signed_in, withheld)
    (letter,) = letters(session)

    assert [
        signed_in.get(letter_url(another, letter, tail)).status_code for tail in ("", "/edit", "/sent", ".txt")
    ] == [404] * 4


def test_a_letter_of_another_campaign_is_not_there(signed_in, client, session, withheld):
    write(signed_in, withheld)
    elsewhere = builders.campaign(session, "cctv", "CCTV")
    stranger = builders.user(session, "Sam Stranger", elsewhere, "coordinator")
    (letter,) = letters(session)

    assert sign_in(client, stranger).get(letter_url(withheld, letter)).status_code == 404


def test_the_page_of_a_request_lists_each_letter_once_and_leads_to_the_right_page(signed_in, withheld):
    first = write(signed_in, withheld)
    form = form_of(visit(signed_in, f"{first}/edit")) | {"subject": "Changed", "action": "save"}
    second = signed_in.post(f"{first}/edit", data=form).location

    links = visit(signed_in, f"/requests/{withheld.reference}").select("section[aria-labelledby=letters] a")

    assert [(each.text, each["href"]) for each in links] == [("Request for a review", second)]


def test_the_first_letter_of_a_request_keeps_its_own_page(signed_in, session, withheld):
    made = {"made_by_id": withheld.filed_by_id, "made_at": builders.NOON}
    first = Letter(info_request_id=withheld.id, subject="LFR", body="Dear all", **made)
    session.add(first)
    session.commit()

    assert signed_in.get(letter_url(withheld, first)).location == f"/requests/{withheld.reference}/letter"
    assert signed_in.get(letter_url(withheld, first, "/edit")).status_code == 404
