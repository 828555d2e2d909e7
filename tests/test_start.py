"""The first start, the second, and every way in which a start can be refused."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from foi_tracker import bootstrap
from foi_tracker.bootstrap import UNREADY

ROOT = Path(__file__).parent.parent
START = "import sys; from foi_tracker import start; start.main(sys.argv[1:])"

GO_BACK = """
import os, flask_migrate
from foi_tracker.start import application
with application(os.environ).app_context():
    flask_migrate.downgrade(revision="0001")
"""


@pytest.fixture
def begin(tmp_path):
    """Start in a process of its own, on a data directory of its own."""

    def run(*arguments, **settings):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("FOI_")}
        environ = clean | {"FOI_DATA_DIR": str(tmp_path / "data")} | settings
        command = [sys.executable, "-c", START, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environ, check=False, capture_output=True, text=True, timeout=60)

    return run


def refusal(result):
    """The one line with which a start was refused."""
    assert result.returncode == UNREADY, result.stderr
    (line,) = result.stderr.strip().splitlines()
    return line


def test_the_first_start_sets_up_and_the_second_has_nothing_to_do(begin, tmp_path):
    first, second = begin("--prepare"), begin("--prepare")

    assert "Database: set up at revision" in first.stdout
    assert "authorities added" in first.stdout
    assert "Question sets:" in first.stdout
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    with closing(sqlite3.connect(tmp_path / "data" / "foi.sqlite3")) as database:
        assert database.execute("SELECT slug FROM campaigns").fetchall() == [("lfrt",)]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")
def test_nobody_else_can_read_the_data(begin, tmp_path):
    begin("--prepare")

    for path in [tmp_path / "data", *(tmp_path / "data").iterdir()]:
        assert path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) == 0, path.name


def test_the_key_is_made_once(begin, tmp_path):
    begin("--prepare")
    key = (tmp_path / "data" / "secret_key").read_text(encoding="ascii")

    begin("--prepare")

    assert (tmp_path / "data" / "secret_key").read_text(encoding="ascii") == key
    assert len(key) > 60


def test_a_port_in_use_is_named_before_anything_is_done(begin, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert f"port {port} is in use" in refusal(begin("--port", str(port)))
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"FOI_SECRET_KY": "x"}, "Did you mean FOI_SECRET_KEY?"),
        ({"FOI_PUBLIC_BASE_URL": "https://foi.example.org"}, "FOI_SECRET_KEY is missing"),
        ({"FOI_PUBLIC_BASE_URL": "https://foi.example.org", "FOI_SECRET_KEY": "changeme"}, "too easy to guess"),
        ({"FOI_DATABASE_URL": "postgresql://foi:hunter2@127.0.0.1:1/foi"}, "does not answer"),
        ({"FOI_DATA_DIR": "/dev/null/data"}, "cannot be made or written to"),
    ],
)
def test_what_is_wrong_gets_one_line_that_gives_no_secret_away(begin, settings, complaint):
    line = refusal(begin("--prepare", **settings))

    assert complaint in line
    assert "hunter2" not in line


def test_a_database_from_the_future_is_refused_untouched(begin, tmp_path):
    begin("--prepare")
    with closing(sqlite3.connect(tmp_path / "data" / "foi.sqlite3")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    assert "install the newer version" in refusal(begin("--prepare"))


def test_an_older_database_is_copied_before_it_is_migrated(begin, tmp_path):
    begin("--prepare")
    environ = os.environ | {"FOI_DATA_DIR": str(tmp_path / "data"), "FLASK_RUN_FROM_CLI": "true"}
    environ.pop("FOI_TEST_DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", GO_BACK], cwd=ROOT, env=environ, check=True, capture_output=True, timeout=60)

    result = begin("--prepare")

    assert "the old one is kept as" in result.stdout
    (kept,) = (tmp_path / "data" / "backups").iterdir()
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_the_command_line_needs_no_database_key_or_migration(tmp_path):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FOI_")}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "foi", "due", "FOIA", "2026-11-02"]
    elsewhere = environ | {"FOI_DATA_DIR": str(tmp_path / "data")}

    result = subprocess.run(command, cwd=ROOT, env=elsewhere, check=False, capture_output=True, text=True, timeout=60)

    assert "1 Dec 2026" in result.stdout
    assert not (tmp_path / "data").exists()


def test_an_old_python_is_told_so():
    with pytest.raises(bootstrap.Unready, match=r"needs Python 3\.11 or newer, and this is Python 3\.9"):
        bootstrap.check_python((3, 9))


def test_what_is_installed_already_is_not_installed_again(tmp_path, capsys):
    lock = tmp_path / "requirements.txt"
    lock.write_text("", encoding="utf-8")
    python = bootstrap.python_of(tmp_path)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    first = bootstrap.ready_environment(tmp_path, lock)
    said_first = capsys.readouterr().out

    again = bootstrap.ready_environment(tmp_path, lock)

    assert first == again == python
    assert "Setting up" in said_first
    assert capsys.readouterr().out == ""
