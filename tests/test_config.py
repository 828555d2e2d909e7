import secrets
from pathlib import Path

import pytest

from foi_tracker.config import BadSetting, Settings, refuse_weak_key

STRONG = "j2Xk8r-8Q0l1bV7wY3nZpM5tGfHsDcRaUeIoLq94TzKx"


def settings(root, **environ):
    return Settings.from_env(environ, root=root)


def test_nothing_need_be_set(tmp_path):
    made = settings(tmp_path)

    assert made.data_dir == tmp_path / "instance"
    assert made.database_url == f"sqlite:///{tmp_path / 'instance' / 'foi.sqlite3'}"
    assert made.public_base_url == "http://127.0.0.1:5000"
    assert not made.is_production
    assert not made.demonstration


def test_a_misspelt_setting_names_the_nearest_one(tmp_path):
    with pytest.raises(BadSetting, match=r"FOI_DATABSE_URL is not a setting\. Did you mean FOI_DATABASE_URL"):
        settings(tmp_path, FOI_DATABSE_URL="x")


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("FOI_DATABASE_URL", "mysql://localhost/foi", "must be sqlite or postgresql"),
        ("FOI_DATABASE_URL", "foi.sqlite3", "not a database address"),
        ("FOI_DATABASE_URL", "postgresql://host:port/foi", "not a database address"),
        ("FOI_DATABASE_URL", "sqlite://", "names no SQLite file"),
        ("FOI_DATABASE_URL", "sqlite:///:memory:", "names no SQLite file"),
        ("FOI_PUBLIC_BASE_URL", "foi.example.org", "must begin with https://"),
        ("FOI_PUBLIC_BASE_URL", "ftp://foi.example.org", "must begin with https://"),
        ("FOI_PUBLIC_BASE_URL", "https://foi.example.org/tracker", "must end after the host"),
        ("FOI_PUBLIC_BASE_URL", "https://user@foi.example.org", "must end after the host"),
    ],
)
def test_a_wrong_value_gets_one_line(tmp_path, name, value, complaint):
    with pytest.raises(BadSetting, match=complaint) as wrong:
        settings(tmp_path, **{name: value})

    assert "\n" not in str(wrong.value)


def test_a_data_directory_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")

    with pytest.raises(BadSetting, match="not a directory"):
        settings(tmp_path, FOI_DATA_DIR=str(tmp_path / "notes.txt"))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2", "postgresql+psycopg"])
def test_any_spelling_of_postgresql_gets_our_driver(tmp_path, scheme):
    made = settings(tmp_path, FOI_DATABASE_URL=f"{scheme}://foi:secret@db/foi")

    assert made.database_url == "postgresql+psycopg://foi:secret@db/foi"


def test_a_relative_sqlite_file_is_found_from_where_we_started(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert settings(tmp_path, FOI_DATABASE_URL="sqlite:///foi.db").database_url == f"sqlite:///{tmp_path / 'foi.db'}"


def test_secrets_do_not_show_when_settings_are_printed(tmp_path):
    shown = repr(settings(tmp_path, FOI_SECRET_KEY=STRONG, FOI_DATABASE_URL="postgresql://foi:hunter2@db/foi"))

    assert STRONG not in shown
    assert "hunter2" not in shown


def test_the_demonstration_never_touches_the_real_database(tmp_path):
    real = settings(tmp_path, FOI_DATABASE_URL="postgresql://foi@db/foi")

    demonstration = real.for_demonstration()

    assert demonstration.demonstration
    assert demonstration.data_dir == tmp_path / "instance" / "demo"
    assert Path(demonstration.database_url.removeprefix("sqlite:///")).parent == demonstration.data_dir


def test_a_marked_data_directory_is_the_demonstrations(tmp_path):
    (tmp_path / "DEMONSTRATION").touch()

    assert settings(tmp_path, FOI_DATA_DIR=str(tmp_path)).demonstration


@pytest.mark.parametrize("key", ["", "changeme", "a" * 64, "changeme" * 8, "secret", "short-but-Random_9"])
def test_production_refuses_a_missing_or_weak_key(tmp_path, key):
    made = settings(tmp_path, FOI_PUBLIC_BASE_URL="https://foi.example.org", FOI_SECRET_KEY=key)

    with pytest.raises(BadSetting, match="FOI_SECRET_KEY"):
        refuse_weak_key(made)


@pytest.mark.parametrize(
    "key", [STRONG, secrets.token_urlsafe(48), secrets.token_hex(32)], ids=["fixed", "url-safe", "hexadecimal"]
)
def test_production_takes_a_strong_key(tmp_path, key):
    refuse_weak_key(settings(tmp_path, FOI_PUBLIC_BASE_URL="https://foi.example.org", FOI_SECRET_KEY=key))


def test_at_home_any_key_will_do(tmp_path):
    refuse_weak_key(settings(tmp_path, FOI_SECRET_KEY="changeme"))
