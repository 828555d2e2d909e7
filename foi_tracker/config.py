"""Settings: read once from the environment, frozen, typed."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KNOWN = ("FOI_DATABASE_URL", "FOI_DATA_DIR", "FOI_SECRET_KEY", "FOI_PUBLIC_BASE_URL")


class BadSetting(Exception):
    """A setting is wrong or unknown; the message is the one line that the person who starts us needs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """`data_dir` holds the SQLite file, attachments and the generated key."""

    database_url: str
    data_dir: Path
    secret_key: str
    public_base_url: str = "http://127.0.0.1:5000"
    demonstration: bool = False

    @property
    def is_production(self) -> bool:
        """Production is a public base URL that is https."""
        return self.public_base_url.startswith("https://")

    @classmethod
    def from_env(cls, environ: Mapping[str, str], *, root: Path) -> "Settings":
        """Read the `FOI_` variables; an unknown one is an error that names the nearest known one."""
        for name in environ:
            if name.startswith("FOI_") and name not in KNOWN:
                nearest = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0)[0]
                raise BadSetting(f"{name} is not a setting. Did you mean {nearest}?")
        data_dir = Path(environ.get("FOI_DATA_DIR") or root / "instance")
        return cls(
            database_url=environ.get("FOI_DATABASE_URL") or f"sqlite:///{data_dir / 'foi.sqlite3'}",
            data_dir=data_dir,
            secret_key=environ.get("FOI_SECRET_KEY", ""),
            public_base_url=environ.get("FOI_PUBLIC_BASE_URL") or "http://127.0.0.1:5000",
        )
