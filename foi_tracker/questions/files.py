"""Reads the question sets that come with the program, and the schema of all of them."""

from pathlib import Path

FOLDER = Path(__file__).parent
SCHEMA = FOLDER / "question-set.schema.json"


def texts() -> dict[str, str]:
    """What each set's file says, by its name, in order."""
    files = sorted(path for path in FOLDER.glob("*.json") if path != SCHEMA)
    return {path.name: path.read_text(encoding="utf-8") for path in files}
