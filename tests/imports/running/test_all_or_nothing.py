"""A page that is closed stops no import, and a process that is killed leaves nothing of it."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from foi_tracker.db import db
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import (
    AuditLine,
    Batch,
    Campaign,
    DeadlineRecord,
    EventRecord,
    ImportRow,
    InfoRequest,
    Note,
    SheetImport,
)
from tests.imports.running.bringing import checked, run, running
from tests.imports.running.many_rows import many_rows, slugs_of

NUMBER = 600
KILLS = int(os.environ.get("KILLS", "3"))
TABLES = (InfoRequest, EventRecord, DeadlineRecord, Note, Batch)


@pytest.fixture
def sheet(session, campaign, coordinator, barchester, plumstead):  # noqa: ARG001 the authorities are what it is about
    return checked(session, campaign, coordinator, many_rows(slugs_of(session), NUMBER))


def rows(session):
    return many_rows(slugs_of(session), NUMBER)


def standing(session, sheet):
    """How much there is of it, and how far it says it is."""
    session.rollback()
    counts = [session.scalar(select(func.count()).select_from(table)) for table in TABLES]
    linked = select(func.count()).select_from(ImportRow).where(ImportRow.info_request_id.is_not(None))
    audited = select(func.count()).select_from(AuditLine).where(AuditLine.action == "import.run")
    stage = session.scalar(select(SheetImport.stage).where(SheetImport.id == sheet.id))
    return [
        *counts,
        session.scalar(linked),
        session.scalar(audited),
        session.scalar(select(Campaign.last_reference)),
        stage,
    ]


NOTHING = [0, 0, 0, 0, 0, 0, 0, 0, ImportStage.CHECKED]


def everything():
    """The window for a review is the one deadline of each."""
    return [NUMBER, 2 * NUMBER, NUMBER, NUMBER, 3, NUMBER, 1, NUMBER, ImportStage.IMPORTED]


@pytest.mark.parametrize("heard", [1, 2, 3])
def test_closing_the_page_does_not_stop_it(session, coordinator, sheet, heard):
    work = running(session, sheet, coordinator, rows(session))
    for _ in range(heard):
        next(work)

    work.close()

    assert standing(session, sheet) == everything()


def test_a_page_that_was_never_shown_imports_nothing(session, coordinator, sheet):
    running(session, sheet, coordinator, rows(session)).close()

    assert standing(session, sheet) == NOTHING


def test_what_fails_at_the_very_end_leaves_nothing(session, coordinator, sheet):
    work = running(session, sheet, coordinator, rows(session))
    while session.scalar(select(func.count()).select_from(InfoRequest)) == 0:
        next(work)

    with pytest.raises(KeyboardInterrupt):
        work.throw(KeyboardInterrupt)

    del work
    assert standing(session, sheet) == NOTHING


def test_a_killed_process_leaves_all_or_nothing_and_then_it_works(app, session, coordinator, sheet):
    with app.app_context():
        url = db.engine.url.render_as_string(hide_password=False)
    chance = random.Random(KILLS)  # noqa: S311 moments, not secrets
    session.rollback()
    for _ in range(KILLS):
        killed(url, sheet, coordinator, lines=chance.randrange(1, 4), wait=chance.random() / 4)
        found = standing(session, sheet)
        assert found == NOTHING or found == everything()
        if found != NOTHING:
            break  # it was too quick for us

    run(session, sheet, coordinator, rows(session))

    assert standing(session, sheet) == everything()


def killed(url, sheet, by, *, lines, wait):
    """Import in another process, and end that without warning a moment after it said so many things."""
    command = [sys.executable, "-m", "tests.imports.running.many_rows", url, *map(str, (sheet.id, by.id, NUMBER))]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(lines):
            assert process.stdout.readline()
        time.sleep(wait)
        process.kill()
