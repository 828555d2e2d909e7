"""The tables of what replies say, and what each is to be read as, worked out by hand."""

import csv
from pathlib import Path

HERE = Path(__file__).parent


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
