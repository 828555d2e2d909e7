import json
from datetime import date

from sqlalchemy import text

from foi_tracker.db import db
from tests.conftest import StoppedClock


def examine(app):
    result = app.test_cli_runner().invoke(args=["foi", "doctor", "--json"])
    return result.exit_code, {finding["name"]: finding for finding in json.loads(result.output)}


def test_a_sound_installation_has_nothing_bad(app, tmp_path):
    tmp_path.chmod(0o700)
    for file in tmp_path.iterdir():
        file.chmod(0o600)

    code, found = examine(app)

    assert code == 0
    assert {name for name, finding in found.items() if finding["verdict"] == "bad"} == set()
    assert "2028-12-31" in found["calendar"]["detail"]


def test_data_that_others_can_read_is_bad(app, tmp_path):
    (tmp_path / "secret_key").write_text("x", encoding="ascii")
    (tmp_path / "secret_key").chmod(0o644)

    code, found = examine(app)

    assert code == 1
    assert "secret_key" in found["permissions"]["detail"]


def test_a_database_older_than_the_code_is_bad(app):
    with app.app_context():
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        db.engine.dispose()

    code, found = examine(app)

    assert code == 1
    assert "--prepare" in found["revision"]["detail"]


def test_the_end_of_the_calendar_is_announced_in_time(app):
    app.extensions["wall_clock"] = StoppedClock(date(2028, 6, 1))

    _code, found = examine(app)

    assert found["calendar"]["verdict"] == "warning"


def test_the_doctor_speaks_to_people_too(app):
    result = app.test_cli_runner().invoke(args=["foi", "doctor"])

    assert "database:" in result.output
