"""Small things that cells say."""

from decimal import Decimal

import pytest

from foi_tracker.domain.findings.vocabulary import Vat
from foi_tracker.domain.imports.words.cell_words import days_of, is_no_day, is_nothing, links, money, references, truth


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "N/A", "n/a", "NA", "n.a.", "–", "—", "-", "--", "?", "??", "tbc", "TBC", "t.b.c.", "TBD", "tba"),
        *(
            "see e-mail",
            "See email",
            "see notes",
            "None",
            "null",
            "unknown",
            "not known",
            "n/k",
            "\u00a0",
            "…",
            "*",
            ".",
        ),
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "as above"),
    ],
)
def test_a_cell_may_say_that_there_is_nothing_to_say(text):
    assert is_nothing(text)
    assert is_no_day(text)


@pytest.mark.parametrize(
    "text", ["✓", "✗", "no", "nil", "0", "x", "ref", "Name", "value", "NCND", "see page 4", "no docs"]
)
def test_other_short_cells_say_something(text):
    assert not is_nothing(text)


@pytest.mark.parametrize(
    "text", ["not yet", "No", "awaiting", "pending", "overdue", "00/01/1900", "0", "#####", "30/12/1899"]
)
def test_a_day_column_has_more_words_for_a_day_that_has_not_come(text):
    assert is_no_day(text)


@pytest.mark.parametrize("text", ["3/4/26", "early March", "yes", "46115", "w/c 3 March"])
def test_what_may_be_a_day_is_not_passed_over(text):
    assert not is_no_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Y", "y", "yes", "Yes.", "YES", " yes ", "TRUE", "true", "T", "1", "✓", "✔", "✔\ufe0f", "✅", "☑", "Yep"),
        *("Yes – see attached", "Yes, to 3 May", "yes (by e-mail)", "Y - extended", "Yes: until May", "Oes", "Ie"),
    ],
)
def test_yes_is_yes(text):
    assert truth(text) is True


@pytest.mark.parametrize(
    "text", ["N", "no", "No.", "FALSE", "f", "0", "✗", "✘", "❌", "☐", "No – not that we know", "no, never", "Nac oes"]
)
def test_no_is_no(text):
    assert truth(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "X",
        "",
        "?",
        "Y?",
        "yes?",
        "n/a",
        "maybe",
        "not yet",
        "no longer",
        "yes and no",
        "✓✗",
        "2",
        "No-one",
        "Norfolk",
    ],
)
def test_what_may_be_either_is_neither(text):
    assert truth(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FOI 1234", ["FOI 1234"]),
        ("2024/1234", ["2024/1234"]),
        ("FOI2024/01234", ["FOI2024/01234"]),
        ("FOI/2024/1234", ["FOI/2024/1234"]),
        ("01.FOI.24.012345", ["01.FOI.24.012345"]),
        ("01/FOI/24/012345/N", ["01/FOI/24/012345/N"]),
        ("RFI1234/25", ["RFI1234/25"]),
        ("2024/1234; 2024/1235", ["2024/1234", "2024/1235"]),
        ("2024/1234\n2024/1235", ["2024/1234", "2024/1235"]),
        ("FOI-123 / FOI-456", ["FOI-123", "FOI-456"]),
        ("FOI-123/FOI-456", ["FOI-123", "FOI-456"]),
        ("IR-77/FOI-456", ["IR-77/FOI-456"]),
        ("FOI 1234, FOI 1235", ["FOI 1234", "FOI 1235"]),
        ("FOI 1234 and FOI 1235", ["FOI 1234", "FOI 1235"]),
        ("E24-1 & E24-2", ["E24-1", "E24-2"]),
        ("12,345", ["12,345"]),
        ("Ref: 12345", ["12345"]),
        ("Our ref. 12345", ["12345"]),
        ("Reference no. 12345", ["12345"]),
        ("REFERRAL 7", ["REFERRAL 7"]),
        ("FOI 1; FOI 1", ["FOI 1"]),
        ("n/a", []),
        ("tbc; FOI 9", ["FOI 9"]),
        ("", []),
    ],
)
def test_references_are_parted_and_not_torn(text, expected):
    assert references(text) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.whatdotheyknow.com/request/lfr_1", ["https://www.whatdotheyknow.com/request/lfr_1"]),
        ("www.whatdotheyknow.com/request/lfr_1", ["https://www.whatdotheyknow.com/request/lfr_1"]),
        ("whatdotheyknow.com/request/a#incoming-1", ["https://whatdotheyknow.com/request/a#incoming-1"]),
        ("HTTP://x.example/A", ["HTTP://x.example/A"]),
        ("see (https://x.example/a), or b", ["https://x.example/a"]),
        ("https://x.example/a; https://x.example/b", ["https://x.example/a", "https://x.example/b"]),
        ("https://x.example/a\nhttps://x.example/a", ["https://x.example/a"]),
        ('=HYPERLINK("https://x.example/a","reply")', ["https://x.example/a"]),
        ("barchester.gov.uk/foi", ["https://barchester.gov.uk/foi"]),
        ("foi@barchester.gov.uk", []),
        ("reply.pdf", []),
        ("javascript:alert(1)", []),
        ("file:///c:/reply.pdf", []),
        ("3.4.26", []),
        ("https://", []),
        ("", []),
    ],
)
def test_addresses_of_pages_are_found_and_nothing_else(text, expected):
    assert links(text) == tuple(expected)


def test_sums_are_read_with_their_tax():
    found = money("£12,000 + VAT")
    assert (found.amount.low, found.vat) == (Decimal(12000), Vat.EXCLUDED)
    assert money("nil").amount.high == 0
    assert money("12.5k").amount.low == Decimal(12500)
    assert money("waived") is None
    assert money("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/4/26", ["3/4/26"]),
        ("3/4/26; 10/4/26", ["3/4/26", "10/4/26"]),
        ("3/4/26\n10/4/26", ["3/4/26", "10/4/26"]),
        ("3/4/26\r\n10/4/26\r\n", ["3/4/26", "10/4/26"]),
        ("3/4/26, 10/4/26 and 17/4/26", ["3/4/26", "10/4/26", "17/4/26"]),
        ("3-4-2026 / 10-4-2026", ["3-4-2026", "10-4-2026"]),
        ("2026-04-03, 2026-04-10", ["2026-04-03", "2026-04-10"]),
        ("3/4/26 & 10/4/26", ["3/4/26", "10/4/26"]),
        ("3/4/26 10/4/26", ["3/4/26", "10/4/26"]),
        ("3/4/26 10:00, 4/4/26 11:00", ["3/4/26 10:00", "4/4/26 11:00"]),
        ("1) 3/4/26 2) 10/4/26", ["3/4/26", "10/4/26"]),
        ("3 Apr; 10 Apr", ["3 Apr", "10 Apr"]),
        ("3/4; 10/4", ["3/4", "10/4"]),
        ("Fri 3 Apr 2026; Fri 10 Apr 2026", ["Fri 3 Apr 2026", "Fri 10 Apr 2026"]),
        ("3, 10 and 17 April 2026", ["3 april 2026", "10 april 2026", "17 april 2026"]),
        ("3rd & 10th April 2026", ["3 april 2026", "10th april 2026"]),
        ("3 Apr, 10 Apr 2026", ["3 apr 2026", "10 apr 2026"]),
        ("30 Dec, 10 Jan 2026", ["30 dec", "10 jan 2026"]),
        ("3/4/26; 3/4/26", ["3/4/26"]),
        ("4th September, 2026", ["4th September, 2026"]),
        ("Fri, 4 Sep 2026", ["Fri, 4 Sep 2026"]),
        ("3/4/26 - 10/4/26", ["3/4/26 - 10/4/26"]),
        ("3, 10 and 17/4/26", ["3, 10 and 17/4/26"]),
        ("3/4/26 (Jo), 10/4/26", ["3/4/26 (Jo), 10/4/26"]),
        ("twice", ["twice"]),
        ("", []),
    ],
)
def test_several_days_of_a_cell_are_parted_where_nothing_else_is_said(text, expected):
    assert days_of(text) == tuple(expected)
