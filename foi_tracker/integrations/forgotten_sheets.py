"""Forget a sheet: its bytes, and all that was read of them."""

import shutil
from pathlib import Path

from foi_tracker.integrations.file_store import path_of


def forget(store: Path, cache: Path, sha256: str) -> None:
    """As if it had never been brought; what is gone already is no matter."""
    path_of(store, sha256).unlink(missing_ok=True)
    shutil.rmtree(path_of(cache, sha256), ignore_errors=True)
