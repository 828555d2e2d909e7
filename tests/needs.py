"""What a test needs of the machine: missing it skips the test here, and fails it where nothing may be missing."""

import os
import shutil

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing(what: str) -> None:
    """Skip, with the reason; where NOTHING_MISSING is set, as in CI, fail."""
    if os.environ.get("NOTHING_MISSING"):
        pytest.fail(f"{what} is missing", pytrace=False)
    pytest.skip(f"{what} is missing")


def chromium() -> str:
    """The system's Chromium."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return found or missing("Chromium") or ""


def libreoffice() -> str:
    """LibreOffice's program for the command line."""
    return shutil.which("soffice") or missing("LibreOffice") or ""


def poppler(name: str) -> str:
    """One of Poppler's programs, which read PDF as other people's readers do."""
    return shutil.which(name) or missing(f"{name} of poppler-utils") or ""
