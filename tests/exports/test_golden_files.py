"""What leaves the house, byte for byte: a change here changes files that people script against."""

from pathlib import Path

import pytest

from foi_tracker.exports.codebook import CODEBOOK, REQUESTS, codebook_rows
from foi_tracker.exports.csv_file import write as write_csv
from foi_tracker.exports.json_array import write as write_json

GOLDEN = Path(__file__).parent.parent / "golden" / "exports"
WRITERS = {"csv": write_csv, "json": write_json}
ROW = {
    "reference": "LFR-0001",
    "campaign": "lfrt",
    "authority_slug": "barchester",
    "authority_name": 'Barchester "Cathedral" City Council',
    "ons_code": "E06000099",
    "kind": "unitary",
    "nation": "England",
    "region": "South West",
    "regime": "FOIA",
    "title": "=Live facial recognition",
    "delivery": "sent",
    "stage": "awaiting_response",
    "awaiting": "authority",
    "sent_on": "2026-09-03",
    "due_on": "2026-10-01",
    "as_of": "2026-11-23",
    "days_late": "37",
    "response_late": "false",
    "exemptions": "FOIA s.31(1)(a); FOIA s.24 [NCND]",
}


@pytest.mark.parametrize("ending", WRITERS)
def test_a_request_is_written_as_it_always_was(ending):
    row = tuple(ROW.get(name, "") for name in REQUESTS.names)

    written = b"".join(WRITERS[ending](REQUESTS, [[row]]))

    assert written == (GOLDEN / f"requests.{ending}").read_bytes()


def test_the_codebook_says_what_it_always_said():
    assert b"".join(write_csv(CODEBOOK, [codebook_rows()])) == (GOLDEN / "codebook.csv").read_bytes()
