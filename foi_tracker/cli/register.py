"""`flask foi register ...`: load the register of authorities, and check the database against it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from foi_tracker.db import db
from foi_tracker.queries.register_changes import AuthorityChange, RegisterChanges, register_changes
from foi_tracker.register.authority_row import AuthorityRow
from foi_tracker.register.faults import RegisterInvalid
from foi_tracker.register.files import project_register, read_file
from foi_tracker.usecases.load_register import load_register

NAMED_AT_MOST = 20
NOT_SHOWN = {"search_text"}  # follows from the names, which are shown
WRONG_FILE = 2

register = AppGroup("register", help="The register of councils and police forces.")


@register.command("load")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and stop.")
def load(file: Path | None, *, yes: bool, dry_run: bool) -> None:
    """Bring the authorities into line with the project's register, or with FILE in its columns.

    Contact addresses, who verified them, and notes are never touched, and nothing is deleted.
    """
    rows = _rows(file)
    session = db.session()
    changes = register_changes(session, rows)
    session.rollback()  # no lock is held while a person reads and thinks
    _echo(_described(changes))
    _echo(_unlisted(changes) if file is None else ())
    if dry_run or not changes.any:
        return
    if not yes:
        click.confirm("Load these changes?", abort=True)
    load_register(session, at=current_app.extensions["wall_clock"].now(), rows=rows)
    click.echo("Loaded.")


@register.command("check")
def check() -> None:
    """Say where the database differs from the project's register; exit 1 if it does anywhere."""
    changes = register_changes(db.session(), _rows(None))
    _echo(_described(changes))
    _echo(_unlisted(changes))
    if changes.any or changes.unlisted:
        raise click.exceptions.Exit(1)


def _rows(file: Path | None) -> Sequence[AuthorityRow]:
    try:
        return project_register().rows if file is None else read_file(file)
    except RegisterInvalid as invalid:
        _echo(str(fault) for fault in invalid.faults)
        raise click.exceptions.Exit(WRONG_FILE) from invalid


def _echo(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        click.echo(line)


def _described(changes: RegisterChanges) -> Iterator[str]:
    if not changes.any:
        yield "The database has every authority as the register has it."
    if changes.added:
        yield f"Not in the database yet: {len(changes.added)}"
        yield from _named([f"{row.name} ({row.slug})" for row in changes.added])
    if changes.changed:
        yield f"Different in the register: {len(changes.changed)}"
        yield from (line for change in changes.changed for line in _field_by_field(change))
    if changes.ended:
        yield f"Ending, by the register: {len(changes.ended)}"
        yield from (line for change in changes.ended for line in _field_by_field(change))


def _named(names: Sequence[str]) -> Iterator[str]:
    yield from (f"  {name}" for name in names[:NAMED_AT_MOST])
    if len(names) > NAMED_AT_MOST:
        yield f"  and {len(names) - NAMED_AT_MOST} more"


def _field_by_field(change: AuthorityChange) -> Iterator[str]:
    yield f"  {change.name} ({change.slug})"
    for each in change.fields:
        if each.field not in NOT_SHOWN:
            yield f"    {each.field}: {_shown(each.before)} → {_shown(each.after)}"


def _shown(value: Any) -> str:  # noqa: ANN401 a cell of any column
    if isinstance(value, list):
        return ", ".join(value) or "nothing"
    return "nothing" if value in (None, "") else str(value)


def _unlisted(changes: RegisterChanges) -> Iterator[str]:
    if changes.unlisted:
        yield f"In the database and not in the register, left as they are: {len(changes.unlisted)}"
        yield from _named(changes.unlisted)
