import hashlib
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from tests import builders
from tests.builders import NOON
from tests.exports.releasing import bytes_of, member, page_of, table, validated


@pytest.mark.usefixtures("logged")
def test_the_package_is_a_valid_data_package(make, store, tmp_path):
    report = validated(tmp_path / "package", make()[1], store)

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])


@pytest.mark.usefixtures("asked")
def test_a_deployment_of_a_request_without_questions_is_in_the_package(
    session, campaign, volunteer, logged, make, store
):
    other = builders.info_request(session, campaign, builders.authority(session), by=volunteer)
    logged.info_request_id = other.id
    session.commit()

    _, made = make()

    assert [row["reference"] for row in table(made, store, "deployments")] == ["LFR-0002"]
    assert {row["reference"] for row in table(made, store, "requests")} == {"LFR-0001", "LFR-0002"}


@pytest.mark.parametrize(
    ("name", "before", "after", "wrong"),
    [
        ("deployments", b'"1000"', b'"a thousand"', "type-error"),
        ("findings", b'"LFR-0001"', b'"LFR-0009"', "foreign-key"),
        ("questions", b'"P02"', b'"P01"', "primary-key"),
    ],
)
@pytest.mark.usefixtures("logged")
def test_a_package_that_somebody_changed_is_invalid(make, store, tmp_path, name, before, after, wrong):
    _, made = make()
    data = member(made, store, f"data/{name}.csv")
    assert before in data

    report = validated(tmp_path / "package", made, store, **{name: data.replace(before, after)})

    assert wrong in {kind for (kind,) in report.flatten(["type"])}


@pytest.mark.usefixtures("logged")
def test_text_is_guarded_and_numbers_and_days_are_left_alone(make, store):
    (row,) = table(make()[1], store, "deployments")

    assert (row["location_name"], row["faces_scanned"], row["date"]) == ("'=Market Place", "1000", "2026-09-01")
    assert (row["checked"], "coder" in row, "notes" in row) == ("false", False, False)


@pytest.mark.usefixtures("logged")
def test_the_same_data_at_the_same_moment_make_the_same_bytes(make):
    assert make()[1] == make()[1]


@pytest.mark.usefixtures("logged")
def test_what_a_release_is_known_by_does_not_depend_on_its_number_or_its_time(make):
    first, later = make()[1], make(number=2, at=NOON + timedelta(days=3))[1]

    assert first.content_sha256 == later.content_sha256
    assert first.files != later.files


@pytest.mark.usefixtures("logged")
def test_anybody_can_work_out_what_it_is_known_by(make, store):
    _, made = make()

    data = member(made, store, "data/findings.csv") + member(made, store, "data/deployments.csv")

    assert hashlib.sha256(data).hexdigest() == made.content_sha256
    assert made.content_sha256 in member(made, store, "README.md").decode()
    assert made.content_sha256 in page_of(made, store)["release"]["citation"]


@pytest.mark.usefixtures("logged")
def test_the_sqlite_file_says_the_same_as_the_package(make, store, tmp_path):
    _, made = make()
    path = tmp_path / "copy.sqlite"
    path.write_bytes(bytes_of(made, store, ".sqlite"))

    with closing(sqlite3.connect(path)) as file:
        findings = file.execute("SELECT question_id, field, state, given, low FROM findings").fetchall()
        facts = dict(file.execute("SELECT name, value FROM provenance").fetchall())
        places = file.execute("SELECT location_name, faces_scanned FROM deployments").fetchall()
        described = file.execute('SELECT count(*) FROM codebook WHERE "table" = ?', ("findings",)).fetchone()

    assert len(findings) == len(table(made, store, "findings")) == made.counts["findings"]
    assert ("P02", "deployments_total", "answered", 1, 7) in findings
    assert facts["content_sha256"] == made.content_sha256
    assert places == [("=Market Place", 1000)]
    assert described[0] == len(table(made, store, "findings")[0])


@pytest.mark.usefixtures("logged")
def test_every_column_of_every_table_is_in_the_codebook(make, store):
    _, made = make()
    described = {(row["table"], row["column"]) for row in table(made, store, "codebook")}

    for name in ("findings", "findings_wide", "deployments", "requests", "questions"):
        assert {(name, column) for column in table(made, store, name)[0]} <= described
