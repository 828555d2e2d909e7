"""Pictures that are downloaded: they stand alone, and their words come out as PNG on any machine."""

import struct
import zlib

import pytest
from defusedxml import ElementTree

from foi_tracker.domain.findings.charts import AnswerChart, Bar, Part
from foi_tracker.domain.hexmap import Cell, HexMap, marked
from foi_tracker.exports.chart_svg import chart_svg
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


def test_a_chart_stands_alone_with_its_bars_what_it_rests_on_and_where_it_comes_from():
    bars = [
        Bar("Council <&> " * 6, "40 to 60", [Part("at least 40", "p1", 0.0, 66.0), Part("up to 60", "p5", 66.0, 34.0)])
    ]
    facts = {"id": "c", "row_heading": "Authority", "headings": [], "rows": [], "answered": 1, "asked": 2}
    chart = AnswerChart(caption="Cameras", bars=bars, legend=[("at least", "p1")], notes=["Median 4."], **facts)

    svg = chart_svg(chart, source=SOURCE)

    for part in ("Cameras", "Council <&>", "40 to 60", "at least", "1 answered of 2 asked.", "Median 4.", SOURCE):
        assert part in words(svg)
    sure, perhaps = list(ElementTree.fromstring(svg).iter(f"{SVG}rect"))[-2:]
    assert float(sure.get("x")) + float(sure.get("width")) == pytest.approx(float(perhaps.get("x")))
    assert float(perhaps.get("width")) / float(sure.get("width")) == pytest.approx(34 / 66, rel=0.01)


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
