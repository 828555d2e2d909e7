"""Characters in a sheet that nobody sees, and that a database, a terminal or a reader would stumble over."""

import csv
import io
import zipfile

import pytest
from sqlalchemy import select

from foi_tracker.models import InfoRequest, Note, SheetImport
from tests.imports.making import Tab, xlsx_of
from tests.web.imports.bringing import bring, checked, imported, sheet, to_words
from tests.web.pages import visit

UNSEEN = "\0\x01\x1b\x7f\x9b\u202e\u2066\ufffe\U0010ffff"
SPOILT = f"""
Council                 | Ref   | Sent       | Responded  | Result  | Notes{UNSEEN[1:]}
Barchester City Council | F{UNSEEN[1:]}1 | 14/09/2026 | 25/09/2026 | Refused | They{UNSEEN[1:]} rang
"""
ESCAPED = "They_x0000__x0001__x001B_[31m rang"  # as Excel writes what XML does not allow (ECMA-376, ST_Xstring)


def escaped():
    """A workbook with NUL in a note, which no spreadsheet program would let anybody type."""
    rows = [
        ("Council", "Sent", "Responded", "Result", "Notes"),
        ("Barchester City Council", "14/09/2026", "25/09/2026", "Refused", "THEY"),
    ]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of(Tab(rows=rows)))) as plain, zipfile.ZipFile(made, "w") as spoilt:
        for name in plain.namelist():
            spoilt.writestr(name, plain.read(name).replace(b"THEY", ESCAPED.encode()))
    return made.getvalue()


@pytest.mark.parametrize("content", [sheet(SPOILT), escaped()], ids=["csv", "xlsx"])
def test_nothing_of_them_is_kept(desk, session, campaign, content):
    home = bring(desk, campaign.slug, content, f"tracker{UNSEEN[1:7]}.csv")
    visit(desk, f"{home}/sheet")
    to_words(desk, home)
    checked(desk, home)
    imported(desk, home)

    visit(desk, home)
    visit(desk, f"/requests/{session.scalars(select(InfoRequest.reference)).one()}")
    kept = session.scalars(select(Note.body)).one() + session.scalars(select(SheetImport.filename)).one()
    table = list(csv.reader(io.StringIO(desk.get(f"{home}/check/words.csv").text)))
    assert "rang" in kept
    assert not set(kept + str(table)) & set(UNSEEN)
