from collections import Counter
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.shares import FEWEST, Share
from foi_tracker.domain.spreads import spread

LENGTHS = st.lists(st.integers(0, 90), min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("part", "whole", "words", "percentage"),
    [
        (12, 40, "12 of 40", "30%"),
        (1, 8, "1 of 8", "13%"),
        (0, 40, "0 of 40", "0%"),
        (40, 40, "40 of 40", "100%"),
        (1, 1000, "1 of 1,000", "under 1%"),
        (999, 1000, "999 of 1,000", "over 99%"),
        (2, 5, "2 of 5", "40%"),
        (2, 4, "2 of 4", ""),
        (0, 0, "0 of 0", ""),
    ],
)
def test_a_share_always_says_of_how_many_and_gives_a_percentage_only_of_enough(part, whole, words, percentage):
    share = Share(part, whole)

    assert (share.words, share.percentage) == (words, percentage)


def test_nothing_has_no_spread():
    assert spread({}) is None
    assert spread({7: 0}) is None


def test_a_spread_is_what_one_counts_by_hand():
    # 3, 5, 5, 8, 9, 20: the middle two are 5 and 8; a quarter is two of six, three quarters five of six.
    found = spread(Counter([5, 20, 3, 9, 5, 8]))

    assert (found.count, found.median, found.least, found.most) == (6, 6.5, 3, 20)
    assert (found.lower, found.upper) == (5, 9)


def test_a_few_have_a_median_and_a_range_but_no_quarters():
    found = spread(Counter([4, 6, 9]))

    assert (found.median, found.least, found.most, found.lower, found.upper) == (6, 4, 9, None, None)


@given(LENGTHS)
def test_a_spread_agrees_with_the_same_numbers_laid_out_in_a_row(lengths):
    found = spread(Counter(lengths))

    assert found.count == len(lengths)
    assert found.median == median(lengths)
    assert (found.least, found.most) == (min(lengths), max(lengths))
    if len(lengths) >= FEWEST:
        assert sum(days <= found.lower for days in lengths) * 4 >= len(lengths)
        assert sum(days < found.lower for days in lengths) * 4 < len(lengths)
        assert sum(days <= found.upper for days in lengths) * 4 >= 3 * len(lengths)
        assert sum(days < found.upper for days in lengths) * 4 < 3 * len(lengths)
