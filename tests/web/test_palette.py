"""The tones of maps and charts: the same in pages and downloads, told apart, and legible in light and dark."""

import re
from itertools import combinations

import pytest

from foi_tracker.domain.palette import CHOICES, PALETTE
from tests.web.test_stylesheet import MARK, STATIC, TEXT, contrast
from tests.web.test_stylesheet import tokens as tokens_of_the_page

CSS = (STATIC / "findings.css").read_text()
TONES = [name for name in PALETTE if name != "late"]  # that one is the page's own


def tokens(scheme):
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark if scheme == "dark" else light))


def test_pages_in_the_light_and_downloads_have_the_same_tones():
    light = tokens("light")

    assert {name: (light[name], light[f"on-{name}"]) for name in TONES} == {name: PALETTE[name] for name in TONES}
    assert PALETTE["late"].fill == tokens_of_the_page("light")["late"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_letter_is_legible_on_its_tone(scheme):
    found = tokens(scheme)

    assert {name for name in TONES if contrast(found[name], found[f"on-{name}"]) < TEXT} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_tones_of_a_choice_are_alike(scheme):
    found = tokens(scheme)

    assert [pair for pair in combinations(CHOICES, 2) if _apart(found[pair[0]], found[pair[1]]) < 60] == []


def _apart(one, other):
    """How far in red, green and blue together."""
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def test_a_tone_that_is_pale_on_the_page_has_an_edge():
    """White cells have a line around them, of which the page's stylesheet holds the contrast."""
    assert contrast(PALETTE["none"].fill, "#ffffff") < MARK
    assert ":is(.hexes, .hex-mark) .fill--none path { stroke: var(--control); }" in CSS
