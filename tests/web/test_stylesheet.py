"""The one stylesheet: legible in light and dark, small, and all our own."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "foi_tracker" / "static"
CSS = (STATIC / "app.css").read_text()
TEXT, MARK = 4.5, 3  # WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for the edges of controls

INKS = {
    "ink": ("page", "surface", "sunken", "accent-soft", "late-soft"),
    "quiet": ("page", "surface", "sunken", "accent-soft"),
    "accent": ("page", "surface", "accent-soft"),
    "accent-strong": ("page", "surface", "accent-soft"),
    "on-accent": ("accent", "accent-strong"),
    "on-late": ("late",),
    "late-ink": ("page", "surface", "late-soft"),
    "soon": ("page", "surface", "soon-soft"),
    "good": ("page", "surface", "good-soft"),
}
EDGES = {"control": ("page", "surface"), "late": ("page", "surface"), "accent": ("page", "surface")}
PAIRS = [(ink, ground, TEXT) for ink, grounds in INKS.items() for ground in grounds]
PAIRS += [(edge, ground, MARK) for edge, grounds in EDGES.items() for ground in grounds]


def tokens(scheme):
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else {})


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_every_ink_is_legible_on_every_ground_it_is_used_on(scheme, ink, ground, least):
    colours = tokens(scheme)

    assert contrast(colours[ink], colours[ground]) >= least


def test_dark_gives_every_colour_anew():
    light, dark = tokens("light"), tokens("dark")

    assert {name for name in light if light[name] == dark[name]} == {"on-late"}


def test_every_token_used_is_defined():
    assert set(re.findall(r"var\(--([\w-]+)", CSS)) <= set(re.findall(r"--([\w-]+):", CSS))


def test_nothing_is_fetched_from_anywhere_else():
    for path in STATIC.glob("*.*"):
        text = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|@import|url\(\s*['\"]?//", text), path.name


def test_the_stylesheet_stays_small():
    assert len(CSS.encode()) < 34 * 1024
