"""Sheets whose cells say the same thing in many ways: days, numbers, yes and no, nothing at all."""

from tests.imports.making import Tab, csv_of, day, table, xlsx_of
from tests.imports.sheets.fixture import Fixture

AMBIGUOUS = table("""
Authority | Date sent | Response date | Status
Stockport | 03/04/2026 | 05/05/2026 | Closed
Oldham | 04/04/2026 | 06/05/2026 | Closed
Rochdale | 05/04/2026 |  | Open
""")
MONTH_FIRST = table("""
Agency | Submitted | Date done | Status
Bury Council | 4/13/2026 | 5/12/2026 | Completed
Bolton Council | 4/3/2026 | 5/1/2026 | Completed
Tameside | 12/31/2025 | 1/30/2026 | No docs
""")
DAYS = table("""
Authority | Date sent | Response date | Notes
Warrington | 3-Apr | 3 May | no year
Halton | 2026-04-03T10:00Z | 2026-05-01 10:00:00 |
St Helens | 46115 | 46143 | serial numbers
Blackpool | early March | mid-April 2026 | hardly a day
Blackburn with Darwen | 03/2026 | Spring 2026 |
Lancaster City Council | Fri 3rd April 2026 | 1st May, 2026 |
Preston | 3.4.26 | 1.5.26 |
Pendle | 31/04/2026 | 30/02/2026 | no such days
Burnley | 03/04/2026; 05/04/2026 | 3 & 5 May 2026 | two in a cell
Fylde | tbc | ? | nothing yet
""")
NOTHING = table("""
Authority | Date sent | Ref | Response date | Exemption | Cost
Harrogate | 02/03/2026 | N/A | – | none | nil
Scarborough | 02/03/2026 | ? | tbc | n/a | £0
York | 02/03/2026 | see e-mail | TBC | - | 0
Selby | 02/03/2026 | . | not yet | — | £12,000 + VAT
Ryedale | 02/03/2026 | FOI-8; EIR/9 | unknown | Section 12 – cost | £3.2m
""")
NUMBERS = [
    ["Force", "Sent", "Cameras", "Images", "Share", "Cost", "Ref"],
    ["Norfolk Constabulary", day("2026-03-02"), 1200, "1,200", 0.45, 1234567.891, 12345678901234],
    ["Suffolk Constabulary", day("2026-03-02"), "1.2k", "c. 30", 0.005, "£3.2m", 7],
    ["Cambridgeshire Constabulary", day("2026-03-02"), "<5", "5-10", "45%", 0.1 + 0.2, 123],
    ["Bedfordshire Police", day("2026-03-02"), "nil", "none", 1, 1e21, 99999],
]
YES_AND_NO = table("""
Council | Sent | Uses LFR? | Plans? | Policy | DPIA done
Leicester | 02/03/2026 | Y | N | Yes – see attached | TRUE
Rutland | 02/03/2026 | yes | no | Yes. | FALSE
Charnwood | 02/03/2026 | ✓ | x | attached | true
Melton | 02/03/2026 | ✗ | No. | refused | 1
Blaby | 02/03/2026 | Yes | don't hold | n/h | 0
""")
SEVERAL = table("""
Police force | Date sent | Which suppliers? | Which places? | Evidence | Page
Cleveland Police | 02/03/2026 | Supplier A; Supplier B | Middlesbrough, Redcar | letter.pdf | 2
Durham Constabulary | 02/03/2026 | Supplier A / Supplier C | Durham\\nDarlington | "We use two" | 3-4
Northumbria Police | 03/03/2026 | Yes – see attached | various | https://drive.example/folder/1 | p.7
""")
STATUSES = table("""
Organisation | Sent | Status | Response
Adur | 02/03/2026 | To do |
Arun | 02/03/2026 | Draft |
Chichester | 02/03/2026 | waiting_response |
Crawley | 02/03/2026 | ack |
Horsham | 02/03/2026 | long overdue |
Mid Sussex | 02/03/2026 | awaiting clarification |
Worthing | 02/03/2026 | successful | 30/03/2026
Lewes | 02/03/2026 | partially_successful | 30/03/2026
Rother | 02/03/2026 | rejected | 30/03/2026
Wealden | 02/03/2026 | not_held | 30/03/2026
Hastings | 02/03/2026 | s12 | 30/03/2026
Eastbourne | 02/03/2026 | NCND | 30/03/2026
Brighton and Hove | 02/03/2026 | IR | 30/03/2026
East Sussex | 02/03/2026 | with ICO | 30/03/2026
West Sussex | 02/03/2026 | bounced |
Guildford | 02/03/2026 | withdrawn |
Waverley | 02/03/2026 | responded | 30/03/2026
Woking | 02/03/2026 | done | 30/03/2026
Elmbridge | 02/03/2026 | sort of | 30/03/2026
""")
EXEMPTIONS = table("""
Council | Date of request | Date of response | Result | Why refused
Wokingham | 02/03/2026 | 30/03/2026 | Refused | s31(1)(a),(b); s.40(2)
West Berkshire | 02/03/2026 | 30/03/2026 | Refused | S12
Bracknell Forest | 02/03/2026 | 30/03/2026 | Refused | section 12 – cost
Windsor and Maidenhead | 02/03/2026 | 30/03/2026 | NCND | s.31(3) neither confirm nor deny
Buckinghamshire Council | 02/03/2026 | 30/03/2026 | Partial | EIR 12(4)(b), reg 13
Milton Keynes | 02/03/2026 | 30/03/2026 | Refused | commercial
""")
FORMULAS = [
    ["Authority", "Date sent", "Due", "Days", "Link", "Status"],
    ["Exeter City Council", day("2026-03-02"), "", "", "", "Sent"],
    ["Teignbridge", day("2026-03-03"), "", "", "", "Sent"],
    ["Mid Devon", day("2026-03-04"), "", "", "", "Sent"],
]
GIVEN = {
    "C2": ("=WORKDAY(B2,20)", 46111),
    "C3": ("=WORKDAY(B3,20)", 46112),
    "C4": ('=IF(B4="","",WORKDAY(B4,20))', ""),
    "D2": ("=TODAY()-B2", 266),
    "D3": ("=VLOOKUP(A3,Old!A:B,2,0)", "#N/A"),
    "D4": ("=1/0", "#DIV/0!"),
    "E2": ('=HYPERLINK("https://www.whatdotheyknow.com/request/lfr_exeter","open")', "open"),
}


def _csv(name, about, rows, **how):
    return Fixture(
        name=name,
        filename=f"{name}.csv",
        about=about,
        make=lambda: csv_of(rows),
        kind="csv",
        headings=tuple(rows[0]),
        requests=len(rows) - 1,
        **how,
    )


WORDS = (
    _csv("ambiguous days", "days that could be read either way", AMBIGUOUS),
    _csv("month first", "days that only an American would write", MONTH_FIRST),
    _csv("messy days", "days in ten ways", DAYS, cells={"B2": "3-Apr", "B4": "46115"}),
    _csv("nothing", "nothing, in a dozen ways", NOTHING, cells={"B3": "02/03/2026", "D2": "–"}),
    _csv("yes and no", "yes and no, in a dozen ways", YES_AND_NO, cells={"C4": "✓"}),
    _csv("several answers", "several answers in a cell", SEVERAL, cells={"D3": "Durham\nDarlington"}),
    _csv("status words", "a status word of every kind", STATUSES),
    _csv("exemptions", "exemptions as people write them", EXEMPTIONS),
    Fixture(
        name="numbers", filename="numbers.xlsx", about="numbers as numbers and as text, percentages, padded with zeros",
        make=lambda: xlsx_of(Tab(rows=NUMBERS, formats={"E": "0%", "G": "0000"})), kind="xlsx",
        headings=tuple(NUMBERS[0]), requests=4,
        cells={
            "C2": "1200", "D2": "1,200", "E2": "0.45", "E3": "0.005", "F2": "1234567.891", "F4": "0.3",
            "F5": "1000000000000000000000", "G2": "12345678901234", "G3": "0007", "G5": "99999",
        },
    ),
    Fixture(
        name="formulas", filename="formulas.xlsx", about="cells made by formulas, with errors, links and nothing in them",  # noqa: E501
        make=lambda: xlsx_of(Tab(rows=FORMULAS, formulas=GIVEN, formats={"C": "dd/mm/yyyy"}, links={"E3": "https://www.whatdotheyknow.com/request/lfr_teign"})),
        kind="xlsx", headings=tuple(FORMULAS[0]), requests=3,
        cells={"D2": "266", "D3": "#N/A", "D4": "#DIV/0!", "C4": "", "E2": "open", "E3": "www.whatdotheyknow.com/request/lfr_teign"},  # noqa: E501
        said={"formulas": {"C2", "C3", "C4", "D2", "D3", "D4", "E2"}},
    ),
)  # fmt: skip
