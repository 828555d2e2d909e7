"""OpenDocument spreadsheets: the same table as in Excel's, written by repeating rows and cells."""

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from tests.imports.making import packed
from tests.imports.reading_files.reading import colours, facts, marked, rows, sheet

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {"office": "office", "table": "table", "text": "text", "style": "style"}.items()
)
FILL = (
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:table-cell-properties xmlns:fo="fo" fo:background-color="#FFC000"/></style:style>'
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
)
EMPTY = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="{}"/></table:table-row>'  # noqa: E501


def cell(text, **attributes):
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell office:value-type="string"{said}><text:p>{text}</text:p></table:table-cell>'


def row(*cells, **attributes):
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    inside = "".join(each if each.startswith("<table:") else cell(each) for each in cells)
    return f"<table:table-row{said}>{inside}</table:table-row>"


def ods(*inside, name="Requests", style="ta1", more=""):
    content = (
        f"<office:document-content{NAMES}><office:automatic-styles>{FILL}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="{name}" table:style-name="{style}">{"".join(inside)}'
        f"</table:table>{more}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:media-type="{KIND}"/></manifest:manifest>'
    )
    return packed({"mimetype": KIND, "content.xml": content, "META-INF/manifest.xml": manifest})


def test_rows_and_cells_that_are_written_once_and_repeated_are_there_as_often():
    repeated = row(cell("Sent", number_columns_repeated=2), "x", number_rows_repeated=3)
    content = ods(row("a", "b", "c"), EMPTY.format(4, 3), repeated, EMPTY.format(1_048_568, 16_384))

    found = sheet(content)

    assert [(each.number, each.cells) for each in found.rows] == [
        (1, ("a", "b", "c")),
        *((number, ("Sent", "Sent", "x")) for number in (6, 7, 8)),
    ]
    assert found.facts == facts(content).sheets[0]


def test_what_is_hidden_joined_coloured_or_worked_out_is_told():
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    content = ods(
        columns,
        row("a", "b", "c"),
        row(cell("x", style_name="ce1"), cell("y", formula="of:=1"), "z", visibility="filter"),
        row(cell("two", number_columns_spanned=2), "<table:covered-table-cell/>", "end"),
    )
    found = sheet(content)

    assert (found.facts.hidden_rows, found.facts.hidden_columns, found.facts.merged) == ((2,), (1,), ("A3:B3",))
    assert (colours(found), marked(found, "formulas")) == ({"A2": "#ffc000"}, {"B2"})


def test_a_remark_on_a_cell_is_no_text_of_it():
    remark = "<table:table-cell><office:annotation><text:p>Ask Jo</text:p></office:annotation></table:table-cell>"

    assert rows(ods(row("a", "b"), row(remark), row("x", "y"))) == [["a", "b"], ["x", "y"]]


def test_the_address_behind_a_cell_is_known():
    link = '<text:a xmlns:xlink="x" xlink:href="https://barchester.example/1">open</text:a>'

    assert [dict(each.links) for each in sheet(ods(row("a", "b"), row("x", link))).rows][1:] == [
        {1: "https://barchester.example/1"}
    ]


def test_a_hidden_sheet_is_known_to_be_hidden():
    other = f'<table:table table:name="Shown">{row("a")}{row("b")}</table:table>'
    content = ods(row("a"), row("b"), name="Secret", style="ta2", more=other)

    assert [(each.name, each.is_hidden) for each in facts(content).sheets] == [("Secret", True), ("Shown", False)]
    assert sheet(content).facts.name == "Shown"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (row("x", number_rows_repeated=1_048_576), "more than 10,000 rows"),
        (row(cell("x", number_columns_repeated=16_384)), "row 2, column CW, there is something in this cell"),
        (EMPTY.format(1_000_000, 9) + row("", "", "", "", "x"), "row 1,000,002, column E, far from the others"),
        (row(cell("", number_columns_repeated=9_000), number_rows_repeated=1_000_000), "far from the others"),
    ],
    ids=["rows", "columns", "room between", "nothing, often"],
)
def test_what_would_unpack_to_more_than_is_read_is_refused_before_it_is(inside, said):
    content = ods(row("a", "b"), inside)

    with pytest.raises(SheetRefused, match=said) as refused:
        sheet(content, "Requests")
    assert facts(content).sheets[0].refused.replace(": ", ", ") in str(refused.value)
