"""The key that signs cookies: from the setting, or made once and kept in the data directory."""

import os
import secrets
from dataclasses import replace
from pathlib import Path

from foi_tracker.config import Settings, refuse_weak_key

FILE_NAME = "secret_key"


def key_file(settings: Settings) -> Path:
    """Where a key that we made ourselves is kept."""
    return settings.data_dir / FILE_NAME


def with_key(settings: Settings) -> Settings:
    """For serving: the settings with a key that lasts. In production it must have been set, and be strong."""
    refuse_weak_key(settings)
    if settings.secret_key:
        return settings
    path = key_file(settings)
    if not path.exists():
        _make(path)
    return replace(settings, secret_key=path.read_text(encoding="ascii").strip())


def with_any_key(settings: Settings) -> Settings:
    """For the command line, which signs no cookies: the key if there is one, otherwise one for the moment."""
    path = key_file(settings)
    kept = path.read_text(encoding="ascii").strip() if os.access(path, os.R_OK) else ""
    return replace(settings, secret_key=settings.secret_key or kept or secrets.token_urlsafe(48))


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    draft.replace(path)  # complete before it has its name
