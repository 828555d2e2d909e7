"""A long quarrel with many files: its bundle still agrees with itself, and still opens."""

import csv
import io
import re
import tracemalloc
from datetime import timedelta

import pytest
from fpdf import FPDF

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Outcome
from tests.builders import day, response, sent
from tests.web.bundling import attach, fetch_zip, pages_of, recomputed, squeezed, sums_of
from tests.web.pages import sign_in

EVENTS, FILES, LARGE = 40, 60, 1_500_000
START = day("2026-06-01")


def history():
    return [
        sent("2026-06-01"),
        *(happened.Acknowledged(on=START + timedelta(number)) for number in range(1, EVENTS - 1)),
        response("2026-07-20", Outcome.REFUSED),
    ]


def reply(number):
    made = FPDF()
    made.set_font("helvetica")
    for page in range(1, 3):
        made.add_page()
        made.multi_cell(0, text=f"Letter {number}, page {page}. " + "We refuse. " * 200)
    return bytes(made.output())


@pytest.fixture
def quarrel(app, session, volunteer, file_with):
    info_request = file_with(*history())
    for number in range(1, FILES + 1):
        content = reply(number) if number % 2 else b"PK\x03\x04" + bytes([number]) * LARGE
        name = f"reply {number}.pdf" if number % 2 else f"figures {number}.xlsx"
        attach(app, session, info_request, content, name, by=volunteer, position=(number * 2) % EVENTS + 1)
    return info_request


def test_forty_events_and_sixty_files_agree_with_themselves(client, volunteer, quarrel, tmp_path):
    archive = fetch_zip(sign_in(client, volunteer), quarrel)

    pages = pages_of(archive.read("bundle.pdf"), tmp_path, flags=())
    heads = {}
    for number, page in enumerate(pages, 1):
        if found := re.search(r"^Exhibit (\d+)\n\n?Exhibit \1$", page, re.MULTILINE):
            heads[int(found.group(1))] = number
    index = list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))
    assert list(heads) == list(range(1, FILES + 1))
    assert {int(row["exhibit"]): int(row["pages"].partition("–")[0]) for row in index} == heads
    assert sums_of(archive) == recomputed(archive)
    letters = [row for row in index if row["original_name"].endswith(".pdf")]
    for row in letters:
        first, _, last = row["pages"].partition("–")
        its_pages = squeezed(" ".join(pages[int(first) - 1 : int(last or first)]))
        number = row["original_name"].removeprefix("reply ").removesuffix(".pdf")
        assert f"Letter {number}, page 1." in its_pages
        assert f"Letter {number}, page 2." in its_pages


def test_the_archive_is_passed_on_without_being_gathered(client, volunteer, quarrel):
    reader = sign_in(client, volunteer)
    address = f"/requests/{quarrel.reference}/bundle.zip"
    reader.get(address, buffered=True)  # what is loaded but once
    tracemalloc.start()

    answer = reader.get(address)
    passed = sum(len(piece) for piece in answer.response)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    answer.close()

    assert passed > FILES / 2 * LARGE
    assert peak < passed / 2
