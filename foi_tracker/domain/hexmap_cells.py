"""Which cell of a map says what: each authority's own answer, or that of its county council where it has none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from foi_tracker.domain.hexmap import Cell, Line

NO_CELL = "It has no place of its own on the map."


@dataclass(frozen=True, slots=True)
class Place:
    """An authority of the register; a county council has no `q` and `r`, and its districts name it in `county_slug`."""

    slug: str
    name: str
    q: int | None
    r: int | None
    region: str = ""
    county_slug: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to say of one authority: its category, in words, and where to read more."""

    category: str
    words: str
    href: str = ""


def cells(places: Sequence[Place], shown: Mapping[str, Shown], blanks: Collection[str]) -> list[Cell]:
    """The cells of those that have one. `blanks` are the categories of those that have nothing to say yet.

    A district with nothing to say shows what its county council says, and names it.
    """
    counties = {place.slug: place for place in places if place.q is None}
    return [_cell(place, shown, _county_of(place, counties, shown, blanks)) for place in places if place.q is not None]


def _county_of(
    place: Place, counties: Mapping[str, Place], shown: Mapping[str, Shown], blanks: Collection[str]
) -> Place | None:
    county = counties.get(place.county_slug)
    if county is None or shown[place.slug].category not in blanks or shown[county.slug].category in blanks:
        return None
    return county


def _cell(place: Place, shown: Mapping[str, Shown], county: Place | None) -> Cell:
    what = shown[county.slug if county else place.slug]
    return Cell(
        slug=place.slug,
        name=place.name,
        q=place.q or 0,
        r=place.r or 0,
        category=what.category,
        words=what.words,
        href=what.href,
        from_county=county.name if county else "",
    )


def lines(places: Sequence[Place], shown: Mapping[str, Shown], drawn: Sequence[Cell]) -> list[Line]:
    """The table behind: everybody's own answer, and whose their cell shows."""
    counties = {cell.slug: cell for cell in drawn if cell.from_county}
    return [_line(place, shown[place.slug], counties.get(place.slug)) for place in places]


def _line(place: Place, what: Shown, borrowed: Cell | None) -> Line:
    note = f"The map shows what {borrowed.from_county} says: {borrowed.words}." if borrowed else ""
    if place.q is None:
        note = NO_CELL
    return Line(name=place.name, words=what.words, href=what.href, region=place.region, note=note)
