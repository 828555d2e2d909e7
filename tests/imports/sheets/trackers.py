"""Tracking sheets of campaigns: the shapes they have before anything is odd about them, and the names in them."""

from tests.imports.making import Tab, csv_of, day, table, xlsx_of
from tests.imports.sheets.fixture import Fixture

TWELVE = table("""
Council | Region | Date sent | Ref | Due | Status | Date of response | Outcome | Exemptions | Owner | Link | Notes
Leeds City Council | Yorkshire | 02/03/2026 | FOI-2201 | 30/03/2026 | Closed | 27/03/2026 | Full |  | Asha P | https://www.whatdotheyknow.com/request/lfr_leeds | Sent a spreadsheet
Bristol City Council | South West | 02/03/2026 | 99812 | 30/03/2026 | Overdue |  |  |  | Tom W | https://www.whatdotheyknow.com/request/lfr_bristol | Chased twice
London Borough of Croydon | London | 03/03/2026 | 5511907 | 31/03/2026 | Closed | 31/03/2026 | Refused | s31(1)(a),(b) | Asha P | https://www.whatdotheyknow.com/request/lfr_croydon | NCND on the watchlist
Cornwall Council | South West | 03/03/2026 | 101008 | 31/03/2026 | Awaiting response |  |  |  | Tom W |  |
Kent County Council | South East | 04/03/2026 | FOI/26/118 | 01/04/2026 | Closed | 18/03/2026 | Not held |  | Asha P |  |
""")  # noqa: E501

WELSH = table("""
Awdurdod / Authority | Date sent | Status | Response date | Notes
Cyngor Gwynedd | 05/01/2026 | Responded | 02/02/2026 | Ymateb yn Gymraeg
Ynys Môn | 05/01/2026 | Waiting |  | Also as Isle of Anglesey County Council
Isle of Anglesey County Council | 06/01/2026 | Waiting |  | The same council again
Rhondda Cynon Taf | 05/01/2026 | Partial | 30/01/2026 |
Cyngor Sir Gâr (Carmarthenshire) | 05/01/2026 | Refused | 28/01/2026 | adran 31
Caerffili / Caerphilly | 05/01/2026 | Not held | 20/01/2026 |
Heddlu De Cymru | 06/01/2026 | Extended |  | Tŵr CCTV
Dyfed-Powys Police | 06/01/2026 | Refused | 03/02/2026 |
""")

SCOTTISH = (
    ["Authority", "Nation", "Law", "Sent", "Answered", "Outcome", "Section", "Review asked", "Review answered", "OSIC"],
    ["Comhairle nan Eilean Siar", "Scotland", "FOISA", day("2026-02-02"), day("2026-03-02"), "Full", "", "", "", ""],
    [
        "City of Edinburgh Council",
        "Scotland",
        "FOISA",
        day("2026-02-02"),
        day("2026-03-03"),
        "Refused",
        "s.12",
        day("2026-03-09"),
        day("2026-04-02"),
        "",
    ],
    ["Perth & Kinross", "Scotland", "FOISA", day("2026-02-03"), "", "", "", "", "", ""],
    ["Argyll and Bute", "Scotland", "EISR", day("2026-02-03"), day("2026-03-02"), "Partial", "r.10(4)(e)", "", "", ""],
    [
        "Police Scotland",
        "Scotland",
        "FOISA",
        day("2026-02-04"),
        day("2026-03-04"),
        "Refused",
        "s35(1)(a)",
        day("2026-03-10"),
        "",
        day("2026-06-01"),
    ],
    ["Dundee City Council", "Scotland", "FOISA", day("2026-02-04"), day("2026-02-27"), "Not held", "s17", "", "", ""],
    ["Na h-Eileanan an Iar", "Scotland", "FOISA", day("2026-02-04"), "", "", "", "", "", ""],
)

MERGED_AWAY = table("""
Local authority | Date submitted | Status | Comments
Allerdale Borough Council | 01/02/2023 | Responded | Cumberland since April 2023
Carlisle City Council | 01/02/2023 | Responded |
Eden District Council | 01/02/2023 | No reply | Westmorland and Furness
South Lakeland | 01/02/2023 | Responded |
Cumbria County Council | 02/02/2023 | Refused |
Daventry District Council | 03/02/2020 | Responded | West Northamptonshire
Kettering Borough Council | 03/02/2020 | Responded | North Northamptonshire
Northamptonshire County Council | 03/02/2020 | Not held |
Mendip District Council | 01/02/2023 | Responded |
Sedgemoor | 01/02/2023 | Waiting |
Somerset West and Taunton | 01/02/2023 | Responded |
Somerset County Council | 01/02/2023 | Responded | Somerset Council since April 2023
Craven District Council | 02/02/2023 | merged |
North Yorkshire | 02/03/2026 | Sent |
""")

FORCES = table("""
Force | GSS code | Method | Filed | Ack | Deadline | Extended? | New deadline | Responded | Result | Refused under
Metropolitan Police Service | E23000001 | e-mail | 2026-03-02 | 2026-03-03 | 2026-03-30 | Yes | 2026-04-29 | 2026-04-28 | Refused | s31(1)(a); s24 NCND
Devon & Cornwall | E23000035 | web form | 2026-03-02 |  | 2026-03-30 | No |  | 2026-03-27 | Full |
Police Service of Northern Ireland (PSNI) |  | e-mail | 2026-03-02 |  | 2026-03-30 |  |  |  |  |
BTP |  | e-mail | 2026-03-02 | 2026-03-02 | 2026-03-30 |  |  | 2026-03-20 | Not held |
South Wales Police | W15000003 | portal | 2026-03-03 | 2026-03-04 | 2026-03-31 | Yes | 2026-04-30 | 2026-04-30 | Partial | s40(2)
Hampshire Constabulary | E23000030 | e-mail | 2026-03-03 |  | 2026-03-31 |  |  | 2026-03-31 | s12 | s12(1)
Police and Crime Commissioner for Kent |  | e-mail | 2026-03-03 |  | 2026-03-31 |  |  |  | Sent to the wrong office |
""")  # noqa: E501

TRAPS = table("""
LA | LA code | Sent | State
Lincoln City Council | E07000138 | 03/03/2026 | waiting
Kings Lynn and West Norfolk | E07000146 | 03/03/2026 | done
St Helens | E08000013 | 03/03/2026 | done
Common Council of the City of London | E09000001 | 03/03/2026 | waiting
Barnsley MBC | E08000016 | 03/03/2026 | waiting
Sheffield | E08000019 | 03/03/2026 | refused
TfL |  | 04/03/2026 | waiting
LB Hackney | E09000012 | 04/03/2026 | done
RBKC | E09000020 | 04/03/2026 | done
Durham | E06000047 | 04/03/2026 | done
Kingston-upon-Hull, City of | E06000010 | 04/03/2026 | done
""")

REVIEWS = table("""
Authority | Date of request | Response date | Outcome | Exemption | IR | IR due | IR response | Review outcome | ICO | ICO ref | Decision notice | Last chased
Barking and Dagenham | 06/10/2025 | 03/11/2025 | Refused | s31 | 10/11/2025 | 08/12/2025 | 05/12/2025 | Upheld | 15/12/2025 | IC-291234-X1Y2 |  |
Newham | 06/10/2025 | 05/11/2025 | Partial | S40(2) | 12/11/2025 | 10/12/2025 |  |  |  |  |  | 15/01/2026
Surrey Police | 06/10/2025 | 03/11/2025 | Refused | section 31(1)(a) and 38 | 10/11/2025 |  | 08/01/2026 | Overturned in part |  |  |  |
Essex Police | 06/10/2025 |  | Awaiting |  |  |  |  |  | 01/12/2025 | IC-290001-A1B2 | 10/02/2026 | 24/11/2025
""")  # noqa: E501

CHASERS = table("""
Body | Asked | Reminder | Nudge 1 | Nudge 2 | Follow-up | State | Clarification asked | Clarified
Oxford City Council | 05/01/2026 | 04/02/2026 | 11/02/2026 | 18/02/2026 |  | late |  |
Oxfordshire County Council | 05/01/2026 | 04/02/2026 |  |  |  | done |  |
Cherwell District Council | 05/01/2026 |  |  |  | 09/02/2026 | clarify | 12/01/2026 | 19/01/2026
""")

NOW = (
    ["Council", "Sent", "Due", "Responded", "Status"],
    ["Manchester City Council", day("2026-03-02"), day("2026-03-30"), day("2026-03-27"), "Responded"],
    ["Salford", day("2026-03-02"), day("2026-03-28"), "", "Overdue"],
    ["Trafford", 46084, "30/03/2026", "27/3/26", "Responded"],
    ["Wigan", "2 March 2026", "", "2026-03-27T10:00Z", "Responded"],
)

TRACKERS = (
    Fixture(
        name="twelve columns", filename="LFR tracker 2026.csv", about="a plain tracker", make=lambda: csv_of(TWELVE),
        kind="csv", headings=tuple(TWELVE[0]), requests=5, said={"encoding": "utf-8", "delimiter": ","},
        cells={"A2": "Leeds City Council", "I4": "s31(1)(a),(b)", "C2": "02/03/2026"},
    ),
    Fixture(
        name="welsh names", filename="cymru.csv", about="Welsh names, UTF-8 with its mark, semicolons",
        make=lambda: csv_of(WELSH, delimiter=";", encoding="utf-8-sig"), kind="csv", headings=tuple(WELSH[0]),
        requests=8, said={"encoding": "utf-8", "delimiter": ";"}, cells={"A3": "Ynys Môn", "E8": "Tŵr CCTV"},
    ),
    Fixture(
        name="scottish names", filename="Alba.xlsx", about="Scottish names and laws, true dates",
        make=lambda: xlsx_of(Tab(rows=SCOTTISH, name="Scotland")), kind="xlsx", headings=tuple(SCOTTISH[0]),
        requests=7, cells={"A2": "Comhairle nan Eilean Siar", "D2": "2026-02-02", "J6": "2026-06-01"},
    ),
    Fixture(
        name="merged councils", filename="gone councils.csv", about="councils that were merged into others",
        make=lambda: csv_of(MERGED_AWAY), kind="csv", headings=tuple(MERGED_AWAY[0]), requests=14,
        cells={"A14": "Craven District Council", "C14": "merged"},
    ),
    Fixture(
        name="police forces", filename="forces.csv", about="forces by name and code, extensions, days as 2026-03-02",
        make=lambda: csv_of(FORCES, quoted=True), kind="csv", headings=tuple(FORCES[0]), requests=7,
        cells={"A3": "Devon & Cornwall", "K2": "s31(1)(a); s24 NCND"},
    ),
    Fixture(
        name="name traps", filename="traps.tsv", about="names that mislead, codes that changed; tabs",
        make=lambda: csv_of(TRAPS, delimiter="\t"), kind="csv", headings=tuple(TRAPS[0]), requests=11,
        said={"delimiter": "\t"}, cells={"A12": "Kingston-upon-Hull, City of", "B6": "E08000016"},
    ),
    Fixture(
        name="reviews and complaints", filename="reviews.csv", about="internal reviews, the Commissioner, chasers",
        make=lambda: csv_of(REVIEWS), kind="csv", headings=tuple(REVIEWS[0]), requests=4,
        cells={"K2": "IC-291234-X1Y2"},
    ),
    Fixture(
        name="chasers", filename="chasers.csv", about="a column for each reminder, clarifications",
        make=lambda: csv_of(CHASERS), kind="csv", headings=tuple(CHASERS[0]), requests=3, cells={"E2": "18/02/2026"},
    ),
    Fixture(
        name="true dates", filename="dates.xlsx", about="true dates, serial numbers and typed ones in one column",
        make=lambda: xlsx_of(Tab(rows=NOW)), kind="xlsx", headings=tuple(NOW[0]), requests=4,
        cells={"B2": "2026-03-02", "B4": "46084", "B5": "2 March 2026", "D5": "2026-03-27T10:00Z"},
    ),
)  # fmt: skip
