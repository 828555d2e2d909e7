"""Who speaks on a map: each authority itself, and a county council where its district has nothing to say."""

from foi_tracker.domain.hexmap_cells import Place, Shown, cells, lines

BORSETSHIRE = Place("borsetshire", "Borsetshire", None, None)
BARCHESTER = Place("barchester", "Barchester", 3, 4, "South West", "borsetshire")
UNITARY = Place("silverbridge", "Silverbridge", 4, 4)
PLACES = (BORSETSHIRE, BARCHESTER, UNITARY)
BLANKS = ("not asked", "waiting")


def shown(county, district, unitary="waiting"):
    words = {BORSETSHIRE: county, BARCHESTER: district, UNITARY: unitary}
    return {place.slug: Shown(said, said, f"/{place.slug}") for place, said in words.items()}


def barchester(what):
    return next(cell for cell in cells(PLACES, what, BLANKS) if cell.slug == "barchester")


def test_a_district_that_was_not_asked_shows_what_its_county_council_said():
    cell = barchester(shown(county="in use", district="not asked"))

    assert (cell.category, cell.from_county, cell.href) == ("in use", "Borsetshire", "/borsetshire")
    assert cell.said == "Barchester: in use (the county’s: Borsetshire)"


def test_a_district_that_has_answered_speaks_for_itself():
    cell = barchester(shown(county="in use", district="never"))

    assert (cell.category, cell.from_county) == ("never", "")


def test_a_county_council_that_is_silent_itself_speaks_for_nobody():
    cell = barchester(shown(county="waiting", district="not asked"))

    assert (cell.category, cell.from_county) == ("not asked", "")


def test_a_council_without_a_county_shows_its_own_silence():
    silverbridge = cells(PLACES, shown(county="in use", district="never"), BLANKS)[1]

    assert (silverbridge.category, silverbridge.from_county) == ("waiting", "")


def test_the_table_behind_gives_everybodys_own_answer_and_says_whose_the_cell_shows():
    what = shown(county="in use", district="not asked")

    county, district, unitary = lines(PLACES, what, cells(PLACES, what, BLANKS))

    assert (county.words, county.note) == ("in use", "It has no place of its own on the map.")
    assert (district.words, district.note) == ("not asked", "The map shows what Borsetshire says: in use.")
    assert (district.region, unitary.note) == ("South West", "")
