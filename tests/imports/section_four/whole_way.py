"""From the bytes of a file to what importing it would do, as a dry run goes: nothing is decided but what is given."""

from dataclasses import replace

from foi_tracker.cli.import_trial import Brought, try_out
from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder
from tests.imports.planning.worlds import world
from tests.imports.reading_files.reading import sheet

WORDS = {ChoiceKind.OUTCOME: {"": "answered:supplied_in_full"}}


def tried(content, *, name=None, known=None, include_hidden=False, **given):
    """The dry run of a file; where a column of days can be read two ways, somebody said day first."""
    grid = grid_of(sheet(content, name), include_hidden=include_hidden)
    choices = replace(Choices(words=WORDS, include_hidden=include_hidden), **given)
    brought = Brought(filename="tracker", grid=grid, given=choices, remembered={})
    first = try_out(brought, known or world(), leaves_out=False)
    asked = {each.place: DateOrder.DAY_FIRST for each in first.asked.days}
    return try_out(replace(brought, given=replace(choices, dates=asked)), known or world(), leaves_out=False)


def sent(trial):
    """Which authorities were asked, and when, as ISO days; a row that is left out is not there."""
    rows = [row for row in trial.plan.rows if row.deed != "skip"]
    return [
        (row.authority, *(each.on.isoformat() for each in row.add if isinstance(each, happened.Sent))) for row in rows
    ]
