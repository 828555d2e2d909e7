"""Reads the question sets that come with the program."""

from pathlib import Path

FOLDER = Path(__file__).parent


def texts() -> dict[str, str]:
    """What each file says, by its name, in order."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.json"))}
