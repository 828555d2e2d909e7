"""What differs from the release before: the two files are held against each other by SQLite."""

from collections.abc import Iterator
from typing import Final

from foi_tracker.domain.findings.vocabulary import DERIVED_STATES
from foi_tracker.exports.sqlite_file import SqliteFile

UNREAD: Final = ", ".join(f"'{state}'" for state in sorted(DERIVED_STATES))
KEY: Final = ("reference", "question_id", "field", "row", "column")
SAME_KEY: Final = " AND ".join(f'new."{name}" IS old."{name}"' for name in KEY)
# What was said: every value given, and one line for an answer that gives none.
SAID: Final = f"""
    CREATE TEMP TABLE {{name}} AS
    SELECT rowid AS place, reference, authority_slug, question_id, field, "row", "column", state, value, exemptions
    FROM {{source}}.findings
    WHERE state NOT IN ({UNREAD})
    AND (given = 1 OR rowid IN (
        SELECT min(rowid) FROM {{source}}.findings GROUP BY reference, question_id HAVING max(given) = 0
    ))
"""  # noqa: S608 the vocabulary's own words
INDEX: Final = 'CREATE INDEX temp.{name}_key ON {name} (reference, question_id, field, "row", "column")'
PLACE: Final = '{0}.reference, {0}.authority_slug, {0}.question_id, {0}.field, {0}."row", {0}."column"'
DIFFERENT: Final = f"""
    SELECT CASE WHEN old.state IS NULL THEN 'added' ELSE 'changed' END, {PLACE.format("new")},
        old.state, old.value, new.state, new.value
    FROM said_now AS new LEFT JOIN said_before AS old ON {SAME_KEY}
    WHERE old.state IS NULL
    OR new.state IS NOT old.state OR new.value IS NOT old.value OR new.exemptions IS NOT old.exemptions
    ORDER BY new.place
"""  # noqa: S608 made of constants
GONE: Final = f"""
    SELECT 'removed', {PLACE.format("old")}, old.state, old.value, NULL, NULL
    FROM said_before AS old LEFT JOIN said_now AS new ON {SAME_KEY}
    WHERE new.state IS NULL
    ORDER BY old.place
"""  # noqa: S608 made of constants
CHUNK: Final = 500


def changes(file: SqliteFile) -> Iterator[list[tuple[str, ...]]]:
    """Rows of the table of changes; none for a first release, which has nothing beside it."""
    if not file.has_before:
        return
    for name, source in (("said_before", "before"), ("said_now", "main")):
        file.connection.execute(SAID.format(name=name, source=source))
        file.connection.execute(INDEX.format(name=name))
    for statement in (DIFFERENT, GONE):
        cursor = file.connection.execute(statement)
        while rows := cursor.fetchmany(CHUNK):
            yield [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
