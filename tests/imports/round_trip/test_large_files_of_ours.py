"""Our own exports may be longer and wider than anybody's sheet; a sheet that only looks like one may not."""

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.exports.findings_tables import FINDINGS
from tests.imports.making import Tab, csv_of, xlsx_of
from tests.imports.reading_files.reading import sheet

LONG = 10_100
MAKE = {"csv": csv_of, "xlsx": lambda rows: xlsx_of(Tab(rows=rows))}


@pytest.mark.parametrize("kind", MAKE)
def test_findings_of_a_whole_campaign_are_read(kind):
    rows = [[f"LFR-{number:04}", "lfrt"] for number in range(LONG)]

    assert len(sheet(MAKE[kind]([list(FINDINGS.names), *rows])).rows) == LONG + 1


@pytest.mark.parametrize("kind", MAKE)
def test_so_long_a_sheet_of_somebody_else_is_not(kind):
    heading = [name for name in FINDINGS.names if name != "ons_code"]

    with pytest.raises(SheetRefused, match="more than 10,000 rows"):
        sheet(MAKE[kind]([heading, *([f"LFR-{number:04}"] for number in range(LONG))]))


@pytest.mark.parametrize("kind", MAKE)
def test_the_columns_of_somebody_elses_sheet_are_a_hundred(kind):
    ours = ["campaign", "authority_slug", "authority_name", "ons_code"]
    wide = [f"C{number}" for number in range(200)]

    assert len(sheet(MAKE[kind]([ours + wide, ["lfrt"]])).rows) == 2
    with pytest.raises(SheetRefused, match="only the first 100 columns are read"):
        sheet(MAKE[kind]([wide, ["lfrt"]]))
