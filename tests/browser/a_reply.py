"""A reply of three pages as councils write them, the five questions that it answers, and browsers to read it in."""

import json
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect
from sqlalchemy import select

from foi_tracker import questions
from foi_tracker.db import db
from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign
from foi_tracker.usecases.create_user import create_user
from foi_tracker.usecases.new_account import NewAccount
from tests import builders, made_files
from tests.browser.accessibility import check_accessibility
from tests.browser.conftest import visiting

PASSWORD = "a long walk by the canal"
PEOPLE = {
    "Cora": Role.COORDINATOR,
    "Dilys": Role.COORDINATOR,
    "Una": Role.VOLUNTEER,
    "Vic": Role.VOLUNTEER,
    "Wes": Role.VOLUNTEER,
}
ASKED = ("C01", "C05", "C06", "C07", "C08")

PAGES = (
    "Dear Watchful Streets,\n\nThank you for your request. Our answers follow in the order of your letter.\n\n"
    "Use. The council has run one trial of software that recognises faces, at the doors of a leisure centre. "
    "It was first used in March 2024.",
    "Estate. The council runs c. 30 cameras in public places. Of these <5 can match faces.\n\n"
    "Supplier. The software was taken by direct award. The value of the contract was £12,000 + VAT.\n\n"
    "Cost. Spending on facial recognition is not recorded apart from other spending on security.",
    "Decision. The Cabinet had asked officers to look at new doors. The Head of Leisure then approved the trial "
    "on 12 February 2024 under delegated powers.\n\nYours faithfully,\nInformation Governance",
)

# What a careful reader makes of it: the state, the values, and the page and words that they rest on.
ANSWERS = {
    "C01": ("Answered", {"First use": "March 2024"}, ("Own use", "trial"), (1, "It was first used in March 2024.")),
    "C05": (
        "Answered",
        {"Cameras total (cameras)": "c. 30", "Cameras facial recognition capable (cameras)": "<5"},
        None,
        (2, "Of these <5 can match faces."),
    ),
    "C06": (
        "Partly",
        {"Contract value": "£12,000 + VAT"},
        ("Procurement route", "direct award"),
        (2, "The value of the contract was £12,000 + VAT."),
    ),
    "C07": ("Not held", {}, None, (2, "is not recorded apart from other spending")),
    "C08": (
        "Answered",
        {"Decision date": "12 February 2024"},
        ("Decision body", "officer"),
        (3, "The Head of Leisure then approved the trial"),
    ),
}


def reply():
    """As a browser takes it for an attachment."""
    return {"name": "reply.pdf", "mimeType": "application/pdf", "buffer": made_files.pdf(*PAGES)}


def five_questions():
    """The council's set, cut down to the five that the reply answers, as somebody would save it to a file."""
    whole = json.loads((Path(questions.__file__).parent / "lfrt-council-1.json").read_text(encoding="utf-8"))
    kept = [each for each in whole["questions"] if each["id"] in ASKED]
    small = whole | {"title": "Facial recognition: five questions", "questions": kept, "skip": []}
    return {"name": "five.json", "mimeType": "application/json", "buffer": json.dumps(small).encode()}


class Readers:
    """Five people, each at a browser of their own."""

    def __init__(self, browser, live_app):
        self.browser, self.url, self.app = browser, live_app.url, live_app.app
        self.pages, self.looked_at, self.closing = {}, set(), ExitStack()
        self.home = ""

    def join(self):
        """Give each an account in the campaign."""
        with self.app.app_context():
            session = db.session()
            campaign = session.scalars(select(Campaign)).one()
            campaign.signatory, campaign.reply_address = "Watchful Streets", "replies@watchful.example"
            for name, role in PEOPLE.items():
                account = NewAccount.of(f"{name.lower()}@example.org", name, PASSWORD)
                create_user(session, account, (campaign, role), builders.NOON, is_administrator=False)
            self.home = f"/campaigns/{campaign.slug}"

    def at(self, name):
        """The page before somebody; signed in, unless they are a stranger."""
        if name not in self.pages:
            self.pages[name] = self.closing.enter_context(visiting(self.browser, self.url))
            if name in PEOPLE:
                self.sign_in(name)
        return self.pages[name]

    def reopen(self, name):
        """They close the window without pressing anything, and open another."""
        before, browser = self.pages[name], self.pages[name].context
        before.close()
        self.pages[name] = browser.new_page()
        return self.pages[name]

    def sign_in(self, name):
        page = self.pages[name]
        page.goto("/login")
        page.get_by_label("E-mail address").fill(f"{name.lower()}@example.org")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.locator("main button[type=submit]").click()
        page.wait_for_url("**/")

    def look(self, page, heading):
        """The page is there, and keeps to the rules for everybody; each kind of page is looked at once."""
        arrive(page, heading)
        kind = (urlsplit(page.url).path.split("/")[1], heading)
        if kind not in self.looked_at:
            check_accessibility(page)
        self.looked_at.add(kind)


def arrive(page, heading):
    """The page is there, and its scripts listen."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    page.wait_for_load_state("load")


def pick(page, state):
    page.locator("[data-states]").get_by_role("radio", name=state).check()


def fill_in(page, question_id, **instead):
    """One answer, as `ANSWERS` has it but for what is typed `instead`."""
    state, typed, option, (number, quote) = ANSWERS[question_id]
    pick(page, state)
    values = page.get_by_role("region", name="What they say")
    for label, words in typed.items():
        values.get_by_label(label, exact=True).fill(words)
    if option:
        group = values.get_by_role("group", name=option[0])
        group.get_by_label(instead.get("option", option[1]), exact=True).check()
    cite(page, number, instead.get("quote", quote))


def cite(page, number, quote):
    where = page.get_by_role("region", name="Where it stands")
    where.get_by_label("Quote").fill(quote)
    where.get_by_label("Page, if it has any").fill(str(number))
