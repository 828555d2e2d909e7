"""The worked cases of tests/golden/vectors.csv, read once."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent.parent / "golden" / "vectors.csv"


@dataclass(frozen=True)
class Vector:
    id: str
    case: dict
    expected: dict


def read():
    """Every case with the keys that are certain; the uncertain ones are information, not a test."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [_vector(row) for row in csv.DictReader(file)]


def _vector(row):
    certainty = json.loads(row["certainty"])
    expected = {key: value for key, value in json.loads(row["expected"]).items() if certainty.get(key) != "uncertain"}
    case = {"id": row["id"], "regime": row["regime"], "events": json.loads(row["events"])}
    return Vector(row["id"], case, expected)


def differences(vector, answer):
    """The keys on which an answer departs from the case; null means null or false."""
    return {
        key: (wanted, answer.get(key, "missing"))
        for key, wanted in vector.expected.items()
        if answer.get(key, "missing") != wanted and not (wanted is None and answer.get(key) in (None, False))
    }
