"""What a release's own files say of it, for the page about it: nothing is worked out again from live tables."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from foi_tracker.exports.release import database_of
from foi_tracker.models import Release

MOST_CHANGES: Final = 200
CITATION: Final = "SELECT value FROM provenance WHERE name = 'citation'"
CHANGES: Final = (
    "SELECT change, reference, question_id, field, coalesce(\"row\", ''), coalesce(\"column\", ''), "
    "coalesce(old_state, ''), coalesce(old_value, ''), coalesce(new_state, ''), coalesce(new_value, '') "
    "FROM changes ORDER BY rowid LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs from the release before."""

    change: str
    reference: str
    question_id: str
    field: str
    row: str
    column: str
    old_state: str
    old_value: str
    new_state: str
    new_value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRelease:
    """How it is cited, and the first of what changed."""

    citation: str
    changes: list[Change]


def read_release(release: Release, path_of: Callable[[str], Path]) -> ReadRelease | None:
    """None where the bytes are gone."""
    path = database_of(release, path_of)
    if path is None:
        return None
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        (cited,) = file.execute(CITATION).fetchone()
        changed = [Change(*row) for row in file.execute(CHANGES, (MOST_CHANGES,))]
    return ReadRelease(citation=cited, changes=changed)
