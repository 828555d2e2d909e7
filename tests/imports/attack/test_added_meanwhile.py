"""Somebody adds to a request at the very moment in which its import is undone."""

from threading import Thread
from time import sleep

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.models import InfoRequest, Note, SheetImport, User
from foi_tracker.usecases.undo_import import AddedSince
from tests.builders import sent
from tests.imports.running.bringing import MORNING, imported, later, row, undone


def undo_elsewhere(engine, import_id, by_id, said):
    """In a transaction of its own; what came of it."""
    with Session(engine) as session:
        found, by = session.get_one(SheetImport, import_id), session.get_one(User, by_id)
        session.expunge_all()
        session.rollback()
        try:
            undone(session, found, by, at=later(2))
            said.append("undone")
        except AddedSince as clash:
            said.extend(clash.added[0].what)


def test_undoing_waits_for_a_note_that_is_being_written_and_then_names_it(
    app, session, campaign, coordinator, volunteer
):
    rows = [row(2, "barchester-city-council", sent("2026-09-14"))]
    by_id, made = coordinator.id, imported(session, campaign, coordinator, rows, at=MORNING).id
    request_id = session.scalars(select(InfoRequest.id)).one()
    note = Note(info_request_id=request_id, body="They rang.", written_by_id=volunteer.id, written_at=later())
    said = list[str]()
    session.commit()
    with app.app_context():
        engine = db.engine
    undoing = Thread(target=undo_elsewhere, args=(engine, made, by_id, said))
    with Session(engine) as writing:
        writing.add(note)
        writing.flush()
        undoing.start()
        sleep(1)
        writing.commit()

    undoing.join()

    assert said == ["a note"]
    assert session.scalars(select(Note.body)).all() == ["They rang."]
