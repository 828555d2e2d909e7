"""Work below the pages: one due date, one replay, filing a batch, recording it as sent, rebuilding."""

import time
import timeit
from datetime import date
from itertools import count

from sqlalchemy import delete, event, or_, select
from sqlalchemy.orm import Session

from benchmarks.databases import Database, StoppedClock
from benchmarks.seed import TODAY
from benchmarks.ten_events import ten_events
from benchmarks.timing import Times
from foi_tracker.domain.history import replay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Channel, RegimeCode
from foi_tracker.models import (
    Assignment,
    Authority,
    Batch,
    Campaign,
    DeadlineRecord,
    Entry,
    EventRecord,
    InfoRequest,
    Letter,
    User,
)
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.file_requests import Filing, file_requests
from foi_tracker.usecases.rebuild_columns import rebuild_batch
from foi_tracker.usecases.record_sent import Sending, record_sent

BATCH = 430
FILINGS = 7
REPEATS, INNER = 15, 2_000
REBUILT = 20_000
SENT_ON = date(2026, 3, 2)  # Good Friday, Easter Monday and two bank holidays lie ahead


def due_date() -> Times:
    """Twenty working days, bank holidays left out."""
    law = laws()[RegimeCode.FOIA]
    return _each(lambda: law.calendar.add(SENT_ON, 20), INNER * 10)


def reckoned_date() -> Times:
    """The same as the law has it: an allowance, counted, with what is needed to explain it."""
    law = laws()[RegimeCode.FOIA]
    return _each(lambda: law.reckon(law.regime.response, SENT_ON), INNER)


def replay_of_ten() -> Times:
    """A history of ten events, with every deadline it leaves."""
    law, history = laws()[RegimeCode.FOIA], ten_events(TODAY)
    return _each(lambda: replay(history, law), INNER // 10)


def _each(deed, number: int) -> Times:
    deed()
    return Times([seconds / number for seconds in timeit.repeat(deed, number=number, repeat=REPEATS)])


class Filer:
    """Files for 430 authorities, records the batch as sent, and takes it all back."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.keys = count()
        self.statements = 0
        self.campaign_id = session.scalars(select(Campaign.id).where(Campaign.slug == "lfrt")).one()
        self.by_id = session.scalars(select(User.id).order_by(User.id)).first() or 0
        current = or_(Authority.valid_to.is_(None), Authority.valid_to > TODAY)
        wanted = select(Authority.slug).where(current).order_by(Authority.id).limit(BATCH)
        self.slugs = list(session.scalars(wanted))
        session.rollback()
        event.listen(session.get_bind(), "before_cursor_execute", self._count)

    def _count(self, *said) -> None:
        self.statements += not said[2].startswith("BEGIN")

    @property
    def entry(self) -> Entry:
        return Entry(by_id=self.by_id, at=StoppedClock().now())

    def file(self) -> tuple[float, int, Batch]:
        filing = Filing(
            campaign_id=self.campaign_id,
            slugs=self.slugs,
            title="Benchmark",
            form_key=f"benchmark-{time.time()}-{next(self.keys)}",
            owner_id=None,
        )
        seconds, statements, batch = self._timed(
            lambda: file_requests(self.session, filing, entry=self.entry, today=TODAY)
        )
        return seconds, statements, batch

    def send(self, ids: list[int]) -> tuple[float, int, object]:
        sendings = {each: Sending(on=TODAY, channel=Channel.EMAIL) for each in ids}
        return self._timed(lambda: record_sent(self.session, sendings, sent_by_id=self.by_id, entry=self.entry))

    def ids_of(self, batch: Batch) -> list[int]:
        found = list(self.session.scalars(select(InfoRequest.id).where(InfoRequest.batch_id == batch.id)))
        self.session.rollback()
        return found

    def take_back(self, batch_id: int, ids: list[int]) -> None:
        for table in (Letter, Assignment, DeadlineRecord, EventRecord):
            self.session.execute(delete(table).where(table.info_request_id.in_(ids)))
        self.session.execute(delete(InfoRequest).where(InfoRequest.id.in_(ids)))
        self.session.execute(delete(Batch).where(Batch.id == batch_id))
        self.session.commit()
        self.session.expunge_all()

    def _timed(self, deed):
        self.statements, began = 0, time.perf_counter()
        result = deed()
        return time.perf_counter() - began, self.statements, result


def filing(database: Database) -> dict[str, tuple[Times, int]]:
    """File 430 requests with their letters, then record all as sent: times and statements of each."""
    filed, sent, statements = Times(), Times(), (0, 0)
    with database.engine() as engine, Session(engine) as session:
        filer = Filer(session)
        for _ in range(FILINGS):
            filing_seconds, filing_statements, batch = filer.file()
            batch_id, ids = batch.id, filer.ids_of(batch)
            sent_seconds, sent_statements, _ = filer.send(ids)
            filer.take_back(batch_id, ids)
            filed.seconds.append(filing_seconds)
            sent.seconds.append(sent_seconds)
            statements = (filing_statements, sent_statements)
    return {"file 430": (filed, statements[0]), "record 430 as sent": (sent, statements[1])}


def rebuilding(database: Database) -> tuple[float, int]:
    """Requests a second, derived again from their histories and compared, the first 20,000; how many were wrong."""
    with database.engine() as engine, Session(engine) as session:
        law, after, seen, changed = current_laws(session), 0, 0, 0
        session.rollback()
        began = time.perf_counter()
        while seen < REBUILT and (batch := rebuild_batch(session, law, after=after)).last_id is not None:
            after, seen, changed = batch.last_id, seen + batch.seen, changed + batch.changed
        return seen / (time.perf_counter() - began), changed
