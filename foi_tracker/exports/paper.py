"""Sheets of A4, set in one typeface that says what it cannot spell."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

FONTS = Path(__file__).parent / "fonts" / "vendor"
FAMILY: Final = "sans"
SUBSTITUTE: Final = "□"
TAB: Final = "    "
# Hyphens and spaces that only say where a line may break, and letters that many typefaces lack but all can spell.
SPELLED: Final = str.maketrans({"\t": TAB, "‑": "-", "‐": "-", "\u00ad": "", "\u200b": "", "\ufeff": "", "☐": "□"})

# Millimetres, on A4.
WIDTH, HEIGHT = 210.0, 297.0
LEFT, TOP, FOOT = 22.0, 24.0, 22.0
COLUMN: Final = WIDTH - 2 * LEFT
A_POINT: Final = 0.3528
LEADING: Final = 1.4  # of the size of the type

INK, QUIET, RULE = (24, 30, 38), (86, 96, 108), (198, 204, 212)


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type in points, its weight and colour."""

    size: float = 10.0
    bold: bool = False
    colour: tuple[int, int, int] = INK

    @property
    def leading(self) -> float:
        """From one line to the next, in millimetres."""
        return self.size * A_POINT * LEADING


BODY = Type()
STRONG = Type(bold=True)
SMALL = Type(8.5)
NOTE = Type(8.5, colour=QUIET)
TITLE = Type(24, bold=True)
HEADING = Type(15, bold=True)
SUBHEADING = Type(11.5, bold=True)
LABEL = Type(8.5, bold=True, colour=QUIET)
HASH = Type(7, colour=QUIET)


class Paper:
    """A document that takes the same bytes for the same text, whenever it is made."""

    def __init__(self, *, running: str, total: int, made_on: date) -> None:
        from fpdf import FPDF  # noqa: PLC0415 slow to load, and seldom needed

        self.running, self.total = running, total
        self.page = self.substituted = 0
        self.pdf = FPDF(format="A4")
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.pdf.add_font(FAMILY, style, FONTS / f"LiberationSans-{name}.ttf")
        self._known = set(self.pdf.fonts[FAMILY].cmap)  # type: ignore[union-attr]  # ours is no core font
        self._widths: dict[tuple[str, bool], float] = {}
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.set_lang("en-GB")
        self.pdf.set_creation_date(datetime.combine(made_on, time(), UTC))

    def entitle(self, *, title: str, author: str, subject: str) -> None:
        """What a reader shows in its title bar and its list of properties."""
        self.pdf.set_title(title)
        self.pdf.set_author(author)
        self.pdf.set_subject(subject)

    def finish(self) -> bytes:
        """The file."""
        made = bytes(self.pdf.output())
        self.close()
        return made

    def close(self) -> None:
        """Let go of the fonts, which the library keeps open."""
        for font in self.pdf.fonts.values():
            font.ttfont.close()  # type: ignore[union-attr]  # as above

    def turn(self, section: str) -> None:
        """Begin a page: the request and the part above (but on the cover), the number below."""
        self.pdf.add_page()
        self.page += 1
        words = f"Page {self.page} of {self.total}"
        self.put((WIDTH - self.width_of(words, NOTE)) / 2, HEIGHT - 12, words, NOTE)
        if self.page > 1:
            self.put(LEFT, 14, self.legible(self.running), NOTE)
            self.put(WIDTH - LEFT - self.width_of(section, NOTE), 14, section, NOTE)
            self.rule(16.5)

    def mark(self, section: str, level: int) -> None:
        """Name this page in the reader's outline."""
        self.pdf.start_section(section, level=level)

    def rule(self, y: float) -> None:
        """A thin line across the column."""
        self.pdf.set_draw_color(*RULE)
        self.pdf.set_line_width(0.2)
        self.pdf.line(LEFT, y, WIDTH - LEFT, y)

    def put(self, x: float, baseline: float, text: str, kind: Type, to: int = 0) -> None:
        """One line of text, which leads to a page where `to` names one."""
        if not text:
            return
        self.pdf.set_font(FAMILY, "B" if kind.bold else "", kind.size)
        self.pdf.set_text_color(*kind.colour)
        self.pdf.text(x, baseline, text)
        if to:
            self.pdf.link(
                x, baseline - kind.size * A_POINT, self.width_of(text, kind), kind.leading, self.pdf.add_link(page=to)
            )

    def width_of(self, text: str, kind: Type) -> float:
        """In millimetres."""
        return sum(self._width(letter, kind.bold) for letter in text) * kind.size

    def _width(self, letter: str, bold: bool) -> float:
        known = self._widths.get((letter, bold))
        if known is None:
            self.pdf.set_font(FAMILY, "B" if bold else "", 100)
            known = self._widths[letter, bold] = self.pdf.get_string_width(letter) / 100
        return known

    def legible(self, text: str) -> str:
        """The text in letters that the typeface has; each that it lacks becomes a box, and is counted."""
        spelled = unicodedata.normalize("NFC", text).translate(SPELLED)
        return "".join(letter for given in spelled for letter in self._legible(given))

    def _legible(self, letter: str) -> str:
        if ord(letter) in self._known and letter.isprintable():
            return letter
        if unicodedata.category(letter) in ("Cc", "Cf", "Mn"):  # they are not letters of their own
            return "" if unicodedata.category(letter) != "Cc" else " "
        if unicodedata.category(letter) in ("Zs", "Zl", "Zp"):
            return " "
        self.substituted += 1
        return SUBSTITUTE

    def broken(self, text: str, kind: Type, width: float) -> list[str]:
        """The text in lines no wider than `width`; a word that is too long is cut."""
        return [line for paragraph in text.splitlines() or [""] for line in self._lines(paragraph, kind, width)]

    def _lines(self, paragraph: str, kind: Type, width: float) -> Iterator[str]:
        line, taken = "", 0.0
        for word in _words(self.legible(paragraph)):
            wide = self.width_of(word, kind)
            if taken + self.width_of(word.rstrip(), kind) > width:
                if line.strip():
                    yield line.rstrip()
                *whole, word = self._cut(word.lstrip(), kind, width)
                yield from whole
                line, taken, wide = "", 0.0, self.width_of(word, kind)
            line, taken = line + word, taken + wide
        yield line.rstrip()

    def _cut(self, word: str, kind: Type, width: float) -> list[str]:
        """A word in pieces that fit."""
        pieces, piece, taken = [], "", 0.0
        for letter in word:
            wide = self._width(letter, kind.bold) * kind.size
            if piece and taken + wide > width and not letter.isspace():
                pieces.append(piece)
                piece, taken = "", 0.0
            piece, taken = piece + letter, taken + wide
        return [*pieces, piece]


def _words(text: str) -> Iterator[str]:
    """Words with the spaces after them; what is indented begins with its spaces."""
    start = len(text) - len(text.lstrip(" "))
    yield text[:start]
    at = start
    while at < len(text):
        end = text.find(" ", at)
        if end < 0:
            yield text[at:]
            return
        while end < len(text) and text[end] == " ":
            end += 1
        yield text[at:end]
        at = end
