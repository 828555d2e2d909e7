"""Whatever stands in a cell, it is read or it is not: nothing breaks on it."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.exemptions import exemption
from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, Sureness
from foi_tracker.domain.imports.words.cell_words import days_of, is_no_day, is_nothing, links, money, references, truth
from foi_tracker.domain.imports.words.cited_exemptions import cited, may_mean
from foi_tracker.domain.imports.words.days import NotADay, day_question, in_turn, lacks_year, read_day
from foi_tracker.domain.imports.words.status_words import fold_word, is_meaning, options, suggest
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import RegimeCode

PIECES = st.sampled_from(
    [
        *(
            "3",
            "31",
            "2026",
            "26",
            "12",
            "13",
            "0",
            "99",
            "/",
            "-",
            ".",
            " ",
            "\n",
            ";",
            ",",
            "(",
            ")",
            "(1)",
            "(a)",
            "(5B)",
        ),
        *(
            "Apr",
            "Mawrth",
            "Fri",
            "10:00",
            "T",
            "Z",
            "+01:00",
            "s.",
            "s",
            "reg ",
            "section ",
            "NCND",
            "FOISA",
            "with",
            "and",
        ),
        *(
            "Refused",
            "partial",
            "IR",
            "✓",
            "✗",
            "x",
            "?",
            "yes",
            "no",
            "n/a",
            "–",
            "https://",
            "www.",
            "£",
            "VAT",
            "\u00a0",
            "²",
        ),
    ]
)
CELLS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=10).map("".join),
    st.lists(PIECES, max_size=10).map(" ".join),
)
KINDS = st.sampled_from(
    [ChoiceKind.STATUS, ChoiceKind.OUTCOME, ChoiceKind.REVIEW, ChoiceKind.NOTICE, ChoiceKind.CHANNEL, ChoiceKind.COLOUR]
)
QUICKLY = settings(max_examples=80, deadline=None)


@QUICKLY
@given(CELLS, st.sampled_from(DateOrder), st.sampled_from([None, 2024, 2026]), st.booleans())
def test_a_cell_is_a_day_or_says_the_way_out(text, order, year, is_number):
    try:
        day = read_day(text, order=order, year=year, is_number=is_number)
    except NotADay as refused:
        told = (refused.text == text, bool(refused.way_out))
    else:
        told = (date(2005, 1, 1) <= day, day <= date(2051, 1, 1))
    assert told == (True, True)


@QUICKLY
@given(st.dates(date(2005, 1, 1), date(2050, 12, 31)))
def test_every_day_is_read_back_from_how_it_is_written(day):
    forms = (written(day), day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%B} {day.year}", f"{day:%d-%b-%Y}")
    assert {read_day(form) for form in forms} == {day}
    assert read_day(f"{day:%m/%d/%Y}", order=DateOrder.MONTH_FIRST) == day


@QUICKLY
@given(CELLS)
def test_no_cell_breaks_the_small_readers(text):
    day_question([text, text])
    lacks_year(text)
    in_turn(date(2026, 1, 1), text, date(2026, 6, 1))
    is_no_day(text)
    money(text)
    assert truth(text) in (True, False, None)
    assert all(link.casefold().startswith(("https://", "http://")) for link in links(text))
    assert all(reference.strip() == reference != "" for reference in references(text))
    assert bool(days_of(text)) is bool(text.strip())


@QUICKLY
@given(CELLS, KINDS)
def test_whatever_a_word_suggests_can_be_chosen(text, kind):
    found = suggest(kind, text)
    keys = {each.key for each in options(kind, text)}
    assert all(is_meaning(kind, key) for key in found.candidates)
    assert set(found.candidates) <= keys
    assert bool(found.means) is (found.sureness is not Sureness.UNSURE)
    assert fold_word(fold_word(text)) == fold_word(text)


@QUICKLY
@given(CELLS, st.sampled_from(RegimeCode))
def test_whatever_is_cited_is_known_and_short_enough_to_be_kept(text, regime):
    found = cited(text, regime)
    with suppress(IndexError):
        may_mean(found.unread[0], regime)
    assert all(exemption(each.law, each.code) and each.law is regime for each in found.exemptions)
    assert all(len(each.limb) <= 40 for each in found.exemptions)
    assert found.exemptions or found.unread or found.ncnd or is_nothing(text)


@pytest.mark.parametrize(
    "piece", [" ", "\u00a0", ", ", ". ", "s1, ", "(1)", "31 ", "3/4/26 ", "ref. ", "www.a", "n/c/", "- ", "\n"]
)
def test_a_long_cell_of_one_thing_over_and_over_is_no_way_to_stop_an_import(piece):
    text = "s1" + piece * (32_000 // len(piece)) + "!"
    for size in (100, 900, 32_000):
        cell = text[:size] + "!"
        for read in (is_no_day, truth, references, links, days_of, money, lacks_year):
            read(cell)
        assert suggest(ChoiceKind.STATUS, cell).sureness is not Sureness.SURE
        cited(cell, RegimeCode.FOIA)
        day_question([cell])
