"""Sheets in plain words: rows that say something, brought, looked at, imported and undone. Everybody is invented."""

from datetime import UTC, datetime, timedelta

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.said import Keys, RowSays
from foi_tracker.domain.imports.vocabulary import SheetField
from foi_tracker.models import Entry, SheetImport
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.run_import import run_import
from foi_tracker.usecases.start_import import start_import
from foi_tracker.usecases.undo_import import undo_import
from tests.builders import day

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = day("2026-11-23")
# So that what a sheet no longer says is known to have been dropped, and not merely not asked for.
READ = (
    SheetField.AUTHORITY,
    SheetField.SENT_ON,
    SheetField.ACKNOWLEDGED_ON,
    SheetField.RESPONDED_ON,
    SheetField.CHASED_ON,
)
CHOICES = Choices(columns=dict(enumerate(READ)))


def later(hours=1):
    return MORNING + timedelta(hours=hours)


def row(number, authority, *events, reference="", url="", wave="", **said):
    """One request as a sheet has it; `authority` is a slug."""
    keys = Keys(reference=reference, url=url, authority=authority, wave=wave)
    return RowSays(number=number, keys=keys, authority=authority, events=tuple(events), url=url, **said)


def brought(session, campaign, by, *, name="tracking.csv", at=MORNING):
    file = KeptFile(sha256="ab" * 32, size=100, filename=name, media_type="text/plain")
    return start_import(session, campaign.id, file, entry=Entry(by_id=by.id, at=at))


def planner(rows, choices=CHOICES):
    return lambda known: plan(rows, known, choices)


def checked(session, campaign, by, rows, *, choices=CHOICES, at=MORNING):
    """A sheet after its dry run."""
    found = brought(session, campaign, by, at=at)
    planned = planner(rows, choices)(world(session, campaign, TODAY))
    return check_import(session, found, planned, entry=Entry(by_id=by.id, at=at))


def running(session, sheet_import, by, rows, *, choices=CHOICES, at=MORNING):
    """What it says on the way, as it says it."""
    entry = Entry(by_id=by.id, at=at)
    return run_import(session, sheet_import.id, sheet_import.plan_digest, planner(rows, choices), entry=entry)


def run(session, sheet_import, by, rows, **how):
    """All that it says on the way."""
    return list(running(session, sheet_import, by, rows, **how))


def imported(session, campaign, by, rows, *, choices=CHOICES, at=MORNING) -> SheetImport:
    """A sheet that has gone all the way."""
    found = checked(session, campaign, by, rows, choices=choices, at=at)
    run(session, found, by, rows, choices=choices, at=at)
    return found


def undone(session, sheet_import, by, *, at=None):
    forgotten = []
    undo_import(session, sheet_import.id, forget=forgotten.append, entry=Entry(by_id=by.id, at=at or later()))
    return forgotten
