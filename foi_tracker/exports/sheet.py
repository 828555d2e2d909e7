"""A picture that stands alone: SVG with its colours and type inside, filled from the top down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap
from typing import Final

from foi_tracker.domain.palette import INK, QUIET, SURFACE

WIDTH: Final = 900
EDGE: Final = 28
FAMILY: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
LETTER: Final = 0.52  # the mean width of a letter, of the size of its type
LEADING: Final = 1.35


@dataclass(frozen=True, slots=True)
class Kind:
    """A size of type in units of the picture, its weight and colour."""

    size: int = 15
    bold: bool = False
    colour: str = INK

    @property
    def attributes(self) -> str:
        """As a `text` has them."""
        weight = ' font-weight="700"' if self.bold else ""
        return f'font-size="{self.size}" fill="{self.colour}"{weight}'


TITLE, BODY, STRONG, NOTE = Kind(24, bold=True), Kind(), Kind(bold=True), Kind(13, colour=QUIET)


@dataclass(slots=True)
class Sheet:
    """`y` is how far it is filled."""

    title: str
    summary: str
    y: float = EDGE
    parts: list[str] = field(default_factory=list)

    def paragraph(self, text: str, kind: Kind = BODY) -> None:
        """Text from edge to edge, broken where it must be."""
        for line in broken(text, kind, WIDTH - 2 * EDGE):
            self.y += kind.size * LEADING
            self.line(EDGE, self.y, line, kind)

    def line(self, x: float, y: float, text: str, kind: Kind = BODY, anchor: str = "") -> None:
        """One line, on this baseline; `anchor` is start, middle or end."""
        anchored = f' text-anchor="{anchor}"' if anchor else ""
        self.parts.append(f'<text x="{x:g}" y="{y:g}" {kind.attributes}{anchored}>{escape(text)}</text>')

    def draw(self, part: str) -> None:
        """A piece of SVG of ours; what is in it is escaped already."""
        self.parts.append(part)

    def space(self, height: float) -> None:
        """Leave some room."""
        self.y += height

    def finish(self) -> str:
        """The whole file."""
        height = f"{self.y + EDGE:g}"
        inside = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            f' font-family="{FAMILY}" role="img">\n<title>{escape(self.title)}</title>\n'
            f"<desc>{escape(self.summary)}</desc>\n"
            f'<rect width="{WIDTH}" height="{height}" fill="{SURFACE}"/>\n{inside}\n</svg>\n'
        )


def broken(text: str, kind: Kind, width: float) -> Sequence[str]:
    """The text in lines that fit."""
    return wrap(text, max(1, int(width / (kind.size * LETTER))))


def width_of(text: str, kind: Kind) -> float:
    """About how wide it is."""
    return len(text) * kind.size * LETTER
