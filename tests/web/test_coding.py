"""The page for reading a reply: one question at a time, kept as it is typed, handed in as a whole."""

import io
from dataclasses import replace

import pytest
from sqlalchemy import select

from foi_tracker.domain.attachments import kept_file
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.domain.roles import Role
from foi_tracker.integrations import file_store
from foi_tracker.models import Attachment, Coding, Finding, Reading
from foi_tracker.usecases.reserve_reading import reserve
from foi_tracker.usecases.save_coding import save_coding
from tests import builders, reading
from tests.reading import as_
from tests.web.pages import check_manners, filled_in, post, sign_in, visit

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def now(app):
    return app.extensions["wall_clock"].now()


@pytest.fixture
def opened(session, campaign, authority, volunteer, now):
    """A reading whose first part the volunteer has in hand."""
    questions = reading.question_set(session)
    info_request = reading.asked(session, campaign, authority, by=volunteer, questions=questions)
    made = reading.opened(session, info_request, volunteer)
    reserve(session, made, Part.FIRST, volunteer.id, now)
    return made


@pytest.fixture
def url(campaign, opened):
    return f"/campaigns/{campaign.slug}/readings/{opened.id}/first"


@pytest.fixture
def second(session, campaign):
    return builders.user(session, "Saul Second", campaign, Role.VOLUNTEER)


def form_at(client, url, question_id):
    """The form of a question, as the page fills it in."""
    return filled_in(visit(client, f"{url}?question={question_id}").select_one("form.answer"))


def answer(client, url, question_id, boxes, **how):
    """Fill in the form of a question and press a button, or let the script send it."""
    return post(client, url, form_at(client, url, question_id) | {"action": "save"} | boxes, **how)


def drafts(session, opened):
    session.expire_all()
    found = session.scalars(select(Coding).where(Coding.reading_id == opened.id))
    return {each.question_id: each for each in found}


USED = {"state": "answered", "f-use": "in use", "evidence-0-quote": "The council uses it."}
NEVER = USED | {"f-use": "never"}
COUNTED = {"state": "answered", "f-cameras": "c. 1,200", "evidence-0-quote": "About 1,200 cameras."}
NOTED = {"state": "not_held"}


def test_an_answer_is_kept_and_the_next_question_follows(signed_in, session, opened, url):
    response = answer(signed_in, url, "T01", USED | {"action": "next"})

    assert response.location == f"{url}?question=T02#answer"
    kept = drafts(session, opened)["T01"]
    assert (kept.state, kept.values) == (AnswerState.ANSWERED, {"use": {"options": ["in use"], "other": ""}})
    assert form_at(signed_in, url, "T01")["f-use"] == "in use"


def test_after_the_last_question_comes_the_page_to_hand_in(signed_in, url):
    response = answer(signed_in, url, "T03", NOTED | {"action": "next"})

    assert response.location == f"{url}/finish"


def test_what_cannot_be_read_is_asked_again_with_everything_as_it_was_typed(signed_in, session, opened, url):
    typed = COUNTED | {"f-cameras": "lots", "remark": "Ask them."}

    response = answer(signed_in, url, "T02", typed)

    page = check_manners(response.text)
    assert response.status_code == 422
    problem = page.select_one(".error-summary a")
    assert page.select_one(problem["href"])["value"] == "lots"
    assert "lots" in problem.text
    assert filled_in(page.select_one("form.answer")).items() >= typed.items()
    assert drafts(session, opened) == {}


def test_a_script_is_told_when_the_answer_was_kept_and_how_it_was_understood(signed_in, session, opened, url):
    told = answer(signed_in, url, "T02", COUNTED, headers=SCRIPT).get_json()

    assert (told["saved"], told["version"]) == ("09:00", 1)
    assert told["understood"]["f-cameras"] == "about 1,200"
    assert drafts(session, opened)["T02"].version == 1


def test_a_script_is_told_what_cannot_be_read(signed_in, session, opened, url):
    response = answer(signed_in, url, "T02", COUNTED | {"f-cameras": "lots"}, headers=SCRIPT)

    assert response.status_code == 422
    assert response.get_json()["problem"].startswith("Cameras (cameras): ")
    assert drafts(session, opened) == {}


def test_a_script_is_sent_to_sign_in_when_the_session_has_ended(client, url):
    assert post(client, url, {"question": "T01"}, headers=SCRIPT).location == "/login"


def test_saying_the_same_twice_is_no_clash(signed_in, session, opened, url):
    before = form_at(signed_in, url, "T01") | USED | {"action": "save"}

    assert [post(signed_in, url, before).status_code for _ in range(2)] == [302, 302]
    assert drafts(session, opened)["T01"].version == 1


def test_two_windows_are_shown_to_each_other_and_the_person_decides(signed_in, session, opened, url):
    here = form_at(signed_in, url, "T01")
    answer(signed_in, url, "T01", NEVER)

    clash = post(signed_in, url, here | USED | {"action": "save"})

    page = check_manners(clash.text)
    assert clash.status_code == 409
    assert "never" in page.select_one(".banner").get_text(" ", strip=True)
    again = filled_in(page.select_one("form.answer")) | {"action": "save"}
    assert again["f-use"] == "in use"
    assert post(signed_in, url, again).status_code == 302
    assert drafts(session, opened)["T01"].values["use"]["options"] == ["in use"]


def test_a_script_leaves_a_clash_to_the_person(signed_in, session, opened, url):
    here = form_at(signed_in, url, "T01")
    answer(signed_in, url, "T01", NEVER)

    clash = post(signed_in, url, here | USED, headers=SCRIPT)

    assert clash.status_code == 409
    assert clash.get_json()["moved"] is True
    assert drafts(session, opened)["T01"].values["use"]["options"] == ["never"]


def test_another_place_can_be_cited_without_a_script(signed_in, session, opened, url):
    response = answer(signed_in, url, "T01", USED | {"action": "add:evidence"})

    form = filled_in(check_manners(response.text).select_one("form.answer"))
    assert form["evidence-0-quote"] == "The council uses it."
    assert form["evidence-1-quote"] == ""
    assert drafts(session, opened) == {}


def test_a_question_that_an_answer_makes_pointless_is_skipped_and_said_to_be(signed_in, url):
    answer(signed_in, url, "T01", NEVER)

    page = visit(signed_in, f"{url}?question=T01")
    assert [link.text[:3] for link in page.select(".steps ol a")] == ["T01", "T03"]
    assert "T02" in page.select_one(".steps .hint").text
    assert "1 of 2 done" in page.select_one(".status").text


def test_a_part_is_handed_in_only_whole(signed_in, session, opened, url):
    answer(signed_in, url, "T01", NEVER | {"evidence-0-quote": ""})

    page = visit(signed_in, f"{url}/finish")
    refused = post(signed_in, f"{url}/finish")

    lacking = page.select_one(".banner").get_text(" ", strip=True)
    assert "No words are quoted" in lacking
    assert "Not answered yet. T03 Notes" in lacking
    assert page.select("main form") == []
    assert refused.status_code == 422
    session.expire_all()
    assert session.get_one(Reading, opened.id).first_by_id is None


def test_a_whole_part_is_handed_in_once_and_cannot_be_changed(signed_in, session, opened, url, volunteer):
    before = form_at(signed_in, url, "T01")
    answer(signed_in, url, "T01", NEVER)
    answer(signed_in, url, "T03", NOTED)

    handed = [post(signed_in, f"{url}/finish").location for _ in range(2)]

    assert handed == ["/campaigns/lfrt/queue"] * 2
    session.expire_all()
    assert session.get_one(Reading, opened.id).first_by_id == volunteer.id
    assert session.scalars(select(Finding.question_id)).all() == ["T03"]
    assert visit(signed_in, f"{url}/finish").h1.text == "What you handed in"
    assert signed_in.get(url).location == f"{url}/finish"
    assert post(signed_in, url, before | USED, headers=SCRIPT).status_code == 409


def test_the_second_reader_sees_half_the_questions_and_nothing_of_the_first(
    client, session, opened, volunteer, second, now, url
):
    secret = replace(reading.used("never"), remark="canary-remark")
    for coding in (secret, reading.noted("canary-words")):
        save_coding(session, opened, Part.FIRST, coding, as_(volunteer))
    reserve(session, opened, Part.SECOND, second.id, now)
    theirs = url.removesuffix("first") + "second"

    pages = [
        visit(sign_in(client, second), f"{theirs}{tail}") for tail in ("?question=T01", "?question=T02", "/finish")
    ]

    assert not any("canary" in str(page) for page in pages)
    assert [link.text[:3] for link in pages[0].select(".steps ol a")] == ["T01", "T02"]
    assert "0 of 2 done" in pages[2].select_one(".status").text
    assert client.get(f"{url}?question=T01").location == "/campaigns/lfrt/queue"
    assert post(client, theirs, {"question": "T03", "state": "nil"}).status_code == 404


def test_whoever_has_not_taken_a_reply_is_sent_to_the_list(client, second, url):
    browser = sign_in(client, second)

    assert browser.get(url).location == "/campaigns/lfrt/queue"
    assert browser.get(f"{url}/finish").location == "/campaigns/lfrt/queue"
    assert post(browser, f"{url}/finish").location == "/campaigns/lfrt/queue"


def test_what_is_typed_is_kept_even_when_somebody_else_has_the_reply_by_now(
    app, signed_in, session, opened, url, second, now
):
    before = form_at(signed_in, url, "T01")
    clock = app.extensions["wall_clock"]
    clock.instant = now.replace(hour=10)
    reserve(session, opened, Part.FIRST, second.id, clock.now())

    told = post(signed_in, url, before | USED, headers=SCRIPT)

    assert told.status_code == 409
    assert told.get_json()["kept"] is True
    assert drafts(session, opened)["T01"].coder_id != second.id


def test_a_reading_is_found_only_in_its_own_campaign(client, session, url):
    elsewhere = builders.campaign(session, "cctv", "CCTV")
    member = builders.user(session, "Olga Other", elsewhere, Role.COORDINATOR)

    browser = sign_in(client, member)

    assert browser.get(url).status_code == 404
    assert browser.get(url.replace("lfrt", "cctv")).status_code == 404


def test_what_was_kept_in_the_browser_is_shown_again_with_all_its_rows(signed_in, session, opened, url):
    kept = USED | {"evidence--rows": "2", "evidence-1-quote": "And more.", "action": "show"}

    page = check_manners(answer(signed_in, url, "T01", kept).text)

    assert page.select_one("form.answer").has_attr("data-unsaved")
    assert filled_in(page.select_one("form.answer"))["evidence-1-quote"] == "And more."
    assert drafts(session, opened) == {}


def test_a_quote_is_checked_against_the_file(app, signed_in, session, opened, url, volunteer):
    kept = file_store.keep(app.config["DATA_DIR"] / "attachments", io.BytesIO(b"We use it daily."), largest=99, head=80)
    file = kept_file(kept.sha256, kept.size, "reply.txt", kept.head)
    info_request = session.get_one(builders.InfoRequest, opened.info_request_id)
    session.add(Attachment.of(file, info_request, position=2, entry=as_(volunteer)))
    session.commit()

    for quote, found in (("We use it daily.", True), ("We never use it.", False)):
        answer(signed_in, url, "T01", USED | {"evidence-0-quote": quote})

        cited = drafts(session, opened)["T01"].evidence
        assert [(each["filename"], each["found"]) for each in cited] == [("reply.txt", found)]
        doubts = visit(signed_in, f"{url}?question=T01").select(".understood--doubt")
        assert bool(doubts) is not found


def test_the_way_to_the_next_question_leads_to_its_states_so_that_a_key_works_again(signed_in, url):
    ways = visit(signed_in, f"{url}?question=T02").select(".steps-ways a")

    assert [way["href"].partition("#")[2] for way in ways] == ["answer", "answer"]


def test_the_day_of_a_later_publication_is_told_before_handing_in(signed_in, url):
    answer(signed_in, url, "T01", {"state": "later_publication", "expected": "March 2027"})

    assert "Wed 31 Mar 2027" in visit(signed_in, f"{url}/finish").main.text
