"""Settings: read once from the environment, checked, frozen, typed."""

import difflib
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

KNOWN = ("FOI_DATABASE_URL", "FOI_DATA_DIR", "FOI_SECRET_KEY", "FOI_PUBLIC_BASE_URL")
LOOPBACK = "http://127.0.0.1:5000"
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
SQLITE_NAME = "foi.sqlite3"
DEMONSTRATION_MARK = "DEMONSTRATION"  # a file of this name makes a data directory the demonstration's
KEY_BYTES = 32
KEY_BITS = 128
NEW_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"


class BadSetting(Exception):
    """A setting is wrong or unknown; the message is the one line that the person who starts us needs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """`data_dir` holds the SQLite file, attachments and the generated key."""

    database_url: str = field(repr=False)  # it may hold a password
    data_dir: Path
    secret_key: str = field(repr=False)
    public_base_url: str = LOOPBACK
    demonstration: bool = False

    @property
    def is_production(self) -> bool:
        """Production is a public base URL that is https."""
        return self.public_base_url.startswith("https://")

    @classmethod
    def from_env(cls, environ: Mapping[str, str], *, root: Path) -> "Settings":
        """Read the `FOI_` variables; an unknown one is an error that names the nearest known one."""
        _refuse_unknown(environ)
        data_dir = _data_dir(environ.get("FOI_DATA_DIR", ""), root)
        return cls(
            database_url=_database_url(environ.get("FOI_DATABASE_URL", ""), data_dir),
            data_dir=data_dir,
            secret_key=environ.get("FOI_SECRET_KEY", ""),
            public_base_url=_base_url(environ.get("FOI_PUBLIC_BASE_URL", "")),
            demonstration=(data_dir / DEMONSTRATION_MARK).exists(),
        )

    def for_demonstration(self) -> "Settings":
        """The same, on a directory and a database that only the demonstration uses."""
        folder = self.data_dir / "demo"
        return replace(self, data_dir=folder, database_url=_sqlite_url(folder), demonstration=True)


def refuse_weak_key(settings: Settings) -> None:
    """In production, stop before serving with a key that somebody could guess."""
    if not settings.is_production:
        return
    key = settings.secret_key
    if not key:
        raise BadSetting(f"FOI_SECRET_KEY is missing, and FOI_PUBLIC_BASE_URL is https. Make one: {NEW_KEY}")
    if len(key.encode()) < KEY_BYTES or _bits(key) < KEY_BITS:
        raise BadSetting(f"FOI_SECRET_KEY is too easy to guess. Make one: {NEW_KEY}")


def _bits(key: str) -> float:
    # Shannon's estimate, of what repeats once: "aaaa…" and "changemechangeme…" come out low.
    unit = key[: (key + key).find(key, 1)]
    return -sum(count * math.log2(count / len(unit)) for count in Counter(unit).values())


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in sorted(environ):
        if name.startswith("FOI_") and name not in KNOWN:
            nearest = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0)[0]
            raise BadSetting(f"{name} is not a setting. Did you mean {nearest}?")


def _data_dir(given: str, root: Path) -> Path:
    folder = Path(given).expanduser().absolute() if given else root / "instance"
    if folder.exists() and not folder.is_dir():
        raise BadSetting(f"FOI_DATA_DIR is {folder}, which is not a directory.")
    return folder


def _sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / SQLITE_NAME}"


def _database_url(given: str, data_dir: Path) -> str:
    if not given:
        return _sqlite_url(data_dir)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as wrong:
        raise BadSetting("FOI_DATABASE_URL is not a database address, such as postgresql://user@host/name.") from wrong
    kind = url.drivername.partition("+")[0]
    if kind not in DRIVERS:
        raise BadSetting(f"FOI_DATABASE_URL begins with {url.drivername}; it must be sqlite or postgresql.")
    return _with_driver(url, DRIVERS[kind]).render_as_string(hide_password=False)


def _with_driver(url: URL, driver: str) -> URL:
    if driver != "sqlite":
        return url.set(drivername=driver)
    if not url.database or url.database == ":memory:":
        raise BadSetting("FOI_DATABASE_URL names no SQLite file, such as sqlite:////var/lib/foi/foi.sqlite3.")
    return url.set(drivername=driver, database=str(Path(url.database).expanduser().absolute()))


def _base_url(given: str) -> str:
    url = (given or LOOPBACK).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSetting(f"FOI_PUBLIC_BASE_URL is {given}; it must begin with https:// (or http://) and a host.")
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise BadSetting(
            f"FOI_PUBLIC_BASE_URL is {given}; it must end after the host, such as https://foi.example.org."
        )
    return url
