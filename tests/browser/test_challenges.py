"""Two refusals taken up their own ladders to a decision notice, in a real browser, every date counted by hand.

Both requests go out by e-mail on Monday 2 March 2026. The dates in the text below were counted with a pencil from
law/clock.md: working days of the whole UK for the force (FOIA s.10(6)), of Scotland for the council (FOISA s.73).
"""

from datetime import UTC, date, datetime, time

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from foi_tracker.db import db
from foi_tracker.domain.roles import Role
from foi_tracker.models import Authority, Campaign
from foi_tracker.usecases.create_user import create_user
from foi_tracker.usecases.new_account import NewAccount
from tests import builders
from tests.browser.accessibility import check_accessibility

pytestmark = pytest.mark.browser

PASSWORD = "a long walk by the canal"


class Story:
    """A coordinator at a browser, on one day after another."""

    def __init__(self, page, live_app):
        self.page, self.app, self.reference = page, live_app.app, ""

    def ask(self, slug):
        """Ask an authority by e-mail on Monday 2 March 2026."""
        with self.app.app_context():
            session = db.session()
            campaign = session.scalars(select(Campaign)).one()
            campaign.signatory, campaign.reply_address = "Watchful Streets", "replies@watchful.example"
            account = NewAccount.of("cora@example.org", "Cora Coordinator", PASSWORD)
            place = (campaign, Role.COORDINATOR)
            cora = create_user(session, account, place, builders.NOON, is_administrator=False)
            authority = session.scalars(select(Authority).where(Authority.slug == slug)).one()
            history = [builders.sent("2026-03-02")]
            made = builders.info_request(session, campaign, authority, by=cora, owner=cora, history=history)
            self.reference = made.reference

    def on(self, day):
        """A new day, a new session, the page of the request."""
        clock = self.app.extensions["wall_clock"]
        clock.instant = datetime.combine(date.fromisoformat(day), time(9, 0), UTC)
        self.page.wait_for_load_state("networkidle")  # leave nothing half fetched behind
        self.page.context.clear_cookies()
        self.page.goto("/login")
        self.page.get_by_label("E-mail address").fill("cora@example.org")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.locator("main button[type=submit]").click()
        self.page.wait_for_url("**/")
        self.page.goto(f"/requests/{self.reference}")
        return self

    def stands(self, *words):
        """The top of the request's page says so."""
        headline = self.page.locator("main .columns > div").first
        for word in words:
            expect(headline).to_contain_text(word)

    def record(self, move, fields, ticks=(), exemptions=()):
        """Fill in the form that a button leads to, see what it would do, and save it."""
        self.page.get_by_role("link", name=move, exact=True).click()
        for tick in ticks:
            self.page.get_by_label(tick, exact=True).first.check()
        for name, value in fields.items():
            self.page.get_by_role("textbox", name=name).fill(value)
        for place, (code, limb, ncnd) in enumerate(exemptions):
            if place:
                self.page.get_by_role("button", name="Add another exemption").click()
            self.page.get_by_label("Exemption", exact=True).nth(place).select_option(value=code)
            self.page.get_by_label("Subsection").nth(place).fill(limb)
            row = self.page.get_by_role("checkbox", name="Neither confirmed nor denied").nth(place)
            row.set_checked(ncnd)
        self.page.get_by_role("button", name="Check", exact=True).last.click()
        expect(self.page.get_by_text("What saving this will do")).to_be_visible()
        self.page.get_by_role("button", name="Save", exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(self.reference)

    def see_what_can_be_done(self):
        """The page of advice, looked at as a screen reader would."""
        self.page.get_by_role("link", name="See what can be done").first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("What can be done")
        check_accessibility(self.page)
        return self.page.locator("main")

    def tick(self, ground, question, answer):
        """Answer one question about their letter."""
        card = self.page.locator("details.card").filter(has=self.page.locator("summary", has_text=ground)).first
        if card.get_attribute("open") is None:
            card.locator("summary").first.click()
        asked = card.locator("fieldset").filter(has=self.page.locator("legend", has_text=question)).first
        asked.get_by_label(answer, exact=True).check()

    def draft(self):
        """Keep the ticks, and go on to the letter that they make."""
        self.page.get_by_role("button", name="Save, then draft the letter").click()
        return self.page.get_by_role("textbox", name="Letter").input_value()

    def save_the_draft(self):
        self.page.get_by_role("button", name="Save", exact=True).click()
        expect(self.page.get_by_text("Saved as a draft.")).to_be_visible()
        check_accessibility(self.page)

    def open_draft(self):
        """From the list of letters on the request's page."""
        self.page.locator("section[aria-labelledby=letters] a").first.click()

    def send(self, day):
        """It has gone by some other means: say so, and see what that does first."""
        self.page.get_by_role("link", name="I have sent this").click()
        self.page.get_by_role("textbox", name="Day it reaches them").fill(day)
        self.page.get_by_role("button", name="Check again").click()
        self.page.get_by_role("button", name="Record as sent").click()
        expect(self.page.get_by_text("Recorded as sent.")).to_be_visible()


@pytest.fixture
def story(page, live_app):
    return Story(page, live_app)


def test_a_police_force_in_england_refuses_on_day_25_and_is_taken_to_a_decision_notice(story, page):
    story.ask("kent-police")

    # 3 to 6 March are days 1 to 4, 9 to 13 March 5 to 9, 16 March 10; the 17th is St Patrick's Day; 18 to 20 March 11
    # to 13, 23 to 27 March 14 to 18, 30 March 19, Tuesday 31 March 20, the last day (s.10(1)).
    story.on("2026-03-31").stands("Tue 31 Mar 2026", "Statute", "FOIA s.10(1)")

    # 1 and 2 April are days 21 and 22; Good Friday, Easter Monday; 7, 8 and Thursday 9 April are 23, 24 and 25.
    story.on("2026-04-10").record(
        "Record the answer",
        {"Date on the letter or e-mail": "9/4/2026"},
        ticks=["Neither confirmed nor denied"],
        exemptions=[("s.31", "(1)(a)", False), ("s.23", "(5)", True), ("s.24", "(2)", True)],
    )
    # 40 working days of issue (s.45 Code, para 5.3): 10 April is 1, 17 April 6, 24 April 11, 1 May 16; early May bank
    # holiday; 8 May 20, 15 May 25, 22 May 30; spring bank holiday; 29 May 34, 5 June 39, Monday 8 June 40.
    story.stands("Mon 8 Jun 2026", "Guidance", "s.45 Code of Practice, para 5.3")

    advice = story.see_what_can_be_done()
    expect(advice).to_contain_text("5 working days late")
    expect(advice).not_to_contain_text("Draft the complaint")
    story.tick("s.31:", "how giving you this information would cause the harm", "No")
    story.tick("s.24(2)", "a yes or no about open (overt) use", "Yes")
    letter = story.draft()
    assert "Freedom of Information Act 2000" in letter
    assert "31 March 2026" in letter
    assert "causal link" in letter
    assert "(Scotland)" not in letter

    story.save_the_draft()

    # 20 working days (para 5.4): 21 April is 1, 24 April 4, 1 May 9; early May bank holiday; 8 May 13, 15 May 18,
    # 18 May 19, Tuesday 19 May 20. The most is 40 (para 5.5): 22 May 23; spring bank holiday; 29 May 27, 5 June 32,
    # 12 June 37; 15 June is a bank holiday in Scotland; 16, 17 and Thursday 18 June 38, 39 and 40.
    story.on("2026-04-20").open_draft()
    story.send("20/4/2026")
    story.stands("Tue 19 May 2026", "Guidance", "Thu 18 Jun 2026")

    # Six weeks of the outcome are 42 days: 15 May and 42 days is Friday 26 June.
    story.on("2026-05-18").record(
        "Record the review’s outcome",
        {"Date on the letter or e-mail": "15/5/2026"},
        ticks=["Refusal upheld"],
        exemptions=[("s.31", "(1)(a)", False), ("s.23", "(5)", True), ("s.24", "(2)", True)],
    )
    story.stands("Fri 26 Jun 2026", "Guidance", "six weeks")

    story.on("2026-06-01").see_what_can_be_done()
    complaint = story.draft()
    assert "section 50" in complaint
    assert "9 April 2026" in complaint
    assert "15 May 2026" in complaint
    story.save_the_draft()
    story.send("1/6/2026")
    story.stands("The law sets the Commissioner no date to decide.")

    # 28 days of 21 September (GRC Rules r.22(1)(b)): Monday 19 October, a working day, so nothing rolls.
    story.on("2026-09-22").record(
        "Record the decision notice",
        {
            "Date of the decision notice": "21/9/2026",
            "Its number": "IC-000000-T3S7",
            "Last day for what it orders": "26/10/2026",
        },
        ticks=["Complaint upheld", "Confirm or deny that it is held"],
    )
    story.stands("Mon 26 Oct 2026", "Mon 19 Oct 2026", "Rule", "GRC Rules r.22(1)(b)")
    expect(page.locator("main")).to_contain_text("IC-000000-T3S7")


def test_a_scottish_council_refuses_on_day_25_and_never_meets_its_commissioner_before_a_review(story, page):
    story.ask("fife")

    # No holiday of Scotland falls in March: 6 March is day 4, 13 March 9, 20 March 14, 27 March 19, Monday 30 March 20.
    story.on("2026-03-30").stands("Mon 30 Mar 2026", "Statute", "FOISA s.10(1)")

    # 31 March, 1 and 2 April are days 21 to 23; Good Friday; Easter Monday, a working day, 24; Tuesday 7 April 25.
    story.on("2026-04-08").record(
        "Record the answer",
        {"Date on the letter or e-mail": "7/4/2026"},
        ticks=["Refused"],
        exemptions=[("s.35", "(1)(a)", False), ("s.18", "", True)],
    )
    # Late, so 40 working days of receipt (s.20(5)(b)): 10 April is 3, 17 April 8, 24 April 13, 1 May 18; early May bank
    # holiday; 8 May 22, 15 May 27, 22 May 32; spring bank holiday; 29 May 36, Thursday 4 June 40.
    story.stands("Thu 4 Jun 2026", "Statute", "FOISA s.20(5)(b)")

    advice = story.see_what_can_be_done()
    expect(advice).to_contain_text("5 working days late")
    expect(advice).to_contain_text("s.18")
    expect(advice).to_contain_text("cannot take a case before a review has been asked for")
    page.goto(f"/requests/{story.reference}/letters/new/complaint")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not now")

    # 20 working days (s.21(1)): 24 April is 4, 1 May 9; early May bank holiday; 8 May 13, 15 May 18, Tuesday 19 May 20.
    story.on("2026-04-20").see_what_can_be_done()
    requirement = story.draft()
    assert "section 20" in requirement
    assert "Freedom of Information (Scotland) Act 2002" in requirement
    assert "30 March 2026" in requirement
    assert "Information Commissioner's Office" not in requirement
    story.save_the_draft()
    story.send("20/4/2026")
    story.stands("Tue 19 May 2026", "Statute", "FOISA s.21(1)")

    # Six months after receiving it (s.47(4)(a)): 15 November, a Sunday, and no rule rolls it over.
    story.on("2026-05-18").record(
        "Record the review’s outcome",
        {"Date on the letter or e-mail": "15/5/2026"},
        ticks=["Refusal upheld"],
        exemptions=[("s.35", "(1)(a)", False), ("s.18", "", True)],
    )
    story.stands("Sun 15 Nov 2026", "Statute", "FOISA s.47(4)(a)")

    # Four months of the application (s.49(3)(b)): 1 October.
    story.on("2026-06-01").see_what_can_be_done()
    application = story.draft()
    assert "section 47" in application
    assert "7 April 2026" in application
    assert "15 May 2026" in application
    story.save_the_draft()
    story.send("1/6/2026")
    story.stands("Thu 1 Oct 2026", "Statute", "FOISA s.49(3)(b)")

    # 42 days of 21 September (RCS r.41.20(1)(b)): Monday 2 November.
    story.on("2026-09-22").record(
        "Record the decision notice",
        {"Date of the decision notice": "21/9/2026", "Its number": "000/2026"},
        ticks=["Complaint partly upheld"],
    )
    story.stands("Mon 2 Nov 2026", "Rule", "RCS r.41.20(1)(b)")
    expect(page.locator("main")).to_contain_text("Court of Session")
    expect(page.locator("main")).not_to_contain_text("First-tier Tribunal")
