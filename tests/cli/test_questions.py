import json

import pytest

from foi_tracker.questions import files
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests.builders import NOON

TEXT = files.texts()["lfrt-council-1.json"]


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["foi", "questions", *words])


def test_a_file_is_checked_with_everything_that_is_wrong(run, tmp_path):
    (tmp_path / "good.json").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.json").write_text(TEXT.replace('"group": "Use"', '"group": "Usage"'), encoding="utf-8")

    good, bad = run("check", str(tmp_path / "good.json")), run("check", str(tmp_path / "bad.json"))

    assert (good.exit_code, good.output) == (0, "lfrt-council version 1: 16 questions, nothing wrong.\n")
    assert bad.exit_code == 1
    assert "C12 › group: cannot be “Usage”; it can be Use, Numbers, Money, Safeguards" in bad.output


def test_a_stored_version_is_written_as_its_file_has_it(run, session):
    load_question_sets(session, NOON)

    assert json.loads(run("export", "lfrt-council", "1").output) == json.loads(TEXT)
    assert run("export", "lfrt-council", "9").exit_code == 2


def test_the_schema_is_the_one_in_the_file(run):
    assert run("schema").output == files.SCHEMA.read_text(encoding="utf-8")
