import csv

import pytest

from foi_tracker.domain.folding import fold
from foi_tracker.register.authority_row import COLUMNS
from foi_tracker.register.faults import RegisterInvalid
from foi_tracker.register.files import read_file

BARCHESTER = {
    "slug": "barchester",
    "name": "Barchester City Council",
    "short_name": "Barchester",
    "kind": "unitary",
    "nation": "England",
    "region": "South West",
    "regime": "FOIA",
    "other_names": "Barchester Corporation|The Close",
    "former_names": "Barsetshire Town Council",
    "ons_code": "E06009999",
    "previous_codes": "E07009998",
    "valid_from": "1974-04-01",
}


@pytest.fixture
def file_of(tmp_path):
    def write(*rows, columns=COLUMNS):
        path = tmp_path / "theirs.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            lines = csv.DictWriter(file, columns, extrasaction="ignore")
            lines.writeheader()
            lines.writerows(rows)
        return path

    return write


def _faults(path):
    with pytest.raises(RegisterInvalid) as invalid:
        read_file(path)
    return [str(fault) for fault in invalid.value.faults]


def test_a_line_is_read_with_every_name_and_code_to_search_by(file_of):
    (row,) = read_file(file_of(BARCHESTER))

    assert row.other_names == ("Barchester Corporation", "The Close")
    for searched in ("barchester city council", "the close", "barsetshire town council", "e06009999", "e07009998"):
        assert f"| {searched} |" in row.search_text


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ({"slug": ""}, "slug: is empty"),
        ({"slug": "Bar Chester"}, "slug: “Bar Chester” is not small letters and figures joined by hyphens"),
        ({"name": "B" * 121}, "name: has 121 characters, and 120 is the most"),
        ({"name": "Bar\u0007chester"}, "name: holds a character that does not print"),
        ({"kind": "parish"}, "kind: “parish” is not one of"),
        ({"nation": "Narnia"}, "nation: “Narnia” is not one of"),
        ({"regime": "GDPR"}, "regime: “GDPR” is not one of"),
        ({"ons_code": "E6009999"}, "ons_code: “E6009999” is not a code such as E09000001"),
        ({"valid_from": "1/4/1974"}, "valid_from: “1/4/1974” is not a date such as 2027-04-01"),
        ({"valid_to": "1973-01-01"}, "valid_to: comes before valid_from"),
        ({"website": "http://barchester.example"}, "website: does not begin with https://"),
        ({"hex_q": "three", "hex_r": "4"}, "hex_q: “three” is not a whole number"),
        ({"hex_q": "3"}, "hex_r: one hex number stands without the other"),
        ({"successors": "nowhere"}, "successors: no authority is called “nowhere”"),
        ({"police_force": "kent"}, "police_force: no police force is called “kent”"),
        ({"county": "nowhere"}, "county: no authority is called “nowhere”"),
    ],
)
def test_a_fault_names_the_file_the_line_and_the_column(file_of, cell, fault):
    found = _faults(file_of(BARCHESTER | {"slug": "silverbridge", "ons_code": ""}, BARCHESTER | cell))

    assert any(each.startswith(f"theirs.csv, line 3, {fault}") for each in found), found


def test_two_lines_may_not_share_a_slug_or_a_code(file_of):
    assert _faults(file_of(BARCHESTER, BARCHESTER)) == [
        "theirs.csv, line 3, slug: is the same as in theirs.csv, line 2",
        "theirs.csv, line 3, ons_code: is the same as in theirs.csv, line 2",
    ]


def test_a_file_without_a_column_is_refused(file_of):
    (fault,) = _faults(file_of(BARCHESTER, columns=[name for name in COLUMNS if name != "kind"]))

    assert fault == "theirs.csv, line 1, kind: no such column"


def test_a_line_with_too_many_cells_is_refused(file_of):
    path = file_of(BARCHESTER)
    path.write_text(path.read_text(encoding="utf-8").rstrip("\r\n") + ",surplus\n", encoding="utf-8")

    assert _faults(path) == ["theirs.csv, line 2, beyond the last column: has more cells than the heading has columns"]


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_bytes(b"\xff\xfe\x00slug")

    assert "theirs.csv, line 1, file: cannot be read" in _faults(path)[0]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ynys Môn", "ynys mon"),
        ("King's Lynn & West Norfolk", "kings lynn and west norfolk"),
        ("St. Helens", "st helens"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("  DURHAM  ", "durham"),
        ("Straße", "strasse"),
        ("%_|", ""),
    ],
)
def test_names_fold_to_what_people_type(written, folded):
    assert fold(written) == folded
