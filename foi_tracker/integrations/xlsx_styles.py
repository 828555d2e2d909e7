"""The fills and number formats of an Excel workbook, by the number that its cells give them."""

import colorsys
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from zipfile import ZipFile

from foi_tracker.integrations.sheet_xml import Attributes, hear, local

# The colours that older files give by number, from 8 on (ECMA-376, 18.8.27).
NUMBERED: Final = (
    "000000ffffffff000000ff000000ffffff00ff00ff00ffff800000008000000080808000800080008080c0c0c0808080"
    "9999ff993366ffffccccffff660066ff80800066ccccccff000080ff00ffffff0000ffff8000808000000080800000ff"
    "00ccffccffffccffccffff9999ccffff99cccc99ffffcc993366ff33cccc99cc00ffcc00ff9900ff6600666699969696"
    "003366339966003300333300993300993366333399333333"
)
DIGITS_OF_A_COLOUR: Final = 6
FIRST_NUMBERED: Final = 8
# A theme names its colours in one order and numbers them in another (ECMA-376, 18.8.3).
THEME_ORDER: Final = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
ZEROS: Final = re.compile(r"0+")
WHITE: Final = "ffffff"
SECTIONS: Final = frozenset({"numFmts", "fills", "cellXfs"})


@dataclass(kw_only=True, slots=True)
class Styles:
    """By the number of a cell's format: its fill ("" for none or white), and how many digits it is padded to."""

    colours: list[str] = field(default_factory=list)
    digits: list[int] = field(default_factory=list)

    def colour(self, style: int) -> str:
        """The fill of a format, "#rrggbb" or ""."""
        return self.colours[style] if 0 <= style < len(self.colours) else ""

    def padding(self, style: int) -> int:
        """How many digits a whole number is shown with, where that is set: 4 for the format "0000"."""
        return self.digits[style] if 0 <= style < len(self.digits) else 0


def read_styles(archive: ZipFile, styles: str, theme: str) -> Styles:
    """The formats of a workbook; none where it has no such parts."""
    names = set(archive.namelist())
    palette = _Palette()
    if theme in names:
        hear(archive, theme, palette.starts)
    ear = _StylesEar(palette)
    if styles in names:
        hear(archive, styles, ear.starts, ear.ends)
    return ear.styles


class _Palette:
    """The twelve colours of a theme."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def starts(self, name: str, attributes: Attributes) -> None:
        """Only the first twelve colours of the part are the scheme's."""
        match local(name):
            case "srgbClr" if len(self.found) < len(THEME_ORDER):
                self.found.append(attributes.get("val", ""))
            case "sysClr" if len(self.found) < len(THEME_ORDER):
                self.found.append(attributes.get("lastClr", ""))

    def at(self, number: int) -> str:
        """The colour that a cell means by a number of the theme."""
        place = THEME_ORDER[number] if 0 <= number < len(THEME_ORDER) else -1
        return self.found[place] if 0 <= place < len(self.found) else ""


class _StylesEar:
    """Hears xl/styles.xml."""

    def __init__(self, palette: _Palette) -> None:
        self.palette = palette
        self.styles = Styles()
        self.section = ""
        self.formats: dict[str, str] = {}
        self.fills: list[str] = []
        self.is_filled = False
        self.heard: dict[tuple[str, str], Callable[[Attributes], None]] = {
            ("numFmts", "numFmt"): self._number_format,
            ("fills", "fill"): self._fill,
            ("fills", "patternFill"): self._pattern,
            ("fills", "fgColor"): self._foreground,
            ("cellXfs", "xf"): self._format,
        }

    def starts(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if not self.section:
            self.section = name if (name := local(name)) in SECTIONS else ""
        elif hear_it := self.heard.get((self.section, local(name))):
            hear_it(attributes)

    def ends(self, name: str) -> None:
        """An element ends."""
        if local(name) == self.section:
            self.section = ""

    def _number_format(self, attributes: Attributes) -> None:
        self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def _fill(self, _: Attributes) -> None:
        self.fills.append("")

    def _pattern(self, attributes: Attributes) -> None:
        self.is_filled = attributes.get("patternType", "none") != "none"

    def _foreground(self, attributes: Attributes) -> None:
        if self.fills and self.is_filled:
            self.fills[-1] = self._colour(attributes)

    def _format(self, attributes: Attributes) -> None:
        fill = int(attributes.get("fillId", "0"))
        code = self.formats.get(attributes.get("numFmtId", ""), "")
        self.styles.colours.append(self.fills[fill] if fill < len(self.fills) else "")
        self.styles.digits.append(len(code) if ZEROS.fullmatch(code) else 0)

    def _colour(self, attributes: Attributes) -> str:
        colour = self._base(attributes)[-6:].lower()
        if not re.fullmatch("[0-9a-f]{6}", colour):
            return ""
        colour = _tinted(colour, float(attributes.get("tint", "0")))
        return "" if colour == WHITE else f"#{colour}"

    def _base(self, attributes: Attributes) -> str:
        if "rgb" in attributes:
            return attributes["rgb"]
        if "theme" in attributes:
            return self.palette.at(int(attributes["theme"]))
        begins = (int(attributes.get("indexed", "0")) - FIRST_NUMBERED) * DIGITS_OF_A_COLOUR
        return NUMBERED[begins : begins + DIGITS_OF_A_COLOUR] if begins >= 0 else ""


def _tinted(colour: str, tint: float) -> str:
    """Lighter for a tint above nothing, darker below it (ECMA-376, 18.8.19)."""
    if not tint:
        return colour
    hue, light, much = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), much)
    return "".join(f"{round(part * 255):02x}" for part in parts)
