"""The evidence bundle: dates, exhibits and hashes agree wherever they are given, and nobody of ours is named."""

import csv
import hashlib
import io
import re

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from tests import builders
from tests.builders import day, response, sent
from tests.web.bundling import (
    attach,
    fetch_pdf,
    fetch_zip,
    info_of,
    pages_of,
    recomputed,
    squeezed,
    sums_of,
    write_letter,
)
from tests.web.pages import sign_in, visit

LETTER = "Annwyl Ŵyn,\n\nNi allwn gadarnhau na gwadu – “adran 23(5)” … £5. Tŷ Gwyn, Cùl an Òrd.\n"
REFUSED = response("2026-10-06", Outcome.REFUSED, received=day("2026-10-07"))
HISTORY = (
    sent("2026-09-01"),
    happened.Acknowledged(on=day("2026-09-02")),
    REFUSED,
    happened.ReviewRequested(on=day("2026-10-09")),
)


@pytest.fixture
def refused(app, session, volunteer, file_with):
    """Sent on 1 September, refused five working days late, with three files and one letter of ours."""
    info_request = file_with(*HISTORY)
    write_letter(session, info_request, by=volunteer)
    attach(app, session, info_request, LETTER.encode(), "llythyr.txt", by=volunteer, position=3)
    attach(app, session, info_request, b"\x89PNG\r\n\x1a\n not really", "plan ŵ.png", by=volunteer, position=3)
    attach(app, session, info_request, b"PK\x03\x04 not really", "figures.xlsx", by=volunteer)
    return info_request


@pytest.fixture
def reader(client, volunteer):
    return sign_in(client, volunteer)


def test_a_stranger_reads_when_the_answer_was_due_and_when_it_came(reader, refused, tmp_path):
    pages = pages_of(fetch_pdf(reader, refused), tmp_path)

    cover = squeezed(pages[0])
    assert "For Information Commissioner's Office (ICO)" in cover
    assert "From Watchful Streets" in cover
    assert "About Barchester City Council" in cover
    assert "Made on Mon 23 Nov 2026" in cover
    assert "When it was due Tue 29 Sep 2026: FOIA s.10(1). Statute." in cover
    assert "When it came Tue 6 Oct 2026: 5 working days late." in cover
    assert re.search(r"United Kingdom, known to Sun 31 Dec 2028 \(holidays [\d.]+, checksum [0-9a-f]{8}\)", cover)


def test_the_working_shows_every_day_its_number_and_why_some_do_not_count(reader, refused, tmp_path):
    words = squeezed(" ".join(pages_of(fetch_pdf(reader, refused), tmp_path)))

    answer = words[words.index("The authority’s answer Date") : words.index("The authority’s answer to the review")]
    assert "Was due by Tue 29 Sep 2026. The answer is dated Tue 6 Oct 2026: 5 working days late." in answer
    assert "Provision FOIA s.10(1) How binding Statute" in answer
    assert "Tue 1 Sep 2026 0 Day 0 Wed 2 Sep 2026 1" in answer
    assert "Sat 5 and Sun 6 Sep 2026 – Weekend Mon 7 Sep 2026 4" in answer
    assert "Tue 29 Sep 2026 20 The last day" in answer
    assert "How binding Guidance, not statute" in words


def test_page_numbers_count_every_page(reader, refused, tmp_path):
    pdf = fetch_pdf(reader, refused)

    pages = pages_of(pdf, tmp_path)
    assert [squeezed(page).rpartition("Page ")[2] for page in pages] == [
        f"{number} of {len(pages)}" for number in range(1, len(pages) + 1)
    ]
    assert info_of(pdf, tmp_path)["Pages"] == str(len(pages))


def test_exhibits_bear_one_number_and_one_page_everywhere(reader, refused, tmp_path):
    archive = fetch_zip(reader, refused)
    pages = pages_of(archive.read("bundle.pdf"), tmp_path)

    heads = {
        int(found.group(1)): number
        for number, page in enumerate(pages, 1)
        if (found := re.match(r".*\n+ *Exhibit (\d+)\n", page))
    }
    contents = squeezed(next(page for page in pages if "Part" in page and "Contents" in page))
    index = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    chronology = squeezed(next(page for page in pages if "What happened" in page and "Exhibits" in page))
    assert list(heads) == [1, 2, 3, 4]
    assert {int(row["exhibit"]): int(row["pages"].partition("–")[0]) for row in index} == heads
    assert [int(page) for page in re.findall(r"Exhibit \d+: .*?(\d+) (?=Exhibit \d|Files)", contents)] == list(
        heads.values()
    )
    assert f"Tue 1 Sep 2026 The request was sent by e-mail. 1 (p. {heads[1]})" in chronology
    assert f"2–3 (p. {heads[2]})" in chronology
    assert [row["file"] for row in index] == [name for name in archive.namelist() if name.startswith("exhibits/")]
    assert [re.match(r"exhibits/(\d+)-", row["file"]).group(1) for row in index] == ["01", "02", "03", "04"]


def test_every_hash_can_be_recomputed_from_the_archive(reader, refused, tmp_path):
    archive = fetch_zip(reader, refused)

    words = "".join(pages_of(archive.read("bundle.pdf"), tmp_path))
    index = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    found = recomputed(archive)
    assert sums_of(archive) == found
    assert {row["file"]: row["sha256"] for row in index} == {
        name: checksum for name, checksum in found.items() if name.startswith("exhibits/")
    }
    assert all(words.count(row["sha256"]) == 3 for row in index), "in the index, above the exhibit, in the list"


def test_letters_and_replies_are_there_as_text_with_their_own_letters(reader, refused, tmp_path):
    words = squeezed(" ".join(pages_of(fetch_pdf(reader, refused), tmp_path)))

    assert "To: foi@barchester.example Subject: Live facial recognition Dear Barchester City Council," in words
    assert squeezed(LETTER) in words
    assert "Files of this kind are not printed here. The file is in the archive." in words


def test_nobody_of_the_campaign_is_named(app, session, reader, volunteer, refused, tmp_path):
    attach(
        app,
        session,
        refused,
        b"From: foi@barchester.example\nTo: vera.volunteer@example.org\n\nNo.",
        "a.eml",
        by=volunteer,
    )
    archive = fetch_zip(reader, refused)

    words = "".join(pages_of(archive.read("bundle.pdf"), tmp_path))
    ours = [
        words,
        archive.read("index.csv").decode(),
        " ".join(archive.namelist()),
        archive.read("SHA256SUMS").decode(),
    ]
    ours += [archive.read(name).decode() for name in archive.namelist() if name.startswith("exhibits/01")]
    for text in ours:
        assert not re.search(r"vera|volunteer|example\.org", text, re.IGNORECASE)
    assert b"olunteer" not in archive.read("bundle.pdf")


def test_the_same_history_makes_the_same_bytes(reader, refused):
    assert fetch_pdf(reader, refused) == fetch_pdf(reader, refused)
    assert recomputed(fetch_zip(reader, refused)) == recomputed(fetch_zip(reader, refused))


def test_a_reader_is_told_its_title_and_an_outline(reader, refused, tmp_path):
    pdf = fetch_pdf(reader, refused)

    info = info_of(pdf, tmp_path)
    assert info["Title"] == f"Evidence bundle {refused.reference}: Barchester City Council"
    assert info["Author"] == "Watchful Streets"
    assert b"/Lang (en-GB)" in pdf
    assert pdf.count(b"/Title") >= 10


def test_what_was_taken_back_is_left_out_and_counted(reader, file_with, tmp_path):
    info_request = file_with(
        *HISTORY, happened.Bounced(on=day("2026-09-03")), happened.EventRetracted(on=day("2026-11-01"), position=5)
    )

    words = squeezed(" ".join(pages_of(fetch_pdf(reader, info_request), tmp_path)))

    assert "came back undelivered" not in words
    assert "1 line was recorded by mistake and taken back." in words


def test_only_letters_that_went_are_exhibits_each_as_it_went(reader, session, volunteer, refused, tmp_path):
    write_letter(session, refused, by=volunteer, kind="review", body="A draft nobody sent")
    first = write_letter(
        session, refused, by=volunteer, kind="reminder", body="Thrown away", discarded_at=builders.NOON
    )
    write_letter(
        session, refused, by=volunteer, kind="review", body="We ask for a review", sent_on=day("2026-10-09"), position=4
    )

    words = squeezed(" ".join(pages_of(fetch_pdf(reader, refused), tmp_path)))

    assert first.sent_on is None
    assert "We ask for a review" in words
    assert "A draft nobody sent" not in words
    assert "Thrown away" not in words
    assert "Exhibit 4: Our request for a review: Live facial recognition" in words


def test_a_scottish_bundle_is_for_the_scottish_commissioner(reader, session, campaign, volunteer, tmp_path):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    info_request = builders.info_request(session, campaign, council, by=volunteer, history=[sent("2026-09-01")])

    cover = squeezed(pages_of(fetch_pdf(reader, info_request), tmp_path)[0])

    assert "For Scottish Information Commissioner (SIC)" in cover
    assert "Calendar Scotland" in cover


def test_a_missing_file_is_named_and_does_not_break_the_bundle(app, reader, session, refused, tmp_path):
    gone = session.get_one(type(refused), refused.id)
    checksum = hashlib.sha256(LETTER.encode()).hexdigest()
    (app.config["DATA_DIR"] / "attachments" / checksum[:2] / checksum).unlink()

    archive = fetch_zip(reader, gone)

    words = squeezed(" ".join(pages_of(archive.read("bundle.pdf"), tmp_path)))
    index = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    assert "This file is no longer in the tracker’s store, so it is not in the archive either." in words
    assert [row["file"] for row in index if row["sha256"] == checksum] == [""]
    assert sums_of(archive) == recomputed(archive)
    page = visit(reader, f"/requests/{refused.reference}/bundle")
    assert "1 file of this request can no longer be found." in page.main.text


def test_odd_names_are_safe_in_the_archive_and_kept_in_the_index(app, reader, session, volunteer, file_with):
    names = [
        "../../etc/passwd",
        "C:\\temp\\x.exe",
        "CON.txt",
        "🙂.pdf",
        "same.txt",
        "same.txt",
        "=cmd|' /C calc'!A0",
        "a\nb.txt",
        "...",
    ]
    info_request = file_with(*HISTORY)
    for number, name in enumerate(names):
        attach(app, session, info_request, f"file {number}".encode(), name, by=volunteer, position=3)

    archive = fetch_zip(reader, info_request)

    inside = [name for name in archive.namelist() if name.startswith("exhibits/")]
    assert len(set(inside)) == len(names)
    assert all(re.fullmatch(r"exhibits/\d\d-[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)?", name) for name in inside), inside
    index = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    assert [row["original_name"] for row in index] == [name.replace("=cmd", "'=cmd") for name in names]


def test_a_request_nobody_has_sent_makes_a_bundle_all_the_same(reader, session, volunteer, file_with, tmp_path):
    info_request = file_with()
    write_letter(session, info_request, by=volunteer)

    words = squeezed(" ".join(pages_of(fetch_pdf(reader, info_request), tmp_path)))

    assert "Nothing has been recorded." in words
    assert "No letter or file is kept with this request." in words
    visit(reader, f"/requests/{info_request.reference}/bundle")
