"""`flask foi export ...`: the same files as from the pages, for scripts."""

from typing import BinaryIO

import click
from flask import current_app
from flask.cli import with_appcontext

from foi_tracker.db import db, short_session
from foi_tracker.domain.policy import Actor
from foi_tracker.exports import FORMATS, tables
from foi_tracker.exports.xlsx_file import TooBigForExcel
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.campaigns import campaign_named
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from foi_tracker.usecases.record_export import record_export

# Whoever runs commands on the server has the whole database anyway.
OPERATOR = Actor(user_id=0, name="command line", is_administrator=True)


@click.command("export")
@with_appcontext
@click.argument("table", type=click.Choice(sorted(tables.NAMES)))
@click.option("--campaign", "slug", required=True, metavar="SLUG", help="The campaign's short address name.")
@click.option("--format", "ending", type=click.Choice(sorted(FORMATS)), default="csv", show_default=True)
@click.option("--superseded", is_flag=True, help="With findings: also what counted before a later reply.")
@click.option("--output", type=click.File("wb"), default="-", metavar="FILE", help="Standard output if left out.")
def export(table: str, slug: str, ending: str, superseded: bool, output: BinaryIO) -> None:
    """Write TABLE of a campaign to a file: requests, events, refusals, appeals, findings or deployments."""
    session = db.session()
    if campaign_named(session, slug) is None:
        raise click.UsageError(f'There is no campaign "{slug}".')
    clock = current_app.extensions["wall_clock"]
    standpoint = Standpoint(today=clock.today(), laws=current_laws(session), user_id=OPERATOR.user_id)
    wanted = RequestFilter(campaign=slug)
    record_export(session, actor_id=None, file=f"{table}.{ending}", asked=wanted.args(), at=clock.now())
    key = current_app.config["SECRET_KEY"]
    selection = Selection(OPERATOR, wanted.conditions(standpoint), standpoint, key=key, superseded=superseded)
    with short_session(reading=True) as reading:
        try:
            output.writelines(FORMATS[ending].write(*tables.rows_of(table, reading, selection)))
        except TooBigForExcel as too_big:
            raise click.ClickException(str(too_big)) from too_big
