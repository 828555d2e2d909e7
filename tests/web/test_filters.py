"""How dates, counts and stored words read on a page."""

from datetime import date

import pytest

from foi_tracker.domain.events import KINDS
from foi_tracker.domain.vocabulary import (
    Awaiting,
    Channel,
    DeadlineKind,
    Delivery,
    LetterKind,
    Level,
    Outcome,
    RegimeCode,
    Stage,
)
from foi_tracker.web.filters import label, letter_name, long_date, plural, short_date


def test_a_date_reads_with_its_weekday_and_no_leading_nought():
    assert short_date(date(2026, 9, 4)) == "Fri 4 Sep 2026"
    assert long_date(date(2026, 9, 4)) == "Friday 4 September 2026"


def test_no_date_reads_as_nothing():
    assert short_date(None) == long_date(None) == ""


@pytest.mark.parametrize(("count", "reads"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1200, "1,200 days")])
def test_a_count_agrees_with_its_noun(count, reads):
    assert plural(count, "day") == reads


@pytest.mark.parametrize(
    ("word", "reads"),
    [
        ("awaiting_response", "Awaiting response"),
        ("ncnd", "Neither confirmed nor denied"),
        ("FOIA", "FOIA"),
        ("Northern Ireland", "Northern Ireland"),
        ("", ""),
    ],
)
def test_a_stored_word_reads_as_people_say_it(word, reads):
    assert label(word) == reads


@pytest.mark.parametrize("words", [Awaiting, Channel, DeadlineKind, Delivery, Level, Outcome, RegimeCode, Stage, KINDS])
def test_no_two_words_of_a_vocabulary_read_the_same(words):
    reads = [label(word) for word in words]

    assert len(set(reads)) == len(reads)
    assert not any("_" in text for text in reads)


def test_every_kind_of_letter_has_a_name_of_its_own():
    assert len({letter_name(kind) for kind in LetterKind}) == len(LetterKind)
