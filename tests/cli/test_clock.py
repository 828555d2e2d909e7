import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.domain import vectors

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def foi(tmp_path):
    """Runs `flask foi ...` as a person would, in a folder where nothing has been set up."""
    data = tmp_path / "nothing-here"

    def run(*words, typed=""):
        environ = {"PATH": os.environ["PATH"], "FOI_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "foi", *words]
        return subprocess.run(command, input=typed, capture_output=True, text=True, env=environ, cwd=ROOT, check=False)

    run.data = data
    return run


def test_every_worked_case_passes_through_the_command_line_with_no_database(foi):
    cases = vectors.read()

    ran = foi("clock", "--json", typed=json.dumps([vector.case for vector in cases]))

    found = {case["id"]: case for case in json.loads(ran.stdout)}
    assert {vector.id: vectors.differences(vector, found[vector.id]) for vector in cases} == {
        vector.id: {} for vector in cases
    }
    assert ran.returncode == 0
    assert not foi.data.exists()


def test_a_bad_case_gets_an_error_and_the_rest_are_answered(foi):
    good = {"id": "good", "regime": "FOIA", "events": [{"type": "received", "date": "1/9/2026"}]}
    bad = {"id": "bad", "regime": "FOIA", "events": [{"type": "recieved", "date": "2026-09-01"}]}

    ran = foi("clock", "--json", typed=json.dumps([bad, good, 7]))

    first, second, third = json.loads(ran.stdout)
    assert set(first) == {"id", "error"}
    assert "recieved" in first["error"]
    assert second["due_on"] == "2026-09-29"
    assert third["id"] is None
    assert ran.returncode == 0


@pytest.mark.parametrize("typed", ["", "{", '{"id": 1}', "5", "\x00"])
def test_unreadable_input_exits_2(foi, typed):
    ran = foi("clock", "--json", typed=typed)

    assert ran.returncode == 2
    assert ran.stdout == ""


def test_without_json_the_same_comes_as_a_table(foi):
    case = {"id": "LFR-1", "regime": "FOISA", "events": [{"type": "received", "date": "2026-09-01"}]}

    ran = foi("clock", typed=json.dumps([case]))

    assert "LFR-1  due_on" in ran.stdout
    assert "2026-09-29" in ran.stdout


def test_due_shows_a_person_the_date_and_its_working(foi):
    ran = foi("due", "foia", "6 Nov 2026")

    assert "Due Mon 7 Dec 2026 (FOIA s.10(1), statute)" in ran.stdout
    assert "St Andrew's Day (Scotland)" in ran.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("FOISA", "2026-09-01"),
            "ask for a review, from Wed 30 Sep 2026 to Tue 24 Nov 2026 (FOISA s.20(5)(a), (9), statute)",
        ),
        (("FOIA", "2026-09-01"), "complain to the Commissioner, from Wed 30 Sep 2026; no last day is set (FOIA s.50"),
        (
            ("FOISA", "2028-11-20"),
            "ask for a review, from Wed 20 Dec 2028; Bank holidays are known only to Sun 31 Dec 2028",
        ),
    ],
)
def test_due_says_what_may_follow_silence_and_until_when(foi, words, said):
    assert f"Then, if there is no answer: {said}" in foi("due", *words).stdout


@pytest.mark.parametrize("words", [("FOIB", "2026-09-01"), ("FOIA", "31/9/2026")])
def test_due_refuses_what_it_cannot_read(foi, words):
    ran = foi("due", *words)

    assert ran.returncode == 2
