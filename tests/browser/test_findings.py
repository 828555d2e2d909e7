"""A reply goes from its attachment to a public table and off it again, past two readers who differ."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.a_public_table import addresses, check_csv, check_files, check_there_is_nothing, fetch_files
from tests.browser.a_reply import PASSWORD, Readers, arrive, fill_in, five_questions, reply

pytestmark = pytest.mark.browser

COUNCIL = "Bristol City Council"
PUBLIC = "/published/lfrt"
QUOTE = "The Head of Leisure then approved the trial"
REMARK = "The trial had two approvals, it seems."
TYPED = "form => [...form.querySelectorAll('textarea, [type=text]')].map(each => each.value).join('')"


@pytest.fixture
def readers(browser, live_app):
    made = Readers(browser, live_app)
    with made.closing:
        yield made


def test_a_reply_goes_from_its_attachment_to_a_public_table_and_off_it_again(readers, tmp_path):
    readers.join()
    _ask_five_questions(readers)
    _record_the_reply(readers)

    _read_first(readers, "Una")
    _read_second(readers, "Vic")
    _decide(readers, "Wes")
    _see_it(readers, "Cora")
    _hold_the_export_against_it(readers, "Cora")

    _freeze_and_propose(readers, "Cora")
    _approve(readers, "Dilys")
    seen = _read_as_a_stranger(readers, tmp_path)
    _take_back(readers, "Dilys", seen)


def _ask_five_questions(readers):
    """Read a question set in, and send its letter to one council."""
    page = readers.at("Cora")
    page.goto("/question-sets")
    page.get_by_role("link", name="Read in a set from a file").click()
    page.get_by_label("A file").set_input_files(five_questions())
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("It would become version 2")).to_be_visible()
    readers.look(page, "Read in a question set")
    page.get_by_role("button", name="Save as a draft").click()
    page.get_by_role("button", name="Use for new requests").click()
    expect(page.get_by_text("New requests ask version 2 from now on.")).to_be_visible()

    page.goto("/file")
    page.get_by_label("Name", exact=False).first.fill("Bristol")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_label(COUNCIL).check()
    page.get_by_role("button", name="See the letters").first.click()
    page.get_by_role("button", name="Make the drafts").click()
    page.get_by_role("textbox", name="Day they went out").fill("1/9/2026")
    page.get_by_role("button", name="Record 1 letter as sent").click()
    expect(page.get_by_text("Sent", exact=True)).to_have_count(1)


def _record_the_reply(readers):
    page = readers.at("Cora")
    page.goto("/requests/LFR-0001")
    page.get_by_role("link", name="Record the answer").click()
    page.get_by_label("Supplied in part", exact=True).check()
    page.get_by_role("textbox", name="Date on the letter or e-mail").fill("25/9/2026")
    page.locator("input[type=file]").set_input_files(reply())
    page.get_by_role("button", name="Check", exact=True).last.click()
    expect(page.get_by_text("What saving this will do")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="reply.pdf", exact=True).first).to_be_visible()


def _take_the_next(readers, who):
    page = readers.at(who)
    page.goto(readers.home + "/queue")
    readers.look(page, "Read replies")
    page.get_by_role("button", name="Take the next one").click()
    return page


def _tab(page, name):
    page.get_by_role("navigation", name="Live facial recognition").get_by_role("link", name=name).click()


def _read_first(readers, who):
    """Answers are kept as they are typed: through a closed page, and through a session that ends."""
    page = _take_the_next(readers, who)
    readers.look(page, "C01 Own use")
    expect(page.get_by_role("img")).to_be_visible()
    page.clock.install()
    fill_in(page, "C01", quote="It was first used in May 2024.")
    _pause(page)
    expect(page.locator("[data-saved]")).to_have_text("Saved 09:00")
    expect(page.get_by_text("The quote is not in the text of this file.")).to_be_visible()

    page = readers.reopen(who)
    page.goto(readers.home + "/queue")
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="← C01").click()
    expect(page.get_by_label("First use")).to_have_value("March 2024")
    expect(page.get_by_text("The quote is not in the text of this file.")).to_be_visible()
    fill_in(page, "C01")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The quote is not in the text of this file.")).to_be_hidden()
    _next(page, "C05 Estate")

    fill_in(page, "C05")
    _pause(page)
    expect(page.get_by_text("Understood as: about 30")).to_be_visible()
    here = page.url
    page.context.clear_cookies()
    page.get_by_label("Cameras total").fill("c. 31")
    _pause(page)
    expect(page.locator("[data-saved]")).to_contain_text("you are signed out")
    readers.sign_in(who)
    page.goto(here)
    with page.expect_navigation():
        page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Cameras total")).to_have_value("c. 31")
    page.get_by_label("Cameras total").fill("c. 30")
    _next(page, "C06 Supplier")

    fill_in(page, "C06")
    _next(page, "C07 Cost")
    fill_in(page, "C07")
    _next(page, "C08 Decision")
    fill_in(page, "C08", option="cabinet", quote="The Cabinet had asked officers to look at new doors.")
    page.get_by_text("Dates, how sure you are").click()
    page.get_by_label("Remark").fill(REMARK)
    _next(page, "Check and hand in")
    _hand_in(readers, page, "Handed in. 0 answers count now.")


def _read_second(readers, who):
    """Blind, and with other words on one question of five."""
    page = _take_the_next(readers, who)
    readers.look(page, "C01 Own use")
    for question_id, following in (
        ("C01", "C05 E"),
        ("C05", "C06 S"),
        ("C06", "C07 C"),
        ("C07", "C08 D"),
        ("C08", "Check"),
    ):
        _sees_nothing_of_the_first(page)
        fill_in(page, question_id)
        _next(page, following)
    _hand_in(readers, page, "Handed in. 4 answers count now. 1 waits for a third person.")


def _sees_nothing_of_the_first(page):
    """No name, no remark, and a form that nobody has touched."""
    expect(page.locator("form.answer :checked[name=state]")).to_have_count(0)
    assert not page.locator("form.answer").evaluate(TYPED)
    assert not re.search(f"Una|{REMARK}", page.locator("body").text_content())


def _decide(readers, who):
    """Offered to neither of the two; a third sees both, and what each rests on."""
    for reader in ("Una", "Vic"):
        page = readers.at(reader)
        page.goto(readers.home + "/queue")
        expect(page.get_by_text("1 reply that you read already: a third person decides.")).to_be_visible()
        expect(page.get_by_role("button", name="Take")).to_have_count(0)

    page = _take_the_next(readers, who)
    readers.look(page, "Decide: C08 Decision")
    both = page.get_by_role("table", name="What the two readers say")
    for words in ("cabinet", "officer", "The Cabinet had asked officers", QUOTE):
        expect(both).to_contain_text(words)
    page.get_by_role("button", name="The second reader is right").click()
    expect(page.get_by_text("Everything in this reply is decided.")).to_be_visible()


def _see_it(readers, who):
    """The agreement, the finding, the grid, the chart and the map all say so."""
    page = readers.at(who)
    page.goto(readers.home + "/agreement")
    readers.look(page, "How well readers agree")
    expect(page.get_by_text("Two people read 5 answers, and 4 times they said the same.")).to_be_visible()

    _tab(page, "Findings")
    readers.look(page, "Findings")
    row = page.get_by_role("row").filter(has_text=COUNCIL)
    for words in ("trial", "about 30", "not held", "officer"):
        expect(row).to_contain_text(words)
    row.get_by_role("link", name="officer").click()
    readers.look(page, "C08 Decision: " + COUNCIL)
    expect(page.get_by_text(QUOTE)).to_be_visible()
    expect(page.get_by_text("Mon 12 Feb 2024")).to_be_visible()

    _tab(page, "Findings")
    page.get_by_role("columnheader").get_by_role("link", name="C08").click()
    readers.look(page, "C08 Decision")
    expect(page.get_by_role("row", name="officer 1").first).to_be_visible()

    _tab(page, "Progress")
    page.get_by_label("Colour by").select_option(label="C08 Decision")
    page.get_by_role("button", name="Colour", exact=True).click()
    page.wait_for_url("**by=*")
    readers.look(page, "Live facial recognition")
    expect(page.get_by_role("listitem").filter(has_text=re.compile("officer 1"))).to_be_visible()


def _hold_the_export_against_it(readers, who):
    page = readers.at(who)
    _tab(page, "Releases")
    readers.look(page, "Releases")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV of Answers, one row a value").click()
    check_csv(download.value.path().read_bytes())


def _freeze_and_propose(readers, who):
    """Nothing is public by it, and whoever proposes cannot approve."""
    page = readers.at(who)
    page.get_by_role("link", name="Freeze a release").click()
    readers.look(page, "Freeze a release")
    page.get_by_label("Title").fill("One council")
    page.get_by_role("button", name="Freeze it").click()
    readers.look(page, "Release 1: One council")
    page.get_by_role("link", name="Publishing", exact=True).click()
    page.get_by_role("link", name="Propose release 1").click()
    readers.look(page, "Propose release 1")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_text("Somebody else has to approve it.")).to_be_visible()
    page.goto(page.get_by_role("link", name="Take back").get_attribute("href").replace("take-back", "approve"))
    expect(page.get_by_text("You proposed it")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    check_there_is_nothing(readers.at("a stranger"), [PUBLIC])


def _approve(readers, who):
    page = readers.at(who)
    page.goto(readers.home + "/publishing")
    readers.look(page, "Publishing")
    page.get_by_role("link", name="Approve").click()
    readers.look(page, "Approve release 1")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.get_by_text("Release 1 is public")).to_be_visible()


def _read_as_a_stranger(readers, folder):
    """The table with its quote and source, and files that are what their hashes say. Return where all of it was."""
    page = readers.at("a stranger")
    page.goto(PUBLIC)
    readers.look(page, "Live facial recognition")
    check_files(fetch_files(page, folder))
    seen = addresses(page)

    page.get_by_role("link", name="C08").click()
    readers.look(page, "C08 Decision")
    row = page.get_by_role("row").filter(has_text=COUNCIL)
    for words in ("Answered", "Decision body: officer", QUOTE, "reply.pdf, page 3"):
        expect(row).to_contain_text(words)
    return seen | addresses(page)


def _take_back(readers, who, seen):
    stranger = readers.at("a stranger")
    assert {path: stranger.request.get(path).status for path in seen} == dict.fromkeys(seen, 200)
    page = readers.at(who)
    page.get_by_role("link", name="Take back").click()
    readers.look(page, "Take back release 1")
    page.get_by_role("button", name="Take it back now").click()
    expect(page.get_by_text("Nothing is public", exact=True)).to_be_visible()
    check_there_is_nothing(stranger, seen)


def _next(page, heading):
    page.get_by_role("button", name="Save and next").click()
    arrive(page, heading)


def _hand_in(readers, page, told):
    readers.look(page, "Check and hand in")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text(told)).to_be_visible()


def _pause(page):
    """As long as it takes for what was typed to be sent."""
    page.clock.run_for(2100)
