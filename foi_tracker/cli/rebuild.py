"""`flask foi rebuild` and `flask foi check`: the derived columns against the histories they follow from."""

import sys

import click
from flask.cli import with_appcontext

from foi_tracker.db import db
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.derivations import derivations, how_many
from foi_tracker.usecases.rebuild_columns import rebuild_batch

NAMED_AT_MOST = 1000


@click.command("rebuild")
@with_appcontext
def rebuild() -> None:
    """Derive every column of every request again from its history.

    Nothing in a history changes. It works in batches, so people can go on working, and it can be stopped and begun
    again at any time.
    """
    session = db.session()
    laws, after, seen, changed = current_laws(session), 0, 0, 0
    with click.progressbar(length=how_many(session), label="Rebuilding", file=sys.stderr) as bar:
        session.rollback()
        while (batch := rebuild_batch(session, laws, after=after)).last_id is not None:
            after, seen, changed = batch.last_id, seen + batch.seen, changed + batch.changed
            bar.update(batch.seen)
    click.echo(f"{seen:,} requests looked at, {changed:,} written again.")


@click.command("check")
@with_appcontext
def check() -> None:
    """Compare every column with what its history says; exit 1 and say where if anything differs."""
    session = db.session()
    laws, after, seen, wrong = current_laws(session), 0, 0, 0
    while batch := derivations(session, laws, after=after):
        after, seen = batch[-1].id, seen + len(batch)
        session.rollback()  # no lock is held between batches
        for each in batch:
            differences = each.differences()
            wrong += bool(differences)
            for column, stored, derived in differences if wrong <= NAMED_AT_MOST else ():
                click.echo(f"{each.reference}: {column}: stored {_said(stored)}, derived {_said(derived)}")
    if wrong:
        click.echo(f"{wrong:,} of {seen:,} requests differ from their history. Mend them with: flask foi rebuild")
        raise click.exceptions.Exit(1)
    click.echo(f"{seen:,} requests agree with their history.")


def _said(value: object) -> str:
    return "nothing" if value is None or value == "" else str(value)
