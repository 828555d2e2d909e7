"""SVG of ours as PNG, in our own typeface, so that it looks the same wherever it is made."""

from typing import Final

from foi_tracker.exports.paper import FONTS

FAMILY: Final = "Liberation Sans"
PIXELS: Final = 1800  # across: sharp in print at 15 cm, and less than half a megabyte


def png_of(svg: str) -> bytes:
    """The picture, of a fixed width."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 a large library, and seldom needed

    made: bytes = svg_to_bytes(
        svg_string=svg,
        width=PIXELS,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(FONTS / f"LiberationSans-{name}.ttf") for name in ("Regular", "Bold")],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return made
