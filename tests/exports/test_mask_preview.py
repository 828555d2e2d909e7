import pytest

from foi_tracker.exports.mask_preview import AROUND, differences
from foi_tracker.exports.release_masks import masker

MASKED = masker(["Obadiah Slope"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody is named here.", []),
        ("Obadiah Slope", ["Obadiah Slope"]),
        ("Ask Obadiah Slope or write to foi@barchester.example.", ["Obadiah Slope", "foi@barchester.example"]),
        ("PC 1234 Proudie of 01632 960123", ["1234", "Proudie", "01632 960123"]),
    ],
)
def test_each_bit_that_goes_is_told_apart(text, words):
    assert [each.words for each in differences(text, MASKED(text), "LFR-0001", "P01")] == words


def test_a_bit_is_shown_with_what_stands_around_it():
    text = "x" * 100 + " Obadiah Slope " + "y" * 100

    (struck,) = differences(text, MASKED(text), "LFR-0001", "P01")

    assert (struck.before, struck.after) == ("x" * (AROUND - 1) + " ", " " + "y" * (AROUND - 1))
    assert struck.instead == "[name removed]"
