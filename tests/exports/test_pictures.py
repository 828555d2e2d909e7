"""Pictures that are downloaded: they stand alone, and their words come out as PNG on any machine."""

import struct
import zlib

from defusedxml import ElementTree

from foi_tracker.domain.hexmap import Cell, HexMap, marked
from foi_tracker.exports.hexmap_svg import LICENCE, hexmap_svg
from foi_tracker.exports.png_file import PIXELS, png_of
from foi_tracker.exports.sheet import Sheet

SOURCE = "Watchful Streets, Mon 23 Nov 2026."
SVG = "{http://www.w3.org/2000/svg}"


def hexmap(name="Barchester <&> Llanŵyr", **facts):
    cells = [Cell(slug="a", name=name, q=0, r=0, category="yes", words="yes", **facts)]
    return HexMap(
        id="m",
        title="Own use <councils>",
        noun="councils",
        categories=marked([("yes", "in use", "p1")]),
        cells=cells,
        answered=1,
        asked=2,
        notes=["The newest request decides."],
    )


def words(svg):
    return " ".join(each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_a_map_stands_alone_with_its_legend_what_it_rests_on_and_where_it_comes_from():
    said = words(hexmap_svg(hexmap(), source=SOURCE))

    for part in ("Own use <councils>", "in use 1", "1 answered of 2 asked.", "The newest request decides.", SOURCE):
        assert part in said
    assert LICENCE.split(". ")[0] in said
    assert "Contains OS data, Crown copyright" in said


def test_a_map_carries_its_colours_and_fetches_nothing():
    svg = hexmap_svg(hexmap(from_county="Borsetshire"), source=SOURCE)

    assert 'fill="#1d4f8f"' in svg
    assert "With a dot: the county council’s 1" in words(svg)
    assert not {"href", "style", "class"} & {
        name for each in ElementTree.fromstring(svg).iter() for name in each.attrib
    }


def test_a_png_is_of_the_width_that_print_needs():
    png = png_of(hexmap_svg(hexmap(), source=SOURCE))

    assert png.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">I", png[16:20]) == (PIXELS,)


def test_words_come_out_in_our_own_typeface_whatever_the_machine_has():
    worded, wordless = Sheet("Words", ""), Sheet("Words", "")
    worded.paragraph("Llanŵyr: “in use” – 12½")
    wordless.paragraph(" ")

    assert ink(png_of(worded.finish())) > 2 * ink(png_of(wordless.finish())) + 1000


def ink(png):
    """How many bytes of the picture are not white."""
    chunks, at = b"", 8
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        if png[at + 4 : at + 8] == b"IDAT":
            chunks += png[at + 8 : at + 8 + length]
        at += length + 12
    return sum(byte not in (0, 255) for byte in zlib.decompress(chunks))
