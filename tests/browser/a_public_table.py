"""The table that the reply becomes, wherever it is read: in an export, in a package, in a database, at an address."""

import csv
import hashlib
import io
import re
import sqlite3
import zipfile
from contextlib import closing
from urllib.parse import urlsplit

from tests.browser.a_reply import ANSWERS

VALUES = {
    ("C01", "own_use"): "trial",
    ("C01", "first_use"): "2024-03",
    ("C05", "cameras_total"): "30",
    ("C05", "cameras_fr_capable"): "fewer than 5",
    ("C06", "procurement_route"): "direct award",
    ("C06", "contract_value"): "12000",
    ("C08", "decision_body"): "officer",
    ("C08", "decision_date"): "2024-02-12",
}
STATES = {"Answered": "answered", "Partly": "partly", "Not held": "not_held"}
EVER_NEW = re.compile(r"""(?<=nonce[-=])"?[\w-]+|'(date|x-request-id)', '[^']+'""")


def check_rows(rows):
    """Every value, and no other; and beside each the state, and the page and words that it rests on."""
    rows = list(rows)
    assert {(row["question_id"], row["field"]): row["value"] for row in rows if row["value"]} == VALUES
    found = {(row["question_id"], row["state"], row["evidence_file"], str(row["page"]), row["quote"]) for row in rows}
    assert found == {
        (question_id, STATES[state], "reply.pdf", str(page), quote)
        for question_id, (state, _typed, _picked, (page, quote)) in ANSWERS.items()
    }


def check_csv(data):
    check_rows(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def check_files(kept):
    """Of a release, as they were downloaded, by the ends of their names."""
    with zipfile.ZipFile(kept[".zip"]) as package:
        check_csv(package.read("data/findings.csv"))
    with closing(sqlite3.connect(kept[".sqlite"])) as database:
        database.row_factory = sqlite3.Row
        check_rows(database.execute("SELECT * FROM findings"))


def fetch_files(page, folder):
    """Download every file that the page lists, and hold each against the hash beside it."""
    kept = {}
    for row in page.get_by_role("table", name="Files of release 1").get_by_role("row").all()[1:]:
        with page.expect_download() as download:
            row.get_by_role("link").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == row.get_by_role("code").inner_text()
        kept[path.suffix] = path
    return kept


def addresses(page):
    """All that a page of what is published leads to, itself included."""
    hrefs = page.locator("main a[href^='/published/']").evaluate_all(
        "all => all.map(each => each.getAttribute('href'))"
    )
    return {urlsplit(page.url).path, *(href.partition("#")[0] for href in hrefs)}


def told(page, path):
    """All that somebody is told who asks for it, but for what is new with every answer."""
    answer = page.request.get(path)
    everything = f"{answer.status} {sorted(answer.headers.items())} {answer.text()}"
    return EVER_NEW.sub("", everything)


def check_there_is_nothing(page, paths):
    """Each is answered as the same address of a campaign that never was."""
    nothing = told(page, "/published/no-such-campaign")
    assert nothing.startswith("404 ")
    assert {path: told(page, path) for path in paths} == dict.fromkeys(paths, nothing)
