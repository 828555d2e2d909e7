"""Hex maps: neighbours meet, everybody has a place of their own, and colour never speaks alone."""

from itertools import pairwise

import pytest

from foi_tracker.domain.hexmap import HALF, RISE, WIDTH, Cell, HexMap, centre, frame, marked, path
from foi_tracker.domain.palette import PALETTE, choice_tone
from foi_tracker.register.files import project_register


def cell(name="Barchester", q=0, r=0, category="in use", **facts):
    return Cell(slug=name.lower(), name=name, q=q, r=r, category=category, words=category, **facts)


def hexmap(*cells, words=("in use", "never"), **facts):
    categories = marked((each, each, choice_tone(place)) for place, each in enumerate(words))
    values = {"id": "m", "title": "Own use", "noun": "councils", "answered": 1, "asked": 2}
    return HexMap(categories=categories, cells=cells, **values | facts)


def test_an_odd_row_lies_half_a_cell_to_the_east_and_below():
    assert centre(3, 0) == (3 * WIDTH, 0)
    assert centre(3, 1) == (3 * WIDTH + HALF, RISE)
    assert centre(3, -1) == (3 * WIDTH + HALF, -RISE)


def test_rows_lie_as_far_apart_as_hexagons_of_this_width_nearly_demand():
    assert pytest.approx(0.866, abs=0.04) == RISE / WIDTH


def test_an_outline_goes_once_round_its_cell():
    assert path(0, 0) == "M0 -12l10 6v12l-10 6l-10-6v-12z"


def test_a_frame_holds_every_cell_whole():
    assert frame([(0, 0)]) == (24, 28)
    assert frame([(0, 0), (1, 1)]) == (24 + WIDTH + HALF, 28 + RISE)
    assert frame([]) == (WIDTH, RISE)


@pytest.mark.parametrize(("is_police", "places"), [(False, 361), (True, 45)])
def test_every_council_or_force_of_the_register_has_a_place_of_its_own(is_police, places):
    listed = [row for row in project_register().rows if row.hex_q is not None and row.kind.is_police == is_police]

    assert len(listed) == len({centre(row.hex_q, row.hex_r) for row in listed}) == places


def test_each_category_has_a_letter_of_its_own():
    words = ["in use", "trial", "stopped", "never", "planned", "told later", "in part", "is secret", "ii"]

    made = marked((each, each, "p1") for each in words)

    assert [each.mark for each in made[:6]] == ["I", "T", "S", "N", "P", "O"]
    assert len({each.mark for each in made}) == len(words)


def test_the_legend_counts_the_cells_of_each_category_that_has_any():
    drawn = hexmap(cell(), cell("Silverbridge", 1), words=("in use", "never"))

    assert [(each.words, count) for each, count in drawn.legend] == [("in use", 2)]
    assert drawn.summary == "A map of 2 councils, each a hexagon of the same size. in use 2."


def test_a_cell_says_whose_answer_it_shows():
    assert cell().said == "Barchester: in use"
    assert cell(from_county="Borsetshire").said == "Barchester: in use (the county’s: Borsetshire)"


def test_a_map_says_how_many_answered_of_those_asked():
    assert hexmap(cell(), answered=1_200, asked=3_000).coverage == "1,200 answered of 3,000 asked"


def test_more_options_than_tones_begin_anew():
    tones = [choice_tone(place) for place in range(9)]

    assert tones[8] == tones[0]
    assert all(one != other for one, other in pairwise(tones))
    assert set(tones) <= set(PALETTE)
