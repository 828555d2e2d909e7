"""Many rows alike, and a process of its own that imports them: `python -m tests.imports.running.many_rows`."""

import sys

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.engine import engine_options, watch_engine
from foi_tracker.models import Authority, SheetImport, User
from tests.builders import response, sent
from tests.imports.running.bringing import row, running


def many_rows(slugs, number):
    """So many requests with two entries and a note each."""
    events = (sent("2026-09-01"), response("2026-09-20", Outcome.REFUSED))
    return [
        row(
            at,
            slugs[at % len(slugs)],
            *events,
            reference=str(at),
            wave=f"Wave {at % 3}",
            notes=f"From x.csv, row {at}:",
        )
        for at in range(2, number + 2)
    ]


def slugs_of(session):
    return session.scalars(select(Authority.slug).order_by(Authority.id)).all()


def main(url, import_id, by_id, number):
    engine = create_engine(url, **engine_options(url))
    watch_engine(engine)
    with Session(engine) as session:
        rows = many_rows(slugs_of(session), number)
        found, by = session.get_one(SheetImport, import_id), session.get_one(User, by_id)
        session.expunge_all()
        session.rollback()
        for told in running(session, found, by, rows):
            sys.stdout.write(f"{told.words}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    url, *numbers = sys.argv[1:]
    main(url, *map(int, numbers))
