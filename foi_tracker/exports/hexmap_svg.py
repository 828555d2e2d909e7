"""A hex map as a picture of its own, with its legend, what it rests on and where it comes from."""

from collections.abc import Iterator
from typing import Final

from foi_tracker.domain.hexmap import OUTLINE, SIDE, Category, Cell, HexMap
from foi_tracker.domain.palette import LINE, PALETTE
from foi_tracker.exports.sheet import BODY, EDGE, NOTE, STRONG, TITLE, WIDTH, Sheet, width_of

TALLEST: Final = 860
BIGGEST: Final = 2.4  # a cell of a map with few is no bigger than this, in units of a map's own
ROW: Final = 28
LICENCE: Final = (
    "Contains National Statistics data, Crown copyright, Open Government Licence v3. "
    "Contains OS data, Crown copyright. Every hexagon is one authority, whatever its size."
)


def hexmap_svg(drawn: HexMap, *, source: str) -> str:
    """The file; `source` says whose data it is, and of what day."""
    sheet = Sheet(drawn.title, drawn.summary)
    sheet.paragraph(drawn.title, TITLE)
    sheet.space(10)
    _legend(sheet, drawn)
    _cells(sheet, drawn)
    sheet.paragraph(f"{drawn.coverage}.", STRONG)
    for note in (*drawn.notes, source, LICENCE):
        sheet.paragraph(note, NOTE)
    return sheet.finish()


def _legend(sheet: Sheet, drawn: HexMap) -> None:
    x = EDGE
    sheet.space(ROW)
    for mark, words in _marks(drawn):
        wide = 32 + width_of(words, BODY) + 22
        if x + wide > WIDTH - EDGE and x > EDGE:
            x = EDGE
            sheet.space(ROW)
        sheet.draw(f'<g transform="translate({x + 11:g} {sheet.y - 5:g})">{mark}</g>')
        sheet.line(x + 30, sheet.y, words)
        x += int(wide)
    sheet.space(24)


def _marks(drawn: HexMap) -> Iterator[tuple[str, str]]:
    for each, count in drawn.legend:
        yield _hexagon(each, 0, 0), f"{each.words} {count:,}"
    if drawn.from_counties:
        plain = Category(key="", words="", tone="none")
        yield _hexagon(plain, 0, 0, dotted=True), f"With a dot: the county council’s {drawn.from_counties:,}"


def _cells(sheet: Sheet, drawn: HexMap) -> None:
    wide, high = drawn.size
    scale = min((WIDTH - 2 * EDGE) / wide, TALLEST / high, BIGGEST)
    left, top = drawn.origin
    x, y = (WIDTH - wide * scale) / 2 - left * scale, sheet.y - top * scale
    cells = "\n".join(_cell(drawn.tones[cell.category], cell) for cell in drawn.cells)
    sheet.draw(f'<g transform="translate({x:g} {y:g}) scale({scale:g})">\n{cells}\n</g>')
    sheet.space(high * scale + 12)


def _cell(category: Category, cell: Cell) -> str:
    return _hexagon(category, *cell.centre, dotted=bool(cell.from_county))


def _hexagon(category: Category, x: int, y: int, *, dotted: bool = False) -> str:
    tone = PALETTE[category.tone]
    edge = LINE if category.tone == "none" else "#ffffff"
    path = f'<path d="M{x} {y - SIDE}{OUTLINE}" fill="{tone.fill}" stroke="{edge}"/>'
    mark = (
        f'<text x="{x}" y="{y + 4}" font-size="10" font-weight="700" text-anchor="middle" fill="{tone.ink}">'
        f"{category.mark}</text>"
    )
    dot = f'<circle cx="{x + 5}" cy="{y - 4}" r="2" fill="{tone.ink}"/>' if dotted else ""
    return path + mark + dot
