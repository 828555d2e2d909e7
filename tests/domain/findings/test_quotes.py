"""Whether words that somebody quotes are in a text: line breaks and typesetting aside, and nothing else aside."""

import pytest

from foi_tracker.domain.findings.quotes import QuoteCheck, find_pages, is_in, look_up
from foi_tracker.domain.findings.showing import FileReading, PageText

LETTER = "The force deployed live facial recogni-\ntion on 12 days.\nIt made “11” arrests – 3 of them later\nwithdrawn."


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("live facial recognition on 12 days", LETTER),
        ("live facial recogni-\ntion on 12 days", LETTER),
        ("live facial recogni-tion", LETTER),
        ("on 12 days. It made", LETTER),
        ("made \"11\" arrests – 3 of them", LETTER),
        ("THE FORCE DEPLOYED", LETTER),
        ("later   withdrawn.", LETTER),
        ("later\u00a0withdrawn", LETTER),
        ("it doesn't", "It doesn’t"),
        ("It doesn’t", "it doesn't"),
        ("first official figure", "ﬁrst oﬃcial ﬁgure"),
        ("ﬁrst oﬃcial", "first official"),
        ("a non-existent policy", "a non-\nexistent policy"),
        ("a non-existent policy", "a non-existent policy"),
        ("in 2024-2025", "in 2024-\n2025"),
        ("Tŷ Gwyn", "Ty\u0302 Gwyn"),
        ("information", "infor\u00admation"),
        ("non-disclosure", "non\u2011disclosure"),
        ("one two", "one\r\n\r\n  two"),
        ("1,300", "a total of 1,300."),
        ("<5", "alerts: <5"),
        ("£3.2m", "cost £3.2m in all"),
        ("a.b(c", "see a.b(c)"),
    ],
)  # fmt: skip
def test_a_quote_is_found_however_it_was_set(quote, text):
    assert is_in(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("", "anything"),
        (" \n\u200b", "anything"),
        ("30", "1,300"),
        ("30", "30.5 per cent"),
        ("300", "1,300"),
        ("1", "1,300"),
        ("no", "November"),
        ("tion on 12 days", LETTER),
        ("facial recognition on 13 days", LETTER),
        ("the force has deployed", LETTER),
        ("arrests - 3 of them", LETTER),
        ("We hold information", "We hold no information"),
        ("We do not hold it", "We do hold it"),
        ("£12,000", "£12000"),
        ("a non-existent policy", "a nonexistent policy"),
        ("20242025", "2024-\n2025"),
        ("m2", "m²"),
        ("anybody", "anything"),
        (".*", "anything"),
    ],
)  # fmt: skip
def test_words_that_are_otherwise_are_no_quote(quote, text):
    assert not is_in(quote, text)


def test_the_pages_that_have_a_quote_are_found():
    pages = ["It was used twice.", "It was used thrice.", "In short: it was used\ntwice."]

    assert find_pages("it was used twice", pages) == (1, 3)
    assert find_pages("it was never used", pages) == ()


def test_a_quote_that_goes_over_the_page_is_on_the_page_where_it_begins():
    long = "We hold nothing else. " * 100

    assert find_pages("the policy was recon-sidered", ["Then", "the policy was recon-", "sidered."]) == (2,)
    assert find_pages("its policy was reconsidered", [f"{long} Its policy was", f"reconsidered. {long}"]) == (1,)
    assert find_pages("hold nothing else we hold no policy", [long, f"elsewhere {long}"]) == ()


def reading(*texts, count=None, whole=True):
    pages = tuple(PageText(text=text, whole=whole) for text in texts)
    return FileReading(count=len(texts) if count is None else count, pages=pages)


@pytest.mark.parametrize(
    ("found", "page", "expected"),
    [
        (reading("used twice", "used twice"), 2, QuoteCheck(found=True, on_page=2)),
        (reading("used twice", "not at all"), 2, QuoteCheck(found=True, on_page=1)),
        (reading("used twice"), None, QuoteCheck(found=True, on_page=1)),
        (reading("used once", "used never"), 2, QuoteCheck(found=False)),
        (reading("used once"), None, QuoteCheck(found=False)),
        (reading("used once", ""), 1, QuoteCheck(found=False)),
        (reading("used once", ""), 2, QuoteCheck(found=None)),
        (reading("used once", ""), None, QuoteCheck(found=None)),
        (reading("used once", count=9), 8, QuoteCheck(found=None)),
        (reading("used once", whole=False), 1, QuoteCheck(found=None)),
        (FileReading(), None, QuoteCheck(found=None)),
        (FileReading(), 1, QuoteCheck(found=None)),
    ],
)  # fmt: skip
def test_a_quote_is_looked_up_and_not_finding_it_says_no_more_than_is_known(found, page, expected):
    assert look_up("used twice", found, page) == expected


def test_nothing_quoted_is_not_looked_up():
    assert look_up(" ", reading("used twice"), 1) == QuoteCheck(found=None)


@pytest.mark.parametrize(
    ("check", "cited", "words"),
    [
        (QuoteCheck(found=True, on_page=4), 3, "The quote is on page 4, not 3."),
        (QuoteCheck(found=True, on_page=4), 4, "The quote is on page 4."),
        (QuoteCheck(found=True, on_page=4), None, "The quote is on page 4."),
        (QuoteCheck(found=True), None, "The quote is in the text."),
        (QuoteCheck(found=False), 3, "The quote is not in the text of this file. Copy it again, word for word."),
        (
            QuoteCheck(found=None),
            3,
            "The quote could not be checked: the file’s text could not be read here. Check it by eye.",
        ),
    ],
)
def test_a_check_says_what_it_found(check, cited, words):
    assert check.words(cited) == words


def test_a_long_quote_that_is_not_there_does_not_hold_anybody_up():
    quote = "a-" * 1_000

    assert not is_in(quote + "b", "a-" * 300_000)
