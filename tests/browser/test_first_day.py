"""A newcomer's first day, from the printed link to a spreadsheet: what the README promises, done in a real browser."""

import csv
import os
import re
import signal
import socket
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser.accessibility import check_accessibility
from tests.browser.conftest import visiting
from tests.needs import libreoffice

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"http://127\.0\.0\.1:\d+/welcome/\S+")

# All 45 letters go out by e-mail on Tuesday 1 September 2026. No bank holiday of any part of the UK falls in
# September, so the twentieth working day is Tuesday 29 September, in Scotland as elsewhere.
SENT, DUE = "1/9/2026", date(2026, 9, 29)


@pytest.fixture
def served(tmp_path):
    """`python3 wsgi.py`, started as a newcomer would, on a data directory of its own; and the link it printed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FOI_")}
    program = subprocess.Popen(
        [sys.executable, "wsgi.py", "--port", str(port)],
        cwd=ROOT,
        env=environment | {"FOI_DATA_DIR": str(tmp_path / "data")},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    printed = []
    for line in program.stdout:
        printed.append(line)
        if LINK.search(line):
            break
    yield f"http://127.0.0.1:{port}", printed[-1].strip()
    os.killpg(program.pid, signal.SIGTERM)
    program.communicate(timeout=30)


@pytest.fixture
def newcomer(browser, served):
    """A page in a fresh browser at what was just started."""
    with visiting(browser, served[0]) as opened:
        yield opened


def test_a_newcomers_first_day_from_the_printed_link_to_a_spreadsheet(newcomer, browser, served, tmp_path):
    page = newcomer
    _make_the_first_account(page, served[1])
    _invite_a_volunteer(page, browser, served[0])

    _file_for_every_territorial_force(page)
    assert _overdue(page) == 45

    _record(page, "Avon and Somerset Constabulary", "25/9/2026", "Supplied in full")  # in time
    _record(page, "Kent Police", "14/10/2026", "Supplied in full")  # eleven working days late
    _record(page, "Bedfordshire Police", "22/9/2026", "Refused", ["s.31", "s.40(2)"])
    assert _overdue(page) == 42
    check_accessibility(page)

    rows = _download_the_requests(page, tmp_path / "requests.csv")
    assert len(rows) == 45
    assert {row["first_due_on"] for row in rows.values()} == {DUE.isoformat()}
    assert rows["Avon and Somerset Constabulary"]["response_late"] == "false"
    assert rows["Kent Police"]["response_late"] == "true"
    assert rows["Kent Police"]["responded_on"] == "2026-10-14"
    assert rows["Bedfordshire Police"]["outcome"] == "refused"
    assert rows["Bedfordshire Police"]["exemptions"] == "FOIA s.31; FOIA s.40(2)"
    assert rows["Police Service of Scotland"]["regime"] == "FOISA"
    assert rows["Surrey Police"]["due_on"] == DUE.isoformat()
    _opens_in_libreoffice_with_dates_as_dates(tmp_path / "requests.csv")


def _make_the_first_account(page, link):
    page.goto(link)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your name").fill("Nia Newcomer")
    page.get_by_label("Your e-mail address").fill("nia@example.org")
    page.get_by_label("Password").fill("a long walk by the canal")
    page.get_by_label("Name of the campaign").fill("Live facial recognition")
    page.get_by_label("Who signs the letters").fill("Watchful Streets")
    page.get_by_label("E-mail address for replies").fill("replies@watchful.example")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My desk")


def _invite_a_volunteer(page, browser, url):
    _go_to(page, "People")
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("E-mail address").fill("vic@example.org")
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#link").inner_text()

    with visiting(browser, url) as theirs:
        theirs.goto(link)
        theirs.get_by_role("button", name="Continue").click()
        theirs.get_by_label("Your name").fill("Vic Volunteer")
        theirs.get_by_label("Password").fill("seven herons on the weir")
        theirs.get_by_role("button", name="Join").click()
        expect(theirs.get_by_role("heading", level=1)).to_have_text("My desk")


def _file_for_every_territorial_force(page):
    _go_to(page, "File")
    page.get_by_label("Kind", exact=True).select_option(label="Territorial police force")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("button", name="Tick all 45 shown").click()
    expect(page.get_by_text("45 authorities chosen")).to_be_visible()
    page.get_by_role("button", name="See the letters").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look over 45 letters")
    page.get_by_label("Who looks after them").select_option(label="Vic Volunteer")
    page.get_by_role("button", name="Make the drafts").click()
    page.get_by_role("textbox", name="Day they went out").fill(SENT)
    page.get_by_role("button", name="Record 45 letters as sent").click()
    expect(page.get_by_text("Sent", exact=True)).to_have_count(45)


def _go_to(page, name):
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()


def _overdue(page):
    _go_to(page, "Overdue")
    return int(re.match(r"\d+", page.locator("main .lead a").inner_text())[0])


def _record(page, authority, issued, outcome, exemptions=()):
    _go_to(page, "Requests")
    page.get_by_label("Search", exact=True).fill(authority)
    page.get_by_role("button", name="Show").click()
    page.locator("table a[href^='/requests/LFR-']").first.click()
    page.get_by_role("link", name="Record the answer").click()
    page.get_by_label(outcome, exact=True).check()
    page.get_by_role("textbox", name="Date on the letter or e-mail").fill(issued)
    for place, code in enumerate(exemptions):
        if place:
            page.get_by_role("button", name="Add another exemption").click()
        page.get_by_label("Exemption", exact=True).nth(place).select_option(value=code)
    page.get_by_role("button", name="Check", exact=True).last.click()
    expect(page.get_by_text("What saving this will do")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(authority)


def _download_the_requests(page, target):
    _go_to(page, "Requests")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(target)
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return {row["authority_name"]: row for row in csv.DictReader(raw.decode("utf-8-sig").splitlines())}


def _opens_in_libreoffice_with_dates_as_dates(path):
    program = libreoffice()
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    command = [program, profile, "--headless", "--infilter=CSV:44,34,76,1,,2057,false,true", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True, timeout=120)
    header, *rows = CalamineWorkbook.from_path(path.with_suffix(".xlsx")).get_sheet_by_index(0).to_python()
    due = header.index("first_due_on")
    found = {row[due].date() if isinstance(row[due], datetime) else row[due] for row in rows}
    assert found == {DUE}
