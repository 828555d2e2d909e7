import csv

import pytest
from sqlalchemy import func, select

from foi_tracker.db import db
from foi_tracker.models import Authority
from foi_tracker.queries import authorities
from foi_tracker.register.authority_row import COLUMNS

BARCHESTER = {
    "slug": "barchester",
    "name": "Barchester City Council",
    "short_name": "Barchester",
    "kind": "unitary",
    "nation": "England",
    "region": "South West",
    "regime": "FOIA",
    "police_force": "dorset-police",
}


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *words, typed=None: runner.invoke(args=["foi", "register", *words], input=typed)


@pytest.fixture
def file_of(tmp_path):
    def write(*rows):
        path = tmp_path / "theirs.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            lines = csv.DictWriter(file, COLUMNS)
            lines.writeheader()
            lines.writerows(rows)
        return str(path)

    return write


def _count(app):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Authority))


def test_a_load_shows_what_it_would_do_and_asks_first(app, run):
    answer = run("load", typed="n\n")

    assert "Not in the database yet: 558" in answer.output
    assert "Load these changes?" in answer.output
    assert answer.exit_code == 1
    assert _count(app) == 0


def test_yes_loads_without_asking_and_a_second_load_has_nothing_to_do(app, run):
    first, second = run("load", "--yes"), run("load", "--yes")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Loaded." in first.output
    assert second.output == "The database has every authority as the register has it.\n"
    assert _count(app) == 558


def test_a_dry_run_changes_nothing(app, run):
    assert run("load", "--dry-run").exit_code == 0
    assert _count(app) == 0


def test_a_file_in_the_registers_columns_can_be_loaded_and_is_shown_field_by_field(app, run, file_of):
    run("load", file_of(BARCHESTER), "--yes")

    answer = run("load", file_of(BARCHESTER | {"region": "South East", "valid_to": "2027-03-31"}), "--yes")

    assert "Ending, by the register: 1" in answer.output
    assert "region: South West → South East" in answer.output
    assert "valid_to: nothing → 2027-03-31" in answer.output
    with app.app_context():
        assert authorities.by_slug(db.session(), "barchester").region == "South East"


def test_a_file_with_faults_is_refused_whole_and_every_fault_is_named(app, run, file_of):
    twice = BARCHESTER | {"valid_from": "the Conquest"}

    answer = run("load", file_of(BARCHESTER | {"kind": "parish"}, twice), "--yes")

    assert answer.exit_code == 2
    assert "theirs.csv, line 2, kind: “parish” is not one of" in answer.output
    assert "theirs.csv, line 3, valid_from: “the Conquest” is not a date such as 2027-04-01" in answer.output
    assert _count(app) == 0


def test_a_check_is_content_after_a_load(run):
    run("load", "--yes")

    assert run("check").exit_code == 0


def test_a_check_says_where_the_database_differs(app, run, file_of):
    run("load", "--yes")
    run("load", file_of(BARCHESTER), "--yes")
    with app.app_context():
        authorities.by_slug(db.session(), "kent").website = "https://elsewhere.example/"
        db.session.commit()

    answer = run("check")

    assert answer.exit_code == 1
    assert "website: https://elsewhere.example/ → https://www.kent.gov.uk/" in answer.output
    assert "not in the register, left as they are: 1\n  barchester" in answer.output
